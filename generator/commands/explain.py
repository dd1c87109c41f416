"""The manual page of a rule."""

from __future__ import annotations

from generator.diagnostics import Rule
from generator.reading.names import did_you_mean
from generator.rules import all_rules


def find_rule(code: str) -> Rule | None:
    """Return the rule with a code (`Q301`) or a name, in any case."""
    wanted = code.strip().lower()
    for rule in all_rules().values():
        if wanted in (rule.code.lower(), rule.name.lower()):
            return rule
    return None


def nearest_rule(code: str) -> str:
    """Return "Did you mean `x`?" for the rule whose name is nearest, or nothing."""
    return did_you_mean(code.strip().lower(), (rule.name for rule in all_rules().values()))


def all_of_them() -> str:
    """Return a line on every rule: code, name, severity and what is wrong."""
    rules = sorted(all_rules().values(), key=lambda rule: rule.code)
    width = max(len(rule.name) for rule in rules)
    return "\n".join(
        f"{rule.code}  {rule.name:{width}}  {rule.severity:7}  {' '.join(rule.summary.split())}"
        for rule in rules
    )


def manual_page(rule: Rule) -> str:
    """Return the manual page of a rule as text."""
    head = f"{rule.code} {rule.name} ({rule.severity})"
    return f"{head}\n{'=' * len(head)}\n\n{rule.manual.strip()}"

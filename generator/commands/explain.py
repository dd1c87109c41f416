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


def manual_page(rule: Rule) -> str:
    """Return the manual page of a rule as text."""
    head = f"{rule.code} {rule.name} ({rule.severity})"
    return f"{head}\n{'=' * len(head)}\n\n{rule.manual.strip()}"

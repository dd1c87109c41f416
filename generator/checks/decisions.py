"""What a site and its editors decided about findings: severities, and accepted ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from generator.diagnostics import Diagnostic, Rule, Severity
from generator.options import Options
from generator.place import Place
from generator.reading.drafts import Drafts
from generator.reading.names import did_you_mean

UNKNOWN_RULE = Rule(
    "K112",
    "unknown-rule",
    """
An `accept` or the option `severity` names a rule that does not exist.

A misspelt name would leave the finding as it is, or leave a severity unset, in silence. The name
of a rule stands behind the place of each finding; `explainer explain` lists all of them.
""",
)

ACCEPT_WITHOUT_FINDING = Rule(
    "K113",
    "accept-without-finding",
    """
An `accept` answers no finding.

Perhaps what it accepted has been mended since: then remove it, or it would hide the next finding
of this kind. Perhaps it stands in another record than the finding. Most errors cannot be accepted,
such as a quote that does not stand in its article.
""",
    Severity.WARNING,
)


class Decisions:
    """The accepted findings of a site's records and the severities of its options."""

    def __init__(self, drafts: Drafts, options: Options) -> None:
        self._severity, self._config = options.severity, options.config
        self._accepts: dict[tuple[str, str], Place] = {
            (written.id, accept.rule): written.place("accept", number, "rule")
            for written in drafts.records()
            for number, accept in enumerate(written.draft.accept)
        }
        self._answered: set[tuple[str, str]] = set()

    def weigh(self, found: Iterable[Diagnostic]) -> list[Diagnostic]:
        """Return the findings that count: with the site's severities, without accepted ones."""
        weighed = []
        for each in found:
            key = (each.record, each.rule.name)
            if key in self._accepts and _acceptable(each.rule):
                self._answered.add(key)
                continue
            severity = self._severity.get(each.rule.name)
            changed = replace(each, severity=Severity(severity)) if severity else each
            if changed.severity is not Severity.OFF:
                weighed.append(changed)
        return weighed

    def unknown(self, rules: Mapping[str, Rule]) -> Iterator[Diagnostic]:
        """Yield each decision about a rule that is none of `rules`."""
        for (record, name), place in self._accepts.items():
            if name not in rules:
                message = f"There is no rule `{name}`."
                yield UNKNOWN_RULE.at(place, message, hint=_meant(name, rules), record=record)
        for name in self._severity:
            if name not in rules:
                message = f"The option `severity` names a rule `{name}`, which does not exist."
                yield UNKNOWN_RULE.at(Place(self._config), message, hint=_meant(name, rules))

    def unused(self, rules: Mapping[str, Rule]) -> Iterator[Diagnostic]:
        """Yield each `accept` that has answered no finding so far; ask when all are weighed."""
        for (record, name), place in self._accepts.items():
            if name not in rules or (record, name) in self._answered:
                continue
            if _acceptable(rules[name]):
                message = f"`{record}` has no finding `{name}` that this could answer."
                hint = "Remove it, or move it to the record of the finding."
            else:
                message = f"A finding `{name}` cannot be accepted."
                hint = "Mend what it finds, and remove these lines."
            yield ACCEPT_WITHOUT_FINDING.at(place, message, hint=hint, record=record)


def _meant(name: str, rules: Mapping[str, Rule]) -> str:
    """Return which rule to write for a name that is none: the nearest, or that of a code."""
    coded = next((rule.name for rule in rules.values() if rule.code == name.upper()), "")
    if coded:
        return f"`{name}` is its code: write the name, `{coded}`."
    return did_you_mean(name, rules) or "`explainer explain` lists the names of all rules."


def _acceptable(rule: Rule) -> bool:
    return rule.acceptable or rule.severity is Severity.WARNING

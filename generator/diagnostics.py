"""What is wrong and where, as values. Nothing here prints, raises or decides an exit code."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from generator.place import Place


class Severity(StrEnum):
    """How much a finding weighs: an error stops a build, a warning does not, off says nothing."""

    ERROR = "error"
    WARNING = "warning"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that can be wrong, declared once in the module that finds it."""

    code: str
    """Short and stable: a letter for the room that finds it and three digits (`Q301`)."""
    name: str
    """What is wrong, in words that read well after "accept" (`quote-not-in-source`)."""
    manual: str
    """The page of the manual: what is wrong, why it matters, an example, what to write instead."""
    severity: Severity = Severity.ERROR
    """What a finding weighs unless the site's options say otherwise."""
    acceptable: bool = False
    """Whether an editor may accept a finding although it is an error; a warning always may be."""

    @property
    def summary(self) -> str:
        """The first sentence of the manual page."""
        return self.manual.strip().split("\n\n", 1)[0].replace("\n", " ").strip()

    def at(
        self,
        place: Place,
        message: str,
        *,
        hint: str = "",
        also: Iterable[tuple[Place, str]] = (),
        record: str = "",
    ) -> Diagnostic:
        """Return a finding of this rule at `place`."""
        return Diagnostic(self, place, message, hint, tuple(also), record, self.severity)


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: the rule, the place, what is there, and what to do about it."""

    rule: Rule
    place: Place
    message: str
    """What is. Must be enough if nothing else can be shown."""
    hint: str = ""
    """What to do; may hold several lines, such as YAML to paste."""
    also: tuple[tuple[Place, str], ...] = ()
    """Other places that matter, each with a few words on why."""
    record: str = ""
    """Id of the record concerned, whose `accept` list may answer this finding."""
    severity: Severity = Severity.ERROR
    """The rule's own, unless a site's options lowered or raised it."""

    @property
    def sort_key(self) -> tuple[Place, str, str]:
        """Messages are shown by place, then code, so that two runs print the same."""
        return (self.place, self.rule.code, self.message)


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return the findings sorted by place and without exact repetitions."""
    seen: dict[tuple[Place, str, str], Diagnostic] = {}
    for diagnostic in diagnostics:
        seen.setdefault(diagnostic.sort_key, diagnostic)
    return tuple(seen[key] for key in sorted(seen))


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Tell whether any finding must stop a build."""
    return any(d.severity is Severity.ERROR for d in diagnostics)

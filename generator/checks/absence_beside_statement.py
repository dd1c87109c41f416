"""Absences of what a source is shown to say."""

from __future__ import annotations

from collections.abc import Iterator

from generator.corpus.corpus import Corpus
from generator.diagnostics import Diagnostic, Rule

RULE = Rule(
    "K105",
    "absence-beside-statement",
    """
A claim has a statement from a source and a signed reading that the same source does not say it.

Both cannot be so. Remove the absence, or move the statement to the claim that it is evidence for.
""",
)


def check(corpus: Corpus) -> Iterator[Diagnostic]:
    """Yield each absence of a claim in a source that has a statement on it."""
    for claim in corpus.claims.values():
        given = {statement.source: statement for statement in reversed(claim.statements)}
        for absence in claim.absences:
            statement = given.get(absence.source)
            if statement is not None:
                yield RULE.at(
                    absence.place,
                    f"`{claim.id}` is called absent from `{absence.source}`, which states it.",
                    hint="Remove the absence or the statement.",
                    also=[(statement.place, "the statement")],
                    record=claim.id,
                )

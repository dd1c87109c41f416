"""Claims that no source carries."""

from __future__ import annotations

from collections.abc import Iterator

from generator.corpus.corpus import Corpus
from generator.diagnostics import Diagnostic, Rule

RULE = Rule(
    "K101",
    "claim-without-evidence",
    """
A claim has no statement: no source is shown to say it.

A claim is what reports say, so one without a quote or passage tells readers nothing that they can
check. Add a statement, or remove the claim. A claim that was withdrawn keeps its statements.
""",
)


def check(corpus: Corpus) -> Iterator[Diagnostic]:
    """Yield each claim without statements."""
    for claim in corpus.claims.values():
        if not claim.statements:
            yield RULE.at(
                claim.place,
                f"The claim `{claim.id}` has no statement.",
                hint="Add `statements:` with a source, a speaker and a quote or passage.",
                record=claim.id,
            )

"""Statements with one id."""

from __future__ import annotations

from collections.abc import Iterator

from generator.corpus.corpus import Corpus
from generator.corpus.model import Statement
from generator.diagnostics import Diagnostic, Rule

RULE = Rule(
    "K114",
    "statement-id-taken",
    """
Two statements have the same id.

The id is the statement's place on its claim's page and its key in the data, so it stands once on
the whole site. A statement needs none: where none is written, its id is made from its claim, its
source and its paragraph.
""",
)


def check(corpus: Corpus) -> Iterator[Diagnostic]:
    """Yield each statement whose id an earlier one has."""
    seen: dict[str, Statement] = {}
    for statement in corpus.statements:
        earlier = seen.setdefault(statement.id, statement)
        if earlier is not statement:
            yield RULE.at(
                statement.place,
                f"The id `{statement.id}` of this statement is taken.",
                hint="Give it another id, or none.",
                also=[(earlier.place, "the other statement")],
                record=statement.claim,
            )

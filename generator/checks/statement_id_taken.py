"""Statements with an id that something else has."""

from __future__ import annotations

from collections.abc import Iterator

from generator.corpus.corpus import Corpus
from generator.corpus.model import Statement
from generator.corpus.statement_ids import is_of_the_page
from generator.diagnostics import Diagnostic, Rule

RULE = Rule(
    "K114",
    "statement-id-taken",
    """
Two statements have the same id, or one has an id that the page itself uses.

The id is the statement's place on its claim's page and its key in the data, so it stands once on
the whole site; names such as `top`, `cite` and `p3` are other places of that page. A statement
needs none: where none is written, its id is made from its claim, its source and its paragraph.
""",
)


def check(corpus: Corpus) -> Iterator[Diagnostic]:
    """Yield each statement whose id an earlier one has, or the page itself."""
    seen: dict[str, Statement] = {}
    for statement in corpus.statements:
        if is_of_the_page(statement.id, corpus.explainers):
            yield RULE.at(
                statement.place,
                f"The page itself uses the id `{statement.id}` of this statement.",
                hint="Give it another id, or none.",
                record=statement.claim,
            )
        earlier = seen.setdefault(statement.id, statement)
        if earlier is not statement:
            yield RULE.at(
                statement.place,
                f"The id `{statement.id}` of this statement is taken.",
                hint="Give it another id, or none.",
                also=[(earlier.place, "the other statement")],
                record=statement.claim,
            )

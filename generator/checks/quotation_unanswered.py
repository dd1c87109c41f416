"""Quotations of an annotated report that no statement accounts for."""

from __future__ import annotations

from collections.abc import Iterator

from generator.corpus.balance import balance
from generator.corpus.corpus import Corpus
from generator.diagnostics import Diagnostic, Rule, Severity

RULE = Rule(
    "K117",
    "quotation-unanswered",
    """
A report that supports claims prints a quotation on which no claim rests.

Readers who compare reports take what is not shown for what was not said. `explainer suggest
SOURCE` prints each such quotation as a statement to paste. One that needs no claim is set aside in
the source's record, with the reason: `set_aside: {p7.s1: scene-setting}`. Quotations in bylines,
credits, boilerplate and parts marked as unrelated are not meant, nor reports without a statement.
""",
    Severity.WARNING,
)
_SHOWN = 5


def check(corpus: Corpus) -> Iterator[Diagnostic]:
    """Yield one finding for each source with quotations that are left open."""
    for id, source in corpus.sources.items():
        if not corpus.statements_in.get(id):
            continue
        left = [str(at) for at in dict.fromkeys(balance(corpus, source).quotations.open)]
        if left:
            more = f" and {len(left) - _SHOWN} more" if len(left) > _SHOWN else ""
            yield RULE.at(
                source.place,
                f"No statement accounts for the quotation at {', '.join(left[:_SHOWN])}{more}.",
                hint=f"`explainer suggest {id}` prints it as YAML; or set it aside: "
                f"`set_aside: {{{left[0]}: why}}`.",
                record=id,
            )

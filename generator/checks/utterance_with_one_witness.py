"""Utterances that one source alone prints."""

from __future__ import annotations

from collections.abc import Iterator

from generator.corpus.corpus import Corpus
from generator.diagnostics import Diagnostic, Rule, Severity
from generator.reading.names import did_you_mean

RULE = Rule(
    "K111",
    "utterance-with-one-witness",
    """
The name of an utterance stands in the statements of one source only.

Statements that name the same `utterance` are the same words spoken once, and the site compares
them word by word. With one source there is nothing to compare: perhaps the name is misspelt in one
of the two, or the other report's statement is still to be written. Else leave the line out.
""",
    Severity.WARNING,
)


def check(corpus: Corpus) -> Iterator[Diagnostic]:
    """Yield each utterance without a second source."""
    for name, witnesses in corpus.witnesses.items():
        sources = {statement.source for statement in witnesses}
        if len(sources) == 1:
            others = (other for other in corpus.witnesses if other != name)
            yield RULE.at(
                witnesses[0].place,
                f"The utterance `{name}` is given by `{witnesses[0].source}` alone.",
                hint=did_you_mean(name, others) or "Name it in the other statement too, or not.",
                record=witnesses[0].claim,
            )

"""Questions that all claims answer alike."""

from __future__ import annotations

from collections.abc import Iterator

from generator.corpus.corpus import Corpus
from generator.diagnostics import Diagnostic, Rule, Severity

RULE = Rule(
    "K107",
    "question-with-one-answer",
    """
A question has one answer.

A question is what claims answer differently: it is a row of the comparison, and with one answer
there is nothing to compare. Add the other answer, or remove the question; what a single claim says
is told on its own page. A question that the reports leave open may be accepted with a reason.
""",
    Severity.WARNING,
)


def check(corpus: Corpus) -> Iterator[Diagnostic]:
    """Yield each question with one answer."""
    for question in corpus.questions.values():
        if len(question.answers) == 1:
            yield RULE.at(
                question.place,
                f"The question `{question.id}` has one answer.",
                hint="Add the answer that differs, or remove the question.",
                record=question.id,
            )

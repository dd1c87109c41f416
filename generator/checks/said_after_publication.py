"""Words that were said after the report that prints them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from generator.corpus.corpus import Corpus
from generator.diagnostics import Diagnostic, Rule, Severity

RULE = Rule(
    "K109",
    "said-after-publication",
    """
A statement was said later than the report was published that prints it.

One of the two dates is wrong: `said` of the statement or `published` of the source. A day of
difference is allowed for, as the two may be of different time zones. A report that was changed
later has `versions`; the date of the latest counts.
""",
    Severity.WARNING,
)


def check(corpus: Corpus) -> Iterator[Diagnostic]:
    """Yield each statement whose words are younger than its report."""
    for statement in corpus.statements:
        source = corpus.sources.get(statement.source)
        if source is None or statement.said is None or not statement.said.stated:
            continue
        dates = (source.published, *(version.date for version in source.versions))
        latest = max(when.last for when in dates)
        if latest < date.max and statement.said.first > latest + timedelta(days=1):
            yield RULE.at(
                statement.place,
                f"It was said ({statement.said.text}) after `{source.id}` was published "
                f"({source.published.text}).",
                hint="Correct `said` here or `published` there.",
                also=[(source.place, "the source")],
                record=statement.claim,
            )

"""Titles of sources: what everybody may name, as long as it is no more than a title."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Diagnostic, Rule
from generator.evidence.words import count_words
from generator.reading.form import Written
from generator.reading.schema.sources import Rights, SourceDraft

TITLE_TOO_LONG = Rule(
    "R202",
    "title-too-long",
    """
The title of a source has more words than a headline has.

A title names the report, so it counts for no budget and is no leak. That holds for a headline, not
for paragraphs of the article that stand in its place.

    title: Ferry runs again after the long repair

Give the headline alone, without the lines below it. One of more than thirty words may be cut with
an ellipsis.
""",
)

MOST_WORDS = 30
"""Words of the longest title that is exempt."""


def exempt_title(draft: SourceDraft, /) -> str:
    """Return the title, whose words neither count nor leak; nothing where it is no mere title."""
    if draft.rights is not Rights.FULL and count_words(draft.title) > MOST_WORDS:
        return ""
    return draft.title


def check_title(written: Written[SourceDraft], /) -> Iterator[Diagnostic]:
    """Give a finding where the title of a text that is not `full` is too long for one."""
    if not exempt_title(written.draft):
        message = (
            f"The title of {written.id} has {count_words(written.draft.title)} words;"
            f" {MOST_WORDS} are allowed."
        )
        hint = "Give the headline alone."
        yield TITLE_TOO_LONG.at(written.place("title"), message, hint=hint, record=written.id)

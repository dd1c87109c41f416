"""An article as this room handles it: its layout, and its words where they are at hand."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from generator.evidence.alarm import AlarmText
from generator.evidence.layout import find_span, measure
from generator.evidence.model import Layout, Locator, Paragraph, Span
from generator.evidence.normalise import Normal, normalise
from generator.evidence.quotation import Quotation, pair_marks
from generator.reading.schema.sources import Zone, ZoneDraft

QUOTED = "\x1f"
"""Stands in narration for each character that quotation marks enclose; in a normalised text this
control character is a space."""
_LINE_BY_LINE = (Zone.CAPTION, Zone.CREDIT)
"""Zones in which each line is a text of its own: two pictures have two captions."""


@dataclass(frozen=True, eq=False)
class Article:
    """One article, either with its text or only as its lock describes it."""

    source: str
    """The id of its source."""
    layout: Layout
    text: str | None = None
    """None where only the lock is at hand."""
    language: str = "en"

    @classmethod
    def from_text(
        cls,
        source: str,
        text: str,
        *,
        language: str = "en",
        zones: Mapping[str, Zone | ZoneDraft] | None = None,
    ) -> Article:
        """Return the article of a text that is measured here and now."""
        return cls(source, measure(text, language, zones or {}), text, language)

    @cached_property
    def normal(self) -> Normal:
        """The text normalised, with walls at blank lines and at the borders of zones."""
        if self.text is None:
            raise ValueError(f"the text of {self.source} is not at hand")
        return normalise(self.text, self.borders)

    @cached_property
    def borders(self) -> frozenset[int]:
        """The offsets at which, within a paragraph, another zone, caption or credit begins."""
        return frozenset(
            paragraph.lines[i].start
            for paragraph in self.layout.paragraphs
            for i in range(1, len(paragraph.lines))
            if paragraph.zones[i] in _LINE_BY_LINE
            or paragraph.zones[i] != paragraph.zones[i - 1]
            or (i in paragraph.unrelated_lines) != (i + 1 in paragraph.unrelated_lines)
        )

    @cached_property
    def stretches(self) -> tuple[Span, ...]:
        """The parts of the text that nothing crosses: paragraphs, cut at the borders of zones."""
        return tuple(_stretches(self.layout, self.borders))

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """Every pair of quotation marks, by place; none where the text is not at hand."""
        return () if self.text is None else pair_marks(self.text, self.stretches)

    @cached_property
    def _narration(self) -> str:
        """The normalised text with `QUOTED` for each character of a quotation, marks included."""
        parts: list[str] = []
        done, normal = 0, self.normal
        for quotation in self._outermost:
            start, end = normal.index(quotation.span.start), normal.index(quotation.span.end)
            parts += (normal.text[done:start], QUOTED * (end - start))
            done = end
        return "".join([*parts, normal.text[done:]])

    @cached_property
    def alarm_text(self) -> AlarmText:
        """The words of the text as alarms are looked for in them."""
        return AlarmText(self.text or "", self.stretches)

    @cached_property
    def _stretch_starts(self) -> list[int]:
        return [stretch.start for stretch in self.stretches]

    @cached_property
    def _quotation_starts(self) -> list[int]:
        return [quotation.span.start for quotation in self.quotations]

    @cached_property
    def _outermost(self) -> list[Quotation]:
        return [quotation for quotation in self.quotations if quotation.depth == 1]

    @cached_property
    def _outermost_starts(self) -> list[int]:
        return [quotation.span.start for quotation in self._outermost]

    @cached_property
    def _starts(self) -> list[int]:
        return [paragraph.span.start for paragraph in self.layout.paragraphs]

    @cached_property
    def _sentence_starts(self) -> list[list[int]]:
        """Where the sentences of each paragraph begin."""
        return [[s.start for s in paragraph.sentences] for paragraph in self.layout.paragraphs]

    def words_at(self, span: Span) -> str:
        """Return the article's own characters in `span`; nothing where they are not at hand."""
        return "" if self.text is None else self.text[span.start : span.end]

    def normal_words_at(self, span: Span) -> str:
        """Return what stands in `span` normalised; nothing where the text is not at hand."""
        if self.text is None:
            return ""
        return self.normal.text[self.normal.index(span.start) : self.normal.index(span.end)]

    def narration_at(self, span: Span) -> str:
        """Return `span` normalised, with `QUOTED` for each character within quotation marks."""
        if self.text is None:
            return ""
        return self._narration[self.normal.index(span.start) : self.normal.index(span.end)]

    def span_of(self, locator: Locator) -> Span | None:
        """Return the range that `locator` names, or None where there is no such place."""
        return find_span(self.layout, locator)

    def paragraph_at(self, offset: int) -> Paragraph:
        """Return the paragraph in which, or after which, `offset` lies."""
        return self.layout.paragraphs[max(bisect_right(self._starts, offset) - 1, 0)]

    def locator_of(self, span: Span) -> Locator:
        """Return the sentence, or the run of sentences, in which `span` stands."""
        index = max(bisect_right(self._starts, span.start) - 1, 0)
        starts = self._sentence_starts[index]
        first = max(bisect_right(starts, span.start), 1)
        last = max(bisect_right(starts, span.end - 1), 1)
        number = self.layout.paragraphs[index].number
        return Locator(number, sentence=first, last_sentence=last if last > first else None)

    def line_of(self, offset: int) -> int:
        """Return the line, from 1, of its paragraph in which `offset` lies."""
        lines = self.paragraph_at(offset).lines
        if len(lines) == 1:
            return 1
        return max(bisect_right(lines, offset, key=lambda line: line.start), 1)

    def stretch_at(self, offset: int) -> Span:
        """Return the part of a paragraph around `offset` that no quote leaves."""
        return self.stretches[max(bisect_right(self._stretch_starts, offset) - 1, 0)]

    def quotations_at(self, span: Span) -> list[Quotation]:
        """Return the quotations that share words with `span`, by place."""
        stretch = self.stretch_at(span.start)
        first = bisect_left(self._quotation_starts, stretch.start)
        last = bisect_left(self._quotation_starts, span.end)
        return [q for q in self.quotations[first:last] if q.span.overlaps(span)]

    def outermost_at(self, span: Span) -> list[Quotation]:
        """Return the quotations within no other that share words with `span`, by place."""
        starts = self._outermost_starts  # apart from each other, so only the first may end before
        first = max(bisect_right(starts, span.start) - 1, 0)
        last = bisect_left(starts, span.end)
        return [q for q in self._outermost[first:last] if q.span.end > span.start]

    def zone_at(self, offset: int) -> Zone:
        """Return the zone in which `offset` lies."""
        return self.paragraph_at(offset).zones[self.line_of(offset) - 1]

    def is_unrelated(self, offset: int) -> bool:
        """Tell whether `offset` lies in a part that an editor marked as unrelated."""
        return self.line_of(offset) in self.paragraph_at(offset).unrelated_lines


def _stretches(layout: Layout, borders: frozenset[int]) -> Iterator[Span]:
    for paragraph in layout.paragraphs:
        start = paragraph.span.start
        for before, line in pairwise(paragraph.lines):
            if line.start in borders:
                yield Span(start, before.end)
                start = line.start
        yield Span(start, paragraph.span.end)

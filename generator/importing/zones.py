"""Zones guessed for the lines of an article: by the page's own marks, then by how lines read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.importing import patterns
from generator.importing.model import Block, Facts, Line, Mark
from generator.importing.values import fold
from generator.reading.schema.sources import Zone

Marks = list[list[Mark | None]]
_STANDFIRST = 400
"""Characters of the longest paragraph that is taken for one."""
_TAIL = 60
_LEAST_REPEATED = 25


def guess_zones(blocks: Sequence[Block], facts: Facts, language: str) -> dict[str, Mark]:
    """Return the zones of an article that are not its body, by locator, in the order of the text.

    A paragraph whose lines are all one zone has one entry.
    """
    marks: Marks = [
        [Mark(line.zone, line.why) if line.zone else None for line in block] for block in blocks
    ]
    for step in (_pictures, _repeated, _boilerplate):
        step(blocks, marks)
    top = _headline(blocks, marks, facts)
    _opening(blocks, marks, top, facts, language)
    _tail(blocks, marks)
    return dict(_by_locator(marks))


def _pictures(blocks: Sequence[Block], marks: Marks) -> None:
    """Mark captions and credits that say so, and the lines that share a paragraph with them."""
    for block, row in zip(blocks, marks, strict=True):
        for n, line in enumerate(block):
            if row[n] is not None or not _is_whole(block, row, n):
                continue
            if patterns.is_caption(line.text):
                row[n] = Mark(Zone.CAPTION, "it reads as a caption")
            elif n == len(block) - 1 and patterns.is_credit(line.text):
                row[n] = Mark(Zone.CREDIT, "it names the owner of a picture")
        above = [patterns.ends_a_sentence(line.text) for line in block[:-1]]
        if row[-1] is None and above and above[-1] and patterns.may_be_credit(block[-1].text):
            row[-1] = Mark(Zone.CREDIT, "a name and an owner below another line")
        if any(mark and mark.zone in (Zone.CAPTION, Zone.CREDIT) for mark in row):
            for n, mark in enumerate(row):
                row[n] = mark or Mark(Zone.CAPTION, "it stands with a caption or credit")


def _is_whole(block: Block, row: list[Mark | None], n: int) -> bool:
    """Tell whether a line is no part of a sentence that was wrapped over several."""
    line = block[n].text
    begins = n == 0 or row[n - 1] is not None or patterns.ends_a_sentence(block[n - 1].text)
    last = n == len(block) - 1
    return begins and (last or patterns.ends_a_sentence(line) or not block[n + 1].text[0].islower())


def _repeated(blocks: Sequence[Block], marks: Marks) -> None:
    """Mark a line that repeats one beside it or a caption elsewhere, a word as PHOTO: aside."""
    captions = {
        fold(patterns.without_prefix(line.text))
        for block, row in zip(blocks, marks, strict=True)
        for line, mark in zip(block, row, strict=True)
        if mark and mark.zone is Zone.CAPTION
    }
    for block, row in zip(blocks, marks, strict=True):
        keys = [fold(patterns.without_prefix(line.text)) for line in block]
        for n, key in enumerate(keys):
            if row[n] is not None or len(key) < _LEAST_REPEATED:
                continue
            beside = any(m != n and k.startswith(key) for m, k in enumerate(keys))
            if beside or key in captions:
                row[n] = Mark(Zone.CAPTION, "it repeats another line")


def _boilerplate(blocks: Sequence[Block], marks: Marks) -> None:
    for block, row in zip(blocks, marks, strict=True):
        for n, line in enumerate(block):
            if row[n] is None and _is_whole(block, row, n) and patterns.is_boilerplate(line.text):
                row[n] = Mark(Zone.BOILERPLATE, "it reads as part of the page, not of the report")


def _headline(blocks: Sequence[Block], marks: Marks, facts: Facts) -> int:
    """Mark the headline and what stands before it; return the number of the block after it."""
    for number, row in enumerate(marks):
        if row[0] is not None and row[0].zone is Zone.HEADLINE:
            return _before(marks, number)
    title = fold(facts.title.value) if facts.title else ""
    for number, block in enumerate(blocks[:8]):
        if title and fold("".join(line.text for line in block)) == title:
            marks[number] = [Mark(Zone.HEADLINE, "it is the title that the file states")] * len(
                block
            )
            return _before(marks, number)
    for number, (block, row) in enumerate(zip(blocks, marks, strict=True)):
        if all(mark is None for mark in row):
            if len(block) == 1 and patterns.may_be_headline(block[0].text) and len(blocks) > 1:
                row[0] = Mark(Zone.HEADLINE, "the first line, and no full stop ends it")
                return _before(marks, number)
            return number
    return len(blocks)


def _before(marks: Marks, headline: int) -> int:
    for row in marks[:headline]:
        for n, mark in enumerate(row):
            row[n] = mark or Mark(Zone.BOILERPLATE, "it stands before the headline")
    return headline + 1


def _opening(blocks: Sequence[Block], marks: Marks, top: int, facts: Facts, language: str) -> None:
    """Mark byline, date and standfirst between the headline and the first words of the body."""
    waiting: int | None = None
    standfirst = fold(facts.standfirst)
    for number in range(top, len(blocks)):
        block, row = blocks[number], marks[number]
        for n, line in enumerate(block):
            if row[n] is None and patterns.is_byline(line.text, language):
                row[n] = Mark(Zone.BYLINE, "it names an author or a day of publication")
        zones = {mark.zone for mark in row if mark}
        if any(mark is None for mark in row):
            key = fold("".join(line.text for line in block))
            if standfirst and key == standfirst:
                marks[number] = [Mark(Zone.STANDFIRST, "the file's summary")] * len(block)
            elif waiting is None and number == top and _may_be_standfirst(block):
                waiting = number
            else:
                break
        elif zones & {Zone.BYLINE} and waiting is not None:
            why = "between the headline and the byline"
            marks[waiting] = [Mark(Zone.STANDFIRST, why)] * len(blocks[waiting])
            waiting = None
    _unmark_late(marks, blocks)


def _unmark_late(marks: Marks, blocks: Sequence[Block]) -> None:
    """Take back a standfirst of the page's marks that stands below words of the body."""
    body = False
    for row in marks:
        body = body or any(mark is None for mark in row)
        for n, mark in enumerate(row):
            if body and mark and mark.zone is Zone.STANDFIRST:
                row[n] = None


def _may_be_standfirst(block: Block) -> bool:
    return len(block) == 1 and len(block[0].text) <= _STANDFIRST


def _tail(blocks: Sequence[Block], marks: Marks) -> None:
    """Mark short lines that follow boilerplate at the end of the text."""
    end = len(blocks)
    while end and all(_ends_page(line.text, mark) for line, mark in _pairs(blocks, marks, end - 1)):
        end -= 1
    begun = False
    for number in range(end, len(blocks)):
        row = marks[number]
        begun = begun or any(mark and mark.zone is Zone.BOILERPLATE for mark in row)
        if begun:
            marks[number] = [
                mark or Mark(Zone.BOILERPLATE, "a short line after the end of the report")
                for mark in row
            ]


def _pairs(
    blocks: Sequence[Block], marks: Marks, number: int
) -> Iterator[tuple[Line, Mark | None]]:
    return zip(blocks[number], marks[number], strict=True)


def _ends_page(line: str, mark: Mark | None) -> bool:
    if mark is not None:
        return mark.zone is Zone.BOILERPLATE
    return len(line) <= _TAIL and not patterns.ends_a_sentence(line)


def _by_locator(marks: Marks) -> Iterator[tuple[str, Mark]]:
    for number, row in enumerate(marks, start=1):
        first = row[0]
        if first is not None and all(mark and mark.zone is first.zone for mark in row):
            yield f"p{number}", first
            continue
        for line, mark in enumerate(row, start=1):
            if mark is not None:
                yield f"p{number}.l{line}", mark

"""Hand-written Markdown: parsed without HTML, with its links to records collected."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from generator.diagnostics import Diagnostic, Rule
from generator.place import Place
from generator.reading.limits import FINDINGS
from generator.reading.names import did_you_mean
from generator.reading.web_addresses import address_problem

RAW_HTML = Rule(
    "P101",
    "html-in-prose",
    """
A hand-written page contains HTML.

Prose is Markdown only, so that nothing a contributor writes can run in a reader's browser. Use
Markdown's own marks; a `<` that is meant as a character goes in backquotes or as `&lt;`.
""",
)

PICTURE = Rule(
    "P102",
    "picture-in-prose",
    """
A hand-written page shows a picture.

The site loads nothing from elsewhere, and pictures of news reports belong to their agencies.
Describe what matters in words, or link to the page that shows the picture.
""",
)

BAD_LINK = Rule(
    "P103",
    "link-to-nowhere",
    """
A link in a hand-written page leads to no record and to no web address.

Link to records with their kind and id, `[Blinken][actor:antony-blinken]`, and to the web with a
full address, `[the statement](https://…)`.
""",
)

KINDS = ("actor", "claim", "question", "source", "event", "topic", "explainer", "page")
SCHEME = "record:"
"""Marks an address that stands for a record until the page that shows it is known."""

_LABEL = re.compile(rf"\[\s*(({'|'.join(KINDS)}):([^\[\]\s]+))\s*\]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Citation:
    """One link from prose to a record."""

    kind: str
    id: str
    place: Place


@dataclass(frozen=True, slots=True)
class Prose:
    """A parsed text: markdown-it's tokens, with record links as `record:kind/id` addresses."""

    tokens: tuple[Token, ...]
    citations: tuple[Citation, ...]
    first_line: int = 1
    """The line of the file on which the text begins."""
    lines: tuple[str, ...] = ()
    """The text as it is written, line by line: where in it words stand is looked for here."""


def parser() -> MarkdownIt:
    """Return the one Markdown parser for hand-written text: CommonMark, tables, no HTML."""
    return MarkdownIt("commonmark", {"html": False}).enable("table")


def read_prose(text: str, file: str, first_line: int) -> tuple[Prose, list[Diagnostic]]:
    """Return the parsed text and what it may not contain."""
    references = {
        match[1].upper(): {"href": f"{SCHEME}{match[2].lower()}/{match[3]}", "title": ""}
        for match in _LABEL.finditer(text)
    }
    tokens = parser().parse(text, {"references": references})
    lines = text.split("\n")
    # One finding too many says that there are more: nobody is shown the others.
    found = [*islice(_refused(text, references, file, first_line, lines), FINDINGS + 1)]
    citations: list[Citation] = []
    wordless = {id(token) for token in _wordless(tokens)}
    for place, token in _links(tokens, file, first_line, lines):
        href = str(token.attrGet("href") or "")
        if href.startswith(SCHEME):
            kind, _, cited = href.removeprefix(SCHEME).partition("/")
            citations.append(Citation(kind, cited, place))
            if id(token) in wordless:
                message = f"“[{kind}:{cited}]” has no words of its own: readers would see the id."
                hint = f"Write [words][{kind}:{cited}], without a space between the brackets."
                found.append(BAD_LINK.at(place, message, hint=hint))
        elif not re.match(r"(https?://|mailto:|#)", href):
            found.append(_bad_link(place, href))
        elif href.startswith("http") and (problem := address_problem(href)):
            what, _, hint = problem.rpartition(": ")
            hint = f"{hint[:1].upper()}{hint[1:]}."
            found.append(BAD_LINK.at(place, f"The address “{href}” {what}.", hint=hint))
    return Prose(tuple(tokens), tuple(citations), first_line, tuple(lines)), found


def _wordless(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield the opening of each link to a record whose words are its own label."""
    for block in tokens:
        children = block.children or []
        for opens, words in pairwise(children):
            href = str(opens.attrGet("href") or "") if opens.type == "link_open" else ""
            label = href.removeprefix(SCHEME).replace("/", ":", 1)
            if href.startswith(SCHEME) and words.content.strip().casefold() == label.casefold():
                yield opens


def _refused(
    text: str, references: dict[str, Any], file: str, first_line: int, lines: Sequence[str]
) -> Iterator[Diagnostic]:
    """Yield HTML, pictures and links that are none.

    A second parse shows them: with HTML on, and with escaped characters apart from the words.
    """
    parser = MarkdownIt("commonmark").enable("table").disable("text_join")
    for block in parser.parse(text, {"references": references}):
        row = block.map[0] if block.map else 0
        if block.type == "html_block":
            yield _html(Place(file, row + first_line), block.content)
        words, html_row = "", -1
        for token in block.children or ():
            line = lines[row] if row < len(lines) else ""
            if token.type == "html_inline" and html_row != row:
                html_row = row
                column = max(line.find(token.content.split("\n")[0]), 0)
                yield _html(Place(file, row + first_line, column + 1), token.content)
            elif token.type == "image":
                place = Place(file, row + first_line, max(line.find("!["), 0) + 1)
                yield PICTURE.at(place, "A picture stands here.", hint="Link to its page instead.")
            if token.type in ("softbreak", "hardbreak"):
                row += 1
            words += token.content if token.type == "text" else _NOT_TEXT.get(token.type, "\ufffc")
        start = Place(file, (block.map[0] if block.map else 0) + first_line)
        yield from _no_links(words, start, lines[start.line - first_line :])
        yield from _footnotes(words, start, lines[start.line - first_line :])


_NOT_TEXT = {"softbreak": "\n", "hardbreak": "\n", "em_open": "", "em_close": ""}
_FOOTNOTE = re.compile(r"\[\^[^\[\]\s]+\]")
_NO_LINK = re.compile(r"\](?:\[([^\]\n]+)\]|\(((?:[^()\n]|\([^()\n]*\))*)\))")


def _no_links(words: str, start: Place, lines: Sequence[str]) -> Iterator[Diagnostic]:
    """Yield what was meant as a link and stayed text: no such kind, or no such sort of address."""
    ends: dict[int, int] = {}  # where in each line the one before ended: the same may stand twice
    for match in _NO_LINK.finditer(words):
        row = words.count("\n", 0, match.start())
        line = lines[row] if row < len(lines) else ""
        at = line.find(match[0], ends.get(row, 0))
        ends[row] = at + len(match[0])
        opens = line.rfind("[", 0, max(at, 0)) if at >= 0 else -1
        place = Place(start.file, start.line + row, max(at if opens < 0 else opens, 0) + 1)
        if match[1] is None:
            yield _bad_link(place, match[2])
            continue
        kind, colon, id = (part.strip() for part in match[1].partition(":"))
        meant = f"{kind}:{id}" if kind in KINDS and id else ""
        nearest = did_you_mean(kind, KINDS) if colon else ""
        hint = f"Write [words][{meant}]." if meant else nearest
        yield BAD_LINK.at(
            place,
            f"“[{match[1]}]” names no record.",
            hint=hint or f"Write kind and id, [words][claim:its-id]; kinds are {', '.join(KINDS)}.",
        )


def _footnotes(words: str, start: Place, lines: Sequence[str]) -> Iterator[Diagnostic]:
    """Yield the first sign of a footnote: CommonMark has none, so readers would see the sign."""
    if match := _FOOTNOTE.search(words):
        row = words.count("\n", 0, match.start())
        column = lines[row].find(match[0]) if row < len(lines) else 0
        yield BAD_LINK.at(
            Place(start.file, start.line + row, max(column, 0) + 1),
            f"“{match[0]}” is no footnote here: readers would see the sign.",
            hint="Put the words into brackets, or link words of the text: [words][source:its-id].",
        )


def _bad_link(place: Place, href: str) -> Diagnostic:
    return BAD_LINK.at(
        place,
        f"The link leads to “{href}”, which is no record and no web address.",
        hint="Write [words][claim:its-id], or a full address with https://.",
    )


def _html(place: Place, content: str) -> Diagnostic:
    words = content.strip().split("\n")[0][:40]
    hint = "Use Markdown's own marks; where the sign itself is meant, write \\< or &lt;."
    return RAW_HTML.at(place, f"HTML stands here: {words}", hint=hint)


_OPENS = re.compile(r"\[(?=(?:[^\[\]]|\[[^\[\]]*\])*(?:\][\[(]|$))|<(?=https?:|mailto:)")
_MAY_CLOSE = re.compile(r"\](?=[\[(])")
_MOST_TRIES = 50
"""Openings that are looked at for one link; behind them it is said to stand at the first."""
_MOST_OF_TARGET = 200
"""Characters by which an address is known again."""


class _Line:
    """A line of prose: where a link may open in it, and where the words of one may close."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._opens = [match.start() for match in _OPENS.finditer(text)]
        self._closes: list[tuple[int, int]] = []
        """Where `][…]` and `](…)` begin and end."""
        ends = {"[": 0, "(": 0}  # found once for all that it ends, or the line is read n times
        for match in _MAY_CLOSE.finditer(text):
            at, sign = match.start(), text[match.end()]
            if 0 <= ends[sign] < at + 2:
                ends[sign] = text.find("]" if sign == "[" else ")", at + 2)
            if ends[sign] >= 0:
                self._closes.append((at, ends[sign] + 1))

    def closing(self, column: int) -> tuple[int, int] | None:
        """Return where the first closing from `column` on begins and ends, if there is one."""
        number = bisect_left(self._closes, (column, 0))
        return self._closes[number] if number < len(self._closes) else None

    def opening(self, column: int, href: str) -> int:
        """Return where from `column` on the link to `href` opens: what led nowhere is no link."""
        kind, _, id = href.removeprefix(SCHEME).partition("/")
        target = f"{kind}:{id}" if href.startswith(SCHEME) else href
        target = target[:_MOST_OF_TARGET].casefold()
        first = bisect_left(self._opens, column)
        for start in self._opens[first : first + _MOST_TRIES]:
            closes = self.closing(start)
            if closes is None:
                return start
            at, end = closes
            if target in self._text[at : min(end, at + 3 * _MOST_OF_TARGET)].casefold():
                return start
        rest = self._opens[first : first + 1]
        return rest[0] if rest else max(self._text.find("[", column), 0)


def _links(
    tokens: Sequence[Token], file: str, first_line: int, lines: Sequence[str]
) -> Iterator[tuple[Place, Token]]:
    """Yield each link with its place; the column is found by reading its block's lines in order."""
    known: dict[int, _Line] = {}
    row, column = -1, 0
    for block in tokens:
        if block.type != "inline" or not block.map:
            continue
        if block.map[0] != row:  # else a table's next cell on the same line
            row, column = block.map[0], 0
        for token in block.children or ():
            if token.type in ("softbreak", "hardbreak"):
                row, column = row + 1, 0
            elif token.type in ("link_open", "link_close"):
                line = known.get(row)
                if line is None:
                    line = known[row] = _Line(lines[row] if row < len(lines) else "")
                if token.type == "link_open":
                    column = line.opening(column, str(token.attrGet("href") or ""))
                    yield Place(file, row + first_line, column + 1), token
                    column += 1
                elif closes := line.closing(column):
                    column = closes[1]

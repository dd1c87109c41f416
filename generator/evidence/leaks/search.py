"""The search for leaks: runs of words that are not published anywhere lawfully.

What is published may stand anywhere, in any order, also joined: where quotes that follow each
other in an article are printed one after the other, every word of the run is published, and how
much of that there may be is for the quotation budget to say. But a run that goes on beyond a quote
with the article's next words is a leak as soon as it holds more of them than an attribution such
as "he said" would.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.diagnostics import Diagnostic, Rule, Severity
from generator.evidence.article import Article
from generator.evidence.leaks.decoding import Decoded, Unread, decode
from generator.evidence.leaks.letters import Letters, fold
from generator.evidence.leaks.marks import WORDS_IN_A_ROW, WordMarks
from generator.evidence.leaks.markup import readings
from generator.evidence.leaks.runs import RunIndex
from generator.evidence.model import Locator, Span
from generator.place import Place

ARTICLE_LEAKED = Rule(
    "R301",
    "article-leaked",
    """
Twelve or more words of an article in a row stand where they may not be published.

A public site and a public repository republish whatever lies in them: pages, search index, data
files, feeds, descriptions of pictures, archives, and every older state in the history of git.
Words of an article that is not `rights: full` may stand there only as far as the records quote
them. Two words beyond a quote are let pass, because an attribution ("he said") often stands there.

In a file: quote only what a claim needs, use a `passage` for the rest, and move texts to the folder
of the texts, which is not in git. In the history of git: the words stay public until the history is
rewritten and the old one is gone from the server too; ask whoever looks after the repository, and
change nothing in a hurry.
""",
)

NOT_LOOKED_INTO = Rule(
    "R302",
    "file-not-looked-into",
    """
A file is packed in a way that the search for leaks cannot open.

It may be damaged, encrypted, nested too deep or too large. What cannot be read cannot be shown to
hold nothing of an article.

Remove the file, or keep it unpacked.
""",
)

TEXT_NOT_AT_HAND = Rule(
    "R303",
    "leaks-not-checked",
    """
The text of an article is not at hand, so nobody can tell here whether it has leaked.

The search compares with the text itself. A machine without it, such as a public build, can check
nothing. Run `explainer leaks` where the texts are before anything is published.
""",
    Severity.WARNING,
)

WORDS_BEYOND = 2
"""So many words beyond what is published are let pass."""

Item = tuple[str, bytes]
"""A name to report, and the bytes to look into."""


@dataclass(frozen=True, slots=True)
class Leak:
    """Words of an article that stand where they may not."""

    name: str
    """The file, or the place in the history, and what inside it holds the words."""
    source: str
    at: Locator
    """Where in the article the run begins."""
    span: Span
    words: int
    """Of the whole run."""
    unpublished: int
    """Those of them that no record publishes."""
    line: int = 1
    """The line of the file, where it is a plain text."""


class LeakSearch:
    """Guarded articles with what is published of them, ready for any number of files.

    `published` holds for each source the words that its records print: every piece of a quote, and
    its title. Words of other sources count too: a speech quoted lawfully from one report may stand
    there although another report, which is guarded, prints the same.
    """

    def __init__(
        self, articles: Iterable[Article], published: Mapping[str, Iterable[str]], /
    ) -> None:
        self._articles = [a for a in articles if a.text]
        self._letters = [Letters(a.text or "") for a in self._articles]
        self._index = RunIndex(self._letters)
        self._allowed = WordMarks(self._letters, self._index)
        numbers = {article.source: n for n, article in enumerate(self._articles)}
        for source, quotes in published.items():
            for quote in {fold(q) for q in quotes}:
                self._allowed.add(quote, numbers.get(source))

    def look_into(self, name: str, data: bytes, /) -> Iterator[Leak | Unread]:
        """Give every leak in one file, and what of it could not be read."""
        yield from self._leaks(Decoded(name, name, whole=False))
        for each in decode(name, data):
            if isinstance(each, Unread):
                yield each
                continue
            if each.name != name:
                inner_names = each.name.removeprefix(name)
                yield from self._leaks(Decoded(each.name, inner_names, whole=False))
            yield from self._leaks(each)

    def _leaks(self, decoded: Decoded) -> Iterator[Leak]:
        """Give the leaks in one text, each run once although several readings show it."""
        found: dict[int, list[tuple[range, int]]] = {}
        for reading in readings(decoded.text):
            for article, words, letters in self._runs(fold(reading)):
                line = _line_of(decoded.text, letters) if decoded.whole else 1
                found.setdefault(article, []).append((words, line))
        for article, runs in sorted(found.items()):
            for words, line in _joined(runs):
                yield self._leak(decoded.name, article, words, line)

    def _runs(self, text: str) -> Iterator[tuple[int, range, str]]:
        """Give article, words and letters of each run in a folded text that is a leak."""
        for run in self._index.runs(text):
            words = self._letters[run.article].whole_words(run.start, run.end)
            if len(words) < WORDS_IN_A_ROW:
                continue
            published = self._allowed.count(run.article, words)
            if len(words) - published > WORDS_BEYOND:
                length = run.end - run.start
                yield run.article, words, text[run.found_at : run.found_at + length]

    def _leak(self, name: str, number: int, words: range, line: int) -> Leak:
        article, letters = self._articles[number], self._letters[number]
        span = Span(letters.words[words.start].start, letters.words[words.stop - 1].end)
        unpublished = len(words) - self._allowed.count(number, words)
        at = article.locator_of(Span(span.start, span.start + 1))
        return Leak(name, article.source, at, span, len(words), unpublished, line)


def _joined(runs: Sequence[tuple[range, int]]) -> Iterator[tuple[range, int]]:
    """Join runs that overlap; the line is the last of theirs."""
    last: range | None = None
    last_line = 1
    for words, line in sorted(runs, key=lambda r: (r[0].start, r[0].stop)):
        if last is not None and words.start < last.stop:
            last = range(last.start, max(last.stop, words.stop))
            last_line = max(last_line, line)
            continue
        if last is not None:
            yield last, last_line
        last, last_line = words, line
    if last is not None:
        yield last, last_line


def _line_of(text: str, letters: str) -> int:
    """Return the line of `text` in which `letters` begin; 1 where they are not there as such."""
    at = fold(text).find(letters)
    if at >= 0:
        for number, line in enumerate(text.splitlines(), start=1):
            at -= len(fold(line))
            if at < 0:
                return number
    return 1


def find_leaks(
    articles: Iterable[Article],
    published: Mapping[str, Iterable[str]],
    items: Iterable[Item],
    /,
) -> Iterator[Leak | Unread]:
    """Give every leak of the guarded `articles` in `items`, and what could not be looked into."""
    search = LeakSearch(articles, published)
    for name, data in items:
        yield from search.look_into(name, data)


def as_diagnostic(found: Leak | Unread, /) -> Diagnostic:
    """Return a finding for people. It names places and counts, and repeats no word."""
    if isinstance(found, Unread):
        message = f"{found.name} was not looked into: {found.why}."
        hint = "Look into it yourself, or leave it out of what is published."
        return NOT_LOOKED_INTO.at(Place(_file(found.name)), message, hint=hint)
    message = (
        f"{found.words} words of {found.source} in a row, from {found.at} on, stand in"
        f" {found.name}; no record quotes {found.unpublished} of them."
    )
    hint = "Quote less, use a passage, or move the text to the folder of the texts."
    place = Place(_file(found.name), found.line)
    return ARTICLE_LEAKED.at(place, message, hint=hint, record=found.source)


def not_checked(source: str, place: Place, /) -> Diagnostic:
    """Say that nobody can tell here whether an article has leaked; `place` is its record's."""
    message = f"The text of {source} is not at hand, so no leak of it can be found here."
    hint = "Run `explainer leaks` where the texts are."
    return TEXT_NOT_AT_HAND.at(place, message, hint=hint, record=source)


def _file(name: str) -> str:
    return name.partition("!")[0]

"""Words of articles in what editors write themselves: texts of claims, notes, reasons, topics."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from generator.diagnostics import Diagnostic, Rule, Severity
from generator.evidence.leaks.letters import Letters, fold
from generator.evidence.leaks.marks import WORDS_IN_A_ROW, WordMarks
from generator.evidence.leaks.runs import SHORTEST, RunIndex, SharedRuns
from generator.evidence.model import Span
from generator.evidence.proofs import Proofs, ProvedArticle
from generator.evidence.titles import exempt_title
from generator.place import Place
from generator.reading.drafts import Drafts
from generator.reading.form import Written
from generator.reading.schema.sources import Rights

COPIED_WORDS = Rule(
    "B104",
    "copied-words",
    """
A text of the editors repeats an article, word for word, outside its quotes.

What a claim or a note says is the desk's own words. Twelve and more words in a row of a report that
is not `rights: full` are a quotation without marks: nobody sees whose words they are, no place is
proved, and no budget counts them. It is found only where the text of the article is at hand.

Say it in other words, or quote it as a statement.
""",
    Severity.WARNING,
)

_PRINTED = frozenset(
    {"quote", "parts", "before", "after", "none_of", "verb", "hedge", "unnamed", "title", "terms"}
)
"""Keys of words that are counted or found elsewhere."""


def check_copied(drafts: Drafts, proofs: Proofs, /) -> Iterator[Diagnostic]:
    """Give a finding for each text of a record that repeats an article at hand."""
    guarded = [
        each
        for each in proofs.articles.values()
        if each.rights is not Rights.FULL and each.article.text is not None
    ]
    if not guarded:
        return
    looked = [each for written in drafts.records() for each in _long_texts(written)]
    shared = SharedRuns([fold(each.text) for each in looked])
    guarded = [each for each in guarded if _may_be_copied(each.article.text or "", shared)]
    if not guarded:
        return
    search = _Search(guarded, _quotes(drafts, proofs))
    for each in looked:
        place = each.written.place(*each.path)
        yield from search.look_into(each.text, place, each.written.id)


def _may_be_copied(article: str, shared: SharedRuns) -> bool:
    """Tell whether an article shares so many words with a text: its index is a hundred times it."""
    letters: Letters | None = None
    for run in shared.of(fold(article)):
        letters = letters or Letters(article)
        if len(letters.whole_words(run.start, run.stop)) >= WORDS_IN_A_ROW:
            return True
    return False


class _Text(NamedTuple):
    """A text of a record that is long enough to hold a copied run."""

    text: str
    path: tuple[str | int, ...]
    written: Written[Any]


def _long_texts(written: Written[Any]) -> Iterator[_Text]:
    data: Any = written.yaml.data
    for step in written.path:
        data = data[step]
    for path, text in _texts(data, ()):
        # One character beyond ASCII may be several letters.
        if len(text) >= SHORTEST or not text.isascii():
            yield _Text(text, path, written)


def _quotes(drafts: Drafts, proofs: Proofs) -> dict[str, list[str]]:
    """Return the words that records print of each source: its quotes, terms and title."""
    quotes = {id: [exempt_title(written.draft)] for id, written in drafts.articles.items()}
    for source, proved in proofs.proved.items():
        quotes[source] += [p.printed for each in proved for p in each.proof.pieces if p.printed]
    return quotes


class _Search:
    """Guarded articles and their quotes, ready for any number of texts."""

    def __init__(
        self, guarded: Sequence[ProvedArticle], quotes: Mapping[str, Sequence[str]]
    ) -> None:
        self._articles = [each.article for each in guarded]
        self._letters = [Letters(article.text or "") for article in self._articles]
        self._index = RunIndex(self._letters)
        self._quoted = WordMarks(self._letters, self._index)
        numbers = {article.source: number for number, article in enumerate(self._articles)}
        for source, words in quotes.items():
            for quote in {fold(each) for each in words}:
                self._quoted.add(quote, numbers.get(source))

    def look_into(self, text: str, place: Place, record: str) -> Iterator[Diagnostic]:
        """Give a finding for each article that one text repeats: its longest run."""
        longest: dict[int, range] = {}
        for run in self._index.runs(fold(text)):
            words = self._letters[run.article].whole_words(run.start, run.end)
            bare = self._unquoted(run.article, words)
            if len(bare) >= WORDS_IN_A_ROW and len(bare) > len(longest.get(run.article, ())):
                longest[run.article] = bare
        for number, words in longest.items():
            article, first = self._articles[number], self._letters[number].words[words.start]
            at = article.locator_of(Span(first.start, first.start + 1))
            message = (
                f"{len(words)} words of {article.source} in a row, from {at} on, stand here"
                " outside its quotes."
            )
            hint = "Say it in other words, or quote it as a statement."
            yield COPIED_WORDS.at(place, message, hint=hint, record=record)

    def _unquoted(self, number: int, words: range) -> range:
        """Return the longest part of `words` that no quote covers."""
        marked = self._quoted.marked[number]
        best, start = range(0), words.start
        for word in words:
            if marked[word]:
                start = word + 1
            elif word + 1 - start > len(best):
                best = range(start, word + 1)
        return best


def _texts(value: Any, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Give each text of a record's data that editors write themselves, with the way to it."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key not in _PRINTED:
                yield from _texts(inner, (*path, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _texts(inner, (*path, number))
    elif isinstance(value, str):
        yield path, value

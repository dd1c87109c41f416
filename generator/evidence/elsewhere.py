"""Words of an article that stand in the repository although no quote of it gives them.

The alarm words of an absence say what a source does not say; another source often says just that,
in these words. They count for its budget like every other word that the repository holds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import islice

from generator.evidence.absence import AbsenceWanted, find_alarm
from generator.evidence.alarm import alarm_words
from generator.evidence.article import Article
from generator.evidence.model import Span
from generator.evidence.words import word_spans

_BEGINNING = 8
"""Letters by which alarms are sorted."""


class Alarms:
    """The alarm words of a whole site, ready to be looked for in any number of articles."""

    __slots__ = ("_by_beginning", "_lengths", "_sources")

    def __init__(self, absences: Iterable[AbsenceWanted]) -> None:
        self._sources: dict[str, set[str]] = defaultdict(set)
        for each in absences:
            for alarm in each.none_of:
                self._sources[alarm].add(each.source)
        self._by_beginning: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for alarm in self._sources:
            letters = "".join(alarm_words(alarm))
            if letters:
                self._by_beginning[letters[:_BEGINNING]].append((letters, alarm))
        self._lengths = sorted({len(beginning) for beginning in self._by_beginning})

    def possible(self, article: Article) -> set[str]:
        """Return the alarms of other sources that may stand in an article: all their letters do.

        To look for every alarm in every article would take the square of a site's size. Only those
        that some word of the article begins are looked for, and most of these by one search.
        """
        by_beginning = self._by_beginning
        begun = article.alarm_text.beginnings(_BEGINNING)
        found = by_beginning.keys() & begun
        for length in self._lengths:
            if length < _BEGINNING:
                found |= by_beginning.keys() & {b[:length] for b in begun}
        begun_here = (each for beginning in found for each in by_beginning[beginning])
        held = (alarm for letters, alarm in begun_here if article.alarm_text.holds(letters))
        return {alarm for alarm in held if self._sources[alarm] - {article.source}}


def words_elsewhere(article: Article, alarms: Alarms) -> tuple[Span, ...]:
    """Return where the words of other sources' absences stand in `article`, word by word.

    Words that the repository holds once count once: the first place at which they stand. The text
    must be at hand. Offsets are code points, in order.
    """
    found = {
        word
        for alarm in alarms.possible(article)
        for span in islice(find_alarm(alarm, article), 1)
        for word in word_spans(article.words_at(span), span.start)
    }
    return tuple(sorted(found))

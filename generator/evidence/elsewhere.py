"""Words of an article that stand in the repository although no quote of it gives them.

The alarm words of an absence say what a source does not say; another source often says just that,
in these words. They count for its budget like every other word that the repository holds.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from generator.evidence.absence import AbsenceWanted, find_alarm
from generator.evidence.article import Article
from generator.evidence.model import Span
from generator.evidence.words import word_spans


def words_elsewhere(article: Article, absences: Iterable[AbsenceWanted]) -> tuple[Span, ...]:
    """Return where the words of other sources' absences stand in `article`, word by word.

    Words that the repository holds once count once: the first place at which they stand. The text
    must be at hand. Offsets are code points, in order.
    """
    alarms = {word for each in absences if each.source != article.source for word in each.none_of}
    found = {
        word
        for alarm in alarms
        for span in islice(find_alarm(alarm, article), 1)
        for word in word_spans(article.words_at(span), span.start)
    }
    return tuple(sorted(found))

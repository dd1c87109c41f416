"""Which run of an article's words pairs best with words that were typed. For hints, not for proof.

Every typed word is paired with one of the article's, or stands there for nothing; the run begins
and ends where that gives most. What is alike counts for it; what has to be passed over, and the
end of a sentence or quotation within the run, against it.
"""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

REACH = 8
"""So many words around the ends of a passage are looked at for a better beginning and end."""

_SAME = 2.0
_ALIKE = 0.5
"""To which is added how much two words have in common, up to 1."""
_LEAST_ALIKE = 0.6
_OTHER = -0.3
_TYPED_ALONE = -0.4
_PASSED_OVER = -0.8
_BORDER = -1.0


def fit(
    typed: Sequence[str], printed: Sequence[str], borders: Sequence[bool], first: int, last: int
) -> tuple[int, int]:
    """Return the first and the last word of `printed` that pair best with those `typed`.

    `borders` tells of each printed word whether something ends before it; `first` and `last` are
    where the passage lies roughly. Of long passages the two ends alone are looked at.
    """
    if len(typed) <= 2 * REACH:
        low, high = max(first - REACH, 0), last + REACH + 1
        begun, ended = _best_run(typed, printed[low:high], borders[low:high])
        return (low + begun, low + ended - 1) if begun < ended else (first, last)
    low, high = max(first - REACH, 0), first + 2 * REACH
    begun, ended = _best_run(typed[:REACH], printed[low:high], borders[low:high])
    new_first = low + begun if begun < ended else first
    low, high = max(last - 2 * REACH, 0), last + REACH + 1
    back = [False, *reversed(borders[low + 1 : high])]
    begun, ended = _best_run(typed[: -REACH - 1 : -1], printed[low:high][::-1], back)
    new_last = low + len(back) - 1 - begun if begun < ended else last
    return (new_first, new_last) if new_first <= new_last else (first, last)


def _best_run(
    typed: Sequence[str], printed: Sequence[str], borders: Sequence[bool]
) -> tuple[int, int]:
    """Return the range, half open, of `printed` that pairs best; it is empty where nothing does."""
    # Of each place after a printed word: what was won so far, and where the run began.
    row = [(0.0, at) for at in range(len(printed) + 1)]
    for word in typed:
        above, row = row, [(row[0][0] + _TYPED_ALONE, row[0][1])]
        for at, other in enumerate(printed):
            won, begun = above[at]
            paired = won + _likeness(word, other)
            if borders[at] and begun < at:
                paired += _BORDER
            best = (paired, begun)
            if (alone := above[at + 1][0] + _TYPED_ALONE) > best[0]:
                best = (alone, above[at + 1][1])
            won, begun = row[at]
            if begun < at:
                passed = won + _PASSED_OVER + (_BORDER if borders[at] else 0)
                if passed > best[0]:
                    best = (passed, begun)
            row.append(best)
    end = max(range(len(row)), key=lambda at: (row[at][0], -at))
    return row[end][1], end


def _likeness(one: str, other: str) -> float:
    if one == other:
        return _SAME
    both = len(one) + len(other)
    if 2 * min(len(one), len(other)) < _LEAST_ALIKE * both:
        return _OTHER  # so different in length that they cannot be alike
    alike = fuzz.ratio(one, other) / 100
    return _ALIKE + alike if alike >= _LEAST_ALIKE else _OTHER

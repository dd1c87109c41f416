"""Which run of an article's words pairs best with words that were typed. For hints, not for proof.

Every typed word is paired with one of the article's, or stands there for nothing; the run begins
and ends where that gives most. What is alike counts for it; what has to be passed over, and the
end of a sentence or quotation within the run, against it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz import fuzz

MOST_PAIRS = 60_000
"""Words typed times words of the article: more are not compared one by one."""

_SAME = 2.0
_ALIKE = 0.5
"""To which is added how much two words have in common, up to 1."""
_LEAST_ALIKE = 0.6
_OTHER = -0.3
_TYPED_ALONE = -0.4
_PASSED_OVER = -0.8
_BORDER = -1.0


def fit(typed: Sequence[str], printed: Sequence[str], borders: Sequence[bool]) -> tuple[int, int]:
    """Return the range, half open, of `printed` that pairs best with `typed`.

    `borders` tells of each printed word whether something ends before it. The range is empty where
    nothing pairs.
    """
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


@lru_cache(maxsize=16_384)
def _likeness(one: str, other: str) -> float:
    if one == other:
        return _SAME
    alike = fuzz.ratio(one, other) / 100
    return _ALIKE + alike if alike >= _LEAST_ALIKE else _OTHER

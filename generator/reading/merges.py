"""The marks that git leaves in Markdown where two changes of the same lines met."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.diagnostics import Diagnostic, Rule
from generator.reading.text import place_in

MERGE_UNFINISHED = Rule(
    "Y109",
    "merge-unfinished",
    """
Marks of a merge stand in the words of a page or an article.

Where two people changed the same lines, git writes both versions below each other, with lines
that begin with `<<<<<<<`, `=======` and `>>>>>>>`, and where it is set so, what stood there before
behind `|||||||`. They are Markdown as well, so both versions
would be published, marks and all.

Keep what is right of both versions, and remove these lines.
""",
)

_MARK = re.compile(r"^(?:(?:<{7}|>{7})(?: .*)?|\|{7} [^|\n]+)$", re.MULTILINE)


def check_merge(text: str, file: str, first_line: int) -> Iterator[Diagnostic]:
    """Yield a finding at the first mark of a merge in `text`, which begins on `first_line`."""
    mark = _MARK.search(text)
    if mark:
        yield MERGE_UNFINISHED.at(
            place_in(text[: mark.start()], file, first_line),
            "A merge stopped here: two versions of these lines stand below each other.",
            hint="Keep what is right of both, and remove the lines that begin with <<<<<<<,"
            " |||||||, ======= and >>>>>>>.",
        )

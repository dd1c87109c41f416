"""Links to the very words on the publisher's page, as text fragments (`#:~:text=`)."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote

from generator.evidence.normalise import SOFT_HYPHEN

_WHOLE_UP_TO = 8
"""Words up to which a passage is named in full; a longer one by its ends."""
_AT_EACH_END = 4


def text_fragment(pieces: Iterable[str]) -> str:
    """Return the directives that make a browser scroll to printed words and mark them.

    Nothing where there are no words. The words are named as the article prints them; of a long
    piece only the first and last few, so that an address does not republish the passage.
    """
    named = [_directive(words) for piece in pieces if (words := _words(piece))]
    return ":~:" + "&".join(named) if named else ""


def deep_link(url: str, pieces: Iterable[str]) -> str:
    """Return the address of printed words on the page at `url`; `url` where there are none."""
    fragment = text_fragment(pieces)
    if not fragment:
        return url
    return f"{url}{fragment}" if "#" in url else f"{url}#{fragment}"


def _words(piece: str) -> list[str]:
    return piece.replace(SOFT_HYPHEN, "").split()


def _directive(words: list[str]) -> str:
    if len(words) <= _WHOLE_UP_TO:
        return "text=" + _escaped(words)
    return f"text={_escaped(words[:_AT_EACH_END])},{_escaped(words[-_AT_EACH_END:])}"


def _escaped(words: list[str]) -> str:
    """Return words for an address; a bare hyphen, comma or ampersand would mean something there."""
    return quote(" ".join(words), safe="").replace("-", "%2D")

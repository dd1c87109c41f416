"""Values that a hostile file states, made fit for one line of a record."""

from __future__ import annotations

import re

from pydantic import TypeAdapter, ValidationError

from generator.importing.decoding import tidy
from generator.importing.languages import language_tag as tag_of
from generator.reading.characters import without_hidden
from generator.reading.composition import normal_form
from generator.reading.schema.base import UrlOrNotStated

__all__ = ["archived", "fold", "one_line", "tag_of", "web_address", "words"]

_MOST = 500
"""Characters of the longest title or name that is believed."""
_BREAKS = re.compile(r"[\t\n\x0b\x0c\r\x1c-\x1f\x85\u2028\u2029 ]+")
_TURNS = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
"""Characters that show the words after them in another order than they are written."""
_ADDRESS: TypeAdapter[str] = TypeAdapter(UrlOrNotStated)
_ARCHIVED = re.compile(r"https?://web\.archive\.org/web/\d{4,14}[a-z_]{0,4}/(https?://\S+)\Z")


def one_line(value: object) -> str:
    """Return a word or number that a file states as one line; nothing for anything else.

    Spaces that are no line break are kept as they are; characters that nobody sees and no words
    need are left out, for no record may hold them. What is longer than a title is not believed.
    """
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        return ""
    text = _BREAKS.sub(" ", tidy(str(value)).translate(_TURNS)).strip()
    return without_hidden(text).strip() if len(text) <= _MOST else ""


def web_address(value: str) -> str | None:
    """Return an address as a record may state it, without its fragment, or None."""
    address = value.split("#", 1)[0]
    if not address.startswith(("http://", "https://")) or not address.isprintable():
        return None
    try:
        return _ADDRESS.validate_python(address)
    except ValidationError:
        return None


def archived(address: str) -> str | None:
    """Return the address of which `address` is a copy in the Web Archive, or None."""
    match = _ARCHIVED.match(address)
    return web_address(match[1]) if match else None


def fold(text: str) -> str:
    """Return only the letters and digits of `text`, without case, to compare words."""
    return "".join(c for c in normal_form("NFKC", text).casefold() if c.isalnum())


def words(text: str) -> frozenset[str]:
    """Return the words of a list that is written as one string."""
    return frozenset(text.split())

"""Small matters of wording that messages in all rooms share."""

from __future__ import annotations


def counted(n: int, noun: str) -> str:
    """Return a number with its noun: `1 error`, `2 errors`."""
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"


def with_article(noun: str) -> str:
    """Return an English noun behind its indefinite article: `a claim`, `an actor`."""
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"


def escaped(text: str) -> str:
    """Return `text` with each character that cannot be seen as its number, as in YAML and JSON."""
    return "".join(c if c.isprintable() else _number(ord(c)) for c in text)


def _number(code: int) -> str:
    return f"\\U{code:08x}" if code > 0xFFFF else f"\\u{code:04x}"

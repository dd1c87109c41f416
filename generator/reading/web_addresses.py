"""Whether an address leads where a reader thinks that it leads."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import urlsplit

from generator.reading.composition import normal_form

_UNFIT = re.compile(r"[\s\\<>\"`{}|^\x00-\x1f\x7f-\xa0]")
_EAST = frozenset({"CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO"})
"""Scripts that stand in one word of the languages of East Asia."""


def address_problem(address: str) -> str:
    """Tell what is wrong with a web address and what to do, or nothing where it is in order.

    Refused are user names, signs that a browser reads otherwise than a person (RFC 3986 has none
    of them), and hosts with letters of two scripts, which can look like another host (Unicode
    Technical Standard 39, mixed scripts), also where they are spelt in Punycode (`xn--`).
    """
    unfit = _UNFIT.search(address)
    if unfit:
        sign = unfit[0] if unfit[0].isprintable() and unfit[0] != " " else "a space"
        return f"holds {sign}, which no address has: write it as %{ord(unfit[0]):02X}"
    try:
        parts = urlsplit(address)
        host = _unicode(parts.hostname or "")
        _ = parts.port
    except ValueError:
        return "is no address: copy it from the browser"
    if "@" in parts.netloc:
        return "names a user before the host: leave out what stands before the @"
    if not host or host.startswith(".") or ".." in host:
        return "has no host: write it as https://example.org/…"
    if normal_form("NFKC", host).casefold() != host.casefold() or any(
        not (c in ".-" or c.isdigit() or unicodedata.category(c)[0] in "LM") for c in host
    ):
        return "has signs in its host that only look like letters: copy it from the browser"
    if len({_script(c) for c in host if c.isalpha()}) > 1:
        return f"has letters of two scripts in its host, which deceives: write it as {_ascii(host)}"
    return ""


def _script(letter: str) -> str:
    script = unicodedata.name(letter, "").split(" ")[0]
    return "CJK" if script in _EAST else script


def _unicode(host: str) -> str:
    """Return a host with the letters that its labels in Punycode stand for (RFC 3492)."""
    return ".".join(map(_label, host.split("."))) if "xn--" in host else host


def _label(label: str) -> str:
    try:
        return label[4:].encode("ascii").decode("punycode") if label.startswith("xn--") else label
    except UnicodeError:
        return label


def _ascii(host: str) -> str:
    """Return a host as it stands in requests (RFC 3492)."""
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return "plain letters"

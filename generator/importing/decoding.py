"""From the bytes of a saved file to characters."""

from __future__ import annotations

import re

from generator.importing.model import ImportRefused

_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{1,40})", re.I)
_LABELS = {
    **{f"windows-{n}": f"cp{n}" for n in range(1250, 1259)},
    **{f"iso-8859-{n}": f"iso8859_{n}" for n in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)},
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-9": "cp1254",
    "koi8-r": "koi8_r",
    "koi8-u": "koi8_u",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5",
    "euc-jp": "euc_jp",
    "shift_jis": "cp932",
    "euc-kr": "cp949",
    "macintosh": "mac_roman",
    "x-mac-cyrillic": "mac_cyrillic",
}
"""Names in pages and the codecs that browsers take for them. No other codec is ever looked up."""
_HEAD = 4096
_NOT_TEXT = (b"%PDF-", b"PK\x03\x04", b"\x1f\x8b", b"\x89PNG", b"\xd0\xcf\x11\xe0", b"{\\rtf")
_LINE_ENDS = re.compile(r"\r\n?")
_CONTROLS = {
    **dict.fromkeys([*range(0x09), *range(0x0B, 0x20), *range(0x7F, 0x85)]),
    **dict.fromkeys([*range(0x86, 0xA0), *range(0xD800, 0xE000), 0xFEFF, 0xFFFE, 0xFFFF]),
    0x0C: "\n",
    0x85: "\n",
}


def decode(data: bytes) -> tuple[str, str]:
    """Return the characters of `data` with LF line ends, and a note where they are a guess.

    UTF-8 where the bytes are UTF-8, else what the page declares, else Windows-1252. Control
    characters are left out. Raises ImportRefused for bytes that are no text.
    """
    if data.startswith(_NOT_TEXT):
        raise ImportRefused("the file is no text: save the page as HTML, or copy its text")
    text, note = _characters(data)
    if "\0" in text:
        raise ImportRefused("the file is no text: save the page as HTML, or copy its text")
    return tidy(_LINE_ENDS.sub("\n", text)), note


def tidy(text: str) -> str:
    """Return `text` without the control characters that no reader sees; tabs stay."""
    return text.translate(_CONTROLS)


def _characters(data: bytes) -> tuple[str, str]:
    for bom, codec in _BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(codec, "replace"), ""
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError:
        pass
    declared = _DECLARED.search(data[:_HEAD])
    label = declared[1].decode("ascii").lower() if declared else ""
    if label in _LABELS:
        text = data.decode(_LABELS[label], "replace")
        note = f"read as {label}, as the page declares"
    else:
        text = data.decode("cp1252", "replace")
        note = "guessed: the bytes are no UTF-8 and were read as windows-1252"
    lost = text.count("\ufffd")
    return text, f"{note}; {lost} characters could not be read" if lost else note

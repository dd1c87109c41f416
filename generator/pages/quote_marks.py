"""The quotation marks of a language, for quotes whose own marks stay in the article."""

from __future__ import annotations

_MARKS = {
    "ar": "«»",
    "be": "«»",
    "bg": "„“",
    "cs": "„“",
    "de": "„“",
    "el": "«»",
    "es": "«»",
    "fa": "«»",
    "fr": "«»",
    "hy": "«»",
    "it": "«»",
    "ja": "「」",
    "pl": "„”",
    "pt": "«»",
    "ro": "„”",
    "ru": "«»",
    "sk": "„“",
    "uk": "«»",
    "zh": "“”",
}


def quote_marks(lang: str) -> tuple[str, str]:
    """Return the marks that open and close a quotation in a language; English ones if unknown."""
    marks = _MARKS.get(lang.split("-")[0].lower(), "“”")
    return marks[0], marks[1]

"""The quotation marks of a language, for quotes whose own marks stay in the article."""

from __future__ import annotations

from generator.languages import code_of

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
    marks = _MARKS.get(code_of(lang), "“”")
    return marks[0], marks[1]

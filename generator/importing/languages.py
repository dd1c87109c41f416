"""The language of a text: as a tag states it, or as its script and small words show it."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

_TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]{2,8})*\Z")
_SMALL_WORDS = {
    "de": "der die und das ist nicht von mit den auf für eine",
    "en": "the of and to in that is was for with on it",
    "es": "el los que una por con para las del se está no",
    "fr": "le les des une est que dans pour qui par sur pas",
    "it": "il che di una per con non sono della gli nel è",
    "nl": "het een van en niet dat zijn voor met op te aan",
    "pl": "nie się na że jest do to przez oraz od po był",
    "pt": "os que não uma para com dos em as por é foi",
    "tr": "bir ve bu için ile olarak daha çok olan de da ki",
}
_SCRIPTS = {
    "GREEK": "el",
    "HEBREW": "he",
    "HANGUL": "ko",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "CJK": "zh",
    "THAI": "th",
    "GEORGIAN": "ka",
    "ARMENIAN": "hy",
    "DEVANAGARI": "hi",
}
_SAMPLE = 5000
UNDETERMINED = "und"
"""The tag for a language that nobody knows."""


def language_tag(stated: str) -> str | None:
    """Return the language of a tag such as `en-GB` or `pt_BR` without its region."""
    match = _TAG.match(stated.strip())
    return match[1].lower() if match else None


def guess_language(text: str) -> str:
    """Return the language that the script and the small words of `text` speak for, or `und`."""
    sample = text[:_SAMPLE]
    scripts = Counter(unicodedata.name(c, "?").split()[0] for c in sample if c.isalpha())
    if not scripts:
        return UNDETERMINED
    script = scripts.most_common(1)[0][0]
    if script == "ARABIC":
        return "fa" if set("پچژگی") & set(sample) else "ar"
    if script == "CYRILLIC":
        return "uk" if set("іїєґ") & set(sample.lower()) else "ru"
    if scripts["HIRAGANA"] + scripts["KATAKANA"] and script == "CJK":
        return "ja"
    if script != "LATIN":
        return _SCRIPTS.get(script, UNDETERMINED)
    words = Counter(re.findall(r"\w+", sample.lower()))
    scores = {
        language: sum(words[w] for w in small.split()) for language, small in _SMALL_WORDS.items()
    }
    best, score = max(scores.items(), key=lambda item: item[1])
    return best if score * 20 >= words.total() else UNDETERMINED

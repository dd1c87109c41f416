"""What an editor may write between brackets: few words, in letters that are what they look like."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from generator.evidence.normalise import normalise
from generator.evidence.signals import find_signal, find_verb
from generator.languages import code_of
from generator.reading.composition import normal_form


@dataclass(frozen=True, slots=True)
class Explaining:
    """The small words of one language that may stand in an insertion."""

    openers: str
    """Words after which a name or noun in small letters may stand."""
    small: str
    """Pronouns, prepositions, auxiliaries and titles."""


_EXPLAINING = {
    "en": Explaining(
        "the a an this that these those his her its their our my your",
        "he she it they him them us we you who of in on at to for from by with into near between "
        "among during and as is are was were am be been being has have had prime foreign interior "
        "defence defense finance minister president secretary general mayor chancellor senator "
        "ambassador king queen prince spokesman spokeswoman chairman governor colonel captain",
    ),
    "de": Explaining(
        "der die das den dem des eine einen einem einer eines diese dieser dieses diesen diesem "
        "sein seine seinen seiner ihr ihre ihren ihrer unser unsere vom im am zum zur",
        "er sie es ihn ihm ihnen wir uns von in an auf zu für mit aus bei und ist sind war waren "
        "hat haben hatte hatten",
    ),
    "fr": Explaining(
        "le la les l' une des du de d' au aux ce cet cette ces son sa ses leur leurs notre nos",
        "il elle ils elles lui eux à en dans sur par pour avec et est sont était étaient ont "
        "avait avaient être été",
    ),
    "es": Explaining(
        "el la los las un una su sus este esta estos estas nuestro nuestra del al",
        "él ella ellos ellas lo le les nos de en a por para con y entre es son era eran fue ha "
        "han había ser sido está están",
    ),
    "ru": Explaining(
        "этот эта это эти этого этой этих его её ее их наш наша наши в во на о об от из по у к с "
        "со для",
        "он она они оно ему ей им нас и был была было были",
    ),
    "uk": Explaining(
        "цей ця це ці цього цієї цих його її їх їхній наш наша наші у в на про від з із по для",
        "він вона вони воно йому їй їм нас і й та був була було були є",
    ),
}
_LATIN = frozenset({"LATIN"})
_SCRIPTS = {
    **dict.fromkeys(("en", "de", "fr", "es"), _LATIN),
    **dict.fromkeys(("ru", "uk"), _LATIN | {"CYRILLIC"}),
    **dict.fromkeys(("ar", "fa"), _LATIN | {"ARABIC"}),
}
"""The scripts in which an insertion may be written, by language."""
_WRITTEN_AS_ONE = frozenset({"CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "HANGUL"})

_PREFIXES = re.compile(
    r"(?<!\w)(?:(?:un|dis|non|anti|ex|mis|mal|il|im|ir|de|dys|counter|contra|pseudo|quasi|semi|"
    r"sub|half|not|pre|post|would|self)-|(?:un|dis|non|anti|ex|mis|mal|il|ir|dys|counter|pseudo|"
    r"quasi|semi)(?!\w))",
    re.IGNORECASE,
)
_MAKES_A_PREFIX = re.compile(
    r"\s*(?:(?:cap|suffici|adequ|accur|effect|act|sec|abil|corr|compl|direct|val|visib|depend|"
    r"stab|toler|just|san|hum|cred|consist|elig|compet|conclus|conven|convin|curab|decis|defin|"
    r"destruct|discr|effic|evit|excus|flex|formal|frequ|hospit|numer|operab|sensit|sign|solub|"
    r"subordin|tang|variab|vinc)\w*|(?:typ|polit|mor|symm|soc|theis|part|sex)\w*)",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"(?=[IVXLCDM])M*(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_MARKS_WITHIN = re.compile(r"(?<=[^\W\d_])['-](?=[^\W\d_])|(?<=[^\W\d_])\.(?!\.)|, (?=\w)")
_NO_NOUN = re.compile(r"\w{2,}(?:ed|ly)")
_NOUNS = frozenset({"family", "assembly", "ally", "supply", "monopoly", "anomaly", "watershed"})
_NAMES_BEGIN = frozenset({"al", "el", "an", "ar", "as", "ash", "at", "ad"})
"""What an Arabic name may begin with before its hyphen: "al-Marsa"."""
_MOST_NOUNS = 2
"""Words in small letters that may follow an article."""
_UNSEEN = ("Cf", "Cc", "Co", "Cn", "Mn", "Me", "Zl", "Zp")
"""Categories of characters that cannot be seen, or lie over others."""
_KINDS = (
    ("a negation", "negations"),
    ("a negation", "turns"),
    ("a hedge", "hedges"),
    ("a figure", "figures"),
    ("another's word", "speech"),
)


def what_is_unclear(written: str, language: str) -> str:
    """Return what in an insertion cannot be read or told from something else, or nothing."""
    text = normal_form("NFC", re.sub(r"\s", " ", written))
    if not any(c.isalnum() for c in text):
        return "holds no word"
    persian = re.sub("(?<=\\w)\u200c(?=\\w)", "", text) if code_of(language) == "fa" else text
    odd = next((c for c in persian if unicodedata.category(c) in _UNSEEN or c == "\u0640"), "")
    if odd:
        return f"holds a character that cannot be seen for itself (U+{ord(odd):04X})"
    folded = normal_form("NFKC", text)
    if folded != text:
        return f"holds characters that stand for others (“{folded}”)"
    mixed = next((word for word in re.split(r"[\W\d_]+", persian) if _is_mixed(word, language)), "")
    if mixed:
        return f"holds letters of another alphabet (“{mixed}”)"
    rest = _MARKS_WITHIN.sub("", normalise(persian).text)
    sign = next((c for c in rest if not (c.isalnum() or c == " ")), "")
    return f"holds “{sign}”, which is no part of a word there" if sign else ""


def what_changes(written: str, following: str, language: str) -> tuple[str, str]:
    """Return what in an insertion may change the meaning, and the word; or nothing twice.

    `following` is what the article prints next.
    """
    words = normalise(written).text
    apart = normal_form("NFD", words)
    plain = "".join(c for c in apart if not unicodedata.combining(c))
    for text in dict.fromkeys((words, plain)):
        for what, kind in _KINDS:
            found = find_signal(kind, language, text)
            if found:
                return what, found
    digit = next((c for c in words if c.isnumeric()), "")
    roman = next((w for w in re.findall(r"\w+", words) if _ROMAN.fullmatch(w)), "")
    prefix = _PREFIXES.search(plain)
    if digit or roman:
        return "a figure", digit or roman
    if prefix or (words in ("in", "a") and _MAKES_A_PREFIX.match(following)):
        return "a negative prefix", prefix.group() if prefix else words
    verb = find_verb(language, words)
    return ("another's word", verb) if verb else ("", "")


def what_is_not_explaining(written: str, language: str) -> str:
    """Return the first word of an insertion that is neither a name nor a small word, or nothing."""
    known = _EXPLAINING.get(code_of(language), Explaining("", ""))
    openers, small = set(known.openers.split()), set(known.small.split())
    left = 0
    for word in _tokens(written, language):
        if word.casefold() in openers:
            left = _MOST_NOUNS
        elif word.casefold() in small or _is_name(word, language):
            continue
        elif left and (word in _NOUNS or not _NO_NOUN.fullmatch(word)):
            left -= 1
        else:
            return word
    return ""


def is_small(written: str, language: str) -> bool:
    """Tell whether an insertion holds nothing but small words: "it", "of the"."""
    known = _EXPLAINING.get(code_of(language), Explaining("", ""))
    allowed = {*known.openers.split(), *known.small.split()}
    return all(word in allowed for word in _tokens(written, language))


def _tokens(written: str, language: str) -> Iterator[str]:
    text = normalise(written).text
    if code_of(language) == "fr":
        text = re.sub(r"(?<!\w)([ld]')", r"\1 ", text)
    for word in text.replace(",", " ").split():
        yield word.rstrip(".") or word


def _is_name(word: str, language: str) -> bool:
    if code_of(language) in ("ar", "fa") and word.upper() == word.lower():
        return True  # no capitals tell
    head, _, rest = word.partition("-")
    return head[:1].isupper() or (head in _NAMES_BEGIN and rest[:1].isupper())


def _is_mixed(word: str, language: str) -> bool:
    """Tell whether a word is of several scripts, or of one that its language is not written in."""
    scripts = {unicodedata.name(c, "NONE").split()[0] for c in word if c.isalpha()}
    rare = any(ord(c) > 0x24F and not 0x1E00 <= ord(c) <= 0x1EFF for c in word)
    if scripts == _LATIN and rare:
        return True
    allowed = _SCRIPTS.get(code_of(language))
    one = len(scripts) <= 1 or scripts <= _WRITTEN_AS_ONE
    return not one or (allowed is not None and not scripts <= allowed)

"""The words by which a line of a report shows that it is no sentence of it."""

from __future__ import annotations

import re

from generator.importing.dates import printed_dates
from generator.importing.values import words

_AGENCIES = (
    r"AFP|AP|Associated Press|Reuters|Getty(?: Images)?|EPA(?:-EFE)?|Anadolu|Xinhua|TASS|Sputnik|"
    r"IRNA|ISNA|Tasnim|Mehr|Fars|dpa|PA(?: Media| Wire)?|ANSA|EFE|NurPhoto|Shutterstock|Alamy|"
    r"iStock|Bloomberg|UPI|Zuma|Imago|Ukrinform|RIA Novosti|Wikimedia Commons|AAP|Kyodo|Yonhap"
)
_PICTURE = r"(?:photo(?:graph)?s?|images?|pictures?|pics?|file photo|illustration|graphic|video)"
_PREFIX = re.compile(
    r"(?:file )?(?:photo|image|picture|pictured|illustration|video|caption|foto|фото|عکس|صورة)"
    r"(?: illustration)?\s*(?::|\s[-–—]\s)|file\s*[-–—:]\s",
    re.I,
)
_CREDIT_AT_END = re.compile(
    rf"[(\[](?:{_PICTURE}\s*(?:by|via|credit|from|:)?\s*[^()\[\]]{{1,60}}"
    rf"|[^()\[\]]{{1,60}}\s{_PICTURE}|(?:[^()\[\]]{{1,40}}[/ ])?(?:{_AGENCIES})"
    rf"(?:[/ ][^()\[\]]{{1,40}})?|via [^()\[\]]{{1,40}})[)\]]\.?\Z",
    re.I,
)
_CREDIT_WORDS = re.compile(
    rf"(?:{_PICTURE}|credit|source|courtesy|fotos?|фото)\s*(?:by|credit|courtesy|of|via|:)\s*\S"
    rf"|(?:©|\(c\)|copyright)\s|.*\bvia\s(?-i:[A-Z])|.*\bcourtesy of\s|handout\b",
    re.I,
)
_AGENCY_LINE = re.compile(
    rf"(?:[^.!?]{{0,50}}[/|,]\s?)?(?:{_AGENCIES})(?:[/|,]\s?[^.!?]{{0,40}})?\Z"
)
_NAMES = r"[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’&-]*){0,5}"
_NAME_AND_OWNER = re.compile(rf"{_NAMES}\s?/\s?{_NAMES}\Z")
_BREADCRUMB = re.compile(r"\s*[/›»>|→]\s*")
_BOILERPLATE = re.compile(
    r"related (?:topics|articles|stories|news|coverage|content|links)\b|(?:see|read|learn) (?:also|"
    r"more|next)\b|more (?:on|from|about) this\b|read more\b|also read\b|recommended\b|"
    r"most (?:read|popular|viewed)|trending\b|editor[’']s picks|share (?:this|on|via|article|story)"
    r"\b|share\Z|sharethis|tweet\b|print\Z|email\Z|e-mail this|copy link|save\Z|follow (?:us|our|"
    r"him|her|them|@)|sign up\b|subscribe\b|subscription|join (?:us|our|the conversation)\b|"
    r"newsletter|get (?:the|our) (?:latest|app|daily|newsletter)|download (?:our|the) app|"
    r"advertisement\b|sponsored\b|all rights reserved|copyright\b|©|terms of (?:use|service)|"
    r"privacy policy|cookie|comments?\Z|leave a comment|\d+ comments?\Z|listen to (?:this|the)|"
    r"\d+ min(?:ute)?s? read\Z|tags?\s*:|topics?\s*:|filed under|click here|watch\s*:|"
    r"skip to (?:main )?content|advert\Z|loading\b|reporting by .{3,80};|our standards\s*:|"
    r"this (?:story|article) has been updated|(?:back )?to top\Z",
    re.I,
)
_ALTERNATE = re.compile(r"can also be (?:accessed|reached|found|visited) (?:at|on|via)\b", re.I)
_BYLINE = re.compile(
    r"(?:(?i:by|von|par|por|di|od|door)|Автор:?|بقلم:?|نوشته:?|מאת:?|(?i:written by|authors?):?)"
    r"\s+(.+)\Z"
)
_BYLINE_END = re.compile(r"\s*(?:[|·•;]|\s[-–—]\s|,\s*(?=[a-z]{3,}\b(?! and\b))).*\Z")
_BETWEEN_NAMES = re.compile(r",\s+(?:and\s+)?|\s+(?:and|und|et|y|&)\s+|\s+и\s+|\s+و\s*")
_PARTICLES = words("de da del der van von den bin ibn al el la le di dos du ter y")
_LABELS = re.compile(
    r"\b(?:published|updated|last|posted|modified|on|at|first|date|time|in|local|am|pm|a\.m|p\.m|"
    r"mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|[A-Z]{1,2}[SD]?T|GMT|UTC|veröffentlicht|aktualisiert|stand|am|um|uhr|publié|mis|jour|mise|"
    r"le|la|à|publicado|actualizado|el|hora|pubblicato|aggiornato|il|alle|ore|опубликовано|обновлено|"
    r"оновлено|опубліковано|г|р|в|о|نشر|تحديث|في|منتشر|شده)\b",
    re.I,
)
_SENTENCE_END = re.compile(r"[.!?…؟۔。][\"'”’»)\]]*\Z")
_DATELINE_REST = 8
_SHORT_LINE, _CREDIT_LINE, _HEADLINE, _END = 150, 90, 220, 140


def ends_a_sentence(line: str) -> bool:
    """Tell whether a line ends as a sentence does."""
    return bool(_SENTENCE_END.search(line))


def is_caption(line: str) -> bool:
    """Tell whether a line says of itself that it belongs to a picture."""
    return bool(_PREFIX.match(line) or _CREDIT_AT_END.search(line[-_END:]))


def is_credit(line: str) -> bool:
    """Tell whether a whole line names who made or owns a picture."""
    if len(line) > _CREDIT_LINE or ends_a_sentence(line) or is_breadcrumb(line):
        return False
    return bool(_CREDIT_WORDS.match(line) or _AGENCY_LINE.match(line))


def may_be_credit(line: str) -> bool:
    """Tell whether a line below others reads as a name and an owner, such as Jo Roe/Pictures."""
    return len(line) <= _CREDIT_LINE and bool(is_credit(line) or _NAME_AND_OWNER.match(line))


def without_prefix(line: str) -> str:
    """Return a caption without a word such as PHOTO: before it."""
    return _PREFIX.sub("", line, count=1).strip() if _PREFIX.match(line) else line


def is_breadcrumb(line: str) -> bool:
    """Tell whether a line is the path of a page in its site."""
    parts = _BREADCRUMB.split(line)
    return len(parts) >= 3 and len(line) <= _SHORT_LINE and all(0 < len(p) <= 30 for p in parts)


def is_boilerplate(line: str) -> bool:
    """Tell whether a line belongs to the page and not to the report."""
    if len(line) > _SHORT_LINE:
        return False
    return bool(_BOILERPLATE.match(line) or _ALTERNATE.search(line) or is_breadcrumb(line))


def is_dateline(line: str, language: str) -> bool:
    """Tell whether a line says when the report was published or changed, and little else."""
    dates = list(printed_dates(line, language)) if len(line) <= _SHORT_LINE else []
    if not dates:
        return False
    rest = line
    for date in reversed(dates):
        rest = rest[: date.start] + " " + rest[date.end :]
    return sum(c.isalnum() for c in _LABELS.sub(" ", rest)) <= _DATELINE_REST


def names_in(line: str) -> tuple[str, ...]:
    """Return the names that a line such as "By Ann Lee and Jo Roe" gives; none in other lines."""
    match = _BYLINE.match(line) if len(line) <= _SHORT_LINE else None
    if match is None or ends_a_sentence(line):
        return ()
    names = [n.strip(" ,") for n in _BETWEEN_NAMES.split(_BYLINE_END.sub("", match[1]))]
    return tuple(names) if all(map(_is_name, names)) else ()


def is_byline(line: str, language: str) -> bool:
    """Tell whether a line names the authors, or the day of publication and little else."""
    return bool(names_in(line)) or is_dateline(line, language)


def may_be_headline(line: str) -> bool:
    """Tell whether a first line can be a headline: short, and no sentence with a full stop."""
    return len(line) <= _HEADLINE and not (line.endswith(".") and not line.endswith("..."))


def _is_name(name: str) -> bool:
    parts = name.split()
    return 1 <= len(parts) <= 6 and all(_may_be_in_name(part) for part in parts)


def _may_be_in_name(word: str) -> bool:
    first = word[0]
    if any(c.isdigit() for c in word):
        return False
    return word.lower() in _PARTICLES or not first.islower()

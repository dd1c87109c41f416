"""The schema's complaints in an editor's words: what is there, and what to write instead."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from generator.languages import CODE_PATTERN, TAG_PATTERN, language_named
from generator.reading.names import did_you_mean
from generator.reading.schema import base
from generator.reading.slugs import slug_of

PATTERN_HINTS = {
    base.SLUG_PATTERN: "An id has small letters, digits and hyphens only, at most 64.",
    base.LOCATOR_PATTERN: "A place in an article looks like p14, p14.l2, p14.s2 or p14.s1-s3.",
    base.URL_PATTERN: "Write a full address that begins with https:// and holds no user name.",
    CODE_PATTERN: "Write the language's short code, such as en or uk.",
    TAG_PATTERN: "Write the language's short code, such as en, uk or zh-Hans.",
    base.FINGERPRINT_PATTERN: "A fingerprint (SHA-256) has 64 digits and letters from a to f.",
    base.CATALOGUE_PATTERN: "Write the catalogue's name in small letters, such as wikidata.",
    base.CATALOGUE_ID_PATTERN: "Write letters, digits, points, hyphens and underscores, no spaces.",
}
"""What to write, for each pattern of the schema."""

EMPTY_HINT = "Write the words, or leave the line out."
"""What to do where words are empty that may be left out."""
_EXPECTED = {
    "string_type": "words",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "decimal_type": "a number",
    "decimal_parsing": "a number",
    "finite_number": "a number",
    "dict_type": "a mapping",
    "model_type": "a mapping",
    "tuple_type": "a list",
}
_FORMS = {base.MAPPING: "a mapping", base.LIST: "a list", base.WORDS: "words"}
_LONGEST_SHOWN = 60
_NOBODY = frozenset({"none", "nobody", "unknown", "not known", "n/a", "-", "?", "anonymous"})
"""What editors write where the article names no author."""
_BECAUSE = frozenset({"retracted_by_desk"})
_OF_MAPPINGS = frozenset({"accept", "statements", "relations", "absent", "answers", "roles"})
"""Keys of lists whose items are mappings, not words."""
_PLACES = ("at", "passage", "refers_to")
"""Keys whose value is a place in an article; editors write its number alone."""


def say(error: Any, subject: str, key: str) -> tuple[str, str]:
    """Return message and hint for one of pydantic's errors.

    `subject` names what is wrong (“`kind`”, “An item of `about`”), `key` is its key alone.
    """
    kind, value, context = error["type"], error["input"], error.get("ctx", {})
    if kind == "value_error":
        return _own_words(str(context.get("error", "")), subject)
    if kind in ("enum", "literal_error"):
        return f"{subject} cannot be {shown(value)}.", _one_of(value, context["expected"])
    if kind == "string_pattern_mismatch":
        hint = _pattern_hint(context["pattern"], str(value), in_list=key.isdigit())
        return f"{subject} cannot be {shown(value)}.", hint
    if kind == "too_short":
        count, least = context["actual_length"], context["min_length"]
        items = "1 item" if count == 1 else f"{count} items"
        return f"{subject} has {items}, and needs {least} or more.", "Add what is missing."
    if kind == "too_long":
        what = "characters" if isinstance(value, str) else "items"
        return f"{subject} has more than {context['max_length']:,} {what}.", "Divide it."
    if kind == "string_too_long":
        return f"{subject} is longer than {context['max_length']:,} characters.", "Shorten it."
    if kind in ("less_than_equal", "greater_than_equal"):
        limit = f"at most {context['le']}" if "le" in context else f"at least {context['ge']}"
        return f"{subject} is {value}, and should be {limit}.", ""
    if kind == "union_tag_invalid":
        forms = " or ".join(w for tag, w in _FORMS.items() if tag in context["expected_tags"])
        return f"{subject} is {shape(value)}, and should be {forms}.", ""
    expected = _EXPECTED.get(kind)
    if kind == "string_type" and key in _PLACES and isinstance(value, int):
        hint = _pattern_hint(base.LOCATOR_PATTERN, str(value))
        return f"{subject} cannot be {shown(value)}.", hint
    if expected:
        message = f"{subject} is {shape(value)}, and should be {expected}."
        return message, _form_hint(expected, value, key)
    return f"{subject} cannot be {shown(value)}: {error['msg']}.", ""


def shape(value: object) -> str:
    """Return what a value is: words, a list, a mapping or empty."""
    if value is None:
        return "empty"
    if isinstance(value, dict):
        return "a mapping"
    return "a list" if isinstance(value, (list, tuple)) else shown(value)


def shown(value: object) -> str:
    """Return a value as a message quotes it: on one line, and not too long."""
    if not isinstance(value, (str, int)):
        return shape(value)
    words = ("true" if value else "false") if isinstance(value, bool) else str(value)
    line = " ".join(words.split())
    return f"“{line[:_LONGEST_SHOWN]}{'…' if len(line) > _LONGEST_SHOWN else ''}”"


def _own_words(reason: str, subject: str) -> tuple[str, str]:
    """Part what the schema's own checks say: before the last colon what is, behind it what to do.

    A reason that begins with a verb goes on from the subject; any other is a sentence of its own.
    """
    what, _, hint = reason.rpartition(": ")
    if not what:
        what, hint = reason, ""
    goes_on = what.split(" ", 1)[0] in ("is", "needs", "cannot", "has", "holds", "names")
    message = f"{subject} {what}" if goes_on else what[:1].upper() + what[1:]
    hint = hint[:1].upper() + hint[1:]
    return f"{message}.", f"{hint.rstrip('.')}." if hint and hint[-1] not in "?" else hint


def _one_of(value: object, expected: str) -> str:
    if odd := _odd_space(str(value)):
        return odd
    words = expected.replace("'", "").replace(" or ", ", ").split(", ")
    if words == [base.NOT_STATED]:
        if isinstance(value, str) and value.strip().casefold() in _NOBODY:
            return f"Write `{base.NOT_STATED}`."
        short = isinstance(value, str) and value.strip() and len(value) <= _LONGEST_SHOWN
        example = f", `[{value}]`," if short else ""
        return f"Write a list{example} or `{base.NOT_STATED}`."
    return did_you_mean(str(value), words) or f"Write one of: {', '.join(words)}."


def _odd_space(value: str) -> str:
    """Return what to do about a space that no key of a keyboard gives, or nothing."""
    odd = next((c for c in value if c.isspace() and c not in " \n"), "")
    if not odd:
        return ""
    name = unicodedata.name(odd, "space").lower()
    return f"It holds a {name} (U+{ord(odd):04X}), which looks like nothing: type it anew."


def _pattern_hint(pattern: str, value: str, *, in_list: bool = False) -> str:
    if odd := _odd_space(value):
        return odd
    meant = ""
    if pattern == base.SLUG_PATTERN:
        several = _several(value) if in_list else ""
        return PATTERN_HINTS.get(pattern, "") + (several or _as_id(value))
    if pattern == base.LOCATOR_PATTERN:
        meant = _place_of(value)
    elif pattern in (CODE_PATTERN, TAG_PATTERN):
        meant = language_named(value)
    return PATTERN_HINTS.get(pattern, "") + (f" Did you mean `{meant}`?" if meant else "")


def _several(value: str) -> str:
    """Say how ids are parted that stand with nothing but a space between them in a list."""
    ids = value.split(" ")
    if len(ids) < 2 or "-" not in value or not all(re.match(base.SLUG_PATTERN, id) for id in ids):
        return ""
    return f" Where these are several, put commas between them: `{', '.join(ids)}`."


def _as_id(value: str) -> str:
    """Say how words would be written as ids, if no letter of them is lost; none need be known."""
    ids = [slug_of(words) for words in re.split(r"[,;]", value) if words.strip("()[] ")]
    letters = [sum(map(str.isalnum, each)) for each in ("".join(ids), value.replace("ß", "ss"))]
    if not ids or not all(ids) or letters[0] != letters[1]:
        return ""
    if len(ids) > 1:
        return f" Write several in a list: `[{', '.join(ids)}]`."
    return f" As an id this is `{ids[0]}`."


def _place_of(words: str) -> str:
    """Return the locator that `words` were perhaps meant to be, or nothing."""
    plain = re.sub(r"[\s,;]+", "", words.casefold()).replace("–", "-")
    plain = re.sub(r"^(?:paragraph|par|para|¶)?\.?(?=\d)", "p", plain)
    plain = re.sub(r"(?<=\d)\.?(?:sentence|s)\.?(?=\d)", ".s", plain)
    plain = re.sub(r"(?<=\d)\.?(?:line|l)\.?(?=\d)", ".l", plain)
    return plain if re.match(base.LOCATOR_PATTERN, plain) else ""


def _form_hint(expected: str, value: object, key: str) -> str:
    if expected == "a list":
        short = isinstance(value, (str, int)) and len(str(value)) <= _LONGEST_SHOWN
        if short and key and key not in _OF_MAPPINGS:
            items = str(value).strip("()[]{} ")
            return f"Write `{key}: [{items}]`, or each item on a line of its own behind a hyphen."
        return "Write each item on a line of its own behind a hyphen."
    if expected == "a mapping" and key in _BECAUSE:
        return "Write `because`, `by` and `date` on lines below it, indented."
    if expected == "a mapping":
        return "Write `key: value` lines below it, indented, without hyphens."
    if expected in ("a number", "a whole number"):
        return "Write digits, with a point for decimals and without commas or spaces: 8500, 5.4."
    if value is None:
        return EMPTY_HINT
    return "Write it as one value, in quotation marks where it holds a colon or brackets."

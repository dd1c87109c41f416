"""Findings as text, JSON or workflow commands: one small function a format."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from generator.diagnostics import Diagnostic, Severity
from generator.place import Place
from generator.wording import counted, escaped

Lines = Callable[[str], Sequence[str]]
"""Gives the lines of a file by its path, or none where it cannot be shown."""

_SHOWN = 160
"""An excerpt longer than this is cut around its spot."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How much of the evidence could be looked at."""

    checked: int
    not_checked: int
    """What stands in a source that could not be read."""


def visible(text: str) -> str:
    """Return `text` with control and other invisible characters as escapes.

    Words of a hostile file must neither steer a terminal nor forge a workflow command: GitHub's
    runner acts on `##[` wherever it stands in a line of a log, and on `::` where a line begins.
    """
    return escaped(text).replace("##[", "##\\u005b")


def as_text(found: Sequence[Diagnostic], lines: Lines, paint: Callable[[str, str], str]) -> str:
    """Return findings for people: place, rule, message, the spot underlined, hint, other places.

    `paint(style, text)` gives text in a style (`place`, `error`, `warning`, `spot`, `hint`).
    """
    return "\n".join(_text_of(each, lines, paint) for each in found)


def _text_of(each: Diagnostic, lines: Lines, paint: Callable[[str, str], str]) -> str:
    head = f"{paint('place', visible(str(each.place)))}: {paint(each.severity, each.severity)} "
    head += f"{each.rule.code} {each.rule.name}: {visible(each.message)}"
    parts = [head, *_excerpt(each.place, lines, paint)]
    for number, line in enumerate(each.hint.split("\n") if each.hint else ()):
        lead = "hint: " if number == 0 else "      "
        words = visible(line)
        begins = words.lstrip()[:2] == "::"  # it stays pasteable where it is no command
        parts.append(f"    {paint('hint', lead)}{'| ' if begins else ''}{words}")
    parts += [f"    {visible(str(place))}: {visible(why)}" for place, why in each.also]
    return "\n".join(parts)


def _excerpt(place: Place, lines: Lines, paint: Callable[[str, str], str]) -> list[str]:
    text = lines(place.file)
    if not 0 < place.line <= len(text):
        return []
    line = text[place.line - 1]
    column = min(place.column, len(line) + 1)
    start = max(0, column - _SHOWN // 2) if len(line) > _SHOWN else 0
    shown = line[start : start + _SHOWN]
    lead = visible(shown[: column - 1 - start])
    spot = " " * len(lead) + "^"
    # A sign of its own before the words: a line that began with theirs could be a command.
    return [f"    | {visible(shown)}", f"    | {paint('spot', spot)}"]


def as_json(found: Sequence[Diagnostic]) -> str:
    """Return findings as a JSON list; lines and columns count from 1."""

    def place(at: Place) -> dict[str, object]:
        return {"file": at.file, "line": at.line, "column": at.column}

    text = json.dumps(
        [
            {
                **place(each.place),
                "code": each.rule.code,
                "rule": each.rule.name,
                "severity": each.severity.value,
                "message": each.message,
                "hint": each.hint,
                "also": [{**place(at), "why": why} for at, why in each.also],
            }
            for each in found
        ],
        ensure_ascii=False,
        indent=2,
    )
    # A terminal may act on more characters than JSON escapes by itself.
    return "".join(c if c == "\n" or c.isprintable() else json.dumps(c)[1:-1] for c in text)


def as_github(found: Sequence[Diagnostic], in_repository: Callable[[str], str] = str) -> str:
    """Return findings as workflow commands, which mark the lines of a pull request.

    `in_repository` gives a file's path from the root of its repository.

    Source of the form: GitHub's documentation of workflow commands.
    """
    return "\n".join(
        f"::{each.severity} file={_property(in_repository(each.place.file))},"
        f"line={each.place.line},col={each.place.column},title={_property(each.rule.name)}::"
        f"{_message(chr(10).join(_words_of(each)))}"
        for each in found
    )


def _words_of(each: Diagnostic) -> list[str]:
    """Return message, hint and other places: an annotation stands at one line alone."""
    hint = [each.hint] if each.hint else []
    return [each.message, *hint, *(f"{place}: {why}" for place, why in each.also)]


def _message(text: str) -> str:
    lines = (visible(line) for line in text.split("\n"))
    return "%0A".join(line.replace("%", "%25") for line in lines)


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


def closing_line(found: Sequence[Diagnostic], tiers: Mapping[str, int], tally: Tally) -> str:
    """Return the counts that every check ends with."""
    severities = Counter(each.severity for each in found)
    passages = tiers.get("passage", 0)
    counts = [
        f"{tiers.get('exact', 0)} exact",
        counted(passages, "passage"),
        *(f"{tiers.get(name, 0)} {name}" for name in ("typographic", "edited")),
        f"{tally.checked - sum(tiers.values())} failed",
    ]
    aside = f" {tally.not_checked} not checked." if tally.not_checked else ""
    errors = counted(severities[Severity.ERROR], "error")
    warnings = counted(severities[Severity.WARNING], "warning")
    return f"{tally.checked} checked: {', '.join(counts)}.{aside} {errors}, {warnings}."

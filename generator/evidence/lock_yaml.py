"""The lock as a file: written for people who read diffs, read with a complaint for each fault."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from enum import Enum
from itertools import pairwise
from typing import Any, TypeVar

from generator.diagnostics import Diagnostic, Rule
from generator.evidence.lock import Entry, Finding, LockedAbsence, SourceLock, Verification
from generator.evidence.model import Layout, Locator, Paragraph, Span, Tier, Voice
from generator.reading.schema.sources import Zone
from generator.reading.yaml_tree import YamlFile

MALFORMED = Rule(
    "L106",
    "lock-malformed",
    """
A lock does not have the form that `explainer lock` writes.

Somebody edited it by hand, or a merge left both sides in it. A lock that cannot be read proves
nothing, so every quote of its source counts as unproved.

Do not repair it by hand. Take either side of the merge and run `explainer lock` on a machine that
has the text.
""",
)

FORMAT = 1
HEAD = """\
# Written by `explainer lock` from the text of the article, never by hand:
# `explainer lock --check` proves every line again from any lawful copy.
"""


# Writing


def write_lock(lock: SourceLock, /, *, records: Mapping[str, Iterable[str]] | None = None) -> str:
    """Return the text of a lock file.

    `records` gives for a key the ids of the records that need the entry; they are printed as
    comments, for whoever reads the diff.
    """
    return "\n".join([*_lines(lock, records or {}), ""])


def _lines(lock: SourceLock, records: Mapping[str, Iterable[str]]) -> Iterator[str]:
    shape = lock.shape
    yield HEAD.rstrip()
    yield f"format: {FORMAT}"
    yield f"source: {_scalar(lock.source)}"
    yield f"text: {_flow({'sha256': shape.sha256, 'length': shape.length, 'words': shape.words})}"
    yield f"zones: {_scalar(lock.zones)}"
    yield f"verified: {_flow({'by': lock.verified.by, 'date': lock.verified.date})}"
    yield "paragraphs:" if shape.paragraphs else "paragraphs: {}"
    for paragraph in shape.paragraphs:
        yield f"  p{paragraph.number}: {_flow(_paragraph(paragraph, lock.mark_spans))}"
    yield "evidence:" if lock.entries else "evidence: {}"
    for key, entry in lock.entries.items():
        needed_by = ", ".join(sorted(set(records.get(key, ()))))
        yield f"  {_scalar(key)}:{f'  # {needed_by}' if needed_by else ''}"
        yield from _entry_lines(entry)
    yield "absences:" if lock.absences else "absences: {}"
    for key, absence in lock.absences.items():
        kept = {"claim": absence.claim, "words": absence.words, "excepted": absence.excepted}
        yield f"  {_scalar(key)}: {_flow(kept)}"
    if lock.elsewhere:
        yield f"elsewhere: {_value(lock.elsewhere)}"


def _paragraph(paragraph: Paragraph, marks: Sequence[Span]) -> dict[str, object]:
    """Return what differs from a plain paragraph of one line and one sentence in the body."""
    span = paragraph.span
    whole = (span,)
    zones = set(paragraph.zones)
    return {
        "span": span,
        "words": paragraph.words,
        "zone": "" if zones == {Zone.BODY} or len(zones) > 1 else paragraph.zone,
        "zones": paragraph.zones if len(zones) > 1 else (),
        "unrelated": paragraph.unrelated_lines,
        "lines": () if paragraph.lines == whole else paragraph.lines,
        "sentences": () if paragraph.sentences == whole else paragraph.sentences,
        "marks": tuple(s for s in marks if span.start <= s.start < span.end),
    }


def _entry_lines(entry: Entry) -> Iterator[str]:
    where = {"at": str(entry.at), "line": entry.line, "spans": entry.spans, "zone": entry.zone}
    what = {"tier": entry.tier, "voice": entry.voice, "words": entry.words}
    flags = {"unrelated": entry.unrelated, "changed": entry.changed}
    yield f"    where: {_flow(where)}"
    yield f"    what: {_flow({**what, **flags})}"
    yield f"    sha256: {_scalar(entry.sha256)}"
    if entry.printed:
        yield "    printed:"
        yield from (f"      - {_scalar(piece)}" for piece in entry.printed)
    if entry.shown:
        yield f"    shown: {_scalar(entry.shown)}"
    if entry.findings:
        yield "    findings:"
    for kept in entry.findings:
        yield f"      - rule: {_scalar(kept.rule)}"
        for name in ("key", "message", "hint"):
            if value := getattr(kept, name):
                yield f"        {name}: {_scalar(value)}"


def _flow(values: Mapping[str, object]) -> str:
    """Return a mapping on one line, without what is empty."""
    given = (f"{name}: {_value(v)}" for name, v in values.items() if v not in ("", (), False))
    return f"{{{', '.join(given)}}}"


def _value(value: object) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(_value(item) for item in value)}]"
    if isinstance(value, Span):
        return f"{value.start}-{value.end}"
    if isinstance(value, bool):
        return "true"
    return str(value) if isinstance(value, int) else _scalar(str(value))


_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9._-]*|[0-9a-f]*[a-f][0-9a-f]*|\d{4}-\d\d-\d\d")
_TYPED = {"true", "false", "null", "yes", "no", "on", "off"}


def _scalar(text: str) -> str:
    """Return a text in YAML, quoted unless it can be nothing else, with odd spaces visible."""
    if _PLAIN.fullmatch(text) and text.lower() not in _TYPED and not re.match(r"\d+e\d+$", text):
        return text
    return "".join(map(_visible, json.dumps(text, ensure_ascii=False)))


def _visible(character: str) -> str:
    if character == " " or unicodedata.category(character)[0] not in "CZ":
        return character
    number = ord(character)
    return f"\\U{number:08x}" if number > 0xFFFF else f"\\u{number:04x}"


# Reading


class _WrongError(Exception):
    """What is wrong with a value, and at which path below the one being read."""

    def __init__(self, says: str, *path: str | int) -> None:
        super().__init__(says)
        self.path = path


@contextmanager
def _below(*path: str | int) -> Iterator[None]:
    """Complete the path of whatever is found wrong inside."""
    try:
        yield
    except _WrongError as error:
        raise _WrongError(str(error), *path, *error.path) from error


def read_lock(file: YamlFile, source: str, /) -> tuple[SourceLock | None, list[Diagnostic]]:
    """Return the lock of `source` and what is wrong with its form.

    A fault in the shape of the text leaves no lock. A fault in one entry costs that entry.
    """
    found: list[Diagnostic] = []

    def complain(error: _WrongError, *path: str | int) -> None:
        path = (*path, *error.path)
        where = ".".join(map(str, path))
        message = f"This is no lock as the program writes it: {where or 'the file'} {error}."
        hint = "Run `explainer lock` where the text is; never edit a lock by hand."
        found.append(MALFORMED.at(file.place(path), message, hint=hint, record=source))

    data = file.data
    try:
        if data.get("format") != FORMAT:
            raise _WrongError(f"is not {FORMAT}, the form this version reads", "format")
        if data.get("source") != source:
            raise _WrongError(f"is not {source}", "source")
        shape, marks = _layout(data)
        signed = _map(data, "verified")
        zones = _text(data, "zones")
        elsewhere = _spans(data, "elsewhere", ())
        verified = Verification(_text(signed, "by", ""), _text(signed, "date", ""))
    except _WrongError as error:
        complain(error)
        return None, found
    entries = dict(_each(data, "evidence", _entry, complain))
    absences = dict(_each(data, "absences", _absence, complain))
    places = {key: file.place(("evidence", key), of_key=True) for key in entries}
    places |= {key: file.place(("absences", key), of_key=True) for key in absences}
    lock = SourceLock(
        source, shape, zones, marks, entries, absences, elsewhere, verified, file.place(()), places
    )
    outside = [k for k, e in entries.items() if e.spans[-1].end > shape.length]
    for key in outside:
        complain(_WrongError("lies beyond the end of the text"), "evidence", key)
        del entries[key]
    return lock, found


Read = TypeVar("Read")


def _each(
    data: Mapping[str, Any],
    name: str,
    read: Callable[[Mapping[str, Any]], Read],
    complain: Callable[..., None],
) -> Iterator[tuple[str, Read]]:
    """Give every readable value of a mapping, and complain of the others."""
    try:
        values = _map(data, name)
    except _WrongError as error:
        complain(error)
        return
    for key in values:
        try:
            value = _map(values, key)
            with _below(key):
                read_value = read(value)
            yield key, read_value
        except _WrongError as error:
            complain(error, name)


def _layout(data: Mapping[str, Any]) -> tuple[Layout, tuple[Span, ...]]:
    text = _map(data, "text")
    with _below("text"):
        sha256, length, words = _text(text, "sha256"), _int(text, "length"), _int(text, "words")
        if not re.fullmatch(r"[0-9a-f]{64}", sha256):
            raise _WrongError("is no SHA-256", "sha256")
    paragraphs: list[Paragraph] = []
    marks: list[Span] = []
    end = -1
    for name, values in _map(data, "paragraphs").items():
        number = len(paragraphs) + 1
        with _below("paragraphs", name):
            if name != f"p{number}" or not isinstance(values, Mapping):
                raise _WrongError(f"is not paragraph p{number}")
            paragraph = _read_paragraph(values, number)
            if not end < paragraph.span.start or paragraph.span.end > length:
                raise _WrongError("is not behind the one before, inside the text", "span")
            marks += _spans(values, "marks", ())
        end = paragraph.span.end
        paragraphs.append(paragraph)
    return Layout(sha256, length, words, tuple(paragraphs)), tuple(marks)


def _read_paragraph(values: Mapping[str, Any], number: int) -> Paragraph:
    span = _span(values.get("span"), "span")
    lines = _spans(values, "lines", (span,))
    named = values.get("zones", [values.get("zone", "body")] * len(lines))
    if not isinstance(named, list) or len(named) != len(lines):
        raise _WrongError("does not give one zone for each line", "zones")
    zones = tuple(_member(Zone, {"zone": name}, "zone") for name in named)
    sentences = _spans(values, "sentences", (span,))
    unrelated = values.get("unrelated", [])
    if not isinstance(unrelated, list) or not set(unrelated) <= set(range(1, len(lines) + 1)):
        raise _WrongError("is no list of lines", "unrelated")
    return Paragraph(
        number,
        span,
        lines,
        sentences,
        zones,
        unrelated=len(unrelated) == len(lines),
        words=_int(values, "words"),
        unrelated_lines=tuple(unrelated),
    )


def _entry(values: Mapping[str, Any]) -> Entry:
    where, what = _map(values, "where"), _map(values, "what")
    with _below("where"):
        spans, line = _spans(where, "spans", ()), _int(where, "line")
        zone = _member(Zone, where, "zone")
        if not spans:
            raise _WrongError("is missing", "spans")
        try:
            at = Locator.parse(_text(where, "at"))
        except ValueError:
            raise _WrongError("is no locator", "at") from None
    with _below("what"):
        tier, voice = _member(Tier, what, "tier"), _member(Voice, what, "voice")
        words = _int(what, "words")
    findings = values.get("findings", [])
    if not isinstance(findings, list) or not all(isinstance(f, Mapping) for f in findings):
        raise _WrongError("is no list of findings", "findings")
    return Entry(
        spans=spans,
        at=at,
        line=line,
        zone=zone,
        tier=tier,
        voice=voice,
        words=words,
        sha256=_text(values, "sha256"),
        unrelated=what.get("unrelated", False) is True,
        printed=_texts(values, "printed"),
        shown=_text(values, "shown", ""),
        findings=tuple(_finding(f) for f in findings),
        changed=what.get("changed", False) is True,
    )


def _finding(values: Mapping[str, Any]) -> Finding:
    message = _text(values, "message")
    return Finding(
        _text(values, "rule"), message, _text(values, "hint", ""), _text(values, "key", "")
    )


def _absence(values: Mapping[str, Any]) -> LockedAbsence:
    return LockedAbsence(
        _text(values, "claim"), _int(values, "words"), _spans(values, "excepted", ())
    )


Member = TypeVar("Member", bound=Enum)


def _member(kind: type[Member], values: Mapping[str, Any], name: str) -> Member:
    try:
        return kind(values.get(name))
    except ValueError:
        raise _WrongError(f"is no {kind.__name__.lower()}", name) from None


def _map(values: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = values.get(name)
    if not isinstance(value, Mapping):
        raise _WrongError("is missing" if value is None else "is no mapping", name)
    return value


def _int(values: Mapping[str, Any], name: str) -> int:
    value = values.get(name)
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise _WrongError("is no count", name)
    return value


def _text(values: Mapping[str, Any], name: str, default: str | None = None) -> str:
    value = values.get(name, default)
    if not isinstance(value, str):
        raise _WrongError("is missing" if value is None else "is no text", name)
    return value


def _texts(values: Mapping[str, Any], name: str) -> tuple[str, ...]:
    value = values.get(name, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise _WrongError("is no list of words", name)
    return tuple(value)


_SPAN = re.compile(r"(0|[1-9]\d{0,9})-([1-9]\d{0,9})")


def _span(value: object, *path: str) -> Span:
    match = _SPAN.fullmatch(value) if isinstance(value, str) else None
    if match is None or int(match[1]) >= int(match[2]):
        raise _WrongError("is no span such as 12-48", *path)
    return Span(int(match[1]), int(match[2]))


def _spans(values: Mapping[str, Any], name: str, default: tuple[Span, ...]) -> tuple[Span, ...]:
    value = values.get(name)
    if value is None:
        return default
    if not isinstance(value, list):
        raise _WrongError("is no list of spans", name)
    spans = tuple(_span(item, name) for item in value)
    if any(_disordered(a, b, nested=name == "marks") for a, b in pairwise(spans)):
        raise _WrongError("is not in order", name)
    return spans


def _disordered(first: Span, second: Span, *, nested: bool) -> bool:
    return first > second if nested else first.end > second.start

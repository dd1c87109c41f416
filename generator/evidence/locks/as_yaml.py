"""The lock as a file: written for people who read diffs, read with a complaint for each fault."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from generator.diagnostics import Diagnostic, Rule
from generator.evidence.locks.entry import Entry, Finding
from generator.evidence.locks.fields import (
    WrongError,
    below,
    count,
    each_of,
    flag,
    mapping,
    member,
    only,
    spans_of,
    text_of,
    texts_of,
)
from generator.evidence.locks.lock import LockedAbsence, SourceLock, Verification
from generator.evidence.locks.shape import check_inside, read_layout
from generator.evidence.model import Locator, Paragraph, Span, Tier, Voice
from generator.reading.dates import check_date
from generator.reading.schema.sources import Zone
from generator.reading.yaml_tree import YamlFile
from generator.wording import escaped

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
    """Return a mapping on one line, without what is empty; a count of 0 is not empty."""
    given = (f"{name}: {_value(v)}" for name, v in values.items() if not _empty(v))
    return f"{{{', '.join(given)}}}"


def _empty(value: object) -> bool:
    return value is False or value in ("", ())  # `in (False,)` would hold 0 too


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
    return escaped(json.dumps(text, ensure_ascii=False))


# Reading


_KEYS = (
    *("format", "source", "text", "zones", "verified", "paragraphs"),
    *("evidence", "absences", "elsewhere"),
)


def read_lock(file: YamlFile, source: str, /) -> tuple[SourceLock | None, list[Diagnostic]]:
    """Return the lock of `source` and what is wrong with its form.

    A fault in the shape of the text leaves no lock. A fault in one entry costs that entry.
    """
    found: list[Diagnostic] = []

    def complain(error: WrongError, *path: str | int) -> None:
        path = (*path, *error.path)
        where = ".".join(map(str, path))
        message = f"This is no lock as the program writes it: {where or 'the file'} {error}."
        hint = "Run `explainer lock` where the text is; never edit a lock by hand."
        found.append(MALFORMED.at(file.place(path), message, hint=hint, record=source))

    data = file.data
    try:
        if data.get("format") != FORMAT:
            raise WrongError(f"is not {FORMAT}, the form this version reads", "format")
        if data.get("source") != source:
            raise WrongError(f"is not {source}", "source")
        only(data, *_KEYS)
        shape, marks = read_layout(data)
        zones = text_of(data, "zones")
        elsewhere = spans_of(data, "elsewhere", ())
        check_inside(shape, elsewhere, "elsewhere")
        verified = _verified(mapping(data, "verified"))
    except WrongError as error:
        complain(error)
        return None, found
    entries = dict(each_of(data, "evidence", _entry, complain))
    absences = dict(each_of(data, "absences", _absence, complain))
    places = {key: file.place(("evidence", key), of_key=True) for key in entries}
    places |= {key: file.place(("absences", key), of_key=True) for key in absences}
    lock = SourceLock(
        source, shape, zones, marks, entries, absences, elsewhere, verified, file.place(()), places
    )
    spans = {key: entry.spans for key, entry in entries.items()}
    spans |= {key: absence.excepted for key, absence in absences.items()}
    for key in [k for k, where in spans.items() if where and where[-1].end > shape.length]:
        kind = "evidence" if entries.pop(key, None) else "absences"
        absences.pop(key, None)
        complain(WrongError("lies beyond the end of the text"), kind, key)
    return lock, found


def _verified(signed: Mapping[str, Any]) -> Verification:
    with below("verified"):
        only(signed, "by", "date")
        by, date = text_of(signed, "by", ""), text_of(signed, "date", "")
        if bool(by) != bool(date):  # a page says both or neither
            raise WrongError("is missing", "date" if by else "by")
        if date:
            try:
                check_date(date)
            except ValueError:
                raise WrongError("is no date", "date") from None
        return Verification(by, date)


def _entry(values: Mapping[str, Any]) -> Entry:
    where, what = mapping(values, "where"), mapping(values, "what")
    only(values, "where", "what", "sha256", "printed", "shown", "findings")
    with below("where"):
        only(where, "at", "line", "spans", "zone")
        spans, line = spans_of(where, "spans", ()), count(where, "line")
        zone = member(Zone, where, "zone")
        if not spans:
            raise WrongError("is missing", "spans")
        try:
            at = Locator.parse(text_of(where, "at"))
        except ValueError:
            raise WrongError("is no locator", "at") from None
    with below("what"):
        only(what, "tier", "voice", "words", "unrelated", "changed")
        tier, voice = member(Tier, what, "tier"), member(Voice, what, "voice")
        words, unrelated = count(what, "words"), flag(what, "unrelated")
        changed = flag(what, "changed")
    findings = values.get("findings", [])
    if not isinstance(findings, list) or not all(isinstance(f, Mapping) for f in findings):
        raise WrongError("is no list of findings", "findings")
    return Entry(
        spans=spans,
        at=at,
        line=line,
        zone=zone,
        tier=tier,
        voice=voice,
        words=words,
        sha256=text_of(values, "sha256"),
        unrelated=unrelated,
        printed=texts_of(values, "printed"),
        shown=text_of(values, "shown", ""),
        findings=tuple(_finding(f) for f in findings),
        changed=changed,
    )


def _finding(values: Mapping[str, Any]) -> Finding:
    only(values, "rule", "key", "message", "hint")
    rule, message = text_of(values, "rule"), text_of(values, "message")
    return Finding(rule, message, text_of(values, "hint", ""), text_of(values, "key", ""))


def _absence(values: Mapping[str, Any]) -> LockedAbsence:
    only(values, "claim", "words", "excepted")
    return LockedAbsence(
        text_of(values, "claim"), count(values, "words"), spans_of(values, "excepted", ())
    )

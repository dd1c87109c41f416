"""A report on changes as text, as Markdown for a pull request's summary, and as JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from generator.commands.changes import ChangeReport
from generator.commands.changes_outline import Detail, Entry, Section, headline, outline
from generator.corpus.change_model import Aspect, Changes
from generator.corpus.model import Statement
from generator.formats import visible
from generator.pages.escape import inert

FORMAT = 1
"""Of the JSON; raised when a field changes its meaning or goes."""
MOST_ENTRIES = 40
"""More of one sort than this nobody reads in a summary."""
MOST_CHARACTERS = 240
"""Longer texts are cut in a summary."""
MOST_BYTES = 900_000
"""GitHub shows no summary above 1 MiB. Source: its documentation of job summaries."""
_TITLE = "What this change does to readers"
_LINKING = re.compile(r"(?<=[@#])(?=\w)|(?<=:)(?=//)|(?<=www)(?=\.)", re.IGNORECASE)
"""Where GitHub would make a link, a mention or a reference of plain words."""
_JOINER = "\u2060"


def as_text(report: ChangeReport) -> str:
    """Return a report for the terminal; control characters of foreign words are escaped."""
    lines = [*headline(report)]
    for section in outline(report):
        lines += ["", f"{section.title}: {section.counts}"]
        for entry in section.entries:
            lines.append(f"  {entry.how:<9} {visible(entry.where)}  {_line(entry.words)}")
            lines += [f"            {_text_of(detail)}" for detail in entry.details]
    return "\n".join(lines).strip("\n")


def _line(text: str) -> str:
    return visible(" ".join(text.split()))


def _text_of(detail: Detail) -> str:
    label = f"{detail.label}: " if detail.label else ""
    if not detail.before:
        return f"{label}{_line(detail.after)}"
    return f"{label}{_line(detail.before)} → {_line(detail.after)}"


def as_markdown(report: ChangeReport) -> str:
    """Return a report for a summary on GitHub, in which foreign words mean nothing.

    Whoever opens a pull request chooses every title and quote in it: none of their characters may
    end as a mark, a tag, a link or a mention.
    """
    parts = [f"### {_TITLE}", *headline(report)]
    sections = outline(report)
    if any(not section.urgent for section in sections):
        counts = (f"**{s.title}:** {s.counts}" for s in sections if not s.urgent)
        parts.append(" · ".join(counts))
    size = sum(len(part.encode()) for part in parts)
    for section in sections:
        text = "\n".join(_section(section))
        size += len(text.encode())
        if size > MOST_BYTES:
            parts.append("The rest is too long for a summary: run `explainer changes`.")
            break
        parts.append(text)
    return "\n\n".join(parts) + "\n"


def _section(section: Section) -> Iterator[str]:
    title = f"{section.title}: {section.counts}"
    if section.urgent:
        yield f"#### {title}\n"
    else:
        yield f"<details><summary>{title}</summary>\n"
    for entry in section.entries[:MOST_ENTRIES]:
        yield from _entry(entry)
    if (more := len(section.entries) - MOST_ENTRIES) > 0:
        yield f"- and {more} more: run `explainer changes`"
    if not section.urgent:
        yield "\n</details>"


def _entry(entry: Entry) -> Iterator[str]:
    yield f"- **{entry.how}** {foreign(entry.words)} <code>{foreign(entry.where)}</code>"
    for detail in entry.details:
        label = f"{detail.label}: " if detail.label else ""
        before = f"{foreign(detail.before)} → " if detail.before else ""
        yield f"  - {label}{before}{foreign(detail.after)}"


def foreign(text: str) -> str:
    """Return words of the content as Markdown on GitHub shows them: as words and nothing else."""
    line = " ".join(text.split())
    if len(line) > MOST_CHARACTERS:
        line = f"{line[: MOST_CHARACTERS - 1]}…"
    return str(inert(_LINKING.sub(_JOINER, visible(line))))


def as_json(report: ChangeReport) -> str:
    """Return a report as JSON; every key is always there, and lists may be empty."""
    changes = report.changes
    data = {
        "format": FORMAT,
        "ok": report.ok,
        "errors": report.errors,
        "warnings": report.warnings,
        "errors_before": report.errors_before,
        "lost": [{"kind": e.kind, "id": e.id, "name": e.name} for e in changes.lost],
        "unproved": [
            {
                "record": each.record,
                "source": each.source,
                "file": each.place.file,
                "line": each.place.line,
                "column": each.place.column,
                "proved_before": each.before,
            }
            for each in report.unproved
        ],
        "locks": [{"source": e.source, "evidence": e.evidence} for e in report.locks],
        "records": [
            {
                "how": each.how,
                "kind": each.kind,
                "id": each.id,
                "was": each.was,
                "name": each.name,
                "aspects": _aspects(each.aspects),
            }
            for each in changes.records
        ],
        **_parts(changes),
    }
    return json.dumps(data, ensure_ascii=False, indent=1)


def _parts(changes: Changes) -> dict[str, object]:
    return {
        "statements": [
            {
                "how": each.how,
                **_statement(each.statement),
                "speaker": each.speaker,
                "was": each.before.id if each.before else "",
                "claim_before": each.before.claim if each.before else "",
                "aspects": _aspects(each.aspects),
            }
            for each in changes.statements
        ],
        "relations": [
            {
                "how": each.how,
                "kind": each.relation.kind,
                "claim": each.relation.claim,
                "other": each.relation.other,
                "because": each.relation.why.because,
                "aspects": _aspects(each.aspects),
            }
            for each in changes.relations
        ],
        "absences": [
            {
                "how": each.how,
                "claim": each.absence.claim,
                "source": each.absence.source,
                "aspects": _aspects(each.aspects),
            }
            for each in changes.absences
        ],
    }


def _statement(statement: Statement) -> dict[str, object]:
    return {
        "id": statement.id,
        "claim": statement.claim,
        "source": statement.source,
        "locator": str(statement.proof.at),
        "quote": statement.proof.shown if statement.published else "",
    }


def _aspects(aspects: tuple[Aspect, ...]) -> list[dict[str, object]]:
    return [{"field": a.field, "before": list(a.before), "after": list(a.after)} for a in aspects]

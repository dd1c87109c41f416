"""A town of thousands of statements: one speaker, one report, one story and one event have most."""

from __future__ import annotations

CLAIMS = 140
"""Each with statements of one speaker in one report, a figure, and a place in everything."""
STATEMENTS = 15
BELLS = 600
"""Statements of one claim, each of a speaker of its own."""
_ARTICLE = """---
outlet: outlet-{n}
title: Report {n}
published: 2031-06-0{n}
authors: not stated
language: en
rights: full
licence: Written for this project, CC BY 4.0
---

{text}
"""
_CLAIM = """  clock-{n}:
    text: The clock with the number {n} in the old tower ran well on that day, as all agreed.
    kind: figure
    about: [clock, ida-brandt]
    quantity: {{measure: height, unit: steps, scope: tower {n}, period: not stated}}
    statements:
"""


def crowd_files() -> dict[str, str]:
    """Return the files of the town."""
    claims, ticks = ["claims:\n"], []
    for n in range(CLAIMS):
        claims.append(_CLAIM.format(n=n))
        for k in range(STATEMENTS):
            ticks.append(f'"Clock {n} ticked for the {k}th time," said Ida Brandt.')
            claims.append(
                f"      - {{source: report-1, speaker: ida-brandt, verb: said, "
                f"quote: Clock {n} ticked for the {k}th time, figure: {{amount: {n}}}}}\n"
            )
    rings = [f"Bell {n} rang, said Ringer {n}." for n in range(BELLS)]
    claims.append("  bells:\n    text: All the bells rang.\n    kind: event\n    statements:\n")
    claims += [
        f"      - {{source: report-2, speaker: ringer-{n}, verb: said, quote: Bell {n} rang}}\n"
        for n in range(BELLS)
    ]
    ids = ", ".join(f"clock-{n}" for n in range(CLAIMS))
    ringers = [f"  ringer-{n}: {{name: Ringer {n}, kind: person}}" for n in range(BELLS)]
    return {
        "content/articles/report-1.md": _ARTICLE.format(n=1, text=_paragraphs(ticks)),
        "content/articles/report-2.md": _ARTICLE.format(n=2, text=_paragraphs(rings)),
        "content/claims.yml": "".join(claims),
        "content/context.yml": "\n".join(
            [
                "actors:",
                "  outlet-1: {name: Outlet 1, kind: outlet}",
                "  outlet-2: {name: Outlet 2, kind: outlet}",
                "  ida-brandt: {name: Ida Brandt, kind: person, was: [ida]}",
                *ringers,
                "editors:\n  desk: {name: The desk, role: Everything}",
                "topics:\n  clock: {name: The clock, text: It hangs on the tower.}",
                f"events:\n  day: {{name: The day, happened: 2031-06-01, claims: [{ids}]}}",
                "questions:\n  which: {text: Which clock ran?, answers: "
                f"[{{says: These, claims: [{ids}]}}, {{says: Bells, claims: [bells]}}]}}\n",
            ]
        ),
        "content/explainers/town.md": "---\ntitle: The town\nsummary: What they wrote.\n"
        "sources: [report-1, report-2]\nevents: [day]\nby: desk\ndate: 2031-06-11\n---\n\nRead.\n",
    }


def _paragraphs(sentences: list[str]) -> str:
    each = 30
    return "\n\n".join(" ".join(sentences[n : n + each]) for n in range(0, len(sentences), each))

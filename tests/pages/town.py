"""A town with as many outlets as a test wants, so that every page can be seen for 1, 2, 3 and 6.

Outlet n prints the sentence that all share (with a word of its own from the third on), a figure,
and a sentence that nobody else has. The first two answer one question differently.
"""

from __future__ import annotations

import lxml.html
from lxml.html import HtmlElement

from generator.compile import Site, compile_site
from generator.options import Options
from generator.reading.content import Content

_ARTICLE = """---
outlet: outlet-{n}
title: Clock runs, says outlet {n}
published: 2031-06-0{n}
authors: not stated
language: en
rights: full
licence: Written for this project, CC BY 4.0
zones:
  p1: headline
---

Clock runs, says outlet {n}

"The clock {word} well," Tilda Ames said on Sunday. The tower has {n}00 steps. It was {answer}.

Only outlet {n} was there at dawn.
"""
_CONTEXT = """
actors:
  tilda-ames: {name: Tilda Ames, kind: person, aka: [T. Ames]}
editors:
  desk: {name: The desk, role: Everything}
topics:
  clock: {name: The clock, text: It hangs on the tower.}
events:
  dawn: {name: Dawn breaks, happened: 2031-06, claims: [clock-runs]}
  dusk:
    name: Night falls
    happened: {date: 2031-06-02, known: computed, because: a Monday}
    claims: [only-1]
  noon: {name: Noon, happened: not stated, claims: [only-1]}
"""


def _outlets(count: int) -> str:
    rows = [f"  outlet-{n}: {{name: Outlet {n}, kind: outlet}}" for n in range(1, count + 1)]
    return "\n".join(["actors:", *rows])


def _claim(id: str, text: str, statements: list[str], more: str = "") -> str:
    rows = "".join(f"      - {{{each}}}\n" for each in statements)
    head = f"  {id}:\n    text: {text}\n    kind: event\n    about: [clock]\n"
    return f"{head}{more}    statements:\n{rows}"


def _said(n: int, quote: str, more: str = "speaker: own") -> str:
    return f'source: report-{n}, {more}, quote: "{quote}"'


_ABSENT = """    absent:
      - {source: report-2, none_of: [late], by: desk, date: 2031-06-10}
"""
_AGAINST = """    relations:
      - {contradicts: it-is-late, because: Both cannot be, by: desk, date: 2031-06-10}
"""
_QUANTITY = """    quantity: {measure: height, unit: steps, scope: tower, period: not stated}
"""


def _claims(count: int) -> str:
    numbers = range(1, count + 1)
    verb = "speaker: tilda-ames, verb: said, utterance: well"
    found = [
        _claim(
            "clock-runs",
            "The clock runs well.",
            [_said(n, f"The clock {_word(n)} well", verb) for n in numbers],
        ),
        _claim(
            "it-is-late", "The clock is late.", [_said(1, "It was late")], _ABSENT * (count > 1)
        ),
    ]
    for n in numbers:
        found.append(_claim(f"only-{n}", f"Outlet {n} was there.", [_said(n, "was there at dawn")]))
        steps = _said(n, f"The tower has {n}00 steps", f"speaker: own, figure: {{amount: {n}00}}")
        found.append(_claim(f"steps-{n}", f"It has {n}00 steps.", [steps], _QUANTITY))
    if count > 1:
        found.append(
            _claim("in-time", "The clock is in time.", [_said(2, "It was in time")], _AGAINST)
        )
    return "claims:\n" + "".join(found) + _question(count)


def _word(n: int) -> str:
    return "runs" if n < 3 else f"runs{n}"


def _question(count: int) -> str:
    answers = ["{says: Late, claims: [it-is-late]}"]
    answers += ["{says: In time, claims: [in-time]}"] * (count > 1)
    return f"questions:\n  is-it-late: {{text: Is it late?, answers: [{', '.join(answers)}]}}\n"


def _story(count: int) -> str:
    sources = ", ".join(f"report-{n}" for n in range(1, count + 1))
    return f"""---
title: A town and its clock
summary: What they wrote.
sources: [{sources}]
questions: [is-it-late]
events: [dawn, dusk, noon]
by: desk
date: 2031-06-11
---

[It runs][claim:clock-runs].
"""


def town_files(count: int) -> dict[str, str]:
    """Return the files of a town with `count` outlets."""
    answers = {1: "late", 2: "in time"}
    files = {
        f"content/articles/report-{n}.md": _ARTICLE.format(
            n=n, word=_word(n), answer=answers.get(n, "noisy")
        )
        for n in range(1, count + 1)
    }
    files["content/context.yml"] = _CONTEXT
    files["content/outlets.yml"] = _outlets(count)
    files["content/claims.yml"] = _claims(count)
    files["content/explainers/the-town.md"] = _story(count)
    return files


def build_town(files: dict[str, str]) -> Site:
    """Compile a town, which must be without errors."""
    content = Content({path: text.encode() for path, text in files.items()}, {})
    site = compile_site(content, Options())
    assert site.ok, "\n".join(f"{d.place} {d.rule.name} {d.message}" for d in site.diagnostics)
    return site


def page(site: Site, path: str) -> HtmlElement:
    """Return a page's body, parsed."""
    found = next(each for each in site.pages if each.path == path)
    return lxml.html.fromstring(f"<div>{found.html}</div>")


def words(element: HtmlElement) -> str:
    """Return the words of an element, with single spaces."""
    return " ".join(element.text_content().split())

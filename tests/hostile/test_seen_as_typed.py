"""What an editor types is what a reader sees, character for character, wherever words may stand.

A context is a sort of place in a page. Each is tried with ten thousand strings, many to a page; and
every field of every record is held to the contexts in which it stands (`fields.yml`).
"""

from __future__ import annotations

import html
import json
import random
import re
from collections.abc import Callable, Sequence
from itertools import count
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import jinja2
import lxml.html
import markdown
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml.html import HtmlElement

from generator.compile import Site, compile_site
from generator.diagnostics import Severity
from generator.pages.catalogue import load_catalogue
from generator.pages.escape import inert
from generator.pages.inert_lines import inert_lines
from generator.pages.markdown import render_markdown
from generator.pages.page import Page
from generator.pages.spellings import spellings_script
from generator.pages.templates import load_templates
from generator.reading.characters import check_yaml
from tests.conftest import make_content
from tests.doors.workshop import REPOSITORY
from tests.hostile.planting import OPTIONS, Planted, framed, written
from tests.hostile.schema import Path as Way
from tests.hostile.schema import texts
from tests.hostile.values import all_values

STRINGS, AT_ONCE = 10_000, 200
FIELDS = Path(__file__).parent / "fields.yml"
_BREAKS = re.compile("[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029\t]")
_PIECES = [each.text for each in all_values()]
_PIECES += list("&<>\"'`*_{}[]()#\\|~^$!=+-.:;,@%/? \n\t")
_PIECES += [
    "  ",
    "\n\n",
    "\u00a0",
    "1. ",
    "- ",
    "</",
    "-->",
    "&amp;",
    "&#",
    "\u200f",
    "é",
    "م",
    "語",
    "🦊",
]


def readable(text: str) -> bool:
    """Tell whether a string may stand in a file at all."""
    return not check_yaml(f"a: {json.dumps(text, ensure_ascii=False)}\n", "")[1]


_FIT = [piece for piece in _PIECES if readable(piece)]
_SIGNS = [chr(n) for n in (*range(0x20, 0x180), *range(0x370, 0x400), *range(0x5D0, 0x650))]
_SIGNS += [chr(n) for n in (*range(0x900, 0x980), *range(0x4E00, 0x4E80), *range(0x1F600, 0x1F640))]
_SIGNS = [sign for sign in _SIGNS if readable(sign) and sign.strip()]


def many(seed: int) -> list[str]:
    """Return strings of hostile values, of signs that parsers know, and of letters."""
    chance = random.Random(seed)
    found: list[str] = []
    while len(found) < AT_ONCE:
        pieces = [chance.choice(chance.choice((_FIT, _SIGNS))) for _ in range(chance.randint(1, 6))]
        if "".join(pieces).strip():
            found.append("".join(pieces))
    return found


See = Callable[[Sequence[str]], list[str]]
"""Puts strings into a page and reads them from it as a browser would."""


def seen(text: str) -> str:
    """Return a string as a page shows it: line breaks and tabs are spaces there."""
    return _BREAKS.sub(" ", text)


def _parsed(body: str) -> HtmlElement:
    return lxml.html.fragment_fromstring(body, create_parent="main")


def in_text(strings: Sequence[str]) -> list[str]:
    rows = "".join(f"<p>{inert(each)}</p>\n" for each in strings)
    return [
        row.text_content()
        for row in _parsed(render_markdown(f"<div>\n{rows}</div>").html).iter("p")
    ]


def in_markdown(strings: Sequence[str]) -> list[str]:
    """As a paragraph of Markdown, for both parsers that read our pages."""
    body = "\n\n".join(f"{inert('¶')}{inert(each)}{inert('¶')}" for each in strings)
    ours = [row.text_content() for row in _parsed(render_markdown(body).html).iter("p")]
    theirs = _parsed(markdown.markdown(body, extensions=["tables", "toc"])).iter("p")
    assert [row.text_content() for row in theirs] == ours
    return [row[1:-1] for row in ours]


def in_line(strings: Sequence[str]) -> list[str]:
    """At the beginning of a line of Markdown."""
    body = "\n\n".join(inert(f"{each}¶") for each in strings)
    return [row.text_content()[:-1] for row in _parsed(render_markdown(body).html).iter("p")]


def in_attributes(strings: Sequence[str]) -> list[str]:
    rows = "".join(f'<p title="{inert(each)}" data-x=1></p>\n' for each in strings)
    found = list(_parsed(render_markdown(f"<div>\n{rows}</div>").html).iter("p"))
    assert all(set(row.attrib) == {"title", "data-x"} for row in found)
    return [row.get("title", "") for row in found]


def in_joined(strings: Sequence[str]) -> list[str]:
    """In a list that a template joins with words of the interface."""
    template = load_templates().environment.from_string("<p>{{ names | join(between) }}</p>")
    body = "\n".join(
        template.render(names=[each, "x"], between=load_catalogue("en")("join.comma"))
        for each in strings
    )
    rows = _parsed(render_markdown(f"<div>\n{body}\n</div>").html).iter("p")
    return [row.text_content().removesuffix(", x") for row in rows]


def in_sentences(strings: Sequence[str]) -> list[str]:
    """In a hole of the interface's words."""
    t = load_catalogue("en")
    rows = "".join(f"<p>{t('statement.as-printed', words=each)}</p>\n" for each in strings)
    whole = t.plain("statement.as-printed", words="\x01")
    before, after = whole.split("\x01")
    found = _parsed(render_markdown(f"<div>\n{rows}</div>").html).iter("p")
    return [row.text_content()[len(before) : -len(after) or None] for row in found]


def in_titles(strings: Sequence[str]) -> list[str]:
    """In the title of a page, through the front matter and the theme."""
    return _themed(strings, "<p>{{ words.title(page) }}</p>", lambda page: page.text_content())


def in_descriptions(strings: Sequence[str]) -> list[str]:
    body = '<p title="{{ page.meta.description | striptags | e }}">x</p>'
    return _themed(strings, body, lambda page: page.get("title", ""))


def in_crumbs(strings: Sequence[str]) -> list[str]:
    body = "<p>{{ words.plain(page.meta.crumbs[0].title) }}</p>"
    return _themed(strings, body, lambda page: page.text_content())


def _themed(strings: Sequence[str], body: str, read: Callable[[HtmlElement], str]) -> list[str]:
    loader = jinja2.FileSystemLoader(REPOSITORY / "overrides")
    template = jinja2.Environment(loader=loader).from_string(
        '{% import "partials/words.html" as words with context %}' + body
    )
    rows = []
    for each in strings:
        made = Page("x.md", each, each, "", "", crumbs=((each, "./"),))
        meta: Any = yaml.load(made.as_file().split("---\n")[1], yaml.CSafeLoader)
        assert meta["title"] == html.escape(each), "the front matter is read back"
        page = SimpleNamespace(meta=meta, title=meta["title"])
        rows.append(template.render(page=page, config=SimpleNamespace(extra={})))
    return [read(row) for row in _parsed("\n".join(rows)).iter("p")]


def in_pre(strings: Sequence[str]) -> list[str]:
    """Line by line, as a citation to copy."""
    rows = "".join(f"<pre>{inert_lines('x' + seen(each) + 'x')}</pre>\n" for each in strings)
    found = _parsed(render_markdown(f"<div>\n{rows}</div>").html).iter("pre")
    return [row.text_content()[1:-1] for row in found]


def in_scripts(strings: Sequence[str]) -> list[str]:
    """In data inside a page, which a script of ours reads."""
    topics = {str(n): SimpleNamespace(name=each, terms=()) for n, each in enumerate(strings)}
    corpus: Any = SimpleNamespace(actors={}, topics=topics, statements_by={})
    body = _parsed(render_markdown(f"<p>x</p>\n\n{spellings_script(corpus)}").html)
    (script,) = body.iter("script")
    return [seen(each[0]) for each in json.loads(script.text_content())]


CONTEXTS: dict[str, See] = {
    "text": in_text,
    "paragraph": in_markdown,
    "line": in_line,
    "attribute": in_attributes,
    "joined": in_joined,
    "sentence": in_sentences,
    "title": in_titles,
    "description": in_descriptions,
    "crumb": in_crumbs,
    "pre": in_pre,
    "script": in_scripts,
}
_FOLDED = ("title", "description", "crumb")
"""A title has no runs of blanks: browsers and the theme fold them."""


@pytest.mark.parametrize("context", CONTEXTS)
def test_it_is_seen_as_it_was_typed(context: str) -> None:
    see = CONTEXTS[context]

    @settings(
        max_examples=STRINGS // AT_ONCE,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        database=None,
        derandomize=True,
    )
    @given(st.integers(0, 2**40))
    def check(seed: int) -> None:
        strings = many(seed)
        expected = [seen(each) for each in strings]
        if context in _FOLDED:
            expected = [" ".join(each.split()) for each in expected]
        wrong = [pair for pair in zip(see(strings), expected, strict=True) if pair[0] != pair[1]]
        assert wrong == [], "as seen, and as typed"

    check()


def test_every_field_stands_only_in_contexts_that_are_tried() -> None:
    known: dict[str, list[str]] = yaml.safe_load(FIELDS.read_text("utf-8"))
    found = where_fields_stand()
    assert {each for contexts in known.values() for each in contexts} <= {*CONTEXTS, "prose"}
    names = {name_of(*field) for field in texts()}
    assert names - known.keys() == set(), "say in tests/hostile/fields.yml where these stand"
    assert known.keys() - names == set(), "these fields are no more: remove them from fields.yml"
    new = {
        name: sorted(contexts - set(known[name]))
        for name, contexts in found.items()
        if contexts - set(known[name])
    }
    assert new == {}, "these fields stand in other contexts too: add them to fields.yml"


def name_of(kind: str, way: Way) -> str:
    return ".".join((kind, *(step for step in way if step not in ("[]", "*"))))


def where_fields_stand() -> dict[str, set[str]]:
    """Return for every field the contexts in which a word of its own is found."""
    marks: dict[str, str] = {}
    letters = "abcdefghijklmnopqrstuvwxyz"
    turns = count()

    def word(field: tuple[str, Way], number: int, **_: object) -> Planted:
        first, second = divmod(len(marks), len(letters))
        mark = marks.setdefault(name_of(*field), f"Zq{letters[first]}{letters[second]}qz")
        return framed(field, next(turns), mark, ())

    rows = written(word, 1)
    files = {path: "".join(f"{row.text}\n" for row in lines) for path, lines in rows.items()}
    site = compile_site(make_content(files), OPTIONS)
    assert site.ok, [each for each in site.diagnostics if each.severity is Severity.ERROR][:3]
    fields = {mark: name for name, mark in marks.items()}
    found: dict[str, set[str]] = {name: set() for name in marks}
    for context, words in _places(site):
        for mark in re.findall("Zq[a-z]{2}qz", words):
            found[fields[mark]].add(context)
    names = {name_of(*field) for field in texts()}
    return {name: contexts for name, contexts in found.items() if name in names}


def _places(site: Site) -> list[tuple[str, str]]:
    found = []
    for page in site.pages:
        found += [("title", page.title), ("description", page.description)]
        found += [("crumb", title) for title, _ in page.crumbs]
        for one in _parsed(page.html).iter():
            if not isinstance(one.tag, str):
                continue
            found += [("attribute", value) for value in one.attrib.values()]
            inside = {"script": "script", "pre": "pre"}.get(one.tag, "text")
            found.append((inside, one.text or ""))
            found.append(("text", one.tail or ""))
    return found

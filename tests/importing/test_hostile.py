"""Files that want more than to be read."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.importing.decoding import decode
from generator.importing.drafting import draft_article
from generator.importing.model import Found, Imported, ImportRefused, Mark
from generator.importing.record import write_record
from generator.importing.values import one_line
from generator.reading.content import Content
from generator.reading.read_content import read_content
from generator.reading.schema.base import SLUG_PATTERN
from generator.reading.schema.sources import Rights, Zone
from generator.reading.slugs import slug_of
from tests.counting import steps

YAML_MARKS = st.sampled_from(
    ["---", ": ", " #", "- ", "'", '"', "!", "&a ", "*a", "{", "}", "[", "]"]
)
ODD = st.sampled_from(
    ["\u2028", "\x85", "\ufeff", "\u202e", "🦊", "%", "@", "`", "|", ">", "~", "..."]
)
HOSTILE = st.lists(st.one_of(st.text(max_size=8), YAML_MARKS, ODD), max_size=8).map("".join)
LANGUAGE = Found("en", "")


@example("", "\U0001fffe", "")
@example("Sea\u200bport \u2063\u2800", "Ada\U000e0041 Moor", "\ufdd0")
@example("\u3164", "\U000e0100\u200d", "")
@settings(max_examples=300, deadline=None)
@given(HOSTILE, HOSTILE, HOSTILE)
def test_any_words_read_back_equal_and_stay_in_their_line(
    title: str, author: str, where: str
) -> None:
    title, author = one_line(title) or "null", one_line(author) or "yes"
    imported = Imported(
        text="Words.\n",
        title=Found(title, where),
        outlet=None,
        outlet_known=False,
        url=None,
        archive=None,
        published=None,
        authors=(author,),
        authors_where=where,
        language=LANGUAGE,
        zones={"p1": Mark(Zone.HEADLINE, where)},
        notes=(where,),
    )
    record = write_record(imported, name=where, outlet="gazette", rights=Rights.CLOSED)
    drafts, found = read_content(Content({"content/articles/a.md": record.encode()}, {}))
    assert found == []
    source = drafts.articles["a"].draft
    assert (source.title, source.authors, source.outlet) == (title, (author,), "gazette")
    assert source.rights is Rights.CLOSED


@settings(max_examples=300)
@given(HOSTILE)
def test_an_id_made_of_any_words_is_an_id_or_nothing(words: str) -> None:
    for slug in (slug_of(words), slug_of(words, 10)):
        assert slug == "" or re.fullmatch(SLUG_PATTERN, slug)


@pytest.mark.parametrize(
    ("data", "text", "note"),
    [
        (b"\xef\xbb\xbfa\r\nb\rc", "a\nb\nc", ""),
        ("Grüße".encode("utf-16"), "Grüße", ""),
        (b"caf\xe9", "café", "guessed: the bytes are no UTF-8 and were read as windows-1252"),
        (b'<meta charset="koi8-r">\xc4\xc1', '<meta charset="koi8-r">да', "read as koi8-r"),
        (b'<meta charset="utf-7">+ADw-\xe9', '<meta charset="utf-7">+ADw-é', "guessed"),
        (b"a\x81b", "a\ufffdb", "1 characters could not be read"),
        (b"a\x00\x1bb".replace(b"\0", b""), "ab", ""),
    ],
)
def test_bytes_become_characters(data: bytes, text: str, note: str) -> None:
    decoded, said = decode(data)
    assert decoded == text
    assert note in said


HUNGRY: dict[str, Callable[[int], str]] = {
    "elements in elements": lambda n: "<div>" * n + "<p>words</p>",
    "comments that open": lambda n: "<html>" + "<!--" * (2 * n),
    "comments that close": lambda n: "<!--" + "--><!--" * (n // 20) + "<html>",
    "entities": lambda n: "<!DOCTYPE html [" + "<!ENTITY a 'b'>" * (n // 10),
    "JSON in JSON": lambda n: (
        "<html><script type='application/ld+json'>" + "[" * (2 * n) + "</script>"
    ),
    "brackets that open": lambda n: (
        "<html><title>" + "A" * (5 * n) + "</title><p>" + "(" * (3 * n) + "</p>"
    ),
    "one endless word": lambda n: (
        "<html><p>" + "Aa" * (2 * n) + "/</p><h1>" + " " * (2 * n) + "x</h1>"
    ),
    "captions in bylines": lambda n: (
        "<html>" + "<span class='byline related caption'>" * (n // 400) + "<b>a</b>" * (n // 20)
    ),
    "ways": lambda n: "News / " * n,
    "names": lambda n: "A" * 89 + "!\n\nBy " + "Ann " * (n // 3),
    "lines": lambda n: "\n".join(["A" * 88] * (n // 50)),
}
"""Pages, and texts, that grow with a number."""


def draft(page: str) -> None:
    with suppress(ImportRefused):
        draft_article(page.encode(), "page.html" if page.startswith("<") else "page.txt")


@pytest.mark.parametrize("name", HUNGRY)
def test_a_page_that_wants_to_keep_us_busy_is_done_with(name: str) -> None:
    """By hundred thousands. A pattern that tries again at each character would take hours."""
    draft(HUNGRY[name](100_000))


@pytest.mark.parametrize("name", HUNGRY)
def test_the_steps_of_a_page_grow_no_faster_than_the_page(name: str) -> None:
    pages = [HUNGRY[name](number) for number in (2_000, 4_000)]
    draft(pages[0])  # what is looked up once is looked up
    small, large = (steps(lambda page=page: draft(page)) for page in pages)
    assert large < 2.5 * small

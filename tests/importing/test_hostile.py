"""Files that want more than to be read."""

from __future__ import annotations

import re
import time
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
from generator.reading.drafts import read_content
from generator.reading.schema.base import SLUG_PATTERN
from generator.reading.schema.sources import Rights, Zone
from generator.reading.slugs import slug_of

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


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 100_000 + "<p>words</p>",
        "<html>" + "<!--" * 200_000,
        "<!--" + "--><!--" * 5_000 + "<html>",
        "<!DOCTYPE html [" + "<!ENTITY a 'b'>" * 10_000,
        "<html><script type='application/ld+json'>" + "[" * 200_000 + "</script>",
        "<html><title>" + "A" * 500_000 + "</title><p>" + "(" * 300_000 + "</p>",
        "<html><p>" + "Aa" * 200_000 + "/</p><h1>" + " " * 200_000 + "x</h1>",
        "<html>" + "<span class='byline related caption'>" * 250 + "<b>a</b>" * 5_000,
        "News / " * 100_000,
        "A" * 89 + "!\n\nBy " + "Ann " * 30_000,
        "\n".join(["A" * 88] * 2_000),
    ],
    ids=range(11),
)
def test_a_page_that_wants_to_keep_us_busy_does_not(page: str) -> None:
    start = time.process_time()
    with suppress(ImportRefused):
        draft_article(page.encode(), "page.html" if page.startswith("<") else "page.txt")
    assert time.process_time() - start < 5

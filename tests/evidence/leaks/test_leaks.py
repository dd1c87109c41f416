"""Leaks are planted in every form a file may have, and found; what is published is let pass."""

import base64
import bz2
import gzip
import html
import io
import json
import lzma
import sqlite3
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from contextlib import closing
from urllib.parse import quote as percent

import pytest

from generator.evidence.article import Article
from generator.evidence.leaks import decoding
from generator.evidence.leaks.decoding import Unread
from generator.evidence.leaks.search import LeakSearch, as_diagnostic, find_leaks, not_checked
from generator.place import Place

TEXT = """\
Ferry runs again after the long repair

“We sail at dawn on Monday, and nobody will be left behind on the island this time,” said Ada
Moor, who owns the ferry. The pier was full of people with lamps.

The harbour master let it happen because the council had not met since the spring and nobody else
could say whether the old rule about lamps, written for whale oil, still meant anything at all.
"""
QUOTE = "We sail at dawn on Monday, and nobody will be left behind on the island this time"
TITLE = "Ferry runs again after the long repair"
LEAK = "because the council had not met since the spring and nobody else could say whether"
NEIGHBOUR = "who owns the ferry. The pier was full of people with lamps"
ARTICLE = Article.from_text("harbour-post", TEXT)
PUBLISHED = {"harbour-post": [QUOTE, TITLE]}


def found(data: str | bytes, name: str = "page.html") -> list[tuple[str, int]]:
    raw = data.encode() if isinstance(data, str) else data
    return [
        (each.name, each.words)
        for each in find_leaks([ARTICLE], PUBLISHED, [(name, raw)])
        if not isinstance(each, Unread)
    ]


def zipped(name: str, data: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return file.getvalue()


def tarred(name: str, data: bytes, mode: str = "w") -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode=mode) as archive:  # type: ignore[call-overload]
        member = tarfile.TarInfo(name)
        member.size = len(data)
        archive.addfile(member, io.BytesIO(data))
    return file.getvalue()


def tabled(cell: str | bytes, mode: str = "delete") -> bytes:
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute('CREATE TABLE "odd ""name" (id INTEGER, body TEXT)')
        database.executemany('INSERT INTO "odd ""name" VALUES (?, ?)', [(1, "first"), (2, cell)])
        database.commit()
        data = database.serialize()
    return data[:18] + b"\x02\x02" + data[20:] if mode == "wal" else data


def untabled(words: str) -> bytes:
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute("PRAGMA secure_delete = off")
        database.execute("CREATE TABLE t (body TEXT)")
        database.execute("INSERT INTO t VALUES (?)", (words,))
        database.execute("DELETE FROM t")
        database.commit()
        return database.serialize()


def each_word(words: str, pattern: str) -> str:
    return " ".join(pattern.format(word) for word in words.split())


def split_by_tags(words: str) -> str:
    return (
        each_word(words, "<p>{0}</p>").replace("council", "cou<b>nc</b>il").replace("a", "a<wbr>")
    )


FORMS: dict[str, Callable[[str], str | bytes]] = {
    "plain text": lambda w: f"So it was {w}, they say.",
    "capitals and other signs": lambda w: w.upper().replace(" ", " — "),
    "lines and indentation": lambda w: w.replace(" ", "\n    > "),
    "html text": lambda w: f"<!doctype html><p>It was {w}.</p>",
    "html with a tag in every word": split_by_tags,
    "html with a tag around every word": lambda w: each_word(w, "<i class='w'>{0}</i>"),
    "words joined by tags alone": lambda w: "".join(f"<td>{x}</td>" for x in w.split()),
    "soft hyphens and invisible joiners": lambda w: w.replace("n", "n\u00ad\u200b\u2060"),
    "references by name": lambda w: w.replace("c", "&#99;").replace(" ", "&nbsp;"),
    "references by number": lambda w: "".join(f"&#{ord(c)};" for c in w),
    "references in hexadecimal": lambda w: "".join(f"&#x{ord(c):X};" for c in w),
    "references to references": lambda w: "".join(f"&amp;#{ord(c)};" for c in w),
    "references to references to references": lambda w: "".join(f"&amp;amp;#{ord(c)};" for c in w),
    "attribute": lambda w: f'<meta name="description" content="{w}">',
    "alternative text": lambda w: f"<img src=x.png alt='{w.replace(' ', '&#32;')}' width=3>",
    "comment": lambda w: f"<p>nothing</p><!-- {w} -->",
    "comment with tags": lambda w: f"<!-- {split_by_tags(w)} -->",
    "linked data in a page": lambda w: (
        f'<script type="application/ld+json">{{"text": {escaped(w)}}}</script>'
    ),
    "json": lambda w: json.dumps({"a": [{"text": w}]}),
    "json with escapes": lambda w: f'{{"a": {escaped(w)}}}',
    "json with a line break in the words": lambda w: json.dumps({"t": w.replace(" ", "\n")}),
    "json that holds html": lambda w: json.dumps({"html": f"<p>{split_by_tags(w)}</p>"}),
    "feed with cdata": lambda w: f"<content><![CDATA[<p>{split_by_tags(w)}</p>]]></content>",
    "feed with html as text": lambda w: f"<summary>{html.escape(split_by_tags(w))}</summary>",
    "address": lambda w: f'<a href="https://news.example/1#:~:text={percent(w)}">there</a>',
    "markdown with links": lambda w: w.replace("spring", "[spring](https://x.example/a?b=c)"),
    "markdown with reference links": lambda w: w.replace("spring", "[spring][topic:seasons]"),
    "yaml with escapes": lambda w: 'quote: "' + w.replace(" ", "\\u00a0") + '"',
    "data address": lambda w: (
        f"<img src='data:image/svg+xml;base64,{base64.b64encode(w.encode()).decode()}'>"
    ),
    "utf-16 with a mark": lambda w: w.encode("utf-16"),
    "utf-16 without one": lambda w: w.encode("utf-16-le"),
    "utf-32": lambda w: w.encode("utf-32"),
    "binary file": lambda w: b"\x00\x01\xfe" + w.encode() + b"\xff\x00",
    "gzip": lambda w: gzip.compress(w.encode()),
    "search fragment": lambda w: gzip.compress(
        b"pagefind_dcd" + json.dumps({"content": w, "url": "/"}).encode()
    ),
    "bzip2": lambda w: bz2.compress(w.encode()),
    "xz": lambda w: lzma.compress(w.encode()),
    "zip": lambda w: zipped("a/b.html", f"<p>{split_by_tags(w)}".encode()),
    "name within a zip": lambda w: zipped(f"{w.replace(' ', '-')}.txt", b"nothing"),
    "tar": lambda w: tarred("b.txt", w.encode()),
    "tar in gzip": lambda w: tarred("b.txt", w.encode(), "w:gz"),
    "zip in tar in zip": lambda w: zipped("o.tar", tarred("i.zip", zipped("t", w.encode()))),
    "table": tabled,
    "table in write-ahead mode": lambda w: tabled(gzip.compress(w.encode()), "wal"),
    "row that was deleted from a table": untabled,
    "packed cell of a table": lambda w: tabled(gzip.compress(w.encode())),
    "cell of a table in utf-16": lambda w: tabled(w.encode("utf-16")),
    "zlib stream": lambda w: zlib.compress(w.encode()),
    "zlib cell of a table": lambda w: tabled(zlib.compress(w.encode())),
    "stream in a document": lambda w: b"%PDF-1.7\nstream\n" + zlib.compress(w.encode()) + b"\nend",
    "packed text in a picture": lambda w: b"\x89PNG zTXtNote\0\0" + zlib.compress(w.encode()),
    "zip behind a program": lambda w: b"MZ program" * 9 + zipped("a.txt", w.encode()),
    "base64": lambda w: b"k: " + base64.b64encode(w.encode()),
    "base64 in lines": lambda w: base64.encodebytes((w * 2).encode()),
    "base64 for addresses": lambda w: base64.urlsafe_b64encode(zlib.compress(w.encode())),
    "table in gzip": lambda w: gzip.compress(tabled(w)),
}


def escaped(words: str) -> str:
    return '"' + "".join(f"\\u{ord(c):04x}" for c in words) + '"'


@pytest.mark.parametrize("form", FORMS)
def test_a_leak_is_found_in_every_form(form: str) -> None:
    assert found(FORMS[form](LEAK)), "fifteen words of the article stand there"


@pytest.mark.parametrize("form", FORMS)
def test_a_published_quote_is_let_pass_in_every_form(form: str) -> None:
    assert not found(FORMS[form](QUOTE))


@pytest.mark.parametrize("form", FORMS)
def test_eleven_words_are_let_pass_in_every_form(form: str) -> None:
    assert not found(FORMS[form](" ".join(LEAK.split()[:11])))


def test_a_leak_is_found_in_the_name_of_a_file() -> None:
    assert found("nothing", f"notes/{LEAK.replace(' ', '-')}.txt")


def test_twelve_words_are_a_leak_and_eleven_are_not() -> None:
    words = LEAK.split()
    for start in range(len(words) - 11):
        assert found(" ".join(words[start : start + 12])) == [("page.html", 12)]
        assert not found(" ".join(words[start : start + 11]))


@pytest.mark.parametrize(
    ("goes_on", "leaks"),
    [
        ("", 0),
        (",” said", 0),
        (",” said Ada", 0),
        (",” said Ada Moor", 1),
        (",” said Ada Moor, who owns the ferry. The pier was full", 1),
        (",” says the owner, who owns the ferry. The pier was full", 0),
    ],
)
def test_a_quote_that_goes_on_with_the_article_is_a_leak(goes_on: str, leaks: int) -> None:
    assert len(found(f"<blockquote>“{QUOTE}{goes_on}</blockquote>")) == leaks


def test_words_before_a_quote_count_as_words_behind_it_do() -> None:
    assert not found(f"long repair {QUOTE}"), "the title and the quote are both published"
    quote = "The harbour master let it happen because the council had not met"
    search = LeakSearch([ARTICLE], {"harbour-post": [quote]})
    assert not list(search.look_into("a", f"with lamps. {quote}".encode()))
    assert list(search.look_into("a", f"people with lamps. {quote}".encode()))


def test_published_quotes_may_be_joined_and_their_title_with_them() -> None:
    assert not found(f"{TITLE} {QUOTE}")
    first, second = QUOTE[:40], QUOTE[40:]
    search = LeakSearch([ARTICLE], {"harbour-post": [first, second]})
    assert not list(search.look_into("a", QUOTE.encode()))


def test_short_quotes_that_follow_each_other_are_published_too() -> None:
    quotes = ["the council", "had not met", "since the spring", "and nobody else", "could say"]
    search = LeakSearch([ARTICLE], {"harbour-post": quotes})
    assert not list(search.look_into("a", LEAK.encode()))


def test_what_stands_between_two_quotes_is_not_published_with_them() -> None:
    quotes = ["Ada Moor, who owns the ferry", "full of people with lamps"]
    search = LeakSearch([ARTICLE], {"harbour-post": quotes})
    assert list(search.look_into("a", f"Ada Moor, {NEIGHBOUR}".encode()))


def test_a_passage_that_stands_twice_is_published_in_both_places() -> None:
    twice = Article.from_text("post", f"{LEAK}.\n\nThen again: {LEAK}.\n")
    search = LeakSearch([twice], {"post": [LEAK]})
    assert not list(search.look_into("a", LEAK.encode()))


def test_the_same_speech_in_two_reports_is_published_by_one_of_them() -> None:
    other = Article.from_text("island-news", f"Moor told the crowd: “{QUOTE}.” {NEIGHBOUR}.")
    published = {"harbour-post": [QUOTE], "island-news": ["Moor told the crowd"]}
    search = LeakSearch([ARTICLE, other], published)
    assert not list(search.look_into("a", QUOTE.encode()))
    leaks = list(search.look_into("a", f"{QUOTE}. {NEIGHBOUR[:19]}".encode()))
    assert [leak.source for leak in leaks] == ["island-news"]


def test_a_speech_that_two_reports_give_in_part_is_published_as_far_as_it_is_the_same() -> None:
    other = Article.from_text("island-news", f"He told the crowd: “Well, {QUOTE[3:]}.”\n")
    search = LeakSearch([ARTICLE, other], {"harbour-post": [QUOTE]})
    assert not list(search.look_into("a", QUOTE.encode()))


def test_a_few_common_words_do_not_publish_their_place_in_another_report() -> None:
    published = {"island-news": ["Everybody knows the council had not met since Easter"]}
    (leak,) = find_leaks([ARTICLE], published, [("a", LEAK.encode())])
    assert (leak.words, leak.unpublished) == (15, 15)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_another_script_is_read_in_every_encoding_that_names_itself(encoding: str) -> None:
    words = "пором знову ходить після довгого ремонту і ніхто не залишиться на острові цього разу"
    article = Article.from_text("post", f"{words} сказала власниця.", language="uk")
    (leak,) = find_leaks([article], {}, [("a", f"Так, {words}!".encode(encoding))])
    assert leak.words == 14


def test_accents_are_read_in_the_encoding_of_western_europe() -> None:
    words = "le bateau a été réparé après un été très long et personne ne sera oublié là-bas"
    article = Article.from_text("post", f"Voilà: {words}.", language="fr")
    assert list(find_leaks([article], {}, [("a", words.encode("cp1252"))]))


def test_a_finding_gives_places_and_counts_but_no_words() -> None:
    data = f"one\ntwo {LEAK}\n".encode()
    (leak,) = find_leaks([ARTICLE], PUBLISHED, [("docs/notes.md", data)])
    diagnostic = as_diagnostic(leak)
    assert (diagnostic.rule.name, str(diagnostic.place)) == ("article-leaked", "docs/notes.md:2:1")
    assert diagnostic.record == "harbour-post"
    assert "15 words of harbour-post in a row, from p3.s1 on" in diagnostic.message
    assert "council" not in diagnostic.message + diagnostic.hint


def test_a_text_that_is_not_at_hand_is_said_to_be_unchecked() -> None:
    place = Place("articles/harbour-post.md")
    diagnostic = not_checked("harbour-post", place)
    assert (diagnostic.rule.name, diagnostic.place) == ("leaks-not-checked", place)


def test_one_run_is_one_finding_however_it_is_read() -> None:
    assert found(f"<p>{LEAK} &amp; <b>\\n</b></p>") == [("page.html", 15)]
    assert len(found(f"{LEAK} … {NEIGHBOUR}, {NEIGHBOUR}")) == 2


def nested(levels: int) -> bytes:
    data = LEAK.encode()
    for _ in range(levels):
        data = gzip.compress(data)
    return data


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (gzip.compress(b"a" * 1000)[:-9], "damaged"),
        (zipped("a", b"b")[:-30], "damaged"),
        (b"SQLite format 3\x00" + b"?" * 200, "damaged"),
        (nested(7), "nested too deep"),
        (gzip.compress(b"0" * 70_000), "more than"),
        (zipped("a", b"0" * 70_000), "more than"),
        (tarred("a", b"0" * 70_000, "w:xz"), "more than"),
    ],
    # The bytes hold the time of day, and every worker must name a test alike.
    ids=["cut gzip", "cut zip", "no SQLite", "gzip in gzip", "large gzip", "large zip", "large xz"],
)
def test_what_cannot_be_opened_is_said(
    data: bytes, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(decoding, "MOST_BYTES", 60_000)
    unread = [u for u in find_leaks([ARTICLE], {}, [("odd.bin", data)]) if isinstance(u, Unread)]
    assert why in unread[0].why
    assert as_diagnostic(unread[0]).rule.name == "file-not-looked-into"


def test_a_file_that_nothing_opens_is_said() -> None:
    (unread,) = find_leaks([ARTICLE], {}, [("pages.br", b"\x0b\x02\x80odd")])
    assert isinstance(unread, Unread)
    assert "nothing here opens" in unread.why


def test_six_layers_of_packing_are_opened() -> None:
    assert found(nested(6))

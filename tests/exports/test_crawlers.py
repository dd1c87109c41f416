"""What crawlers and feed readers are given, held to the rules of its formats."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Callable
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree as Xml

import pytest
from PIL import Image

from generator.compile import Site
from generator.exports.cards import export as cards
from generator.exports.feeds import ATOM
from generator.exports.lettering import Type
from generator.exports.robots import export as robots
from generator.options import Options
from generator.shapes.cards import ALPHABETS, alphabet_of, is_writable
from generator.shapes.edition import DataFile, Edition
from tests.counting import steps
from tests.exports.conftest import built

HOME = "https://example.org/s/"
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def test_robots_may_read_all_and_find_the_list_of_pages(compiled: Callable[..., Site]) -> None:
    corpus = compiled({}).corpus
    for url, listed in ((HOME, [f"{HOME}sitemap.xml"]), ("", None)):
        (file,) = robots(Edition(corpus, Options(site_url=url)))
        assert file.path == "robots.txt"
        crawler = RobotFileParser()
        crawler.parse(file.data.decode().splitlines())
        assert crawler.can_fetch("AnyBot", f"{HOME}claims/x/")
        assert crawler.site_maps() == listed


@pytest.mark.parametrize("feed", ["claims", "corrections"])
@pytest.mark.parametrize("name", ["harbour", "main"])
def test_a_feed_keeps_the_rules_of_atom(name: str, feed: str) -> None:
    """RFC 4287: 4.1.1 and 4.1.2 (elements of feed and entry), 4.2.6 (ids), 4.2.7 (links)."""
    site = built(name)
    root = Xml.fromstring(site.data[f"feeds/{feed}.xml"])
    assert root.tag == f"{{{ATOM}}}feed"
    entries = root.findall(f"{{{ATOM}}}entry")
    for each in (root, *entries):
        for one in ("id", "title", "updated"):
            (found,) = each.findall(f"{{{ATOM}}}{one}")
            assert (found.text or "").strip(), one
        assert RFC_3339.fullmatch(each.findtext(f"{{{ATOM}}}updated", ""))
        assert each.findtext(f"{{{ATOM}}}id", "").startswith("https://")
        assert len(each.findall(f"{{{ATOM}}}link[@rel='alternate']")) == 1
    assert root.find(f"{{{ATOM}}}author/{{{ATOM}}}name") is not None, (
        "entries have none of their own"
    )
    (own,) = root.findall(f"{{{ATOM}}}link[@rel='self']")
    assert own.get("href", "").endswith(f"/feeds/{feed}.xml")
    ids = [entry.findtext(f"{{{ATOM}}}id") for entry in entries]
    assert len(set(ids)) == len(ids), "4.2.6: an id is of one entry"
    updated = [entry.findtext(f"{{{ATOM}}}updated", "") for entry in entries]
    assert updated == sorted(updated, reverse=True), "the newest first"
    assert not updated or root.findtext(f"{{{ATOM}}}updated") == updated[0]


LONG = {
    "one endless word": "W" * 100_000,
    "words without end": "a " * 50_000,
    "words from the right": "م " * 20_000,
    "joiners alone": "\u200c" * 3_000,
    "marks on marks": "ا\u064e" * 10_000,
}


@pytest.mark.parametrize("name", LONG)
def test_a_picture_of_long_words_takes_no_more_than_one_of_short_ones(
    name: str, compiled: Callable[..., Site], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Steps are counted, and characters that are measured or drawn: that is done in C."""
    corpus, lettered = compiled({}).corpus, [0]
    runs = Type._runs

    def counted(self: Type, text: str) -> object:
        lettered[-1] += len(text)
        return runs(self, text)

    monkeypatch.setattr(Type, "_runs", counted)

    def draw(words: str) -> int:
        lettered.append(0)
        count = steps(lambda: files.extend(cards(Edition(corpus, Options(site_name=words)))))
        with Image.open(io.BytesIO(files[-1].data)) as picture:
            assert picture.size == (1200, 630)
        return count

    files: list[DataFile] = []
    draw(LONG[name][:1000])  # fonts are loaded, characters looked up
    short, long = draw(LONG[name][:1000]), draw(LONG[name])
    assert lettered[-1] == lettered[-2] > 0
    assert long < 1.1 * short


def test_what_controls_is_not_written() -> None:
    for kind in ("Cc", "Cs", "Cn", "Co"):
        bad = [chr(n) for n in range(0x3000) if unicodedata.category(chr(n)) == kind]
        assert [each for each in bad if is_writable(each) and kind != "Cn"] == []
    assert all(alphabet_of(each) in ALPHABETS for each in "aŁіαم")

"""What each page tells search engines, archives and whoever shares a link, as they read it."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urljoin
from xml.etree import ElementTree as Xml

import extruct
import pytest
from jsonschema import Draft202012Validator
from PIL import Image

from generator.compile import Site
from generator.exports.cards import export
from generator.exports.lettering import Type
from generator.options import Options
from generator.pages.for_machines import with_heads
from generator.shapes.cards import is_writable
from generator.shapes.dataset import json_schema, read_json
from generator.shapes.edition import Edition
from generator.shapes.linked_pages import TWINNED, linked_pages
from tests.doors.workshop import Workshop

HOME = "https://example.org/port-merrow/"
TYPES = {
    "": "WebSite",
    "data/": "Dataset",
    "claims/lorries-340-a-day/": "Claim",
    "actors/harbour-board/": "GovernmentOrganization",
    "sources/wire-tallow-bridge/": "NewsArticle",
    "questions/how-many-lorries/": "Question",
    "events/bridge-is-closed/": "Event",
    "topics/tallow-bridge/": "DefinedTerm",
    "explainers/who-knew-about-the-bridge/": "Article",
}
EXPECTED = {"og:site_name", "og:type", "og:title", "og:url", "og:description", "og:image"}


def read(site: Path, address: str) -> dict[str, list[dict[str, object]]]:
    page = (site / address / "index.html").read_text("utf-8")
    return extruct.extract(page, urljoin(HOME, address), syntaxes=["json-ld", "opengraph"])


@pytest.mark.parametrize(("address", "type_"), TYPES.items())
def test_a_search_engine_finds_what_the_page_is_about(
    harbour: Workshop, address: str, type_: str
) -> None:
    (found,) = read(harbour.site, address)["json-ld"]
    node = found["@graph"][0]
    assert type_ in ([node["@type"]] if isinstance(node["@type"], str) else node["@type"])
    own = node["subjectOf"]["@id"] if type_ == "NewsArticle" else node["url"]
    assert own == urljoin(HOME, address)


@pytest.mark.parametrize("address", TYPES)
def test_a_shared_link_has_words_and_a_picture(harbour: Workshop, address: str) -> None:
    (found,) = read(harbour.site, address)["opengraph"]
    told = dict(found["properties"])
    assert told.keys() >= EXPECTED
    assert told["og:url"] == urljoin(HOME, address)
    assert told["og:image"].startswith(HOME)
    with Image.open(harbour.site / told["og:image"].removeprefix(HOME)) as picture:
        assert (picture.format, picture.size) == ("PNG", (1200, 630))
        assert len(picture.getcolors(1200 * 630)) > 20, "there is nothing on the picture"


def test_a_story_has_a_picture_of_its_own(harbour: Workshop) -> None:
    pictures = {
        address: dict(read(harbour.site, address)["opengraph"][0]["properties"])["og:image"]
        for address in TYPES
    }
    story = pictures.pop("explainers/who-knew-about-the-bridge/")
    assert set(pictures.values()) == {f"{HOME}assets/cards/site.png"}
    assert story == f"{HOME}assets/cards/story-who-knew-about-the-bridge.png"


def test_every_record_has_its_data_beside_its_page(harbour: Workshop) -> None:
    whole = read_json((harbour.site / "data" / "corpus.json").read_bytes())
    schema = Draft202012Validator(json_schema())
    seen = 0
    for kind in TWINNED:
        for record in getattr(whole, kind):
            data = (harbour.site / kind / f"{record.id}.json").read_bytes()
            assert getattr(read_json(data), kind) == (record,)
            assert read_json(data).terms == whole.terms
            page = (harbour.site / kind / record.id / "index.html").read_text("utf-8")
            assert f'type="application/json" href="../{record.id}.json"' in page
            seen += 1
    schema.validate(json.loads(data))
    assert seen > 80


def test_nothing_in_a_record_ends_the_script(compiled_hostile: tuple[Site, Edition]) -> None:
    site, edition = compiled_hostile
    pages = with_heads(site.pages, dict(linked_pages(edition)), edition)
    heads = [dict(page.extra).get("json_ld", "") for page in pages]
    told = [head for head in heads if "alert(1)" in head]
    assert told, "the hostile name is on no page"
    for head in told:
        assert not re.search("[<>&\u2028\u2029]", head)
        assert "</script><script>alert(1)</script>" in json.dumps(json.loads(head))


def test_the_list_of_pages_is_a_site_map(harbour: Workshop) -> None:
    """Holds sitemap.xml to https://www.sitemaps.org/protocol.html."""
    data = (harbour.site / "sitemap.xml").read_bytes()
    assert data.startswith(b'<?xml version="1.0" encoding="UTF-8"?>')
    assert len(data) <= 50 * 1024**2
    root = Xml.fromstring(data)
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    assert root.tag == f"{space}urlset"
    listed = []
    for each in root:
        assert each.tag == f"{space}url"
        assert [one.tag for one in each] in ([f"{space}loc"], [f"{space}loc", f"{space}lastmod"])
        last = each.findtext(f"{space}lastmod")
        assert last is None or re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", last), "a date of the W3C"
        listed.append(each.findtext(f"{space}loc", ""))
    assert len(set(listed)) == len(listed) <= 50_000
    assert all(each.startswith(HOME) and len(each) < 2048 for each in listed)
    pages = {path: path.read_text("utf-8") for path in harbour.site.rglob("index.html")}
    wanted = {
        urljoin(HOME, path.relative_to(harbour.site).as_posix().removesuffix("index.html"))
        for path, html in pages.items()
        if 'name="robots" content="noindex"' not in html
    }
    assert set(listed) == wanted
    assert len(wanted) < len(pages), "pages that have moved are not listed"
    assert f"Sitemap: {HOME}sitemap.xml" in (harbour.site / "robots.txt").read_text("utf-8")


@pytest.fixture
def compiled_hostile(compiled: Callable[..., Site]) -> tuple[Site, Edition]:
    name = '"</script><script>alert(1)</script>"'
    site = compiled(
        {
            "content/a.yml": "actors:\n  someone:\n"
            f"    name: '{name}'\n    kind: person\n"
            "claims:\n  a-claim:\n    text: Something is so.\n    kind: event\n"
            "    about: [someone]\n",
        },
        severity={"claim-without-evidence": "off"},
    )
    return site, Edition(site.corpus, Options())


@pytest.mark.parametrize(
    ("words", "can"),
    [
        ("One letter, told two ways", True),
        ("Łódź і Київ", True),
        ("ما الذي قالته واشنطن؟", True),
        ("Η απάντηση", True),
        ("東京", False),
        ("", False),
        (" ", False),
    ],
)
def test_which_words_the_fonts_write(words: str, can: bool) -> None:
    assert is_writable(words) is can


def test_lines_fit() -> None:
    face = Type("source-serif-4", 64, 650)
    lines = face.in_lines("One letter to Moscow, told two ways, and a good many words more", 1024)
    assert len(lines) > 1
    assert all(0 < face.width(line) <= 1024 for line in lines)


def test_a_picture_is_the_same_each_time(compiled_hostile: tuple[Site, Edition]) -> None:
    site, _ = compiled_hostile
    edition = Edition(site.corpus, Options(site_name="Ein Ort"))
    (one,), (two,) = list(export(edition)), list(export(edition))
    assert one.data == two.data
    with Image.open(io.BytesIO(one.data)) as picture:
        assert picture.size == (1200, 630)

"""The desk of a preview: what it answers, whom it refuses, and that no published site has it."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import yaml

from generator.mkdocs_plugin.desk import AskedArticle, AskedQuote, Desk
from generator.mkdocs_plugin.desk_door import Door, open_desk
from generator.options import Options
from generator.pages.catalogue import load_catalogue
from generator.site_folder import SiteFolder, site_at
from tests.conftest import HERE
from tests.doors.workshop import Workshop, bytes_of, copy_site, to_quotes

CASES = yaml.safe_load((HERE / "cases" / "desk.yml").read_text("utf-8"))
QUESTION = '{"source": "slow-clock", "words": "bread tells the time", "paragraph": 2}'
PAGE = b"<html><head><title>x</title></head><body>words</body></html>"


def folder_of(workshop: Workshop) -> SiteFolder:
    wide = Options(quote_words=1000, own_percent=100, all_percent=100)
    return site_at(workshop.config, workshop.root / "content", workshop.site, wide)


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """The smallest site with an article that belongs to somebody else: look, do not change."""
    return to_quotes(copy_site("small", tmp_path_factory.mktemp("desk") / "small"))


@pytest.fixture(autouse=True)
def _no_texts_of_another_site(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("EXPLAINER_TEXTS", raising=False)


def page_of(environ: dict[str, Any], start_response: Any) -> Iterator[bytes]:
    """The preview itself: any page."""
    start_response("200 OK", [("Content-Type", "text/html"), ("Content-Length", str(len(PAGE)))])
    return iter([PAGE])


def asked(workshop: Workshop, case: dict[str, Any]) -> tuple[int, dict[str, str], str]:
    """Ask the desk as a case says; return status, headers and words."""
    t = load_catalogue("en")
    door = Door(page_of, lambda: "/town/", 8000, Desk(lambda: folder_of(workshop)), t)
    body = case.get("body", QUESTION).encode()
    environ = {
        "REQUEST_METHOD": case.get("method", "POST"),
        "PATH_INFO": case.get("path", "/town/__desk/quote"),
        "REMOTE_ADDR": case.get("from", "127.0.0.1"),
        "HTTP_HOST": case.get("host", "127.0.0.1:8000"),
        "CONTENT_TYPE": case.get("type", "application/json"),
        "CONTENT_LENGTH": case.get("length", str(len(body))),
        "wsgi.input": io.BytesIO(body),
    }
    if origin := case.get("origin", "http://127.0.0.1:8000"):
        environ["HTTP_ORIGIN"] = origin
    if "forwarded" in case:
        environ["HTTP_X_FORWARDED_FOR"] = case["forwarded"]
    told: list[Any] = []
    words = b"".join(door(environ, lambda *told_now: told.extend(told_now))).decode()
    return int(told[0][:3]), dict(told[1]), words


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_the_desk_answers_only_a_page_of_the_preview(
    case: dict[str, Any], elsewhere: Workshop
) -> None:
    status, headers, words = asked(elsewhere, case)
    assert status == case["status"], words
    assert headers["Cache-Control"] == "no-store", "no browser may keep the words on a disk"
    assert "Access-Control-Allow-Origin" not in headers
    assert case.get("told", "") in words
    if status != 200:
        assert "bread" not in words


@pytest.mark.parametrize(
    ("path", "host", "furnished"),
    [
        ("/town/sources/slow-clock/", "127.0.0.1:8000", True),
        ("/town/sources/slow-clock/index.html", "localhost:8000", True),
        ("/town/sources/slow-clock/", "evil.example:8000", False),
        ("/town/sources/", "127.0.0.1:8000", False),
        ("/town/claims/clock-is-slow/", "127.0.0.1:8000", False),
        ("/sources/slow-clock/", "127.0.0.1:8000", False),
    ],
)
def test_only_pages_of_sources_get_the_script(
    path: str, host: str, furnished: bool, elsewhere: Workshop
) -> None:
    case = {"method": "GET", "path": path, "host": host, "origin": ""}
    status, headers, words = asked(elsewhere, case)
    assert status == 200
    assert int(headers["Content-Length"]) == len(words.encode())
    assert ("__desk/desk.js" in words) is furnished
    assert words.replace("\n", "").endswith("<body>words</body></html>")


@pytest.mark.parametrize(
    ("host", "opened"),
    [("127.0.0.1", True), ("localhost", True), ("::1", True), ("0.0.0.0", False), ("::", False)],
)
def test_a_preview_for_other_machines_has_no_desk(
    host: str, opened: bool, elsewhere: Workshop
) -> None:
    apps: list[Any] = []
    server = SimpleNamespace(get_app=lambda: page_of, set_app=apps.append, mount_path="/")
    config: Any = SimpleNamespace(dev_addr=(host, 8000))
    assert open_desk(server, config, lambda: folder_of(elsewhere)) is opened
    assert bool(apps) is opened


def quote(workshop: Workshop, words: str, paragraph: int = 2, nth: int = 0) -> dict[str, Any]:
    desk = Desk(lambda: folder_of(workshop))
    source = "slow-clock"
    return desk.quote(AskedQuote(source=source, words=words, paragraph=paragraph, nth=nth))


def test_words_become_a_statement_with_the_claims_that_cite_them(elsewhere: Workshop) -> None:
    answer = quote(elsewhere, "four  minutes\nslow")
    assert answer["ok"]
    assert answer["yaml"].split("\n") == [
        "      # p2.s1: body, indirect",
        "      - source: slow-clock",
        "        speaker: tilda-ames",
        "        verb: said",
        "        quote: >-",
        "          four minutes slow",
    ]
    assert answer["claims"] == [
        {
            "text": "The clock on the market hall is slow.",
            "href": "claims/clock-is-slow/#clock-is-slow--slow-clock-p2",
            "at": "p2.s1",
        }
    ]


def test_words_that_no_claim_cites_and_words_that_are_not_there(elsewhere: Workshop) -> None:
    assert quote(elsewhere, "Baker says", paragraph=1)["claims"] == []
    answer = quote(elsewhere, "bread tells the tune")
    assert (answer["yaml"], answer["ok"]) == ("", False)
    assert "tune" in answer["why"]


def test_the_place_that_is_selected_is_the_one_that_is_copied(elsewhere: Workshop) -> None:
    headline = quote(elsewhere, "clock", paragraph=1)
    body = quote(elsewhere, "clock", paragraph=2)
    assert "at: p1" in headline["yaml"]
    assert "at: p2" in body["yaml"]
    once, again = quote(elsewhere, "the"), quote(elsewhere, "the", nth=1)
    assert once["yaml"] != again["yaml"], "the second of two in one paragraph"


def test_what_a_page_shows_as_bars_is_what_it_lacks(elsewhere: Workshop) -> None:
    missing = Desk(lambda: folder_of(elsewhere)).article(AskedArticle(source="slow-clock"))
    assert missing["at_hand"]
    assert missing["missing"][0] == "Baker says the clock is slow"
    page = copy_site("small", elsewhere.root.with_name("full"))
    whole = Desk(lambda: folder_of(page)).article(AskedArticle(source="slow-clock"))
    assert whole == {"at_hand": True, "missing": []}, "the page has the text itself"


def test_a_saved_edit_is_seen_and_a_text_that_is_gone(tmp_path: Path) -> None:
    workshop = to_quotes(copy_site("small", tmp_path / "small"))
    desk = Desk(lambda: folder_of(workshop))
    question = AskedQuote(source="slow-clock", words="The clock on the market hall", paragraph=2)
    assert [claim["text"] for claim in desk.quote(question)["claims"]] == [
        "The clock on the market hall is slow."
    ]
    workshop.edit("content/site.yml", "hall is slow.", "hall is late.")
    assert [claim["text"] for claim in desk.quote(question)["claims"]] == [
        "The clock on the market hall is late."
    ]
    (workshop.root / ".texts" / "slow-clock.txt").unlink()
    assert desk.quote(question)["yaml"] == ""
    assert desk.article(AskedArticle(source="slow-clock")) == {"at_hand": False, "missing": []}


def test_the_desk_writes_nothing(elsewhere: Workshop) -> None:
    before = bytes_of(elsewhere.root)
    for case in CASES:
        asked(elsewhere, case)
    assert bytes_of(elsewhere.root) == before


def test_nothing_of_the_desk_is_published(harbour: Workshop) -> None:
    for path, content in bytes_of(harbour.site).items():
        assert not Path(path).name.startswith("desk"), path
        assert b"__desk" not in content, path
        assert b"desk-bar" not in content, path


def test_the_answers_are_json_of_plain_words(elsewhere: Workshop) -> None:
    _, headers, words = asked(elsewhere, {})
    assert headers["Content-Type"].startswith("application/json")
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert set(json.loads(words)) == {"yaml", "ok", "claims", "why"}

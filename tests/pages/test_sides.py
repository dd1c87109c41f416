"""A claim that is only denied stands nowhere as a fact: timeline, event, relations."""

from __future__ import annotations

from functools import lru_cache

from generator.compile import Site
from tests.pages.town import build_town, page, town_files, words


@lru_cache(maxsize=1)
def town() -> Site:
    """A town whose first outlet has one speaker say what nobody says, and another deny it."""
    files = town_files(2)
    claims = files["content/claims.yml"]
    for quote, stance in (("was there at dawn", "denies"), ("It was late", "doubts")):
        before = f'source: report-1, speaker: own, quote: "{quote}"'
        assert claims.count(before) == 1
        claims = claims.replace(before, f"{before}, stance: {stance}")
    files["content/claims.yml"] = claims
    return build_town(files)


def test_the_timeline_says_who_says_and_who_denies() -> None:
    story = page(town(), "explainers/the-town.md")
    moments = {li.get("id"): words(li) for li in story.xpath("//li[contains(@class, 'moment')]")}
    assert "Outlet 1 was there. denied by Outlet 1 itself" in moments["event-dusk"]
    assert "The clock runs well. said by Tilda Ames" in moments["event-dawn"]
    assert "denied by Outlet 1 itself" in moments["event-noon"], "without a date too"
    assert "denied by Outlet 1 itself" in words(page(town(), "events/index.md"))


def test_the_page_of_an_event_says_it() -> None:
    assert "denied by Outlet 1 itself" in words(page(town(), "events/dusk.md"))
    assert "said by Tilda Ames" in words(page(town(), "events/dawn.md"))


def test_a_relation_says_who_doubts_what_nobody_says() -> None:
    (line,) = page(town(), "claims/in-time.md").xpath("//ul[@class='relations']/li")
    assert "The clock is late. doubted by Outlet 1 itself" in words(line)
    (other,) = page(town(), "claims/it-is-late.md").xpath("//ul[@class='relations']/li")
    assert "said by" not in words(other)


def test_lists_of_claims_say_who_says_and_who_denies() -> None:
    rows = [words(li) for li in page(town(), "claims/index.md").xpath("//ul[@class='claims']/li")]
    (denied,) = (row for row in rows if row.startswith("Outlet 1 was there."))
    assert "denied by Outlet 1 itself" in denied
    assert "said by" not in denied
    assert any("said by Tilda Ames" in row for row in rows)


def test_the_page_of_an_actor_says_what_it_denies() -> None:
    groups = page(town(), "actors/outlet-1.md").xpath("//section[@class='topic-group']")
    told = {words(g.xpath("h3")[0]): words(g.xpath("p[@class='meta']")[0]) for g in groups}
    assert told["Outlet 1 was there."].startswith("Denies it")
    assert told["The clock is late."].startswith("Doubts it")
    assert not any(meta.startswith("Asserts") for meta in told.values())

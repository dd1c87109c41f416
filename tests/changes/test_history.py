"""What readers are told has changed: from git where it is at hand, from the records' dates else."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import atoma
import pytest

from generator.compile import Site, compile_site
from generator.corpus.chronicle import chronicle
from generator.options import Options
from generator.reading.content import HISTORY, Content
from generator.reading.history import History
from generator.site_folder import open_site
from tests.conftest import make_content
from tests.doors.workshop import Workshop, copy_site

CLAIM = """claims:
  bridge-closed:
    text: {text}
    kind: event
    about: [bridge]
{more}topics:
  bridge: {{name: The bridge, text: It crosses the river.}}
editors:
  desk: {{name: The desk, role: edits}}
"""
TAKEN_BACK = """    retracted_by_desk:
      because: The paper took it back.
      by: desk
      date: 2031-05-09
"""
OPTIONS = {"severity": {"claim-without-evidence": "off"}, "site_url": "https://example.org/s/"}
DAYS = ("2031-05-01", "2031-05-02", "2031-05-03", "2031-05-04")


def claim(text: str, more: str = "") -> str:
    return CLAIM.format(text=text, more=more)


@pytest.fixture
def small(tmp_path: Path) -> Workshop:
    workshop = copy_site("small", tmp_path / "small")
    with workshop.config.open("a", encoding="utf-8") as config:
        config.write('plugins:\n  - explainer: {severity: {claim-without-evidence: "off"}}\n')
    return workshop


@pytest.fixture
def repository(small: Workshop) -> Callable[[str, Mapping[str, str | None]], None]:
    """Commit files on a day."""
    git = ["git", "-C", str(small.root), "-c", "user.name=E", "-c", "user.email=e@example.org"]
    subprocess.run([*git, "init", "-q"], check=True)

    def commit(day: str, files: Mapping[str, str | None]) -> None:
        for name, text in files.items():
            path = small.root / "content" / name
            path.unlink() if text is None else path.write_text(text, encoding="utf-8")
        subprocess.run([*git, "add", "content"], check=True)
        when = {"GIT_COMMITTER_DATE": f"{day}T12:00:00Z", "GIT_AUTHOR_DATE": f"{day}T12:00:00Z"}
        subprocess.run(
            [*git, "commit", "-q", "-m", "x"], check=True, env={**small.environment(), **when}
        )

    return commit


def test_every_day_tells_what_it_brought_and_took(
    small: Workshop, repository: Callable[[str, Mapping[str, str | None]], None]
) -> None:
    repository(DAYS[0], {"x.yml": claim("The bridge was closed.")})
    repository(DAYS[1], {"x.yml": "claims: [\n"})
    repository(DAYS[2], {"x.yml": claim("The bridge was shut on Friday.")})
    repository(DAYS[3], {"x.yml": None})
    done = small.explainer("history")
    assert done.returncode == 0, done.stderr
    assert "1 commits with errors are passed over" in done.stdout
    past = History.model_validate_json((small.root / HISTORY).read_bytes())
    told = [(each.date, each.how) for each in past.changes if each.id == "bridge-closed"]
    assert told == [(DAYS[0], "added"), (DAYS[2], "changed"), (DAYS[3], "removed")]

    folder = open_site(small.config)
    site = compile_site(folder.gather(), folder.options)
    days = {day.date: day.entries for day in chronicle(site.corpus)}
    assert [each.name for each in days[DAYS[3]] if each.kind == "claims"] == [
        "The bridge was shut on Friday."
    ]
    (page,) = (each for each in site.pages if each.address == "changes/")
    assert "The bridge was closed." in page.html, "the words of before"
    assert page.html.index("4 May 2031") < page.html.index("1 May 2031")
    assert "on-2031-05-04" in page.ids


def test_without_a_repository_it_says_so(small: Workshop) -> None:
    small.env = {"GIT_CEILING_DIRECTORIES": str(small.root.parent)}
    done = small.explainer("history")
    assert done.returncode == 2
    assert "git" in done.stderr
    assert not (small.root / HISTORY).exists()


def test_a_part_of_the_history_is_refused(
    small: Workshop, repository: Callable[[str, Mapping[str, str | None]], None]
) -> None:
    repository(DAYS[0], {"x.yml": claim("The bridge was closed.")})
    repository(DAYS[1], {"x.yml": claim("The bridge was shut on Friday.")})
    (small.root / HISTORY).write_text("as it was", "utf-8")
    git = ["git", "-C", str(small.root)]
    last = subprocess.run([*git, "rev-parse", "HEAD"], check=True, capture_output=True).stdout
    (small.root / ".git" / "shallow").write_bytes(last)  # as `git clone --depth 1` leaves it
    done = small.explainer("history")
    assert done.returncode == 2
    assert "git fetch --unshallow" in done.stderr
    assert (small.root / HISTORY).read_text("utf-8") == "as it was"


def test_where_it_cannot_be_written_it_says_so(
    small: Workshop, repository: Callable[[str, Mapping[str, str | None]], None]
) -> None:
    repository(DAYS[0], {"x.yml": claim("The bridge was closed.")})
    (small.root / HISTORY).mkdir()
    done = small.explainer("history")
    assert done.returncode == 2
    assert f"{HISTORY}: Is a directory" in done.stderr
    assert "Traceback" not in done.stderr


def test_what_the_records_say_is_told_without_a_history(compiled: Callable[..., Site]) -> None:
    site = compiled({"content/x.yml": claim("The bridge was closed.", TAKEN_BACK)}, **OPTIONS)
    (day,) = chronicle(site.corpus)
    (withdrawn,) = day.entries  # and not once more as signed on that day
    assert (day.date, withdrawn.news) == ("2031-05-09", "withdrawn")
    assert withdrawn.because == "The paper took it back."


def test_a_reason_is_told_once() -> None:
    content = make_content({"content/x.yml": claim("The bridge was closed.", TAKEN_BACK)})
    change = {"date": "2031-05-09", "kind": "claims", "id": "bridge-closed", "name": "Old words"}
    past = {"format": 1, "changes": [{**change, "how": "withdrawn"}]}
    site = _with_history(content, json.dumps(past).encode())
    (day,) = chronicle(site.corpus)
    assert [(each.news, each.because) for each in day.entries] == [
        ("withdrawn", "The paper took it back.")
    ]


def test_a_broken_history_is_named() -> None:
    site = _with_history(make_content({}), b'{"format": 2}')
    (found,) = site.diagnostics
    assert (found.place.file, found.rule.name) == (HISTORY, "unreadable-file")


def test_feeds_are_valid_and_tell_reasons(compiled: Callable[..., Site]) -> None:
    text = "Bridges & <b>boats</b> are closed."
    site = compiled({"content/x.yml": claim(f"'{text}'", TAKEN_BACK)}, **OPTIONS)
    for name in ("claims", "corrections"):
        atom = atoma.parse_atom_bytes(site.data[f"feeds/{name}.xml"])
        plain = json.loads(site.data[f"feeds/{name}.json"])
        assert atom.id_ == plain["feed_url"].replace(".json", ".xml")
        assert [entry.id_ for entry in atom.entries] == [item["id"] for item in plain["items"]]
        assert len({entry.id_ for entry in atom.entries}) == len(atom.entries) > 0
        taken = next(item for item in plain["items"] if item["tags"] == ["withdrawn"])
        assert taken["title"] == f"Taken back: {text}"
        assert taken["content_text"] == "The paper took it back."
        assert taken["url"] == "https://example.org/s/claims/bridge-closed/"
        for item in plain["items"]:
            assert item["date_modified"].endswith("T00:00:00Z")
        entry = next(each for each in atom.entries if each.title.value == taken["title"])
        assert entry.summary.value == "The paper took it back."


CORRECTED = """---
outlet: paper
title: The bridge
url: not stated
published: 2031-05-01
authors: not stated
language: en
rights: full
licence: Written for this test
versions:
  - {{date: 2031-05-01, sha256: {sha}}}
  - {{date: "{date}", sha256: {sha}, note: A number was wrong.}}
---
The bridge was closed.
"""
PAPER = "actors:\n  paper: {name: The Paper, kind: outlet}\n"
FILED = {
    "2031-05-09": "2031-05-09",
    "2031-05-09T09:30": "2031-05-09",
    "2031-05-09T23:30-05:00": "2031-05-09",
    "2031-05-09/2031-05-11": "2031-05-09",
    "2031-05-09/..": "2031-05-09",
    "../2031-05-09": "2031-05-09",
    "/2031-05-09?": "2031-05-09",
    "2031-05": "2031-05",
    "2031-05?": "2031-05",
    "2031-05-XX": "2031-05",
    "../2031-05": "2031-05",
    "2031": "2031",
    "2031~/2032": "2031",
    "2031-21": "2031",
    "2031-24/..": "2031",
    "203X": "",
    "not stated": "",
}
"""The day under which a change of each date is told, or a month or year; nothing for none."""


@pytest.mark.parametrize("date", FILED)
def test_a_date_of_any_form_has_its_day_and_its_moment(
    compiled: Callable[..., Site], date: str
) -> None:
    signed = date if date != "not stated" else "2031-05-02"
    files = {
        "content/x.yml": claim("It was closed.", TAKEN_BACK.replace("2031-05-09", signed)) + PAPER,
        "content/articles/bridge-report.md": CORRECTED.format(date=date, sha="a" * 64),
    }
    site = compiled(files, **OPTIONS)
    assert site.ok, site.diagnostics
    days = {each.news: day.date for day in chronicle(site.corpus) for each in day.entries}
    filed = FILED[date]
    assert days["corrected"] == filed
    assert days["withdrawn"] == (filed if signed == date else signed)
    (page,) = (each for each in site.pages if each.address == "changes/")
    assert (f"on-{filed}" if filed else "undated") in page.ids
    assert ("Without a date" in page.html) is not filed
    told = feeds_of(site)["corrections"]
    moments = {each["tags"][0]: each["date_modified"] for each in told}
    assert {news: moments[news][: len(day)] for news, day in days.items() if day} == {
        news: day for news, day in days.items() if day
    }


def feeds_of(site: Site) -> dict[str, list[dict[str, Any]]]:
    """Return the items of each feed, which hold what RFC 4287 and JSON Feed 1.1 ask of them."""
    found = {}
    for name in ("claims", "corrections"):
        raw = site.data[f"feeds/{name}.xml"]
        atom = atoma.parse_atom_bytes(raw)
        plain = json.loads(site.data[f"feeds/{name}.json"])
        moments = re.findall(r"<updated>(.*?)</updated>", raw.decode())
        moments += [item["date_modified"] for item in plain["items"]]
        for moment in moments:  # RFC 3339
            assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", moment)
            assert datetime.fromisoformat(moment)
        ids = [entry.id_ for entry in atom.entries]
        assert ids == [item["id"] for item in plain["items"]]
        assert len({*ids}) == len(ids)
        assert all(re.fullmatch(r"https://[a-z/.-]+#[a-z0-9.-]+", id) for id in ids), ids
        found[name] = plain["items"]
    return found


def test_each_entry_of_a_feed_has_an_id_of_its_own() -> None:
    content = make_content({"content/x.yml": claim("The bridge was closed.")})
    change = {"date": "2031-05-09", "kind": "claims", "id": "bridge-closed", "name": "Words"}
    merged = [{**change, "how": "merged", "was": was} for was in ("bridge-shut", "no-bridge")]
    again = [{**change, "how": "changed", "evidence": n} for n in (1, 2)]
    ids = []
    for changes in (merged, [*again, *merged]):
        past = json.dumps({"format": 1, "changes": changes})
        ids.append(
            [each["id"] for each in feeds_of(_with_history(content, past.encode()))["claims"]]
        )
    few, many = ids
    assert len(few) == 2
    assert {*few} < {*many}, "what comes later changes the id of none"


def test_two_corrections_of_one_day_are_two_entries(compiled: Callable[..., Site]) -> None:
    record = CORRECTED.format(date="2031-05-09T09:30", sha="a" * 64)
    later = f"  - {{date: 2031-05-09T17:00, sha256: {'b' * 64}, note: So was a name.}}\n"
    record = record.replace("---\nThe bridge", f"{later}---\nThe bridge")
    files = {
        "content/x.yml": claim("It was closed.") + PAPER,
        "content/articles/bridge-report.md": record,
    }
    site = compiled(files, **OPTIONS)
    (day,) = chronicle(site.corpus)
    assert [each.because for each in day.entries] == ["A number was wrong.", "So was a name."]
    told = feeds_of(site)["corrections"]
    assert [each["content_text"] for each in told] == ["A number was wrong.", "So was a name."]


def test_without_an_address_there_are_no_feeds(compiled: Callable[..., Site]) -> None:
    site = compiled(
        {"content/x.yml": claim("The bridge was closed.")}, severity=OPTIONS["severity"]
    )
    assert not [path for path in site.data if path.startswith("feeds/")]


def _with_history(content: Content, data: bytes) -> Site:
    return compile_site(replace(content, history=data), Options.model_validate(OPTIONS))

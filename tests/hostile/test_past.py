"""What a forged history, or one with odd dates and names, does to the site and its feeds."""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Xml

import pytest
import yaml
from lxml.html import document_fromstring

from generator.compile import Site, compile_site
from generator.exports.feeds import ATOM, MOST
from generator.options import Options
from generator.reading.content import HISTORY
from generator.reading.history import KINDS, History
from generator.reading.revision import RevisionError, gather_revision
from tests.casebook import basic_site
from tests.conftest import HERE, make_content
from tests.doors.workshop import copy_site
from tests.hostile.planting import is_unreadable
from tests.hostile.values import all_values

CASES: dict[str, Any] = yaml.safe_load((HERE / "cases" / "hostile_history.yml").read_text("utf-8"))
CHANGE = {"date": "2031-05-09", "kind": "claims", "id": "x", "name": "n", "how": "added"}
OPTIONS = Options(site_name="</title> & ]]>", site_url="https://example.org/s/")


def told(*changes: dict[str, Any]) -> Site:
    data = json.dumps({"format": 1, "changes": [{**CHANGE, **each} for each in changes]})
    return compile_site(replace(make_content(basic_site()), history=data.encode()), OPTIONS)


@pytest.mark.parametrize("name", CASES)
def test_a_forged_history_is_named(name: str) -> None:
    (found,) = told(CASES[name]["with"]).diagnostics
    assert (found.place.file, found.rule.name) == (HISTORY, "unreadable-file")
    assert CASES[name]["says"] in found.message


def test_words_of_the_past_are_words_in_feeds_and_on_the_page() -> None:
    values = [each.text for each in all_values() if not is_unreadable(each.text)]
    changes = [
        {"id": f"x-{n}", "kind": KINDS[n % len(KINDS)], "name": value, "how": "removed"}
        | {"aspects": [{"field": "text", "before": [value], "after": [value]}]}
        for n, value in enumerate(values)
    ]
    site = told(*changes)
    assert site.ok, site.diagnostics
    folded = {" ".join(value.split()) for value in values}
    (page,) = (each for each in site.pages if each.address == "changes/")
    html = document_fromstring(page.html)
    shown = {" ".join(each.text_content().split()) for each in html.find_class("gone__name")}
    assert folded - shown == set(), "as typed"
    assert {each.tag for each in html.iter()} & {"script", "img", "iframe", "svg", "style"} == set()
    for name in ("claims", "corrections"):
        plain = json.loads(site.data[f"feeds/{name}.json"])
        feed = Xml.fromstring(site.data[f"feeds/{name}.xml"])
        titles = [entry.findtext(f"{{{ATOM}}}title") for entry in feed.iter(f"{{{ATOM}}}entry")]
        assert titles == [each["title"].replace("\r", "\n") for each in plain["items"]]
        assert {each.removeprefix("Removed: ") for each in titles if each} <= {*values}
        assert plain["title"].startswith(OPTIONS.site_name)
        assert 0 < len(titles) <= MOST


def test_odd_dates_and_names_in_git_are_no_reason_to_fall(tmp_path: Path) -> None:
    site = copy_site("small", tmp_path / "small")
    git = ["git", "-C", str(site.root), "-c", "user.name=E", "-c", "user.email=e@example.org"]
    run = {"check": True, "capture_output": True, "text": True}
    subprocess.run([*git, "init", "-q"], **run)
    topic = "topics:\n  a: {{name: A{0}, text: B}}\n"
    head: list[str] = []
    for number, seconds in enumerate((1_900_000_000, 999_999_999_999, 0)):
        (site.root / "content" / "x.yml").write_text(topic.format(number), "utf-8")
        (site.root / "content" / f"a\nb{number}.yml").write_text("topics: {}", "utf-8")
        (site.root / os.fsdecode(b"content/\xff.yml")).write_text("topics: {}", "utf-8")
        subprocess.run([*git, "add", "content"], **run)
        tree = subprocess.run([*git, "write-tree"], **run).stdout.strip()
        signed = f"E <e@example.org> {seconds} +0000"
        parents = "".join(f"parent {each}\n" for each in head[-1:])
        words = f"tree {tree}\n{parents}author {signed}\ncommitter {signed}\n\n::error::x\n"
        command = [*git, "hash-object", "-t", "commit", "-w", "--stdin"]
        head.append(subprocess.run(command, input=words, **run).stdout.strip())
    subprocess.run([*git, "update-ref", "HEAD", head[-1]], **run)
    done = site.explainer("history")
    assert done.returncode == 0, done.stderr
    past = History.model_validate_json((site.root / HISTORY).read_bytes())
    topics = [(each.date, each.how) for each in past.changes if each.id == "a"]
    day = "2030-03-17"
    assert topics == [(day, "added"), ("1970-01-01", "changed")], "a date of no calendar: the last"
    for revision in ("--help", "-h", "--output=x", "HEAD;id", "HEAD^{tree}", "--", "../x", "a\nb"):
        with pytest.raises(RevisionError, match="git knows no commit"):
            gather_revision(site.root, "content", revision)
    assert sorted(path.name for path in site.root.glob("x*")) == []

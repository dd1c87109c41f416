"""What `explainer changes` tells, case by case: see tests/cases/changes.yml."""

from __future__ import annotations

import os
from collections import Counter
from functools import lru_cache
from typing import Any

import pytest
import yaml

from generator.commands.changes import ChangeReport, report_changes
from generator.commands.changes_formats import as_text
from generator.commands.lock import build_lock
from generator.compile import Site, compile_site
from generator.corpus.change_model import KINDS, How
from generator.evidence.locks.as_yaml import write_lock
from generator.evidence.locks.lock import Verification
from generator.evidence.prove_content import prove_content
from generator.evidence.usage import Limits
from generator.options import Options
from generator.reading.content import Content
from generator.reading.read_content import read_content
from generator.rules import all_rules
from tests.casebook import basic_site
from tests.conftest import HERE, make_content

CASES = yaml.safe_load((HERE / "cases" / "changes.yml").read_text("utf-8"))


@lru_cache(maxsize=1)
def before() -> tuple[Content, Site]:
    content = make_content(basic_site())
    return content, compile_site(content, Options(), publish=False)


def changed(case: dict[str, Any]) -> dict[str, str]:
    """Return the basic site's files after what a case does to them."""
    files = basic_site()
    for name, edits in case.get("edit", {}).items():
        for old, new in edits.items():
            path = f"content/{name}"
            assert old in files[path], f"{path} does not hold {old!r}"
            files[path] = files[path].replace(old, new)
    for name in case.get("remove", ()):
        del files[f"content/{name}"]
    return files | {f"content/{name}": text for name, text in case.get("add", {}).items()}


def report_of(case: dict[str, Any]) -> ChangeReport:
    content = make_content(changed(case))
    return report_changes(*before(), content, compile_site(content, Options(), publish=False))


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_a_change_is_told_as_readers_see_it(case: dict[str, Any]) -> None:
    report = report_of(case)
    assert as_text(report) == case["told"].strip("\n")
    assert report.ok is case.get("ok", True)


TEXT = basic_site()["content/articles/gazette-frost.md"].split("\n---\n")[1]
WIDE = Options(all_percent=100, own_percent=100)
OURS, THEIRS = "rights: full\nlicence: Written for this project", "rights: quotes"


def elsewhere(files: dict[str, str], *, locked: bool = True) -> dict[str, str]:
    """Return a site whose Gazette belongs to somebody else: its text is not here, its lock is."""
    path = "content/articles/gazette-frost.md"
    record = files[path].split("\n---\n")[0].replace(OURS, THEIRS)
    files = {**files, path: f"{record}\n---\n"}
    if locked:
        content = make_content(files, {"gazette-frost": TEXT})
        drafts, _ = read_content(content)
        proofs, _ = prove_content(drafts, content, all_rules(), Limits(75, 100, 100))
        lock = build_lock("gazette-frost", drafts, proofs, Verification("desk", "2030-01-20"))
        files["content/articles/gazette-frost.lock.yml"] = write_lock(lock)
    return files


def report_of_files(old: dict[str, str], new: dict[str, str]) -> ChangeReport:
    one, other = make_content(old), make_content(new)
    return report_changes(
        one, compile_site(one, WIDE, publish=False), other, compile_site(other, WIDE, publish=False)
    )


def shortened(files: dict[str, str]) -> dict[str, str]:
    claims = files["content/claims.yml"].replace("quote: Nobody was hurt", "quote: Nobody was")
    assert claims != files["content/claims.yml"]
    return {**files, "content/claims.yml": claims}


def test_a_lock_that_the_change_wrote_is_not_verified_here() -> None:
    old = elsewhere(basic_site())
    report = report_of_files(old, elsewhere(shortened(basic_site())))
    [alone] = report.locks
    assert (alone.source, alone.evidence) == ("gazette-frost", 4)
    assert report.ok, "it is for an editor with the text to judge, not an error"
    text = as_text(report)
    assert "Not verified here: 1 lock changed" in text
    assert "4 quotes rest on its lock alone" in text
    assert "words: Nobody was hurt → Nobody was" in text


@pytest.mark.parametrize("path", ["a", "z", "../claims"])
def test_a_second_lock_in_another_folder_is_refused_and_proves_nothing(path: str) -> None:
    genuine = elsewhere(basic_site())
    forged = elsewhere(shortened(basic_site()))
    lock = "content/articles/gazette-frost.lock.yml"
    second = os.path.normpath(f"content/articles/{path}/gazette-frost.lock.yml")
    new = {**forged, lock: genuine[lock], second: forged[lock]}
    report = report_of_files(genuine, new)
    assert [each.record for each in report.unproved] == ["nobody-hurt"]
    assert report.locks == (), "the genuine one is as it was"
    assert not report.ok


def test_a_lock_that_stays_needs_no_second_look() -> None:
    files = elsewhere(basic_site())
    report = report_of_files(files, files)
    assert report.locks == ()
    assert as_text(report) == "Readers see no difference."


def test_a_quote_without_its_lock_entry_is_not_proved() -> None:
    old = elsewhere(basic_site())
    report = report_of_files(old, shortened(old))
    [unproved] = report.unproved
    assert (unproved.record, unproved.before) == ("nobody-hurt", False)
    assert not report.ok
    assert report.changes.statements == (), "it stands there, so it is not called removed"


def test_quotes_without_their_lock_are_no_longer_proved() -> None:
    old = elsewhere(basic_site())
    report = report_of_files(old, elsewhere(basic_site(), locked=False))
    assert {(each.record, each.before) for each in report.unproved} == {
        ("no-stall-on-ice", True),
        ("forty-traders", True),
        ("nobody-hurt", True),
        ("frost", True),
    }
    assert report.locks == ()


@pytest.mark.parametrize("gone", sorted(basic_site()))
def test_whatever_file_is_gone_the_rest_is_told(gone: str) -> None:
    files = {path: text for path, text in basic_site().items() if path != gone}
    there = report_of_files(basic_site(), files)
    back = report_of_files(files, basic_site())
    hows = Counter((each.how, each.kind) for each in there.changes.records)
    mirrored = Counter((each.how, each.kind) for each in back.changes.records)
    for kind in KINDS:
        assert hows[How.REMOVED, kind] == mirrored[How.ADDED, kind]
    assert there.changes.any
    assert back.changes.lost == ()

"""`explainer lock`: proved here, believed elsewhere, and caught where it lies."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tests.commands.conftest import GUARDED

Run = Callable[..., Result]


@pytest.fixture
def lock(site: Path, explainer: Run) -> Path:
    """The lock of the guarded source, written by the command."""
    assert explainer("lock", "--by", "desk", "--date", "2030-01-21").exit_code == 0
    return site / "content" / "articles" / f"{GUARDED}.lock.yml"


def take_texts_away(site: Path) -> None:
    (site / ".texts" / f"{GUARDED}.txt").unlink()


def test_without_text_and_lock_nothing_is_published(site: Path, explainer: Run) -> None:
    take_texts_away(site)
    result = explainer("check")
    assert result.exit_code == 1
    assert "no-text-and-no-lock" in result.output


def test_a_locked_site_is_proved_without_the_text(site: Path, lock: Path, explainer: Run) -> None:
    take_texts_away(site)
    result = explainer("check")
    assert result.exit_code == 0, result.output
    assert result.output.splitlines()[-1].startswith("7 checked: 7 exact")


def test_a_second_run_writes_the_same_bytes(site: Path, lock: Path, explainer: Run) -> None:
    before = lock.read_bytes()
    explainer("lock")
    assert lock.read_bytes() == before
    assert b"2030-01-21" in before


def test_a_dry_run_names_the_lock_and_writes_nothing(site: Path, explainer: Run) -> None:
    wanted = site / "content" / "articles" / f"{GUARDED}.lock.yml"
    signed = ("--by", "desk", "--date", "2030-01-21")
    result = explainer("lock", *signed, "--dry-run")
    assert (result.exit_code, wanted.exists()) == (0, False)
    assert f"would write content/articles/{GUARDED}.lock.yml" in result.output
    assert explainer("lock", *signed).exit_code == 0
    assert "would write" not in explainer("lock", "--dry-run").output, "it is as it should be"


def test_a_quote_changed_without_the_text_is_refused(
    site: Path, lock: Path, explainer: Run
) -> None:
    take_texts_away(site)
    claims = site / "content" / "claims.yml"
    claims.write_text(claims.read_text("utf-8").replace("Nobody was hurt\n", "Nobody hurt\n"))
    result = explainer("check")
    assert result.exit_code == 1
    assert "quote-without-lock" in result.output


def test_a_forged_pair_of_quote_and_lock_is_caught_with_the_text(
    site: Path, lock: Path, explainer: Run
) -> None:
    claims = site / "content" / "claims.yml"
    claims.write_text(claims.read_text("utf-8").replace("stayed shut", "remained shut"))
    words = lock.read_text("utf-8")
    first = words.index("\n    sha256:", words.index("evidence:"))
    lock.write_text(words[: first + 13] + "0" * 64 + words[first + 77 :], "utf-8")
    result = explainer("lock", "--check")
    assert result.exit_code == 1
    assert "lock-differs-from-text" in result.output


def test_a_corrected_text_reopens_what_no_longer_stands(
    site: Path, lock: Path, explainer: Run
) -> None:
    text = site / ".texts" / f"{GUARDED}.txt"
    text.write_text(text.read_text("utf-8").replace("Nobody was hurt", "One person was hurt"))
    result = explainer("lock")
    assert "reopened: content/claims.yml:47:16 in `nobody-hurt`" in result.output
    assert result.output.count("reopened") == 1


def test_an_unknown_source_is_wrong_usage(site: Path, explainer: Run) -> None:
    result = explainer("lock", "gazette-forst")
    assert result.exit_code == 2
    assert "there is no source gazette-forst. Did you mean `gazette-frost`?" in result.output


def test_a_text_without_a_lock_is_told_by_the_check_of_locks(site: Path, explainer: Run) -> None:
    result = explainer("lock", "--check")
    assert result.exit_code == 1
    assert "no-lock" in result.output


def test_a_passage_whose_words_changed_is_read_again(
    site: Path, lock: Path, explainer: Run
) -> None:
    claims = site / "content" / "claims.yml"
    words = claims.read_text("utf-8").replace("quote: Nobody was hurt\n", "passage: p4.s1\n")
    claims.write_text(words, "utf-8")
    explainer("lock")
    text = site / ".texts" / f"{GUARDED}.txt"
    text.write_text(text.read_text("utf-8").replace("Nobody was hurt", "Somebody was hurt"))
    assert "passage-changed" in explainer("check").output
    explainer("lock")
    assert "passage-changed" in explainer("check").output, "a new lock alone confirms nothing"
    explainer("lock", "--confirm", "p4.s1")
    assert explainer("check").exit_code == 0


def test_a_check_says_what_it_proved(lock: Path, explainer: Run) -> None:
    result = explainer("lock", "--check")
    assert result.exit_code == 0, result.output
    assert result.output.splitlines() == [
        f"{GUARDED}: proved",
        "1 lock proved, 0 not verified here",
    ]


def test_a_check_without_the_texts_does_not_pass_in_silence(
    site: Path, lock: Path, explainer: Run
) -> None:
    take_texts_away(site)
    for arguments in ((), (GUARDED,)):
        result = explainer("lock", "--check", *arguments)
        assert result.exit_code == 1
        assert result.output.splitlines()[:2] == [
            f"{GUARDED}: not verified here: its text is not at hand",
            "0 locks proved, 1 not verified here",
        ]


def test_a_check_says_which_lock_does_not_hold(lock: Path, explainer: Run) -> None:
    words = lock.read_text("utf-8")
    lock.write_text(words.replace("evidence:", "extra: 1\nevidence:"), "utf-8")
    result = explainer("lock", "--check")
    assert result.exit_code == 1
    assert "extra is not known" in result.output
    assert "no-lock" not in result.output
    assert f"{GUARDED}: NOT PROVED" in result.output
    closing = "0 locks proved, 1 not borne out by the text, 0 not verified here"
    assert result.output.splitlines()[-1] == closing


def test_a_check_says_which_lock_no_editor_signed(lock: Path, explainer: Run) -> None:
    words = lock.read_text("utf-8")
    lock.write_text(words.replace("by: desk", "by: nobody"), "utf-8")
    result = explainer("lock", "--check")
    assert result.exit_code == 1
    assert "There is no editor `nobody`" in result.output
    assert f"{GUARDED}: NOT PROVED" in result.output


def test_a_speaker_changed_without_the_text_is_refused(
    site: Path, lock: Path, explainer: Run
) -> None:
    take_texts_away(site)
    claims = site / "content" / "claims.yml"
    words = claims.read_text("utf-8")
    at = words.index("speaker:", words.index(f"source: {GUARDED}"))
    end = words.index("\n", at)
    other = "{unnamed: a trader}" if "own" in words[at:end] else "own"
    claims.write_text(f"{words[:at]}speaker: {other}{words[end:]}", "utf-8")
    result = explainer("check")
    assert result.exit_code == 1
    assert "quote-without-lock" in result.output


@pytest.mark.parametrize(
    ("signed", "says"),
    [
        (("--by", "desk"), "--date, the day of verification, is missing"),
        (("--date", "2030-01-21"), "--by, who verifies, is missing"),
        (("--by", "desk", "--date", "2030-02-31"), "a day that does not exist"),
        (("--by", "desk", "--date", "yesterday"), "no date"),
        (("--by", "dsk", "--date", "2030-01-21"), "there is no editor dsk. Did you mean `desk`?"),
        (("--by", "Ida Brandt", "--date", "2030-01-21"), "no editor Ida Brandt. Who signs stands"),
    ],
)
def test_a_signature_has_a_name_and_a_day(
    signed: tuple[str, ...], says: str, site: Path, explainer: Run
) -> None:
    result = explainer("lock", *signed)
    assert (result.exit_code, says in result.output) == (2, True), result.output
    assert list(site.rglob("*.lock.yml")) == []


def test_nobody_signs_for_a_day_on_which_another_verified(
    site: Path, lock: Path, explainer: Run
) -> None:
    editors = site / "content" / "editors.yml"
    editors.write_text("editors:\n  zed: {name: Zed, role: Editor}\n", "utf-8")
    before = lock.read_bytes()
    for half, missing in (
        (("--by", "zed"), "--date, the day of verification, is missing"),
        (("--by", "desk"), "--date, the day of verification, is missing"),
        (("--date", "2030-01-22"), "--by, who verifies, is missing"),
    ):
        result = explainer("lock", *half)
        assert (result.exit_code, missing in result.output) == (2, True), result.output
    assert lock.read_bytes() == before
    assert explainer("lock", "--by", "zed", "--date", "2030-01-22").exit_code == 0
    assert "verified: {by: zed, date: 2030-01-22}" in lock.read_text("utf-8")


def test_it_is_said_that_a_signature_stays_where_quotes_change(
    site: Path, lock: Path, explainer: Run
) -> None:
    said = "still signed by desk for 2030-01-21; sign anew with --by and --date"
    assert said not in explainer("lock").output
    claims = site / "content" / "claims.yml"
    words = claims.read_text("utf-8").replace("quote: Nobody was hurt\n", "quote: Nobody was\n", 1)
    claims.write_text(words, "utf-8")
    result = explainer("lock")
    assert result.exit_code == 0
    assert said in result.output
    assert "verified: {by: desk, date: 2030-01-21}" in lock.read_text("utf-8")
    assert said not in explainer("lock", "--by", "desk", "--date", "2030-01-22").output


def merged_badly(lock: Path) -> None:
    """Leave in a lock what git leaves where two branches changed it."""
    ours, rest = lock.read_text("utf-8").split("evidence:\n", 1)
    sides = f"<<<<<<< HEAD\n{rest}=======\n{rest}>>>>>>> theirs\n"
    lock.write_text(f"{ours}evidence:\n{sides}", "utf-8")


@pytest.mark.parametrize("text", ["at hand", "elsewhere"])
def test_a_lock_with_both_sides_of_a_merge_has_one_finding_with_its_cure(
    text: str, site: Path, lock: Path, explainer: Run
) -> None:
    merged_badly(lock)
    if text == "elsewhere":
        take_texts_away(site)
    result = explainer("check")
    assert result.exit_code == 1
    assert "error Y101 " in result.output
    assert "A merge stopped here" in result.output
    assert f"Never edit a lock by hand: run `explainer lock {GUARDED}`" in result.output
    assert " 1 error, 0 warnings." in result.output, result.output


def test_a_lock_that_cannot_be_read_is_written_anew(site: Path, lock: Path, explainer: Run) -> None:
    before = lock.read_bytes()
    merged_badly(lock)
    assert explainer("lock", "--check").exit_code == 1
    result = explainer("lock", "--by", "desk", "--date", "2030-01-21")
    assert result.exit_code == 0, result.output
    assert "could not be read, so nothing of it was kept" in result.output
    assert lock.read_bytes() == before


def test_a_lock_in_another_encoding_is_written_anew(site: Path, lock: Path, explainer: Run) -> None:
    lock.write_text(lock.read_text("utf-8"), "utf-16")
    told = explainer("check").output
    assert "The file is UTF-16" in told
    assert "L109" not in told, told
    assert explainer("lock").exit_code == 0
    assert explainer("check").exit_code == 0


def test_a_lock_that_cannot_be_read_stays_where_the_text_is_not(
    site: Path, lock: Path, explainer: Run
) -> None:
    merged_badly(lock)
    take_texts_away(site)
    before = lock.read_bytes()
    result = explainer("lock")
    assert result.exit_code == 1
    assert f"{GUARDED}.lock.yml:" in result.output
    assert lock.read_bytes() == before

"""What is gathered from a folder: ordinary files of the content, and a finding for all else."""

from __future__ import annotations

import os
import random
from pathlib import Path
from typing import Any

import pytest

from generator.formats import as_text
from generator.reading import content as module
from generator.reading.content import gather
from generator.reading.limits import FILE_BYTES
from generator.reading.read_content import read_content
from generator.site_folder import UsageError, read_options

TOPIC = "topics:\n  ice: {name: Ice, text: Frozen water.}\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "content" / "articles").mkdir(parents=True)
    (tmp_path / "content" / "topics.yml").write_text(TOPIC, "utf-8")
    (tmp_path / "secret.yml").write_text("secret: words\n", "utf-8")
    return tmp_path


def complaints(site: Path) -> dict[str, str]:
    return {each.place.file: each.message for each in gather(site).problems}


def test_a_link_is_not_followed(site: Path) -> None:
    (site / "content" / "more.yml").symlink_to(site / "secret.yml")
    (site / "content" / "all").symlink_to(site)
    read = gather(site)
    assert list(read.files) == ["content/topics.yml"]
    assert "links are not followed" in complaints(site)["content/more.yml"]
    assert "content/all" in complaints(site)


def test_a_pipe_is_not_waited_for(site: Path) -> None:
    os.mkfifo(site / "content" / "more.yml")
    assert "no ordinary file" in complaints(site)["content/more.yml"]


def test_a_folder_named_as_a_file_is_told_and_entered(site: Path) -> None:
    (site / "content" / "x.yml").mkdir()
    (site / "content" / "x.yml" / "inside.yml").write_text("claims:\n", "utf-8")
    assert "it is a folder" in complaints(site)["content/x.yml"]
    assert "content/x.yml/inside.yml" in gather(site).files


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_without_permission_is_told(site: Path) -> None:
    (site / "content" / "topics.yml").chmod(0)
    assert complaints(site) == {"content/topics.yml": "The file is left out: Permission denied."}


def test_a_file_that_cannot_be_opened_is_told(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, flags: int) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    assert complaints(site) == {"content/topics.yml": "The file is left out: Permission denied."}


def test_a_file_of_20_megabytes_is_left_out(site: Path) -> None:
    with (site / "content" / "big.yml").open("wb") as file:
        file.truncate(20_000_000)
    assert "larger than 5,000,000 bytes" in complaints(site)["content/big.yml"]
    assert "content/big.yml" not in gather(site).files


LARGE = "it is larger than 5,000,000 bytes. Divide it, or take out what does not belong into it."


def test_what_is_too_large_is_to_be_divided(site: Path) -> None:
    texts = site / "texts"
    texts.mkdir()
    for path in (site / "content" / "big.yml", site / "content" / "big.png", texts / "big.txt"):
        path.write_bytes(b"#" * 5_000_001)
    found = gather(site, texts=texts, largest_text=FILE_BYTES).problems
    told = {each.place.file: f"{each.message} {each.hint}" for each in found}
    assert told.pop("content/big.png").startswith("Nothing reads this file. Move it out")
    large = f"The file is left out: {LARGE}"
    assert told == {"content/big.yml": large, "texts/big.txt": large}


def test_a_text_may_be_as_large_as_a_file() -> None:
    assert read_options({"largest_text": FILE_BYTES}).largest_text == FILE_BYTES
    with pytest.raises(UsageError, match=r"`largest_text` .*5000000"):
        read_options({"largest_text": FILE_BYTES + 1})


def test_hidden_files_are_nobody_s_business(site: Path) -> None:
    (site / "content" / ".git").mkdir()
    (site / "content" / ".git" / "config.yml").write_text("a: b\n", "utf-8")
    (site / "content" / "topics.yml~").write_text("a: b\n", "utf-8")
    assert list(gather(site).files) == ["content/topics.yml"]
    assert complaints(site) == {}


@pytest.mark.parametrize("name", ["page.html", "x.js", "picture.png", "notes.txt", "x.yml.bak"])
def test_a_file_that_nothing_reads_is_told(site: Path, name: str) -> None:
    (site / "content" / name).write_text("<script>alert(1)</script>", "utf-8")
    assert list(gather(site).files) == ["content/topics.yml"]
    assert complaints(site) == {f"content/{name}": "Nothing reads this file."}


def test_a_folder_that_cannot_be_looked_into_is_told(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    look = os.scandir

    def refuse(path: Path) -> Any:
        if path.name == "articles":
            raise PermissionError(13, "Permission denied")
        return look(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert "cannot be looked into" in complaints(site)["content/articles"]


@pytest.mark.parametrize("name", ["a\nb.yml", "a\x1b[31m.yml", "a\udcff.yml", "a\u202eb.yml"])
def test_a_name_that_cannot_be_shown_is_told(site: Path, name: str) -> None:
    (site / "content" / name).write_text(TOPIC.replace("ice", "snow"), "utf-8")
    assert list(gather(site).files) == ["content/topics.yml"]
    (said,) = gather(site).problems
    assert "its name holds characters that cannot be shown" in said.message
    lines = as_text([said], lambda file: (), lambda style, text: text).split("\n")
    assert [line.isprintable() for line in lines] == [True, True]


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert gather(tmp_path).files == {}


def test_texts_are_found_by_the_name_of_their_source(site: Path) -> None:
    (site / "texts").mkdir()
    (site / "texts" / "gazette.txt").write_text("Words.\n", "utf-8")
    (site / "texts" / "other.txt").symlink_to(site / "secret.yml")
    read = gather(site, texts=site / "texts")
    assert read.texts == {"gazette": b"Words.\n"}
    assert read.text_file("gazette") == "texts/gazette.txt"
    assert gather(site / "content", texts=site / "texts").text_file("gazette") == "gazette.txt"
    told = [(each.place.file, each.message) for each in read.problems]
    assert told == [
        ("texts/other.txt", "The file is left out: it is a link, and links are not followed.")
    ]


@pytest.mark.parametrize("put", ["a link", "a pipe"])
def test_what_takes_a_file_s_place_after_it_was_looked_at_is_not_followed(
    site: Path, put: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = site / "content" / "topics.yml"

    def look_and_put(path: Path) -> str:
        path.unlink()
        path.symlink_to(site / "secret.yml") if put == "a link" else os.mkfifo(path)
        return ""

    monkeypatch.setattr(module, "_unfit", look_and_put)
    read = gather(site)
    assert read.files == {}
    assert [each.place.file for each in read.problems] == [f"content/{file.name}"]


@pytest.mark.parametrize(
    ("put", "why"),
    [
        ("a large file", "larger than 5,000,000 bytes"),
        ("a link", "links are not followed"),
        ("a pipe", "no ordinary file"),
    ],
)
def test_a_history_that_cannot_be_read_is_told(site: Path, put: str, why: str) -> None:
    path = site / module.HISTORY
    if put == "a large file":
        path.write_bytes(b" " * 6_000_000)
    elif put == "a link":
        path.symlink_to(site / "secret.yml")
    else:
        os.mkfifo(path)
    assert why in complaints(site)[module.HISTORY]
    assert gather(site).history == b""


def test_no_history_is_nothing_to_tell(site: Path) -> None:
    assert complaints(site) == {}
    (site / module.HISTORY).write_text("{}", "utf-8")
    assert (gather(site).history, complaints(site)) == (b"{}", {})


def test_the_order_in_which_a_folder_lists_its_files_plays_no_part(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("b", "a", "c"):
        (site / "content" / f"{name}.yml").write_text(TOPIC, "utf-8")
    expected = read_content(gather(site))[1]
    real = os.scandir

    def shuffled(path: str | Path) -> list[os.DirEntry[str]]:
        entries = list(real(path))
        random.Random(7).shuffle(entries)
        return entries

    monkeypatch.setattr(module.os, "scandir", shuffled)
    assert read_content(gather(site))[1] == expected
    assert len(expected) == 3

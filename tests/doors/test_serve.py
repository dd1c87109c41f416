"""The preview never dies, never hangs and never goes blank, whatever is saved."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.doors.served import Served, serving
from tests.doors.test_reproducible import fragments
from tests.doors.workshop import Workshop, copy_site, to_quotes

SITE = Path("content/site.yml")
ARTICLE = Path("content/articles/slow-clock.md")
PREPARED = "content/prepared.yml"
WAYS_OUT = {"round": ".", "again": ".", "out": "/"}
"""Whoever follows two links round goes 2 to the 40th ways, and by the third sees all files."""


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving(copy_site("small", tmp_path_factory.mktemp("serve") / "small")) as served:
        served.until(lambda page: "Tilda Ames" in page, "actors/tilda-ames/")
        yield served


def _put(text: str) -> Callable[[Path], None]:
    return lambda root: (root / PREPARED).write_text(text, encoding="utf-8")


def _edit(path: Path, old: str, new: str) -> Callable[[Path], None]:
    return lambda root: Workshop(root).edit(str(path), old, new)


BREAKS: dict[str, tuple[Callable[[Path], object], tuple[str, ...]]] = {
    "broken YAML": (_put("claims: [\n"), (f"{PREPARED}:1:9", "yaml-syntax")),
    "an unknown record": (
        _edit(SITE, "speaker: tilda-ames", "speaker: tilda-amse"),
        ("content/site.yml:17:18", "unknown-record", "tilda-ames"),
    ),
    "another letter in a quote": (
        _edit(SITE, "four minutes slow", "four minutes slew"),
        ("content/site.yml:19:", "quote-not-in-source", "slow"),
    ),
    "a file that is gone": (lambda root: (root / ARTICLE).unlink(), ("content/site.yml:16:",)),
    "a text that is no text": (
        lambda root: (root / PREPARED).write_bytes(b"\xff\xfe\x00"),
        (f"{PREPARED}:1:1",),
    ),
    "a folder that is named as a file": (
        # MkDocs watches files only: the folder is seen when one is in it
        lambda root: (
            (root / PREPARED / "articles").mkdir(parents=True)
            or (root / PREPARED / "articles" / "x.yml").touch()
        ),
        (PREPARED,),
    ),
    "a link": (lambda root: (root / PREPARED).symlink_to(root / SITE), (PREPARED,)),
    "links round and out": (
        lambda root: [(root / "content" / n).symlink_to(to) for n, to in WAYS_OUT.items()],
        ("content/round:1:1", "content/again:1:1", "content/out:1:1"),
    ),
    "a pipe": (lambda root: os.mkfifo(root / PREPARED), (PREPARED,)),
}


@pytest.mark.parametrize("case", BREAKS)
def test_a_bad_save_shows_over_the_last_good_pages(case: str, preview: Served) -> None:
    root = preview.workshop.root
    damage, told = BREAKS[case]
    shutil.copytree(root / "content", root / "kept")
    try:
        damage(root)
        preview.until(lambda page: all(each in _banner(page) for each in told))
        assert "Tilda Ames" in preview.get("actors/tilda-ames/"), "the last good pages must stay"
    finally:
        shutil.rmtree(root / "content")
        (root / "kept").rename(root / "content")
    preview.until(lambda page: not _banner(page))


def test_what_mkdocs_itself_fails_on_leaves_the_pages(preview: Served) -> None:
    workshop = preview.workshop
    whole = workshop.config.read_text("utf-8")
    for number, broken in enumerate(("site_name: [\n", f"{whole}docs_dir: nowhere\n")):
        before = preview.words().count("The preview stays as it was")
        workshop.config.write_text(broken, encoding="utf-8")
        preview.until(lambda _, n=before: preview.words().count("stays as it was") > n)  # type: ignore[misc]
        assert "Tilda" in preview.get("actors/tilda-ames/"), "the last good pages must stay"
        workshop.config.write_text(whole, encoding="utf-8")
        workshop.edit(str(SITE), "  name: Tilda", f"  name: Tilda {number}")
        preview.until(lambda page, n=number: f"Tilda {n}" in page, "actors/tilda-ames/")  # type: ignore[misc]


def test_the_content_folder_may_be_gone_for_a_while(preview: Served) -> None:
    content, away = preview.workshop.root / "content", preview.workshop.root / "away"
    before = preview.words().count("stays as it was")
    content.rename(away)
    preview.until(lambda _: preview.words().count("stays as it was") > before)
    away.rename(content)
    for name in ("Tilda Brown", "Tilda Ames"):
        line = next(
            x for x in (content / "site.yml").read_text("utf-8").split("\n") if "Tilda" in x
        )
        preview.workshop.edit(str(SITE), line, f"    name: {name}")
        preview.until(lambda page, name=name: name in page, "actors/tilda-ames/")  # type: ignore[misc]


def test_the_search_follows_the_edits(preview: Served) -> None:
    (scratch,) = preview.workshop.root.with_name("small-scratch").glob("mkdocs_*")

    def found(name: str) -> bool:
        try:
            return any(name in str(page) for page in fragments(scratch).values())
        except (OSError, EOFError, AssertionError):
            return False  # it is being exchanged

    for name in ("Small Gazette", "Small Tribune", "Small News"):
        text = (preview.workshop.root / SITE).read_text("utf-8")
        line = next(each for each in text.split("\n") if "name: Small " in each)
        preview.workshop.edit(str(SITE), line, f"    name: {name}")
        preview.until(lambda _, name=name: found(name))  # type: ignore[misc]
        assert preview.status("pagefind/pagefind.js") == 200


def test_content_is_not_served(preview: Served) -> None:
    lock = preview.workshop.root / "content" / "articles" / "slow-clock.lock.yml"
    for path in (
        "site.yml",
        "articles/slow-clock.md",
        "articles/slow-clock.lock.yml",
        "mkdocs.yml",
    ):
        assert preview.status(path) == 404
    assert not lock.exists()
    assert preview.status("data/corpus.json") == 200


def test_a_start_with_errors_says_what_is_wrong(tmp_path: Path) -> None:
    workshop = copy_site("small", tmp_path / "small")
    (workshop.root / PREPARED).write_text("claims: [\n", encoding="utf-8")
    with serving(workshop, "--strict") as served:
        served.until(lambda page: f"{PREPARED}:1:9" in page)
        assert "There is no page to show yet" in served.get()
        assert f"{PREPARED}:1:9" in served.get("claims/"), "any address says it"
        assert "'nav'" not in served.words(), "that its pages are not there is no news"
        unused = "actors:\n  nobody:\n    name: Nobody\n    kind: person\n"
        (workshop.root / PREPARED).write_text(unused, encoding="utf-8")  # a warning: strict, too
        served.until(lambda page: "no page to show" not in page and not _banner(page))
        served.until(lambda page: "Tilda Ames" in page, "actors/tilda-ames/")


def test_a_broken_theme_ends_no_preview(tmp_path: Path) -> None:
    workshop = copy_site("small", tmp_path / "small")
    theme = workshop.root / "theme"
    theme.mkdir()
    config = workshop.config.read_text("utf-8").split("theme:")[0]
    workshop.config.write_text(f"{config}theme:\n  custom_dir: theme\n", encoding="utf-8")
    begun = "<html><body>\n<h1>Ours</h1>{{ page.content }}{% if page %}"  # to be closed
    template = theme / "main.html"
    template.write_text(begun, encoding="utf-8")
    with serving(workshop) as served:
        served.until(lambda page: "main.html:2" in _banner(page))
        assert "Tilda Ames" in served.get("actors/tilda-ames/"), "a bare page must stand for it"
        template.write_text(begun + "{% endif %}", encoding="utf-8")
        served.until(lambda page: "<h1>Ours</h1>" in page and not _banner(page))
        template.write_text(begun + "{{ nobody.knows }}{% endif %}", encoding="utf-8")
        served.until(lambda page: "main.html:2" in _banner(page))
        assert "<h1>Ours</h1>" in served.get("actors/tilda-ames/"), "the last good pages must stay"
        template.write_text(begun + "{% endif %}", encoding="utf-8")
        served.until(lambda page: not _banner(page))


def test_an_edited_text_is_seen(tmp_path: Path) -> None:
    workshop = to_quotes(copy_site("small", tmp_path / "small"))
    text = workshop.root / ".texts" / "slow-clock.txt"
    whole = text.read_text("utf-8")
    with serving(workshop, "--clean") as served:  # which MkDocs calls a build
        served.until(lambda page: "Tilda Ames" in page, "actors/tilda-ames/")
        text.write_text(whole.replace("four minutes", "five minutes"), encoding="utf-8")
        served.until(lambda page: "quote-not-in-source" in _banner(page))
        text.write_text(whole, encoding="utf-8")
        served.until(lambda page: not _banner(page))


def _banner(page: str) -> str:
    """Return the list of problems of a page, or nothing where there is none."""
    _, found, rest = page.partition('<aside class="problems"')
    return rest.partition("</aside>")[0] if found else ""

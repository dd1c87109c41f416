"""A preview's folder after any edits is the folder that a build from nothing makes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from random import Random
from typing import Any

import mkdocs.commands.build
import mkdocs.config
import pytest

from generator.mkdocs_plugin.banner import as_html, with_banner
from generator.mkdocs_plugin.live import Live
from tests.doors.workshop import Workshop, bytes_of, copy_site, differing
from tests.test_memory import edited

EDITS = 24


class _NoSearch:
    """Stands in for the search, which another program makes and another test looks at."""

    def hand_on(self, site: Path, new: Path) -> None:
        """Do nothing."""

    def renew(self, site: Path) -> None:
        """Do nothing."""

    def close(self) -> None:
        """Do nothing."""


class Preview:
    """`mkdocs serve` without its server."""

    def __init__(self, workshop: Workshop, folder: Path) -> None:
        self._workshop, self.folder = workshop, folder
        self.builds = 0
        self.live = Live(_NoSearch())  # type: ignore[arg-type]
        self.live._follow = lambda: None  # type: ignore[method-assign]  # `settle` asks for it
        self._build()
        self.save: Callable[[], None] = self.live.builder(self._build)

    def _build(self) -> None:
        """Let MkDocs build, as at the start and after an edit of anything but content."""
        self.builds += 1
        config = mkdocs.config.load_config(
            str(self._workshop.config), site_dir=str(self.folder), site_url="http://[::1]/harbour/"
        )
        plugin: Any = config.plugins["explainer"]
        plugin.on_startup(command="serve", dirty=False)
        plugin._index, plugin._live = self.live._index, self.live
        try:
            mkdocs.commands.build.build(config)
        finally:
            plugin.on_startup(command="build", dirty=False)  # MkDocs keeps it for later builds

    def settle(self) -> Mapping[str, bytes]:
        """Make what follows behind the pages; return every file."""
        self.live._finish(self.live._number)
        return bytes_of(self.folder)


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    return copy_site("harbour", tmp_path / "harbour")


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.mkdocs_plugin.live._PAUSE", 0)


def test_many_edits_leave_what_a_build_from_nothing_makes(
    workshop: Workshop, tmp_path: Path
) -> None:
    random = Random(8)
    preview = Preview(workshop, tmp_path / "one")
    read = {p.relative_to(workshop.root).as_posix(): p for p in _files(workshop)}
    now = good = {name: path.read_bytes() for name, path in read.items()}
    whole = 0
    for _ in range(EDITS):
        now = edited(now, random)
        _write(workshop, now, read)
        preview.save()
        if preview.live.preview.problems:
            now = good  # and mended at the next save, together with another edit
        else:
            good, whole = now, whole + 1
    _write(workshop, good, read)
    preview.save()
    assert whole > EDITS / 3, "most edits were to be good ones"
    assert preview.builds < EDITS / 2, "most edits were to be shown without a whole build"
    clean = Preview(workshop, tmp_path / "two")
    assert differing(preview.settle(), clean.settle()) == []


def _files(workshop: Workshop) -> Iterator[Path]:
    return (path for path in (workshop.root / "content").rglob("*") if path.is_file())


def _write(workshop: Workshop, files: Mapping[str, bytes], known: Iterable[str]) -> None:
    for name in known:
        path = workshop.root / name
        if name not in files:
            path.unlink(missing_ok=True)
        elif not path.exists() or path.read_bytes() != files[name]:
            path.write_bytes(files[name])


def test_what_fails_behind_the_pages_is_told_and_made_at_the_next_save(
    workshop: Workshop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    preview = Preview(workshop, tmp_path / "one")
    topic = workshop.root / "content" / "more.yml"
    topic.write_text("topics:\n  tide:\n    name: Tide\n    text: The sea, rising.\n")
    preview.save()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("generator.mkdocs_plugin.live.run_exports", full)
        assert "topics/tide" not in preview.settle()["sitemap.xml"].decode()
    [problem] = preview.live.preview.problems
    assert "No space left" in problem["message"]
    preview.save()
    assert not preview.live.preview.problems
    assert "topics/tide" in preview.settle()["sitemap.xml"].decode()


def test_what_fails_behind_pages_that_are_no_longer_the_newest_is_not_told(
    workshop: Workshop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    preview = Preview(workshop, tmp_path / "one")

    def overtaken(*_: object) -> None:
        preview.save()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("generator.mkdocs_plugin.live.run_exports", overtaken)
    preview.settle()
    assert not preview.live.preview.problems


class _Body(list[bytes]):
    closed = False

    def close(self) -> None:
        self.closed = True


def test_a_page_with_a_banner_is_closed_as_a_page_without() -> None:
    body = _Body([b"<html><body>", b"</body></html>"])

    def app(_: object, start: Callable[..., Any]) -> Iterable[bytes]:
        start("200 OK", [("Content-Type", "text/html")])
        return body

    page = b"".join(with_banner(app, lambda: "<aside>")({}, lambda *_: None))
    assert page == b"<html><body><aside></body></html>"
    assert body.closed


def test_pages_come_and_go_without_a_whole_build(workshop: Workshop, tmp_path: Path) -> None:
    preview = Preview(workshop, tmp_path / "one")
    before = preview.settle()
    topic = workshop.root / "content" / "more.yml"
    topic.write_text("topics:\n  tide:\n    name: Tide\n    text: The sea, rising and falling.\n")
    preview.save()
    assert b"The sea, rising" in (tmp_path / "one/topics/tide/index.html").read_bytes()
    assert b"topics/tide" in preview.settle()["sitemap.xml"]
    topic.unlink()
    preview.save()
    assert differing(before, preview.settle()) == []
    assert preview.builds == 1


def test_an_edit_of_anything_else_is_built_by_mkdocs(workshop: Workshop, tmp_path: Path) -> None:
    preview = Preview(workshop, tmp_path / "one")
    with workshop.config.open("a", encoding="utf-8") as config:
        config.write("site_name: Another name\n")
    preview.save()
    assert preview.builds == 2
    assert b"Another name" in (tmp_path / "one/index.html").read_bytes()


def test_a_theme_whose_pages_look_at_each_other_is_built_whole(
    workshop: Workshop, tmp_path: Path
) -> None:
    theme = tmp_path / "theme"
    theme.mkdir()
    (theme / "main.html").write_text("<p>{{ pages | length }} pages</p>{{ page.content }}")
    text = workshop.config.read_text("utf-8").split("theme:")[0]
    workshop.config.write_text(f"{text}theme:\n  custom_dir: {theme}\n", encoding="utf-8")
    preview = Preview(workshop, tmp_path / "one")
    more = "topics:\n  tide:\n    name: Tide\n    text: The sea, rising and falling.\n"
    (workshop.root / "content" / "more.yml").write_text(more)
    preview.save()
    assert preview.builds == 2
    clean = Preview(workshop, tmp_path / "two")
    assert differing(preview.settle(), clean.settle()) == []


HEAD = b'<body>\n<a href="#x">Skip</a>\n<header class="masthead">'
PROBLEM = {"place": "content/a.yml:2:1", "message": "yaml-syntax: <b> & “more”"}


@pytest.mark.parametrize(
    ("kind", "body", "shown"),
    [
        ("text/html", HEAD, True),
        ("text/html; charset=utf-8", b"<html><body><main>words</main></body>", True),
        ("text/html", b"404 Not Found", True),
        ("application/json", b'{"a": "<body></body>"}', False),
        ("text/css", HEAD, False),
    ],
)
def test_the_banner_is_put_into_pages_alone(kind: str, body: bytes, shown: bool) -> None:
    answered: list[Any] = []

    def app(environ: object, start: Callable[..., Any]) -> list[bytes]:
        start("200 OK", [("Content-Type", kind), ("Content-Length", str(len(body)))])
        return [body[:9], body[9:]]

    banner = as_html([PROBLEM], {"problems": "Проблеми"})
    page = b"".join(with_banner(app, lambda: banner)({}, lambda *given: answered.extend(given)))
    assert (banner.encode() in page) is shown
    assert page.replace(banner.encode(), b"") == body
    assert dict(answered[1])["Content-Length"] == str(len(page))
    assert "&lt;b&gt; &amp;" in banner
    assert "<b>Проблеми</b>" in banner
    assert as_html([], {}) == ""

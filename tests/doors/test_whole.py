"""All or nothing: whatever happens, the old site stands as it was or the new one is complete."""

from __future__ import annotations

import fcntl
import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from generator.publishing.build_lock import BuildLock, BusyError
from generator.publishing.staging import Staging, StagingError
from tests.doors.workshop import BIN, Workshop, bytes_of, copy_site, differing

FAULT = [sys.executable, str(Path(__file__).with_name("fault.py"))]
WRITE = "mkdocs.utils:write_file"
FAULTS = {
    "the compiler": ("generator.mkdocs_plugin.plugin:compile_site", "raise", "old"),
    "a data file": (f"{WRITE}+9", "raise", "old"),
    "a later page": (f"{WRITE}+65", "raise", "old"),
    "Pagefind": ("generator.publishing.search_index:subprocess.run", "raise", "old"),
    "the exchange": ("generator.publishing.staging:put_in_place", "raise", "old"),
    "removing the old site": ("generator.publishing.staging:shutil.rmtree+3", "raise", "new"),
    "killed while writing": (f"{WRITE}+65", "SIGKILL", "old"),
    "killed before the exchange": ("generator.publishing.staging:put_in_place", "SIGKILL", "old"),
    "killed after the exchange": ("generator.publishing.staging:Staging.abandon", "SIGKILL", "new"),
    "ended while writing": (f"{WRITE}+65", "SIGTERM", "old"),
    "broken off while writing": (f"{WRITE}+5", "SIGINT", "old"),
}
TWO_RENAMES = {
    "the second rename": ("pathlib:Path.rename+2", "raise", "old"),
    "killed between the renames": ("pathlib:Path.rename+2", "SIGKILL", "gone until the next"),
    "nothing": ("pathlib:Path.rename+9", "raise", "new"),
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """The small site, built, then changed in its content: the next build makes another site."""
    workshop = copy_site("small", tmp_path_factory.mktemp("built") / "small")
    assert workshop.mkdocs("build").returncode == 0
    return workshop


@pytest.fixture
def changed(built: Workshop, tmp_path: Path) -> Workshop:
    shutil.copytree(built.root, tmp_path / "small", symlinks=True)
    workshop = Workshop(tmp_path / "small")
    _change(workshop)
    return workshop


@pytest.fixture(scope="module")
def new(built: Workshop, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """What the changed content gives."""
    workshop = copy_site("small", tmp_path_factory.mktemp("new") / "small")
    _change(workshop)
    workshop.build()
    return bytes_of(workshop.site, without="pagefind")


def _change(workshop: Workshop) -> None:
    for path in sorted((workshop.root / "content").rglob("*.yml")):
        text = path.read_text("utf-8")
        if "name: " in text:
            path.write_text(text.replace("name: ", "name: New ", 1), encoding="utf-8")
            return
    raise AssertionError("the small site has no name to change any more")


def _put_error(workshop: Workshop, *, remove: bool = False) -> None:
    path = workshop.root / "content" / "broken.yml"
    path.write_text("claims: [\n", encoding="utf-8")
    if remove:
        path.unlink()


def _state(workshop: Workshop, old: Mapping[str, bytes], new: Mapping[str, bytes]) -> str:
    """Tell which site stands: the old one, the new one, none, or a broken one."""
    if not workshop.site.exists():
        return "gone until the next"
    if not differing(bytes_of(workshop.site), old):
        return "old"
    now = bytes_of(workshop.site, without="pagefind")
    whole = (workshop.site / "pagefind" / "pagefind.js").is_file()
    return "new" if whole and not differing(now, new) else "broken"


@pytest.mark.parametrize("case", [*FAULTS, *(f"two renames: {name}" for name in TWO_RENAMES)])
def test_a_fault_leaves_a_whole_site(
    case: str, changed: Workshop, new: Mapping[str, bytes]
) -> None:
    two = case.startswith("two renames: ")
    where, how, expected = TWO_RENAMES[case.removeprefix("two renames: ")] if two else FAULTS[case]
    old = bytes_of(changed.site)
    done = changed.run([*FAULT, *(["two-renames"] if two else []), where, how, "build", "-q"])
    assert _state(changed, old, new) == expected, done.stderr
    if expected == "old":
        assert done.returncode != 0, "a build that publishes nothing must say so"
    if how in ("raise", "SIGINT"):
        assert changed.left_over() == []
    else:
        if expected == "gone until the next":
            _put_error(changed)
            assert changed.mkdocs("build", "-q").returncode == 1
            assert _state(changed, old, new) == "old", "the next build must put the old site back"
            _put_error(changed, remove=True)
        changed.build()
        assert _state(changed, old, new) == "new", "the next build must mend what was left"
        assert changed.left_over() == []


def test_killed_at_any_moment(changed: Workshop, new: Mapping[str, bytes]) -> None:
    old = bytes_of(changed.site)
    moments = random.Random(7)
    for number in range(6):
        process = changed.start([str(BIN / "mkdocs"), "build", "-q"])
        time.sleep(moments.uniform(0.3, 2.0))
        process.send_signal([signal.SIGINT, signal.SIGTERM, signal.SIGKILL][number % 3])
        process.communicate(timeout=120)
        assert _state(changed, old, new) in ("old", "new"), f"run {number} left half a site"
    changed.build()
    assert changed.left_over() == []
    assert _state(changed, old, new) == "new"


def test_an_error_publishes_nothing(changed: Workshop) -> None:
    old = bytes_of(changed.site)
    _put_error(changed)
    for arguments in (["build"], ["build", "--strict", "-q"]):
        done = changed.mkdocs(*arguments)
        assert done.returncode == 1
        assert "broken.yml:" in done.stderr
        assert "Traceback" not in done.stderr
    assert differing(bytes_of(changed.site), old) == []
    assert changed.left_over() == []


def test_a_strict_build_with_warnings_publishes_nothing(changed: Workshop) -> None:
    old = bytes_of(changed.site)
    path = changed.root / "content" / "unused.yml"
    path.write_text("actors:\n  nobody:\n    name: Nobody\n    kind: person\n", encoding="utf-8")
    for arguments in (["build", "--strict"], ["build", "--strict", "-q"]):
        done = changed.mkdocs(*arguments)
        assert done.returncode == 1, "MkDocs alone lets `-q --strict` pass"
        assert differing(bytes_of(changed.site), old) == []
    changed.build()


def test_one_build_at_a_time(changed: Workshop, new: Mapping[str, bytes]) -> None:
    old = bytes_of(changed.site)
    first = changed.start(
        [*FAULT, "generator.publishing.search_index:subprocess.run", "wait", "build", "-q"]
    )
    try:
        until(lambda: (changed.root / "waiting").exists())
        second = changed.mkdocs("build")
        assert second.returncode == 1
        assert f"another process (number {first.pid})" in second.stderr
        assert _state(changed, old, new) == "old"
    finally:
        (changed.root / "go").touch()
        output = first.communicate(timeout=120)
    assert first.returncode == 0, output
    assert _state(changed, old, new) == "new"
    assert changed.left_over() == []


def test_a_lock_whose_holder_is_gone_holds_nobody(tmp_path: Path) -> None:
    (tmp_path / ".site-lock-site").write_text("1\n", encoding="utf-8")  # number 1 always runs
    with Staging(tmp_path / "site") as staging:
        with pytest.raises(StagingError, match="another process"):
            Staging(tmp_path / "site")
        (staging.folder / "index.html").write_text("new", encoding="utf-8")
        staging.publish()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]


def test_a_lock_that_is_removed_while_it_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, flock, calls = tmp_path / "lock", fcntl.flock, []

    def removed_first(file: int, operation: int) -> None:
        calls.append(file)
        if len(calls) == 1:
            path.unlink()  # as its holder does at the end
        flock(file, operation)

    monkeypatch.setattr(fcntl, "flock", removed_first)
    lock = BuildLock(path)
    with pytest.raises(BusyError, match=str(os.getpid())):
        BuildLock(path)
    lock.release()
    assert not path.exists()


def until(condition: Callable[[], object], seconds: float = 60) -> None:
    """Wait until something is so."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it never came about"
        time.sleep(0.02)


@pytest.mark.parametrize("name", ["public", ".hidden"])
def test_what_is_not_a_site_is_left_alone(name: str, tmp_path: Path) -> None:
    workshop = copy_site("small", tmp_path / "small", name)
    (workshop.site / ".well-known").mkdir(parents=True)
    (workshop.site / ".well-known" / "security.txt").write_text("kept", encoding="utf-8")
    (workshop.site / "thesis.odt").write_text("by hand", encoding="utf-8")
    refused = workshop.mkdocs("build")
    assert refused.returncode == 1
    assert "thesis.odt" in refused.stderr
    assert (workshop.site / "thesis.odt").read_text("utf-8") == "by hand"
    (workshop.site / "thesis.odt").unlink()
    for _ in range(2):
        workshop.build()
        assert (workshop.site / ".well-known" / "security.txt").read_text("utf-8") == "kept"
    assert workshop.left_over() == []

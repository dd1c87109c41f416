"""A build is all or nothing: faults at its doings on the disk, and systems that lack something.

`make soak` tries every doing; here are all that are rare (the exchange, the flushes) and some of
the many writes and removals.
"""

from __future__ import annotations

import errno
import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.publishing import build_lock, durable, search_index
from generator.publishing.build_lock import BuildLock, BusyError
from generator.publishing.staging import NotFlushedError, Staging, StagingError
from generator.publishing.together import NotWrittenError, write_together
from tests.conftest import HERE
from tests.doors.workshop import BIN, Workshop, bytes_of, copy_site, differing
from tests.faults.every import prepare, what_is_wrong


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    return prepare(tmp_path_factory.mktemp("faults"))


def test_a_fault_leaves_a_whole_site(prepared: list[str]) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "tests.faults.every", *prepared, "kill", "5"],
        cwd=HERE.parent,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    tried = [json.loads(line) for line in run.stdout.splitlines()]
    assert tried[0]["doings"] > 300, "a build does less to the disk than is believed here"
    assert {"old", "new"} <= {each["site"] for each in tried[1:]}
    assert what_is_wrong(tried) == []


def test_a_full_disk_leaves_the_old_site(tmp_path: Path) -> None:
    site = copy_site("small", tmp_path / "site")
    site.build()
    old = bytes_of(site.site)
    run = subprocess.run(
        [str(BIN / "mkdocs"), "build", "-q"],
        cwd=site.root,
        env=site.environment(),
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (90_000, 90_000)),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert run.returncode != 0
    assert "Nothing is published" in run.stderr
    assert "File too large" in run.stderr or "Pagefind" in run.stderr
    assert "Traceback" not in run.stderr
    assert differing(bytes_of(site.site), old) == []
    assert site.left_over() == []
    site.build()


@pytest.mark.parametrize("flock", [True, False])
@pytest.mark.parametrize("target", ["site", "edit"])
def test_a_disk_that_is_full_at_once_is_told_of(
    target: str, flock: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")  # a write names no file

    monkeypatch.setattr(build_lock, "_FLOCK", flock)
    monkeypatch.setattr(os, "pwrite" if flock else "write", full)
    if target == "site":
        with pytest.raises(StagingError, match=r"\.site-lock-site: No space left"):
            Staging(tmp_path / "site")
    else:
        with pytest.raises(NotWrittenError, match=r"\.site-lock\.edit: No space .*; nothing was"):
            write_together(tmp_path, [tmp_path], [])
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Staging, "_clear", lambda _: (tmp_path / ".site-new-site").touch())
    with pytest.raises(StagingError, match=r"\.site-new-site: File exists"):
        Staging(tmp_path / "site")
    assert not (tmp_path / ".site-lock-site").exists()
    (tmp_path / "a-file").touch()
    with pytest.raises(StagingError, match=r"a-file: "):
        Staging(tmp_path / "a-file" / "site")


def test_without_flock_the_lock_is_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build_lock, "_FLOCK", False)
    path = tmp_path / "lock"
    lock = BuildLock(path)
    with pytest.raises(BusyError, match=rf"{os.getpid()}.*remove .*lock"):
        BuildLock(path)
    lock.release()
    lock.release()
    assert not path.exists()
    with Staging(tmp_path / "site") as staging:
        with pytest.raises(StagingError, match="another process"):
            Staging(tmp_path / "site")
        staging.publish()
    assert [each.name for each in tmp_path.iterdir()] == ["site"]


def _one_by_one(_: Path) -> bool:
    return False


def _all_at_once(folder: Path) -> bool:
    flushed.append(folder)
    return True


flushed: list[Path] = []


@pytest.mark.parametrize(("way", "count"), [(_one_by_one, 5), (_all_at_once, 2)])
def test_everything_is_flushed_before_a_name_changes(
    way: Callable[[Path], bool], count: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flushed.clear()
    monkeypatch.setattr(durable, "_flush_file_system", way)
    monkeypatch.setattr(durable, "flush", flushed.append)
    target = tmp_path / "site"
    with Staging(target) as staging:
        (staging.folder / "claims").mkdir()
        (staging.folder / "index.html").write_text("page", "utf-8")
        (staging.folder / "claims" / "index.html").write_text("page", "utf-8")
        (staging.folder / "link").symlink_to("nowhere")
        monkeypatch.setattr(
            "generator.publishing.staging.put_in_place",
            lambda new, *_: (len(flushed) >= count - 1 and new.rename(target)) or None,
        )
        staging.publish()
    assert target.is_dir(), "the name was changed before everything was flushed"


def test_files_are_flushed_on_windows_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows opens no folder, and flushes no file that was opened to be read."""
    fcntl = pytest.importorskip("fcntl")
    opened, flush, done = os.open, os.fsync, []

    def open_(path: Path, how: int) -> int:
        if path.is_dir():
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, how)

    def fsync(file: int) -> None:
        if not fcntl.fcntl(file, fcntl.F_GETFL) & os.O_RDWR:
            raise OSError(9, "Bad file descriptor")
        done.append(flush(file))

    monkeypatch.setattr(durable, "_WINDOWS", True)
    monkeypatch.setattr(durable.os, "open", open_)
    monkeypatch.setattr(durable.os, "fsync", fsync)
    file = tmp_path / "index.html"
    file.write_bytes(b"page")
    durable.flush(file)
    durable.flush(tmp_path)
    assert (len(done), file.read_bytes()) == (1, b"page")


def test_a_file_that_may_not_be_written_is_flushed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened, flush, done = os.open, os.fsync, []

    def open_(path: Path, how: int) -> int:
        if how & os.O_RDWR:  # as for everybody but the system's administrator
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, how)

    monkeypatch.setattr(durable.os, "open", open_)
    monkeypatch.setattr(durable.os, "fsync", lambda file: done.append(flush(file)))
    file = tmp_path / "index.html"
    file.write_bytes(b"page")
    durable.flush(file)
    assert len(done) == 1


def test_a_preview_waits_for_no_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.publishing.staging.flush_tree", lambda _: pytest.fail("flushed"))
    with Staging(tmp_path / "site", durable=False) as staging:
        staging.publish()


def test_a_disk_that_does_not_confirm_is_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: Path) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("generator.publishing.staging.flush", fail)
    with Staging(tmp_path / "site") as staging, pytest.raises(NotFlushedError, match="Input"):
        staging.publish()
    assert Workshop(tmp_path).left_over() == []
    assert (tmp_path / "site").is_dir()


def test_a_killed_build_s_index_reaches_no_later_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its Pagefind goes on when its parent is gone, into a folder that the next build removes."""
    written: list[Path] = []

    def killed(site: Path, output: Path) -> None:
        written.append(output)
        (output / "fragment").mkdir(parents=True)
        raise SystemExit  # a stand-in: a kill would not come back

    monkeypatch.setattr(search_index, "make_index", killed)
    monkeypatch.setattr("generator.publishing.search_index.shutil.rmtree", lambda *_, **__: None)
    (tmp_path / ".site-new-site").mkdir()
    with pytest.raises(SystemExit):
        search_index.index_site(tmp_path / ".site-new-site")
    monkeypatch.undo()
    assert [path.parent for path in written] == [tmp_path], "beside the folder that is built"
    with Staging(tmp_path / "site") as staging:
        assert not written[0].exists()
        (staging.folder / "index.html").write_text("page", "utf-8")
        staging.publish()
    assert [each.name for each in tmp_path.iterdir()] == ["site"]

"""Compiled templates are kept, and never used for anything but what they were compiled from."""

from __future__ import annotations

from pathlib import Path
from types import CodeType

import pytest
from jinja2 import DictLoader, Environment

from generator.pages.template_cache import CompiledTemplates, cache_beside


class Workbench:
    """A template that is compiled again and again, each time as by a new process."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "cache"
        self.folder.mkdir()
        self.compiler = folder / "compiler.py"
        self.compiler.write_text("# as it is today")
        self.source = "Hello {{ name }}"
        self.compiled = 0

    def render(self) -> str:
        """Return what the template makes, with whatever is kept."""
        bench = self

        class Counting(Environment):
            def _compile(self, source: str, filename: str) -> CodeType:
                bench.compiled += 1
                return super()._compile(source, filename)

        cache = CompiledTemplates(self.folder, (self.compiler,))
        loader = DictLoader({"letter.j2": self.source})
        environment = Counting(loader=loader, bytecode_cache=cache)
        return environment.get_template("letter.j2").render(name="Ida")


@pytest.fixture
def bench(tmp_path: Path) -> Workbench:
    made = Workbench(tmp_path)
    assert made.render() == "Hello Ida"
    return made


def test_what_is_kept_is_not_compiled_again(bench: Workbench) -> None:
    assert bench.render() == "Hello Ida"
    assert bench.compiled == 1
    assert [file.name.partition(".")[0] for file in bench.folder.iterdir()] == ["letter"]


def test_another_source_is_compiled(bench: Workbench) -> None:
    bench.source = "Goodbye {{ name }}"
    assert bench.render() == "Goodbye Ida"
    assert bench.compiled == 2


def test_another_compiler_compiles_again(bench: Workbench) -> None:
    bench.compiler.write_text("# as it is tomorrow")
    assert bench.render() == "Hello Ida"
    assert bench.compiled == 2


@pytest.mark.parametrize("bytes_left", [0, 1, 30, 70, 200])
def test_a_file_cut_off_counts_as_none(bench: Workbench, bytes_left: int) -> None:
    (kept,) = bench.folder.iterdir()
    kept.write_bytes(kept.read_bytes()[:bytes_left])
    assert bench.render() == "Hello Ida"
    assert bench.compiled == 2
    assert bench.render() == "Hello Ida"
    assert bench.compiled == 2, "and is put right"


def test_others_may_read_it(bench: Workbench) -> None:
    (kept,) = bench.folder.iterdir()
    assert kept.stat().st_mode & 0o777 == bench.compiler.stat().st_mode & 0o777


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    bench = Workbench(tmp_path)
    bench.folder.rmdir()
    bench.folder.write_text("a file where the folder should be")
    assert [bench.render(), bench.render()] == ["Hello Ida", "Hello Ida"]
    assert bench.compiled == 2


def test_python_may_be_told_to_keep_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.dont_write_bytecode", True)
    assert cache_beside(__file__) is None
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    assert cache_beside(__file__) is not None

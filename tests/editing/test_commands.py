"""The editing commands as they are called: help, dry runs, exit codes."""

from __future__ import annotations

import json
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.reading.content import gather
from generator.reading.read_content import read_content
from tests.conftest import HERE


def call(*arguments: str) -> tuple[int, str]:
    """Return exit code and output of a command."""
    result = CliRunner().invoke(main, arguments)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


COMMANDS = sorted(main.commands)
WRITING = {"import", "init", "lock", "manual", "merge", "new", "rename", "schema", "write"}
"""The commands that change files; each can be asked what it would do."""


@pytest.mark.parametrize("name", COMMANDS)
def test_help_tells_what_a_command_does(name: str) -> None:
    code, text = call(name, "--help")
    assert code == 0
    assert len(text.split("Options:")[0].split()) > 20, "tell a newcomer what it is for"
    assert "Exit code 0: " in " ".join(text.split()), "say how it ends"
    assert ("--dry-run" in text) == (name in WRITING)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_examples_of_a_command_can_be_typed(name: str) -> None:
    examples = getattr(main.commands[name], "examples", ())
    assert examples, "show a newcomer how it is typed"
    _, text = call(name, "--help")
    for example in examples:
        assert example in text
        program, command, *arguments = shlex.split(example)
        assert program == "explainer"
        assert main.commands[command].make_context(command, arguments)


def test_schemas_are_written_where_they_are_wanted(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "schemas"
    code, text = call("schema", str(folder), "--dry-run")
    assert (code, folder.exists()) == (0, False)
    code, text = call("schema", str(folder))
    assert code == 0
    assert f"$schema={folder.as_posix()}/records.schema.json" in text
    assert "claims" in json.loads((folder / "records.schema.json").read_text())["properties"]
    (tmp_path / "file").write_text("")
    assert call("schema", str(tmp_path / "file"))[0] == 2
    assert call("schema", str(tmp_path / "file" / "below"))[0] == 2


@pytest.mark.parametrize(
    ("docs_dir", "folder", "line"),
    [
        ("content", ".schema", "../.schema/records.schema.json"),
        ("src/content", ".schema", "../../.schema/records.schema.json"),
        ("content", "content/.schema", ".schema/records.schema.json"),
        ("", ".schema", "../.schema/records.schema.json"),
    ],
    ids=["beside the content", "content in a deeper folder", "in the content", "no site yet"],
)
def test_the_line_that_is_printed_leads_from_the_content_to_the_schema(
    docs_dir: str, folder: str, line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    if docs_dir:
        (tmp_path / docs_dir).mkdir(parents=True)
        (tmp_path / "mkdocs.yml").write_text(
            f"docs_dir: {docs_dir}\nplugins: [explainer]\n", "utf-8"
        )
    _, text = call("schema", folder)
    assert f"\n# yaml-language-server: $schema={line}\n" in text
    content = tmp_path / (docs_dir or "content")
    content.mkdir(exist_ok=True)
    assert (content / line).is_file()


def small_site(folder: Path) -> tuple[str, str]:
    """Put the small site into a folder, and return the option that names it."""
    shutil.copytree(HERE / "sites" / "small" / "content", folder / "content")
    (folder / "mkdocs.yml").write_text("docs_dir: content\nplugins: [explainer]\n", "utf-8")
    return "--config-file", str(folder / "mkdocs.yml")


def all_bytes(folder: Path) -> dict[Path, bytes]:
    """Return every file below a folder."""
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


HARBOUR = ("--config-file", str(HERE / "sites" / "harbour" / "mkdocs.yml"))


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("gazette-tallow-bridge", "tired, not broken", "--speaker", "own"), 0, "own-words-in"),
        (("gazette-tallow-bridge", "The bridge carries the only road"), 0, "speaker: own"),
        (("gazette-tallow-bridge", "The bridge carries the only railway"), 1, "only road"),
        (("gazette", "The bridge"), 2, "no source gazette. Did you mean `gazette-tallow-bridge`?"),
        (("x", "The bridge"), 2, "no source x. There are: "),
        (("gazette-tallow-bridge", "The bridge", "--speaker", "nobody"), 2, "no actor nobody"),
        (("gazette-tallow-bridge",), 2, "WORDS"),
    ],
)
def test_quote(arguments: tuple[str, ...], code: int, words: str) -> None:
    found, text = call("quote", *arguments, *HARBOUR)
    assert words in text
    assert found == code, text


def test_rename(tmp_path: Path) -> None:
    site = small_site(tmp_path)
    before = all_bytes(tmp_path)
    old = next(iter(read_content(gather(tmp_path))[0].actors))
    code, text = call("rename", old, "somebody-else", "--dry-run", *site)
    assert (code, all_bytes(tmp_path)) == (0, before)
    assert f"+    was: [{old}]" in text
    code, text = call("rename", old, "somebody-else", *site)
    assert code == 0
    assert "content/site.yml" in text
    assert call("check", *site)[0] == 0
    after = all_bytes(tmp_path)
    assert call("rename", old, "another", *site)[0] == 1
    assert call("rename", old, *site)[0] == 2
    assert all_bytes(tmp_path) == after
    assert call("rename", "somebody-else", old, "--no-was", *site)[0] == 0
    assert all_bytes(tmp_path) == before


def test_rename_names_the_configuration_that_still_has_the_old_name(tmp_path: Path) -> None:
    small_site(tmp_path)
    (tmp_path / "mkdocs.yml").rename(tmp_path / "base.yml")
    other = tmp_path / "other.yml"
    other.write_text("INHERIT: base.yml\nnav: [actors/tilda-ames.md]\n", "utf-8")
    site = ("--config-file", str(other))
    code, text = call("rename", "tilda-ames", "tilda", *site, "--dry-run")
    assert code == 0, text
    assert "other.yml names tilda-ames.md" in text
    with (tmp_path / "base.yml").open("a", encoding="utf-8") as base:
        base.write("nav: [actors/tilda-ames.md]\n")
    other.write_text("INHERIT: base.yml\n", "utf-8")
    code, text = call("rename", "tilda-ames", "tilda", *site)
    assert code == 0, text
    assert "base.yml names tilda-ames.md" in text
    assert "other.yml names" not in text


def test_merge(tmp_path: Path) -> None:
    site = small_site(tmp_path)
    twin = tmp_path / "content" / "twin.yml"
    twin.write_text("actors:\n  twin: {name: T. Ames, kind: person}\n", "utf-8")
    before = all_bytes(tmp_path)
    code, text = call("merge", "twin", "small-news", *site)
    assert (code, all_bytes(tmp_path)) == (1, before)
    assert "`kind` is person" in text
    code, text = call("merge", "twin", "tilda-ames", "--dry-run", *site)
    assert (code, all_bytes(tmp_path)) == (0, before)
    assert "[T. Ames]" in text.replace('"', "")
    assert call("merge", "twin", "tilda-ames", *site)[0] == 0
    assert call("check", *site)[0] == 0
    assert twin.read_text("utf-8") == "actors:\n"


def test_a_merge_that_would_break_the_check_changes_nothing(tmp_path: Path) -> None:
    site = small_site(tmp_path)
    other = next(iter(read_content(gather(tmp_path))[0].claims))
    relation = f"{{contradicts: {other}, because: It does., by: ed, date: 2030-01-01}}"
    claim = f"{{text: Third., kind: event, about: [tilda-ames], relations: [{relation}]}}"
    (tmp_path / "content" / "more.yml").write_text(
        f"editors: {{ed: {{name: E., role: R.}}}}\nclaims:\n  third: {claim}\n", "utf-8"
    )
    before = all_bytes(tmp_path)
    code, text = call("merge", "third", other, "--keep", "text", "--keep", "kind", *site)
    assert (code, all_bytes(tmp_path)) == (1, before), text
    assert "relation-to-itself" in text
    excerpt = text[text.index("relation-to-itself") :].splitlines()[1]
    assert "contradicts" in excerpt, "line and excerpt are both of the file as it would be"


def test_suggest() -> None:
    code, text = call("suggest", "sawt-tallow-bridge", *HARBOUR)
    assert code == 0
    assert text.startswith("# sawt-tallow-bridge: ")
    assert call("suggest", "nowhere", *HARBOUR)[0] == 2


def test_new(tmp_path: Path) -> None:
    site = small_site(tmp_path)
    before = all_bytes(tmp_path)
    code, text = call("new", "event", "a-fair", "--dry-run", *site)
    assert (code, all_bytes(tmp_path)) == (0, before)
    assert "+  a-fair:" in text
    code, text = call("new", "event", "a-fair", *site)
    assert (code, "content/events.yml" in text) == (0, True)
    assert "  a-fair:\n" in (tmp_path / "content" / "events.yml").read_text("utf-8")
    assert call("check", *site)[0] == 0
    code, text = call("new", "source", "their-report", *site)
    assert (code, "their-report.txt" in text) == (0, True)
    assert call("new", "event", "a-fair", *site)[0] == 1
    assert call("new", "fair", "another", *site)[0] == 2

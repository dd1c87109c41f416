"""The editing commands as they are called: help, dry runs, exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.cli_editing import EDITING_COMMANDS
from tests.conftest import HERE


def call(*arguments: str) -> tuple[int, str]:
    """Return exit code and output of a command."""
    result = CliRunner().invoke(main, arguments)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


@pytest.mark.parametrize("command", EDITING_COMMANDS, ids=lambda command: command.name)
def test_help_tells_what_a_command_does(command: object) -> None:
    code, text = call(command.name, "--help")
    assert code == 0
    assert len(text.split("Options:")[0].split()) > 20, "tell a newcomer what it is for"
    if any(option.name == "dry_run" for option in command.params):
        assert "--dry-run" in text


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


HARBOUR = ("--config-file", str(HERE / "sites" / "harbour" / "mkdocs.yml"))


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("gazette-tallow-bridge", "tired, not broken", "--speaker", "own"), 0, "own-words-in"),
        (("gazette-tallow-bridge", "The bridge carries the only road"), 0, "speaker: own"),
        (("gazette-tallow-bridge", "The bridge carries the only railway"), 1, "only road"),
        (("gazette", "The bridge"), 2, "sources are: gazette-tallow-bridge"),
        (("gazette-tallow-bridge", "The bridge", "--speaker", "nobody"), 2, "no actor nobody"),
        (("gazette-tallow-bridge",), 2, "WORDS"),
    ],
)
def test_quote(arguments: tuple[str, ...], code: int, words: str) -> None:
    found, text = call("quote", *arguments, *HARBOUR)
    assert words in text
    assert found == code, text

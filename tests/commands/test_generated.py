"""`explainer manual` and `explainer schema` replace their own files alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
HANDWRITTEN = {
    "manual": ("rules.md", "# Our rules\n"),
    "schema": ("records.schema.json", '{"title": "Ours", "type": "object"}\n'),
}


@pytest.mark.parametrize("command", HANDWRITTEN)
@pytest.mark.parametrize("dry", [(), ("--dry-run",)])
def test_what_they_did_not_write_stays(
    command: str, dry: tuple[str, ...], tmp_path: Path, explainer: Run
) -> None:
    name, text = HANDWRITTEN[command]
    (tmp_path / name).write_text(text, "utf-8")
    result = explainer(command, str(tmp_path), *dry)
    assert result.exit_code == 2
    assert f"{name} was not written by this command" in result.output
    assert [path.name for path in tmp_path.iterdir()] == [name], "nothing else is written either"
    assert (tmp_path / name).read_text("utf-8") == text


@pytest.mark.parametrize("command", HANDWRITTEN)
def test_an_older_one_of_theirs_is_replaced(command: str, tmp_path: Path, explainer: Run) -> None:
    assert explainer(command, str(tmp_path)).exit_code == 0
    file = tmp_path / HANDWRITTEN[command][0]
    now = file.read_text("utf-8")
    file.write_text(now.replace("An actor", "A person").replace("A claim", "Words"), "utf-8")
    assert explainer(command, str(tmp_path)).exit_code == 0
    assert file.read_text("utf-8") == now

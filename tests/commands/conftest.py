"""A site on disk for the command line: the basic site, with one source whose text is not in git."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from tests.casebook import basic_site

CONFIG = """\
site_name: Frost
docs_dir: content
plugins:
  - explainer:
      own_percent: 60  # a report of a few lines leaves little room
      all_percent: 80
"""
GUARDED = "gazette-frost"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site's folder in which the Gazette's report is `quotes` and its text lies in `.texts`."""
    for name, text in basic_site().items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        if file.name == f"{GUARDED}.md":
            front, _, body = text[4:].partition("\n---\n")
            front = front.replace("rights: full", "rights: quotes")
            text = f"---\n{front}\n---\n"
            texts = tmp_path / ".texts"
            texts.mkdir()
            (texts / f"{GUARDED}.txt").write_text(body, "utf-8")
        file.write_text(text, "utf-8")
    (tmp_path / "mkdocs.yml").write_text(CONFIG, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("EXPLAINER_TEXTS", raising=False)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    return tmp_path


@pytest.fixture
def explainer() -> Callable[..., Result]:
    """Run the command line and return what it printed and its exit code."""

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(main, list(arguments), catch_exceptions=False)

    return run

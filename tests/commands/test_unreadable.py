"""Commands that look at a part of the content answer nothing wrong where some cannot be read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tests.commands.conftest import GUARDED

Run = Callable[..., Result]
MISTAKES = {
    "no space behind a colon": ("speaker: ", "speaker:"),
    "a key that there is not": ("statements:", "statments:"),
}


@pytest.fixture(params=MISTAKES)
def mistaken(request: pytest.FixtureRequest, site: Path) -> str:
    """Make a mistake in the claims, and return the place that a finding names."""
    claims = site / "content" / "claims.yml"
    old, new = MISTAKES[request.param]
    text = claims.read_text("utf-8")
    claims.write_text(text.replace(old, new, 1), "utf-8")
    return f"content/claims.yml:{text[: text.index(old)].count(chr(10)) + 1}:"


def files_of(site: Path) -> dict[str, bytes]:
    return {path.as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_nothing_is_suggested(mistaken: str, explainer: Run) -> None:
    result = explainer("suggest", GUARDED)
    assert result.exit_code == 1
    assert mistaken in result.output
    assert result.output.endswith("Nothing is suggested: mend this first.\n")
    assert "quote:" not in result.output


def test_nothing_is_added(mistaken: str, site: Path, explainer: Run) -> None:
    before = files_of(site)
    result = explainer("new", "claim", "brand-new")
    assert result.exit_code == 1
    assert mistaken in result.output
    assert result.output.endswith("Nothing was added: mend this first.\n")
    assert files_of(site) == before


def test_counts_are_said_to_be_incomplete(mistaken: str, explainer: Run) -> None:
    result = explainer("stats")
    assert result.exit_code == 1
    assert mistaken in result.output
    assert "These counts are incomplete: what has an error is not counted." in result.output


def test_a_link_in_a_page_stops_nobody(site: Path, explainer: Run) -> None:
    page = site / "content" / "pages" / "half-written.md"
    page.parent.mkdir(exist_ok=True)
    page.write_text("---\ntitle: Half written\n---\nSee [the council][council].\n", "utf-8")
    assert "content/pages/half-written.md:4:5" in explainer("check").output
    added = explainer("new", "claim", "brand-new")
    assert added.exit_code == 0, added.output
    suggested = explainer("suggest", GUARDED)
    assert suggested.exit_code == 0, suggested.output
    assert "statements to paste" in suggested.output

"""A machine without the texts makes the same site from the locks."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest

from generator.compile import Site, compile_site
from generator.reading.content import gather
from generator.site_folder import open_site
from tests.conftest import texts_folder
from tests.doors.workshop import REPOSITORY, Workshop, copy_site, to_quotes

_VERIFIED = re.compile(
    r'<p class="verified.*?</span>|<dt>Last check</dt><dd>.*?</dd>'
    # the data files say it of each quote, and so differ in size
    r"|\d+(?:[.,]|&#4[46];)?\d*(?:\s|&#\d+;)?[kM]B",
    re.DOTALL,
)

_VERIFYING = ("verified", "verified_by", "verified_on")
_OTHERWISE = (*_VERIFYING, "bytes", "hash", "edition", "version")
"""What the data say of how each quote was verified, and what follows from that for a whole file."""


@pytest.fixture(scope="module")
def locked(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """The tour as if its articles belonged to others, with locks and with the texts."""
    workshop = to_quotes(copy_site("harbour", tmp_path_factory.mktemp("locked") / "harbour"))
    done = workshop.explainer("lock", "--by", "desk", "--date", "2031-06-01")
    assert done.returncode == 0, done.stdout + done.stderr
    return workshop


@pytest.mark.parametrize("site", ["the tour", "the two reports"])
def test_pages_are_the_same_without_the_texts(site: str, request: pytest.FixtureRequest) -> None:
    if site == "the tour":
        root = request.getfixturevalue("locked").root
        texts = root / ".texts"
    else:
        request.getfixturevalue("real_texts")
        root, texts = REPOSITORY, texts_folder()
    live, from_lock = _compile(root, texts), _compile(root, None)
    assert live.ok
    assert from_lock.ok, "run explainer lock: " + "\n".join(map(str, from_lock.diagnostics))
    assert [page.path for page in live.pages] == [page.path for page in from_lock.pages]
    other = [
        one.path
        for one, two in zip(live.pages, from_lock.pages, strict=True)
        if _but_verification(one.html) != _but_verification(two.html)
    ]
    assert other == [], "these pages show something that the lock does not hold"
    assert any("verified--locked" in page.html for page in from_lock.pages)
    assert not any("verified--locked" in page.html for page in live.pages)
    assert _data(live) == _data(from_lock)


def test_the_build_needs_no_texts(locked: Workshop, tmp_path: Path) -> None:
    (locked.root / ".texts").rename(tmp_path / "texts")
    try:
        built = locked.mkdocs("build")
        assert built.returncode == 0, built.stderr
        assert "verified--locked" in "".join(
            page.read_text("utf-8") for page in (locked.site / "claims").rglob("*.html")
        )
        locked.edit("content/claims/bridge.yml", "quote:", "quote: Nobody said this\n        note:")
        refused = locked.mkdocs("build")
        assert refused.returncode == 1
        assert "content/claims/bridge.yml:" in refused.stderr
    finally:
        (tmp_path / "texts").rename(locked.root / ".texts")


def _compile(root: Path, texts: Path | None) -> Site:
    return compile_site(gather(root, "content", texts), open_site(root / "mkdocs.yml").options)


def _but_verification(html: str) -> str:
    return _VERIFIED.sub("", html)


def _data(site: Site) -> dict[str, object]:
    """Return the exports without what they say of how each quote was verified."""
    return {
        path: _comparable(path, data)
        for path, data in site.data.items()
        if not path.endswith(".sqlite")  # made of the same tables as the CSV files
    }


def _comparable(path: str, data: bytes) -> object:
    if path.endswith((".json", ".jsonld")):
        return _without_verified(json.loads(data))
    if path.endswith(".csv"):
        rows = csv.DictReader(io.StringIO(data.decode("utf-8")))
        return [_without_verified(row) for row in rows]
    return data


def _without_verified(node: Any) -> Any:
    if isinstance(node, dict):
        return {k: _without_verified(v) for k, v in node.items() if k not in _OTHERWISE}
    if isinstance(node, list):
        return [_without_verified(each) for each in node]
    return node

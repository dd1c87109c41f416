"""Every kind of page is HTML as the standard wants it, in the opinion of the Nu Html Checker."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.doors.workshop import Workshop


@pytest.fixture(scope="module")
def checker() -> str:
    jar = os.environ.get("EXPLAINER_HTML_CHECKER")
    if not jar:
        pytest.skip("no HTML checker: run `make test`, or name vnu.jar in EXPLAINER_HTML_CHECKER")
    return jar


def errors_in(files: list[Path], jar: str) -> list[str]:
    # Policies are the site's own matter: from disk the checker takes its files for foreign ones.
    command = ["java", "-Xmx512m", "-jar", jar, "--errors-only", "--format", "json"]
    done = subprocess.run([*command, *map(str, files)], capture_output=True, text=True, check=False)
    messages: list[dict[str, Any]] = json.loads(done.stderr)["messages"]
    return [
        f"{Path(each['url']).parent.name}: {each['message']} {each.get('extract', '')!r}"
        for each in messages
    ]


@pytest.mark.parametrize("name", ["harbour", "two_accounts"])
def test_every_kind_of_page_is_valid(
    name: str, checker: str, request: pytest.FixtureRequest
) -> None:
    site = request.getfixturevalue(name).site
    pages = [site / "index.html", site / "404.html", *sorted(site.glob("*/index.html"))]
    for kind in sorted({page.parent.parent for page in site.glob("*/*/index.html")}):
        pages += sorted(kind.glob("*/index.html"), key=lambda page: page.stat().st_size)[-2:]
    pages += sorted(site.glob("*/*/*/index.html"))[:2]
    assert len(pages) >= 28
    assert errors_in(pages, checker) == []


def test_the_checker_sees(checker: str, tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    page.write_text("<!doctype html><html lang=en><title>x</title><p><ul></p>", encoding="utf-8")
    assert errors_in([page], checker)


def test_a_moved_page_is_valid(small: Workshop, checker: str) -> None:
    path = next((small.root / "content").rglob("site.yml"), None)
    assert path is not None
    text = path.read_text("utf-8")
    key = next(line for line in text.splitlines() if line.startswith("    name:"))
    path.write_text(text.replace(key, f"{key}\n    was: [an-older-name]", 1), encoding="utf-8")
    assert small.mkdocs("build").returncode == 0
    assert errors_in([small.site / "actors" / "an-older-name" / "index.html"], checker) == []

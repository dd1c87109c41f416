"""A statement's id is the only one of its kind on every page where the statement stands."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest

from generator.corpus.statement_ids import is_of_the_page
from tests.doors.workshop import REPOSITORY, THEME

TEMPLATES = REPOSITORY / "generator" / "pages" / "templates"
ID = re.compile(r'\sid="([^"]+)"')
BESIDE_STATEMENTS = ("claim.md.j2", "source.md.j2", "article_parts.j2", "record_parts.j2")
FILLED = {
    "{{ outlet }}": "n",
    "{{ name }}": "bibtex",
    "{{ row.number }}": "12",
    "{{ number }}": "3",
    "{{ mark.anchor }}": "term-who-knew-1-2",
    "{{ piece.begins[0].anchor }}": "term-who-knew-1-2",
}


@pytest.mark.parametrize(
    "file",
    [*(TEMPLATES / name for name in BESIDE_STATEMENTS), *sorted(THEME.rglob("*.html"))],
    ids=lambda file: file.name,
)
def test_no_statement_has_an_id_of_a_template(file: Path) -> None:
    for id in ID.findall(file.read_text("utf-8")):
        filled = id
        for hole, words in FILLED.items():
            filled = filled.replace(hole, words)
        assert "{" not in filled, f"{file}: say in this test what {id} becomes"
        assert is_of_the_page(filled, {"who-knew"}), f"{file}: add {id} to statement_ids.py"


@pytest.mark.parametrize("name", ["harbour", "two_accounts"])
def test_every_other_id_beside_a_statement_is_known(
    name: str, request: pytest.FixtureRequest
) -> None:
    site = request.getfixturevalue(name).site
    table = (site / "data" / "csv" / "statements.csv").read_text("utf-8")
    stated = {row["id"] for row in csv.DictReader(io.StringIO(table))}
    pages = [*site.glob("claims/*/**/index.html"), *site.glob("sources/*/**/index.html")]
    stories = {page.parent.name for page in site.glob("explainers/*/index.html")}
    others: set[str] = set()
    for page in pages:
        ids = ID.findall(page.read_text("utf-8"))
        assert len(ids) == len(set(ids)), f"{page} has an id twice"
        others |= set(ids) - stated
    assert len(stated) > 50
    assert {id for id in others if not is_of_the_page(id, stories)} == set()

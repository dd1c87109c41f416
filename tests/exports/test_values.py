"""Values that look like numbers, or like nothing, stand in all files as they were written."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy
import pandas
import pytest
import yaml

from generator.compile import Site, compile_site
from generator.options import Options
from generator.shapes.recipes import RECIPES
from generator.shapes.tables import TABLES
from tests.casebook import basic_site
from tests.conftest import make_content
from tests.exports.conftest import ROOT, on_disk

CASES = yaml.safe_load((ROOT / "tests/cases/exports/values.yml").read_text("utf-8"))


@pytest.fixture(scope="module")
def odd() -> Site:
    """A site that holds every value of the cases."""
    actors = {
        each["id"]: {"name": each["name"], "kind": "person", "ids": {"isni": each["isni"]}}
        for each in CASES["actors"]
    }
    statement = {"source": "courier-frost", "speaker": "own", "quote": "60 traders"}
    claims = {
        f"amount-{n}": {
            "text": f"The amount of number {n}.",
            "kind": "figure",
            "statements": [{**statement, "figure": {"amount": amount}}],
        }
        for n, amount in enumerate(CASES["amounts"])
    }
    files = {
        **basic_site(),
        "content/odd-actors.yml": yaml.safe_dump({"actors": actors}),
        "content/odd-claims.yml": yaml.safe_dump({"claims": claims}),
    }
    site = compile_site(make_content(files), Options())
    assert site.ok, [each.message for each in site.diagnostics]
    return site


def sheet(site: Site, table: str) -> list[dict[str, str]]:
    text = site.data[f"data/csv/{table}.csv"].decode("utf-8")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_an_amount_is_the_same_in_json_csv_and_sqlite(odd: Site) -> None:
    data: Any = json.loads(odd.data["data/corpus.json"])
    wanted = {
        statement["id"]: statement["figure"]["amount"]
        for claim in data["claims"]
        for statement in claim["statements"]
        if "figure" in statement
    }
    assert set(CASES["amounts"]) <= set(wanted.values())
    in_csv = {row["id"]: row["amount"] for row in sheet(odd, "statements") if row["amount"]}
    assert in_csv == wanted
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(odd.data["data/corpus.sqlite"])
        rows = database.execute("SELECT id, amount FROM statements WHERE amount IS NOT NULL")
        assert dict(rows.fetchall()) == wanted


def _as_csv(cell: object) -> str:
    if isinstance(cell, bool | numpy.bool_):
        return "true" if cell else "false"
    return "" if cell is pandas.NA else str(cell)


def test_pandas_gets_every_cell_as_it_is_by_the_recipe(odd: Site, tmp_path: Path) -> None:
    (code,) = (each.code for each in RECIPES if each.name == "pandas")
    names: dict[str, Any] = {}
    exec(code.replace("{data}", f"{on_disk(odd, tmp_path)}/"), names)
    for table in TABLES:
        read = names["table"](table.name)
        assert list(read.columns) == [column.name for column in table.columns]
        told = [[_as_csv(cell) for cell in row] for row in read.itertuples(index=False)]
        assert told == [list(row.values()) for row in sheet(odd, table.name)], table.name
    actors = names["table"]("actors").set_index("id")["name"]
    isni = names["table"]("actor_ids").set_index("actor")["id"]
    for each in CASES["actors"]:
        assert (actors[each["id"]], isni[each["id"]]) == (each["name"], each["isni"])
    dtypes = names["table"]("pieces").dtypes
    assert (str(dtypes["start"]), str(dtypes["text"])) == ("Int64", "string")
    assert str(names["table"]("compared").dtypes["carries"]) == "boolean"

"""What others think of the tables: Frictionless, pandas and SQLite."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pandas
import pytest
from frictionless import Package

from generator.compile import Site
from generator.shapes.recipes import RECIPES
from tests.exports.conftest import built, on_disk

DTYPES = {
    "string": "string",
    "integer": "Int64",
    "boolean": "boolean",
}


@pytest.fixture
def folder(site: Site, tmp_path: Path) -> Path:
    """The data files on disk."""
    return on_disk(site, tmp_path)


@pytest.fixture
def database(site: Site) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as opened:
        opened.deserialize(site.data["data/corpus.sqlite"])
        yield opened


# ------------------------------------------------------------ tables


def faults(package: Path) -> list[str]:
    report = Package(str(package)).validate()
    return [error.message for task in report.tasks for error in task.errors] + [
        error.message for error in report.errors
    ]


def test_frictionless_finds_the_package_valid(folder: Path) -> None:
    assert faults(folder / "datapackage.json") == []


@pytest.mark.parametrize(
    ("before", "after", "complaint"),
    [
        (r"^([^,\r\n]+,)[^,\r\n]+", r"\1no-such-claim", "foreign"),
        (r",\d+,(\d+),p", r",many,\1,p", "type"),
        (r",(exact|typographic|edited|passage),", ",perfect,", "enum"),
    ],
    ids=["a reference", "a number", "a value"],
)
def test_frictionless_sees_what_is_wrong(
    before: str, after: str, complaint: str, tmp_path: Path
) -> None:
    folder = on_disk(built("harbour"), tmp_path)
    file = folder / "csv" / "statements.csv"
    head, _, rows = file.read_bytes().decode("utf-8").partition("\r\n")
    wrong, changes = re.subn(before, after, rows, count=1, flags=re.MULTILINE)
    assert changes
    file.write_bytes(f"{head}\r\n{wrong}".encode())
    package = json.loads((folder / "datapackage.json").read_bytes())
    near = ("statements", "claims", "sources", "actors", "editors")
    package["resources"] = [each for each in package["resources"] if each["name"] in near]
    for resource in package["resources"]:
        del resource["hash"], resource["bytes"]
        if resource["name"] != "statements":
            del resource["schema"]["foreignKeys"]
    (folder / "datapackage.json").write_text(json.dumps(package), "utf-8")
    assert any(complaint in fault for fault in faults(folder / "datapackage.json"))


def test_pandas_opens_every_table_with_the_right_types(folder: Path) -> None:
    package = json.loads((folder / "datapackage.json").read_bytes())
    kinds: dict[tuple[str, str], str] = {}
    for resource in package["resources"]:
        fields = resource["schema"]["fields"]
        dtypes = {field["name"]: DTYPES[field["type"]] for field in fields}
        table = pandas.read_csv(
            folder / resource["path"], dtype=dtypes, keep_default_na=False, na_values=[""]
        )
        assert {name: str(kind) for name, kind in table.dtypes.items()} == dtypes
        needed = [f["name"] for f in fields if f.get("constraints", {}).get("required")]
        assert not table[needed].isna().any().any(), resource["name"]
        kinds |= {(resource["name"], name): kind for name, kind in dtypes.items()}
        assert not table.duplicated(resource["schema"]["primaryKey"]).any(), resource["name"]
    assert kinds["statements", "quote"] == "string"
    assert kinds["statements", "start"] == kinds["sources", "words"] == "Int64"
    assert kinds["statements", "amount"] == "string", "a float rounds"
    assert kinds["compared", "carries"] == "boolean"


def test_the_csv_is_of_rfc_4180(site: Site) -> None:
    for path, data in site.data.items():
        if path.endswith(".csv"):
            assert not data.startswith(b"\xef\xbb\xbf")
            assert data.endswith(b"\r\n")
            outside = re.sub(rb'"(?:[^"]|"")*"', b"", data)
            assert b"\n" not in outside.replace(b"\r\n", b""), path


# ------------------------------------------------------------ SQLite


def test_the_database_is_whole(database: sqlite3.Connection) -> None:
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []


def test_every_reference_has_an_index(database: sqlite3.Connection) -> None:
    tables = [
        name
        for (name,) in database.execute(
            "SELECT name FROM pragma_table_list "
            "WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'"
        )
    ]
    for table in tables:
        for (column,) in database.execute(
            'SELECT "from" FROM pragma_foreign_key_list(?) WHERE seq = 0', (table,)
        ).fetchall():
            firsts = database.execute(
                "SELECT info.name FROM pragma_index_list(?) AS list, "
                "pragma_index_info(list.name) AS info WHERE info.seqno = 0",
                (table,),
            ).fetchall()
            assert (column,) in firsts, f"{table}.{column}"


def test_search_finds_whole_phrases_without_case(database: sqlite3.Connection) -> None:
    quotes = database.execute("SELECT id, quote FROM statements WHERE quote IS NOT NULL").fetchall()
    for id, quote in quotes[:20]:
        words = " ".join(re.findall(r"\w+", quote)[:4]).upper()
        found = database.execute(
            "SELECT statements.id FROM statements_fts JOIN statements "
            "ON statements.rowid = statements_fts.rowid WHERE statements_fts MATCH ?",
            (f'"{words}"',),
        ).fetchall()
        assert (id,) in found, quote


def test_the_database_describes_every_column(database: sqlite3.Connection) -> None:
    rows = database.execute('SELECT "table", "column" FROM columns ORDER BY rowid').fetchall()
    for table in {table for table, _ in rows}:
        known = [n for (n,) in database.execute("SELECT name FROM pragma_table_info(?)", (table,))]
        assert [column for name, column in rows if name == table] == known
    told = database.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'view') "
        "AND name NOT LIKE 'sqlite_%' AND name NOT IN ('about', 'columns')"
    )
    assert {table for table, _ in rows} == {name for (name,) in told}


# ------------------------------------------------------------ the recipes of the page


@pytest.mark.parametrize("name", ["pandas", "sql"])
def test_a_recipe_runs_as_it_is_printed(
    name: str, folder: Path, database: sqlite3.Connection, capsys: pytest.CaptureFixture[str]
) -> None:
    code = next(each.code for each in RECIPES if each.name == name)
    if name == "sql":
        columns = [each[0] for each in database.execute(code).description]
        assert "quote" in columns
    else:
        exec(code.replace("{data}", f"{folder}/"), {})
        (rows,) = database.execute("SELECT count(*) FROM statements").fetchone()
        assert f"[{rows} rows x 3 columns]" in capsys.readouterr().out

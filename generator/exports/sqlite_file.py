"""All tables in one SQLite file, with indexes and full-text search (FTS5), ready for Datasette.

Made in memory, so that the header names no version of SQLite and counts no changes. The bytes are
the same for the same content, but for how another version of SQLite may lay out the same rows.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing

from generator.shapes.edition import DataFile, Edition
from generator.shapes.fields import Kind
from generator.shapes.table import Cell, Column, Table
from generator.shapes.tables import TABLES
from generator.shapes.whole import SQLITE

_TYPES = {
    Kind.STRING: "TEXT",
    Kind.INTEGER: "INTEGER",
    Kind.BOOLEAN: "INTEGER",
    Kind.ARRAY: "TEXT",
    Kind.OBJECT: "TEXT",
}
_WORDS_OF = "unicode61 remove_diacritics 2"
"""How text is cut into words: by Unicode, case and accents folded (https://sqlite.org/fts5.html)."""

_QUOTES = {
    "claim": ("claims", "text"),
    "quote": ("statements", "quote"),
    "speaker": ("actors", "name"),
    "outlet": ("outlets", "name"),
    "title": ("sources", "title"),
    "published": ("sources", "published"),
    "locator": ("statements", "locator"),
    "start": ("statements", "start"),
    "end": ("statements", "end"),
    "statement": ("statements", "id"),
}
"""The columns of the view `quotes`, each with the table and the column that it is taken from."""
_MEANINGS = {
    "speaker": "The name of who speaks, or the article's words for somebody without a name.",
    "outlet": "The name of the outlet that published the article.",
    "quote": "The words; none where the statement rests on a passage that is not quoted.",
}
"""What columns of the view mean, where that is not what the column of the table means."""


def export(edition: Edition) -> Iterator[DataFile]:
    """Yield the database."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as database:
        database.execute("PRAGMA page_size = 1024")
        database.execute("BEGIN")
        for table in TABLES:
            _fill(database, table, edition.rows[table.name])
        for table in TABLES:
            _index(database, table)
        _describe(database, edition)
        database.execute(_view())
        database.execute("COMMIT")
        data = database.serialize()
    yield SQLITE.holding(data)


def _view() -> str:
    """Return what creates the view `quotes`: a row a statement, with names in place of ids."""
    taken = {name: f"{table}.{_name(column)}" for name, (table, column) in _QUOTES.items()}
    taken["speaker"] = "coalesce(actors.name, statements.speaker_words)"
    columns = ", ".join(f"{taken[name]} AS {_name(name)}" for name in _QUOTES)
    return (
        f"CREATE VIEW quotes AS SELECT {columns} FROM statements"
        " JOIN claims ON claims.id = statements.claim"
        " JOIN sources ON sources.id = statements.source"
        " JOIN actors AS outlets ON outlets.id = sources.outlet"
        " LEFT JOIN actors ON actors.id = statements.speaker"
        " ORDER BY claims.id, statements.n"
    )


def _name(word: str) -> str:
    return f'"{word}"'


def _names(words: Iterable[str]) -> str:
    return ", ".join(map(_name, words))


def _definition(column: Column) -> str:
    needed = " NOT NULL" if column.required else ""
    return f"{_name(column.name)} {_TYPES[column.kind]}{needed}"


def _fill(database: sqlite3.Connection, table: Table, rows: Iterable[tuple[Cell, ...]]) -> None:
    parts = [_definition(column) for column in table.columns]
    parts.append(f"PRIMARY KEY ({_names(table.key)})")
    parts += [
        f"FOREIGN KEY ({_names(each.columns)}) REFERENCES {_name(each.table)} ({_names(each.key)})"
        for each in table.references
    ]
    database.execute(f"CREATE TABLE {_name(table.name)} ({', '.join(parts)})")
    holes = ", ".join("?" * len(table.columns))
    database.executemany(f"INSERT INTO {_name(table.name)} VALUES ({holes})", rows)


def _index(database: sqlite3.Connection, table: Table) -> None:
    """Index what refers to other tables, and the words of the columns that are searched."""
    for each in table.references:
        if table.key[: len(each.columns)] != each.columns:
            name = f"{table.name}_{'_'.join(each.columns)}"
            database.execute(
                f"CREATE INDEX {_name(name)} ON {_name(table.name)} ({_names(each.columns)})"
            )
    if table.search:
        fts = _name(f"{table.name}_fts")
        database.execute(
            f"CREATE VIRTUAL TABLE {fts} USING fts5({_names(table.search)}, "
            f"content={_name(table.name)}, tokenize='{_WORDS_OF}')"
        )
        database.execute(f"INSERT INTO {fts} ({fts}) VALUES ('rebuild')")


def _describe(database: sqlite3.Connection, edition: Edition) -> None:
    """Say in the file itself what it is, what each column means, and on what terms."""
    site, terms = edition.dataset.site, edition.dataset.terms
    database.execute('CREATE TABLE "about" ("key" TEXT PRIMARY KEY, "value" TEXT NOT NULL)')
    about = [
        ("format", str(edition.dataset.format)),
        ("edition", edition.dataset.edition),
        ("site", site.name),
        ("address", site.address),
        ("language", site.language),
        ("terms", terms.text),
        ("licence", terms.licence),
        ("licence_address", terms.address),
    ]
    database.executemany('INSERT INTO "about" VALUES (?, ?)', about)
    database.execute(
        'CREATE TABLE "columns" ("table" TEXT, "column" TEXT, "type" TEXT NOT NULL, "unit" TEXT, '
        '"meaning" TEXT NOT NULL, PRIMARY KEY ("table", "column"))'
    )
    columns = [
        (table.name, each.name, each.kind.value, each.unit or None, each.meaning)
        for table in TABLES
        for each in table.columns
    ]
    known = {each[:2]: each for each in columns}
    for name, taken in _QUOTES.items():
        _, _, kind, unit, meaning = known.get(taken, known["actors", "name"])
        columns.append(("quotes", name, kind, unit, _MEANINGS.get(name, meaning)))
    database.executemany('INSERT INTO "columns" VALUES (?, ?, ?, ?, ?)', columns)

"""Every table as CSV (RFC 4180: CRLF, quotes doubled; UTF-8 without a mark), and what they are.

`datapackage.json` (Frictionless Data Package 1, https://specs.frictionlessdata.io) names the type,
the meaning and the unit of each column, the keys, and the terms of use.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.shapes.dataset import TermsRecord
from generator.shapes.edition import FOLDER, DataFile, Edition
from generator.shapes.json_text import json_bytes
from generator.shapes.table import Cell, Column, Table
from generator.shapes.tables import TABLES
from generator.shapes.whole import DESCRIPTION, PACKAGE


def export(edition: Edition) -> Iterator[DataFile]:
    """Yield one CSV file a table, and the data package that describes them."""
    files = {
        table.name: DataFile(
            f"{FOLDER}csv/{table.name}.csv",
            as_csv(table, edition.rows[table.name]),
            "text/csv",
            "csv",
        )
        for table in TABLES
    }
    yield from files.values()
    yield PACKAGE.holding(json_bytes(_package(edition, files)))


def as_csv(table: Table, rows: Iterable[tuple[Cell, ...]]) -> bytes:
    """Return a table as CSV, names of columns first; a value that is not given is empty."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(column.name for column in table.columns)
    for row in rows:
        writer.writerow([_word(cell) if isinstance(cell, bool) else cell for cell in row])
    return text.getvalue().encode("utf-8")


def _word(value: bool) -> str:
    return "true" if value else "false"


def _package(edition: Edition, files: Mapping[str, DataFile]) -> dict[str, Any]:
    site, terms = edition.dataset.site, edition.dataset.terms
    package: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": "explainer-corpus",
        "title": site.name,
        "description": DESCRIPTION,
        "version": edition.dataset.edition,
        "homepage": site.address,
        "licenses": _licenses(terms),
        "terms": terms.text,
        "resources": [_resource(table, files[table.name]) for table in TABLES],
    }
    return {key: value for key, value in package.items() if value}


def _licenses(terms: TermsRecord) -> list[dict[str, str]]:
    return [{"name": terms.licence, "path": terms.address}] if terms.licence else []


def _resource(table: Table, file: DataFile) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": file.path.removeprefix(FOLDER),
        "description": table.meaning,
        "format": "csv",
        "mediatype": file.media_type,
        "encoding": "utf-8",
        "bytes": len(file.data),
        "hash": f"sha256:{hashlib.sha256(file.data).hexdigest()}",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "header": True},
        "schema": {
            "fields": [_field(column) for column in table.columns],
            "missingValues": [""],
            "primaryKey": list(table.key),
            "foreignKeys": [
                {
                    "fields": list(each.columns),
                    "reference": {
                        "resource": each.table,
                        "fields": list(each.key),
                    },
                }
                for each in table.references
            ],
        },
    }


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": column.kind.value,
        "description": column.meaning,
    }
    if column.unit:
        field["unit"] = column.unit
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if column.values:
        constraints["enum"] = list(column.values)
    if constraints:
        field["constraints"] = constraints
    return field

"""The data say which state of the records they are, and what search engines for data ask for."""

from __future__ import annotations

import json
import re
import sqlite3
from contextlib import closing
from typing import Any

import pytest

from generator.compile import Site
from generator.corpus.updated import last_signed
from generator.exports.run import run_exports
from generator.options import Options
from generator.shapes.dataset import KINDS
from generator.shapes.edition import Edition
from generator.shapes.linked_pages import linked_pages
from tests.exports.conftest import ROOT, built

PROGRAM = re.findall(r"```python\n(.*?)\n```", (ROOT / "docs/data.md").read_text("utf-8"), re.S)[2]
HOME = "https://example.org/s/"
OPTIONS = Options.model_validate(
    {
        "site_name": "The Harbour",
        "site_url": HOME,
        "terms": {"licence": "CC0-1.0", "address": "https://creativecommons.org/zero/"},
    }
)
REQUIRED = ("name", "description")
RECOMMENDED = ("creator", "dateModified", "distribution", "license", "url", "version")
"""What Google's guide for Dataset calls so, as far as a site of this kind can say it."""


def by_recipe(corpus: bytes) -> str:
    """Return the edition by the very lines of the document."""
    names: dict[str, Any] = {"corpus": corpus}
    exec(PROGRAM, names)
    return str(names["edition"])


def dataset_of(graph: list[dict[str, Any]]) -> dict[str, Any]:
    (found,) = (node for node in graph if "Dataset" in node["@type"])
    return found


def test_every_file_of_all_records_names_the_same_edition(site: Site, data: Any) -> None:
    edition = data["edition"]
    assert re.fullmatch("[0-9a-f]{16}", edition)
    assert by_recipe(site.data["data/corpus.json"]) == edition
    assert json.loads(site.data["data/datapackage.json"])["version"] == edition
    assert json.loads(site.data["data/annotations.json"])["version"] == edition
    graph = json.loads(site.data["data/corpus.jsonld"])["@graph"]
    assert dataset_of(graph)["version"] == edition
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(site.data["data/corpus.sqlite"])
        about = dict(database.execute("SELECT key, value FROM about").fetchall())
    assert about["edition"] == edition


def test_the_edition_is_that_of_the_records_and_of_nothing_else() -> None:
    one = Edition(built("harbour").corpus, Options()).dataset
    elsewhere = Edition(built("harbour").corpus, OPTIONS).dataset
    assert elsewhere.site != one.site
    assert elsewhere.edition == one.edition
    assert one.edition != Edition(built("main").corpus, Options()).dataset.edition
    for kind in KINDS:
        fewer = one.model_copy(update={kind: getattr(one, kind)[1:]})
        assert fewer.records_digest() != one.edition, kind


def test_the_file_of_one_record_changes_with_its_record_alone(site: Site) -> None:
    twins = [path for path in site.data if path.startswith("claims/")]
    assert twins
    assert not [path for path in twins if "edition" in json.loads(site.data[path])]


@pytest.mark.parametrize("address", ["", "data/"], ids=["home", "the page of the data"])
def test_search_engines_learn_all_of_the_dataset(address: str) -> None:
    edition = Edition(built("harbour").corpus, OPTIONS)
    graph = json.loads(dict(linked_pages(edition))[address])["@graph"]
    node = dataset_of(graph)
    assert node.keys() >= {*REQUIRED, *RECOMMENDED}
    assert 50 <= len(node["description"]) <= 5000
    assert node["url"] == f"{HOME}data/"
    assert node["dateModified"] == last_signed(edition.corpus) > "2000"
    assert node["creator"] == {"@type": "Organization", "name": "The Harbour", "url": HOME}
    files = {f"{HOME}{file.path}": file for file in run_exports(edition)}
    told = {each["contentUrl"]: each for each in node["distribution"]}
    for url, each in told.items():
        assert each["@type"] == "DataDownload"
        assert each["encodingFormat"] == files[url].media_type
    beside = ("csv", "schema")  # datapackage.json speaks for the tables
    whole = {u for u, f in files.items() if "/data/" in u and f.name not in beside}
    assert told.keys() == whole


def test_what_is_not_known_is_left_out(compiled: Any) -> None:
    node = dataset_of(json.loads(compiled({}).data["data/corpus.jsonld"])["@graph"])
    assert node.keys() >= {*REQUIRED, "version", "distribution"}
    assert not node.keys() & {"dateModified", "creator", "license"}

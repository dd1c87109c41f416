"""What others think of the linked data: JSON Schema, PyLD and extruct.

The rules of Web Annotations and the part of their context that is used are our own words after the
W3C's documents, in `tests/cases/exports/`: nothing is fetched.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from pyld import jsonld

from generator.compile import Site
from generator.shapes.linked_data import as_script, document
from tests.exports.conftest import ROOT

CASES = ROOT / "tests" / "cases" / "exports"
RULES = Draft202012Validator(json.loads((CASES / "annotation.schema.json").read_text("utf-8")))
ANNOTATION_CONTEXT = json.loads((CASES / "annotation-context.json").read_text("utf-8"))


# ------------------------------------------------------------ Web Annotations


@pytest.fixture
def collection(site: Site) -> Any:
    return json.loads(site.data["data/annotations.json"])


def test_the_annotations_keep_the_rules_of_the_model(collection: Any) -> None:
    assert [error.message for error in RULES.iter_errors(collection)] == []
    items = collection["first"]["items"]
    assert len({each["id"] for each in items}) == len(items) == collection["total"]


def drop(key: str) -> Callable[[Any], None]:
    return lambda note: note.pop(key)


@pytest.mark.parametrize(
    "spoil",
    [
        drop("id"),
        drop("target"),
        lambda note: note.update(type="Note"),
        lambda note: note.update(motivation="gossiping"),
        lambda note: note["target"].pop("source"),
        lambda note: note["target"]["selector"][-1].update(start=-1),
        lambda note: note["target"]["selector"][-1].pop("end"),
        lambda note: note["body"][0].pop("value"),
    ],
    ids=["id", "target", "type", "motivation", "source", "start", "end", "value"],
)
def test_the_rules_see_what_is_wrong(spoil: Callable[[Any], None], collection: Any) -> None:
    notes = collection["first"]["items"]
    note = next(each for each in notes if isinstance(each["target"], dict))
    wrong = copy.deepcopy(collection)
    wrong["first"]["items"] = [copy.deepcopy(note)]
    spoil(wrong["first"]["items"][0])
    assert not RULES.is_valid(wrong)


def test_words_around_a_quote_stand_only_where_the_text_is_published(
    site: Site, collection: Any
) -> None:
    whole = {s.layout.sha256: s.text for s in site.corpus.sources.values()}
    for note in collection["first"]["items"]:
        for target in [note["target"]] if isinstance(note["target"], dict) else note["target"]:
            *words, place = target["selector"]
            text = whole[place["sha256"]]
            for each in words:
                assert ("prefix" in each, "suffix" in each) == (bool(text), bool(text))
                if text:
                    around = each["prefix"] + each["exact"] + each["suffix"]
                    start = place["start"] - len(each["prefix"])
                    assert text[start : start + len(around)] == around
                    assert len(each["prefix"]) == min(32, place["start"])


# ------------------------------------------------------------ linked data


def from_disk(address: str, options: Mapping[str, Any]) -> dict[str, Any]:
    """Give PyLD the one context that it may ask for; nothing is fetched."""
    assert address == "http://www.w3.org/ns/anno.jsonld", address
    return {"contextUrl": None, "documentUrl": address, "document": ANNOTATION_CONTEXT}


def expand(data: Any) -> list[Any]:
    expanded: list[Any] = jsonld.expand(data, {"documentLoader": from_disk})
    return expanded


def keys(node: Any) -> Iterator[str]:
    """Yield every property of expanded JSON-LD."""
    for each in node if isinstance(node, list) else [node]:
        if isinstance(each, dict):
            for key, value in each.items():
                yield key
                yield from keys(value)


def plain_keys(node: Any) -> Iterator[str]:
    if isinstance(node, list):
        for each in node:
            yield from plain_keys(each)
    elif isinstance(node, dict):
        for key, value in node.items():
            yield key
            yield from plain_keys(value)


def test_every_annotation_survives_expansion(collection: Any) -> None:
    (expanded,) = expand(collection)
    (page,) = expanded["http://www.w3.org/ns/activitystreams#first"]
    (items,) = page["http://www.w3.org/ns/activitystreams#items"]
    assert len(items["@list"]) == collection["total"]
    own = {"sha256", "copyrightNotice", "version", "@context"}
    known = set(ANNOTATION_CONTEXT["@context"]) | own
    assert set(plain_keys(collection)) <= known
    note, first = items["@list"][0], collection["first"]["items"][0]
    assert note["@id"] == first["id"]
    assert note["@type"] == ["http://www.w3.org/ns/oa#Annotation"]
    assert "http://www.w3.org/ns/oa#hasTarget" in note


def test_the_graph_expands_and_nothing_is_lost(site: Site) -> None:
    data = json.loads(site.data["data/corpus.jsonld"])
    expanded = expand(data)
    assert len(expanded) == len(data["@graph"])
    found = set(keys(expanded))
    assert all(key.startswith(("@", "http")) for key in found)
    written = {key for key in plain_keys(data["@graph"]) if not key.startswith("@")}
    prefixes = {"cito": "http://purl.org/spar/cito/", "prov": "http://www.w3.org/ns/prov#"}
    for key in written:
        prefix, colon, name = key.partition(":")
        assert (prefixes[prefix] + name if colon else f"https://schema.org/{key}") in found


def test_the_graph_holds_every_kind_of_thing(site: Site) -> None:
    graph = json.loads(site.data["data/corpus.jsonld"])["@graph"]
    kinds = {
        k for n in graph for k in ([n["@type"]] if isinstance(n["@type"], str) else n["@type"])
    }
    assert kinds >= {
        "Dataset",
        "Claim",
        "Quotation",
        "Person",
        "NewsMediaOrganization",
        "NewsArticle",
        "Event",
        "DefinedTerm",
        "Question",
        "prov:Entity",
        "prov:Agent",
    }


def test_every_reference_of_the_graph_leads_to_a_node(site: Site) -> None:
    graph = json.loads(site.data["data/corpus.jsonld"])["@graph"]
    there = {node["@id"] for node in graph}
    assert len(there) == len(graph)

    def pointed(node: Any) -> Iterator[str]:
        if isinstance(node, list):
            for each in node:
                yield from pointed(each)
        elif isinstance(node, dict):
            if set(node) == {"@id"}:
                yield node["@id"]
            for value in node.values():
                yield from pointed(value)

    things = {target for target in pointed(graph) if "#" in target}
    assert things - there == set()


def test_every_thing_has_its_page(site: Site) -> None:
    pages = {page.address: page.ids for page in site.pages}
    root = json.loads(site.data["data/corpus.json"])["site"]["address"]
    for node in json.loads(site.data["data/corpus.jsonld"])["@graph"]:
        address, _, anchor = node["@id"].removeprefix(root).partition("#")
        assert address in pages, node["@id"]
        if "prov:wasQuotedFrom" in node or address == "editors/":
            assert anchor in pages[address], node["@id"]


def test_extruct_finds_a_node_in_a_page(site: Site) -> None:
    extruct = pytest.importorskip("extruct", reason="extruct is not installed")
    graph = json.loads(site.data["data/corpus.jsonld"])["@graph"]
    claim = next(node for node in graph if "Claim" in node["@type"])
    hostile = {**claim, "text": "</script><script>alert(1)</script>"}
    for node in (claim, hostile):
        script = as_script(document([node]))
        page = f'<html><head><script type="application/ld+json">{script}</script></head></html>'
        (found,) = extruct.extract(page, syntaxes=["json-ld"])["json-ld"]
        assert found["@graph"] == [node]


# ------------------------------------------------------------ the bibliography


def test_each_source_page_cites_what_the_bibliography_holds(site: Site) -> None:
    entries = site.data["data/sources.bib"].decode("utf-8").split("\n\n")
    assert entries[0].startswith("@comment{")
    items = json.loads(site.data["data/sources.csl.json"])
    assert len(entries) - 1 == len(items) == len(site.corpus.sources)
    pages = {page.address: page.html for page in site.pages}
    for entry, item in zip(entries[1:], items, strict=True):
        words = entry.partition("\n")[0]
        assert words == f"@article{{{item['id']},"
        assert f"sources/{item['id']}/" in pages

"""What somebody may try who knows how such generators are made: `tests/cases/attacks.yml`."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import lxml.etree
import pytest
import yaml
from lxml.html import HtmlElement, document_fromstring

from generator.compile import Site, compile_site
from generator.diagnostics import Severity
from generator.formats import as_github, as_text
from generator.options import Options
from tests.casebook import basic_site
from tests.conftest import HERE, make_content
from tests.soak.targets import _inert

CASES: dict[str, Any] = yaml.safe_load((HERE / "cases" / "attacks.yml").read_text("utf-8"))
OPTIONS = Options(
    own_percent=100,
    all_percent=100,
    site_name="Frost",
    site_url="https://example.org/frost/",
    repository="https://example.org/repository",
)


def files_of(case: dict[str, Any]) -> dict[str, str]:
    """Return the basic site with what a case puts into it."""
    files = {**basic_site(), **case.get("files", {})}
    for path, (old, new) in case.get("change", {}).items():
        assert files[path].count(old) == 1, f"{path} does not hold {old!r} once"
        files[path] = files[path].replace(old, new)
    if "prose" in case:
        files["content/pages/x.md"] = f"---\ntitle: T\nsummary: S.\n---\n{case['prose']}\n"
    statement = {"source": "gazette-frost", "speaker": "ida-brandt", "quote": "Nobody was hurt"}
    statement |= case.get("statement", {})
    if "figure" in case:
        statement["figure"] = {"amount": case["figure"]}
    kind = "figure" if "figure" in case else "event"
    claim = {"text": "Words.", "kind": kind, "statements": [statement], **case.get("claim", {})}
    records: dict[str, Any] = {
        "actors": {"x": {"name": "X", "kind": "person", **case["actor"]}}
        if "actor" in case
        else {},
        "claims": {"x": claim} if {"claim", "statement", "figure"} & case.keys() else {},
        "events": {"x": {"name": "E", "happened": case["happened"], "claims": ["nobody-hurt"]}}
        if "happened" in case
        else {},
    }
    given = {kind: each for kind, each in records.items() if each}
    if given:
        files["content/attack.yml"] = json.dumps(given, ensure_ascii=False, indent=1, default=str)
    return files


@pytest.mark.parametrize("name", CASES)
def test_it_is_refused_or_stands_there_as_words(name: str) -> None:
    case = CASES[name]
    site = compile_site(make_content(files_of(case)), OPTIONS)
    errors = [each for each in site.diagnostics if each.severity is Severity.ERROR]
    assert sorted({each.rule.name for each in errors}) == sorted(case.get("finds", [])), errors
    _are_told(site)
    _inert(site)
    for page in site.pages:
        ids = Counter(each.get("id") for each in _elements(site, page.address) if each.get("id"))
        assert [id for id, count in ids.items() if count > 1] == [], page.path
    for path, data in site.data.items():
        if path.endswith((".json", ".jsonld")):
            json.loads(data)
        elif path.endswith(".xml"):
            lxml.etree.fromstring(data)
    for address, words in case.get("shows", {}).items():
        (body, *_) = _elements(site, address)
        assert words in body.text_content(), body.text_content()
    for address, target in case.get("leads", {}).items():
        assert target in {each.get("href") for each in _elements(site, address)}


def _elements(site: Site, address: str) -> list[HtmlElement]:
    (page,) = (each for each in site.pages if each.address == address)
    return [each for each in document_fromstring(page.html).iter() if isinstance(each.tag, str)]


def _are_told(site: Site) -> None:
    for each in site.diagnostics:
        assert each.place.file.startswith("content/"), each
        assert each.hint, f"it must say what to do: {each}"
    text = as_text(site.diagnostics, lambda file: (), lambda style, words: words)
    for line in (*text.split("\n"), *as_github(site.diagnostics).split("\n")):
        assert line.isprintable(), repr(line)

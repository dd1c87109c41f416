"""The recipe of docs/data.md for an article's text: fingerprint and pieces come out right."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from tests.exports.conftest import SITES, TEXTS, built

DOCS = (SITES["main"] / "docs" / "data.md").read_text("utf-8")


def by_recipe(path: Path, rights: str) -> str:
    """Return an article's text by the very lines of the document."""
    lines = [line[4:] for line in DOCS.splitlines() if line.startswith("    ")]
    names: dict[str, Any] = {"path": path, "rights": rights}
    exec("\n".join(lines), names)
    return str(names["text"])


def evidence(data: Any) -> Iterator[Mapping[str, Any]]:
    for claim in data["claims"]:
        yield from claim.get("statements", ())
    for explainer in data["explainers"]:
        for wording in explainer.get("wording", ()):
            yield from wording["terms"]


def check(data: Any, files: Mapping[str, Path]) -> None:
    texts = {s["id"]: by_recipe(files[s["id"]], s["rights"]) for s in data["sources"]}
    for source in data["sources"]:
        text = texts[source["id"]]
        assert sha256(text.encode("utf-8")).hexdigest() == source["sha256"]
        assert len(text) == source["length"]
    pieces = [(e, p) for e in evidence(data) for p in e["pieces"] if "text" in p]
    assert len(pieces) > 50
    for each, piece in pieces:
        assert texts[each["source"]][piece["start"] : piece["end"]] == piece["text"], each


def corpus(name: str) -> Any:
    return json.loads(built(name).data["data/corpus.json"])


def test_articles_that_are_published_whole() -> None:
    folder = SITES["harbour"] / "content" / "articles"
    check(corpus("harbour"), {file.stem: file for file in folder.glob("*.md")})


def test_the_two_reports(real_texts: dict[str, str]) -> None:
    check(corpus("main"), {name: TEXTS / f"{name}.txt" for name in real_texts})

"""The programs of docs/data.md: an article's text, and the way from a claim's page to its words."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from generator.shapes.recipes import TRACE
from tests.exports.conftest import SITES, TEXTS, built, on_disk

DOCS = (SITES["main"] / "docs" / "data.md").read_text("utf-8")
PROGRAMS = re.findall(r"```python\n(.*?)\n```", DOCS, re.DOTALL)


def by_recipe(path: Path, rights: str) -> str:
    """Return an article's text by the very lines of the document."""
    names: dict[str, Any] = {"path": path, "rights": rights}
    exec(PROGRAMS[0], names)
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


def trace(
    name: str, claim: str, articles: Path, folder: Path, program: str = PROGRAMS[1]
) -> subprocess.CompletedProcess[str]:
    """Run the script of the document over a built claim's page and the data."""
    site = built(name)
    on_disk(site, folder)
    page = folder / "claims" / claim / "index.html"
    page.parent.mkdir(parents=True)
    page.write_text(next(p.html for p in site.pages if p.address == f"claims/{claim}/"), "utf-8")
    (folder / "trace.py").write_text(program, "utf-8")
    return subprocess.run(
        [sys.executable, "trace.py", page.as_uri(), str(articles)],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        env={"PYTHONUTF8": "1"},
    )


def pieces_of(name: str, claim: str) -> dict[str, list[tuple[int, int]]]:
    statements = built(name).corpus.claims[claim].statements
    return {s.id: [(p.span.start, p.span.end) for p in s.proof.pieces] for s in statements}


def check_trace(name: str, claim: str, articles: Path, folder: Path) -> None:
    ran = trace(name, claim, articles, folder)
    assert ran.returncode == 0, ran.stderr
    found: dict[str, list[tuple[int, int]]] = {}
    for id, start, end in re.findall(r"(?m)^(\S+) (\d+)-(\d+): ", ran.stdout):
        found.setdefault(id, []).append((int(start), int(end)))
    assert found == pieces_of(name, claim)


def test_the_script_has_at_most_twenty_lines() -> None:
    assert len(PROGRAMS[1].splitlines()) <= 20
    assert PROGRAMS[1] == TRACE, "the page of the data shows another script than docs/data.md"


def test_from_a_page_to_the_characters(tmp_path: Path) -> None:
    articles = SITES["harbour"] / "content" / "articles"
    claim = max(built("harbour").corpus.claims.values(), key=lambda c: len(c.statements))
    check_trace("harbour", claim.id, articles, tmp_path)


def test_from_a_page_to_the_characters_of_the_two_reports(
    real_texts: dict[str, str], tmp_path: Path
) -> None:
    check_trace("main", "positions-unchanged", TEXTS, tmp_path)


def test_the_script_stops_where_the_words_are_others(tmp_path: Path) -> None:
    site = built("harbour")
    claim = max(site.corpus.claims.values(), key=lambda c: len(c.statements))
    articles = SITES["harbour"] / "content" / "articles"
    data = site.data["data/annotations.json"]
    notes = json.loads(data)["first"]["items"]
    of_claim = [n for n in notes if f"/{claim.id}/#" in n["id"] and isinstance(n["target"], dict)]
    start = of_claim[0]["target"]["selector"][-1]["start"]
    wrong = data.replace(f'"start": {start},'.encode(), f'"start": {start + 1},'.encode())
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "wrong.json").write_bytes(wrong)
    program = PROGRAMS[1].replace("annotations.json", "wrong.json")
    assert "AssertionError" in trace("harbour", claim.id, articles, tmp_path, program).stderr

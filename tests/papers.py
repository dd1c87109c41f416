"""A site of a few papers that print nearly the same, for tests of how reports relate."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml


def make_site_of_papers(texts: Mapping[str, str], case: Mapping[str, Any]) -> dict[str, str]:
    """Return the files of a site with a paper for each of `texts`, and the claims of a case.

    `tests/cases/comparison.yml` tells what a case may hold.
    """
    head = "---\n{}---\n{}\n\n{}\n"
    files = {}
    for id, text in texts.items():
        record = {"outlet": f"paper-{id}", "title": f"Ice, {id}", "published": "2030-01-12"}
        record |= {"authors": "not stated", "language": "en", "rights": "full", "licence": "own"}
        files[f"content/articles/{id}.md"] = head.format(yaml.dump(record), f"Ice, {id}", text)
    story = {"title": "Ice", "summary": "Ice.", "sources": list(case.get("sources", texts))}
    files["content/explainers/story.md"] = head.format(yaml.dump(story), "", "")
    claims: dict[str, Any] = {
        id: {
            "text": f"The claim {id}.",
            "kind": "event",
            "statements": [_statement(each, texts) for each in carriers],
        }
        for id, carriers in case["claims"].items()
    }
    signed = {"by": "desk", "date": "2030-01-20"}
    for relation in case.get("relations", ()):
        one, kind, other = relation.split()
        found = {kind: other, "because": "They do.", **signed}
        found |= {"in": "detail"} if kind == "differs" else {}
        claims[one].setdefault("relations", []).append(found)
    for id, sources in case.get("absent", {}).items():
        claims[id]["absent"] = [{"source": s, "none_of": ["snow"], **signed} for s in sources]
    records: dict[str, Any] = {
        "actors": {f"paper-{id}": {"name": f"Paper {id}", "kind": "outlet"} for id in texts},
        "claims": claims,
        "editors": {"desk": {"name": "The desk", "role": "Editors"}},
    }
    if "answers" in case:
        answers = [{"says": str(n), "claims": ids} for n, ids in enumerate(case["answers"])]
        records["questions"] = {"q": {"text": "Which?", "answers": answers}}
    files["content/records.yml"] = yaml.dump(records)
    return files


def _statement(words: str, texts: Mapping[str, str]) -> dict[str, str]:
    """Return a statement from `a`, `a denies` or `a of utterance`."""
    source, _, more = words.partition(" ")
    statement = {"source": source, "speaker": "own", "quote": texts[source].rstrip(".")}
    if more.startswith("of "):
        return statement | {"utterance": more.removeprefix("of ")}
    return statement | ({"stance": more} if more else {})

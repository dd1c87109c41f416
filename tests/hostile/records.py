"""A site in which every field that takes words takes every hostile value.

One round of records holds each kind once, with all of its fields; as many rounds are made as the
corpus needs. A field takes a bundle of values, one that stands in a list a smaller one. A new
field of words is put in by itself, beside its known neighbours.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from tests.hostile.schema import Path, texts

BUNDLE = 16
"""Values in a field that stands alone."""
ITEM = 4
"""Values in an item of a list; each list has as many items as hold a bundle."""
BETWEEN = " ¦ "
Take = Callable[[str, Path, int], str]
"""Gives the words for a field: kind, path, and how many values they hold."""


@dataclass
class Slot:
    """A field that waits for its words."""

    many: bool = False
    text: str = ""


def round_of(i: int) -> dict[str, dict[str, Any]]:
    """Return the records of round `i` by kind and id, with slots for words."""
    turns = range(BUNDLE // ITEM)
    signed = {"by": f"editor-{i}", "date": "2030-01-20"}
    accept = [{"rule": Slot(), "because": Slot(), **signed} for _ in turns]
    when = {"date": "2030-01-12", "known": "context", "because": Slot(many=True)}
    quoted = {"source": f"report-{i}", "quote": Slot(), "before": Slot(), "after": Slot()}
    measured = {"is": Slot(many=True), "inferred": Slot(many=True)}
    statements = [
        {
            **quoted,
            "speaker": {"unnamed": Slot()},
            "verb": Slot(),
            "hedge": Slot(),
            "inferred": Slot(),
            "note": Slot(),
            "said": {"date": "2030-01-11", "known": "context", "because": Slot()},
            "figure": {"amount": 8},
            "translation": {"lang": "en", "text": Slot(), "by": f"editor-{i}"},
        }
        for _ in turns
    ]
    parted = [
        {"source": f"report-{i}", "speaker": f"person-{i}", "parts": [Slot(), Slot()]}
        for _ in range(BUNDLE // ITEM // 2)
    ]
    kinds = ("measure", "unit", "scope", "period")
    plain = {
        "text": Slot(many=True),
        "kind": "figure",
        "quantity": {side: Slot(many=True) for side in kinds},
        "statements": [
            {
                "source": f"silent-{i}",
                "speaker": "own",
                "quote": "Nobody said more",
                "figure": {"amount": 9},
            }
        ],
    }
    claim = {
        "text": Slot(many=True),
        "kind": "figure",
        "about": [f"topic-{i}", f"event-{i}", f"person-{i}"],
        "happened": when,
        "quantity": {side: dict(measured) for side in kinds},
        "statements": [*statements, *parted],
        "relations": [
            {"differs": f"other-{i}", "in": "figure", "because": Slot(), **signed} for _ in turns
        ],
        "absent": [
            {
                "source": f"silent-{i}",
                "none_of": [Slot() for _ in turns],
                "except": [{"at": "p1", "because": Slot()} for _ in turns],
                "because": Slot(many=True),
                **signed,
            }
        ],
        "assessment": {"text": Slot(many=True), **signed},
        "retracted_by_desk": {"because": Slot(many=True), "instead": f"other-{i}", **signed},
        "accept": accept,
    }
    return {
        "actors": {
            f"outlet-{i}": {"name": Slot(many=True), "kind": "outlet", "note": _note()},
            f"person-{i}": {
                "name": Slot(many=True),
                "kind": "person",
                "aka": [
                    *({"name": Slot(), "lang": "fa"} for _ in turns),
                    *(Slot() for _ in turns),
                ],
                "roles": [
                    {"title": Slot(), "of": f"outlet-{i}", "from": _when(), "to": _when()}
                    for _ in turns
                ],
                "introduced": [{**quoted, "as": Slot()} for _ in turns],
                "part_of": f"outlet-{i}",
                "note": _note(),
                **({"was": [f"former-{i}"]} if i == 0 else {}),
                "accept": accept,
            },
        },
        "claims": {f"claim-{i}": claim, f"other-{i}": plain},
        "questions": {
            f"question-{i}": {
                "text": Slot(many=True),
                "about": [f"topic-{i}"],
                "answers": [
                    {"says": Slot(), "claims": [f"{('claim', 'other')[n % 2]}-{i}"]} for n in turns
                ],
                "accept": accept,
            }
        },
        "events": {
            f"event-{i}": {
                "name": Slot(many=True),
                "happened": when,
                "claims": [f"claim-{i}"],
                "accept": accept,
            }
        },
        "topics": {
            f"topic-{i}": {
                "name": Slot(many=True),
                "text": Slot(many=True),
                "terms": [Slot() for _ in turns],
                "accept": accept,
            }
        },
        "editors": {
            f"editor-{i}": {"name": Slot(many=True), "role": Slot(many=True), "accept": accept}
        },
        "articles": {
            f"report-{i}": {
                "outlet": f"outlet-{i}",
                "title": Slot(many=True),
                "published": when,
                "authors": [Slot() for _ in turns],
                "language": "en",
                "rights": "full",
                "licence": Slot(many=True),
                "zones": {f"p{n + 1}": {"zone": "caption", "unrelated": Slot()} for n in turns},
                "set_aside": {f"p{n + 1}.s1": Slot() for n in turns},
                "versions": [{"date": _when(), "sha256": "0" * 64, "note": Slot()} for _ in turns],
                "budget": {"quote_words": 100, "because": Slot(many=True)},
                "note": Slot(many=True),
                "accept": accept,
            },
            f"silent-{i}": {
                "outlet": f"outlet-{i}",
                "title": Slot(many=True),
                "published": "2030-01-13",
                "authors": "not stated",
                "language": "en",
                "rights": "full",
                "licence": Slot(many=True),
            },
        },
        "explainers": {
            f"story-{i}": {
                "title": Slot(many=True),
                "summary": Slot(many=True),
                "sources": [f"report-{i}", f"silent-{i}"],
                "questions": [f"question-{i}"],
                "events": [f"event-{i}"],
                "wording": [{"of": Slot(), "terms": [dict(quoted)]} for _ in turns],
                "by": f"editor-{i}",
                "date": "2030-01-20",
                "accept": accept,
            }
        },
        "pages": {
            f"page-{i}": {
                "title": Slot(many=True),
                "summary": Slot(many=True),
                "accept": accept,
            }
        },
    }


def _note() -> dict[str, Slot]:
    return {"text": Slot(many=True), "source": Slot(many=True)}


def _when() -> dict[str, Any]:
    return {"date": "2030-01", "known": "context", "because": Slot()}


def filled(i: int, take: Take) -> dict[str, dict[str, Any]]:
    """Return the records of a round with words in every slot."""
    records = round_of(i)
    return {
        kind: {
            id: _fill(_with_new_fields(record, kind), kind, (), take)
            for id, record in all_of.items()
        }
        for kind, all_of in records.items()
    }


def _with_new_fields(record: Any, kind: str) -> Any:
    """Return a record with slots for the fields of words that `round_of` does not name."""
    for path in _missing().get(kind, ()):
        for node in _nodes(record, path[:-1]):
            node.setdefault(path[-1], Slot(many=True))
    return record


@cache
def _missing() -> dict[str, list[Path]]:
    named = set(_paths_of_round())
    found: dict[str, list[Path]] = {}
    for kind, path in texts():
        if (kind, path) not in named and path[-1] not in ("[]", "*", "{}"):
            found.setdefault(kind, []).append(path)
    return found


def _nodes(node: Any, path: Path) -> Iterator[dict[str, Any]]:
    if not path:
        if isinstance(node, dict):
            yield node
    elif path[0] == "[]":
        for item in node if isinstance(node, list) else ():
            yield from _nodes(item, path[1:])
    elif isinstance(node, dict):
        for key, value in node.items():
            if path[0] in (key, "*"):
                yield from _nodes(value, path[1:])


def _paths_of_round() -> Iterator[tuple[str, Path]]:
    for kind, records in round_of(0).items():
        for record in records.values():
            yield from ((kind, path) for path in _slots(record, (), kind))


def _slots(node: Any, path: Path, kind: str) -> Iterator[Path]:
    if isinstance(node, Slot):
        yield path
    elif isinstance(node, dict):
        for key, value in node.items():
            yield from _slots(value, (*path, _step(path, key)), kind)
    elif isinstance(node, list):
        for item in node:
            yield from _slots(item, (*path, "[]"), kind)


def _step(path: Path, key: str) -> str:
    return "*" if path in (("zones",), ("set_aside",)) else key


def _fill(node: Any, kind: str, path: Path, take: Take) -> Any:
    if isinstance(node, Slot):
        return take(kind, path, BUNDLE if node.many else ITEM)
    if isinstance(node, dict):
        return {
            key: _fill(value, kind, (*path, _step(path, key)), take) for key, value in node.items()
        }
    if isinstance(node, list):
        return [_fill(item, kind, (*path, "[]"), take) for item in node]
    return node

"""Hostile words in a lock: named with their place, or seen as typed; no element, and no fall.

A lock is written by a program and merged by a person who has no text to hold against it, so every
value and every key of it may be what an outsider wrote.
"""

from __future__ import annotations

import copy
import html
import json
from collections.abc import Iterator, Sequence
from typing import Any

import pytest
import yaml
from lxml.html import document_fromstring

from generator.commands.lock import build_lock
from generator.compile import Site, compile_site
from generator.diagnostics import Diagnostic, has_errors
from generator.evidence.locks.as_yaml import write_lock
from generator.evidence.locks.lock import Verification
from generator.evidence.prove_content import prove_content
from generator.evidence.usage import Limits
from generator.formats import as_github, as_text
from generator.options import Options
from generator.reading.content import Content
from generator.reading.read_content import read_content
from generator.rules import all_rules
from tests.casebook import basic_site
from tests.conftest import make_content
from tests.hostile.planting import is_unreadable
from tests.hostile.values import all_values

SOURCE = "gazette-frost"
LOCK = f"content/articles/{SOURCE}.lock.yml"
OPTIONS = Options(own_percent=100, all_percent=100, site_url="https://example.org/s/")
VALUES = [each.text for each in all_values()]
LIMITS = Limits(1000, 100, 100)
BUNDLE = 20
FREE = [("evidence", None, "findings", 0, name) for name in ("message", "hint")]
"""Where a lock may say anything: what is believed there must be seen as it was typed."""

Way = tuple[Any, ...]


def _files() -> dict[str, str]:
    files = dict(basic_site())
    path = f"content/articles/{SOURCE}.md"
    front, _, _ = files[path][4:].partition("\n---\n")
    files[path] = f"---\n{front.replace('rights: full', 'rights: quotes')}\n---\n"
    return files


@pytest.fixture(scope="module")
def lock() -> dict[str, Any]:
    """An honest lock as data, with a finding in its first entry."""
    body = basic_site()[f"content/articles/{SOURCE}.md"].partition("\n---\n")[2]
    content = make_content(_files(), {SOURCE: body})
    drafts, _ = read_content(content)
    proofs, _ = prove_content(drafts, content, all_rules(), LIMITS)
    made = build_lock(SOURCE, drafts, proofs, Verification("desk", "2030-01-21"), ())
    data: dict[str, Any] = yaml.load(write_lock(made), yaml.BaseLoader)
    next(iter(data["evidence"].values()))["findings"] = [
        {"rule": "verb-not-near", "key": "verb", "message": "It is far.", "hint": "Move it."}
    ]
    site = compiled(data)
    assert site.ok, site.diagnostics
    assert any("verified--locked" in page.html for page in site.pages)
    return data


def compiled(lock: dict[str, Any]) -> Site:
    """Compile the site without the text; numbers of a lock are written without quotation marks."""
    return compile_site(content_of(lock), OPTIONS)


def content_of(lock: dict[str, Any]) -> Content:
    return make_content({**_files(), LOCK: _written(lock)})


def _written(node: Any) -> str:
    if isinstance(node, dict):
        inside = (
            f"{json.dumps(key, ensure_ascii=False)}: {_written(value)}"
            for key, value in node.items()
        )
        return f"{{{', '.join(inside)}}}"
    if isinstance(node, list):
        return f"[{', '.join(map(_written, node))}]"
    return (
        str(node)
        if str(node).isdecimal() or node == "true"
        else json.dumps(node, ensure_ascii=False)
    )


def ways(node: Any, way: Way = ()) -> Iterator[tuple[Way, bool]]:
    """Yield the way to every value and to every key (True) of a lock."""
    if isinstance(node, dict):
        for key, value in node.items():
            yield (*way, key), True
            yield from ways(value, (*way, key))
    elif isinstance(node, list):
        for number, value in enumerate(node):
            yield from ways(value, (*way, number))
    else:
        yield way, False


def planted(lock: dict[str, Any], way: Way, value: str, *, as_key: bool = False) -> dict[str, Any]:
    """Return the lock with `value` in the place of what stands at `way`."""
    changed = copy.deepcopy(lock)
    node: Any = changed
    for step in way[:-1]:
        node = node[step]
    if as_key:
        node[value] = node.pop(way[-1])
    else:
        node[way[-1]] = value
    return changed


def parts(site: Site) -> set[tuple[str, ...]]:
    """Return every element of the pages with the names of its attributes, and where links lead."""
    found: set[tuple[str, ...]] = set()
    for page in site.pages:
        for one in document_fromstring(page.html).iter():
            found.add((str(one.tag), *sorted(one.attrib)))
            found |= {("scheme", one.get(name, "").partition(":")[0]) for name in ("href", "src")
                      if ":" in one.get(name, "")}  # fmt: skip
    return found


def shown(found: Sequence[Diagnostic]) -> list[str]:
    """Return the findings as a terminal and a workflow show them, line by line."""
    text = as_text(found, lambda file: (), lambda style, words: words)
    return [*text.split("\n"), *as_github(found).split("\n")]


def test_no_place_of_a_lock_makes_a_build_fall_or_an_element(lock: dict[str, Any]) -> None:
    innocent, refused = parts(compiled(lock)), 0
    places = list(ways(lock))
    for number, (way, as_key) in enumerate(places):
        value = VALUES[7 * number % len(VALUES)]
        forged = planted(lock, way, value, as_key=as_key)
        content = content_of(forged)
        drafts, found = read_content(content)
        if not has_errors(found):
            found = found + prove_content(drafts, content, all_rules(), LIMITS)[1]
        if not has_errors(found):  # only what is believed gets as far as a page
            site = compiled(forged)
            found = list(site.diagnostics)
            assert parts(site) <= innocent, (way, value)
        assert all(line.isprintable() for line in shown(found)), (way, value)
        assert all(each.place.file.startswith("content/") for each in found), (way, found)
        refused += has_errors(found)
    assert refused > len(places) / 2, "most of a lock is checked, and says where it is wrong"


def test_what_a_lock_may_say_is_seen_as_typed(lock: dict[str, Any]) -> None:
    first = next(iter(lock["evidence"]))
    fit = [value for value in VALUES if value.strip() and not is_unreadable(value)]
    innocent = parts(compiled(lock))
    for start in range(0, len(fit), BUNDLE):
        bundle = fit[start : start + BUNDLE]
        forged, words = lock, " ¦ ".join(bundle)
        for way in FREE:
            forged = planted(forged, tuple(first if step is None else step for step in way), words)
        site = compiled(forged)
        assert site.ok, site.diagnostics
        assert parts(site) <= innocent, bundle
        assert words in {each.message for each in site.diagnostics}
        assert all(line.isprintable() for line in shown(site.diagnostics)), bundle
        json.loads(site.data["data/corpus.json"])


def test_nobody_signs_a_lock_who_is_no_editor(lock: dict[str, Any]) -> None:
    for value in VALUES:
        site = compiled(planted(lock, ("verified", "by"), value))
        assert not site.ok or not value, value
        assert all(line.isprintable() for line in shown(site.diagnostics)), value


def test_a_date_that_is_none_is_not_told_as_one(lock: dict[str, Any]) -> None:
    for value in ("2030-02-31", "yesterday", "<script>", "9" * 400, "2030-01-21\n", "٢٠٣٠-٠١-٢١"):
        site = compiled(planted(lock, ("verified", "date"), value))
        (found,) = (each for each in site.diagnostics if each.rule.name == "lock-malformed")
        assert found.place.file == LOCK
        assert not site.ok
        assert html.escape(value) not in "".join(page.html for page in site.pages)

"""Case books: Markdown files in which input and expected complaint stand together.

A book is for one rule and has a chapter (`## …`) a case. A chapter holds fenced blocks:

    ```yaml content/claims/reply.yml      a file, put in the place of the basic site's
    ```remove content/actors.yml          a file that is not there
    ```text gazette                       the text of a source that is not in the repository
    ```expect                             one line a finding: place and rule, nothing else found
    ```options                            options of the site, as YAML

`expect` lines may go on with words that the message or hint must contain. An empty block means
that nothing is found.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

BOOKS = Path(__file__).parent / "cases" / "rules"
BASE = Path(__file__).parent / "cases" / "basic-site"
_FENCE = re.compile(r"^(`{3,})(\w+)(?: (\S+))?\n(.*?)^\1\n", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Case:
    """One chapter of a book."""

    rule: str
    title: str
    files: dict[str, str]
    texts: dict[str, str]
    expected: tuple[str, ...]
    options: dict[str, Any] = field(default_factory=dict)


def basic_site() -> dict[str, str]:
    """Return the files of the basic site, by path."""
    paths = sorted(p for p in BASE.rglob("*") if p.is_file())
    return {p.relative_to(BASE).as_posix(): p.read_text("utf-8") for p in paths}


def read_book(path: Path) -> list[Case]:
    """Return the cases of a book."""
    chapters = re.split(r"^## ", path.read_text("utf-8"), flags=re.MULTILINE)[1:]
    return [_case(path.stem, chapter) for chapter in chapters]


def _case(rule: str, chapter: str) -> Case:
    title, _, body = chapter.partition("\n")
    files, texts = basic_site(), {}
    expected: tuple[str, ...] | None = None
    options: dict[str, Any] = {}
    for _, kind, name, words in _FENCE.findall(body):
        if kind == "expect":
            expected = tuple(line for line in words.splitlines() if line.strip())
        elif kind == "remove":
            del files[name]
        elif kind == "text":
            texts[name] = words
        elif kind == "options":
            options = yaml.safe_load(words)
        else:
            files[name] = words
    assert expected is not None, f"the case “{title}” of {rule} expects nothing"
    return Case(rule, title.strip(), files, texts, expected, options)

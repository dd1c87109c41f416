"""Case books: Markdown files in which input and expected complaint stand together.

A book is for one rule and has a chapter (`## …`) a case. A chapter holds fenced blocks:

    ```yaml content/claims/reply.yml      a file, put in the place of the basic site's
    ```change content/claims.yml          lines of a file changed: `-` before, `+` after, ` ` both
    ```escaped content/more.yml           a file's bytes, with `\\xFF`, `\\t` and `\\r` for such
    ```remove content/actors.yml          a file that is not there
    ```text gazette                       the text of a source that is not in the repository
    ```lock gazette                       its lock, as made from this text and the files so far
    ```expect                             one line a finding: place and rule, nothing else found
    ```options                            options of the site, as YAML

A line of `expect` may go on with words that message and hint must contain, parted by `...`. An
indented line below it is another place that the finding names, and the words it says of it. An
empty block means that nothing is found.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from generator.commands.lock import build_lock
from generator.evidence.locks.as_yaml import write_lock
from generator.evidence.locks.lock import Verification
from generator.evidence.prove_content import prove_content
from generator.evidence.usage import Limits
from generator.reading.read_content import read_content
from generator.rules import all_rules
from tests.conftest import make_content

BOOKS = Path(__file__).parent / "cases" / "rules"
BASE = Path(__file__).parent / "cases" / "basic-site"
_FENCE = re.compile(r"^(`{3,})(\w+)(?: (\S+))?\n(.*?)^\1\n", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Case:
    """One chapter of a book."""

    rule: str
    title: str
    files: dict[str, str | bytes]
    texts: dict[str, str]
    expected: tuple[str, ...]
    """The lines of the block `expect`, each with the indented ones below it."""
    options: dict[str, Any] = field(default_factory=dict)


def basic_site() -> dict[str, str]:
    """Return the files of the basic site, by path."""
    paths = sorted(p for p in BASE.rglob("*") if p.is_file())
    return {p.relative_to(BASE).as_posix(): p.read_text("utf-8") for p in paths}


def read_book(path: Path) -> list[Case]:
    """Return the cases of a book."""
    text = path.read_text("utf-8")
    fenced = [range(*match.span()) for match in _FENCE.finditer(text)]
    heads = [m.start() for m in re.finditer(r"^## ", text, re.MULTILINE)]
    heads = [head for head in heads if not any(head in block for block in fenced)]
    ends = [*heads[1:], len(text)]
    return [_case(path.stem, text[a + 3 : b]) for a, b in zip(heads, ends, strict=True)]


def all_books() -> list[Case]:
    """Return the cases of every book."""
    return [case for book in sorted(BOOKS.glob("*.md")) for case in read_book(book)]


def _case(rule: str, chapter: str) -> Case:
    title, _, body = chapter.partition("\n")
    files: dict[str, str | bytes] = {**basic_site()}
    texts: dict[str, str] = {}
    expected: tuple[str, ...] | None = None
    options: dict[str, Any] = {}
    for _, kind, name, words in _FENCE.findall(body):
        if kind == "expect":
            expected = tuple(part.rstrip() for part in re.split(r"\n(?=\S)", words.strip("\n")))
            expected = tuple(part for part in expected if part)
        elif kind == "remove":
            del files[name]
        elif kind == "text":
            texts[name] = words
        elif kind == "options":
            options = yaml.safe_load(words)
        elif kind == "lock":
            files[f"content/articles/{name}.lock.yml"] = _lock(name, words, files)
        elif kind == "change":
            files[name] = _changed(files[name], words, f"the case “{title}” of {rule}")
        elif kind == "escaped":
            files[name] = words.encode("utf-8").decode("unicode_escape").encode("latin-1")
        else:
            files[name] = words
    assert expected is not None, f"the case “{title}” of {rule} has no block ```expect"
    return Case(rule, title.strip(), files, texts, expected, options)


def _lock(source: str, text: str, files: dict[str, str | bytes]) -> str:
    """Return the lock of a source as `explainer lock` makes it from `text`."""
    content = make_content(files, {source: text})
    drafts, _ = read_content(content)
    proofs, _ = prove_content(drafts, content, all_rules(), Limits(75, 10, 25))
    return write_lock(build_lock(source, drafts, proofs, Verification("desk", "2030-01-20")))


def _changed(text: str | bytes, words: str, case: str) -> str:
    assert isinstance(text, str), f"{case} changes a file of bytes"
    lines = words.splitlines(keepends=True)
    before = "".join(line[1:] for line in lines if line[0] in "- ")
    after = "".join(line[1:] for line in lines if line[0] in "+ ")
    count = text.count(before)
    assert count == 1, f"{case} changes lines that stand {count} times, not once:\n{before}"
    return text.replace(before, after)

"""Interface words stand in the catalogue, and in no template."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import generator.pages
from generator.pages.catalogue import load_catalogue
from tests.pages.tree import Element, read_tree

FOLDER = Path(generator.pages.__file__).parent
FILES = [*sorted((FOLDER / "templates").glob("*.j2")), *sorted(FOLDER.glob("*.py"))]
_KEY = re.compile(r"""\bt(?:\.plain)?\(\s*f?["']([a-z][\w.-]*)["'](\s*~)?""")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_key_has_words(file: Path) -> None:
    t = load_catalogue("en")
    for key, goes_on in _KEY.findall(file.read_text("utf-8")):
        if not goes_on and not key.endswith((".", "-")):
            assert t.has(key) or (t.has(f"{key}.one") and t.has(f"{key}.other")), key


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_templates_hold_no_words(file: Path) -> None:
    if file.suffix != ".j2":
        return
    text = file.read_text("utf-8")
    body = text.partition("\n---\n")[2] if text.startswith("---\n") else text
    bare = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", "", body, flags=re.DOTALL)
    words = re.sub(r"<[^>]*>", " ", bare)
    found = set(re.findall(r"[^\W\d_]{2,}", words))
    assert not found, f"words outside the catalogue: {sorted(found)}"


def test_the_tree_of_the_tests_refuses_what_is_not_closed() -> None:
    assert isinstance(read_tree("<p>a<br>b</p>"), Element)
    for html in ("<p>a", "<p><b>a</p></b>"):
        with pytest.raises(AssertionError):
            read_tree(html)

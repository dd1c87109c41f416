"""The libraries of the extra `import`, loaded only when a page is read."""

from __future__ import annotations

import logging
import re
from importlib import import_module
from typing import Any

from generator.importing.decoding import tidy
from generator.importing.model import ImportRefused

_MOST_ELEMENTS = 60_000
"""A page with more elements takes longer to understand than anybody waits."""
_SUBSET = re.compile(r"\s*+(?:<\?xml[^>]*>\s*+)?<!DOCTYPE[^>\[]*\[[^\]]*\]\s*+>", re.I)
"""Declarations of entities before the page, which no browser reads."""


def parse(text: str) -> Any:
    """Return the tree of a page; raise ImportRefused where there is none or too much.

    Nothing outside `text` is looked at: the parser opens no file, no entity and no connection. What
    is nested deeper than the parser's limit of 256 elements is lost.
    """
    html = _load("lxml.html")
    parser = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=False
    )
    try:
        data = _SUBSET.sub("", text, count=1) if _SUBSET.match(text) else text
        tree = html.document_fromstring(data.encode("utf-8"), parser=parser, ensure_head_body=True)
    except html.etree.ParserError:
        raise ImportRefused("the page is empty") from None
    if sum(1 for _ in zip(tree.iter(), range(_MOST_ELEMENTS + 1), strict=False)) > _MOST_ELEMENTS:
        raise ImportRefused(f"the page has more than {_MOST_ELEMENTS} elements")
    _clean(tree)
    return tree


def _clean(tree: Any) -> None:
    """Take out control characters that character references brought in; lxml refuses them later."""
    for element in tree.iter("*"):
        element.text = tidy(element.text) if element.text else None
        element.tail = tidy(element.tail) if element.tail else None
        for name, value in element.items():
            if tidy(value) != value:
                element.set(name, tidy(value))


def article_texts(tree: Any) -> tuple[str, ...]:
    """Return what trafilatura takes for the article: the text of each of its parts, in order.

    Raises ImportRefused where trafilatura is not installed or cannot be loaded.
    """
    bare_extraction = _load("trafilatura").bare_extraction
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    document = bare_extraction(tree, include_comments=False, favor_recall=True, with_metadata=False)
    body = getattr(document, "body", None)
    if body is None:
        return ()
    parts = body.iter("p", "head", "item", "quote", "cell", "code")
    return tuple(text for part in parts if (text := "".join(part.itertext()).strip()))


def walk(tree: Any) -> Any:
    """Return lxml's walk over the starts and ends of the elements of a tree."""
    from lxml import etree  # type: ignore[import-untyped]

    return etree.iterwalk(tree, events=("start", "end"))


def _load(name: str) -> Any:
    """Return a library of the extra; say whether it is missing or what it lacks itself."""
    try:
        return import_module(name)
    except ImportError as error:
        if isinstance(error, ModuleNotFoundError) and error.name in (name, name.split(".")[0]):
            raise ImportRefused(_MISSING) from None
        why = " ".join(str(error).split())
        raise ImportRefused(f"`{name}` is installed but cannot be loaded: {why}") from None


_MISSING = (
    "saved pages need the extra `import`: pip install 'explainer-generator[import]'; "
    "or save the article's text as .txt"
)

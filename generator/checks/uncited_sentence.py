"""Sentences of an explainer that cite no record."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it.token import Token
from sentencex import get_sentence_boundaries  # type: ignore[import-untyped]

from generator.corpus.corpus import Corpus
from generator.corpus.model import Explainer
from generator.diagnostics import Diagnostic, Rule, Severity
from generator.place import Place
from generator.reading.prose import SCHEME

RULE = Rule(
    "K110",
    "uncited-sentence",
    """
A sentence of an explainer links to no record.

A reader can check each sentence in one click, so each has a link to the claim, question or other
record on which it rests: `[the words that become the link][claim:its-id]`. Questions are not
meant, nor headings and tables. A sentence in which the desk speaks of its own work links to the
page that tells more of it: `[method][page:method]`.
""",
    Severity.WARNING,
)
_SHOWN = 50
_TARGET = re.compile(r"\]\[[^\]]*\]|\]\([^)]*\)")
_NOT_PROSE = ("heading_open", "th_open", "td_open")


def check(corpus: Corpus) -> Iterator[Diagnostic]:
    """Yield each sentence without a link to a record."""
    for explainer in corpus.explainers.values():
        before = ""
        for token in explainer.prose.tokens:
            if token.type == "inline" and before not in _NOT_PROSE:
                yield from _uncited(token, explainer)
            before = token.type


def _uncited(block: Token, explainer: Explainer) -> Iterator[Diagnostic]:
    text, cited = _with_links(block)
    for sentence in get_sentence_boundaries("en", text):
        start, words = sentence["start_index"], sentence["text"].strip()
        end = start + len(sentence["text"])
        is_prose = any(letter.isalpha() for letter in words) and not words.endswith("?")
        if is_prose and not any(first < end and start < last for first, last in cited):
            shown = " ".join(words.split())
            shown = shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"
            begins = start + len(sentence["text"]) - len(sentence["text"].lstrip())
            yield RULE.at(
                _place(explainer, block, text, begins),
                f"No link to a record stands in “{shown}”.",
                hint="Link words of it: [words][claim:its-id].",
                record=explainer.id,
            )


def _with_links(block: Token) -> tuple[str, list[tuple[int, int]]]:
    """Return the words of a block and the ranges in them that link to records."""
    text, cited = "", []
    opened = -1
    for token in block.children or ():
        if token.type == "link_open" and str(token.attrGet("href")).startswith(SCHEME):
            opened = len(text)
        elif token.type == "link_close" and opened >= 0:
            cited.append((opened, len(text)))
            opened = -1
        elif token.type in ("softbreak", "hardbreak"):
            text += "\n"
        else:
            text += token.content
    return text, cited


def _place(explainer: Explainer, block: Token, text: str, begins: int) -> Place:
    """Return where the words of a block stand in its file that begin at `begins` of its text."""
    row = text.count("\n", 0, begins)
    line = (block.map[0] if block.map else 0) + row
    start = text.rfind("\n", 0, begins) + 1
    source = explainer.prose.lines[line] if line < len(explainer.prose.lines) else ""
    column = _column(source, text[start:begins], text[begins:])
    return Place(explainer.place.file, explainer.prose.first_line + line, column)


def _column(line: str, before: str, words: str) -> int:
    """Return from 1 where in a line of Markdown `words` begin that stand behind `before`.

    The marks of Markdown stand in the line alone, so the first word is looked for, as often as it
    stands before; 1 where it is written otherwise than it is shown.
    """
    line = _TARGET.sub(lambda match: " " * len(match[0]), line)
    word = words.split(maxsplit=1)[0]
    found = -1
    for _ in range(before.count(word) + 1):
        found = line.find(word, found + 1)
        if found < 0:
            return 1
    return found + 1

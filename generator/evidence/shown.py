"""A quote as pages print it: the article's characters, with the editor's marks set in."""

from __future__ import annotations

import re

from generator.evidence.article import Article
from generator.evidence.locate import Chain
from generator.evidence.pattern import Pattern, Stretch

BETWEEN = " [...] "
"""Stands on pages for words left out, and for what interrupts an utterance."""
_LINE_BREAK = re.compile(r"[^\S\r\n]*[\r\n]+[^\S\r\n]*")


def show(pattern: Pattern, chain: Chain, article: Article) -> str:
    """Return the words of a proved quote on one line."""
    stretches = zip(pattern.stretches, chain.ranges, strict=True)
    return BETWEEN.join(_show_stretch(stretch, start, article) for stretch, (start, _) in stretches)


def on_one_line(words: str) -> str:
    """Return `words` with a space for each line break, and nothing else changed."""
    return _LINE_BREAK.sub(" ", words) if "\n" in words or "\r" in words else words


def _show_stretch(stretch: Stretch, start: int, article: Article) -> str:
    shown = ""
    done = 0
    for insertion in stretch.insertions:
        shown += _words(article, start + done, start + insertion.index)
        before, after = insertion.spaced
        shown = shown.rstrip() + (" " if before and shown.strip() else "") + insertion.mark
        shown += " " if after else ""
        done = insertion.index
    rest = _words(article, start + done, start + len(stretch.needle))
    return shown + (rest.lstrip() if shown else rest)


def _words(article: Article, start: int, end: int) -> str:
    return on_one_line(article.words_at(article.normal.span(start, end))) if start < end else ""

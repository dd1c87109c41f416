"""The ids of statements: the anchors that links to them hold on to."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Sequence
from dataclasses import replace

from generator.corpus.model import Statement

_OF_THE_PAGE = re.compile(
    r"top|lost|hovercard|site-(?:menu|page|search|search-field)|sym-[a-z]+|hatch-[a-z0-9]"
    r"|cite|cite-(?:text|bibtex|csl)|accounts|differs|figures|relations|article|about|left-out"
    r"|p[0-9]+|note-[0-9]+"
)
"""Ids on the pages where statements stand: of the frame, of a claim's page and of a source's."""
_OF_A_TERM = re.compile(r"term-(.+)-[0-9]+-[0-9]+")
"""The same of the terms that a story finds in a source."""


def is_of_the_page(id: str, stories: Container[str]) -> bool:
    """Tell whether the page itself, a script or a symbol has this id, which then is no statement's.

    `stories` are the ids of all explainers. Ids that `with_ids` makes are none of these.

    >>> [is_of_the_page(each, {"frost"}) for each in ("hovercard", "p3", "term-frost-1-2")]
    [True, True, True]
    >>> [is_of_the_page(each, {"frost"}) for each in ("on-the-bridge", "term-limits-2020-12")]
    [False, False]
    """
    term = _OF_A_TERM.fullmatch(id)
    return bool(_OF_THE_PAGE.fullmatch(id)) or (term is not None and term[1] in stories)


def with_ids(claim: str, statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Return a claim's statements, each with an id; what the editor gave one stays.

    The others are named by what they are, `<claim>--<source>-p<paragraph>`, and not by where in
    the file they stand: a statement written above moves no link. Only of several from the same
    paragraph do the later ones, in the order of the text, carry a number from 2.
    """
    alike: dict[str, list[int]] = defaultdict(list)
    for number, each in enumerate(statements):
        if not each.id:
            alike[f"{claim}--{each.source}-p{each.proof.at.paragraph}"].append(number)
    found = list(statements)
    for name, numbers in alike.items():
        in_text = sorted(numbers, key=lambda n: (found[n].proof.start, found[n].proof.end, n))
        for count, number in enumerate(in_text, start=1):
            found[number] = replace(found[number], id=name if count == 1 else f"{name}-{count}")
    return tuple(found)

"""Claims whose words are almost the same."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from rapidfuzz import fuzz

from generator.corpus.corpus import Corpus
from generator.corpus.model import Claim
from generator.diagnostics import Diagnostic, Rule, Severity

RULE = Rule(
    "K106",
    "near-identical-claims",
    """
Two claims say almost the same, word for word.

A claim is one proposition over all sources. Written twice, its evidence stands on two pages, and
each page says that only one report has it. Put the statements of both under one claim and keep the
other's id in `was`. Where the two do differ, say so: relate them, or let them answer one question.
Claims that differ in a number or a negation are not meant.
""",
    Severity.WARNING,
)
ALIKE = 90
"""From how many percent of equal letters on two claims are called almost the same."""
_SHARED = 0.8
"""The share of their words that such claims have in common at least."""
_WORD = re.compile(r"[\w’']+(?:[.,]\d+)*")
_OPPOSITE = re.compile(r"\d|^(?:no|not|never|none|nobody|nothing|without|neither|nor)$|n['’]t$")
"""The words that make a sentence another one: numbers and negations."""


def check(corpus: Corpus) -> Iterator[Diagnostic]:
    """Yield each claim that is almost an earlier one."""
    for earlier, claim in _candidates(corpus):
        if _known_apart(corpus, earlier.id, claim.id):
            continue
        alike = fuzz.ratio(_plain(earlier.text), _plain(claim.text))
        if alike >= ALIKE:
            yield RULE.at(
                claim.place,
                f"The claims `{claim.id}` and `{earlier.id}` say almost the same.",
                hint="Put the statements of both under one of them, with `was` for the other's id; "
                "or relate the two.",
                also=[(earlier.place, "the other claim")],
                record=claim.id,
            )


def _candidates(corpus: Corpus) -> Iterator[tuple[Claim, Claim]]:
    """Yield the pairs of claims that share enough words to be looked at.

    Two texts that share most of their words share one of the rarest few of each, so only claims
    with such a word in common are compared.
    """
    words = {claim.id: frozenset(_words(claim.text)) for claim in corpus.claims.values()}
    frequency = Counter(word for each in words.values() for word in each)
    by_rare_word: dict[tuple[str, frozenset[str]], list[Claim]] = defaultdict(list)
    for claim in corpus.claims.values():
        mine = words[claim.id]
        opposites = frozenset(word for word in mine if _OPPOSITE.search(word))
        rarest = sorted(mine, key=lambda word: (frequency[word], word))
        keys = [(word, opposites) for word in rarest[: len(mine) - int(_SHARED * len(mine)) + 1]]
        for other in {other.id: other for key in keys for other in by_rare_word[key]}.values():
            theirs = words[other.id]
            if len(mine & theirs) >= _SHARED * max(len(mine), len(theirs)):
                yield other, claim
        for key in keys:
            by_rare_word[key].append(claim)


def _known_apart(corpus: Corpus, one: str, other: str) -> bool:
    """Tell whether the editors hold two claims against each other already."""
    related = any(other in (r.claim, r.other) for r in corpus.relations_of.get(one, ()))
    mine = {question.id for question in corpus.questions_of.get(one, ())}
    theirs = {question.id for question in corpus.questions_of.get(other, ())}
    return related or bool(mine & theirs)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _plain(text: str) -> str:
    return " ".join(_words(text))

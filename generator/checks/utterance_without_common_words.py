"""Statements of one utterance that have no words in common."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from generator.corpus.corpus import Corpus
from generator.corpus.model import Statement
from generator.diagnostics import Diagnostic, Rule, Severity

LEAST_WORD = 3
"""Letters of a word that two printings have in common; shorter ones stand in any sentence."""
LEAST_COMMON = 4
"""Letters in a row, or half of the shorter printing: for scripts without spaces."""

RULE = Rule(
    "K118",
    "utterance-without-common-words",
    """
A statement names an utterance, and its words have nothing in common with those of the others.

Statements that name the same `utterance` are the same words spoken once, and the site compares
them word by word. Where nothing is alike, readers would see two sayings shown as one that was
changed: perhaps the name belongs to another statement, or each outlet quotes another sentence of
the speech. Give what was said apart a name of its own, or leave the line out.
""",
    Severity.WARNING,
)


def check(corpus: Corpus) -> Iterator[Diagnostic]:
    """Yield each witness whose words no other witness of its utterance shares."""
    for name, witnesses in corpus.witnesses.items():
        quoted = [each for each in witnesses if each.proof.shown]
        for each in quoted:
            others = [o for o in quoted if o.source != each.source and o.lang == each.lang]
            if others and not any(_alike(each, other) for other in others):
                nearest = others[0]
                yield RULE.at(
                    each.place,
                    f"These words have nothing in common with the utterance `{name}` elsewhere.",
                    hint="Name the utterance at the words that the others print, or leave it out.",
                    also=[(nearest.place, "the utterance as another report prints it")],
                    record=each.claim,
                )


def _alike(one: Statement, other: Statement) -> bool:
    """Tell whether two statements print a word or a run of letters in common."""
    ours, theirs = _folded(one), _folded(other)
    if any(len(word) >= LEAST_WORD for word in {*ours.split()} & {*theirs.split()}):
        return True
    common = SequenceMatcher(None, ours, theirs, autojunk=False).find_longest_match()
    size = len(ours[common.a : common.a + common.size].strip())
    return size >= min(LEAST_COMMON, len(ours) / 2, len(theirs) / 2)


def _folded(statement: Statement) -> str:
    words = statement.proof.shown.casefold()
    return " ".join("".join(c if c.isalnum() else " " for c in words).split())

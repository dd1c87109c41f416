"""Who gives which answer to a question, and which reports print it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.corpus.corpus import Corpus
from generator.corpus.model import Answer, Claim, Question, Speaker, Statement


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who speaks on an answer, and the sources that let them."""

    speaker: Speaker
    sources: tuple[str, ...]
    """In the order in which they are compared."""
    lang: str
    """The language in which an unnamed speaker's words are printed."""


@dataclass(frozen=True, slots=True)
class Given:
    """One answer to a question as the reports give it."""

    answer: Answer
    claims: tuple[Claim, ...]
    by: tuple[Party, ...]
    """Those who say so, in the order of the claims; each stands here once."""
    against: tuple[Party, ...]
    """Those who deny or doubt it and never say so."""
    sources: tuple[str, ...]
    """All sources that print anything on it."""


def answers(corpus: Corpus, question: Question, among: Iterable[str] = ()) -> tuple[Given, ...]:
    """Return each answer to a question with who gives it, in `among` or in any source.

    An answer on which none of these sources prints anything is left out.
    """
    carriers = (s for a in question.answers for id in a.claims for s in corpus.carriers.get(id, ()))
    order = tuple(among) or tuple(sorted(set(carriers)))
    found = []
    for answer in question.answers:
        claims = tuple(corpus.claims[id] for id in answer.claims if id in corpus.claims)
        statements = [s for claim in claims for s in claim.statements if s.source in order]
        if statements:
            found.append(_given(answer, claims, statements, order))
    return tuple(found)


def _given(
    answer: Answer, claims: tuple[Claim, ...], statements: list[Statement], order: tuple[str, ...]
) -> Given:
    by = parties_of((s for s in statements if s.stance.affirms), order)
    said_so = {identity(party.speaker) for party in by}
    against = parties_of(
        (s for s in statements if not s.stance.affirms and identity(s.speaker) not in said_so),
        order,
    )
    printing = {s.source for s in statements}
    return Given(answer, claims, by, against, tuple(s for s in order if s in printing))


def identity(speaker: Speaker) -> tuple[str, str]:
    """Return by what two speakers are told apart."""
    return speaker.actor, speaker.words


def parties_of(statements: Iterable[Statement], order: tuple[str, ...]) -> tuple[Party, ...]:
    """Return who speaks in `statements`, each once, with the sources in their order."""
    first: dict[tuple[str, str], Statement] = {}
    sources: dict[tuple[str, str], set[str]] = {}
    for statement in statements:
        who = identity(statement.speaker)
        first.setdefault(who, statement)
        sources.setdefault(who, set()).add(statement.source)
    return tuple(
        Party(each.speaker, tuple(s for s in order if s in sources[who]), each.lang)
        for who, each in first.items()
    )

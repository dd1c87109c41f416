"""What a record's page says, in a sentence made from its data: for decks, cards and search hits."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from generator.corpus.answers import Given, Party, answers
from generator.corpus.compare import Cell
from generator.corpus.model import Actor, Claim, Question, Statement
from generator.evidence.model import SpeakerKind
from generator.pages.escape import link_mark
from generator.pages.words_for import isolated, list_words

if TYPE_CHECKING:
    from generator.pages.view import View


def claim_gist(claim: Claim, view: View, *, linked: bool = False) -> str:
    """Return who says a claim, who reports it, and who was found not to.

    With `linked`, actors stand in it as marks that `Here.linked` turns into links.
    """
    t = view.t
    own = _outlets((s.source for s in claim.statements if _is_own(s)), view)
    sentences = []
    for key, others in _sides(claim).items():
        each = (_speaker(s.speaker.actor, s.speaker.words, view, linked) for s in others)
        speakers = list(dict.fromkeys(each))
        reports = _outlets((s.source for s in others), view)
        sentences.append(t.plain(key, who=list_words(speakers, t), outlets=list_words(reports, t)))
    if own:
        sentences.append(t.plain("claim.gist.own", n=len(own), outlets=list_words(own, t)))
    among = view.compare.among(claim)
    absent = [s for s in among if view.compare.cell(claim, s) is Cell.CHECKED_ABSENT]
    if absent:
        sentences.append(
            t.plain("claim.gist.absent", outlets=list_words(_outlets(absent, view), t))
        )
    return " ".join(sentences) or t.plain("claim.no-evidence")


def question_gist(question: Question, view: View, *, linked: bool = False) -> str:
    """Return the answers that the reports give, each with who gives it; `linked` as above."""
    t = view.t
    given = [_answer(each, view, linked) for each in answers(view.corpus, question)]
    if not given:
        return t.plain("question.no-answer")
    return t.plain("question.gist", n=len(given), answers=t.plain("join.semicolon").join(given))


def _is_own(statement: Statement) -> bool:
    return statement.speaker.kind is SpeakerKind.OWN


def _sides(claim: Claim) -> dict[str, list[Statement]]:
    """Return the statements of others than the outlets: those that say it, those that deny it."""
    found: dict[str, list[Statement]] = {}
    for statement in claim.statements:
        if not _is_own(statement):
            said = statement.stance.affirms
            found.setdefault(f"claim.gist.{'said' if said else 'denied'}", []).append(statement)
    return dict(sorted(found.items(), reverse=True))


def actor_gist(actor: Actor, view: View) -> str:
    """Return what an actor is: the first office, or else the kind, and where it speaks."""
    t = view.t
    reports = {s.source for s in view.corpus.statements_by.get(actor.id, ())}
    kind = actor.roles[0].title if actor.roles else t.plain(f"actor-kind.{actor.kind}")
    key = "actor.gist" if reports else "actor.gist-silent"
    return t.plain(key, n=len(reports), kind=kind)


def party_words(party: Party, view: View) -> str:
    """Return who somebody is that gives an answer."""
    return _speaker(party.speaker.actor, party.speaker.words, view)


def _answer(given: Given, view: View, linked: bool) -> str:
    t = view.t
    each = [_speaker(p.speaker.actor, p.speaker.words, view, linked) for p in given.by]
    who = list_words(each, t)
    if not who:
        return t.plain("question.answer-denied", says=given.answer.says)
    return t.plain("question.answer", says=given.answer.says, who=who)


def _speaker(actor: str, words: str, view: View, linked: bool = False) -> str:
    if actor in view.corpus.actors:
        if linked:
            return link_mark(actor)
        return view.corpus.actors[actor].name
    return view.t.plain("statement.as-printed", words=isolated(words))


def _outlets(sources: Iterable[str], view: View) -> list[str]:
    return list(dict.fromkeys(view.outlet(source).name for source in sources))

"""What a record's page says, in a sentence made from its data: for decks, cards and search hits."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from generator.corpus.answers import Given, Party, answers
from generator.corpus.compare import Cell
from generator.corpus.model import Claim, Question
from generator.evidence.model import SpeakerKind
from generator.pages.words_for import list_words

if TYPE_CHECKING:
    from generator.pages.view import View


def claim_gist(claim: Claim, view: View) -> str:
    """Return who says a claim, who reports it, and who was found not to."""
    t = view.t
    others = [s for s in claim.statements if s.speaker.kind is not SpeakerKind.OWN]
    own = _outlets((s.source for s in claim.statements if s not in others), view)
    sentences = []
    if others:
        each = (_speaker(s.speaker.actor, s.speaker.words, view) for s in others)
        speakers = list(dict.fromkeys(each))
        reports = _outlets((s.source for s in others), view)
        sentences.append(
            t.plain("claim.gist.said", who=list_words(speakers, t), outlets=list_words(reports, t))
        )
    if own:
        sentences.append(t.plain("claim.gist.own", n=len(own), outlets=list_words(own, t)))
    among = view.compare.among(claim)
    absent = [s for s in among if view.compare.cell(claim, s) is Cell.CHECKED_ABSENT]
    if absent:
        sentences.append(
            t.plain("claim.gist.absent", outlets=list_words(_outlets(absent, view), t))
        )
    return " ".join(sentences) or t.plain("claim.no-evidence")


def question_gist(question: Question, view: View) -> str:
    """Return the answers that the reports give, each with who gives it."""
    t = view.t
    given = [_answer(each, view) for each in answers(view.corpus, question)]
    if not given:
        return t.plain("question.no-answer")
    return t.plain("question.gist", n=len(given), answers="; ".join(given))


def party_words(party: Party, view: View) -> str:
    """Return who somebody is that gives an answer."""
    return _speaker(party.speaker.actor, party.speaker.words, view)


def _answer(given: Given, view: View) -> str:
    t = view.t
    who = list_words([party_words(party, view) for party in given.by], t)
    if not who:
        return t.plain("question.answer-denied", says=given.answer.says)
    return t.plain("question.answer", says=given.answer.says, who=who)


def _speaker(actor: str, words: str, view: View) -> str:
    if actor in view.corpus.actors:
        return view.corpus.actors[actor].name
    return view.t.plain("statement.as-printed", words=words)


def _outlets(sources: Iterable[str], view: View) -> list[str]:
    return list(dict.fromkeys(view.outlet(source).name for source in sources))

"""The whole linked corpus as one JSON file, with no more words than the pages show."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from generator.corpus.compare import Comparison
from generator.corpus.corpus import Corpus
from generator.corpus.model import (
    Absence,
    Actor,
    Claim,
    Event,
    Explainer,
    Question,
    Relation,
    Source,
    Speaker,
    Statement,
    Term,
    Topic,
    When,
)
from generator.evidence.model import Proof
from generator.reading.schema.sources import Rights

PATH = "data/corpus.json"
FORMAT = 1
"""Raised when a field changes its meaning or goes."""


def export(corpus: Corpus) -> bytes:
    """Return the corpus as JSON in UTF-8; `docs/data.md` documents every field.

    Offsets are code points of the article's text, counted from 0, the end exclusive.
    """
    compare = Comparison(corpus)
    data = {
        "format": FORMAT,
        "actors": [_actor(actor) for actor in corpus.actors.values()],
        "sources": [_source(source) for source in corpus.sources.values()],
        "claims": [_claim(claim, compare) for claim in corpus.claims.values()],
        "questions": [_question(question) for question in corpus.questions.values()],
        "events": [_event(event) for event in corpus.events.values()],
        "topics": [_topic(topic) for topic in corpus.topics.values()],
        "explainers": [_explainer(each, corpus) for each in corpus.explainers.values()],
        "editors": [
            {"id": each.id, "name": each.name, "role": each.role}
            for each in corpus.editors.values()
        ],
    }
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _filled(**values: object) -> dict[str, object]:
    """Leave out what is not there, so that an absent key always means "not given"."""
    return {key: value for key, value in values.items() if value not in (None, "", (), [], {})}


def _when(when: When | None) -> dict[str, object] | None:
    if when is None:
        return None
    return _filled(date=when.text, known=when.known, because=when.because)


def _actor(actor: Actor) -> dict[str, object]:
    return _filled(
        id=actor.id,
        name=actor.name,
        kind=actor.kind,
        aka=[_filled(name=each.name, lang=each.lang) for each in actor.aka],
        roles=[
            _filled(title=r.title, of=r.of, start=_when(r.start), end=_when(r.end))
            for r in actor.roles
        ],
        part_of=actor.part_of,
        ids=dict(actor.ids),
        note=_filled(text=actor.note.text, source=actor.note.source) if actor.note else None,
        was=list(actor.was),
    )


def _source(source: Source) -> dict[str, object]:
    return _filled(
        id=source.id,
        outlet=source.outlet,
        title=source.title,
        url=source.url,
        archive=source.archive,
        published=_when(source.published),
        authors=list(source.authors) if source.authors is not None else "not stated",
        language=source.language,
        rights=source.rights,
        licence=source.licence,
        sha256=source.layout.sha256,
        length=source.layout.length,
        words=source.layout.words,
        paragraphs=len(source.layout.paragraphs),
        verified=source.verified,
        was=list(source.was),
    )


def _claim(claim: Claim, compare: Comparison) -> dict[str, object]:
    relating = compare.of_claim(claim)
    return _filled(
        id=claim.id,
        text=claim.text,
        kind=claim.kind,
        about=list(claim.about),
        status=relating.status,
        carriers=list(relating.carriers),
        among=list(relating.among),
        statements=[_statement(each) for each in claim.statements],
        relations=[_relation(each) for each in claim.relations],
        absences=[_absence(each, compare) for each in claim.absences],
        happened=_when(claim.happened),
        quantity=_quantity(claim),
        assessment=_signed(claim.assessment, "text"),
        retraction=_filled(
            because=claim.retraction.why.because,
            by=claim.retraction.why.by,
            date=claim.retraction.why.date,
            instead=claim.retraction.instead,
        )
        if claim.retraction
        else None,
        was=list(claim.was),
    )


def _signed(value: Any, *keys: str) -> dict[str, object] | None:
    return None if value is None else {key: getattr(value, key) for key in (*keys, "by", "date")}


def _quantity(claim: Claim) -> dict[str, object] | None:
    if claim.quantity is None:
        return None
    sides = ("measure", "unit", "scope", "period")
    values = {side: getattr(claim.quantity, side) for side in sides}
    return {side: _filled(value=v.value, inferred=v.inferred) for side, v in values.items()}


def _statement(statement: Statement) -> dict[str, object]:
    return _filled(
        id=statement.id,
        source=statement.source,
        speaker=_speaker(statement.speaker),
        verb=statement.verb,
        act=statement.act,
        commitment=statement.commitment,
        stance=statement.stance,
        hedge=statement.hedge,
        **_proof(statement.proof, words=statement.published),
        said=_when(statement.said),
        utterance=statement.utterance,
        refers_to=statement.refers_to,
        figure=_filled(amount=str(statement.figure.amount), bound=statement.figure.bound)
        if statement.figure
        else None,
        translation=_filled(
            lang=statement.translation.lang,
            text=statement.translation.text,
            by=statement.translation.by,
        )
        if statement.translation
        else None,
        lang=statement.lang,
        note=statement.note,
    )


def _speaker(speaker: Speaker) -> dict[str, object]:
    return _filled(
        kind=speaker.kind,
        actor=speaker.actor,
        words=speaker.words,
        inferred=speaker.inferred,
    )


def _proof(proof: Proof, *, words: bool) -> Mapping[str, object]:
    return {
        "quote": proof.shown if words else "",
        "start": proof.start,
        "end": proof.end,
        "pieces": [
            {"start": piece.span.start, "end": piece.span.end}
            | ({"text": piece.printed} if words else {})
            for piece in proof.pieces
        ],
        "locator": str(proof.at),
        "zone": proof.zone,
        "voice": proof.voice,
        "tier": proof.tier if words else "passage",
        "verified": proof.verified,
    }


def _relation(relation: Relation) -> dict[str, object]:
    return _filled(
        kind=relation.kind,
        claim=relation.other,
        differs_in=relation.differs_in,
        because=relation.why.because,
        by=relation.why.by,
        date=relation.why.date,
    )


def _absence(absence: Absence, compare: Comparison) -> dict[str, object]:
    closed = compare.corpus.sources[absence.source].rights is Rights.CLOSED
    return _filled(
        source=absence.source,
        none_of=None if closed else list(absence.none_of),
        exceptions=[{"at": at, "because": because} for at, because in absence.exceptions],
        because=absence.because,
        by=absence.by,
        date=absence.date,
        verified=absence.verified,
    )


def _question(question: Question) -> dict[str, object]:
    return _filled(
        id=question.id,
        text=question.text,
        about=list(question.about),
        answers=[{"says": a.says, "claims": list(a.claims)} for a in question.answers],
        was=list(question.was),
    )


def _event(event: Event) -> dict[str, object]:
    return _filled(
        id=event.id,
        name=event.name,
        happened=_when(event.happened),
        claims=list(event.claims),
        part_of=event.part_of,
        was=list(event.was),
    )


def _topic(topic: Topic) -> dict[str, object]:
    return _filled(
        id=topic.id,
        name=topic.name,
        text=topic.text,
        terms=list(topic.terms),
        was=list(topic.was),
    )


def _explainer(explainer: Explainer, corpus: Corpus) -> dict[str, object]:
    return _filled(
        id=explainer.id,
        title=explainer.title,
        summary=explainer.summary,
        sources=list(explainer.sources),
        questions=list(explainer.questions),
        events=list(explainer.events),
        wording=[
            {"of": w.of, "terms": [_term(each, corpus) for each in w.terms]}
            for w in explainer.wording
        ],
        by=explainer.by,
        date=explainer.date,
        was=list(explainer.was),
    )


def _term(term: Term, corpus: Corpus) -> dict[str, object]:
    closed = corpus.sources[term.source].rights is Rights.CLOSED
    return _filled(source=term.source, **_proof(term.proof, words=not closed))

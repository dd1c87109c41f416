"""From the linked corpus to what is published, with no words that the pages do not show."""

from __future__ import annotations

from typing import Literal

from generator.corpus.compare import Comparison
from generator.corpus.corpus import Corpus
from generator.corpus.model import Actor, Event, Explainer, Question, Source, Term, Topic
from generator.options import Options
from generator.reading.schema.sources import Rights
from generator.shapes.claim_records import claim_record
from generator.shapes.dataset import FORMAT, SCHEMA_NAME, Dataset, SiteRecord
from generator.shapes.proof_records import date_or_none, date_record, place_notes, proof_fields
from generator.shapes.records import (
    ActorRecord,
    AnswerRecord,
    EditorRecord,
    EventRecord,
    ExplainerRecord,
    IntroductionRecord,
    NoteRecord,
    QuestionRecord,
    RoleRecord,
    SourceRecord,
    SpellingRecord,
    TermRecord,
    TopicRecord,
    VersionRecord,
    WordingRecord,
)
from generator.shapes.terms import terms_record


def dataset_of(corpus: Corpus, options: Options) -> Dataset:
    """Return all that a site publishes of its corpus. Time grows with the number of records."""
    compare = Comparison(corpus)
    dataset = Dataset(
        schema_name=SCHEMA_NAME,
        format=FORMAT,
        site=SiteRecord(
            name=options.site_name, address=options.site_url, language=options.language
        ),
        terms=terms_record(options),
        actors=tuple(actor_record(each) for each in corpus.actors.values()),
        sources=tuple(source_record(each) for each in corpus.sources.values()),
        claims=tuple(claim_record(each, compare) for each in corpus.claims.values()),
        questions=tuple(question_record(each) for each in corpus.questions.values()),
        events=tuple(event_record(each) for each in corpus.events.values()),
        topics=tuple(topic_record(each) for each in corpus.topics.values()),
        explainers=tuple(_explainer(each, corpus) for each in corpus.explainers.values()),
        editors=tuple(
            EditorRecord(id=each.id, name=each.name, role=each.role)
            for each in corpus.editors.values()
        ),
    )
    return dataset.model_copy(update={"edition": dataset.records_digest()})


def actor_record(actor: Actor) -> ActorRecord:
    """Return an actor as it is published."""
    return ActorRecord(
        id=actor.id,
        name=actor.name,
        kind=actor.kind,
        aka=tuple(SpellingRecord(name=each.name, lang=each.lang) for each in actor.aka),
        roles=tuple(
            RoleRecord(
                title=role.title,
                of=role.of,
                start=date_or_none(role.start),
                end=date_or_none(role.end),
            )
            for role in actor.roles
        ),
        part_of=actor.part_of,
        ids=dict(actor.ids),
        note=NoteRecord(text=actor.note.text, source=actor.note.source) if actor.note else None,
        introduced=tuple(
            IntroductionRecord(
                **proof_fields(each.source, each.proof, words=each.published), words=each.words
            )
            for each in actor.introduced
        ),
        was=actor.was,
    )


def source_record(source: Source) -> SourceRecord:
    """Return a report as it is published: what it is, and nothing of its text."""
    unnamed: Literal["not stated"] = "not stated"
    return SourceRecord(
        id=source.id,
        outlet=source.outlet,
        title=source.title,
        url=source.url,
        archive=source.archive,
        published=date_record(source.published),
        authors=source.authors if source.authors is not None else unnamed,
        language=source.language,
        rights=source.rights,
        licence=source.licence,
        sha256=source.layout.sha256,
        length=source.layout.length,
        words=source.layout.words,
        paragraphs=len(source.layout.paragraphs),
        verified=source.verified,
        verified_by=source.verified_by,
        verified_on=source.verified_on,
        note=source.note,
        versions=tuple(
            VersionRecord(date=date_record(each.date), sha256=each.sha256, note=each.note)
            for each in source.versions
        ),
        set_aside=place_notes(source.set_aside),
        unrelated=place_notes(source.unrelated),
        was=source.was,
    )


def question_record(question: Question) -> QuestionRecord:
    """Return a question as it is published."""
    return QuestionRecord(
        id=question.id,
        text=question.text,
        about=question.about,
        answers=tuple(AnswerRecord(says=a.says, claims=a.claims) for a in question.answers),
        was=question.was,
    )


def event_record(event: Event) -> EventRecord:
    """Return an event as it is published."""
    return EventRecord(
        id=event.id,
        name=event.name,
        happened=date_record(event.happened),
        claims=event.claims,
        part_of=event.part_of,
        was=event.was,
    )


def topic_record(topic: Topic) -> TopicRecord:
    """Return a topic as it is published."""
    return TopicRecord(
        id=topic.id, name=topic.name, text=topic.text, terms=topic.terms, was=topic.was
    )


def _explainer(explainer: Explainer, corpus: Corpus) -> ExplainerRecord:
    return ExplainerRecord(
        id=explainer.id,
        title=explainer.title,
        summary=explainer.summary,
        sources=explainer.sources,
        questions=explainer.questions,
        events=explainer.events,
        wording=tuple(
            WordingRecord(of=each.of, terms=tuple(_term(term, corpus) for term in each.terms))
            for each in explainer.wording
        ),
        by=explainer.by,
        date=explainer.date,
        was=explainer.was,
    )


def _term(term: Term, corpus: Corpus) -> TermRecord:
    words = corpus.sources[term.source].rights is not Rights.CLOSED
    return TermRecord(**proof_fields(term.source, term.proof, words=words))

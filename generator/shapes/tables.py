"""All tables, in the order in which each comes after those that it refers to most."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.shapes.claim_tables import CLAIM_TABLES, numbered
from generator.shapes.dataset import Dataset
from generator.shapes.evidence import PlaceNote
from generator.shapes.fields import Kind
from generator.shapes.records import (
    ActorRecord,
    AnswerRecord,
    EditorRecord,
    EventRecord,
    ExplainerRecord,
    IntroductionRecord,
    QuestionRecord,
    RoleRecord,
    SourceRecord,
    SpellingRecord,
    TermRecord,
    TopicRecord,
    VersionRecord,
)
from generator.shapes.table import NUMBER, Column, Foreign, Row, Table, made, take

Rows = Callable[[Dataset], Iterator[Row]]


def _each(kind: str) -> Rows:
    """Return what yields the records of a kind."""
    return lambda dataset: (Row(record) for record in getattr(dataset, kind))


def _inside(kind: str, name: str) -> Rows:
    """Return what yields the members of a list in each record of a kind."""

    def rows(dataset: Dataset) -> Iterator[Row]:
        for record in getattr(dataset, kind):
            members = getattr(record, name)
            yield from numbered(() if isinstance(members, str) else members, record)

    return rows


def _of(name: str, kind: str) -> Column:
    """Return the column that says to which record a row belongs."""
    meaning = f"The {name}."
    return made(name, Kind.STRING, meaning, lambda row: str(row.parent.id), references=kind)


def _id(name: str, kind: str = "", meaning: str = "") -> Column:
    """Return a column for a member of a list that is an id or a word."""
    words = meaning or f"The {name}."
    return made(name, Kind.STRING, words, lambda row: str(row.item), references=kind)


def _linked(name: str, kind: str, member: str, target: str) -> Table:
    """Return a table that holds a list of ids in the records of a kind."""
    one, other = name.split("_")[0], member
    return Table(
        name,
        f"The {target} of each {one}.",
        (one, "n"),
        (_of(one, kind), NUMBER, _id(other, target)),
        _inside(kind, target),
    )


def _catalogue_ids(dataset: Dataset) -> Iterator[Row]:
    for actor in dataset.actors:
        yield from numbered(actor.ids.items(), actor)


def _answer_claims(dataset: Dataset) -> Iterator[Row]:
    for question in dataset.questions:
        for answer in numbered(question.answers, question):
            yield from numbered(answer.item.claims, answer)


def _wording(dataset: Dataset) -> Iterator[Row]:
    for story in dataset.explainers:
        pairs = [(wording.of, term) for wording in story.wording for term in wording.terms]
        for n, (of, term) in enumerate(pairs, 1):
            yield Row(term, n, (story.id, of))


def _earlier_ids(dataset: Dataset) -> Iterator[Row]:
    for kind in ("actors", "sources", "claims", "questions", "events", "topics", "explainers"):
        for record in getattr(dataset, kind):
            for n, was in enumerate(record.was, 1):
                yield Row(was, n, (kind, record.id))


_WORDS = ("quote", "start", "end", "locator", "zone", "voice", "tier", "verified")

ACTORS = Table(
    "actors",
    "One actor a row.",
    ("id",),
    take(ActorRecord, "id", "name", "kind", "part_of", "note.text:note", "note.source"),
    _each("actors"),
    search=("name", "note"),
)
SOURCES = Table(
    "sources",
    "One published report a row.",
    ("id",),
    (
        *take(SourceRecord, "id", "outlet", "title", "url", "archive"),
        *take(SourceRecord, "published.date:published", "published.known", "published.because"),
        *take(SourceRecord, "language", "rights", "licence", "sha256", "length", "words"),
        *take(SourceRecord, "paragraphs", "verified", "verified_by", "verified_on", "note"),
    ),
    _each("sources"),
    search=("title",),
)
ANSWERS = Table(
    "answers",
    "One answer to a question a row.",
    ("question", "n"),
    (_of("question", "questions"), NUMBER, *take(AnswerRecord, "says")),
    _inside("questions", "answers"),
)

TABLES = (
    ACTORS,
    Table(
        "actor_names",
        "Other spellings of the names of actors.",
        ("actor", "n"),
        (_of("actor", "actors"), NUMBER, *take(SpellingRecord, "name", "lang")),
        _inside("actors", "aka"),
        search=("name",),
    ),
    Table(
        "actor_roles",
        "Offices and functions of actors.",
        ("actor", "n"),
        (
            _of("actor", "actors"),
            NUMBER,
            *take(RoleRecord, "title", "of", "start.date:start", "end.date:end"),
        ),
        _inside("actors", "roles"),
    ),
    Table(
        "actor_ids",
        "Ids of actors in other catalogues.",
        ("actor", "n"),
        (
            _of("actor", "actors"),
            NUMBER,
            made("catalogue", Kind.STRING, "The catalogue.", lambda row: str(row.item[0])),
            made("id", Kind.STRING, "The id in it.", lambda row: str(row.item[1])),
        ),
        _catalogue_ids,
    ),
    Table(
        "introductions",
        "How each source brings an actor in.",
        ("actor", "n"),
        (_of("actor", "actors"), NUMBER, *take(IntroductionRecord, "source", "words", *_WORDS)),
        _inside("actors", "introduced"),
    ),
    SOURCES,
    Table(
        "authors",
        "The authors of sources, as printed; a source without a row states none.",
        ("source", "n"),
        (_of("source", "sources"), NUMBER, _id("name", meaning="The name.")),
        _inside("sources", "authors"),
    ),
    Table(
        "versions",
        "The states of sources that were corrected.",
        ("source", "n"),
        (
            _of("source", "sources"),
            NUMBER,
            *take(VersionRecord, "date.date:date", "sha256", "note"),
        ),
        _inside("sources", "versions"),
    ),
    Table(
        "set_aside",
        "Sentences of sources that need no annotation, and why.",
        ("source", "n"),
        (_of("source", "sources"), NUMBER, *take(PlaceNote, "at", "because")),
        _inside("sources", "set_aside"),
    ),
    Table(
        "unrelated",
        "Parts of sources that have nothing to do with the story, and why.",
        ("source", "n"),
        (_of("source", "sources"), NUMBER, *take(PlaceNote, "at", "because")),
        _inside("sources", "unrelated"),
    ),
    *CLAIM_TABLES,
    Table(
        "questions",
        "One question that claims answer differently a row.",
        ("id",),
        take(QuestionRecord, "id", "text"),
        _each("questions"),
        search=("text",),
    ),
    Table(
        "question_subjects",
        "What a question is about.",
        ("question", "n"),
        (
            _of("question", "questions"),
            NUMBER,
            _id("subject", meaning="An event, a topic or an actor."),
        ),
        _inside("questions", "about"),
    ),
    ANSWERS,
    Table(
        "answer_claims",
        "The claims that give an answer.",
        ("question", "answer", "n"),
        (
            made(
                "question",
                Kind.STRING,
                "The question.",
                lambda row: str(row.parent.parent.id),
                references="questions",
            ),
            made(
                "answer", Kind.INTEGER, "The number of the answer.", lambda row: int(row.parent.n)
            ),
            NUMBER,
            _id("claim", "claims"),
        ),
        _answer_claims,
        (Foreign(("question", "answer"), "answers", ("question", "n")),),
    ),
    Table(
        "events",
        "One event a row.",
        ("id",),
        take(EventRecord, "id", "name", "happened.date:happened", "happened.known", "part_of"),
        _each("events"),
        search=("name",),
    ),
    _linked("event_claims", "events", "claim", "claims"),
    Table(
        "topics",
        "One term that is explained a row.",
        ("id",),
        take(TopicRecord, "id", "name", "text"),
        _each("topics"),
        search=("name", "text"),
    ),
    Table(
        "topic_terms",
        "Other words for topics.",
        ("topic", "n"),
        (_of("topic", "topics"), NUMBER, _id("term")),
        _inside("topics", "terms"),
    ),
    Table(
        "explainers",
        "One story a row.",
        ("id",),
        take(ExplainerRecord, "id", "title", "summary", "by", "date"),
        _each("explainers"),
        search=("title", "summary"),
    ),
    _linked("explainer_sources", "explainers", "source", "sources"),
    _linked("explainer_questions", "explainers", "question", "questions"),
    _linked("explainer_events", "explainers", "event", "events"),
    Table(
        "wording",
        "The words by which a source frames a thing that another frames otherwise.",
        ("explainer", "n"),
        (
            made(
                "explainer",
                Kind.STRING,
                "The story.",
                lambda row: str(row.parent[0]),
                references="explainers",
            ),
            NUMBER,
            made("of", Kind.STRING, "The thing, in neutral words.", lambda row: str(row.parent[1])),
            *take(TermRecord, "source", *_WORDS),
        ),
        _wording,
        search=("of", "quote"),
    ),
    Table(
        "editors",
        "Who signs.",
        ("id",),
        take(EditorRecord, "id", "name", "role"),
        _each("editors"),
    ),
    Table(
        "earlier_ids",
        "Ids that records had before; their addresses lead on.",
        ("kind", "id", "n"),
        (
            made("kind", Kind.STRING, "The kind of record.", lambda row: str(row.parent[0])),
            made("id", Kind.STRING, "The id of today.", lambda row: str(row.parent[1])),
            NUMBER,
            _id("was", meaning="The earlier id."),
        ),
        _earlier_ids,
    ),
)

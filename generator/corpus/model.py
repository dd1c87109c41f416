"""The linked records: frozen values with the place they came from. Ids stand for other records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from generator.corpus.figure_model import Figure, Quantity
from generator.evidence.model import Layout, Proof, Span, SpeakerKind, Verified
from generator.place import Place
from generator.reading.prose import Prose
from generator.reading.schema.actors import ActorKind
from generator.reading.schema.base import NOT_STATED, Known
from generator.reading.schema.claims import ClaimKind, Commitment, DiffersIn, Stance
from generator.reading.schema.sources import Rights


@dataclass(frozen=True, slots=True)
class When:
    """A date as the editors gave it, with the days it covers."""

    text: str
    """An EDTF string, an ISO day with a time, or `not stated`."""
    first: date
    last: date
    known: Known | None = None
    because: str = ""

    @property
    def stated(self) -> bool:
        """Whether there is a date at all."""
        return self.text != NOT_STATED


@dataclass(frozen=True, slots=True)
class Record:
    """What every record has."""

    id: str
    place: Place
    was: tuple[str, ...]
    """Earlier ids, whose addresses lead to this record."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way in which a name is written."""

    name: str
    lang: str = ""
    """A BCP 47 tag where it is not the site's language."""


@dataclass(frozen=True, slots=True)
class Role:
    """An office or function of an actor."""

    title: str
    of: str = ""
    """The actor whose office it is, or nothing."""
    start: When | None = None
    end: When | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """What an actor is, and where that is known from: a source's id, an address or words."""

    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Introduction:
    """How one source brings an actor in, where it first names it."""

    source: str
    proof: Proof
    published: bool
    """Whether its words are shown; of a passage and of a `closed` source none are."""
    words: str
    """As what, in the desk's words; may be empty."""


@dataclass(frozen=True, slots=True)
class Actor(Record):
    """Somebody that speaks or is spoken of."""

    name: str
    kind: ActorKind
    aka: tuple[Spelling, ...]
    roles: tuple[Role, ...]
    part_of: str
    ids: tuple[tuple[str, str], ...]
    note: Note | None
    introduced: tuple[Introduction, ...] = ()
    """In the order written."""


@dataclass(frozen=True, slots=True)
class Editor(Record):
    """Somebody who signs."""

    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Signed:
    """A reasoned decision of the desk."""

    because: str
    by: str
    date: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who a statement gives as speaking."""

    kind: SpeakerKind
    actor: str = ""
    """The actor's id; for an outlet's own voice the outlet's."""
    words: str = ""
    """The words that stand for an unnamed speaker."""
    inferred: str = ""
    """Why the speaker is thought to be this one, where the article does not print it."""


@dataclass(frozen=True, slots=True)
class Translation:
    """A quote in another language, and who translated it."""

    lang: str
    text: str
    by: str


@dataclass(frozen=True, slots=True)
class Statement:
    """One source reporting one speaker on one claim, proved."""

    id: str
    """The editor's, or else `<claim>--<source>-p<paragraph>`; see `statement_ids`."""
    place: Place
    claim: str
    source: str
    speaker: Speaker
    proof: Proof
    published: bool
    """Whether its words are shown; a passage and a `closed` source show none."""
    verb: str
    act: str
    """What the verb does (assert, deny, ask …); empty where the vocabulary does not know it."""
    commitment: Commitment
    stance: Stance
    hedge: str
    said: When | None
    utterance: str
    refers_to: str
    figure: Figure | None
    translation: Translation | None
    lang: str
    note: str


class RelationKind(StrEnum):
    """How one claim stands to another."""

    CONTRADICTS = "contradicts"
    DIFFERS = "differs"
    QUALIFIES = "qualifies"
    RESPONDS_TO = "responds-to"
    PART_OF = "part-of"


@dataclass(frozen=True, slots=True)
class Relation:
    """A signed relation from one claim to another; the reverse side is a query."""

    kind: RelationKind
    claim: str
    other: str
    differs_in: DiffersIn | None
    why: Signed
    place: Place


@dataclass(frozen=True, slots=True)
class Absence:
    """A signed reading that a source does not say a claim, with its alarm words checked."""

    claim: str
    source: str
    none_of: tuple[str, ...]
    exceptions: tuple[tuple[str, str], ...]
    """Locators at which a word stands in another sense, each with the reason."""
    by: str
    date: str
    because: str
    verified: Verified | None
    """How the words were proved absent; None where the proof failed."""
    place: Place


@dataclass(frozen=True, slots=True)
class Assessment:
    """The desk's own judgement."""

    text: str
    by: str
    date: str


@dataclass(frozen=True, slots=True)
class Retraction:
    """That the desk took a claim back, and what stands in its place."""

    why: Signed
    instead: str


@dataclass(frozen=True, slots=True)
class Claim(Record):
    """One proposition with an identity across sources."""

    text: str
    kind: ClaimKind
    about: tuple[str, ...]
    statements: tuple[Statement, ...]
    relations: tuple[Relation, ...]
    absences: tuple[Absence, ...]
    happened: When | None
    quantity: Quantity | None
    assessment: Assessment | None
    retraction: Retraction | None


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to a question."""

    says: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question(Record):
    """What a set of claims answers differently."""

    text: str
    about: tuple[str, ...]
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Event(Record):
    """Something that happened at a time."""

    name: str
    happened: When
    claims: tuple[str, ...]
    part_of: str


@dataclass(frozen=True, slots=True)
class Topic(Record):
    """A term that a reader needs explained."""

    name: str
    text: str
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """One state of a corrected article."""

    date: When
    sha256: str
    note: str


@dataclass(frozen=True, slots=True)
class Source(Record):
    """A published report."""

    outlet: str
    title: str
    url: str
    archive: str
    published: When
    authors: tuple[str, ...] | None
    """None where the article does not state any."""
    language: str
    rights: Rights
    licence: str
    note: str
    versions: tuple[Version, ...]
    set_aside: tuple[tuple[str, str], ...]
    layout: Layout
    text: str
    """The whole text where it may be published (`full`), else nothing."""
    verified: Verified
    verified_by: str
    verified_on: str
    """Who wrote the lock and when, for a source that is proved against its lock."""
    unrelated: tuple[tuple[str, str], ...] = ()
    """Locators of parts that have nothing to do with the story, with the reason."""
    mark_spans: tuple[Span, ...] = ()
    """The spans between quotation marks."""


@dataclass(frozen=True, slots=True)
class Term:
    """The words by which one source names a thing."""

    source: str
    proof: Proof


@dataclass(frozen=True, slots=True)
class Wording:
    """One thing and the terms by which each source frames it."""

    of: str
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Explainer(Record):
    """A story over a set of sources."""

    title: str
    summary: str
    sources: tuple[str, ...]
    questions: tuple[str, ...]
    events: tuple[str, ...]
    wording: tuple[Wording, ...]
    by: str
    date: str
    prose: Prose


@dataclass(frozen=True, slots=True)
class HandPage(Record):
    """A hand-written page."""

    title: str
    summary: str
    prose: Prose

"""What a record says, field by field, in a form that can be compared and shown.

A field is a list of items; each has a key, by which two states are compared, and the words that a
reader is shown. Ids of the older state are read as those that they have become, so that a renamed
actor changes nothing where it is only named.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, singledispatchmethod

from generator.corpus.compare import Comparison
from generator.corpus.corpus import Corpus
from generator.corpus.figure_model import SIDES
from generator.corpus.model import (
    Absence,
    Actor,
    Claim,
    Editor,
    Event,
    Explainer,
    HandPage,
    Introduction,
    Question,
    Record,
    Relation,
    Role,
    Source,
    Speaker,
    Statement,
    Term,
    Topic,
    When,
)
from generator.evidence.model import Proof
from generator.reading.prose import Prose
from generator.reading.schema.base import NOT_STATED
from generator.reading.schema.sources import Rights


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that a field says."""

    key: str
    shown: str


Items = tuple[Item, ...]
Fields = dict[str, Items]
"""By name of the field, in the order in which changes are told."""


@dataclass(frozen=True)
class Reader:
    """Reads the records of one state."""

    corpus: Corpus
    became: Mapping[str, str] = field(default_factory=dict)
    """For an older state: what each id is in the newer one."""

    @cached_property
    def _compare(self) -> Comparison:
        return Comparison(self.corpus)

    def now(self, id: str) -> str:
        """Return what an id is in the newer state."""
        return self.became.get(id, id)

    def named(self, id: str) -> str:
        """Return the words by which a reader knows a record; the id itself where there is none."""
        return self.corpus.named(id) if id in self.corpus.records else id

    def speaker(self, speaker: Speaker) -> str:
        """Return who speaks, in words."""
        return speaker.words or self.named(speaker.actor)

    def _ids(self, *ids: str, before: str = "") -> Items:
        return tuple(Item(before + self.now(id), before + self.named(id)) for id in ids if id)

    @singledispatchmethod
    def record(self, record: Record) -> Fields:
        """Return what a record says besides its statements, relations and absences."""
        raise TypeError(f"nothing is known of {type(record).__name__}")

    @record.register
    def _claim(self, claim: Claim) -> Fields:
        quantity, judged, taken_back = claim.quantity, claim.assessment, claim.retraction
        measured = [(side, getattr(quantity, side)) for side in SIDES] if quantity else []
        return {
            "text": _words(claim.text),
            "kind": _words(claim.kind),
            "status": _words(self._compare.of_claim(claim).status),
            "about": self._ids(*claim.about),
            "happened": _when(claim.happened),
            "quantity": _words(*(_plain(side, v.value, v.inferred) for side, v in measured)),
            "assessment": _words(_plain(judged.text, judged.by, judged.date)) if judged else (),
            "withdrawn": _words(taken_back.why.because) if taken_back else (),
            "withdrawn_by": self._ids(taken_back.why.by) if taken_back else (),
            "withdrawn_on": _words(taken_back.why.date) if taken_back else (),
            "instead": self._ids(taken_back.instead) if taken_back else (),
        }

    @record.register
    def _question(self, question: Question) -> Fields:
        return {
            "text": _words(question.text),
            "status": _words(self._compare.of_question(question).status),
            "answers": tuple(
                item
                for answer in question.answers
                for item in self._ids(*answer.claims, before=f"{answer.says}: ")
                or _words(answer.says)
            ),
            "about": self._ids(*question.about),
        }

    @record.register
    def _source(self, source: Source) -> Fields:
        layout = source.layout
        authors = (NOT_STATED,) if source.authors is None else source.authors
        return {
            "title": _words(source.title),
            "outlet": self._ids(source.outlet),
            "published": _when(source.published),
            "authors": _words(*authors),
            "article": (Item(layout.sha256, f"{layout.words} words, {layout.sha256[:12]}"),),
            "versions": _words(*(_plain(_dated(v.date), v.note) for v in source.versions)),
            "rights": _words(_plain(source.rights, source.licence)),
            "address": _words(source.url),
            "archive": _words(source.archive),
            "language": _words(source.language),
            "set_aside": _words(*(f"{at}: {why}" for at, why in source.set_aside)),
            "unrelated": _words(*(f"{at}: {why}" for at, why in source.unrelated)),
            "note": _words(source.note),
        }

    @record.register
    def _actor(self, actor: Actor) -> Fields:
        note = actor.note
        return {
            "name": _words(actor.name),
            "kind": _words(actor.kind),
            "spellings": _words(*(_plain(each.name, each.lang) for each in actor.aka)),
            "roles": tuple(map(self._role, actor.roles)),
            "part_of": self._ids(actor.part_of),
            "ids": _words(*(f"{name}: {id}" for name, id in actor.ids)),
            "note": _words(_plain(note.text, note.source)) if note else (),
            "introduced": tuple(map(self._introduction, actor.introduced)),
        }

    def _introduction(self, each: Introduction) -> Item:
        proved = _proved(each.proof, each.published)
        shown = f"{self.named(each.source)}: {proved}"
        return Item(_plain(self.now(each.source), proved, each.words), _plain(shown, each.words))

    def _role(self, role: Role) -> Item:
        years = "–".join(when.text if when else "" for when in (role.start, role.end))
        why = [part for when in (role.start, role.end) if when for part in _doubts(when)]
        shown = _plain(role.title, self.named(role.of), years.strip("–"), *why)
        return Item(_plain(role.title, self.now(role.of), years, *why), shown)

    @record.register
    def _event(self, event: Event) -> Fields:
        return {
            "name": _words(event.name),
            "happened": _when(event.happened),
            "claims": self._ids(*event.claims),
            "part_of": self._ids(event.part_of),
        }

    @record.register
    def _topic(self, topic: Topic) -> Fields:
        return {
            "name": _words(topic.name),
            "text": _words(topic.text),
            "terms": _words(*topic.terms),
        }

    @record.register
    def _explainer(self, story: Explainer) -> Fields:
        return {
            "title": _words(story.title),
            "summary": _words(story.summary),
            "sources": self._ids(*story.sources),
            "questions": self._ids(*story.questions),
            "events": self._ids(*story.events),
            "wording": tuple(self._term(w.of, term) for w in story.wording for term in w.terms),
            "by": self._ids(story.by),
            "date": _words(story.date),
            "prose": tuple(self._prose(story.prose)),
        }

    def _term(self, of: str, term: Term) -> Item:
        source = self.corpus.sources.get(term.source)
        proved = _proved(term.proof, source is not None and source.rights is not Rights.CLOSED)
        shown = f"{of}: {proved} ({self.named(term.source)})"
        return Item(_plain(of, self.now(term.source), proved), shown)

    @record.register
    def _page(self, page: HandPage) -> Fields:
        return {
            "title": _words(page.title),
            "summary": _words(page.summary),
            "prose": tuple(self._prose(page.prose)),
        }

    @record.register
    def _editor(self, editor: Editor) -> Fields:
        return {"name": _words(editor.name), "role": _words(editor.role)}

    def _prose(self, prose: Prose) -> Iterator[Item]:
        """Yield one item a paragraph, heading or code block; where its links lead is part of it."""
        for token in prose.tokens:
            inner = token.children or ()
            links = [str(each.attrGet("href") or "") for each in inner if each.type == "link_open"]
            shown = "".join(" " if t.type.endswith("break") else t.content for t in inner)
            if token.children is None:
                shown = token.content
            if shown:
                targets = (self._target(link) for link in links)
                yield Item(_plain(shown, *targets), shown.strip())

    def _target(self, link: str) -> str:
        head, slash, id = link.rpartition("/")
        return f"{head}{slash}{self.now(id)}" if head.startswith("record:") else link

    def statement(self, statement: Statement) -> Fields:
        """Return what a statement says; offsets are not compared, for a corrected text moves them.

        A change that readers see elsewhere, as that of a speaker's name, is none here.
        """
        proof, speaker, figure = statement.proof, statement.speaker, statement.figure
        other = statement.translation
        who = _plain(speaker.kind, self.now(speaker.actor), speaker.words, speaker.inferred)
        return {
            "words": _words(proof.shown if statement.published else ""),
            "speaker": (Item(who, _plain(self.speaker(speaker), speaker.inferred)),),
            "verb": _words(statement.verb),
            "voice": _words(proof.voice),
            "commitment": _words(statement.commitment),
            "stance": _words(statement.stance),
            "hedge": _words(statement.hedge),
            "place": _words(str(proof.at)),
            "zone": _words(proof.zone),
            "tier": _words(proof.tier if statement.published else "passage"),
            "said": _when(statement.said),
            "figure": _words(f"{figure.bound} {figure.amount}") if figure else (),
            "translation": _words(_plain(other.text, other.lang, other.by)) if other else (),
            "language": _words(statement.lang),
            "refers_to": _words(statement.refers_to),
            "utterance": _words(statement.utterance),
            "note": _words(statement.note),
        }

    def relation(self, relation: Relation) -> Fields:
        """Return what a relation says besides its two claims."""
        return {
            "differs_in": _words(relation.differs_in or ""),
            "because": _words(relation.why.because),
            "by": self._ids(relation.why.by),
            "date": _words(relation.why.date),
        }

    def absence(self, absence: Absence) -> Fields:
        """Return what an absence says besides its claim and its source."""
        return {
            "none_of": _words(*absence.none_of),
            "exceptions": _words(*(f"{at}: {why}" for at, why in absence.exceptions)),
            "because": _words(absence.because),
            "by": self._ids(absence.by),
            "date": _words(absence.date),
            "holds": _words("yes" if absence.verified else "no"),
        }


def _words(*words: str) -> Items:
    """Return an item for each text that says anything."""
    return tuple(Item(str(each), str(each)) for each in words if each)


def _when(when: When | None) -> Items:
    return _words(_dated(when)) if when else ()


def _dated(when: When) -> str:
    return _plain(when.text, *_doubts(when))


def _doubts(when: When) -> tuple[str, str]:
    """Return how a date is known and why it is thought so, each of them where that is said."""
    return when.known or "", when.because


def _proved(proof: Proof, published: bool) -> str:
    """Return where the words of a proof stand, and the words where they may be published."""
    return _plain(proof.shown if published else "", str(proof.at))


def _plain(first: str, *more: str) -> str:
    """Return a text with what belongs to it after commas."""
    return ", ".join(filter(None, _strings((first, *more))))


def _strings(values: Iterable[str]) -> Iterator[str]:
    return map(str, values)

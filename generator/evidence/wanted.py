"""From drafts to what is to be proved: which words, in which source, said by whom."""

from __future__ import annotations

from typing import Any

from generator.evidence.absence import AbsenceWanted
from generator.evidence.model import Locator, SpeakerKind, Wanted
from generator.place import Place
from generator.reading.drafts import Drafts
from generator.reading.form import Written
from generator.reading.schema.actors import ActorDraft, ActorKind, SpellingDraft
from generator.reading.schema.claims import ClaimDraft, StatementDraft, UnnamedDraft
from generator.reading.schema.sources import ExplainerDraft

_TITLES = 2
"""A person's last name stands for the person where it has more letters than this."""


def wanted_statement(written: Written[ClaimDraft], number: int, drafts: Drafts) -> Wanted:
    """Return what the statement `number` (from 0) of a claim wants proved."""
    draft = written.draft.statements[number]
    here: tuple[str | int, ...] = ("statements", number)
    key = "passage" if draft.passage else "parts" if draft.parts else "quote"
    kind, said_by, spellings = _speaker(draft, drafts)
    quote = draft.parts or ((draft.quote,) if draft.quote else ())
    return Wanted(
        record=written.id,
        source=draft.source,
        place=written.place(*here, key),
        quote=quote,
        passage=Locator.parse(draft.passage) if draft.passage else None,
        at=Locator.parse(draft.at) if draft.at else None,
        before=draft.before or "",
        after=draft.after or "",
        speaker=kind,
        said_by=said_by,
        spellings=spellings,
        inferred=draft.inferred is not None,
        verb=draft.verb or "",
        hedge=draft.hedge or "",
        places=_places(written, here),
        parts=tuple(written.place(*here, "parts", n) for n in range(len(draft.parts or ()))),
    )


def wanted_term(written: Written[ExplainerDraft], number: int, index: int) -> Wanted:
    """Return what the term `index` of the wording `number` of an explainer wants proved."""
    draft = written.draft.wording[number].terms[index]
    here: tuple[str | int, ...] = ("wording", number, "terms", index)
    return Wanted(
        record=written.id,
        source=draft.source,
        place=written.place(*here, "quote"),
        quote=(draft.quote,),
        at=Locator.parse(draft.at) if draft.at else None,
        before=draft.before or "",
        after=draft.after or "",
        speaker=SpeakerKind.UNNAMED,
        places=_places(written, here),
    )


def wanted_introduction(written: Written[ActorDraft], number: int) -> Wanted:
    """Return what the introduction `number` (from 0) of an actor wants proved."""
    draft = written.draft.introduced[number]
    here: tuple[str | int, ...] = ("introduced", number)
    return Wanted(
        record=written.id,
        source=draft.source,
        place=written.place(*here, "passage" if draft.passage else "quote"),
        quote=(draft.quote,) if draft.quote else (),
        passage=Locator.parse(draft.passage) if draft.passage else None,
        at=Locator.parse(draft.at) if draft.at else None,
        before=draft.before or "",
        after=draft.after or "",
        speaker=SpeakerKind.UNNAMED,
        places=_places(written, here),
    )


def wanted_absence(written: Written[ClaimDraft], number: int) -> AbsenceWanted:
    """Return what the absence `number` (from 0) of a claim wants proved."""
    draft = written.draft.absent[number]
    here: tuple[str | int, ...] = ("absent", number)
    words = [written.place(*here, "none_of", n) for n in range(len(draft.none_of))]
    places = [written.place(*here, "except", n, "at") for n in range(len(draft.except_))]
    return AbsenceWanted(
        record=written.id,
        source=draft.source,
        place=written.place(*here),
        none_of=draft.none_of,
        exceptions=tuple(Locator.parse(each.at) for each in draft.except_),
        places=(*words, *places),
    )


def _places(
    written: Written[ClaimDraft] | Written[ExplainerDraft] | Written[ActorDraft],
    here: tuple[str | int, ...],
) -> tuple[tuple[str, Place], ...]:
    keys = ("quote", "parts", "passage", "at", "before", "after", "verb", "hedge", "speaker")
    data: Any = written.yaml.data
    for step in (*written.path, *here):
        data = data[step]
    return tuple((key, written.place(*here, key)) for key in keys if key in data)


def _speaker(draft: StatementDraft, drafts: Drafts) -> tuple[SpeakerKind, str, tuple[str, ...]]:
    if isinstance(draft.speaker, UnnamedDraft):
        words = draft.speaker.unnamed
        return SpeakerKind.UNNAMED, words, (words,)
    if draft.speaker == "own":
        return SpeakerKind.OWN, "", ()
    actor = drafts.actors.get(draft.speaker)
    return SpeakerKind.NAMED, draft.speaker, spellings(actor.draft) if actor else ()


def spellings(actor: ActorDraft) -> tuple[str, ...]:
    """Return every way in which an article may name an actor: a person's last name too."""
    names = [actor.name]
    names += [a.name if isinstance(a, SpellingDraft) else a for a in actor.aka]
    names += [name.removeprefix("The ") for name in names]
    if actor.kind is ActorKind.PERSON:
        names += [name.split()[-1] for name in names if len(name.split()[-1]) > _TITLES]
    return tuple(dict.fromkeys(names))

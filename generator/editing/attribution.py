"""Who is given words, and with which verb, as far as the article's narration tells.

A guess to be looked at by an editor: no page is made from it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.evidence.article import Article
from generator.evidence.model import Span, SpeakerKind, Voice, Wanted
from generator.evidence.narration import clauses, enclosing, name_beside, narration_in
from generator.evidence.near import span_near
from generator.evidence.normalise import normalise
from generator.evidence.signals import signal_pattern
from generator.evidence.voice import voice_of_words
from generator.evidence.wanted import spellings
from generator.place import Place
from generator.reading.drafts import Drafts

Names = Mapping[str, tuple[str, ...]]
"""The spellings of each actor, by id."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Whom the narration near some words names as their speaker."""

    kind: SpeakerKind
    actor: str = ""
    """The id of the actor of that name."""
    name: str = ""
    """As printed."""
    verb: str = ""


UNKNOWN = Attribution(SpeakerKind.NAMED)
"""Nobody is named."""


def names_of(drafts: Drafts) -> Names:
    """Return how articles may name each actor."""
    return {id: spellings(written.draft) for id, written in drafts.actors.items()}


def attribute(span: Span, article: Article, names: Names) -> Attribution:
    """Return who is given the words of `span`: the nearest name that stands with a verb of speech.

    Words between quotation marks may have it in the sentence before or after; others are the
    outlet's own unless their own sentence gives them to somebody.
    """
    quoted = voice_of_words(span, article) is not Voice.INDIRECT
    near = span_near(span, article) if quoted else article.span_of(article.locator_of(span))
    quotation = enclosing(span, article)
    found = _verbs(quotation.span if quotation else span, near or span, article)
    return _first([verb for verb in found if verb.far >= 0], names, is_own=not quoted)


def attribute_sentence(span: Span, article: Article, names: Names) -> Attribution:
    """Return who is given what a whole sentence says, as far as the sentence itself tells."""
    quoted = voice_of_words(span, article) is Voice.DIRECT
    found = _verbs(Span(span.start, span.start), span, article)
    return _first(found, names, is_own=not quoted)


def actor_of(name: str, names: Names) -> str:
    """Return the one actor that a printed name stands for, or nothing.

    "Trader Ida Brandt" is "Ida Brandt", whom a title stands before; "Otto Brandt" is not.
    """
    wanted = _plain(name)
    if not wanted:
        return ""
    ways = (
        lambda known: wanted == known,
        lambda known: len(known) > 1 and wanted[-len(known) :] == known,
        lambda known: set(wanted) <= set(known),
    )
    for fits in ways:
        found = [id for id, all_of in names.items() if any(fits(_plain(n)) for n in all_of)]
        if found:
            return found[0] if len(found) == 1 else ""
    return ""


def wanted_of(span: Span, quote: str, who: Attribution, names: Names, article: Article) -> Wanted:
    """Return what a statement with these words and this speaker would have to prove."""
    known = names.get(who.actor, ()) if who.actor else (who.name,) if who.name else ()
    return Wanted(
        record="",
        source=article.source,
        place=Place(f"{article.source}.txt"),
        quote=(quote,),
        speaker=who.kind,
        spellings=known,
        verb=who.verb,
    )


@dataclass(frozen=True, slots=True, order=True)
class _Verb:
    """A verb of speech, with the name that stands as its subject."""

    far: int
    """How many characters lie between it and the words; below 0 where it is one of them."""
    name: str
    verb: str


def _verbs(words: Span, near: Span, article: Article) -> list[_Verb]:
    """Return the verbs of speech in the narration of `near`, the nearest to `words` first."""
    found: list[_Verb] = []
    pattern = signal_pattern("speech", article.language)
    for part in narration_in(near, article):
        at = part.start  # good enough to tell what is nearer: normalising hardly moves a word
        for clause in clauses(article.normal_words_at(part)):
            for verb in pattern.finditer(clause):
                far = max(at + verb.start() - words.end, words.start - (at + verb.end()))
                if verb.group().islower():
                    name = name_beside(clause, verb.start(), verb.end(), article.language)
                    found.append(_Verb(far, name, verb.group()))
            at += len(clause) + 1
    return sorted(found)


def _first(found: Sequence[_Verb], names: Names, *, is_own: bool) -> Attribution:
    """Return what the nearest verb says; a pronoun beside it is for people to follow."""
    if not found:
        return Attribution(SpeakerKind.OWN) if is_own else UNKNOWN
    nearest = found[0]
    if not nearest.name:
        return UNKNOWN
    actor = actor_of(nearest.name, names)
    kind = SpeakerKind.NAMED if actor else SpeakerKind.UNNAMED
    return Attribution(kind, actor, nearest.name, nearest.verb)


def _plain(name: str) -> list[str]:
    words = normalise(name).text.casefold().split()
    return [w.removesuffix("'s").replace(".", "") for w in words if w != "the"]

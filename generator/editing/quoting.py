"""Words of an article as a statement ready to paste, for each place where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from generator.diagnostics import Diagnostic, has_errors
from generator.editing.attribution import Attribution, Names, attribute, wanted_of
from generator.editing.statement import Statement, unnamed
from generator.evidence.article import Article
from generator.evidence.choose import narrow
from generator.evidence.locate import Chain, find_chains
from generator.evidence.model import Locator, Span, SpeakerKind, Wanted
from generator.evidence.outer_marks import inside_outer_marks, without_marks
from generator.evidence.pattern import readings
from generator.evidence.prove import prove
from generator.evidence.voice import voice_of
from generator.evidence.words import word_spans

_MOST_WORDS_BESIDE = 8


@dataclass(frozen=True, slots=True)
class Quoted:
    """One place of the words: what to paste, and what the check would say of it."""

    statement: Statement
    span: Span
    """Where in the article the words stand."""
    findings: tuple[Diagnostic, ...] = ()


def quote_words(
    words: str, article: Article, names: Names, *, speaker: str = "", closed: bool = False
) -> list[Quoted]:
    """Return a statement for each place of an article at which `words` stand.

    `speaker` is an actor's id, `own` or nothing, for whom the article itself names. The words of
    a `closed` article are not written out.
    """
    chains = _chains(words, article)
    return [
        _quoted(words, chain, chains, article, names, speaker=speaker, closed=closed)
        for chain in chains
    ]


def _bare(
    words: str, chain: Chain, chains: list[Chain], article: Article
) -> tuple[str, Chain, list[Chain]]:
    """Return the same words without the marks that a page sets, and where they then stand."""
    spans = chain.spans(article)
    whole = Span(spans[0].start, spans[-1].end)
    inside = inside_outer_marks(whole, article)
    if inside == whole:
        return words, chain, chains
    bare = without_marks(words, whole, inside)
    others = _chains(bare, article)
    for other in others:
        found = other.spans(article)
        if (found[0].start, found[-1].end) == (inside.start, inside.end):
            return bare, other, others
    return words, chain, chains


def why_not_there(words: str, article: Article, library: Mapping[str, Article]) -> Diagnostic:
    """Return why words do not stand in an article, with the passage nearest to them."""
    who = Attribution(SpeakerKind.UNNAMED)
    _, findings = prove(wanted_of(Span(0, 0), words, who, {}, article), article, library)
    return findings[0]


def _chains(words: str, article: Article) -> list[Chain]:
    for pattern in readings((words,), article.normal.text):
        if all(any(c.isalnum() for c in s.needle) for s in pattern.stretches) and (
            chains := find_chains(pattern, article)
        ):
            return chains
    return []


def _quoted(
    words: str,
    chain: Chain,
    chains: list[Chain],
    article: Article,
    names: Names,
    *,
    speaker: str,
    closed: bool,
) -> Quoted:
    spans = chain.spans(article)
    whole = Span(spans[0].start, spans[-1].end)
    who = _speaker(speaker, whole, article, names)
    if who.kind is not SpeakerKind.OWN:
        words, chain, chains = _bare(words, chain, chains, article)
        spans = chain.spans(article)
        whole = Span(spans[0].start, spans[-1].end)
    printed = article.words_at(whole) if len(spans) == 1 and "[" not in words else words
    wanted = wanted_of(whole, printed, who, names, article)
    wanted = next(
        (w for w in _told_apart(wanted, spans, article) if _is(w, chain, chains, article)), wanted
    )
    place = article.locator_of(whole)
    zone = article.zone_at(whole.start).value
    about = f"{place}: {zone}, {voice_of(spans, article, who.kind).value}"
    statement = Statement(
        source=article.source,
        speaker=speaker_yaml(who),
        verb=who.verb,
        about=(about,),
        **({"passage": str(place)} if closed else _evidence(wanted)),
    )
    _, findings = prove(wanted, article, {})
    return Quoted(statement, whole, () if closed else findings)


def speaker_yaml(who: Attribution) -> str:
    """Return a speaker as a statement has it; nothing where nobody is named."""
    if who.kind is SpeakerKind.OWN:
        return "own"
    return who.actor or (unnamed(who.name) if who.name else "")


def _speaker(given: str, span: Span, article: Article, names: Names) -> Attribution:
    if given == "own":
        return Attribution(SpeakerKind.OWN)
    found = attribute(span, article, names)
    if given and given != found.actor:
        return Attribution(SpeakerKind.NAMED, given)
    return found


def _evidence(wanted: Wanted) -> dict[str, str]:
    return {
        "quote": wanted.quote[0],
        "at": str(wanted.at or ""),
        "before": wanted.before,
        "after": wanted.after,
    }


def _is(wanted: Wanted, chain: Chain, chains: list[Chain], article: Article) -> bool:
    return narrow(chains, wanted, article) == chain


def _told_apart(wanted: Wanted, spans: tuple[Span, ...], article: Article) -> Iterator[Wanted]:
    """Yield ways to say which place is meant, the plainest first."""
    whole = Span(spans[0].start, spans[-1].end)
    place = article.locator_of(whole)
    yield wanted
    yield replace(wanted, at=Locator(place.paragraph))
    yield replace(wanted, at=Locator(place.paragraph, sentence=place.sentence))
    yield replace(wanted, at=Locator(place.paragraph, line=article.line_of(whole.start)))
    stretch, text = article.stretch_at(whole.start), article.text or ""
    before = list(word_spans(text[stretch.start : whole.start], stretch.start))
    after = list(word_spans(text[whole.end : stretch.end], whole.end))
    for count in range(1, _MOST_WORDS_BESIDE + 1):
        if before[-count:]:
            yield replace(wanted, before=text[before[-count:][0].start : before[-1].end])
        if after[:count]:
            yield replace(wanted, after=text[after[0].start : after[:count][-1].end])


def has_faults(quoted: Quoted) -> bool:
    """Tell whether the check would refuse a statement."""
    return has_errors(quoted.findings)

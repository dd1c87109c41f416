"""One piece of evidence: is it there, where exactly, and in whose voice?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.diagnostics import Diagnostic, Rule, Severity, has_errors
from generator.evidence.article import Article
from generator.evidence.choose import narrow
from generator.evidence.edited import check_marks
from generator.evidence.gaps import check_gap
from generator.evidence.layout import check_locator
from generator.evidence.locate import Chain, find_chains
from generator.evidence.missing import check_words, why_missing
from generator.evidence.model import Locator, Piece, Proof, Span, Tier, Verified, Voice, Wanted
from generator.evidence.narration import check_narration
from generator.evidence.outer_marks import check_outer_marks
from generator.evidence.pattern import Pattern, readings
from generator.evidence.shown import show
from generator.evidence.surroundings import check_surroundings
from generator.evidence.voice import joint_voice, voice_of_words
from generator.evidence.words import count_words
from generator.reading.schema.sources import Zone

QUOTE_OUTSIDE_REPORT = Rule(
    "Q103",
    "quote-outside-report",
    """
A quote or passage stands in a credit line or in boilerplate, which is no part of the report.

Agency credits, lists of links and notes on the outlet come with the page, not with the story; they
are evidence for nothing it says.

    quote: Picture by Ida Brandt

Quote the report itself. Where the text was marked wrongly, correct `zones` in the source.
""",
)

QUOTE_FROM_UNRELATED_PART = Rule(
    "Q104",
    "quote-from-unrelated-part",
    """
A quote or passage stands in a part of the article that an editor marked as unrelated.

The caption of an archive picture speaks of another day and other people. A claim that rests on
it puts them into this story.

Quote another part, or take `unrelated` away in the source's `zones`.
""",
    Severity.WARNING,
)


@dataclass(frozen=True, slots=True)
class _Match:
    """A quote as it was read, and where it stands."""

    pattern: Pattern
    chain: Chain
    spans: tuple[Span, ...]


def prove(
    wanted: Wanted, article: Article, library: Mapping[str, Article]
) -> tuple[Proof | None, tuple[Diagnostic, ...]]:
    """Return the proof that evidence stands in `article`, if it does, and all findings.

    `article` must have its text; `library` holds the other articles, by source, to name the one
    in which words that are not here do stand.
    """
    findings = tuple(_check_places(wanted, article))
    if findings:
        return None, findings
    if wanted.passage is not None:
        span = article.span_of(wanted.passage) or Span(0, 0)
        spans: tuple[Span, ...] = (span,)
        voices = [voice_of_words(span, article)]
        proof = _passage_proof(span, wanted.passage, wanted, voices, article)
        at = article.locator_of(span)
    else:
        match = _match(wanted, article, library)
        if isinstance(match, Diagnostic):
            return None, (match,)
        findings = tuple(_check_match(match, wanted, article))
        spans = match.spans
        voices = [voice_of_words(span, article) for span in spans]
        proof = _quote_proof(match, wanted, voices, article)
        at = proof.at
    findings += tuple(_check_zone(proof, wanted))
    if has_errors(findings):
        return None, findings
    return proof, (*findings, *check_surroundings(spans, at, voices, wanted, article))


def _check_places(wanted: Wanted, article: Article) -> Iterator[Diagnostic]:
    for key, locator in (("passage", wanted.passage), ("at", wanted.at)):
        if locator is not None:
            place = wanted.place_of(key)
            yield from check_locator(article.layout, str(locator), place, wanted.source)


def _match(wanted: Wanted, article: Article, library: Mapping[str, Article]) -> _Match | Diagnostic:
    """Return how a quote is to be read and where it stands, or why it does not."""
    if not article.layout.paragraphs:
        pattern = next(readings(wanted.quote, ""))
        return why_missing(wanted, pattern, article, library)
    text = article.normal.text
    wrong: Diagnostic | None = None
    pattern = Pattern(())
    for pattern in readings(wanted.quote, text):
        wrong = next(check_marks(pattern, wanted, article.language), None)
        wrong = wrong or check_words(wanted, pattern)
        chains = [] if wrong else find_chains(pattern, article)
        if chains:
            chain = narrow(chains, wanted, article)
            if isinstance(chain, Diagnostic):
                return chain
            return _Match(pattern, chain, chain.spans(article))
    return wrong or why_missing(wanted, pattern, article, library)


def _check_match(match: _Match, wanted: Wanted, article: Article) -> Iterator[Diagnostic]:
    parts = [stretch.part for stretch in match.pattern.stretches]
    for number, span in zip(parts, match.spans, strict=True):
        yield from check_narration(number, span, wanted, article)
    gaps = zip(match.pattern.joints, pairwise(match.spans), parts[1:], strict=True)
    for joint, (before, after), number in gaps:
        place = wanted.place_of_part(number)
        yield from check_gap(joint, before, after, place, wanted, article)
    for number in range(len(wanted.quote)):
        own = [span for of, span in zip(parts, match.spans, strict=True) if of == number]
        yield from check_outer_marks(number, Span(own[0].start, own[-1].end), wanted, article)


def _check_zone(proof: Proof, wanted: Wanted) -> Iterator[Diagnostic]:
    key = "passage" if wanted.passage else "quote"
    where = f"{proof.at} of {wanted.source}"
    if proof.zone in (Zone.CREDIT, Zone.BOILERPLATE):
        yield QUOTE_OUTSIDE_REPORT.at(
            wanted.place_of(key),
            f"The evidence stands in {where}, which is {proof.zone.value}.",
            hint="Quote the report itself, or correct `zones` in the source.",
            record=wanted.record,
        )
    elif proof.unrelated:
        yield QUOTE_FROM_UNRELATED_PART.at(
            wanted.place_of(key),
            f"The evidence stands in {where}, which is marked as unrelated to the story.",
            hint="Quote another part.",
            record=wanted.record,
        )


def _quote_proof(match: _Match, wanted: Wanted, voices: Sequence[Voice], article: Article) -> Proof:
    whole = Span(match.spans[0].start, match.spans[-1].end)
    printed = [article.words_at(span) for span in match.spans]
    paragraph, line = article.paragraph_at(whole.start), article.line_of(whole.start)
    return Proof(
        pieces=tuple(map(Piece, match.spans, printed)),
        tier=match.pattern.tier(printed),
        at=article.locator_of(whole),
        line=line,
        zone=paragraph.zones[line - 1],
        voice=joint_voice(voices, wanted.speaker),
        verified=Verified.LIVE,
        words=sum(map(count_words, printed)),
        shown=show(match.pattern, match.chain, article),
        unrelated=line in paragraph.unrelated_lines,
    )


def _passage_proof(
    span: Span, passage: Locator, wanted: Wanted, voices: Sequence[Voice], article: Article
) -> Proof:
    return Proof(
        pieces=(Piece(span, ""),),
        tier=Tier.EXACT,
        at=passage,
        line=article.line_of(span.start),
        zone=article.zone_at(span.start),
        voice=joint_voice(voices, wanted.speaker),
        verified=Verified.LIVE,
        words=count_words(article.words_at(span)),
        shown="",
        unrelated=article.is_unrelated(span.start),
    )

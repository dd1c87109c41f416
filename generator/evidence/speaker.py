"""Is the speaker of a statement named near its words, and nobody else beside the verb?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice

from generator.diagnostics import Diagnostic, Rule, Severity
from generator.evidence.article import Article
from generator.evidence.edges import UNSPACED
from generator.evidence.model import Locator, Paragraph, Span, SpeakerKind, Wanted
from generator.evidence.narration import is_spelling, name_beside
from generator.evidence.near import Found, find_outside_marks
from generator.evidence.normalise import normalise
from generator.reading.schema.sources import Zone

SPEAKER_NOT_NAMED_NEAR = Rule(
    "Q505",
    "speaker-not-named-near",
    """
The speaker of a statement is not named near its words, or somebody else is named beside the verb.

A wrong speaker is the worst mistake a quotation can have. The name, or one of its spellings, is
looked for in the same paragraph, the two before it and the one after it, outside quotation marks;
for a headline, in the whole text.

    speaker: ida-brandt      # the article: "...", said Dag Ferrow

Correct the speaker, add the printed spelling to the actor's `aka`, or say in `inferred` how the
speaker is known.
""",
    Severity.WARNING,
)

_REACH_BACK, _REACH_ON = 2, 1
"""Paragraphs before and after that of the quote in which its speaker may be named."""
_SUMS_UP = (Zone.HEADLINE, Zone.STANDFIRST)
"""Zones whose speakers may be named anywhere in the text."""
_UNSPACED_RE = re.compile(UNSPACED)
_HANGUL = re.compile("[가-힣]{2}$")
"""The end of a Korean name, to which particles are joined."""
_NOT_COUNTED = (Zone.CAPTION, Zone.CREDIT, Zone.BYLINE, Zone.BOILERPLATE)


def check_speaker(
    whole: Span, at: Locator, verbs: list[Found], wanted: Wanted, article: Article
) -> Iterator[Diagnostic]:
    """Give a warning where the text around does not bear the speaker of a quote out.

    `at` are the sentences of the quote.
    """
    if wanted.speaker is SpeakerKind.OWN or wanted.inferred or not wanted.spellings:
        return
    who = wanted.spellings[0]
    other = _named_beside(_in_its_sentence(at, wanted, article) or verbs, wanted, article)
    if other:
        message = f"“{wanted.verb}” stands with {other} in {wanted.source}, not with {who}."
    elif _is_named(wanted.spellings, whole, article):
        return
    else:
        message = f"{who} is not named near {at} of {wanted.source}."
    yield SPEAKER_NOT_NAMED_NEAR.at(
        wanted.place_of("speaker"),
        message,
        hint="Correct the speaker, add the printed spelling to the actor's `aka`, or say in "
        "`inferred` how the speaker is known.",
        record=wanted.record,
    )


def _in_its_sentence(at: Locator, wanted: Wanted, article: Article) -> list[Found]:
    """Return the places of the verb in the sentence of the quote: they come before those beside."""
    sentence = article.span_of(at)
    return find_outside_marks(wanted.verb, sentence, article) if sentence and wanted.verb else []


def _named_beside(verbs: list[Found], wanted: Wanted, article: Article) -> str:
    """Return who stands with the verb, where it is somebody else every time; or nothing."""
    others = []
    for verb in verbs:
        if is_spelling(verb.clause, wanted):
            return ""
        name = name_beside(verb.clause, verb.start, verb.end, article.language)
        if not name:
            return ""
        others.append(name)
    return others[0] if others else ""


def _reach(whole: Span, article: Article) -> Iterator[str]:
    """Give the narration in which the speaker of a quote may be named, the nearest first."""
    here = article.paragraph_at(whole.start)
    paragraphs = article.layout.paragraphs
    before = (paragraphs[i] for i in range(here.number - 2, -1, -1))
    after = (paragraphs[i] for i in range(here.number, len(paragraphs)))
    back, on = (None, None) if here.zone in _SUMS_UP else (_REACH_BACK, _REACH_ON)
    yield from _narration([here], article)
    yield from _narration(_counted(before, back), article)
    yield from _narration(_counted(after, on), article)


def _counted(paragraphs: Iterable[Paragraph], most: int | None) -> Iterator[Paragraph]:
    return islice((p for p in paragraphs if p.zone not in _NOT_COUNTED), most)


def _narration(paragraphs: Iterable[Paragraph], article: Article) -> Iterator[str]:
    return (article.narration_at(paragraph.span) for paragraph in paragraphs)


def _is_named(spellings: tuple[str, ...], whole: Span, article: Article) -> bool:
    """Tell whether an actor is named near a quote, be it as "the board" for "Harbour Board"."""
    names = _names(spellings)
    if any(_is_whole(name, words) for words in _reach(whole, article) for name in names):
        return True
    short = _short_names(spellings)  # looked for last: to compile it takes as long as ten quotes
    return bool(short and any(short.search(words) for words in _reach(whole, article)))


@lru_cache(maxsize=4096)
def _names(spellings: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(normalise(name.strip()).text for name in spellings)


def _is_whole(name: str, text: str) -> bool:
    """Tell whether `name` stands in `text` from word edge to word edge."""
    start = text.find(name)
    while start >= 0:
        end = start + len(name)
        begins = _is_edge(name[:1], text[max(start - 1, 0) : start])
        if begins and (_HANGUL.search(name) or _is_edge(name[-1:], text[end : end + 1])):
            return True
        start = text.find(name, start + 1)
    return False


def _is_edge(own: str, beside: str) -> bool:
    """Tell whether a name may begin or end with its `own` character, where `beside` is the next."""
    if _UNSPACED_RE.match(own) or _UNSPACED_RE.match(beside):
        return True
    return not (beside.isalnum() or beside == "_")


@lru_cache(maxsize=4096)
def _short_names(spellings: tuple[str, ...]) -> re.Pattern[str] | None:
    short = [f"the {name.split()[-1]}" for name in _names(spellings) if " " in name]
    words = "|".join(map(re.escape, short))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE) if short else None

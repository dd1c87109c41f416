"""What stands around proved words, held against what the editor wrote about them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from generator.diagnostics import Diagnostic, Rule, Severity
from generator.evidence.article import Article
from generator.evidence.excerpt import shorten
from generator.evidence.model import Locator, Span, SpeakerKind, Voice, Wanted
from generator.evidence.near import find_outside_marks, span_near, whole_words
from generator.evidence.signals import find_signal, signal_pattern
from generator.evidence.speaker import check_speaker

VERB_NOT_NEAR = Rule(
    "Q501",
    "verb-not-near",
    """
The reporting verb of a statement does not stand near its words in the article.

The verb decides whether readers are told that an outlet passes words on, stands behind them or
keeps its distance. A verb from another paragraph tells them something that the outlet did not.

    verb: claimed       # the article prints "he said" beside these words

Write the verb as it is printed in the same sentence, or in the one before or after. Where there
is none, leave the line out.
""",
    Severity.WARNING,
)

HEDGE_NOT_NEAR = Rule(
    "Q502",
    "hedge-not-near",
    """
The hedge of a statement does not stand near its words in the article.

    hedge: apparently   # stands nowhere in the sentence of the quote

A hedge is shown beside the quote as the article's own. Write it as it is printed in the same
sentence, or in the one before or after; where there is none, leave the line out.
""",
    Severity.WARNING,
)

NEGATION_BEFORE_QUOTE = Rule(
    "Q503",
    "negation-before-quote",
    """
A negation stands directly before the quote, outside it.

Torn from its "not", a phrase says the opposite of its sentence.

    quote: an old bridge      # the article: "This is not an old bridge"

Begin the quote before the negation. Where the claim is about the denial itself, say so with
`stance: denies` and accept the finding.
""",
    Severity.WARNING,
)

DIRECT_SPEECH_OUTSIDE_MARKS = Rule(
    "Q504",
    "direct-speech-outside-marks",
    """
An utterance is given in parts, as something said, but the article prints no quotation marks there.

Outside quotation marks the words are the reporter's, however near they come to what was said.

    parts:
      - The town would wait      # the article: The town would wait, he said, and then decide
      - and then decide

Give each part as a quote of its own; the page will show it as indirect speech.
""",
    Severity.WARNING,
)

OWN_WORDS_IN_MARKS = Rule(
    "Q506",
    "own-words-in-quotation-marks",
    """
Words given as the outlet's own stand inside quotation marks.

An outlet that sets words between marks says that they are somebody else's, or keeps its distance
from them.

    speaker: own
    quote: tired     # printed between quotation marks

Give the speaker, or `{unnamed: ...}` with the words as printed.
""",
    Severity.WARNING,
)

_BREAK = re.compile(r"[,;:.!?()]|\s(?:-|and|but|or|und|aber|et|mais|y|pero|и|но|та|але)\s")
"""Beyond it a negation belongs to something else."""
_WORDS_BEFORE = 4
_FAR_NEGATION = re.compile(
    r"\b(?:nobody|no one|none of|neither|den(?:y|ies|ied|ying)|disput(?:es|ed|ing))\b.*",
    re.IGNORECASE,
)
"""Negations that turn round whatever their clause goes on to say, however far away."""


def check_surroundings(
    spans: tuple[Span, ...],
    at: Locator,
    voices: Sequence[Voice],
    wanted: Wanted,
    article: Article,
) -> Iterator[Diagnostic]:
    """Give a warning for each thing the editor wrote that the text around does not bear out.

    `at` are the sentences in which the evidence stands, `voices` tells of each span whether it
    stands inside quotation marks.
    """
    whole = Span(spans[0].start, spans[-1].end)
    near = span_near(whole, article, at)
    verbs = find_outside_marks(wanted.verb, near, article) if wanted.verb else []
    if wanted.verb and not verbs:
        message = f"The verb “{wanted.verb}” does not stand near {at} of {wanted.source}."
        hint = "Write the verb as it is printed beside the words, or leave `verb` out."
        place = wanted.place_of("verb")
        yield VERB_NOT_NEAR.at(place, message, hint=hint, record=wanted.record)
    if wanted.hedge and not whole_words(wanted.hedge).search(article.normal_words_at(near)):
        message = f"The hedge “{wanted.hedge}” does not stand near {at} of {wanted.source}."
        hint = "Write the hedge as it is printed beside the words, or leave `hedge` out."
        place = wanted.place_of("hedge")
        yield HEDGE_NOT_NEAR.at(place, message, hint=hint, record=wanted.record)
    is_term = wanted.speaker is SpeakerKind.UNNAMED and not wanted.spellings
    if wanted.passage is None and not is_term:
        yield from _check_negation(spans, wanted, article)
        yield from _check_marks(spans, voices, wanted, article)
    yield from check_speaker(whole, at, verbs, wanted, article)


def _check_negation(
    spans: tuple[Span, ...], wanted: Wanted, article: Article
) -> Iterator[Diagnostic]:
    for span in spans:
        start = article.stretch_at(span.start).start
        words = _turned_by(article.normal_words_at(Span(start, span.start)), article.language)
        found = find_signal("negations", article.language, words)
        if found and found.casefold() != wanted.verb.casefold():
            yield NEGATION_BEFORE_QUOTE.at(
                wanted.place_of("quote"),
                f"“{found}” stands before the quote, outside it: "
                f"“{words} {shorten(article.words_at(span), 60)}”.",
                hint=f"Begin the quote before “{found}”.",
                record=wanted.record,
            )
            return


def _turned_by(before: str, language: str) -> str:
    """Return the words before a quote among which a negation turns it round."""
    if before.count(",") > 1:
        before = _speech_between(language).sub("", before)
    clause = _BREAK.split(before)[-1]
    far = _FAR_NEGATION.search(clause)
    near = " ".join(clause.split()[-_WORDS_BEFORE:])
    return far.group().strip() if far and len(far.group()) > len(near) else near


@lru_cache(maxsize=32)
def _speech_between(language: str) -> re.Pattern[str]:
    """Return what finds a reporter's words between two commas."""
    says = signal_pattern("speech", language).pattern
    return re.compile(rf'(?i),"? [^,;:.!?"]*(?:{says})[^,;:.!?"]*,')


def _check_marks(
    spans: tuple[Span, ...], voices: Sequence[Voice], wanted: Wanted, article: Article
) -> Iterator[Diagnostic]:
    if wanted.speaker is SpeakerKind.OWN:
        if all(voice is Voice.DIRECT for voice in voices):
            yield OWN_WORDS_IN_MARKS.at(
                wanted.place_of("speaker"),
                f"“{shorten(article.words_at(spans[0]), 60)}” is given as the outlet's own, but "
                f"stands between quotation marks in {wanted.source}.",
                hint="Give the speaker whom it quotes.",
                record=wanted.record,
            )
        return
    outside = [span for span, v in zip(spans, voices, strict=True) if v is not Voice.DIRECT]
    if len(wanted.quote) > 1 and outside:
        yield DIRECT_SPEECH_OUTSIDE_MARKS.at(
            wanted.place_of("parts"),
            f"“{shorten(article.words_at(outside[0]), 60)}” is given as part of an utterance, but "
            f"{wanted.source} prints it outside quotation marks.",
            hint="Give it as a quote of its own.",
            record=wanted.record,
        )

"""What stands around proved words, held against what the editor wrote about them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.diagnostics import Diagnostic, Rule, Severity
from generator.evidence.article import Article
from generator.evidence.excerpt import shorten
from generator.evidence.model import Locator, Span, SpeakerKind, Voice, Wanted
from generator.evidence.narration import clauses, is_spelling, name_beside, narration_in
from generator.evidence.normalise import normalise
from generator.evidence.signals import find_signal
from generator.evidence.voice import voice_of_words
from generator.reading.schema.sources import Zone

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

    quote: a negotiating document      # the article: "This is not a negotiating document"

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
      - Moscow would wait      # the article: Moscow would wait, he said, and then decide
      - and then decide

Give each part as a quote of its own; the page will show it as indirect speech.
""",
    Severity.WARNING,
)

SPEAKER_NOT_NAMED_NEAR = Rule(
    "Q505",
    "speaker-not-named-near",
    """
The speaker of a statement is not named near its words, or somebody else is named beside the verb.

A wrong speaker is the worst mistake a quotation can have. The name, or one of its spellings, is
looked for in the same paragraph, the two before it and the one after it, outside quotation marks;
for a headline, in the whole text.

    speaker: sergei-lavrov      # the article: "...", Blinken said

Correct the speaker, add the printed spelling to the actor's `aka`, or say in `inferred` how the
speaker is known.
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
    quote: heightened alert     # printed between quotation marks

Give the speaker, or `{unnamed: ...}` with the words as printed.
""",
    Severity.WARNING,
)

_REACH_BACK, _REACH_ON = 2, 1
"""Paragraphs before and after that of the quote in which its speaker may be named."""
_SUMS_UP = (Zone.HEADLINE, Zone.STANDFIRST)
"""Zones whose speakers may be named anywhere in the text."""
_NOT_COUNTED = (Zone.CAPTION, Zone.CREDIT, Zone.BYLINE, Zone.BOILERPLATE)
_BREAK = re.compile(r"[,;:.!?()]|\s(?:-|and|but|or|und|aber|et|mais|y|pero|и|но|та|але)\s")
"""Beyond it a negation belongs to something else."""
_WORDS_BEFORE = 4


def check_surroundings(
    spans: tuple[Span, ...], wanted: Wanted, article: Article
) -> Iterator[Diagnostic]:
    """Give a warning for each thing the editor wrote that the text around does not bear out."""
    whole = Span(spans[0].start, spans[-1].end)
    near = _near(whole, article)
    if wanted.verb and not _find_verb(wanted.verb, near, article):
        message = f"The verb “{wanted.verb}” does not stand near {_here(whole, article, wanted)}."
        yield VERB_NOT_NEAR.at(wanted.place_of("verb"), message, record=wanted.record)
    if wanted.hedge and not _stands_in(wanted.hedge, article.words_at(near)):
        message = f"The hedge “{wanted.hedge}” does not stand near {_here(whole, article, wanted)}."
        yield HEDGE_NOT_NEAR.at(wanted.place_of("hedge"), message, record=wanted.record)
    is_term = wanted.speaker is SpeakerKind.UNNAMED and not wanted.spellings
    if wanted.passage is None and not is_term:
        yield from _check_negation(spans, wanted, article)
        yield from _check_marks(spans, wanted, article)
    yield from _check_speaker(whole, near, wanted, article)


def _check_negation(
    spans: tuple[Span, ...], wanted: Wanted, article: Article
) -> Iterator[Diagnostic]:
    for span in spans:
        start = article.stretch_at(span.start).start
        before = _BREAK.split(normalise(article.words_at(Span(start, span.start))).text)[-1]
        words = " ".join(before.split()[-_WORDS_BEFORE:])
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


def _check_marks(spans: tuple[Span, ...], wanted: Wanted, article: Article) -> Iterator[Diagnostic]:
    voices = [voice_of_words(span, article) for span in spans]
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


def _check_speaker(
    whole: Span, near: Span, wanted: Wanted, article: Article
) -> Iterator[Diagnostic]:
    if wanted.speaker is SpeakerKind.OWN or wanted.inferred or not wanted.spellings:
        return
    other = _named_beside_verb(near, wanted, article)
    named = any(_is_named(wanted.spellings, words) for words in _reach(whole, article))
    if named and not other:
        return
    who = wanted.spellings[0]
    if other:
        message = f"“{wanted.verb}” stands with {other} in {wanted.source}, not with {who}."
    else:
        message = f"{who} is not named near {_here(whole, article, wanted)}."
    yield SPEAKER_NOT_NAMED_NEAR.at(
        wanted.place_of("speaker"),
        message,
        hint="Correct the speaker, add the printed spelling to the actor's `aka`, or say in "
        "`inferred` how the speaker is known.",
        record=wanted.record,
    )


def _named_beside_verb(near: Span, wanted: Wanted, article: Article) -> str:
    """Return who stands with the verb, where it is somebody else every time; or nothing."""
    others = []
    for clause, start, end in _find_verb(wanted.verb, near, article):
        name = name_beside(clause, start, end, article.language)
        if not name or any(is_spelling(word, wanted) for word in clause.split()):
            return ""
        others.append(name)
    return others[0] if others else ""


def _find_verb(verb: str, near: Span, article: Article) -> list[tuple[str, int, int]]:
    """Return each place of the verb near the quote, outside quotation marks, with its clause."""
    if not verb:
        return []
    pattern = _whole_words(verb)
    return [
        (clause, match.start(), match.end())
        for span in narration_in(near, article)
        for clause in clauses(normalise(article.words_at(span)).text)
        for match in pattern.finditer(clause)
    ]


def _near(whole: Span, article: Article) -> Span:
    """Return the sentences of a quote with the one before and the one after."""
    paragraph = article.paragraph_at(whole.start)
    at = article.locator_of(whole)
    first = max((at.sentence or 1) - 1, 1)
    last = min((at.last_sentence or at.sentence or 1) + 1, len(paragraph.sentences))
    near = article.span_of(Locator(paragraph.number, sentence=first, last_sentence=last))
    return near or whole


def _reach(whole: Span, article: Article) -> Iterator[str]:
    """Give the narration in which the speaker of a quote may be named."""
    here = article.paragraph_at(whole.start)
    counted = [p for p in article.layout.paragraphs if p is here or p.zone not in _NOT_COUNTED]
    if here.zone not in _SUMS_UP:
        at = counted.index(here)
        counted = counted[max(at - _REACH_BACK, 0) : at + _REACH_ON + 1]
    for paragraph in counted:
        for span in narration_in(paragraph.span, article):
            yield article.words_at(span)


def _is_named(spellings: tuple[str, ...], text: str) -> bool:
    """Tell whether `text` names an actor, be it as "the board" for "Harbour Board"."""
    names = [normalise(name.strip()).text for name in spellings]
    short = [f"the {name.split()[-1]}" for name in names if " " in name]
    normal = normalise(text).text
    return _any_of(names, 0).search(normal) is not None or (
        bool(short) and _any_of(short, re.IGNORECASE).search(normal) is not None
    )


def _any_of(words: list[str], flags: int) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)", flags)


def _stands_in(words: str, text: str) -> bool:
    return _whole_words(words).search(normalise(text).text) is not None


def _whole_words(words: str) -> re.Pattern[str]:
    needle = normalise(words.strip()).text
    return re.compile(rf"(?<!\w){re.escape(needle)}(?!\w)", re.IGNORECASE)


def _here(whole: Span, article: Article, wanted: Wanted) -> str:
    return f"{article.locator_of(whole)} of {wanted.source}"

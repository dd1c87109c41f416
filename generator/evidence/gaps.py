"""What lies between two stretches of one quote: words left out, or an interruption."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Diagnostic, Rule, Severity, has_errors
from generator.evidence.article import Article
from generator.evidence.excerpt import as_parts, shorten
from generator.evidence.model import Span, Wanted
from generator.evidence.narration import (
    QUOTE_CROSSES_NARRATION,
    enclosing,
    narration_in,
    quoted_in,
)
from generator.evidence.normalise import DOUBLE_MARKS, normalise
from generator.evidence.pattern import Joint
from generator.evidence.signals import are_known, find_signal, find_verb
from generator.evidence.turns import other_speaker
from generator.place import Place

OMISSION_HIDES_NEGATION = Rule(
    "Q405",
    "omission-hides-negation",
    """
The words left out of a quote hold a negation, or a verb that turns the sentence round.

Leaving out "not" or "denied" makes a speaker say the opposite. Whether this omission does cannot
be told by a machine, so none that could is accepted.

    quote: the two sides [...] agreed on a date      # the article: "have not yet agreed"

Quote the negation too, or only one side of it.
""",
)

OMISSION_HIDES_HEDGE = Rule(
    "Q406",
    "omission-hides-hedge",
    """
The words left out of a quote hold a hedge or a condition: "may", "about", "if".

Without it the speaker is surer than the article says.

    quote: the bridge will be closed [...] for a year
    # the article: "the bridge will be closed, perhaps, for a year"

Quote the hedge too, or only one side of it.
""",
)

OMISSION_CROSSES_SPEAKERS = Rule(
    "Q407",
    "omission-crosses-speakers",
    """
The words left out of a quote give the word to somebody, leave a quotation or hold one.

What stands before and after the omission may then have two speakers; and what an outlet set
between quotation marks, or "claims that" before a sentence, is what readers must not miss.

    quote: the talks were useful [...] nothing was decided
    # the article: The talks were useful, the minister said; his guest said nothing was decided.

Make two statements of it, each with its own speaker. An utterance that the article interrupts is
given in `parts`.
""",
)

OMISSION_OF_NOTHING = Rule(
    "Q408",
    "omission-of-nothing",
    """
No words stand in the article where the quote has `[...]`.

Readers would think that something was left out.

    quote: a ferry every day [...] and night       # the article: "a ferry every day and night"

Take the `[...]` away.
""",
)

OMISSION_NOT_CHECKED = Rule(
    "Q413",
    "omission-not-checked",
    """
The words left out of a quote were not searched for a negation or a hedge.

The lists of such words are known for some languages only, and this article is in another.

Read what is left out; where it changes nothing, accept the finding in the record.
""",
    Severity.WARNING,
)

PARTS_ACROSS_SPEAKERS = Rule(
    "Q309",
    "parts-across-speakers",
    """
Between two parts of one utterance the article gives the word to somebody else.

The parts would be printed as the words of one speaker.

    parts:
      - We are ready
      - So are we      # the article: "We are ready," said the mayor. The pilot added: "So are we."

Make two statements of it, each with its own speaker.
""",
)

PARTS_NOT_INTERRUPTED = Rule(
    "Q310",
    "parts-not-interrupted",
    """
Two parts of a quote stand in one and the same quotation, and the article does not interrupt it.

`parts` are for an utterance that the reporter's words break up; words that the editor leaves out
are marked `[...]`, so that readers see it and the omission can be checked.

    parts:
      - We will open the bridge
      - in the spring

Write `quote: We will open the bridge [...] in the spring`.
""",
)


def check_gap(
    joint: Joint, before: Span, after: Span, place: Place, wanted: Wanted, article: Article
) -> Iterator[Diagnostic]:
    """Give a finding for each way in which what lies between two stretches misleads.

    `place` is that of the part of the quote in which the second of them stands.
    """
    gap = Span(before.end, after.start)
    if joint is Joint.OMISSION:
        yield from _check_omission(before, gap, after, place, wanted, article)
    else:
        yield from _check_interruption(before, gap, after, wanted, article)


def _check_omission(
    before: Span, gap: Span, after: Span, place: Place, wanted: Wanted, article: Article
) -> Iterator[Diagnostic]:
    words = article.words_at(gap)
    if not any(c.isalnum() for c in words):
        yield OMISSION_OF_NOTHING.at(
            place,
            f"No words stand in {wanted.source} where the quote has [...].",
            hint="Take the [...] away.",
            record=wanted.record,
        )
        return
    hidden = tuple(_check_hidden(words, place, wanted, article))
    yield from hidden
    if not has_errors(hidden):
        yield from _check_speakers(before, gap, after, place, wanted, article)


def _check_speakers(
    before: Span, gap: Span, after: Span, place: Place, wanted: Wanted, article: Article
) -> Iterator[Diagnostic]:
    """Give a finding where an omission may leave one speaker for another."""
    around = [enclosing(span, article) for span in (before, after)]
    if around[0] != around[1] and all(around):
        parts = [article.words_at(span) for span in (before, after)]
        yield QUOTE_CROSSES_NARRATION.at(
            place,
            f"The omission takes the words of {wanted.source} between two quotations with it: "
            f"“{shorten(article.words_at(gap))}”.",
            hint="Give the utterance in parts:\n" + as_parts(parts),
            record=wanted.record,
        )
        return
    within_one = around[0] is not None and around[0] == around[1]
    hidden = article.normal_words_at(gap)
    said = find_signal("speech", article.language, hidden)
    if not within_one:
        said = said or find_verb(article.language, hidden, nouns=True)
    if said:
        why = f"“{said}” gives the word to somebody"
    elif any(around) and not within_one:
        why = "it leaves a quotation"
    else:
        why = "it holds words in quotation marks" if _holds_quotation(gap, article) else ""
    if why:
        yield OMISSION_CROSSES_SPEAKERS.at(
            place,
            f"The omission may hide a change of speaker: {why} "
            f"(“{shorten(article.words_at(gap))}”).",
            hint="Make two statements of it, each with its own speaker.",
            record=wanted.record,
        )


def _holds_quotation(gap: Span, article: Article) -> bool:
    if any(q.span in gap for q in article.quotations_at(gap)):
        return True
    return any(mark in article.words_at(gap) for mark in DOUBLE_MARKS)


def _check_interruption(
    before: Span, gap: Span, after: Span, wanted: Wanted, article: Article
) -> Iterator[Diagnostic]:
    around = [enclosing(span, article) for span in (before, after)]
    if around[0] is not None and around[0] == around[1]:
        yield PARTS_NOT_INTERRUPTED.at(
            wanted.place_of("parts"),
            f"Both parts stand in one quotation of {wanted.source}; nothing interrupts it.",
            hint="Give it as one quote, with [...] for the words left out.",
            record=wanted.record,
        )
        return
    narration = " ".join(article.words_at(span) for span in narration_in(gap, article))
    other = other_speaker(narration, wanted, article.language)
    if other:
        yield PARTS_ACROSS_SPEAKERS.at(
            wanted.place_of("parts"),
            f"Between the parts {wanted.source} gives the word to {other}: "
            f"“{shorten(narration.strip())}”.",
            hint="Make two statements of it, each with its own speaker.",
            record=wanted.record,
        )
    quoted = quoted_in(gap, article) if all(around) else article.words_at(gap)
    yield from _check_hidden(quoted, wanted.place_of("parts"), wanted, article)


def _check_hidden(
    words: str, place: Place, wanted: Wanted, article: Article
) -> Iterator[Diagnostic]:
    """Give a finding where `words`, left out, hold a negation or a hedge."""
    for rule, what, kind in (
        (OMISSION_HIDES_NEGATION, "a negation", "negations"),
        (OMISSION_HIDES_NEGATION, "a word that turns or limits a sentence", "turns"),
        (OMISSION_HIDES_HEDGE, "a hedge", "hedges"),
    ):
        found = find_signal(kind, article.language, normalise(words).text)
        if found:
            yield rule.at(
                place,
                f"The words left out hold {what}, “{found}”: “{shorten(words.strip())}”.",
                hint="Quote these words too, or only one side of them.",
                record=wanted.record,
            )
            return
    if not are_known(article.language):
        yield OMISSION_NOT_CHECKED.at(
            wanted.place_of("quote"),
            f"The words left out were not searched for negations and hedges: none are known "
            f"for the language “{article.language}”.",
            hint=f"Read them: “{shorten(words.strip())}”.",
            record=wanted.record,
        )

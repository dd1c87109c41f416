"""Why a quote was not found, said so that the editor can put it right."""

from __future__ import annotations

from collections.abc import Mapping
from html import unescape
from itertools import pairwise

from generator.diagnostics import Diagnostic, Rule
from generator.evidence.article import Article
from generator.evidence.edited import check_brackets
from generator.evidence.excerpt import as_item, as_quote, shorten
from generator.evidence.locate import (
    FARTHEST,
    crosses_border,
    cut_word,
    find_across_borders,
    find_chains,
    find_cut,
    find_words,
    in_order,
)
from generator.evidence.model import Span, Wanted
from generator.evidence.nearest import find_nearest, word_changes
from generator.evidence.normalise import DOUBLE_MARKS, ELLIPSIS, SINGLE_MARKS, WALL
from generator.evidence.pattern import Joint, Pattern, Stretch

QUOTE_NOT_IN_SOURCE = Rule(
    "Q301",
    "quote-not-in-source",
    """
The words of a quote do not stand in the article it is said to come from.

A quotation is only worth printing if every word, figure, case and sign of it is the article's.
Quotation marks, apostrophes, dashes and spaces may be of another form; nothing else may differ.

    quote: The bridges are closed      # the article prints "The bridge is closed"

Write the article's words; the message gives the nearest passage and what differs. To leave words
out write `[...]`, to explain one write `[word]`.
""",
)

QUOTE_WITHOUT_WORDS = Rule(
    "Q308",
    "quote-without-words",
    """
A quote, or one of its parts, holds no word of the article.

Punctuation, or nothing but the editor's own brackets, proves nothing and stands everywhere.

    quote: "..."

Write the words that are evidence for the claim.
""",
)

OMISSION_OUT_OF_ORDER = Rule(
    "Q401",
    "omission-out-of-order",
    """
The stretches on both sides of a `[...]` stand in the article, but the other way round.

Words are left out of a quote, never moved within it: the order is part of what was said.

    quote: it has to be mended this year [...] the bridge is old
    # the article: "The bridge is old, and so it has to be mended this year"

Quote them in the article's order, or as two statements.
""",
)

OMISSION_CROSSES_PARAGRAPHS = Rule(
    "Q402",
    "omission-crosses-paragraphs",
    """
The stretches on both sides of a `[...]` stand in different paragraphs, or in different zones.

What is pieced together over a blank line may have two speakers and two subjects.

    quote: the bridge is closed [...] the ferry will run    # p3 and p9

Make two statements of it.
""",
)

OMISSION_TOO_LONG = Rule(
    "Q403",
    "omission-too-long",
    """
More than 400 characters lie between the stretches on both sides of a `[...]`.

So far apart two stretches are hardly one thought, and readers cannot weigh what is missing.

    quote: we will answer in writing [...] that is our commitment

Make two statements of it.
""",
)

PARTS_APART = Rule(
    "Q311",
    "parts-apart",
    """
The parts of an utterance stand in the article, but not one after the other in one paragraph.

`parts` are for one utterance that the article interrupts: "...", she said, "...". Parts in the
wrong order, in two paragraphs or far apart are several utterances.

    parts:
      - We are ready             # p3
      - The ferry will run       # p9

Give each its own statement; with the same `utterance` where they are one speech.
""",
)

_MARKS = DOUBLE_MARKS + SINGLE_MARKS


def why_missing(
    wanted: Wanted, pattern: Pattern, article: Article, library: Mapping[str, Article]
) -> Diagnostic:
    """Return why no place of `article` fits `pattern`."""
    for stretch in pattern.stretches:
        if next(find_words(stretch.written, article), None) is None:
            return _why_stretch(stretch, wanted, pattern, article, library)
    return _why_chain(wanted, pattern, article)


def check_words(wanted: Wanted, pattern: Pattern) -> Diagnostic | None:
    """Return a finding where a stretch has no words at all."""
    empty = (s for s in pattern.stretches if not any(c.isalnum() for c in s.needle))
    stretch = next(empty, None)
    if stretch is None:
        return None
    return QUOTE_WITHOUT_WORDS.at(
        wanted.place_of_part(stretch.part),
        "The quote holds no words.",
        hint="Write the article's words, or give their place as `passage`.",
        record=wanted.record,
    )


def _why_stretch(
    stretch: Stretch,
    wanted: Wanted,
    pattern: Pattern,
    article: Article,
    library: Mapping[str, Article],
) -> Diagnostic:
    cut = find_cut(stretch, article)
    if cut is not None:
        return cut_word(stretch, cut, wanted, article)
    across = find_across_borders(stretch, article)
    if across is not None:
        return crosses_border(stretch, across, wanted, article)
    unpaired = next(check_brackets(wanted), None)
    return unpaired or _not_in_source(stretch, wanted, pattern, article, library)


def _not_in_source(
    stretch: Stretch,
    wanted: Wanted,
    pattern: Pattern,
    article: Article,
    library: Mapping[str, Article],
) -> Diagnostic:
    written = stretch.written.replace(WALL, " ")
    message = f"“{shorten(written)}” does not stand in {wanted.source}"
    hints = _elsewhere(pattern, article, library)
    bare = written.strip(_MARKS + " ")
    inside = next(find_words(bare, article), None) if bare != written else None
    if inside is not None:
        message += f"; without the quotation marks it stands in {article.locator_of(inside)}."
        within = any(inside in q.span for q in article.quotations_at(inside))
        prints = "its quotation marks otherwise" if within else "no marks there"
        hints.append(f"The report prints {prints}. Write the words alone; the page sets marks.")
        printed = article.words_at(inside)
    elif (nearest := find_nearest(unescape(written), article)) is not None:
        printed = article.words_at(nearest.span)
        here = article.locator_of(nearest.span)
        message += f"; the nearest passage is “{shorten(printed)}” ({here})."
        hints += _differences(written, printed)
        if (one := _inside_marks(nearest.span, article)) != nearest.span:
            hints.append("The report closes or opens its quotation marks inside; quote one side.")
            printed = article.words_at(one)
    else:
        message += ", nor anything like it."
        printed = ""
        hints = hints or ["Copy the words from the article, or name the source that has them."]
    if printed and [s.part for s in pattern.stretches].count(stretch.part) == 1:
        cure = as_quote(printed) if len(wanted.quote) == 1 else as_item(printed)
        hints += ["Where that passage is meant, write", cure]
    return QUOTE_NOT_IN_SOURCE.at(
        wanted.place_of_part(stretch.part), message, hint="\n".join(hints), record=wanted.record
    )


def _differences(written: str, printed: str) -> list[str]:
    """Return lines on what differs between a quote and the passage nearest to it."""
    changes = word_changes(written, printed)
    lines = []
    if changes:
        lines.append("What differs: " + "; ".join(str(change) for change in changes) + ".")
    if unescape(written) != written:
        lines.append("HTML's names for characters, as &nbsp;, are not read: type the character.")
    if ("..." in written or ELLIPSIS in written) and any("..." in c.written for c in changes):
        lines.append("A bare ... is the article's own: write [...] where you leave words out.")
    return lines


def _inside_marks(span: Span, article: Article) -> Span:
    """Return the words of `span` inside quotation marks, where it holds words outside them too."""
    text = article.text or ""
    for quotation in article.quotations_at(span):
        start = max(span.start, quotation.span.start + 1)
        end = min(span.end, quotation.span.end - 1)
        while end > start and not text[end - 1].isalnum():
            end -= 1
        if quotation.depth == 1 and end > start and span.end - span.start > end - start + 2:
            return Span(start, end)
    return span


def _elsewhere(pattern: Pattern, article: Article, library: Mapping[str, Article]) -> list[str]:
    """Return a line for each other source that has exactly these words."""
    lines = []
    for source, other in sorted(library.items()):
        if other.text is None or source == article.source:
            continue
        chains = find_chains(pattern, other)
        if chains:
            place = other.locator_of(chains[0].spans(other)[0])
            lines.append(f"Exactly these words stand in {source} ({place}): source: {source}")
    return lines


def _why_chain(wanted: Wanted, pattern: Pattern, article: Article) -> Diagnostic:
    """Say why stretches that all stand in the article make no quote together."""
    places = [
        str(article.locator_of(next(find_words(s.written, article)))) for s in pattern.stretches
    ]
    where = f"in {wanted.source} they stand in {', '.join(places)}"
    ordered = in_order(pattern, article)
    if Joint.OMISSION not in pattern.joints:
        rule, message = PARTS_APART, f"The parts are not one utterance: {where}."
        hint = "Give each part its own statement."
    elif ordered is None:
        rule, message = OMISSION_OUT_OF_ORDER, f"The words stand in another order: {where}."
        hint = "Quote them in the article's order, or as two statements."
    elif WALL in article.normal.text[ordered[0][0] : ordered[-1][1]]:
        rule, message = OMISSION_CROSSES_PARAGRAPHS, f"The omission crosses a border: {where}."
        hint = "Make two statements of it, one for each paragraph."
    else:
        longest = max(b[0] - a[1] for a, b in pairwise(ordered))
        rule = OMISSION_TOO_LONG
        message = f"{longest} characters are left out of the quote; {FARTHEST} are the most."
        hint = "Make two statements of it."
    return rule.at(wanted.place_of("quote"), message, hint=hint, record=wanted.record)

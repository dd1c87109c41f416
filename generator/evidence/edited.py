"""The editor's own marks, `[...]` and `[word]`, and what they may not do to a quote."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.diagnostics import Diagnostic, Rule
from generator.evidence.insertions import (
    is_small,
    what_changes,
    what_is_not_explaining,
    what_is_unclear,
)
from generator.evidence.model import Wanted
from generator.evidence.pattern import Edge, Insertion, Joint, Pattern, Stretch
from generator.evidence.words import count_words
from generator.place import Place
from generator.wording import escaped

FEWEST_WORDS = 3
"""Words that must stand on each side of an omission."""
LONGEST_INSERTION = 5
"""Words that an insertion may have."""

OMISSION_LEAVES_TOO_LITTLE = Rule(
    "Q404",
    "omission-leaves-too-little",
    """
Fewer than three words stand before or after a `[...]`.

From scraps of one or two words any sentence can be pieced together, and the same scraps stand in
many places. An omission at the very beginning or end of a quote says nothing at all.

    quote: We will [...] talk to everyone

Quote more on that side, or give only the longer stretch.
""",
)

INSERTION_CHANGES_MEANING = Rule(
    "Q409",
    "insertion-changes-meaning",
    """
An insertion in brackets may change what is said, or who says it.

Brackets explain: who "he" is, where "there" is. They may hold names, pronouns, articles and other
small words, and a noun or two after an article: `[on the deck]`. A negation, a hedge, a figure, a
reporting verb and any other word is not an explanation, however true it may be. Nor is anything
but `[sic]` at the very beginning or end of a quote, where the article's words stand on one side
only, or a name next to `[...]`.

    quote: We will [not] support it

Quote other words, or say it in the claim's own text.
""",
)

INSERTION_TOO_LONG = Rule(
    "Q410",
    "insertion-too-long",
    """
An insertion in brackets has more than five words.

A long bracket tells a story of its own inside somebody else's quotation.

    quote: the bridge [which had been inspected only three weeks before] fell

Put it into the statement's `note`.
""",
)

INSERTION_INSIDE_A_WORD = Rule(
    "Q411",
    "insertion-inside-a-word",
    """
An insertion in brackets touches a letter, so that it makes another word of the article's.

`[un]able` and `can[not]` say the opposite of what is printed; `[T]he` hides how the article
writes the word.

    quote: we are [un]able

Set spaces around the brackets, and begin the quote where the article's word begins. Only `[sic]`
may follow a word directly.
""",
)

MARK_UNCLEAR = Rule(
    "Q412",
    "edit-mark-unclear",
    """
Square brackets in a quote are empty, not closed or hold what is no word, and the article does not
print them so.

Brackets are the editor's marks: `[...]` for words left out, `[word]` for a word explained,
`[sic]` for a mistake that the article makes. Anything else cannot be told from the article's:
quotation marks, colons and dashes, points that only look like an omission, letters of another
alphabet and characters that nobody can see.

    quote: the [NATO force

Close the bracket, write plain words into it, or take it away.
""",
)


def check_marks(pattern: Pattern, wanted: Wanted, language: str) -> Iterator[Diagnostic]:
    """Give a finding for each mark that no article could make right."""
    for index, joint in enumerate(pattern.joints):
        if joint is Joint.OMISSION:
            yield from _check_sides(pattern.stretches[index], pattern.stretches[index + 1], wanted)
    for number, stretch in enumerate(pattern.stretches):
        for insertion in stretch.insertions:
            edge = pattern.edge_of(number, insertion)
            yield from _check_insertion(insertion, edge, stretch, wanted, language)


def check_brackets(wanted: Wanted) -> Iterator[Diagnostic]:
    """Give a finding where a quote that was not found has brackets that do not pair."""
    for number, part in enumerate(wanted.quote):
        rest = re.sub(r"\[[^\[\]]*\]", "", part)
        if "[" in rest or "]" in rest:
            yield MARK_UNCLEAR.at(
                wanted.place_of_part(number),
                "The quote has a square bracket without its other half, and the article does "
                "not print it so.",
                hint="Close the bracket, or take it away.",
                record=wanted.record,
            )
            return


def _check_sides(before: Stretch, after: Stretch, wanted: Wanted) -> Iterator[Diagnostic]:
    for side, stretch in (("before", before), ("after", after)):
        count = count_words(stretch.written)
        if count < FEWEST_WORDS:
            words = f"“{stretch.written}”" if count else "nothing"
            yield OMISSION_LEAVES_TOO_LITTLE.at(
                wanted.place_of_part(stretch.part),
                f"Only {words} stands {side} the omission; three words are the least.",
                hint="Quote more of the article there, or only the other side."
                if count
                else "A quote needs no [...] at its beginning or end: leave it out.",
                record=wanted.record,
            )
            return


def _check_insertion(
    insertion: Insertion, edge: Edge, stretch: Stretch, wanted: Wanted, language: str
) -> Iterator[Diagnostic]:
    place, words = wanted.place_of_part(stretch.part), insertion.words
    left = stretch.needle[insertion.index - 1 : insertion.index] if insertion.index else ""
    right = stretch.needle[insertion.index : insertion.index + 1]
    touches = (left.isalnum() and not insertion.spaced[0] and words != "sic") or (
        right.isalnum() and not insertion.spaced[1]
    )
    unclear = what_is_unclear(words, language)
    if unclear:
        message = f"{escaped(insertion.mark)} {unclear}." if words else "The brackets are empty."
        hint = "Write [...] for words left out, and plain letters in brackets."
        yield MARK_UNCLEAR.at(place, message, hint=hint, record=wanted.record)
    elif touches:
        message = f"{insertion.mark} touches a letter and makes another word of it."
        hint = "Set a space before and after the brackets."
        yield INSERTION_INSIDE_A_WORD.at(place, message, hint=hint, record=wanted.record)
    elif words != "sic":
        following = stretch.needle[insertion.index :]
        why = _why_misleading(insertion, edge, following, language)
        yield from _check_words(insertion, why, place, wanted)


def _why_misleading(insertion: Insertion, edge: Edge, following: str, language: str) -> str:
    """Return, as the end of a sentence, how an insertion misleads; or nothing."""
    words = insertion.words
    what, found = what_changes(words, following, language)
    if found:
        return f"puts {what} into the quote: “{found}”"
    if count_words(words) > LONGEST_INSERTION:
        return ""
    if edge is Edge.QUOTE:
        return "stands at the edge of the quote, where it may change who speaks or of what"
    if edge is Edge.OMISSION and not is_small(words, language):
        return "stands next to words left out, where it may take their place"
    strange = what_is_not_explaining(words, language)
    return f"holds “{strange}”, which is neither a name nor a small word" if strange else ""


def _check_words(
    insertion: Insertion, why: str, place: Place, wanted: Wanted
) -> Iterator[Diagnostic]:
    if why:
        yield INSERTION_CHANGES_MEANING.at(
            place,
            f"{insertion.mark} {why}.",
            hint="Take the brackets away; what they say belongs into the claim's own text.",
            record=wanted.record,
        )
    elif count_words(insertion.words) > LONGEST_INSERTION:
        yield INSERTION_TOO_LONG.at(
            place,
            f"{insertion.mark} has {count_words(insertion.words)} words; "
            f"{LONGEST_INSERTION} are the most.",
            hint="Say it in the statement's note.",
            record=wanted.record,
        )

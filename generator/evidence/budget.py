"""How much of an article its quotations may republish: a finding for each limit that is passed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.diagnostics import Diagnostic, Rule
from generator.evidence.asides import FREE_WORDS, long_asides
from generator.evidence.model import Wanted
from generator.evidence.most_words import advice
from generator.evidence.usage import Published, Usage
from generator.place import Place
from generator.reading.schema.sources import Rights

QUOTE_OVER_BUDGET = Rule(
    "B101",
    "quote-over-budget",
    """
One quote holds more words of an article than a quotation may.

The right to quote covers what the argument needs, and a long passage printed whole stands in for
the article itself. All parts of an interrupted utterance count as one quote; quotes that overlap,
or follow each other within a paragraph, count as the one run that they make.

Quote the words on which the claim rests, and point to the rest with a `passage`, whose words are
not published. Where the length is needed, raise the limit in the source's record and say why:

    budget: {quote_words: 90, because: the oath is one sentence}
""",
    acceptable=True,
)

OWN_PROSE_OVER_BUDGET = Rule(
    "B102",
    "own-prose-over-budget",
    """
The quotes take more of an outlet's own prose than the site allows itself.

What officials said in public is reported by everybody; the sentences around it are the outlet's
work and the reason why it is read. Counted are the published words that stand outside quotation
marks in the article: in quotes and parts, in `before` and `after`, in terms of a wording and in
exceptions of an absence, each word once. The title does not count where it stands as a headline.

Quote fewer words of the narration: only those that differ from the other reports. Use `passage`
where the place is enough. Where more is needed, set `budget` in the source's record with
`own_percent` and `because`.
""",
)

WORDS_OVER_BUDGET = Rule(
    "B103",
    "words-over-budget",
    """
All quotes together take more of an article than the site allows itself.

Every quote may be short and the site still republish the article piece by piece. Counted is every
word of the article that stands anywhere in the repository: quotes and parts, `before` and
`after`, terms of a wording, exceptions of an absence, alarm words (`none_of`) of other sources'
absences, and each `verb`, `hedge` or unnamed speaker of more than three words; what overlaps counts
once. The title does not count where it stands as a headline.

Shorten the longest quotes (the message names the records that use most), or use `passage`. Where
more is needed, set `budget` in the source's record with `all_percent` and `because`.
""",
)

CLOSED_WORDS = Rule(
    "R201",
    "words-from-closed-source",
    """
Words of an article stand in the repository although its record says `rights: closed`.

Nothing of a closed source may be published, and the YAML is as public as the site. The record's
metadata and passages, which are places without words, are all that a closed source gives.

    passage: p4.s2      # instead of a quote

Replace the quote, the parts or the term by a passage, `before` and `after` by `at`; a verb, a hedge
and an unnamed speaker have three words at most. Words that were committed once stay in the history
of the repository: `explainer leaks` finds them there.
""",
)


def check_asides(wanted: Wanted, rights: Rights, /) -> Iterator[Diagnostic]:
    """Give a finding for each verb, hedge or unnamed speaker that prints a closed source."""
    for key, _ in long_asides(wanted) if rights is Rights.CLOSED else ():
        message = f"More than {FREE_WORDS} words of {wanted.source} stand here as printed."
        hint = "Leave them out, or use no more than that."
        place = wanted.place_of(key)
        yield CLOSED_WORDS.at(place, message, hint=hint, record=wanted.record)


def check_budget(
    usage: Usage, rights: Rights, published: Iterable[Published], place: Place, /
) -> Iterator[Diagnostic]:
    """Give a finding for each limit that is passed; `place` is that of the source's record."""
    if rights is Rights.CLOSED:
        yield from _closed(usage, published)
    if rights is not Rights.QUOTES:
        return
    yield from _long_quotes(usage)
    source, limits = usage.source, usage.limits
    if usage.own * 100 > limits.own_percent * usage.words:
        message = (
            f"{usage.own} of {usage.words} words of {source}, {usage.own_percent:.1f} %, are the"
            f" outlet's own prose; {limits.own_percent} % are allowed."
        )
        most = advice(usage.own_by_record)
        yield OWN_PROSE_OVER_BUDGET.at(place, message, hint=most, record=source)
    if usage.quoted * 100 > limits.all_percent * usage.words:
        message = (
            f"{usage.quoted} of {usage.words} words of {source}, {usage.quoted_percent:.1f} %,"
            f" are published; {limits.all_percent} % are allowed."
        )
        hint = advice(usage.by_record)
        yield WORDS_OVER_BUDGET.at(place, message, hint=hint, record=source)


def _closed(usage: Usage, published: Iterable[Published]) -> Iterator[Diagnostic]:
    for record, place in dict.fromkeys((p.record, p.place) for p in published if p.words):
        message = f"Words of {usage.source} stand here, and nothing of it may be published."
        hint = "Give the place as a passage (`passage: p4.s2`), without the words."
        yield CLOSED_WORDS.at(place, message, hint=hint, record=record)


def _long_quotes(usage: Usage) -> Iterator[Diagnostic]:
    """Give a finding for each quote that is too long, and for each run of shorter ones."""
    most = usage.limits.quote_words
    long = [quote for quote in usage.quotes if quote.words > most]
    for quote in long:
        record, place = quote.records[0]
        message = f"This quote of {usage.source} has {quote.words} words; {most} are allowed."
        hint = "Quote only the words on which the claim rests."
        yield QUOTE_OVER_BUDGET.at(place, message, hint=hint, record=record)
    told = {each for quote in long for each in quote.records}
    for run in usage.runs:
        if run.words > most and not told.intersection(run.records):
            record, place = run.records[-1]
            message = (
                f"Quotes of {usage.source} that follow each other make a run of {run.words}"
                f" words; {most} are allowed in one piece."
            )
            also = [(other, f"part of the run, in {name}") for name, other in run.records[:-1]]
            hint = "Quote fewer of them, or leave words out between them."
            yield QUOTE_OVER_BUDGET.at(place, message, hint=hint, also=also, record=record)

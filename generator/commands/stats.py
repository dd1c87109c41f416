"""Counts for editors: the use of the quotation budget, what is accounted for, and the balance."""

from __future__ import annotations

from generator.compile import Site
from generator.corpus.balance import Balance, Reading, balance
from generator.corpus.corpus import Corpus
from generator.evidence.usage import Usage
from generator.reading.schema.sources import Rights
from generator.wording import counted

MOST_SPEAKERS = 8
_INCOMPLETE = "These counts are incomplete: what has an error is not counted.\n"


def stats_report(site: Site) -> str:
    """Return the counts of a site as text; of one with errors it says that they lack something."""
    corpus = site.corpus
    kinds = ("source", "actor", "claim", "statement", "question", "topic", "event")
    lines = [] if site.ok else [_INCOMPLETE]
    lines += [", ".join(counted(len(getattr(corpus, f"{kind}s")), kind) for kind in kinds)]
    for source in corpus.sources.values():
        lines += ["", f"{source.id} (rights: {source.rights})"]
        if source.rights is not Rights.FULL:
            lines += _usage(site.proofs.usages[source.id])
        lines += _balance(balance(corpus, source), corpus)
    return "\n".join(lines)


def _usage(usage: Usage) -> list[str]:
    limits = usage.limits
    return [
        f"  words quoted: {usage.quoted} of {usage.words}, {usage.quoted_percent:.1f} %"
        f" (limit {limits.all_percent} %)",
        f"  the outlet's own prose: {usage.own} words, {usage.own_percent:.1f} %"
        f" (limit {limits.own_percent} %)",
        f"  longest quote or run of adjoining quotes: {usage.longest} words"
        f" (limit {limits.quote_words})",
    ]


def _balance(each: Balance, corpus: Corpus) -> list[str]:
    verbs = ", ".join(f"{number} {commitment}" for commitment, number in each.verbs)
    named = [(corpus.named(id), words) for id, words in each.speakers if id in corpus.actors]
    speakers = ", ".join(f"{name} {words}" for name, words in named[:MOST_SPEAKERS])
    return [
        *_reading("sentences", each.sentences),
        *_reading("quotation marks", each.quotations),
        f"  {counted(each.statements, 'statement')} on {counted(each.claims, 'claim')};"
        f" {counted(each.absent, 'checked absence')}",
        f"  reporting verbs: {verbs}",
        f"  words quoted by speaker: {speakers}",
    ]


def _reading(name: str, reading: Reading) -> list[str]:
    lines = [
        f"  {name}: {reading.total} ({reading.cited} cited, {reading.set_aside} set aside,"
        f" {reading.outside} outside the report, {len(reading.open)} open)"
    ]
    if reading.open:
        lines.append(f"    not accounted for: {', '.join(map(str, reading.open))}")
    return lines

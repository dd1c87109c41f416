"""Counts for editors: the use of the quotation budget and what is accounted for."""

from __future__ import annotations

from collections import Counter

from generator.compile import Site
from generator.corpus.coverage import coverage_of
from generator.evidence.budget import Usage
from generator.evidence.coverage import Account, Coverage
from generator.reading.schema.sources import Rights


def stats_report(site: Site) -> str:
    """Return the counts of a site as text."""
    corpus = site.corpus
    lines = [
        f"{len(corpus.sources)} sources, {len(corpus.actors)} actors, {len(corpus.claims)} claims,"
        f" {len(corpus.statements)} statements, {len(corpus.questions)} questions,"
        f" {len(corpus.topics)} topics, {len(corpus.events)} events"
    ]
    for source in corpus.sources.values():
        lines += ["", f"{source.id} (rights: {source.rights})"]
        if source.rights is not Rights.FULL:
            lines += _usage(site.proofs.usages[source.id])
        lines += _coverage(coverage_of(corpus, source))
        statements = corpus.statements_in.get(source.id, ())
        claims = len({s.claim for s in statements})
        verbs = Counter(s.commitment.value for s in statements if s.verb)
        lines.append(
            f"  {len(statements)} statements on {claims} claims;"
            f" reporting verbs: {verbs['endorsing']} endorsing, {verbs['neutral']} neutral,"
            f" {verbs['distancing']} distancing"
        )
    return "\n".join(lines)


def _usage(usage: Usage) -> list[str]:
    limits = usage.limits
    return [
        f"  words quoted: {usage.quoted} of {usage.words}, {usage.quoted_percent:.1f} %"
        f" (limit {limits.all_percent} %)",
        f"  the outlet's own prose: {usage.own} words, {usage.own_percent:.1f} %"
        f" (limit {limits.own_percent} %)",
        f"  longest quote: {usage.longest} words (limit {limits.quote_words})",
    ]


def _coverage(coverage: Coverage) -> list[str]:
    lines = []
    for name, parts in (
        ("sentences", coverage.sentences),
        ("quotation marks", coverage.quotations),
    ):
        counts = Counter(part.account.value for part in parts)
        shown = ", ".join(f"{number} {account}" for account, number in sorted(counts.items()))
        lines.append(f"  {name}: {len(parts)} ({shown})")
        missing = [str(part.at) for part in parts if part.account is Account.OPEN]
        if missing:
            lines.append(f"    not accounted for: {', '.join(missing)}")
    return lines

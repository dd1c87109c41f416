"""Words of an article, as a statement ready to paste."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from generator.compile import Site, compile_site
from generator.diagnostics import Diagnostic
from generator.editing.attribution import names_of
from generator.editing.quoting import Quoted, has_faults, quote_words, why_not_there
from generator.editing.statement import as_yaml
from generator.evidence.article import Article
from generator.reading.names import did_you_mean
from generator.reading.schema.sources import Rights
from generator.site_folder import SiteFolder, UsageError

MOST_SHOWN = 12
"""So many ids are listed where none is near to what was typed."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the command prints, and whether it can be pasted."""

    text: str
    ok: bool


def open_article(folder: SiteFolder, source: str) -> tuple[Site, Article]:
    """Return the site, and the article of a source whose text is at hand, or raise UsageError."""
    site = compile_site(folder.gather(), folder.options, publish=False)
    if source not in site.drafts.articles:
        raise UsageError(f"there is no source {source}. {_near(source, site.drafts.articles)}")
    proved = site.proofs.articles.get(source)
    if proved is None or proved.article.text is None:
        place = folder.texts / f"{source}.txt"
        raise UsageError(f"the text of {source} is not at hand: put it at {place}")
    return site, proved.article


def _near(id: str, known: Collection[str]) -> str:
    """Return the nearest of the ids that exist, or else all of them where they are few."""
    if near := did_you_mean(id, known):
        return near
    more = f", and {len(known) - MOST_SHOWN} more" if len(known) > MOST_SHOWN else ""
    return f"There are: {', '.join(sorted(known)[:MOST_SHOWN]) or 'none yet'}{more}."


def quote_source(folder: SiteFolder, source: str, words: str, speaker: str) -> Answer:
    """Return the words of a source as statements, one for each place, or why there is none."""
    site, article = open_article(folder, source)
    names = names_of(site.drafts)
    if speaker not in ("", "own", *names):
        raise UsageError(f"there is no actor {speaker}. {_near(speaker, names)}")
    closed = site.drafts.articles[source].draft.rights is Rights.CLOSED
    found = quote_words(words, article, names, speaker=speaker, closed=closed)
    if not found:
        library = {id: each.article for id, each in site.proofs.articles.items()}
        return Answer(say(why_not_there(words, article, library)), ok=False)
    places = [f"# The words stand in {len(found)} places:"] if len(found) > 1 else []
    return Answer("\n".join([*places, *map(paste, found)]), ok=not any(map(has_faults, found)))


def paste(quoted: Quoted) -> str:
    """Return a statement as YAML, with what the check would say of it in comments above."""
    notes = [f"# {line}" for each in quoted.findings for line in say(each).split("\n")]
    return "\n".join([*notes, as_yaml(quoted.statement)])


def say(finding: Diagnostic) -> str:
    """Return a finding in lines of text: what is, and what to do."""
    head = f"{finding.severity.value}: {finding.message} [{finding.rule.name}]"
    return "\n".join([head, *(f"  {line}" for line in finding.hint.split("\n") if line)])

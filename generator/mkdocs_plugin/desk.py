"""The editor's desk in a preview: words of an article as a statement, and what cites them already.

It only reads. Who may ask is settled in `desk_door`; nothing of either is in a published site.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from generator.commands.quote import paste, say
from generator.compile import Site, compile_site
from generator.corpus.corpus import Corpus
from generator.editing.attribution import names_of
from generator.editing.quoting import Quoted, has_faults, quote_words, why_not_there
from generator.evidence.article import Article
from generator.evidence.model import Span
from generator.pages.article_rows import article_rows
from generator.pages.templates import load_templates
from generator.reading.content import Content
from generator.reading.schema.base import SLUG_PATTERN
from generator.reading.schema.sources import Rights
from generator.site_folder import SiteFolder

MOST_CHARACTERS = 6000
"""Of a selection: far more than any quotation budget allows."""


class _Asked(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    source: Annotated[str, Field(pattern=SLUG_PATTERN)]


class AskedArticle(_Asked):
    """Which article's words a page lacks."""


class AskedQuote(_Asked):
    """Which words of an article are selected."""

    words: Annotated[str, Field(min_length=1, max_length=MOST_CHARACTERS)]
    paragraph: Annotated[int, Field(ge=1)]
    """The paragraph in which the selection begins."""
    nth: Annotated[int, Field(ge=0)] = 0
    """How often the same words stand in this paragraph before the selection."""


class Desk:
    """Answers for the page of a source, from the content as it is saved now."""

    def __init__(self, folder: Callable[[], SiteFolder]) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._made: tuple[Content, Site] | None = None

    def article(self, asked: AskedArticle) -> dict[str, Any]:
        """Return whether an article's text is at hand, and the words that its page does not print.

        `missing` is in the order of the page; it is empty where the page has the whole text.
        """
        site = self._site()
        article = _text_of(site, asked.source)
        if article is None:
            return {"at_hand": False, "missing": []}
        return {"at_hand": True, "missing": _missing(site.corpus, article)}

    def quote(self, asked: AskedQuote) -> dict[str, Any]:
        """Return selected words as a statement to paste, and the claims that cite this passage.

        `ok` tells whether the check would take the statement; `yaml` is empty where the words
        stand nowhere in the article, and `why` then says so.
        """
        site = self._site()
        article = _text_of(site, asked.source)
        if article is None:
            return _answer(why="The text of this article is not at hand.")
        closed = site.drafts.articles[asked.source].draft.rights is Rights.CLOSED
        words = asked.words.strip()
        found = quote_words(words, article, names_of(site.drafts), closed=closed)
        if not found:
            library = {id: each.article for id, each in site.proofs.articles.items()}
            return _answer(why=say(why_not_there(words, article, library)))
        quoted = _chosen(found, article, asked)
        claims = _citing(site.corpus, asked.source, quoted.span)
        return _answer(paste(quoted), ok=not has_faults(quoted), claims=claims)

    def _site(self) -> Site:
        """Return the site that the saved content makes, compiled again only after an edit."""
        folder = self._folder()
        content = folder.gather()
        with self._lock:
            if self._made is None or self._made[0] != content:
                self._made = (content, compile_site(content, folder.options, publish=False))
            return self._made[1]


def _answer(
    yaml: str = "", *, ok: bool = False, claims: list[dict[str, str]] | None = None, why: str = ""
) -> dict[str, Any]:
    return {"yaml": yaml, "ok": ok, "claims": claims or [], "why": why}


def _text_of(site: Site, source: str) -> Article | None:
    proved = site.proofs.articles.get(source)
    return proved.article if proved and proved.article.text is not None else None


def _chosen(found: list[Quoted], article: Article, asked: AskedQuote) -> Quoted:
    """Return the place that is selected: its paragraph counts, then its turn in it."""
    here = [q for q in found if article.locator_of(q.span).paragraph == asked.paragraph]
    places = sorted(here or found, key=lambda quoted: quoted.span)
    return places[min(asked.nth, len(places) - 1)]


def _citing(corpus: Corpus, source: str, span: Span) -> list[dict[str, str]]:
    """Return the claims with a statement over some of these characters, in the order of the text.

    Each with its words, its address from the site's root, and where the statement stands.
    """
    addresses = load_templates().addresses
    found: dict[str, dict[str, str]] = {}
    for statement in corpus.statements_in.get(source, ()):
        if any(piece.span.overlaps(span) for piece in statement.proof.pieces):
            claim = statement.claim
            address = f"{addresses.of('claims', claim)}#{statement.id}"
            at = str(statement.proof.at)
            found.setdefault(claim, {"text": corpus.named(claim), "href": address, "at": at})
    return list(found.values())


def _missing(corpus: Corpus, article: Article) -> list[str]:
    """Return the article's words for every stretch that its page shows as a bar."""
    source = corpus.sources[article.source]
    rows = article_rows(
        source,
        corpus.statements_in.get(source.id, ()),
        corpus.explainers_with.get(source.id, ()),
    )
    text = article.text or ""
    return [
        text[stretch.start : stretch.start + stretch.length]
        for row in rows
        for line in row.lines
        for stretch in line.stretches
        if not stretch.text
    ]

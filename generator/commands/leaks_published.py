"""The words of articles that the site prints lawfully, for the search for leaks."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

from generator.corpus.convert import when
from generator.evidence.proofs import Proofs
from generator.evidence.titles import MOST_WORDS, exempt_title
from generator.evidence.words import count_words
from generator.pages.catalogue import Catalogue, load_catalogue
from generator.pages.words_for import date_words, list_words
from generator.reading.drafts import Drafts
from generator.reading.schema.base import NOT_STATED
from generator.reading.schema.sources import SourceDraft


def published_words(drafts: Drafts, proofs: Proofs, language: str, /) -> dict[str, list[str]]:
    """Return the words that pages and records print of each source, by its id.

    They are its quotes and terms, its title, and who published it when, as a citation of it says so
    in the site's `language`: many articles print just that below their headline.
    """
    t = load_catalogue(language)
    published = {
        id: [exempt_title(written.draft), *_credit(written.draft, drafts, t)]
        for id, written in drafts.articles.items()
    }
    for id, article in proofs.articles.items():
        published[id].append(article.published_text)
    for source, proved in proofs.proved.items():
        published[source] += [p.printed for each in proved for p in each.proof.pieces if p.printed]
    return published


def _credit(draft: SourceDraft, drafts: Drafts, t: Catalogue) -> Iterator[str]:
    """Give authors, title, outlet and day of a source, every two of them in either order.

    Each alone may be a word that stands all over the article. Names of more words than a line of
    names has are left out.
    """
    authors = "" if draft.authors == NOT_STATED else list_words(draft.authors, t)
    outlet = drafts.actors.get(draft.outlet)
    name = outlet.draft.name if outlet else ""
    if count_words(authors) + count_words(name) > MOST_WORDS:
        authors = name = ""
    published = when(draft.published)
    days = (date_words(published, t), published.text) if published.stated else ()
    said = [each for each in (authors, exempt_title(draft), name, *days) if each]
    yield from (f"{one} {other}" for one, other in permutations(said, 2))

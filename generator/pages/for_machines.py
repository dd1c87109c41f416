"""What a page tells machines in its head: its JSON-LD, its data file, its picture."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.pages.page import Page
from generator.shapes.cards import card_path, card_words, is_writable
from generator.shapes.edition import Edition
from generator.shapes.linked_pages import TWINNED

MOST_IN_HEAD = 50_000
"""Characters of JSON-LD in a page; a record with more has it in its data file alone."""


def with_heads(
    pages: Iterable[Page], graphs: Mapping[str, str], edition: Edition
) -> tuple[Page, ...]:
    """Return the pages with the keys of front matter that the theme puts into their heads.

    `json_ld`; `twin`, the path of the data file; `card`, that of the picture: see
    `docs/components.md`. A preview goes without them. `graphs` is the JSON-LD of each page by its
    address, as `generator.shapes.linked_pages` gives it.
    """
    return tuple(
        page.but(extra=tuple(_head(page, graphs.get(page.address, ""), edition))) for page in pages
    )


def _head(page: Page, json_ld: str, edition: Edition) -> Iterator[tuple[str, str]]:
    kind, _, rest = page.address.partition("/")
    id = rest.removesuffix("/")
    if json_ld and len(json_ld) <= MOST_IN_HEAD:
        yield "json_ld", json_ld
    if kind in TWINNED and id in getattr(edition.corpus, kind):
        yield "twin", f"{kind}/{id}.json"
    if ("robots", "noindex") not in page.extra:
        story = id.partition("/")[0] if kind == "explainers" else ""
        cards = (each for each in (story, "") if is_writable(card_words(each, edition)))
        card = next(cards, None)
        if card is not None:
            yield "card", card_path(card)

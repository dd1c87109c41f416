"""The view from one page, which alone can make links: every address is relative to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from markupsafe import Markup

from generator.corpus.model import Record, Role, When
from generator.pages.addresses import kind_of, relative
from generator.pages.escape import LINK_MARK, as_markup, inert, link_mark
from generator.pages.view import View
from generator.pages.words_for import date_words, list_words, machine_date
from generator.reading.dates import bounds

_CATALOGUES = {
    "wikidata": "https://www.wikidata.org/wiki/{id}",
    "viaf": "https://viaf.org/viaf/{id}",
    "isni": "https://isni.org/isni/{id}",
}
"""Where the entries of catalogues stand on the web."""
_NAMES = {"wikidata": "Wikidata", "viaf": "VIAF", "isni": "ISNI"}
"""How catalogues write their own names; any other is printed as the editor wrote it."""


class Here:
    """The view from one page: links are relative to it."""

    def __init__(self, view: View, address: str) -> None:
        self.view = view
        self.address = address
        parent, slash, _ = address.removesuffix("/").rpartition("/")
        self._beside = f"{parent}/-/" if slash else address
        """A page that is not there, since no id is a dash. From it the way to any other page is the
        same as from this one, and so the same from all pages beside it."""

    def href(self, target: Record | str, fragment: str = "") -> Markup:
        """Return the address of a record's page, or of a path from the site's root."""
        if isinstance(target, str):
            address = target
        else:
            address = self.view.addresses.of(kind_of(target), target.id)
        if fragment or address.startswith(self.address):
            return inert(relative(self.address, address, fragment))
        return _way(self._beside, address)

    def is_of(self, record: Record) -> bool:
        """Tell whether this is the page of a record."""
        return self.address == self.view.addresses.of(kind_of(record), record.id)

    def permanent(self, record: Record) -> Markup:
        """Return the whole address of a record's page, where the site's own is known."""
        if not self.view.options.site_url:
            return self.href(record)
        address = self.view.addresses.of(kind_of(record), record.id)
        return inert(self.view.options.site_url + address)

    def link(
        self,
        target: Record | str,
        words: str | Markup | None = None,
        *,
        fragment: str = "",
        card: bool = True,
        css: str = "",
    ) -> Markup:
        """Return a link to a record, given itself or by id, with its name unless told otherwise."""
        record = self.view.corpus.records[target] if isinstance(target, str) else target
        shown = words if words is not None else self.view.corpus.named(record.id)
        text = shown if isinstance(shown, Markup) else inert(shown)
        attributes = f' class="{css}"' if css else ""
        attributes += " data-card" if card else ""
        return as_markup(f'<a href="{self.href(record, fragment)}"{attributes}>{text}</a>')

    def time(self, when: When) -> Markup:
        """Return a date as a `time` element, or as words where no machine form exists."""
        words = inert(date_words(when, self.view.t))
        machine = machine_date(when)
        return as_markup(f'<time datetime="{machine}">{words}</time>') if machine else words

    def day(self, text: str) -> Markup:
        """Return a date that needs no explanation, such as that of a signature, like `time`."""
        return self.time(When(text, *bounds(text)))

    def role(self, role: Role) -> Markup:
        """Return an office with whose it is and when it was held."""
        t = self.view.t
        words: Markup = inert(role.title)
        if role.of:
            words = t("actor.role-of", title=role.title, of=self.link(role.of))
        if role.start and role.end:
            span = t("actor.role-span", start=self.time(role.start), end=self.time(role.end))
        elif role.start:
            span = t("actor.role-from", start=self.time(role.start))
        elif role.end:
            span = t("actor.role-to", end=self.time(role.end))
        else:
            return words
        return t("actor.role-time", role=words, time=span)

    def catalogue_entry(self, catalogue: str, id: str) -> Markup:
        """Return an actor's id in another catalogue, with a link where its address is known."""
        words = self.view.t("actor.id", catalogue=_NAMES.get(catalogue, catalogue), id=id)
        if catalogue not in _CATALOGUES:
            return words
        address = inert(_CATALOGUES[catalogue].format(id=id))
        return Markup(f'<a class="out" href="{address}" rel="external">{words}</a>')

    def names(self, ids: Sequence[str]) -> Markup:
        """Return links to records, joined as the language does it."""
        return self.linked(list_words([link_mark(id) for id in ids], self.view.t))

    def linked(self, text: str) -> Markup:
        """Return words for a page with a link for each mark of `link_mark` that names a record."""

        def link(mark: re.Match[str]) -> str:
            return self.link(mark[1]) if mark[1] in self.view.corpus.records else mark[0]

        return as_markup(LINK_MARK.sub(link, inert(text)))


@lru_cache(maxsize=16384)
def _way(start: str, target: str) -> Markup:
    return inert(relative(start, target))

"""Atom and JSON feeds: new and changed claims, and corrections.

Atom as RFC 4287, JSON Feed as version 1.1 (https://www.jsonfeed.org/version/1.1/), which has no key
for the terms of use but lets `_rights` hold an object (see "Extensions" there). Both need the
site's own address, for the ids of their entries are addresses; without one there are none. What
has no known date is told on the page of changes alone, for an entry has to say when it was.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree as Xml

from generator.corpus.chronicle import Entry, News, chronicle
from generator.corpus.corpus import Corpus
from generator.corpus.updated import last_signed
from generator.pages.catalogue import Catalogue, load_catalogue
from generator.pages.english import unmarked
from generator.shapes.edition import DataFile, Edition
from generator.shapes.json_text import json_bytes

MOST = 100
"""Entries of a feed, the newest."""
ATOM = "http://www.w3.org/2005/Atom"
JSON_FEED = "https://jsonfeed.org/version/1.1"


def export(edition: Edition) -> Iterator[DataFile]:
    """Yield each feed in both forms, below `feeds/`."""
    if not edition.options.site_url:
        return
    entries = [entry for day in chronicle(edition.corpus) if day.date for entry in day.entries]
    ids = _ids(edition, entries)
    words = _Words(load_catalogue(edition.options.language))
    wanted = {
        "claims": [each for each in entries if each.kind == "claims"],
        "corrections": [each for each in entries if each.corrects],
    }
    for name, found in wanted.items():
        atom, plain = f"feeds/{name}.xml", f"feeds/{name}.json"
        feed = _Feed(words.heading(name, edition.options.site_name), found[:MOST], ids, words)
        yield DataFile(atom, _atom(edition, atom, feed), "application/atom+xml", "feed")
        yield DataFile(plain, _json(edition, plain, feed), "application/feed+json", "feed")


class _Words:
    """What a feed says itself, in the language of the site."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def _say(self, key: str, **values: object) -> str:
        return unmarked(self._catalogue.plain(key, **values))

    def heading(self, feed: str, site: str) -> str:
        """Return the title of a feed, with the name of the site where it has one."""
        title = self._say(f"feeds.{feed}")
        return self._say("feeds.of-site", site=site, title=title) if site else title

    def title(self, entry: Entry) -> str:
        """Return what happened to which record."""
        return self._say(f"feeds.{entry.news.value}", name=entry.name)

    def summary(self, entry: Entry) -> str:
        """Return what happened, in sentences; only words of the editors, never of an article."""
        told = [entry.because] if entry.because else []
        for each in entry.aspects:
            for key, said in (("before", each.before), ("after", each.after)):
                if each.before and each.after:
                    told.append(f"{self._say(f'changes.{key}')} {self._list(said)}")
        if entry.evidence:
            told.append(self._say("feeds.evidence", n=entry.evidence))
        return " ".join(told) or self.title(entry)

    def _list(self, words: Iterable[str]) -> str:
        return self._say("join.semicolon").join(words)


@dataclass(frozen=True, slots=True)
class _Feed:
    """One feed, whatever its form."""

    title: str
    entries: list[Entry]
    ids: Mapping[Entry, str]
    words: _Words


def _atom(edition: Edition, path: str, of: _Feed) -> bytes:
    home = edition.options.site_url
    feed = Xml.Element("feed", {"xmlns": ATOM, "xml:lang": edition.options.language})
    _element(feed, "id", f"{home}{path}")
    _element(feed, "title", of.title)
    _element(feed, "updated", _moment(_newest(edition.corpus, of.entries)))
    _element(_element(feed, "author"), "name", edition.options.site_name or home)
    _element(feed, "link", rel="self", type="application/atom+xml", href=f"{home}{path}")
    _element(feed, "link", rel="alternate", type="text/html", href=f"{home}changes/")
    _element(feed, "rights", edition.dataset.terms.text)
    for each in of.entries:
        entry = _element(feed, "entry")
        _element(entry, "id", of.ids[each])
        _element(entry, "title", of.words.title(each))
        _element(entry, "updated", _moment(each.date))
        _element(entry, "link", rel="alternate", type="text/html", href=_address(edition, each))
        _element(entry, "summary", of.words.summary(each), type="text")
    Xml.indent(feed, " ")
    data: bytes = Xml.tostring(feed, "utf-8", xml_declaration=True)
    return data + b"\n"


def _element(parent: Xml.Element, name: str, text: str = "", **attributes: str) -> Xml.Element:
    made = Xml.SubElement(parent, name, attributes)
    made.text = text or None
    return made


def _json(edition: Edition, path: str, of: _Feed) -> bytes:
    home = edition.options.site_url
    feed: dict[str, Any] = {
        "version": JSON_FEED,
        "title": of.title,
        "home_page_url": f"{home}changes/",
        "feed_url": f"{home}{path}",
        "language": edition.options.language,
        "authors": [{"name": edition.options.site_name or home, "url": home}],
        "_rights": edition.dataset.terms.model_dump(exclude_defaults=True),
        "items": [
            {
                "id": of.ids[each],
                "url": _address(edition, each),
                "title": of.words.title(each),
                "content_text": of.words.summary(each),
                "date_modified": _moment(each.date),
                "tags": [each.news.value],
            }
            for each in of.entries
        ],
    }
    return json_bytes(feed)


def _newest(corpus: Corpus, entries: list[Entry]) -> str:
    return max((each.date for each in entries), default=last_signed(corpus)) or "1970-01-01"


def _moment(date: str) -> str:
    """Return an RFC 3339 moment: the beginning of the day, or of the month or year, in UTC."""
    return f"{date}{'-01-01'[len(date) - 10 :] if len(date) < 10 else ''}T00:00:00Z"


def _address(edition: Edition, entry: Entry) -> str:
    """Return the page of the record, or where the changes of the day are told if it has none."""
    corpus = edition.corpus
    if entry.id in getattr(corpus, entry.kind) and entry.kind not in ("pages", "editors"):
        return edition.page(entry.kind, entry.id)
    return f"{edition.address('changes/')}#on-{entry.date}"


def _ids(edition: Edition, entries: Iterable[Entry]) -> dict[Entry, str]:
    """Return an address of its own for each entry: of the record, the day and what happened.

    It never changes: of several of one record, sort and day only the later ones have a number.
    """
    found: dict[Entry, str] = {}
    times: Counter[str] = Counter()
    for each in entries:
        id = f"{edition.page(each.kind, each.id)}#{each.date}-{each.news.value}"
        if each.news is News.MERGED:
            id += f"-{each.was}"
        times[id] += 1
        found[each] = f"{id}.{times[id]}" if times[id] > 1 else id
    return found

"""What a page states about its article for machines: JSON-LD, meta tags, links."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from generator.importing.dates import stated_date
from generator.importing.model import Facts, Found
from generator.importing.values import archived, one_line, tag_of, web_address

_ARTICLE = re.compile(r"(Article|Report|Posting|Reportage|Analysis|WebPage)\w*\Z")
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)\s*-->|^\s*url: (https?://\S+)", re.M)
_HEAD = 4000
_MOST_NODES = 2000
_MOST_AUTHORS = 30
_DATES = (
    "article:published_time",
    "datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "date",
)
_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title")
_AUTHORS = ("author", "article:author", "byl", "parsely-author", "dc.creator", "dcterms.creator")
_SUFFIX = re.compile(r"\s+[|–—·»-]\s+([^|–—·»]{2,60})\Z")


def page_facts(tree: Any, text: str) -> Facts:
    """Return what a page states; `text` is its source. The first of several statements holds."""
    nodes = sorted(_json_ld(tree), key=lambda node: "WebPage" in str(node.get("@type")))
    meta = _meta(tree)
    head, suffix = _title_element(tree)
    outlet = _first(
        *((_name(n.get("publisher")), "publisher in the page's JSON-LD") for n in nodes),
        *((meta.get(key, ""), f"the meta tag {key}") for key in ("og:site_name", "dc.publisher")),
        (suffix, "the end of the page's title"),
    )
    titles = [
        *((one_line(_plain(n.get("headline"))), "headline in the page's JSON-LD") for n in nodes),
        *((meta.get(key, ""), f"the meta tag {key}") for key in _TITLES),
        (head, "the page's title"),
    ]
    url, archive = _addresses(tree, nodes, meta, text)
    authors, where = _authors(tree, nodes, meta)
    return Facts(
        title=_first(*titles),
        standfirst=meta.get("og:description") or meta.get("description", ""),
        outlet=outlet,
        url=url,
        archive=archive,
        published=_published(tree, nodes, meta),
        authors=authors,
        authors_where=where,
        language=_language(tree, nodes, meta),
    )


def _first(*candidates: tuple[str | None, str]) -> Found | None:
    return next((Found(value, where) for value, where in candidates if value), None)


def _json_ld(tree: Any) -> Iterator[Mapping[str, Any]]:
    """Yield the nodes of the page's JSON-LD that are articles, reports or pages."""
    left = _MOST_NODES
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            todo = [json.loads(script.text or "", strict=False)]
        except (ValueError, RecursionError):
            continue
        while todo and left:
            left -= 1
            node = todo.pop(0)
            if isinstance(node, list):
                todo += node
            elif isinstance(node, dict):
                todo.append(node.get("@graph"))
                kinds = node.get("@type")
                names = kinds if isinstance(kinds, list) else [kinds]
                if any(isinstance(n, str) and _ARTICLE.search(n) for n in names):
                    yield node


def _meta(tree: Any) -> dict[str, str]:
    """Return the first content of each meta tag by its name in small letters."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        name = name or element.get("http-equiv") or ""
        value = one_line(_plain(element.get("content")))
        if value:
            found.setdefault(name.strip().lower(), value)
    return found


def _title_element(tree: Any) -> tuple[str, str]:
    """Return the page's title without the outlet's name at its end, and that name."""
    title = one_line(next((e.text_content() for e in tree.iter("title")), ""))
    suffix = _SUFFIX.search(title)
    return (title[: suffix.start()], suffix[1].strip()) if suffix else (title, "")


def _plain(value: object) -> object:
    """Return words in which character references were written twice as they are meant."""
    return html.unescape(value) if isinstance(value, str) else value


def _name(value: object) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    return one_line(_plain(value.get("name") if isinstance(value, dict) else value))


def _addresses(
    tree: Any, nodes: list[Mapping[str, Any]], meta: Mapping[str, str], text: str
) -> tuple[Found | None, Found | None]:
    """Return the page's own address and, where it is a copy in an archive, that of the copy."""
    links = [e.get("href") for e in tree.iter("link") if _is_canonical(e)]
    saved = _SAVED_FROM.search(text[:_HEAD])
    candidates = [
        *((one_line(href), "the page's canonical link") for href in links),
        (meta.get("og:url", ""), "the meta tag og:url"),
        *((_address_of(n), "the page's JSON-LD") for n in nodes),
        ((saved[1] or saved[2]) if saved else "", "the comment of the browser that saved it"),
    ]
    archive = None
    for value, where in candidates:
        address = web_address(value or "")
        if address is None:
            continue
        original = archived(address)
        if original:
            archive = archive or Found(address, where)
            return Found(original, f"inside {where}"), archive
        return Found(address, where), None
    return None, None


def _is_canonical(element: Any) -> bool:
    return "canonical" in (element.get("rel") or "").lower().split()


def _address_of(node: Mapping[str, Any]) -> str:
    page = node.get("mainEntityOfPage")
    return one_line(node.get("url") or (page.get("@id") if isinstance(page, dict) else page) or "")


def _published(tree: Any, nodes: list[Mapping[str, Any]], meta: Mapping[str, str]) -> Found | None:
    times = [
        e.get("datetime") or e.get("content")
        for e in tree.iter("time", "span", "div", "p")
        if (e.get("itemprop") or "").lower() == "datepublished" or e.get("pubdate") is not None
    ]
    return _first(
        *((_date(n.get("datePublished")), "datePublished in the page's JSON-LD") for n in nodes),
        *((_date(meta.get(key)), f"the meta tag {key}") for key in _DATES),
        *((_date(value), "the page's element marked datePublished") for value in times),
    )


def _date(value: object) -> str | None:
    return stated_date(one_line(value)) if isinstance(value, str) else None


def _authors(
    tree: Any, nodes: list[Mapping[str, Any]], meta: Mapping[str, str]
) -> tuple[tuple[str, ...], str]:
    for node in nodes:
        written = node.get("author")
        names = _unique(_name(a) for a in (written if isinstance(written, list) else [written]))
        if names:
            return names, "author in the page's JSON-LD"
    for key in _AUTHORS:
        names = _unique([meta.get(key, "").removeprefix("By ")])
        if names:
            return names, f"the meta tag {key}"
    names = _unique(one_line(e.text_content()) for e in tree.iter("a") if e.get("rel") == "author")
    return names, "the page's links to its authors" if names else ""


def _unique(names: Any) -> tuple[str, ...]:
    kept = dict.fromkeys(n for n in names if n and not n.startswith(("http://", "https://")))
    return tuple(kept)[:_MOST_AUTHORS]


def _language(tree: Any, nodes: list[Mapping[str, Any]], meta: Mapping[str, str]) -> Found | None:
    return _first(
        *((tag_of(one_line(n.get("inLanguage"))), "the page's JSON-LD") for n in nodes),
        (tag_of(tree.get("lang") or tree.get("xml:lang") or ""), "the page's lang attribute"),
        (tag_of(meta.get("og:locale", "")), "the meta tag og:locale"),
        (tag_of(meta.get("content-language", "")), "the meta tag content-language"),
    )

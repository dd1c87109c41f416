"""Pages that would be too long for a reader's connection, cut into parts that lead to each other.

Whatever kind a page is: one that is short enough is left as it is, to the byte. Of a longer one
nothing is left out; each link to an anchor in it leads to the part where the anchor stands.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from generator.pages.addresses import address_of_path, leads_outside, relative, resolve
from generator.pages.catalogue import Catalogue
from generator.pages.cutting import Cutter
from generator.pages.english import marked, unmarked
from generator.pages.escape import inert
from generator.pages.markdown import render_markdown
from generator.pages.page import Page

MOST = 400_000
"""Bytes of a body; with what the theme puts around it and its JSON-LD, a page is under 500 kB."""
MOST_ANCHORS = 16_000
"""Bytes in which the first part says where the anchors of the others stand. Where it would take
more, it says nothing, for it would be too heavy itself."""
_PLAIN_ID = re.compile(r"[A-Za-z0-9-]+")
_PAGER = '<nav class="pager"'
_LINK = re.compile(r'(<a\b[^>]*?\shref=")([^"]*)"')
_TO_ANCHOR = re.compile(r"/(?:#|&#35;)")
_IN_IDS = "abcdefghijklmnopqrstuvwxyz0123456789-"
_LONGEST_ID = 64
_TEXT = re.compile(r">([^<]+)<|\bdatetime=\"([^\"]+)\"")
_FILTER = re.compile(
    r'<span data-pagefind-filter="([^"]*)\[data-value\]" data-value="([^"]*)"></span>'
)
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_OF_ALL_PARTS = frozenset({"kind", "status"})
"""Filters of the search that say something of the whole record."""


@dataclass(frozen=True, slots=True)
class _Body:
    """A page's blocks, the ends that are not cut apart from the rest."""

    main: str
    edit: str
    card: str
    filters: tuple[tuple[str, str, str], ...]
    """Each with its name, its value and itself."""
    narrowed: bool
    """Whether a form narrowed the list; it would see one part only and is left out."""


@dataclass(frozen=True, slots=True)
class _Places:
    """Where in a page that was cut its anchors stand."""

    anchors: Mapping[str, str]
    """The address of the first part that has it, by the anchor."""
    parts: frozenset[str]
    """The addresses of all parts."""


def is_long(page: Page) -> bool:
    """Tell whether a page's body is longer than one file should be."""
    return page.weight > MOST and len(page.html.encode()) > MOST


def cut_long(pages: Iterable[Page], t: Catalogue) -> list[Page]:
    """Return the pages, the long ones in parts at `…/part/2/` and so on."""
    places: dict[str, _Places] = {}
    found: list[Page] = []
    for page in pages:
        parts = _cut(page, t) if is_long(page) else [page]
        if len(parts) > 1:
            places[page.address] = _places(parts)
            parts[0] = _knowing(parts)
        found += parts
    if not places:
        return found
    tails = frozenset(address.rstrip("/").rpartition("/")[2] for address in places)
    moved = frozenset(address for each in places.values() for address in each.parts)
    return [
        _led(page, places) if page.address in moved or _leads_to(page, tails) else page
        for page in found
    ]


def part_of(path: str, number: int) -> str:
    """Return the path of a part: `claims/x.md`, then `claims/x/part/2.md`.

    No record's page can stand there, for an id has no slash.
    """
    if number == 1:
        return path
    return f"{address_of_path(path)}part/{number}.md"


# ------------------------------------------------------------ the cutting


def _cut(page: Page, t: Catalogue) -> list[Page]:
    body = _body(page.markdown)
    rest = len(body.edit.encode()) + 3000  # the line that counts and the links to the other parts
    first = len(body.card.encode()) + sum(len(each[2]) for each in body.filters)
    mains = [
        part.decode()
        for part in Cutter(
            body.main.encode(), max(MOST - rest - min(first, MOST // 2), MOST // 4)
        ).parts()
    ]
    return [_part(page, body, mains, number, t) for number in range(1, len(mains) + 1)]


def _body(markdown: str) -> _Body:
    kept: list[str] = []
    edit = card = hidden = ""
    narrowed = False
    for block in markdown.rstrip("\n").split("\n\n"):
        if block.startswith('<p class="edit"'):
            edit = block
        elif block.startswith("<div data-card-source"):
            card = block
        elif block.startswith("<div hidden>") and "data-pagefind-filter" in block:
            hidden = block
        elif block.startswith(('<form class="facets', '<p class="count" role="status"')):
            narrowed = True
        else:
            kept.append(block)
    filters = tuple((each[1], each[2], each[0]) for each in _FILTER.finditer(hidden))
    return _Body("\n\n".join(kept), edit, card, filters, narrowed)


def _part(page: Page, body: _Body, mains: list[str], number: int, t: Catalogue) -> Page:
    path, main = part_of(page.path, number), mains[number - 1].strip("\n")
    address = address_of_path(path)
    count = f'<p class="count">{t("browse.page-of", n=number, all=len(mains))}'
    if body.narrowed:
        search = inert(relative(page.address, "search/"))
        count += f' <a href="{search}">{t("browse.search")}</a>'
    top, heading, below = main.partition("</h1>")
    deck, gap, below = below.partition("\n\n") if number == 1 else ("", "\n", below)
    pieces = [f"{top}{heading}{deck}{gap}{count}</p>{gap}{below.lstrip(chr(10))}"]
    pieces += [_pager(page, len(mains), number, t), body.edit, body.card if number == 1 else ""]
    pieces += [_filters(body, main)]
    text = marked("\n\n".join(piece for piece in pieces if piece) + "\n")
    text = _relinked(text, page.address, address, {}, frozenset())
    rendered = render_markdown(text)
    if number == 1:
        title, crumbs = page.title, page.crumbs
    else:
        title = unmarked(t.plain("browse.part-title", title=page.title, n=number))
        crumbs = (*page.crumbs, (page.title, page.address))
    return replace(
        page,
        path=path,
        title=title,
        markdown=text,
        html=rendered.made,
        headings=rendered.headings,
        ids=rendered.ids,
        in_nav=page.in_nav and number == 1,
        crumbs=crumbs,
        extra=(*page.extra, ("parts", str(len(mains)))) if number == 1 else page.extra,
    )


def _pager(page: Page, parts: int, number: int, t: Catalogue) -> str:
    """Return links to all parts; they are relative to the first, as all links of a part are."""
    links = []
    for n in range(1, parts + 1):
        href = inert(relative(page.address, address_of_path(part_of(page.path, n))))
        here = f'<b aria-current="page">{n}</b>'
        links.append(here if n == number else f'<a href="{href}">{n}</a>')
    return f'<nav class="pager" aria-label="{t("browse.parts")}">{" ".join(links)}</nav>'


def _filters(body: _Body, main: str) -> str:
    """Return the filters of the search for one part: those whose words stand in it."""
    if not body.filters:
        return ""
    words = {words or date for words, date in _TEXT.findall(main)}
    here = [each for name, value, each in body.filters if name in _OF_ALL_PARTS or value in words]
    return f"<div hidden>{''.join(here)}</div>"


# ------------------------------------------------------------ the links


def _places(parts: Iterable[Page]) -> _Places:
    where: dict[str, str] = {}
    for part in parts:
        for id in part.ids:
            where.setdefault(id, part.address)
    return _Places(where, frozenset(part.address for part in parts))


def _knowing(parts: Sequence[Page]) -> Page:
    """Return the first part with what a script needs to lead a link from elsewhere to another part.

    Links of the site itself lead there anyway. Ids that would need escaping are left out.
    """
    known, told = parts[0].ids, []
    for part in parts[1:]:
        ids = sorted(id for id in part.ids - known if _PLAIN_ID.fullmatch(id))
        told.append(_front_coded(ids))
        known |= part.ids
    anchors = "|".join(told)
    if not anchors.strip("|") or len(anchors) > MOST_ANCHORS:
        return parts[0]
    old, new = _PAGER, f'{_PAGER} data-anchors="{anchors}"'
    first = parts[0]
    return replace(
        first, markdown=first.markdown.replace(old, new, 1), html=first.html.replace(old, new, 1)
    )


def _front_coded(ids: Iterable[str]) -> str:
    """Return sorted ids, each as how many signs it shares with the one before, and the rest."""
    coded, before = [], ""
    for id in ids:
        alike = takewhile(lambda pair: pair[0] == pair[1], zip(before, id, strict=False))
        shared = min(sum(1 for _ in alike), len(_DIGITS) - 1)
        coded.append(_DIGITS[shared] + id[shared:])
        before = id
    return " ".join(coded)


def _leads_to(page: Page, tails: frozenset[str]) -> bool:
    """Tell whether a page may link to an anchor of a page whose address ends like one of these."""
    if "" in tails:
        return True
    text = page.html
    return any(_id_before(text, each.start()) in tails for each in _TO_ANCHOR.finditer(text))


def _id_before(text: str, end: int) -> str:
    before = text[max(end - _LONGEST_ID, 0) : end]
    return before[len(before.rstrip(_IN_IDS)) :]


def _led(page: Page, places: Mapping[str, _Places]) -> Page:
    """Return a page whose links to anchors lead to the parts in which these stand."""
    start, ids = page.address, page.ids
    markdown = _relinked(page.markdown, start, start, places, ids)
    if markdown == page.markdown:
        return page
    return replace(page, markdown=markdown, html=_relinked(page.html, start, start, places, ids))


def _relinked(
    text: str,
    start: str,
    address: str,
    places: Mapping[str, _Places],
    ids: frozenset[str],
) -> str:
    """Return a body written for the page at `start` as it must be for the one at `address`.

    `ids` are those of the page itself: a link to one of them stays on it.
    """

    def led(match: re.Match[str]) -> str:
        target = html.unescape(match[2])
        if leads_outside(target):
            return match[0]
        way, _, fragment = target.partition("#")
        way, asks, query = way.partition("?")
        old = resolve(start, way) if way else start
        new, whole = old, places.get(old)
        if whole and fragment:
            on_this = start in whole.parts and fragment in ids
            new = start if on_this else whole.anchors.get(fragment, old)
        if new == old and start == address:
            return match[0]
        return f'{match[1]}{inert(_way(address, new, asks + query, fragment))}"'

    return _LINK.sub(led, text)


def _way(start: str, target: str, query: str, fragment: str) -> str:
    if not query:
        return relative(start, target, fragment)
    return f"{relative(start, target)}{query}{'#' + fragment if fragment else ''}"

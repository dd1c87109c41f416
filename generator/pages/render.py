"""From records to finished pages: every template over every record it is for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from generator.corpus.corpus import Corpus
from generator.corpus.model import Record
from generator.corpus.updated import last_signed, signed_on
from generator.options import Options
from generator.pages import browse, words_for
from generator.pages.addresses import address_of_path
from generator.pages.catalogue import load_catalogue
from generator.pages.english import marked, unmarked
from generator.pages.here import Here
from generator.pages.kept import KeptPages, Run
from generator.pages.long_pages import cut_long, is_long
from generator.pages.markdown import render_markdown
from generator.pages.moved import moved_pages
from generator.pages.page import Page
from generator.pages.prose_html import prose_html
from generator.pages.templates import PageKind, Templates, load_templates
from generator.pages.view import View
from generator.shapes.edition import DataFile


def render_pages(
    corpus: Corpus,
    options: Options,
    files: tuple[DataFile, ...] = (),
    kept: KeptPages | None = None,
) -> tuple[Page, ...]:
    """Return all pages of a site, by path; `files` are the downloads that one of them offers.

    Pages that `kept` holds from an earlier run are taken from there where all that they were made
    from is the same; it holds those of this run afterwards. The result is the same without it.
    """
    templates = load_templates()
    t = load_catalogue(options.language)
    view = View(corpus, templates.addresses, t, options, files, watched=kept is not None)
    run = Run(kept or KeptPages(), view.reads, (templates, view.t, options))
    for kind in templates.kinds:
        for record in _records(kind, corpus):
            _render(kind, record, view, templates, run)
    latest = last_signed(corpus)
    moved = [page if page.updated else replace(page, updated=latest) for page in moved_pages(view)]
    pages = cut_long([*run.end(latest), *moved], view.t)
    return tuple(sorted(pages, key=lambda page: page.path))


def _records(kind: PageKind, corpus: Corpus) -> Sequence[Record | None]:
    if not kind.each:
        return [None]
    records: Sequence[Record] = list(getattr(corpus, kind.each).values())
    return records


def _render(
    kind: PageKind, record: Record | None, view: View, templates: Templates, run: Run
) -> None:
    path = kind.path.format(id=record.id if record else "")
    context = _context(Here(view, address_of_path(path)), record)
    evaluate = templates.expression
    if kind.when and not evaluate(kind.when)(**context):
        return
    if not kind.split:
        run.page(kind.name, path, (record,), lambda: _page(kind, path, context, templates))
        return
    items = tuple(evaluate(kind.split)(**context) or ())
    rows = min(browse.ROWS, len(items))
    made = _list_pages(kind, items, rows, view, templates, run)
    while rows > 1 and any(map(is_long, made)):
        rows //= 2
        made = _list_pages(kind, items, rows, view, templates, run)


def _list_pages(
    kind: PageKind,
    items: tuple[Any, ...],
    rows: int,
    view: View,
    templates: Templates,
    run: Run,
) -> list[Page]:
    """Return the pages of a list with at most so many rows on each."""
    made = []
    for part in browse.parts(items, rows):
        path = browse.part_path(kind.path, part.number)
        context = {**_context(Here(view, address_of_path(path)), None), "part": part}
        make = partial(_page, kind, path, context, templates)
        made.append(run.page(kind.name, path, (part,), make))
    return made


def _page(kind: PageKind, path: str, context: dict[str, Any], templates: Templates) -> Page:
    made = templates.made(kind, context)
    body = _tidy(made.body)
    rendered = render_markdown(body)
    record: Record | None = context["record"]
    return Page(
        path,
        title=unmarked(made.title),
        description=unmarked(made.description),
        markdown=body,
        html=rendered.made,
        headings=rendered.headings,
        ids=rendered.ids,
        search=kind.search,
        in_nav=kind.nav and path == kind.path.format(id=record.id if record else ""),
        crumbs=tuple(_crumbs(kind, record, made.above, templates)),
        place=record.place if record else None,
        updated=signed_on(record),
    )


def _context(here: Here, record: Record | None) -> dict[str, Any]:
    """Return all that a template sees. The names are documented in `docs/engineers.md`."""
    view = here.view
    return {
        "record": record,
        "corpus": view.corpus,
        "compare": view.compare,
        "view": view,
        "lists": view.lists,
        "here": here,
        "t": view.t,
        "link": here.link,
        "href": here.href,
        "time": here.time,
        "names": here.names,
        "options": view.options,
        "day": lambda text: words_for.day_words(text, view.t),
        "number": lambda amount: words_for.number_words(amount, view.t),
        "prose": lambda text: prose_html(text, here),
    }


def _crumbs(
    kind: PageKind, record: Record | None, above: Sequence[str], templates: Templates
) -> Iterator[tuple[str, str]]:
    for name, words in zip(kind.under, above, strict=True):
        path = templates.by_name[name].path.format(id=record.id if record else "")
        yield unmarked(words), address_of_path(path)


def _tidy(body: str) -> str:
    """Drop trailing space and lines left over by template statements; mark words in English.

    Inside a block of HTML a blank line would end the block, so templates part blocks with a blank
    line and this keeps one of several.
    """
    lines: list[str] = []
    for line in body.split("\n"):
        stripped = line.rstrip()
        if stripped or (lines and lines[-1]):
            lines.append(stripped)
    return marked("\n".join(lines).strip("\n") + "\n")

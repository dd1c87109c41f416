"""Pages at the earlier addresses of records (`was`), which lead on to the new ones."""

from __future__ import annotations

from collections.abc import Iterator

from generator.pages.addresses import address_of_path, relative
from generator.pages.english import marked, unmarked
from generator.pages.here import Here
from generator.pages.markdown import render_markdown
from generator.pages.page import Page
from generator.pages.view import View


def moved_pages(view: View) -> Iterator[Page]:
    """Yield a page for each earlier id of each record that has pages.

    The theme turns `redirect` into a refresh, and a script keeps the fragment of the address.
    """
    for kind, pattern in sorted(view.addresses.patterns.items()):
        for record in getattr(view.corpus, kind).values():
            for old in record.was:
                path = pattern.format(id=old)
                here = Here(view, address_of_path(path))
                target = relative(here.address, view.addresses.of(kind, record.id))
                title = view.t("moved.title")
                link = view.t("moved.text", link=here.link(record, card=False))
                body = marked(f'<h1 id="top">{title}</h1>\n\n<p>{link}</p>\n')
                rendered = render_markdown(body)
                yield Page(
                    path,
                    title=unmarked(view.t.plain("moved.title")),
                    description="",
                    markdown=body,
                    html=rendered.made,
                    headings=rendered.headings,
                    ids=rendered.ids,
                    search=False,
                    place=record.place,
                    extra=(("redirect", target), ("robots", "noindex")),
                )

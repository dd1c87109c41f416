"""The banner of a preview: what is wrong with the newest save, over pages of the last good one.

It is put into each page on its way out, so that it comes and goes without any page being built.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

App = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
Problem = Mapping[str, str]
"""`place` and `message`, as plain text."""
_BEFORE = re.compile(rb'<header class="masthead"|(?<=>)(?=\s*<main\b)|</body>')
"""Where it stands: above the head of a page; in a page without one above what it says."""


def with_banner(app: App, banner: Callable[[], str]) -> App:
    """Return `app` with what `banner` gives, finished HTML, in every page that it answers with."""

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        words = banner().encode("utf-8")
        started: list[Any] = []

        def start(status: str, headers: list[tuple[str, str]], *rest: Any) -> None:
            started[:] = [status, headers, *rest]

        body = app(environ, start)
        status, headers, *rest = started
        if not words or not _is_page(headers):
            start_response(status, headers, *rest)
            return body
        try:
            page = _insert(b"".join(body), words)
        finally:
            if hasattr(body, "close"):  # an open file has, and the server sees only the page
                body.close()
        others = [(name, value) for name, value in headers if name.lower() != "content-length"]
        start_response(status, [*others, ("Content-Length", str(len(page)))], *rest)
        return [page]

    return answer


def as_html(problems: Sequence[Problem], words: Mapping[str, str]) -> str:
    """Return the banner as HTML, or nothing where there is no problem; `words` are the frame's."""
    if not problems:
        return ""
    label = html.escape(words.get("problems_label", "Problems"))
    said = html.escape(
        words.get("problems", "The content has problems. These are the last good pages.")
    )
    items = "".join(
        f"<li><code>{html.escape(p['place'])}</code> {html.escape(p['message'])}</li>"
        for p in problems
    )
    return (
        f'<aside class="problems" aria-label="{label}"><p role="status"><b>{said}</b></p>'
        f"<ul>{items}</ul></aside>\n"
    )


def _is_page(headers: Iterable[tuple[str, str]]) -> bool:
    return any(n.lower() == "content-type" and v.startswith("text/html") for n, v in headers)


def _insert(page: bytes, words: bytes) -> bytes:
    found = _BEFORE.search(page)
    at = found.start() if found else len(page)
    return page[:at] + words + page[at:]

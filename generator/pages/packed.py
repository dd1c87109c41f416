"""The text of a page, kept small: pages are what fills the memory of a build.

Python keeps two bytes for each character of a text as soon as one of them is a curly quotation
mark. As UTF-8 the same text takes half of that.
"""

from __future__ import annotations

from typing import Any


class Packed:
    """A field of a dataclass that is a text when it is read and written, and UTF-8 in between."""

    def __set_name__(self, owner: type, name: str) -> None:
        self._key = f"_{name}"

    def __get__(self, page: Any, owner: Any = None) -> str:
        """Return the text."""
        if page is None:
            raise AttributeError(self._key)  # so that the dataclass sees no default
        packed: bytes = page.__dict__[self._key]
        return packed.decode("utf-8", "surrogatepass")

    def __set__(self, page: Any, text: str) -> None:
        """Keep a text."""
        page.__dict__[self._key] = text.encode("utf-8", "surrogatepass")


class PackedHtml(Packed):
    """The HTML of the field `markdown`: kept only where it is more than that without blank lines.

    Most pages are blocks of HTML, which Markdown copies.
    """

    def __get__(self, page: Any, owner: Any = None) -> str:
        """Return the text."""
        if page is not None and page.__dict__[self._key] is None:
            return blocks(page.markdown)
        return super().__get__(page, owner)

    def __set__(self, page: Any, text: str | None) -> None:
        """Keep a text; None is that of the field `markdown` without its blank lines."""
        if text is None or text == blocks(page.markdown):
            page.__dict__[self._key] = None
        else:
            super().__set__(page, text)


def blocks(markdown: str) -> str:
    """Return Markdown that is nothing but blocks of HTML as the HTML that it makes."""
    return markdown.replace("\n\n", "\n")

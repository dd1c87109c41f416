"""A page that is only blocks of HTML is not read by markdown-it: it must come out as if it were."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.compile import Site
from generator.pages.markdown import _MD, _is_finished, render_markdown

_TAGS = "<div> </div> <p>a </p> <b> <pre> </pre> <script> </script> <!-- --> <h1>x</h1> <td/>"
_MARKS = "x ` *a* - &amp; \\"
_SPACE = ["\n", "\n\n", "\n\n\n", " ", "    ", "\t", "\r", "\0", "\x0b", "\xa0", "\u2028"]
_BLOCKS = ["<div\n", "\n\n<section>", "\n\n<p>"]
_PARTS = st.sampled_from([*_TAGS.split(), *_MARKS.split(), *_SPACE, *_BLOCKS])


@given(st.lists(_PARTS, max_size=12))
def test_blocks_are_copied_as_markdown_it_copies_them(parts: list[str]) -> None:
    text = "".join(["<div>", *parts, "\n"])
    assert render_markdown(text).html == _MD.render(text)


def test_nearly_every_page_is_only_blocks(harbour: Site) -> None:
    read = [page.path for page in harbour.pages if not _is_finished(page.markdown)]
    assert len(read) < len(harbour.pages) / 10, read
    assert [p.path for p in harbour.pages if p.html != _MD.render(p.markdown)] == []

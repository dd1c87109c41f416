"""Text whose lines stay apart, for `pre`."""

from markupsafe import Markup

from generator.pages.escape import as_markup, inert


def inert_lines(text: str) -> Markup:
    """Return text line by line; empty lines are left out, for they would end a block of HTML."""
    return as_markup("\n".join([inert(line) for line in text.split("\n") if line.strip()]))

"""What `explainer new` put in to be replaced: is some of it still there?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.diagnostics import Diagnostic, Rule, Severity
from generator.reading.text import place_in

NOT_FILLED_IN = Rule(
    "Y204",
    "not-filled-in",
    """
A key still has the words that `explainer new` put in.

`explainer new` writes a record to be filled in, with a comment `# FILL IN:` above each key that it
must have. What stands there is nobody's finding, and readers would take it for yours.

Write what is right, and remove the comment.
""",
    severity=Severity.WARNING,
)
FILL_IN = "# FILL IN: "
"""Begins the comment above each key that a scaffold asks to fill in."""
FILLER_ID = "its-id"
"""Stands in a scaffold for the id of a record, which is never guessed."""
_FILLER = re.compile(rf"^ *(?:- )?({FILL_IN.strip()})", re.MULTILINE)
_KEY = re.compile(r"(?:[^\n]*\n)(?: *#[^\n]*\n)* *(?:- )?([\w-]+):")


def check_filled_in(text: str, file: str, first_line: int) -> Iterator[Diagnostic]:
    """Yield a finding at each comment in `text` (YAML, from `first_line`) that asks to fill in."""
    for each in _FILLER.finditer(text) if FILL_IN.strip() in text else ():
        key = _KEY.match(text, each.start(1))
        yield NOT_FILLED_IN.at(
            place_in(text[: each.start(1)], file, first_line),
            f"`{key[1]}` is not filled in." if key else "What stands here is not filled in.",
            hint="Write what is right, and remove the comment.",
        )

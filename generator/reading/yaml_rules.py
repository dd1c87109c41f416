"""What can be wrong with the form of a YAML file, before its meaning is looked at."""

from __future__ import annotations

from typing import Any

from yaml import YAMLError
from yaml.error import MarkedYAMLError
from yaml.reader import ReaderError

from generator.diagnostics import Diagnostic, Rule, Severity
from generator.place import Place
from generator.reading.yaml_faults import Spot, find_fault

SYNTAX = Rule(
    "Y101",
    "yaml-syntax",
    """
The file cannot be read as YAML.

A colon inside an unquoted value, a quotation mark that is not closed, or a line that is indented
differently from its neighbours are the usual causes. Nothing of the file is used until it reads.

Instead of `text: Blinken: no change`, write `text: "Blinken: no change"`, or put longer words in
a block below `text: >-`.
""",
)

FORBIDDEN = Rule(
    "Y102",
    "yaml-feature-not-allowed",
    """
A tag, anchor, alias, directive or a key that is no plain word stands in the file.

Such features can change what a value means in ways that a reader of the file does not see, so
content is plain YAML only: mappings, lists and text.

Instead of `<<: *base`, write the lines out. A value that begins with `&`, `*` or `!` goes in
quotation marks.
""",
)

REPEATED_KEY = Rule(
    "Y103",
    "repeated-key",
    """
The same key stands twice in one mapping.

Most YAML readers keep the last one in silence, and the words of the first are lost. Remove one,
or turn them into a list where the field takes one. Where records or a list stand below both, move
what is below the second to the end of what is below the first, and remove the second key alone.
""",
)

TOO_DEEP = Rule(
    "Y104",
    "yaml-too-deep",
    """
The file nests mappings or lists far deeper than any record does.

Nothing in a site needs more than ten levels. A long row of opening brackets is the usual cause.
""",
)

UNREADABLE = Rule(
    "Y105",
    "unreadable-file",
    """
The file is no text in UTF-8, is too large, or is no ordinary file.

Save it as UTF-8 (every editor has this setting). Links, devices and folders with the name of a
content file are not followed.
""",
)

TAB = Rule(
    "Y106",
    "tab-character",
    """
A tab stands in a YAML file.

YAML does not indent with tabs, and a tab looks like spaces that are not there. Use spaces; inside
double quotation marks a tab can be written as `\\t`.
""",
)

COMMENT_CUTS = Rule(
    "Y108",
    "comment-cuts-words",
    """
Behind words without quotation marks stands a `#` that touches what follows it.

To YAML a `#` behind a space begins a comment, and the rest of the line is lost: of `text: She is
#1 in the race` no more than “She is” would be published, and a quote would end too early and still
be proved.

Where the sign belongs to the words, write `text: "She is #1 in the race"`. Where a comment is
meant, write a space behind the sign: `# like this`.
""",
    Severity.WARNING,
)

YAML_ERRORS = (YAMLError, RecursionError)


class TooDeep(YAMLError):
    """Raised inside the reader where collections nest too deep."""

    def __init__(self, mark: Any) -> None:
        super().__init__()
        self.mark = mark


class TooMuch(YAMLError):
    """Raised inside the reader where a file holds more values or mistakes than is good."""

    def __init__(self, mark: Any, what: str) -> None:
        super().__init__()
        self.mark = mark
        self.what = what


def syntax_error(error: BaseException, text: str, file: str, first_line: int) -> Diagnostic:
    """Return what libyaml said, in an editor's words, at its place in the file."""
    if isinstance(error, (TooDeep, RecursionError)):
        deep = getattr(error, "mark", None)
        place = Place(file, deep.line + first_line, deep.column + 1) if deep else Place(file)
        hint = "Close the brackets that are open; no record needs more than ten levels."
        return TOO_DEEP.at(place, "Mappings or lists nest too deep here.", hint=hint)
    if isinstance(error, TooMuch):
        place = Place(file, error.mark.line + first_line, error.mark.column + 1)
        hint = "Divide the file, or mend it first."
        return UNREADABLE.at(place, f"The file is not read on from here: {error.what}.", hint=hint)
    if isinstance(error, ReaderError):
        return _reader_error(error, text, file, first_line)
    if not isinstance(error, MarkedYAMLError):
        hint = "Write keys and values as in the other files of the content."
        return SYNTAX.at(Place(file, first_line), f"This is no YAML: {error}.", hint=hint)
    mark: Any = error.problem_mark or error.context_mark
    began: Any = error.context_mark
    fault = find_fault(
        str(error.problem or "the file breaks off"),
        text,
        Spot(mark.line, mark.column),
        Spot(began.line, began.column) if began else None,
    )
    also = []
    if began and began.line not in (fault.spot.line, mark.line):
        also.append(
            (Place(file, began.line + first_line, began.column + 1), "what it belongs to begins")
        )
    place = Place(file, fault.spot.line + first_line, fault.spot.column + 1)
    return SYNTAX.at(place, fault.message, hint=fault.hint, also=also)


def _reader_error(error: Any, text: str, file: str, first_line: int) -> Diagnostic:
    """Place an error that libyaml gives without a mark: at the byte it could not take."""
    raw = text.encode("utf-8")[: error.position].decode("utf-8", "ignore")
    line = raw.count("\n")
    column = len(raw) - (raw.rfind("\n") + 1)
    code = error.character if isinstance(error.character, int) else 0
    return SYNTAX.at(
        Place(file, line + first_line, column + 1),
        f"A character stands here that YAML does not allow (U+{code:04X}).",
        hint="Remove it; it is probably invisible.",
    )

"""Plain YAML as plain data in which every value knows where it stands.

Values come from libyaml's event stream, so nothing in a file can build an object, and a place is
there from the start. Only a plain `true`, `false`, `null`, `~` or whole number gets a type; every
other scalar is the text that was typed. Tags, anchors, aliases, directives and repeated keys are
refused.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from yaml import events
from yaml._yaml import CParser

from generator.diagnostics import Diagnostic, Rule
from generator.place import Place
from generator.reading import yaml_rules as rules
from generator.reading.limits import FINDINGS, YAML_DEPTH, YAML_VALUES

_YAML_TAGS = "tag:yaml.org,2002:"
_WHOLE_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,17})\Z")
_OF_RECORDS = 2
"""How deep the mapping lies whose keys are the ids of records."""
_GLUED = re.compile(r"[ \n]#[^\s#!]")
"""A comment without a space behind its sign: perhaps it was meant as words."""
_TYPED = {"true": True, "false": False, "null": None, "~": None, "": None}


class YamlMap(dict[str, Any]):
    """A mapping; `marks` holds the line and column of each key and of its value, from 1."""

    __slots__ = ("marks",)

    def __init__(self) -> None:
        self.marks: dict[str, tuple[int, int, int, int]] = {}


class YamlList(list[Any]):
    """A list; `marks` holds the line and column of each item, from 1."""

    __slots__ = ("marks",)

    def __init__(self) -> None:
        self.marks: list[tuple[int, int]] = []


class Refused(str):
    """What stands for a value with a tag, an anchor or an alias; it was complained of already."""

    __slots__ = ()


def is_spoiled(data: object) -> bool:
    """Tell whether something inside `data` was refused."""
    if isinstance(data, dict):
        return any(is_spoiled(value) for value in data.values())
    if isinstance(data, list):
        return any(is_spoiled(value) for value in data)
    return isinstance(data, Refused)


class YamlFile:
    """One file's data and the way from a path in it to a place."""

    __slots__ = ("data", "file")

    def __init__(self, file: str, data: YamlMap) -> None:
        self.file = file
        self.data = data

    def place(self, path: Sequence[str | int], *, of_key: bool = False) -> Place:
        """Return where the value at `path` stands, or the deepest part of the path that exists.

        With `of_key`, the place of its key (or list item) instead of the value.
        """
        node: Any = self.data
        line, column = 1, 1
        for step in path:
            if isinstance(node, YamlMap) and step in node.marks:
                mark = node.marks[str(step)]
                line, column = mark[:2] if of_key else mark[2:]
            elif isinstance(node, YamlList) and isinstance(step, int) and step < len(node.marks):
                line, column = node.marks[step]
            else:
                break
            node = node[step]
        return Place(self.file, line, column)


def read_yaml(
    text: str, file: str, *, first_line: int = 1
) -> tuple[YamlFile | None, list[Diagnostic]]:
    """Return the data of `text` with places, and what is wrong with its form.

    `text` is decoded and holds no tab; `first_line` is the line of `file` on which it begins. The
    data is None where the text cannot be read as one mapping.
    """
    return _Reader(file, first_line).read(text)


class _Reader:
    """The state of one reading: the open collections and what was found wrong."""

    def __init__(self, file: str, first_line: int) -> None:
        self.file = file
        self.first_line = first_line
        self.found: list[Diagnostic] = []
        self.values = 0
        self.text = ""
        """The text, where a comment of it may be words that were lost; else nothing."""

    def place(self, mark: Any) -> Place:
        return Place(self.file, mark.line + self.first_line, mark.column + 1)

    def complain(self, rule: Rule, mark: Any, message: str, hint: str = "") -> None:
        self.found.append(rule.at(self.place(mark), message, hint=hint))
        self.limit(mark)

    def limit(self, mark: Any) -> None:
        if len(self.found) >= FINDINGS:
            raise rules.TooMuch(mark, f"it has more than {FINDINGS:,} mistakes")
        if self.values > YAML_VALUES:
            raise rules.TooMuch(mark, f"it has more than {YAML_VALUES:,} values")

    def read(self, text: str) -> tuple[YamlFile | None, list[Diagnostic]]:
        self.text = text if _GLUED.search(text) else ""
        try:
            parser: Any = CParser(text)
            parser.get_event()  # the start of the stream
            start: Any = parser.get_event()
            if isinstance(start, events.StreamEndEvent):
                return YamlFile(self.file, YamlMap()), self.found
            if start.version or start.tags:
                self.complain(
                    rules.FORBIDDEN,
                    start.start_mark,
                    "A directive (%) stands here.",
                    "Remove the line.",
                )
            data = self.node(parser, parser.get_event(), 0)
            parser.get_event()  # the end of the document
            extra: Any = parser.get_event()
            if not isinstance(extra, events.StreamEndEvent):
                self.complain(
                    rules.SYNTAX,
                    extra.start_mark,
                    "A second document begins here.",
                    "Keep one document a file: remove the line ---.",
                )
                return None, self.found
        except rules.YAML_ERRORS as error:
            fault = rules.syntax_error(error, text, self.file, self.first_line)
            told = [d.place.line for d in self.found if d.rule is rules.FORBIDDEN]
            if fault.place.line not in told:  # such a sign is why the line cannot be read on
                self.found.append(fault)
            return None, self.found
        if data is None and not self.found:
            data = YamlMap()
        if not isinstance(data, YamlMap):
            self.found.append(
                rules.SYNTAX.at(
                    Place(self.file, self.first_line, 1),
                    f"The file begins with {_what(data)} and not with a key.",
                    hint="Begin with a key such as `claims:` and indent what belongs to it.",
                )
            )
            return None, self.found
        return YamlFile(self.file, data), self.found

    def node(self, parser: Any, event: Any, depth: int, *, in_list: bool = False) -> Any:
        kind = type(event)
        if kind is events.AliasEvent:
            self.complain(
                rules.FORBIDDEN,
                event.start_mark,
                f"An alias (*{event.anchor}) stands here.",
                "Put the value in quotation marks where the * is part of its words; else write out "
                "what it stands for.",
            )
            return Refused()
        refused = event.anchor is not None or event.tag is not None
        if event.anchor is not None:
            self.complain(
                rules.FORBIDDEN,
                event.start_mark,
                f"An anchor (&{event.anchor}) stands here.",
                "Put the value in quotation marks where the & is part of its words; else remove "
                "it.",
            )
        if event.tag is not None:
            self.complain(
                rules.FORBIDDEN,
                event.start_mark,
                f"A tag ({event.tag.replace(_YAML_TAGS, '!!')}) stands here.",
                "Put the value in quotation marks where the ! is part of its words; else remove "
                "it.",
            )
        if kind is events.ScalarEvent:
            if self.text:
                self.cut(event)
            return Refused(event.value) if refused else _scalar(event)
        if depth >= YAML_DEPTH:
            raise rules.TooDeep(event.start_mark)
        if kind is events.MappingStartEvent:
            return self.mapping(parser, depth + 1, in_list=in_list)
        items = self.sequence(parser, depth + 1)
        return Refused() if refused else items

    def sequence(self, parser: Any, depth: int) -> YamlList:
        items = YamlList()
        first = self.first_line
        while True:
            event = parser.get_event()
            if type(event) is events.SequenceEndEvent:
                self.values += len(items)
                self.limit(event.start_mark)
                return items
            mark = event.start_mark
            items.marks.append((mark.line + first, mark.column + 1))
            items.append(self.node(parser, event, depth, in_list=True))

    def mapping(self, parser: Any, depth: int, *, in_list: bool = False) -> YamlMap:
        entries = YamlMap()
        second = False  # whether the keys of another item or record go on here, told already
        last = ""  # the key that was read last
        marks = entries.marks
        first = self.first_line
        while True:
            event = parser.get_event()
            kind = type(event)
            if kind is events.MappingEndEvent:
                self.values += len(entries)
                self.limit(event.start_mark)
                return entries
            at = event.start_mark
            key = event.value if kind is events.ScalarEvent else None
            if key is None or event.tag is not None or event.anchor is not None:
                self.complain(
                    rules.FORBIDDEN,
                    at,
                    "A key that is no plain word stands here.",
                    "Write the key as words, without brackets and without &, ! or ?.",
                )
                if kind is not events.ScalarEvent:
                    self.node(parser, event, depth)
            event = parser.get_event()
            mark = event.start_mark
            value = self.node(parser, event, depth)
            if key is None:
                continue
            if key in marks:
                begins = in_list and not second and key == next(iter(marks))
                slipped = not begins and entries[last] is None and last != key
                if not second and slipped:
                    self.slipped(last, marks[last], self.place(at))
                    entries[last] = Refused()  # the record has other keys than it was given
                elif not second:
                    records = depth == _OF_RECORDS and _have_one_key(entries[key], value)
                    both = _put_together(entries[key], value)
                    self.repeated(key, at, marks[key], begins=begins, both=both, records=records)
                second = second or begins or slipped
                continue
            last = key
            marks[key] = (at.line + first, at.column + 1, mark.line + first, mark.column + 1)
            entries[key] = value

    def cut(self, event: Any) -> None:
        """Complain of a comment that touches its sign behind a plain value: it may be words."""
        if event.style:
            return
        mark = event.end_mark
        ends = self.text.find("\n", mark.index)
        line = self.text[mark.index : ends if ends >= 0 else None]
        words = line.lstrip(" ")
        if not _GLUED.match(f" {words}"):
            return
        column = mark.column + len(line) - len(words) + 1
        place = Place(self.file, mark.line + self.first_line, column)
        message = f"“{words[:40].rstrip()}” is a comment to YAML and is not read."
        self.found.append(rules.COMMENT_CUTS.at(place, message, hint=_COMMENT_HINT))
        self.limit(mark)

    def repeated(
        self,
        key: str,
        mark: Any,
        earlier: tuple[int, int, int, int],
        *,
        begins: bool,
        both: bool,
        records: bool,
    ) -> None:
        """Complain of a key that stands twice.

        `begins` where it would begin a list's next item, `both` where things stand below both,
        `records` where it is the id of two records.
        """
        hint = "Remove one of the two, or give it another name."
        if both:
            hint = (
                "Keep what stands below both: move it below the first, and remove this line alone."
            )
        if records:  # moved together, they would have keys twice
            hint = "Give one of the two another id; where they are one record, keep one of them."
        if begins:
            hint = f"Where the next item of the list begins here, write `- {key}:`; else remove it."
        self.found.append(
            rules.REPEATED_KEY.at(
                self.place(mark),
                f"The key `{key}` stands twice in this mapping.",
                hint=hint,
                also=[(Place(self.file, earlier[0], earlier[1]), "it stands here first")],
            )
        )
        self.limit(mark)

    def slipped(self, key: str, at: tuple[int, int, int, int], twice: Place) -> None:
        """Complain of a key without a value, behind which keys stand that stood before it."""
        self.found.append(
            rules.REPEATED_KEY.at(
                Place(self.file, at[0], at[1]),
                f"Nothing stands below `{key}`, and the keys behind it stand here already.",
                hint=f"Where they belong to `{key}`, indent them further than `{key}:`, and "
                f"`{key}:` as far as what it stands beside.",
                also=[(twice, "the first key that stands here twice")],
            )
        )


def _have_one_key(first: object, second: object) -> bool:
    """Tell whether two values are mappings with a key in common."""
    if isinstance(first, YamlMap) and isinstance(second, YamlMap):
        return not first.keys().isdisjoint(second)
    return False


def _put_together(first: object, second: object) -> bool:
    """Add to a mapping or a list what stands below its key a second time; tell whether it could.

    The file is faulty, and what it holds is not to be called unknown as well.
    """
    if isinstance(first, YamlMap) and isinstance(second, YamlMap):
        for key in second.keys() - first.keys():
            first[key] = second[key]
            first.marks[key] = second.marks[key]
    elif isinstance(first, YamlList) and isinstance(second, YamlList):
        first += second
        first.marks += second.marks
    else:
        return False
    return True


_COMMENT_HINT = (
    "Put the whole value in quotation marks where this belongs to its words; where it is a "
    "comment, write a space behind the #."
)


def _what(data: object) -> str:
    return "a list" if isinstance(data, YamlList) else "a value"


def _scalar(event: Any) -> str | int | bool | None:
    value: str = event.value
    if event.style in ("", None) and event.implicit[0]:
        if value in _TYPED:
            return _TYPED[value]
        if len(value) < 20 and _WHOLE_NUMBER.match(value):
            return int(value)
    return value

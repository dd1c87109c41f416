"""Plants the hostile values in a site, and learns which of them the compiler refuses, and where."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from generator.compile import compile_site
from generator.diagnostics import Diagnostic, Severity
from generator.options import Options
from generator.place import Place
from generator.reading.characters import check_prose, check_yaml
from generator.reading.prose import read_prose
from generator.rules import all_rules
from tests.conftest import make_content
from tests.hostile.records import BETWEEN, BUNDLE, ITEM, filled
from tests.hostile.schema import Path

FORM = ("Y", "P", "Q3", "L", "C1")
"""The rules that stay: of form and prose, whether words stand in an article, links."""
OPTIONS = Options(
    severity={name: "off" for name, rule in all_rules().items() if not rule.code.startswith(FORM)},
    quote_words=1000,
    own_percent=100,
    all_percent=100,
    site_name="Hostile",
    site_url="https://example.org/hostile/",
    repository="https://example.org/repository",
)
INNOCENT = "Innocent words"
ROUNDS_OF_REFUSAL = 6

Field = tuple[str, Path]


class Planted(str):
    """The words of one field, and the values in them."""

    field: Field
    values: tuple[str, ...]


@dataclass
class Planting:
    """A site full of hostile values."""

    files: dict[str, str]
    standing: set[tuple[Field, str]]
    """What stands in the site: field and value."""
    refused: dict[tuple[Field, str], Diagnostic]
    """What does not, and why."""


@dataclass
class _Row:
    """A line of a file, and what was planted in it."""

    text: str
    planted: Planted | None = None
    repeats: bool = False
    """Whether the words stand in another file too, and are refused there."""


def plant(values: Sequence[str]) -> Planting:
    """Return the site that holds each of `values` in every field that takes it."""
    refused: dict[tuple[Field, str], Diagnostic] = {}
    for _ in range(ROUNDS_OF_REFUSAL):
        rows = {path: list(lines) for path, lines in _write(values, refused).items()}
        files = {path: "".join(f"{row.text}\n" for row in lines) for path, lines in rows.items()}
        site = compile_site(make_content(files), OPTIONS, publish=False)
        wrong = [each for each in site.diagnostics if each.severity is Severity.ERROR]
        if not wrong:
            break
        for each in wrong:
            for place in (each.place, *(place for place, _ in each.also)):
                for planted in _at_fault(each, place, rows[place.file]):
                    for value in planted.values:
                        refused.setdefault((planted.field, value), each)
    else:
        raise AssertionError(f"the site is refused again and again: {wrong[:3]}")
    standing = {
        (row.planted.field, value)
        for lines in rows.values()
        for row in lines
        if row.planted is not None
        for value in row.planted.values
    }
    return Planting(files, standing, refused)


def is_unreadable(value: str) -> bool:
    """Tell whether a value holds characters that may stand in no field."""
    return bool(check_yaml(f"a: {json.dumps(value, ensure_ascii=False)}\n", "")[1])


def prose_problems(value: str) -> list[Diagnostic]:
    """Return what is wrong with a value as hand-written Markdown."""
    return [*check_prose(value, "", 1), *read_prose(value, "", 1)[1]]


def _swallows(value: str) -> bool:
    """Tell whether Markdown takes all that follows into the value, which so comes last."""
    return "```" in value or "~~~" in value


def _prose(words: Planted) -> list[_Row]:
    lines = words.replace("\r", "\n").split("\n")
    return [_Row(line, words if line.strip() else None) for line in lines]


def _at_fault(found: Diagnostic, place: Place, rows: Sequence[_Row]) -> list[Planted]:
    """Return what was planted where something is wrong."""
    number = place.line - 1
    if rows[number].repeats:
        return []
    if found.rule.name == "quote-context-not-there":  # placed at the quote, which is in order
        beside = [row.planted for row in rows[number - 2 : number + 4] if row.planted is not None]
        return [each for each in beside if each.field[1][-1] in ("before", "after")]
    planted = rows[number].planted
    if planted is not None and planted.field[1][-2:] == ("parts", "[]"):  # placed at the first
        beside = [row.planted for row in rows[number : number + 2] if row.planted is not None]
        return [each for each in beside if each.field == planted.field]
    assert planted is not None, f"no hostile value stands at {place}: {found}"
    return [planted]


def _write(
    values: Sequence[str], refused: dict[tuple[Field, str], Diagnostic]
) -> dict[str, Iterator[_Row]]:
    turn: Counter[Field] = Counter()
    begin: dict[Field, int] = {}
    bare = {value for value in values if is_unreadable(value)}

    def words(field: Field, number: int, *, apart: bool = False) -> Planted:
        """Return the next values for a field; each field begins elsewhere in the corpus."""
        start = turn[field] + begin.setdefault(field, 37 * len(begin))
        turn[field] += number
        chosen = [values[(start + n) % len(values)] for n in range(number)]
        fit = [v for v in chosen if v not in bare and (field, v) not in refused]
        if apart:
            fit = sorted((v for v in fit if not prose_problems(v)), key=_swallows)
        text = ("\n\n" if apart else BETWEEN).join(fit) or INNOCENT
        return framed(field, turn[field], text, fit)

    return written(words, -(-len(values) // BUNDLE))


def written(words: Any, rounds: int) -> dict[str, Iterator[_Row]]:
    """Return the lines of a site's files by path; `words(field, number)` gives what they hold."""
    files: dict[str, Any] = {}
    for i in range(rounds):
        records = filled(i, lambda kind, path, number: words((kind, path), number))
        for kind in ("actors", "claims", "questions", "events", "topics", "editors"):
            files[f"content/{kind}-{i}.yml"] = _rows({kind: records[kind]})
        for kind in ("articles", "explainers", "pages"):
            for id, front in records[kind].items():
                body = _article(i, records, words) if id.startswith("report") else []
                if id.startswith("silent"):
                    body = [_Row("Nobody said more.")]
                if kind != "articles":
                    body = _prose(words((kind, ("prose",)), BUNDLE, apart=True))
                files[f"content/{kind}/{id}.md"] = iter(
                    [_Row("---"), *_rows(front), _Row("---"), *body]
                )
    return files


_FRAMES = {
    "quote": "Line {0} of {2}: {1}",
    "parts": "Part {0}: {1}",
    "before": "{1} before",
    "after": "after {1}",
}
"""What stands around a value so that the words can be found in the article, and only once."""


def framed(field: Field, number: int, text: str, values: Sequence[str]) -> Planted:
    """Return words for a field, in which `values` stand."""
    planted = Planted(_FRAMES.get(_frame(field), "{1}").format(number, text, field[0]))
    planted.field, planted.values = field, tuple(values)
    return planted


def _frame(field: Field) -> str:
    return [step for step in field[1] if step != "[]"][-1]


def _rows(node: dict[str, Any], indent: str = "") -> Iterator[_Row]:
    """Yield YAML in which every value stands on a line of its own."""
    for key, value in node.items():
        yield from _value(f"{indent}{key}:", value, indent)


def _value(lead: str, value: Any, indent: str) -> Iterator[_Row]:
    if isinstance(value, dict):
        yield _Row(lead)
        yield from _rows(value, indent + "  ")
    elif isinstance(value, list):
        yield _Row(lead)
        for item in value:
            yield from _value(f"{indent}  -", item, indent + "  ")
    else:
        text = json.dumps(value, ensure_ascii=False)
        yield _Row(f"{lead} {text}", value if isinstance(value, Planted) else None)


def _article(i: int, records: Any, words: Any) -> list[_Row]:
    """Return a text in which everything stands that the records of a round quote."""
    claim = records["claims"][f"claim-{i}"]
    quoted = [
        *claim["statements"],
        *records["actors"][f"person-{i}"]["introduced"],
        *(
            term
            for each in records["explainers"][f"story-{i}"]["wording"]
            for term in each["terms"]
        ),
    ]
    lines = [words(("articles", ("text",)), ITEM) for _ in range(BUNDLE // ITEM)]
    rows = [_Row(re.sub(r"[\r\n]", " ", f"Caption {line}"), line) for line in lines]
    for each in quoted:
        if "parts" in each:
            first, second = each["parts"]
            line = f"“{first}”, said {i}, “{second}”"
        else:
            line = f"{each['before']} “{each['quote']}” {each['after']}"
            line = f"{each.get('hedge', '')} {line} {each.get('verb', '')}"
        rows.append(_Row(" ".join(line.split()), repeats=True))
    return [row for each in rows for row in (each, _Row(""))]

"""The manual pages that are made from the program: every field, every rule."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from generator.diagnostics import Rule
from generator.editing.examples import example_text
from generator.editing.json_schema import PLURAL, schema_files
from generator.languages import TAG_PATTERN
from generator.reading.dates import DATE_PATTERN
from generator.reading.drafts import PAGE_KINDS, RECORD_KINDS, SINGULAR
from generator.reading.schema import base
from generator.rules import all_rules

Schema = Mapping[str, Any]

_MADE = "<!-- Made by `explainer manual docs`: change the program, not this file. -->"
_FIELDS = f"""{_MADE}

# Every field

What each record may say, made from the declarations that `explainer check` reads with. Keys in
**bold** are needed; all others are written only where there is something to say.
[For editors](editors.md) tells how they are used.
"""
_RULES = f"""{_MADE}

# Every rule

What `explainer check` can find, and what to do about it; `explainer explain CODE` prints the same.
An **error** stops a build. A **warning** does not, unless the build is strict, and can be answered
in the record concerned (`accept`, with a reason). A site sets another severity for a rule in its
`mkdocs.yml`: see [Publishing](publishing.md#options).
"""
_WHERE = {
    "articles": "In the front matter of `content/articles/<id>.md`.",
    "explainers": "In the front matter of `content/explainers/<id>.md`; the story stands below it.",
    "pages": "In the front matter of `content/pages/<id>.md`; the page stands below it.",
}
_TITLES = {"articles": "Sources"}
_FORMS = {
    base.SLUG_PATTERN: "an id",
    base.LOCATOR_PATTERN: "a place, as `p14`, `p14.l2` or `p14.s1-s3`",
    DATE_PATTERN: "a date",
    TAG_PATTERN: "a language, as `en`",
    base.URL_PATTERN: "an address on the web, or `not stated`",
    base.CATALOGUE_PATTERN: "the name of a catalogue",
    base.CATALOGUE_ID_PATTERN: "an id there",
    base.FINGERPRINT_PATTERN: "a fingerprint (SHA-256)",
    r"\S": "words",
}
"""What a value of each pattern is called."""
_ROOMS = {
    "Y": "YAML and its form",
    "P": "Prose and pages",
    "Q": "Quotes",
    "L": "Locks",
    "B": "Quotation budget",
    "A": "Absences",
    "R": "Rights",
    "C": "Links between records",
    "K": "Judgement over all records",
}
"""What the first letter of a rule's code stands for, in the order of the manual."""


def manual_files() -> dict[str, str]:
    """Return the pages by file name, as Markdown."""
    return {"fields.md": fields_page(), "rules.md": rules_page()}


def rule_page(rule: Rule) -> str:
    """Return the manual page of one rule, without a heading."""
    more = ", may be accepted" if rule.acceptable else ""
    return f"{rule.code}, {rule.severity}{more}\n\n{rule.manual.strip()}\n"


def rules_page() -> str:
    """Return the manual pages of all rules."""
    parts = [_RULES]
    for letter, title in _ROOMS.items():
        rules = [rule for rule in all_rules().values() if rule.code.startswith(letter)]
        parts.append(f"## {title}\n")
        parts += [f"### {rule.name}\n\n{rule_page(rule)}" for rule in rules]
    return "\n".join(parts)


def fields_page() -> str:
    """Return tables of all fields, kind by kind, each with an example."""
    schemas = schema_files()
    pages = [_FIELDS]
    whole = {model.__name__ for model in RECORD_KINDS.values()}
    pages += [_kind(kind, _parts()[model.__name__]) for kind, model in RECORD_KINDS.items()]
    pages += [
        _kind(PLURAL[noun], json.loads(schemas[f"{noun}.schema.json"]))
        for noun in map(SINGULAR.__getitem__, PAGE_KINDS)
    ]
    pages.append("## Parts of records\n")
    for name, part in sorted(_parts().items()):
        if name not in whole and "properties" in part:
            pages.append(f"### {part['title']}\n\n{part['description']}\n\n{_table(part)}")
    return "\n".join(pages)


def _kind(kind: str, schema: Schema) -> str:
    where = _WHERE.get(kind, f"Under `{kind}:` in any YAML file of `content/`, by id.")
    title = _TITLES.get(kind, kind.capitalize())
    example = example_text(kind)
    if kind in PAGE_KINDS:  # the id is the file's name
        example = "".join(f"{line[4:]}\n" for line in example.split("\n")[1:-1])
    else:
        example = f"{kind}:\n{example}"
    about = schema.get("description", "")
    return f"## {title}\n\n{about} {where}\n\n{_table(schema)}\n```yaml\n{example}```\n"


def _table(schema: Schema) -> str:
    lines = ["| key | value | what it says |", "|---|---|---|"]
    needed = schema.get("required", ())
    for key, field in schema["properties"].items():
        shown = f"**`{key}`**" if key in needed else f"`{key}`"
        value = " or ".join(dict.fromkeys(_forms(field)))
        lines.append(f"| {shown} | {value} | {_in_cell(field['description'])} |")
    return "\n".join(lines) + "\n"


def _forms(field: Schema) -> Iterator[str]:
    """Yield in words what a field may hold."""
    for key in ("anyOf", "oneOf", "allOf"):
        if key in field:
            for each in field[key]:
                yield from _forms(each)
            return
    pattern, kind = field.get("pattern"), field.get("type")
    if "$ref" in field:
        yield _reference(field["$ref"].rsplit("/", 1)[1])
    elif "const" in field:
        yield f"`{field['const']}`"
    elif pattern in _FORMS:
        yield _FORMS[pattern]
    elif kind == "array":
        yield f"a list, each {' or '.join(dict.fromkeys(_forms(field['items'])))}"
    elif "patternProperties" in field:
        [(of, value)] = field["patternProperties"].items()
        yield f"by {_FORMS[of]}: {' or '.join(_forms(value))}"
    elif kind in ("integer", "number") or kind == ["number", "string"]:
        yield "a number"
    elif kind != "null":
        raise ValueError(f"the manual has no words for a value of this form: {field}")


def _reference(name: str) -> str:
    part = _parts()[name]
    if "enum" in part:
        return ", ".join(f"`{word}`" for word in part["enum"])
    title = str(part["title"])
    return f"[{title.lower()}](#{title.lower().replace(' ', '-')})"


@lru_cache(maxsize=1)
def _parts() -> dict[str, Schema]:
    """Return the schema of each part of a record, by the name of its class."""
    parts: dict[str, Schema] = {}
    for text in schema_files().values():
        parts.update(json.loads(text).get("definitions", {}))
    return parts


def _in_cell(words: str) -> str:
    return " ".join(words.split()).replace("|", "\\|")

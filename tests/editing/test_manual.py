"""The manual's generated pages are complete, and those in `docs/` are of today's program."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from generator.commands.explain import manual_page
from generator.editing.examples import example_records, example_text
from generator.editing.json_schema import schema_files
from generator.editing.manual import manual_files
from generator.reading.drafts import PAGE_KINDS, RECORD_KINDS
from generator.reading.read_content import read_content
from generator.rules import all_rules
from tests.conftest import make_content
from tests.doors.workshop import REPOSITORY

FILES = manual_files()


@pytest.mark.parametrize("name", FILES)
def test_the_manual_is_current(name: str) -> None:
    written = (REPOSITORY / "docs" / name).read_text("utf-8")
    assert written == FILES[name], "run `explainer manual docs` (or `make manual`) and commit it"


@pytest.mark.parametrize("name", schema_files())
def test_the_schemas_of_this_site_are_current(name: str) -> None:
    written = (REPOSITORY / ".schema" / name).read_text("utf-8")
    assert written == schema_files()[name], "run `explainer schema .schema` (or `make manual`)"


@pytest.mark.parametrize("site", [".", "generator/starter"])
def test_every_file_tells_its_schema(site: str) -> None:
    lines = {
        file: file.read_text("utf-8").split("\n")[0]
        for file in (REPOSITORY / site / "content").rglob("*.yml")
        if not file.name.endswith(".lock.yml")
    }
    assert lines
    for file, line in lines.items():
        start, _, where = line.partition("=")
        assert start == "# yaml-language-server: $schema", f"{file} lacks its first line"
        kind = "vocabulary" if file.parent.name == "vocabulary" else "records"
        wanted = REPOSITORY / site / ".schema" / f"{kind}.schema.json"
        assert (file.parent / where).resolve() == wanted.resolve()


def test_every_rule_has_its_page() -> None:
    for rule in all_rules().values():
        assert f"\n### {rule.name}\n\n{rule.code}, {rule.severity}" in FILES["rules.md"]
        assert rule.manual.strip() in FILES["rules.md"]
        assert rule.manual.strip() in manual_page(rule), "both come from one docstring"


@pytest.mark.parametrize("kind", [*RECORD_KINDS, *PAGE_KINDS])
def test_every_field_has_its_line(kind: str) -> None:
    model = {**RECORD_KINDS, **PAGE_KINDS}[kind]
    for key, field in model.model_fields.items():
        mark = "**" if field.is_required() else ""
        line = f"| {mark}`{field.alias or key}`{mark} |"
        assert line in FILES["fields.md"]
    lines = example_text(kind).splitlines()
    for line in lines[1:] if kind in PAGE_KINDS else lines:  # a page's id is its file's name
        assert line.strip() in FILES["fields.md"]


def fields_of_schemas() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every field of every schema, with a name for it."""
    for name, text in schema_files().items():
        schema = json.loads(text)
        for part, whole in [("", schema), *schema.get("definitions", {}).items()]:
            for key, field in whole.get("properties", {}).items():
                yield f"{name} {part} {key}", field


def test_every_field_of_a_schema_has_title_description_and_example() -> None:
    lacking = []
    for name, field in fields_of_schemas():
        wanted = {"title", "description"}
        if "$ref" not in json.dumps(field):  # what it refers to has examples of its own
            wanted |= {"examples"}
        lacking += [f"{name}: {key}" for key in sorted(wanted - field.keys())]
    assert lacking == []


def test_the_examples_have_the_form_of_records() -> None:
    files = {"content/records.yml": "".join(f"{k}:\n{example_text(k)}" for k in RECORD_KINDS)}
    for kind in PAGE_KINDS:
        [id] = example_records()[kind]
        lines = [line[4:] for line in example_text(kind).splitlines()[1:]]
        files[f"content/{kind}/{id}.md"] = "\n".join(["---", *lines, "---", "", "Words.", ""])
    _, problems = read_content(make_content(files))
    assert [str(each.message) for each in problems] == []

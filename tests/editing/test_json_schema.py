"""The JSON Schemas say what `explainer check` says of the form of a file, as far as they can."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

from generator.editing.json_schema import RECORDS, VOCABULARY, schema_files
from generator.reading.front_matter import part
from generator.rules import all_rules
from tests.casebook import Case, all_books, basic_site

FORM = {"unknown-key", "missing-key", "wrong-value", "verb-entry-unclear"}
BEFORE_FORM = {d.name for d in all_rules().values() if d.code[:2] in ("Y1", "Y3")}
NO_LANGUAGES = "a schema holds no list of languages"
NO_CALENDAR = "a pattern knows no calendar"
BEYOND = {
    "wrong-value: A day that does not exist": NO_CALENDAR,
    "about-broken-files: An article with a mistake in its front matter does not lose its quotes": (
        NO_CALENDAR
    ),
    "wrong-value: A number that is not finite": "other programs read it as a number",
    "wrong-value: A host that only looks like letters": "a schema knows no two letters alike",
    "wrong-value: A country for a language": NO_LANGUAGES,
    "wrong-value: A country with two languages": NO_LANGUAGES,
    "wrong-value: A code that nobody speaks": NO_LANGUAGES,
    "wrong-value: A file's name that cannot be an id": "a schema sees no file names",
    "about-values-kept-as-typed: Names that look like something else": (
        "other programs read `Null` as nothing; in quotation marks it is the same for all"
    ),
    "said-after-publication: The report was changed later": (
        "other programs read a fingerprint of digits alone as a number"
    ),
}
"""Cases of which a schema says something else, and why."""
CHECK = (sys.executable, "-m", "check_jsonschema", "--output-format", "json")
SITES = ("content", "tests/sites/harbour/content", "tests/sites/small/content")
NULL_AS_NAME = "tests/sites/harbour/content/context.yml"
"""Has an id `null`, which other programs read as nothing."""
PAGES = {"articles": "source", "explainers": "explainer", "pages": "page"}


def schema_of(path: str) -> str | None:
    """Return the schema for a content file, or None for a file that nobody writes by hand."""
    folder = path.split("/")[1]
    if path.endswith(".md"):
        return f"{PAGES[folder]}.schema.json" if folder in PAGES else None
    if path.endswith(".lock.yml"):
        return None
    return VOCABULARY if folder == "vocabulary" else RECORDS


def rules_of(case: Case, path: str) -> set[str]:
    """Return the names of the rules that a case expects to find in a file."""
    heads = [line.split(" ")[:2] for line in case.expected]
    return {rule for place, rule in heads if place.startswith(f"{path}:")}


def cases_for_schemas() -> list[tuple[str, str, str, bool]]:
    """Return name, schema, YAML and verdict of each file that a case changes and that reads."""
    base = basic_site()
    found = []
    for case in all_books():
        name = f"{case.rule}: {case.title}"
        for path in [p for p in case.files if case.files[p] != base.get(p)]:
            text, schema, rules = case.files[path], schema_of(path), rules_of(case, path)
            if name in BEYOND or isinstance(text, bytes) or not schema or rules & BEFORE_FORM:
                continue
            parted = part(text) if path.endswith(".md") else None
            yaml = parted.front if parted else text
            found.append((name, schema, yaml, not rules & FORM))
    return found


def whole_sites() -> list[tuple[str, str, str, bool]]:
    """Return the same of each file of the sites that have no mistake."""
    found = []
    root = Path(__file__).parent.parent.parent
    for file in (f for site in SITES for f in sorted((root / site).rglob("*.*"))):
        schema = schema_of(f"content/{file.relative_to(root).as_posix().split('content/')[1]}")
        if schema and file.is_file() and file != root / NULL_AS_NAME:
            text = file.read_text("utf-8")
            parted = part(text) if file.suffix == ".md" else None
            found.append((str(file), schema, parted.front if parted else text, True))
    return found


def verdicts(folder: Path, files: dict[str, list[str]]) -> dict[str, bool]:
    """Return what check-jsonschema says of files below `folder`, given by schema."""
    fine: dict[str, bool] = {}
    for schema, paths in files.items():
        done = subprocess.run(
            [*CHECK, "--schemafile", schema, "--default-filetype", "yaml", *paths],
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
        )
        report = json.loads(done.stdout)
        assert not report["parse_errors"], report["parse_errors"]
        wrong = {error["filename"] for error in report["errors"]}
        fine.update((path, path not in wrong) for path in paths)
    return fine


def test_schemas_agree_with_the_check(tmp_path: Path) -> None:
    for name, text in schema_files().items():
        (tmp_path / name).write_text(text, "utf-8")
    cases = cases_for_schemas() + whole_sites()
    files: dict[str, list[str]] = defaultdict(list)
    for number, (_, schema, text, _) in enumerate(cases):
        (tmp_path / f"{number}.yml").write_text(text, "utf-8")
        files[schema].append(f"{number}.yml")
    said = verdicts(tmp_path, files)
    differing = [
        f"{name}: the schema {'accepts' if said[f'{number}.yml'] else 'refuses'} it"
        for number, (name, _, _, fine) in enumerate(cases)
        if said[f"{number}.yml"] != fine
    ]
    assert len(cases) > 100
    assert BEYOND.keys() <= {f"{case.rule}: {case.title}" for case in all_books()}
    assert {schema for _, schema, _, fine in cases if not fine} > {RECORDS, "source.schema.json"}
    assert not differing, "\n".join(differing)

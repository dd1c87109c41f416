"""The records of one YAML file, and one YAML text of any file."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from functools import partial

from generator.diagnostics import Diagnostic
from generator.reading.characters import check_yaml
from generator.reading.drafts import RECORD_KINDS, Drafts
from generator.reading.fillers import check_filled_in
from generator.reading.form import UNKNOWN_KEY, WRONG_VALUE, Written, check_form
from generator.reading.form_words import shape
from generator.reading.ids import take_id, unfit_id
from generator.reading.kept import KeptFile
from generator.reading.names import did_you_mean
from generator.reading.schema.base import Draft
from generator.reading.slugs import slug_problem
from generator.reading.text import find_tab
from generator.reading.yaml_tree import Refused, YamlFile, YamlMap, is_spoiled, read_yaml


def yaml_of(
    drafts: Drafts, path: str, text: str, file: KeptFile, first_line: int = 1
) -> Generator[Diagnostic, None, YamlFile | None]:
    """Yield what is wrong with the form of a YAML text; return its data or None."""
    yaml, problems = file.once("yaml", partial(parse_yaml, path, text, first_line))
    yield from problems
    if yaml is None:
        drafts.broken.append(text)
    return yaml


def parse_yaml(path: str, text: str, first_line: int) -> tuple[YamlFile | None, list[Diagnostic]]:
    """Return the data of a YAML text, None where it cannot be read, and what is wrong with it.

    `first_line` is the number of its first line in the file `path`.
    """
    tabs = find_tab(text, path, first_line)
    readable, invisible = check_yaml(text, path, first_line)
    yaml, problems = read_yaml(readable.replace("\t", " "), path, first_line=first_line)
    fillers = check_filled_in(text, path, first_line)
    return yaml, [*tabs, *invisible, *(() if tabs else problems), *fillers]


def keep_draft(
    drafts: Drafts,
    kind: str,
    checked: tuple[Written[Draft] | None, list[Diagnostic]],
    data: object,
) -> Iterator[Diagnostic]:
    """Keep a record that has its form; of one with forbidden YAML inside, that is told already."""
    written, problems = checked
    if problems and not is_spoiled(data):
        yield from problems
    if problems and isinstance(data, YamlMap):  # records that slipped into this one
        drafts.broken += [f"{k}:" for k, v in data.items() if isinstance(v, (YamlMap, Refused))]
    if written is not None and not slug_problem(written.id):
        getattr(drafts, kind)[written.id] = written


def read_records(drafts: Drafts, path: str, text: str, file: KeptFile) -> Iterator[Diagnostic]:
    """Keep the records of a YAML file that have their form; yield what is wrong with the others."""
    yaml = yield from yaml_of(drafts, path, text, file)
    if yaml is None:
        return
    if _lacks_kind(yaml.data):
        first = next(iter(yaml.data))
        yield UNKNOWN_KEY.at(
            yaml.place((first,), of_key=True),
            f"The record `{first}` stands below no key that says what it is.",
            hint=f"Write one of {', '.join(f'`{kind}:`' for kind in RECORD_KINDS)} on a line of its"
            " own above it, and indent the records below.",
        )
        drafts.broken.append(text)
        return
    for kind, records in yaml.data.items():
        model = RECORD_KINDS.get(kind)
        key_place = yaml.place((kind,), of_key=True)
        if model is None:
            hint = did_you_mean(kind, RECORD_KINDS) or f"Known keys: {', '.join(RECORD_KINDS)}."
            yield UNKNOWN_KEY.at(key_place, f"The key `{kind}` is not known here.", hint=hint)
            drafts.broken.append(text)  # its records are not called unknown as well
        elif records is not None and not isinstance(records, YamlMap):
            message = f"`{kind}` is {shape(records)}, and should be a mapping of ids to records."
            hint = "Write each id as a key of its own, without a hyphen, and its record below it."
            yield WRONG_VALUE.at(yaml.place((kind,)), message, hint=hint)
            drafts.broken.append(text.replace("- ", "  "))
        else:
            for id, data in (records or {}).items():
                yield from _read_record(drafts, kind, model, id, data, yaml, file)


def _lacks_kind(data: YamlMap) -> bool:
    """Tell whether a file begins with records at once, and not with what they are."""
    return bool(data) and all(
        isinstance(value, YamlMap)
        and not did_you_mean(key, RECORD_KINDS)
        and key not in RECORD_KINDS
        and not all(isinstance(record, YamlMap) for record in value.values())
        for key, value in data.items()
    )


def _read_record(
    drafts: Drafts,
    kind: str,
    model: type[Draft],
    id: str,
    data: object,
    yaml: YamlFile,
    file: KeptFile,
) -> Iterator[Diagnostic]:
    place = yaml.place((kind, id), of_key=True)
    yield from unfit_id(drafts, id, place)
    if (yield from take_id(drafts, kind, id, place)):
        return
    checked = file.once((kind, id), lambda: check_form(model, data, id, yaml, (kind, id)))
    yield from keep_draft(drafts, kind, checked, data)

"""`explainer merge`: what moves over, what it refuses, and that the check passes afterwards."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
import yaml

from generator.compile import compile_site
from generator.editing.edits import EditRefusedError
from generator.editing.merge import merge
from generator.editing.references import records
from generator.editing.yaml_blocks import flow
from generator.evidence.wanted import wanted_statement
from generator.options import Options
from generator.reading.drafts import RECORD_KINDS
from generator.reading.read_content import read_content
from tests.conftest import HERE
from tests.editing.test_rename import CONTENT, of_case, shown

BOOK = yaml.safe_load((HERE / "cases" / "editing" / "merge.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", BOOK["cases"], ids=lambda case: case["title"])
def test_case(case: dict[str, Any]) -> None:
    content, (old, into) = of_case(case), case["ids"]
    if "refused" in case:
        with pytest.raises(EditRefusedError) as refused:
            merge(content, old, into, keep=case.get("keep", ()))
        assert case["refused"] in str(refused.value)
        return
    plan = merge(content, old, into, keep=case.get("keep", ()))
    assert shown(plan) + "\n" == case["diff"]
    drafts, problems = read_content(plan.applied_to(content))
    assert not problems
    assert old not in drafts.ids


RECORDS = [
    (site, record.kind, record.written.id)
    for site in CONTENT
    for record in records(read_content(CONTENT[site])[0])
    if record.kind in RECORD_KINDS
]


@pytest.mark.parametrize(("site", "kind", "id"), RECORDS[:: len(RECORDS) // 12])
def test_a_twin_leaves_nothing_behind_but_its_id(site: str, kind: str, id: str) -> None:
    content = CONTENT[site]
    [record] = [r for r in records(read_content(content)[0]) if r.written.id == id]
    data = {key: value for key, value in record.data.items() if key != "was"}
    twin = f"{kind}:\n  zz-twin: {flow(data)}\n\n".encode()
    twins = replace(content, files={**content.files, "content/twin.yml": twin})
    merged = merge(twins, "zz-twin", id).applied_to(twins)
    assert merged.files["content/twin.yml"] == f"{kind}:\n".encode()
    changed = {path for path, raw in content.files.items() if merged.files[path] != raw}
    assert changed == {record.written.yaml.file}
    added = len(merged.files[record.written.yaml.file]) - len(
        content.files[record.written.yaml.file]
    )
    assert added < 40
    site_after = compile_site(merged, Options(), publish=False)
    assert site_after.ok
    assert "zz-twin" in read_content(merged)[0].__getattribute__(kind)[id].draft.was


def test_what_two_actors_were_proved_to_have_said_is_one_entry_in_the_lock() -> None:
    content, actor = CONTENT["main"], "antony-blinken"
    drafts, _ = read_content(content)
    said = next(
        item
        for record in records(drafts)
        if record.kind == "claims"
        for item in record.data.get("statements", ())
        if item["speaker"] == actor
    )
    claim = flow({"text": "Z.", "kind": "position", "statements": [{**said, "speaker": "zz-twin"}]})
    twin = f"actors:\n  zz-twin: {{name: Z, kind: person}}\nclaims:\n  zz-both: {claim}\n"
    files = {**content.files, "content/twin.yml": twin.encode()}
    drafts, _ = read_content(replace(content, files=files))
    key = wanted_statement(drafts.claims["zz-both"], 0, drafts).key
    path = f"content/articles/{said['source']}.lock.yml"
    entry = f"evidence:\n  {key}:\n    sha256: x\n".encode()
    files[path] = files[path].replace(b"evidence:\n", entry)
    twins = replace(content, files=files)
    merged = merge(twins, "zz-twin", actor).applied_to(twins)
    assert merged.files[path] == content.files[path]

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
from generator.options import Options
from generator.reading.drafts import RECORD_KINDS, read_content
from tests.conftest import HERE
from tests.editing.test_rename import CONTENT, of_case, shown

BOOK = yaml.safe_load((HERE / "cases" / "editing" / "merge.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", BOOK["cases"], ids=lambda case: case["title"])
def test_case(case: dict[str, Any]) -> None:
    content, (old, into) = of_case(case), case["ids"]
    if "refused" in case:
        with pytest.raises(EditRefusedError) as refused:
            merge(content, old, into)
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

"""Files saved where, or as, nothing reads them: one message each, with the name that was meant."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.commands.init import STARTER
from generator.compile import compile_site
from generator.options import Options
from generator.reading.content import gather

FILE = Path(__file__).parent.parent / "cases" / "misplaced.yml"
CASES = yaml.safe_load(FILE.read_text("utf-8"))


@pytest.mark.parametrize("case", CASES["cases"], ids=lambda case: case["it"])
def test_case(case: dict[str, Any], tmp_path: Path) -> None:
    shutil.copytree(STARTER / "content", tmp_path / "content")
    source = tmp_path / "content" / case.get("from", case.get("copy"))
    target = tmp_path / "content" / case["to"]
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    if "from" in case:
        source.unlink()
    found = compile_site(gather(tmp_path), Options(), publish=False).diagnostics
    said = [f"{each.place} {each.rule.name} {each.message} {each.hint}" for each in found]
    where = f"content/{case['to']}:1:1 stray-file Nothing reads this file. {case.get('hint')}"
    assert [line[: len(where)] for line in said] == [where] * ("hint" in case), said

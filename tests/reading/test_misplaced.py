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
from generator.place import Place
from generator.reading.content import gather
from generator.reading.ids import ID_TAKEN
from generator.reading.misplaced import STRAY_FILE, as_one_copy

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
    says = case.get("says", "Nothing reads this file.")
    where = f"content/{case['to']}:1:1 stray-file {says} {case.get('hint')}"
    assert [line[: len(where)] for line in said] == [where] * ("hint" in case), said


def test_a_file_whose_ids_are_free_is_not_compared_with_all_ids_of_the_site() -> None:
    class Unread(dict[str, tuple[str, Place]]):
        def values(self) -> Any:
            raise AssertionError("for each of n files, this would be n times n")

    stray = STRAY_FILE.at(Place("content/a.yml"), "Nothing reads this file.")
    taken = ID_TAKEN.at(Place("content/b.yml"), "Taken.", also=[(Place("content/a.yml"), "here")])
    for found in ([], [stray], [stray, taken]):
        assert as_one_copy(found, ID_TAKEN, Unread(), "content/b.yml") == found

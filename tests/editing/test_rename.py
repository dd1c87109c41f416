"""`explainer rename`: what it changes, that it comes back byte for byte, and all or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.commands.put import put
from generator.compile import compile_site
from generator.editing.edits import EditRefusedError, Plan, diff
from generator.editing.references import records
from generator.editing.rename import rename
from generator.options import Options
from generator.reading.content import Content, gather
from generator.reading.read_content import read_content
from generator.site_folder import SiteFolder, UsageError, site_at
from tests.casebook import basic_site
from tests.conftest import HERE, make_content

BOOK = yaml.safe_load((HERE / "cases" / "editing" / "rename.yml").read_text("utf-8"))
SITES = {"harbour": HERE / "sites" / "harbour", "main": HERE.parent}
CONTENT = {name: gather(folder) for name, folder in SITES.items()}
IDS = {
    name: [r.written.id for r in records(read_content(content)[0])]
    for name, content in CONTENT.items()
}


def of_case(case: Mapping[str, Any]) -> Content:
    """Return the basic site with the files of a case."""
    return make_content({**basic_site(), **case.get("files", {})})


def shown(plan: Plan, only: str = "") -> str:
    """Return a plan's diff without what stays, and without the second of two equal headings."""
    kept = Plan(tuple(c for c in plan.changes if only in c.path), plan.texts)
    moved = {c.path for c in kept.changes if c.path != c.new_path and c.before == c.after}
    lines = [line for line in diff(kept).split("\n") if line[:1] in "-+r"]
    return "\n".join(line for line in lines if not line.startswith("+++") and line[4:] not in moved)


@pytest.mark.parametrize("case", BOOK["cases"], ids=lambda case: case["title"])
def test_case(case: dict[str, Any]) -> None:
    content, (old, new) = of_case(case), case["ids"]
    if "refused" in case:
        with pytest.raises(EditRefusedError) as refused:
            rename(content, old, new)
        assert case["refused"] in str(refused.value)
        return
    plan = rename(content, old, new, was=case.get("was", True))
    assert shown(plan, case.get("only", "")) + "\n" == case["diff"]
    site = compile_site(plan.applied_to(content), Options(), publish=False)
    before = compile_site(content, Options(), publish=False)
    assert len(site.diagnostics) == len(before.diagnostics), site.diagnostics


def there_and_back(content: Content, old: str) -> Content:
    """Return content in which an id was changed and changed back."""
    there = rename(content, old, "zz-elsewhere", was=False).applied_to(content)
    assert there != content
    return rename(there, "zz-elsewhere", old, was=False).applied_to(there)


@settings(max_examples=24, deadline=None)
@given(st.sampled_from([(site, id) for site in SITES for id in IDS[site] if id != "null"]))
def test_there_and_back_gives_the_same_bytes(site_and_id: tuple[str, str]) -> None:
    site, id = site_and_id
    assert there_and_back(CONTENT[site], id) == CONTENT[site]


ON_THE_FIRST_LINE = "topics: {ice: {name: Ice, text: Frozen.}}\n"


@pytest.mark.parametrize("form", ["plain", "windows", "marked"])
def test_line_ends_and_byte_order_marks_stay(form: str) -> None:
    content = make_content(
        {
            path: {"plain": "", "marked": "\ufeff", "windows": ""}[form]
            + (text.replace("\n", "\r\n") if form == "windows" else text)
            for path, text in {**basic_site(), "content/more.yml": ON_THE_FIRST_LINE}.items()
        }
    )
    for record in records(read_content(content)[0]):
        assert there_and_back(content, record.written.id) == content
    with_was = rename(content, "council", "board").applied_to(content)
    assert rename(with_was, "board", "council", was=False).applied_to(with_was) == content


ONE_OF_EACH_KIND = {
    record.kind: record.written.id for record in records(read_content(CONTENT["main"])[0])
}


@pytest.mark.parametrize("kind", ONE_OF_EACH_KIND)
def test_a_renamed_record_passes_the_check_with_locks_alone(kind: str) -> None:
    content = CONTENT["main"]
    plan = rename(content, ONE_OF_EACH_KIND[kind], "zz-elsewhere")
    found = compile_site(plan.applied_to(content), Options(), publish=False).diagnostics
    before = compile_site(content, Options(), publish=False).diagnostics
    assert len(found) == len(before), found


def site_on_disk(folder: Path) -> dict[Path, bytes]:
    """Write the basic site, and return all files by path."""
    for path, text in basic_site().items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    return files_in(folder)


def files_in(folder: Path) -> dict[Path, bytes]:
    """Return the bytes of all files."""
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("fails_at", range(6))
@pytest.mark.parametrize("how", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_all_or_nothing(
    fails_at: int, how: BaseException, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = site_on_disk(tmp_path)
    plan = rename(gather(tmp_path), "courier-frost", "courier-ice")
    replace, count = Path.replace, iter(range(100))

    def fail(self: Path, target: Path) -> Path:
        if next(count) == fails_at:
            raise how
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", fail)
    if fails_at < len(plan.changes) + 2:  # the journal is renamed before and after
        with pytest.raises((UsageError, KeyboardInterrupt)):
            put(plan, on_disk(tmp_path))
        assert files_in(tmp_path) == before
    else:
        put(plan, on_disk(tmp_path))
        assert gather(tmp_path) == plan.applied_to(make_content(basic_site()))


def on_disk(folder: Path) -> SiteFolder:
    """Return the site in a folder, its texts beside its content."""
    return site_at(folder / "mkdocs.yml", folder / "content", folder / "site", Options())


def test_a_text_goes_with_its_source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("EXPLAINER_TEXTS", raising=False)
    site_on_disk(tmp_path)
    texts = tmp_path / ".texts"
    texts.mkdir()
    (texts / "courier-frost.txt").write_text("Words.", "utf-8")
    plan = rename(gather(tmp_path, texts=texts), "courier-frost", "courier-ice")
    put(plan, on_disk(tmp_path))
    assert [path.name for path in texts.iterdir()] == ["courier-ice.txt"]


def test_a_file_saved_meanwhile_is_not_written_over(tmp_path: Path) -> None:
    site_on_disk(tmp_path)
    plan = rename(gather(tmp_path), "council", "town-council")
    (tmp_path / "content" / "claims.yml").write_text("claims:\n", "utf-8")
    before = files_in(tmp_path)
    with pytest.raises(UsageError, match="changed meanwhile"):
        put(plan, on_disk(tmp_path))
    assert files_in(tmp_path) == before


def keys_of(content: Content) -> set[str]:
    """Return how the locks of a site call the evidence."""
    return {
        key for lock in read_content(content)[0].locks.values() for key in lock.data["evidence"]
    }


def test_a_lock_follows_the_new_id_of_a_speaker() -> None:
    content = CONTENT["main"]
    renamed = rename(content, "antony-blinken", "secretary", was=False).applied_to(content)
    assert len(keys_of(renamed)) == len(keys_of(content))
    assert keys_of(renamed) != keys_of(content), "who speaks is part of what a lock vouches for"

"""What a site that is built at once lets go, and what it keeps for those who ask for more."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pytest

from generator.compile import Site, compile_site
from generator.evidence.article import Article
from generator.evidence.locks.lock import Proved
from generator.exports.run import run_exports
from generator.reading.form import Written
from generator.shapes.edition import DataFile, Edition
from generator.shapes.records import SourceRecord
from generator.site_folder import open_site

SMALL = Path(__file__).parent / "sites" / "small"
READ_AND_PROVED = (Written, Article, Proved)


def _alive(*kinds: type, but: Sequence[object] = ()) -> list[object]:
    """Return the objects of these kinds that something still holds, without those known before."""
    gc.collect()
    known = {id(each) for each in but}
    return [each for each in gc.get_objects() if isinstance(each, kinds) and id(each) not in known]


class _LookedError(Exception):
    """Ends a compilation of which enough was seen."""


def _left_at_the_exports(*, final: bool) -> set[str]:
    """Return the kinds of object of a compilation that are alive when its exports begin."""
    folder = open_site(SMALL / "mkdocs.yml")
    before, left = _alive(*READ_AND_PROVED), set[str]()

    def look(edition: Edition) -> tuple[DataFile, ...]:
        left.update(type(each).__name__ for each in _alive(*READ_AND_PROVED, but=before))
        raise _LookedError

    with pytest.raises(_LookedError):
        compile_site(folder.gather(), folder.options, exports=look, final=final)
    return left


def test_what_was_read_and_proved_is_gone_before_anything_is_made() -> None:
    assert _left_at_the_exports(final=False) == {kind.__name__ for kind in READ_AND_PROVED}
    assert _left_at_the_exports(final=True) == set()


def test_the_records_for_export_are_gone_with_the_exports() -> None:
    folder = open_site(SMALL / "mkdocs.yml")
    before = _alive(SourceRecord)
    site = compile_site(folder.gather(), folder.options, final=True)
    assert _alive(SourceRecord, but=before) == []
    assert site.ok
    assert not list(site.drafts.records())
    assert not site.proofs.articles


def _pages(site: Site) -> dict[str, str]:
    return {page.path: page.markdown for page in site.pages}


def test_files_that_a_door_writes_itself_change_no_page() -> None:
    folder = open_site(SMALL / "mkdocs.yml")
    written: dict[str, bytes] = {}

    def write(file: DataFile) -> DataFile:
        written[file.path] = file.data
        return file.without_bytes()

    kept = compile_site(folder.gather(), folder.options)
    exports = partial(run_exports, keep=write)
    lean = compile_site(folder.gather(), folder.options, exports=exports, final=True)
    assert _pages(lean) == _pages(kept), "sizes of files stand on a page"
    assert written == kept.data
    assert not any(lean.data.values())

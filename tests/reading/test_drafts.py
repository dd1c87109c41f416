"""Whatever lies in the content folder, reading and compiling end with findings, never a crash."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.compile import compile_site
from generator.options import Options
from generator.reading.content import Content
from generator.reading.drafts import Drafts
from tests.casebook import basic_site
from tests.counting import steps

FILES = {path: text.encode("utf-8") for path, text in basic_site().items()}
PATHS = st.sampled_from([*FILES, "content/more.yml", "content/articles/gazette-frost.lock.yml"])
PATHS_AND_MORE = PATHS | st.sampled_from(["content/vocabulary/verbs.en.yml", "content/pages/p.md"])


@st.composite
def spoiled(draw: Callable[..., object]) -> dict[str, bytes]:
    """Draw the basic site with one file cut, overwritten in the middle, or made of noise."""
    path = str(draw(PATHS_AND_MORE))
    raw = FILES.get(path, b"source: gazette-frost\n")
    start = draw(st.integers(0, len(raw)))
    end = draw(st.integers(0, len(raw)))
    noise = draw(
        st.binary(max_size=6) | st.sampled_from([b": ", b"\n  ", b"- ", b"[", b"'", b"\t"])
    )
    assert isinstance(start, int)
    assert isinstance(end, int)
    assert isinstance(noise, bytes)
    return {**FILES, path: raw[:start] + noise + raw[max(start, end) :]}


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(spoiled())
def test_a_spoiled_file_is_told_and_never_a_crash(files: dict[str, bytes]) -> None:
    site = compile_site(Content(files, {}), Options(), publish=False)
    again = compile_site(Content(dict(reversed(files.items())), {}), Options(), publish=False)
    assert site.diagnostics == again.diagnostics
    for each in site.diagnostics:
        assert each.place.file.startswith("content/")
        assert "Error" not in each.message


@pytest.mark.parametrize("path", FILES)
def test_an_unreadable_file_is_one_message_more_or_less(path: str) -> None:
    """What hangs on the file is silent, but for what it alone held: one file, few messages."""
    site = compile_site(Content({**FILES, path: b"\xff\xfe"}, {}), Options(), publish=False)
    about = [d for d in site.diagnostics if d.place.file == path]
    assert [d.rule.name for d in about] == ["unreadable-file"]


def test_broken_files_are_searched_for_ids_once() -> None:
    drafts = Drafts(broken=[f"record-{number}: x\n" for number in range(200)])

    def ask(times: int) -> int:
        return steps(lambda: [drafts.may_exist(f"nobody-{number}") for number in range(times)])

    ask(1)
    assert ask(100) < 100 * 20
    assert drafts.may_exist("record-199")

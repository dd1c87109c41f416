"""JSON files have the bytes that Python's own writer gives them."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from generator.shapes.json_text import json_bytes

_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@given(_VALUES)
def test_a_value_is_written_as_python_writes_it(value: object) -> None:
    written = json.dumps(value, ensure_ascii=False, indent=1) + "\n"
    assert json_bytes(value) == written.encode("utf-8")

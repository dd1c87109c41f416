"""Values as the text of a JSON file."""

from __future__ import annotations

from typing import Any

from pydantic_core import to_json


def json_bytes(value: Any) -> bytes:
    """Return a value as a JSON file in UTF-8, a line for each item, indented by one space.

    These are the bytes of `json.dumps(value, ensure_ascii=False, indent=1)`, which Python writes
    eight times as slowly: its fast writer knows only single lines.
    """
    return to_json(value, indent=1) + b"\n"

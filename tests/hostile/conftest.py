"""The browser that hostile sites are opened in."""

from __future__ import annotations

import pytest

from tests.browser.conftest import browser

__all__ = ["browser"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()) and "hostile" in item.path.parts:
            item.add_marker(pytest.mark.browser)

"""Sites to build: copies for one test, and the tour built once for all that only look."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.doors.workshop import REPOSITORY, Workshop, copy_site


@pytest.fixture
def small(tmp_path: Path) -> Workshop:
    """A copy of the smallest site, not built yet."""
    return copy_site("small", tmp_path / "small")


@pytest.fixture(scope="session")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """The tour, built once through the plugin: look at it, do not change it."""
    workshop = copy_site("harbour", tmp_path_factory.mktemp("harbour") / "one")
    built = workshop.mkdocs("build")
    assert built.returncode == 0, f"tests/sites/harbour does not build:\n{built.stderr}"
    return workshop


@pytest.fixture(scope="session")
def two_accounts(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """The site of this repository, built as CI does, without the texts: look, do not change."""
    workshop = copy_site("", tmp_path_factory.mktemp("two-accounts") / "one", of=REPOSITORY)
    built = workshop.mkdocs("build", "--strict")
    assert built.returncode == 0, f"the site must build from its locks:\n{built.stderr}"
    assert "WARNING" not in built.stderr
    return workshop

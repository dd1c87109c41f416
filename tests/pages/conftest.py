"""The pages of the site with three outlets, compiled once."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.compile import Site, compile_site
from generator.site_folder import open_site
from tests.pages.tree import Element, read_tree

HARBOUR = Path(__file__).parents[1] / "sites" / "harbour" / "mkdocs.yml"


@pytest.fixture(scope="session")
def harbour() -> Site:
    folder = open_site(HARBOUR)
    site = compile_site(folder.gather(), folder.options)
    assert site.ok, [d.message for d in site.diagnostics]
    return site


@pytest.fixture(scope="session")
def pages(harbour: Site) -> dict[str, Element]:
    """The tree of every page by its address without the slash at the end."""
    return {page.address.rstrip("/"): read_tree(page.html) for page in harbour.pages}

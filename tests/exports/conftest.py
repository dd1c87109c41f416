"""The pages and the data of the sites, each compiled once."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from generator.compile import Site, compile_site
from generator.site_folder import open_site
from tests.conftest import texts_folder

ROOT = Path(__file__).parents[2]
TEXTS = texts_folder()
SITES = {"harbour": ROOT / "tests" / "sites" / "harbour", "main": ROOT}


@lru_cache
def built(name: str) -> Site:
    folder = open_site(SITES[name] / "mkdocs.yml")
    site = compile_site(folder.gather(), folder.options)
    assert site.ok, [d.message for d in site.diagnostics]
    return site


@pytest.fixture(params=SITES)
def site(request: pytest.FixtureRequest) -> Site:
    return built(request.param)


@pytest.fixture
def data(site: Site) -> Any:
    return json.loads(site.data["data/corpus.json"])

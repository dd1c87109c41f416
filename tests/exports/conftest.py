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


def on_disk(site: Site, folder: Path) -> Path:
    """Write the data files into `folder` and return where they lie."""
    for path, data in site.data.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return folder / "data"


@pytest.fixture(params=SITES)
def site(request: pytest.FixtureRequest) -> Site:
    return built(request.param)


@pytest.fixture
def data(site: Site) -> Any:
    return json.loads(site.data["data/corpus.json"])

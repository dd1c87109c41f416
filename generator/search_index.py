"""The search index of a built site, made by Pagefind."""

from __future__ import annotations

import asyncio
import shutil
from pathlib import Path

from pagefind.index import IndexConfig, PagefindIndex

FOLDER = "pagefind"


def index_site(site: Path) -> int:
    """Write the index of the HTML files in `site` into its folder `pagefind`.

    Returns the number of pages in it. What stood there is replaced once the new index is whole.
    Raises RuntimeError where Pagefind fails.
    """
    staging = site / f".{FOLDER}-new"
    shutil.rmtree(staging, ignore_errors=True)
    pages = asyncio.run(_index(site, staging))
    target = site / FOLDER
    shutil.rmtree(target, ignore_errors=True)
    staging.rename(target)
    return pages


async def _index(site: Path, output: Path) -> int:
    config = IndexConfig(output_path=str(output), keep_index_url=True)
    async with PagefindIndex(config=config) as index:
        added = await index.add_directory(str(site))
        await index.write_files(output_path=str(output))
    return added["page_count"]

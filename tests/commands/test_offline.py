"""`explainer offline` finds the built site."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

Run = Callable[..., Result]


def test_offline_packs_the_site_that_mkdocs_builds(site: Path, explainer: Run) -> None:
    with (site / "mkdocs.yml").open("a", encoding="utf-8") as config:
        config.write("site_dir: public\n")
    result = explainer("offline", "copy.zip")
    assert result.exit_code == 2
    assert str(site / "public") in result.output
    (site / "public").mkdir()
    (site / "public" / "index.html").write_text("<p>Words.", "utf-8")
    result = explainer("offline", "copy.zip")
    assert result.exit_code == 0, result.output
    assert zipfile.ZipFile(site / "copy.zip").namelist() == ["copy/index.html"]

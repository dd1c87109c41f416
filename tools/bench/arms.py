"""Who is measured: this generator, MkDocs as everybody has it, and other generators of records."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bench import peers
from bench.measure import FailedError, run
from bench.sites import RECORDS_A_SOURCE, SeededSite, write_content

REPOSITORY = Path(__file__).resolve().parent.parent.parent
BIN = Path(sys.executable).parent
MANY = 100
"""Sources: on a larger site an arm that is measured for one figure alone builds fewer times."""
_NAV = "nav: [index.md, claims/index.md, actors/index.md, sources/index.md]"
_OURS = """INHERIT: {repository}/mkdocs.yml
site_name: A site of invented words
site_url: https://example.org/bench/
{nav}
docs_dir: {docs}
site_dir: {site}
theme:
  custom_dir: {repository}/overrides
"""
_STOCK = """site_name: A site of invented words
site_url: https://example.org/bench/
{nav}
not_in_nav: "*"
docs_dir: pages
site_dir: stock
theme: {{name: material, font: false}}
plugins: []
markdown_extensions: [tables, toc]
"""


@dataclass(frozen=True, slots=True)
class Arm:
    """One way to build the site."""

    name: str
    title: str
    version: str
    most: int
    """Not measured on sites of more sources: it would take too long."""
    prepare: Callable[[SeededSite, Path], None]
    """Write into the site's folder what the build reads."""
    command: tuple[str | Path, ...]
    """Run in the site's folder."""
    site: str
    """The folder that the build writes, seen from the site's."""
    pattern: str = "{kind}/{id}/index.html"
    """Where the page of a record stands in it."""
    rounds_of_many: int = 0
    """How often a site of more than `MANY` sources is built; 0 for as often as by the others."""

    def rounds(self, sources: int, asked: int) -> int:
        """Return how often it builds a site of so many sources where `asked` rounds are wanted."""
        few = self.rounds_of_many if sources > MANY else 0
        return min(few, asked) if few else asked


def arms() -> Iterator[Arm]:
    """Yield each arm whose program is installed."""
    python = sys.executable
    child = (python, "-m", "bench.child")
    mkdocs, material = _version("mkdocs"), _version("mkdocs-material")
    stock = f"MkDocs {mkdocs}, Material {material}"
    ours = f"{_ours()} on {stock}"
    every = 1_000_000
    yield Arm(
        "ours", "this generator, search off", ours, every, _write_ours, (*child, "off"), "site"
    )
    yield Arm(
        "ours-search",
        "this generator, search on",
        f"{ours}, Pagefind {_version('pagefind')}",
        every,
        _nothing,
        (*child, "on"),
        "site",
        rounds_of_many=2,
    )
    yield Arm(
        "stock",
        "stock MkDocs and Material, the written pages, search off",
        stock,
        every,
        _write_stock,
        (BIN / "mkdocs", "build", "-q", "-f", "stock.yml"),
        "stock",
    )
    yield Arm(
        "stock-theme",
        "the same with this generator's theme",
        stock,
        100,
        _nothing,
        (BIN / "mkdocs", "build", "-q", "-f", "stock-theme.yml"),
        "stock-theme",
    )
    if (BIN / "hugo").exists():
        yield Arm(
            "hugo",
            "Hugo, the same records",
            f"Hugo {_version('hugo')}",
            every,
            peers.write_hugo,
            (BIN / "hugo", "--quiet", "--source", "hugo", "--cleanDestinationDir"),
            "hugo/public",
        )
    if importlib.util.find_spec("sphinx_needs"):
        yield Arm(
            "sphinx-needs",
            "sphinx-needs, the same records",
            f"sphinx-needs {_version('sphinx-needs')}, Sphinx {_version('sphinx')}",
            20,
            peers.write_sphinx,
            (BIN / "sphinx-build", "-q", "-E", "-a", "-b", "html", "sphinx", "sphinx-site"),
            "sphinx-site",
            "{kind}/{id}.html",
        )


def environment() -> dict[str, str]:
    """Return the environment of every measured program: Python keeps its compiled modules there."""
    others = ("EXPLAINER_TEXTS", "CI", "PYTHONDONTWRITEBYTECODE")
    kept = {k: v for k, v in os.environ.items() if k not in others}
    path = os.pathsep.join([str(REPOSITORY), str(REPOSITORY / "tools")])
    return {**kept, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": path}


def prepare(site: SeededSite, folder: Path, chosen: list[Arm]) -> None:
    """Write the site for every arm into the empty `folder`."""
    for arm in chosen:
        arm.prepare(site, folder)


def count_pages(arm: Arm, site: SeededSite, folder: Path) -> tuple[int, int]:
    """Return how many pages an arm built, and how many of them are pages of single records.

    Raise FailedError where these are not 13 for each source, or a record has none.
    """
    built = folder / arm.site
    wanted = {arm.pattern.format(kind=kind, id=id) for kind, id in site.records()}
    missing = sorted(path for path in wanted if not (built / path).is_file())
    records, due = len(wanted) - len(missing), RECORDS_A_SOURCE * site.sources
    if missing or records != due:
        first = f": no {missing[0]} ({len(missing)} pages are missing)" if missing else ""
        raise FailedError(f"{arm.name} built {records} pages of records, not {due}{first}")
    return sum(1 for path in built.rglob("*.html") if path.name != "404.html"), records


def forget(arm: Arm, folder: Path) -> None:
    """Remove what an earlier run of an arm built."""
    shutil.rmtree(folder / arm.site, ignore_errors=True)


def _write_ours(site: SeededSite, folder: Path) -> None:
    write_content(site, folder)
    settings = _OURS.format(repository=REPOSITORY, nav=_NAV, docs="content", site="site")
    (folder / "mkdocs.yml").write_text(settings, "utf-8")


def _write_stock(site: SeededSite, folder: Path) -> None:
    run([BIN / "explainer", "write", "pages"], folder, environment())
    (folder / "stock.yml").write_text(_STOCK.format(nav=_NAV), "utf-8")
    settings = _OURS.format(repository=REPOSITORY, nav=_NAV, docs="pages", site="stock-theme")
    rest = 'plugins: []\nnot_in_nav: "*"\nmarkdown_extensions: [tables, toc]\n'
    (folder / "stock-theme.yml").write_text(settings + rest, "utf-8")


def _nothing(site: SeededSite, folder: Path) -> None:
    """Leave the folder as an earlier arm has prepared it."""


def _version(name: str) -> str:
    return importlib.metadata.version(name)


def _ours() -> str:
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=REPOSITORY, capture_output=True, text=True
    )
    return f"explainer {commit.stdout.strip() or _version('explainer-generator')}"

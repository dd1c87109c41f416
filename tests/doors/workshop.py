"""A copy of a site to build, break and mend, through both doors and as processes."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import mkdocs.commands.build
import mkdocs.config

REPOSITORY = Path(__file__).parent.parent.parent
SITES = REPOSITORY / "tests" / "sites"
WAY_OUT = REPOSITORY / "docs" / "way-out.md"
THEME = REPOSITORY / "generator" / "theme"
BIN = Path(sys.executable).parent
_CONFIG = """INHERIT: {inherited}
docs_dir: content
site_dir: {site_dir}
theme:
  custom_dir: {theme}
"""


@dataclass
class Workshop:
    """A site's folder under test."""

    root: Path
    site_dir: str = "site"
    env: dict[str, str] = field(default_factory=dict)

    @property
    def config(self) -> Path:
        return self.root / "mkdocs.yml"

    @property
    def site(self) -> Path:
        return self.root / self.site_dir

    def mkdocs(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run MkDocs in the site's folder."""
        return self.run([str(BIN / "mkdocs"), *arguments])

    def explainer(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run the command line in the site's folder."""
        return self.run([str(BIN / "explainer"), *arguments])

    def run(self, command: list[str], cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command,
            cwd=cwd or self.root,
            env=self.environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )

    def start(self, command: list[str]) -> subprocess.Popen[str]:
        """Start a process in a group of its own, so that it can be ended with its children."""
        return subprocess.Popen(
            command,
            cwd=self.root,
            env=self.environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )

    def environment(self) -> dict[str, str]:
        kept = {k: v for k, v in os.environ.items() if k not in ("EXPLAINER_TEXTS", "CI")}
        return {**kept, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(REPOSITORY), **self.env}

    def build(self) -> None:
        """Build as a program does: no command line, no start-up event."""
        config = mkdocs.config.load_config(str(self.config))
        mkdocs.commands.build.build(config)
        assert config.site_dir == str(self.site), "the plugin must set site_dir back after a build"

    def edit(self, path: str, old: str, new: str) -> None:
        """Replace words of a file once."""
        text = (self.root / path).read_text("utf-8")
        assert old in text, f"{path} no longer holds {old!r}: choose other words in this test"
        (self.root / path).write_text(text.replace(old, new, 1), encoding="utf-8")

    def left_over(self) -> list[str]:
        """Return the staging folders and locks that lie beside the site."""
        return sorted(path.name for path in self.root.glob(".site-*"))

    def way_out(self, builder: str, **changed: str) -> Path:
        """Build what `explainer write pages` made, and return the site.

        `builder` is mkdocs, properdocs or zensical; the configuration is that of the document, with
        each word of `changed` replaced.
        """
        (given,) = re.findall(r"```yaml\n(.*?)```", WAY_OUT.read_text("utf-8"), re.DOTALL)
        changed = {
            "site_dir: site\n": f"site_dir: {builder}\n",
            "custom_dir: overrides": f"custom_dir: {THEME}",
            **changed,
        }
        for old, new in changed.items():
            assert given.count(old) == 1, f"the document's configuration does not hold {old!r} once"
            given = given.replace(old, new)
        (self.root / f"{builder}.yml").write_text(given, encoding="utf-8")
        done = self.run([str(BIN / builder), "build", "--strict", "-f", f"{builder}.yml"])
        assert done.returncode == 0, f"{builder} objects to the written pages:\n{done.stderr}"
        assert "WARNING" not in done.stderr
        return self.root / builder


def copy_site(name: str, root: Path, site_dir: str = "site", *, of: Path = SITES) -> Workshop:
    """Copy the content of a test site into `root`, with a configuration that builds it there."""
    shutil.copytree(of / name / "content", root / "content")
    inherited, theme = of / name / "mkdocs.yml", THEME
    (root / "mkdocs.yml").write_text(
        _CONFIG.format(inherited=inherited, theme=theme, site_dir=site_dir), encoding="utf-8"
    )
    return Workshop(root, site_dir)


def bytes_of(folder: Path, without: str = "") -> Mapping[str, bytes]:
    """Return every file of a folder by its path, those under `without` left out."""
    return {
        name: path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        and not ((name := path.relative_to(folder).as_posix()).startswith(f"{without}/"))
    }


def differing(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> list[str]:
    """Return the paths that are not the same in both."""
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


def to_quotes(workshop: Workshop) -> Workshop:
    """Take the articles out of the content: they now belong to somebody else, in `.texts`."""
    texts = workshop.root / ".texts"
    texts.mkdir()
    for path in sorted((workshop.root / "content" / "articles").glob("*.md")):
        front, body = path.read_text("utf-8").removeprefix("---\n").split("\n---\n", 1)
        kept = [line for line in front.split("\n") if not line.startswith(("rights:", "licence:"))]
        path.write_text("\n".join(["---", *kept, "rights: quotes", "---", ""]), encoding="utf-8")
        (texts / f"{path.stem}.txt").write_text(body.strip("\n") + "\n", encoding="utf-8")
    with workshop.config.open("a", encoding="utf-8") as config:
        config.write(_NO_BUDGET)
    return workshop


_NO_BUDGET = """plugins:
  - explainer: {quote_words: 1000, own_percent: 100, all_percent: 100}
"""

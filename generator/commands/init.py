"""A new site to start from: small, with words of its own, and building at once."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from generator import __version__
from generator.editing.json_schema import schema_files
from generator.site_folder import UsageError

STARTER = Path(__file__).parent.parent / "starter"
"""The files of the new site as they lie in the package."""
SCHEMAS = ".schema"
"""Where the first line of the site's YAML files looks for its schema."""
PACKAGE = "explainer-generator"
_DOT = "dot_"
"""Begins the name of what is hidden in a site: in the package it would act on the package."""


def init_site(folder: Path, *, dry_run: bool) -> list[str]:
    """Write the files of a new site into `folder`, all or none, and return what to say of it.

    The folder must not exist, be empty or hold nothing but a fresh repository of git. Raises
    UsageError.
    """
    files = starter_files(requirement())
    _refuse_used(folder)
    if not dry_run:
        _write(folder, files)
    names = [f"  {folder / path}" for path in files]
    if dry_run:
        return ["Would be written:", *names]
    return [
        f"A new site stands in {folder}:",
        *names,
        "",
        "See it, and follow every save:",
        f"  cd {folder}",
        "  mkdocs serve",
    ]


def starter_files(generator: str) -> dict[str, bytes]:
    """Return the files of a new site by their paths in it, sorted.

    `generator` is what the site installs the generator from, as a line of requirements.
    """
    files = {
        _shown(path.relative_to(STARTER)): path.read_bytes()
        for path in STARTER.rglob("*")
        if path.is_file()
    }
    files["requirements.txt"] = files["requirements.txt"].replace(
        b"@GENERATOR@", generator.encode("utf-8")
    )
    schemas = {f"{SCHEMAS}/{name}": text.encode("utf-8") for name, text in schema_files().items()}
    return dict(sorted({**files, **schemas}.items()))


def requirement() -> str:
    """Return what installs this generator elsewhere, as a line of requirements.

    Where it was installed from a repository or a file on the web, that is named (PEP 610: pip
    writes it down as `direct_url.json`); else its version.
    """
    try:
        written = distribution(PACKAGE).read_text("direct_url.json")
        origin: Mapping[str, object] = json.loads(written) if written else {}
    except (PackageNotFoundError, ValueError):
        origin = {}
    return _requirement(origin)


def _requirement(origin: Mapping[str, object]) -> str:
    url, vcs = str(origin.get("url", "")), origin.get("vcs_info")
    if isinstance(vcs, dict) and not url.startswith("file:"):
        return f"{PACKAGE} @ {vcs.get('vcs')}+{url}@{vcs.get('commit_id')}"
    if url.startswith("https:") and "archive_info" in origin:
        return f"{PACKAGE} @ {url}"
    return f"{PACKAGE}=={__version__}"


def _shown(path: Path) -> str:
    """Return the path in the site of a file of the package."""
    first, *others = path.parts
    first = f".{first.removeprefix(_DOT)}" if first.startswith(_DOT) else first
    return "/".join([first, *others])


def _refuse_used(folder: Path) -> None:
    try:
        used = sorted(each.name for each in folder.iterdir() if each.name != ".git")
    except FileNotFoundError:
        return
    except OSError as error:
        raise UsageError(f"{folder}: {error.strerror}") from None
    if used:
        raise UsageError(f"{folder} is not empty: it holds {used[0]}. Name a new folder.")


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    done: list[Path] = []
    try:
        for name, data in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("xb") as new:
                done.append(path)
                new.write(data)
    except OSError as error:
        for path in done:
            path.unlink(missing_ok=True)
        raise UsageError(f"{error.filename or folder}: {error.strerror}") from None

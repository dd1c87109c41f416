"""What all tests share: a site from a dict of texts, and the two texts that are not in git."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import settings

from generator.compile import Site, compile_site
from generator.options import Options
from generator.reading.content import Content

HERE = Path(__file__).parent
# An example takes any time: on a loaded machine, and where it is the first to need a library.
settings.register_profile("any-machine", deadline=None)
settings.load_profile("any-machine")
# What a shell starts in its background ignores Ctrl-C, and so would every program that a test ends.
signal.signal(signal.SIGINT, signal.default_int_handler)
TEXT_NAMES = ("abc-news-2022-01-26", "press-tv-2022-01-26")


def make_content(
    files: Mapping[str, str | bytes], texts: Mapping[str, str] | None = None
) -> Content:
    """Return content from texts by path; paths are from the site's folder."""
    return Content(
        {p: text if isinstance(text, bytes) else text.encode("utf-8") for p, text in files.items()},
        {name: text.encode("utf-8") for name, text in (texts or {}).items()},
    )


@pytest.fixture
def compiled() -> Callable[..., Site]:
    """Compile a site from a dict of texts."""

    def run(
        files: Mapping[str, str | bytes],
        texts: Mapping[str, str] | None = None,
        **options: object,
    ) -> Site:
        return compile_site(make_content(files, texts), Options.model_validate(options))

    return run


def texts_folder() -> Path:
    """Return where the texts of the two reports lie, if they are at hand."""
    return Path(os.environ.get("EXPLAINER_TEXTS") or HERE.parent.parent / "shared" / "articles")


@pytest.fixture(scope="session")
def real_texts() -> dict[str, str]:
    """The texts of the two reports, or a skipped test that says why."""
    folder = texts_folder()
    found = {
        name: (folder / f"{name}.txt").read_text("utf-8")
        for name in TEXT_NAMES
        if (folder / f"{name}.txt").is_file()
    }
    if len(found) < len(TEXT_NAMES):
        pytest.skip("the texts of the two reports are not at hand (EXPLAINER_TEXTS)")
    return found

"""One build by this generator, in a site's folder: `python -m bench.child off|on`.

It is `mkdocs build`, with the search index left out where it is off, and with a clock at every
stage: `stages.json` then says where the time went. The clocks cost some hundredths of a second.
"""

from __future__ import annotations

import functools
import importlib
import inspect
import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

STAGES = {
    "read": [
        "generator.site_folder.SiteFolder.gather",
        "generator.compile.read_content",
    ],
    "prove": ["generator.compile.prove_content"],
    "link": ["generator.compile.link"],
    "check": [
        "generator.compile.run_checks",
        "generator.compile.check_addresses",
        "generator.compile.check_links",
    ],
    "render": ["generator.compile.render_pages"],
    "html": ["generator.pages.render.render_markdown"],
    "exports": [
        "generator.mkdocs_plugin.plugin.run_exports",
        "generator.compile.linked_pages",
    ],
    "theme": ["mkdocs.commands.build._build_page", "mkdocs.commands.build._build_theme_template"],
    "search": ["generator.mkdocs_plugin.plugin.index_site"],
    "write": [
        "mkdocs.utils.write_file",
        "mkdocs.structure.files.Files.copy_static_files",
        "generator.publishing.staging.Staging.publish",
    ],
}
"""What each stage consists of. A stage within another one is taken off that one."""
FILE = "stages.json"


class Clock:
    """Seconds of processor time by stage; a stage stops the clock of the one around it."""

    def __init__(self) -> None:
        self.seconds = dict.fromkeys(STAGES, 0.0)
        self._open: list[str] = []
        self._last = _now()

    def turn(self) -> None:
        """Count the time since the last turn for the innermost open stage."""
        now = _now()
        if self._open:
            self.seconds[self._open[-1]] += now - self._last
        self._last = now

    def timed(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return `function` with its time counted for `stage`."""

        @functools.wraps(function)
        def run(*arguments: Any, **options: Any) -> Any:
            self.turn()
            self._open.append(stage)
            try:
                result = function(*arguments, **options)
                # What yields its findings works when it is asked for them.
                return iter(list(result)) if inspect.isgenerator(result) else result
            finally:
                self.turn()
                self._open.pop()

        return run


def _now() -> float:
    """Return the processor time of this process and of its children that have ended."""
    used = os.times()
    return time.process_time() + used.children_user + used.children_system


def watch(clock: Clock) -> None:
    """Put a clock at every stage; raise AttributeError where one is no longer there."""
    for stage, names in STAGES.items():
        for name in names:
            owner, attribute = _owner(name)
            setattr(owner, attribute, clock.timed(stage, getattr(owner, attribute)))


def _owner(name: str) -> tuple[Any, str]:
    path, attribute = name.rsplit(".", 1)
    try:
        return importlib.import_module(path), attribute
    except ModuleNotFoundError:
        module, holder = path.rsplit(".", 1)
        return getattr(importlib.import_module(module), holder), attribute


def main(search: str) -> None:
    """Build the site in the current folder."""
    plugin: Any = importlib.import_module("generator.mkdocs_plugin.plugin")
    if search == "off":
        plugin.index_site = lambda site: None
    clock = Clock()
    watch(clock)
    from mkdocs.__main__ import cli

    try:
        cli(["build", "--quiet"], standalone_mode=False)
    finally:
        every = _now()
        clock.seconds["rest"] = every - sum(clock.seconds.values())
        Path(FILE).write_text(json.dumps(clock.seconds), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1])

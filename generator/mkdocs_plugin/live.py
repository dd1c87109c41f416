"""A preview between two saves: what an edit touches is made again, and nothing else.

After a save there are two ways. Where only the content has changed, the compiler remembers, the
pages that came out otherwise are rendered into the site that stands, and what takes long (the data
files, the search) follows behind. For everything else MkDocs builds the whole site.
"""

from __future__ import annotations

import gc
import logging
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from generator.compile import Site, compile_site
from generator.diagnostics import Severity
from generator.exports.run import run_exports
from generator.formats import as_text
from generator.mkdocs_plugin.parts import is_alone
from generator.mkdocs_plugin.preview import WATCHED, Preview
from generator.mkdocs_plugin.standing import Frame, Noticed, Standing, frame
from generator.options import Options
from generator.publishing.search_index import BackgroundIndex
from generator.reading.content import Content
from generator.shapes.edition import Edition
from generator.site_folder import SiteFolder

log = logging.getLogger("mkdocs.plugins.explainer")
_PAUSE = 1.0
"""Seconds without a save before the data files and the search are made."""


def say(site: Site) -> None:
    """Print the findings of a site."""
    for each in site.diagnostics:
        level = logging.ERROR if each.severity is Severity.ERROR else logging.WARNING
        log.log(level, as_text([each], lambda file: (), lambda style, text: text))


def theme_folders(config: MkDocsConfig) -> list[Path]:
    """Return the folders of the theme that an editor of it may change."""
    return [Path(folder) for folder in config.theme.dirs if "site-packages" not in folder]


class Live:
    """The running preview: its last good site, and how the next save is shown."""

    def __init__(self, index: BackgroundIndex) -> None:
        self.preview = Preview()
        self.good = False
        """Whether MkDocs has built the whole site once."""
        self.nav: Navigation | None = None
        self.env: Any = None
        self._listed = Noticed()
        self._index = index
        self._standing: Standing | None = None
        self._frame: Frame = {}
        self._folder: SiteFolder | None = None
        self._content: Content | None = None
        self._target = Path()
        self._config: MkDocsConfig | None = None
        self._bare = False
        self._lock = threading.RLock()
        """Held while anything is built."""
        self._behind = False
        """Whether data files and search are those of an earlier save than the pages."""
        self._number = 0
        """Counts the saves: what was begun before the last one is dropped."""

    # ------------------------------------------------------------ MkDocs builds the whole site

    def begin(self, config: MkDocsConfig, folder: SiteFolder) -> None:
        """Compile for a build by MkDocs; what it depends on is looked at before it is read."""
        self._frame = frame(config, [*theme_folders(config), *WATCHED])
        self._standing, self._bare, self._behind = None, False, False
        self._listed = Noticed()
        self._compile(folder, at_once=True)

    def stand(self, config: MkDocsConfig, files: Files) -> None:
        """Know the whole site that MkDocs has just built."""
        self._target, self._config = Path(config.site_dir), config
        self.good = self.good or not self._bare
        if is_alone(config) and not self._bare and not self._listed.looked and self.nav is not None:
            pages = self.preview.pages
            self._standing = Standing(config, files, self.nav, self.env, pages)
        # A whole site is a million values that stay: looking through them for leavings at every
        # edit would take longer than the edit.
        gc.unfreeze()
        gc.collect()
        gc.freeze()

    def noticing(self, pages: list[Any]) -> list[Any]:
        """Return `pages` as a list that tells whether a page of the theme looks at the others."""
        if self._listed.of is not pages:
            looked, self._listed = self._listed.looked, Noticed(pages)
            self._listed.of, self._listed.looked = pages, looked
        return self._listed

    def make_do(self, error: Exception) -> None:
        """Say that a template of the theme failed, and that a bare page stands for it."""
        self._bare = True
        self.preview.break_down(error)

    # ------------------------------------------------------------ after a save

    def builder(self, build: Callable[[], None]) -> Callable[[], None]:
        """Return what is to be done after a save; `build` lets MkDocs build the whole site."""

        def run() -> None:
            with self._lock:
                self._number += 1
                try:
                    if not self._edit():
                        build()
                except Exception as error:  # the server of a preview would hang on it
                    self._break_down(error)

        return run

    def _break_down(self, error: Exception) -> None:
        self.preview.break_down(error)
        log.error("The preview stays as it was: %s", f"{type(error).__name__}: {error}")

    def close(self) -> None:
        """Write nothing any more."""
        with self._lock:
            self._number += 1
            self._standing = None

    def _edit(self) -> bool:
        """Show an edit of the content; return False where MkDocs has to build the site."""
        standing, config, folder = self._standing, self._config, self._folder
        if standing is None or config is None or folder is None:
            return False
        if frame(config, [*theme_folders(config), *WATCHED]) != self._frame:
            return False
        if not Path(config.docs_dir).is_dir():
            return False
        start = time.monotonic()
        if not self._compile(folder, at_once=False):
            self._follow()
            return True
        if not standing.takes(self.preview.pages):
            return False
        try:
            renewed = standing.renew(self.preview.pages)
        except Exception:
            self._standing = None  # half renewed: MkDocs builds it anew, and says what is wrong
            return False
        log.info("Pages made again: %d, in %.2f seconds", len(renewed), time.monotonic() - start)
        self._behind = True
        self._follow()
        return True

    def _compile(self, folder: SiteFolder, *, at_once: bool) -> bool:
        """Compile the content as it is now; tell whether there is a new site to show."""
        self._folder = folder
        try:
            self.preview.refresh_templates()
            content = folder.gather()
            site = self.preview.compile(content, folder.options, at_once=at_once)
        except Exception as error:
            log.exception("The generator failed; the preview shows the last good pages.")
            self.preview.break_down(error)
            return False
        say(site)
        if site.ok:
            self._content = content
        return site.ok

    # ------------------------------------------------------------ behind the pages

    def _follow(self) -> None:
        if self._behind:
            threading.Thread(target=self._finish, args=[self._number], daemon=True).start()

    def _finish(self, number: int) -> None:
        """Make what takes long after the save with this number, unless another one follows."""
        time.sleep(_PAUSE)
        try:
            self._complete(number)
        except Exception as error:  # it would end with this thread, and nobody would see it
            with self._lock:
                if number == self._number:
                    self._standing = None  # half renewed: MkDocs builds it anew at the next save
                    self._break_down(error)

    def _complete(self, number: int) -> None:
        site, folder = self.preview.newest, self._folder
        if number != self._number or site is None or folder is None:
            return
        options: Options = folder.options
        data = run_exports(Edition(site.corpus, options))
        with self._lock:
            standing, content = self._standing, self._content
            if number != self._number or standing is None or content is None:
                return
            memory = self.preview.memory
            whole = compile_site(content, options, memory=memory, exports=lambda _: data)
            self.preview.complete(whole, data)
            standing.renew(whole.pages)
            standing.renew_rest(whole.data)
            self._behind = False
            self._index.renew(self._target)

"""The MkDocs plugin: the other door. Thin over the compiler: it hands pages over, in memory."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.utils import CountHandler

from generator.compile import Site, compile_site
from generator.diagnostics import Severity
from generator.formats import as_text
from generator.mkdocs_plugin.desk_door import open_desk
from generator.mkdocs_plugin.frame import speak
from generator.mkdocs_plugin.look import furnish
from generator.mkdocs_plugin.pages import replace_files
from generator.mkdocs_plugin.preview import WATCHED, Preview, unfailing
from generator.mkdocs_plugin.watch import Folders
from generator.options import Options
from generator.pages.page import Page
from generator.publishing.search_index import BackgroundIndex, SearchIndexError, index_site
from generator.publishing.staging import (
    NotFlushedError,
    Staging,
    StagingError,
    refuse_handwritten,
)
from generator.site_folder import SiteFolder, UsageError, about_site, read_options

log = logging.getLogger("mkdocs.plugins.explainer")


class _Unused(Config):
    """MkDocs' own schema of options stays empty: `Options` is the one place for them."""


class ExplainerPlugin(BasePlugin[_Unused]):
    """Compiles the content folder and hands its pages to MkDocs."""

    serving = False
    options = Options()
    _preview = Preview()
    _index = BackgroundIndex(log.warning)
    _folders: Folders | None = None
    _staging: Staging | None = None
    _config: MkDocsConfig | None = None
    """The configuration of the running build, and the folder that it names by itself."""
    _site_dir = ""
    _warned = False

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[list[tuple[str, Exception]], list[tuple[str, str]]]:
        """Read the options with the schema that the command line uses too."""
        self.config = _Unused()
        try:
            self.options = read_options(options)
        except UsageError as error:
            return [("explainer", error)], []
        return [], []

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Remember whether this is a preview; MkDocs does not call this for programs."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Build beside the old site, so that it stays whole until the new one is."""
        self.serving = self.serving or _serves_clean(config)
        self.options = about_site(self.options, config.site_name, config.site_url)
        furnish(config)
        speak(config, self.options.language)
        if self.serving:
            _forget_strict(config)
        try:
            self._staging = Staging(Path(config.site_dir), durable=not self.serving)
        except StagingError as error:
            raise PluginError(str(error)) from None
        self._config, self._site_dir = config, config.site_dir
        config.site_dir = str(self._staging.folder)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Take the content away from MkDocs and give it the pages made from it."""
        pages, data = self._compile(config)
        replace_files(files, config, pages, data)
        return files

    def _compile(self, config: MkDocsConfig) -> tuple[Iterable[Page], Iterable[tuple[str, bytes]]]:
        """Return pages and data: of this site, or in a preview with errors of the last good one."""
        try:
            self._preview.refresh_templates()
            site = compile_site(self._folder(config).gather(), self.options)
        except Exception as error:
            if not self.serving:
                raise
            log.exception("The generator failed; the preview shows the last good pages.")
            self._preview.break_down(error)
        else:
            self._say(site)
            self._preview.take(site)
            if not site.ok and not self.serving:
                raise PluginError("The content has errors; nothing is published.")
        config.extra["problems"] = self._preview.problems if self.serving else []
        return self._preview.shown(self.options.language), self._preview.data.items()

    def _say(self, site: Site) -> None:
        self._warned = bool(site.diagnostics)
        for each in site.diagnostics:
            level = logging.ERROR if each.severity is Severity.ERROR else logging.WARNING
            log.log(level, as_text([each], lambda file: (), lambda style, text: text))

    def _folder(self, config: MkDocsConfig) -> SiteFolder:
        docs = Path(config.docs_dir)
        return SiteFolder(docs.parent, docs.name, self.options)

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any
    ) -> LiveReloadServer:
        """Watch the texts, the templates and the theme too, and let no error end the preview."""
        theme = [Path(folder) for folder in config.theme.dirs if "site-packages" not in folder]
        self._folders = Folders(server, [self._folder(config).texts, *WATCHED, *theme])
        server.builder = unfailing(server.builder, log.error)
        open_desk(server, config, lambda: self._folder(config))
        return server

    @event_priority(-100)  # last, so that everything another plugin writes is in the index
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Index the site; then put it in the place of the old one."""
        assert self._staging is not None, "on_config comes first"
        target, new = self._staging.target, self._staging.folder
        if self.serving:
            self._index.hand_on(target, new)
        else:
            self._stop_at_warnings(config)
        try:
            if not self.serving:
                refuse_handwritten(target)
                index_site(new)
            self._staging.publish()
        except (SearchIndexError, StagingError) as error:
            raise PluginError(f"{error}\nNothing is published.") from error
        except NotFlushedError as error:
            raise PluginError(str(error)) from error
        self._end()
        if not self.serving:
            log.info("The site is in %s", config.site_dir)
        elif self._preview.changed:
            self._index.renew(target)

    def _stop_at_warnings(self, config: MkDocsConfig) -> None:
        """Publish nothing that a strict build refuses: MkDocs itself counts only after this."""
        handlers = logging.getLogger("mkdocs").handlers
        counted = any(isinstance(h, CountHandler) and h.get_counts() for h in handlers)
        if config.strict and (self._warned or counted):
            raise PluginError("There are warnings, and this build is strict: nothing is published.")

    def on_build_error(self, *, error: Exception) -> None:
        """Remove what was half built; the old site stands as it was."""
        self._end()

    def on_shutdown(self) -> None:
        """Let the index of a preview come to its end before MkDocs removes the folder."""
        self._index.close()
        if self._folders is not None:
            self._folders.end()

    def _end(self) -> None:
        """Give the configuration its folder back: gh-deploy pushes what stands there."""
        if self._staging is not None and self._config is not None:
            self._staging.abandon()
            self._config.site_dir = self._site_dir
        self._staging = self._config = None


def _serves_clean(config: MkDocsConfig) -> bool:
    """Tell whether this is `mkdocs serve --clean`, which calls itself a build."""
    served = f"http://{config.dev_addr}/"
    return Path(config.site_dir).name.startswith("mkdocs_") and (config.site_url or "").startswith(
        served
    )


def _forget_strict(config: MkDocsConfig) -> None:
    """Let a preview go on after warnings: a strict one ends at the first."""
    config.strict = False
    logger = logging.getLogger("mkdocs")
    for handler in [h for h in logger.handlers if isinstance(h, CountHandler)]:
        logger.removeHandler(handler)

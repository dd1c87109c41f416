"""The MkDocs plugin: the other door. Thin over the compiler: it hands pages over, in memory."""

from __future__ import annotations

import errno
import logging
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from mkdocs import utils
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.utils import CountHandler
from mkdocs.utils.templates import TemplateContext

from generator import collector
from generator.compile import compile_site
from generator.exports.run import run_exports
from generator.mkdocs_plugin.frame import speak
from generator.mkdocs_plugin.lenient import LenientTemplates
from generator.mkdocs_plugin.live import Live, say
from generator.mkdocs_plugin.look import furnish
from generator.mkdocs_plugin.pages import replace_files
from generator.mkdocs_plugin.parts import keep_parts
from generator.options import CONFIG, Options
from generator.pages.page import Page
from generator.publishing.search_index import BackgroundIndex, SearchIndexError, index_site
from generator.publishing.staging import (
    NotFlushedError,
    Staging,
    StagingError,
    refuse_handwritten,
)
from generator.shapes.edition import DataFile
from generator.site_folder import SiteFolder, UsageError, about_site, read_options, site_at

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

    from generator.mkdocs_plugin.watch import Folders

log = logging.getLogger("mkdocs.plugins.explainer")


_OF_THE_DISK = {
    errno.ENOSPC,
    errno.EDQUOT,
    errno.EFBIG,
    errno.EROFS,
    errno.EACCES,
    errno.EPERM,
}
"""Errors that say enough by themselves, without the way that led to them."""


class _Unused(Config):
    """MkDocs' own schema of options stays empty: `Options` is the one place for them."""


class ExplainerPlugin(BasePlugin[_Unused]):
    """Compiles the content folder and hands its pages to MkDocs."""

    serving = False
    options = Options()
    _index = BackgroundIndex(log.warning)
    _live = Live(_index)
    _files: Files | None = None
    _folders: Folders | None = None
    _staging: Staging | None = None
    _config: MkDocsConfig | None = None
    """The configuration of the running build, and the folder that it names by itself."""
    _site_dir = ""
    _docs_dir = ""
    _warned = False
    _wake: Callable[[], None] | None = None
    """Ends the rest of Python's collector, which lasts as long as the build."""

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
        self._live = Live(self._index)

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Build beside the old site, so that it stays whole until the new one is."""
        self.serving = self.serving or _serves_clean(config)
        file = Path(config.config_file_path or CONFIG)
        self._learn(config, file)
        furnish(config)
        speak(config, self.options.language)
        if self.serving:
            _forget_strict(config)
        try:
            self._staging = Staging(Path(config.site_dir), durable=not self.serving)
        except StagingError as error:
            raise PluginError(str(error)) from None
        self._wake = self._wake or collector.rest()
        self._config, self._site_dir = config, config.site_dir
        config.site_dir = str(self._staging.folder)
        return config

    def _learn(self, config: MkDocsConfig, file: Path) -> None:
        name, url, folders = config.site_name, config.site_url, config.use_directory_urls
        try:
            self.options = about_site(self.options, name, url, file, folders=folders)
            self._folder(config).check_texts()
        except UsageError as error:
            raise PluginError(f"{error}.") from None

    @event_priority(-100)  # last, so that the plugins before it find the content where it lies
    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Let MkDocs list an empty folder: it follows links, out of the content and in circles."""
        assert self._staging is not None, "on_config comes first"
        self._docs_dir, config.docs_dir = config.docs_dir, str(self._staging.folder)

    @event_priority(100)
    def _found_again(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Give the configuration its content folder back before any plugin looks at files."""
        config.docs_dir, self._docs_dir = self._docs_dir, ""
        return files

    def _put_pages(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Take the content away from MkDocs and give it the pages made from it."""
        if self.serving:
            self._live.begin(config, self._folder(config))
            if not self._live.preview.pages:  # no page that the navigation names is there yet
                config.validation.nav.not_found = logging.DEBUG
            pages = self._live.preview.shown(self.options.language)
            data = [(file.path, file.data) for file in self._live.preview.data]
        else:
            pages, data = self._compile(config), []
        replace_files(files, config, pages, data)
        self._files = files
        return files

    on_files = CombinedEvent(_found_again, _put_pages)

    def _compile(self, config: MkDocsConfig) -> tuple[Page, ...]:
        """Return the pages. The data files are in the new site then, and never all in memory."""

        def write(file: DataFile) -> DataFile:
            utils.write_file(file.data, str(Path(config.site_dir, file.path)))
            return file.without_bytes()

        exports = partial(run_exports, keep=write)
        site = compile_site(
            self._folder(config).gather(), self.options, exports=exports, final=True
        )
        self._warned = bool(site.diagnostics)
        say(site)
        if not site.ok:
            raise PluginError("The content has errors; nothing is published.")
        return site.pages

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Keep the navigation for a preview's edits."""
        self._live.nav = nav

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        """Keep the theme's templates; in a preview that begins, a broken one must not end it."""
        self._live.env = env
        if self._live.nav is not None:
            keep_parts(env, config, self._live.nav)
        if self.serving and not self._live.good:
            return LenientTemplates(env, self._live.make_do)
        return env

    def on_page_context(
        self, context: TemplateContext, *, page: Any, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Notice in a preview whether the pages of the theme look at each other."""
        if self.serving:
            context["pages"] = self._live.noticing(cast("list[Any]", context["pages"]))
        return context

    def _folder(self, config: MkDocsConfig) -> SiteFolder:
        docs = Path(config.docs_dir)
        file = Path(config.config_file_path or CONFIG)
        if not config.config_file_path and not docs.is_relative_to(Path.cwd()):
            file = docs.parent / CONFIG  # a program configures the site, from wherever it runs
        built = config.site_dir if self._staging is None else self._site_dir
        return site_at(file, docs, Path(built), self.options)

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any
    ) -> LiveReloadServer:
        """Watch the texts, the templates and the theme too, and let no error end the preview."""
        from generator.mkdocs_plugin.serving import prepare

        self._folders = prepare(server, config, self._live, lambda: self._folder(config))
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
            return
        if self._files is not None:
            self._live.stand(config, self._files)
        if self._live.preview.changed:
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
        if isinstance(error, OSError) and error.errno in _OF_THE_DISK:
            where = error.filename or self._site_dir  # a write names no file
            raise PluginError(f"{where}: {error.strerror}. Nothing is published.") from error

    def on_shutdown(self) -> None:
        """Let the index of a preview come to its end before MkDocs removes the folder."""
        self._live.close()
        self._index.close()
        if self._folders is not None:
            self._folders.end()

    def _end(self) -> None:
        """Give the configuration its folder back: gh-deploy pushes what stands there."""
        if self._staging is not None and self._config is not None:
            self._staging.abandon()
            self._config.site_dir = self._site_dir
            self._config.docs_dir = self._docs_dir or self._config.docs_dir
        self._staging = self._config = None
        self._docs_dir = ""
        if self._wake is not None:
            self._wake()
            self._wake = None


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

"""The MkDocs plugin: the other door. Thin over the compiler: it hands pages over, in memory."""

from __future__ import annotations

import logging
import shutil
import threading
from pathlib import Path
from typing import Any

from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from generator.compile import Site, compile_site
from generator.diagnostics import Diagnostic, Severity
from generator.exchange import put_in_place
from generator.formats import as_text
from generator.options import Options
from generator.pages.page import Page
from generator.search_index import index_site
from generator.site_folder import SiteFolder, UsageError, read_options

log = logging.getLogger("mkdocs.plugins.explainer")
NEVER = "1970-01-01"
"""The date of a page that nobody has signed: the sitemap needs one, and today's would change."""


class GeneratedPage(MkDocsPage):
    """A page whose body is finished: MkDocs' own Markdown has no part in it."""

    def __init__(self, title: str | None, file: File, config: MkDocsConfig, made: Page) -> None:
        super().__init__(title, file, config)
        self._made = made
        self.update_date = made.updated or NEVER

    def read_source(self, config: MkDocsConfig) -> None:
        """Take text and front matter from the compiler's page."""
        self.markdown = self._made.markdown
        self.meta = self._made.meta()

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Take the body from the compiler's page; its links are checked already."""
        self.content = self._made.html
        self.toc = TableOfContents(
            [AnchorLink(each.title, each.id, each.level) for each in self._made.headings]
        )
        self.present_anchor_ids = set(self._made.ids)
        self.links_to_anchors = {}


class _Unused(Config):
    """MkDocs' own schema of options stays empty: `Options` is the one place for them."""


class ExplainerPlugin(BasePlugin[_Unused]):
    """Compiles the content folder and hands its pages to MkDocs."""

    serving = False
    options = Options()
    _good: Site | None = None
    """The last site without errors, which the preview goes on showing."""
    _target: Path | None = None
    """Where the finished site goes, while MkDocs builds beside it."""

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
        if not self.serving and self._target is None:
            self._target = Path(config.site_dir)
            config.site_dir = str(self._target.with_name(f".{self._target.name}-building"))
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Take the content away from MkDocs and give it the pages made from it."""
        site = self._compile(config)
        for file in [f for f in files if not f.generated_by and _lies_in(f, config.docs_dir)]:
            files.remove(file)
        titles = dict(_titles(config.nav or []))
        for page in site.pages:
            file = File.generated(config, page.path, content=page.markdown)
            file.inclusion = InclusionLevel.INCLUDED if page.in_nav else InclusionLevel.NOT_IN_NAV
            if page.path not in titles:
                file.inclusion = InclusionLevel.NOT_IN_NAV
            GeneratedPage(titles.get(page.path), file, config, page)
            files.append(file)
        for path, data in site.data.items():
            files.append(File.generated(config, path, content=data))
        return files

    def _compile(self, config: MkDocsConfig) -> Site:
        """Return the site to show: this one, or in a preview with errors the last good one."""
        folder = self._folder(config)
        site = compile_site(folder.gather(), self.options)
        for each in site.diagnostics:
            level = logging.ERROR if each.severity is Severity.ERROR else logging.WARNING
            log.log(level, as_text([each], lambda file: (), lambda style, text: text))
        config.extra["problems"] = _banner(site.diagnostics) if self.serving else []
        if site.ok:
            self._good = site
            return site
        if not self.serving:
            raise PluginError("The content has errors; nothing is published.")
        return self._good or site

    def _folder(self, config: MkDocsConfig) -> SiteFolder:
        docs = Path(config.docs_dir)
        return SiteFolder(docs.parent, docs.name, self.options)

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any
    ) -> LiveReloadServer:
        """Watch the texts and the generator's own templates besides the content."""
        watched = [self._folder(config).texts, Path(__file__).parent / "pages"]
        for path in watched:
            if path.exists():
                server.watch(str(path))
        return server

    @event_priority(-100)  # last, so that everything another plugin writes is in the index
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Index the site; then put it in the place of the old one."""
        built = Path(config.site_dir)
        if self.serving:
            threading.Thread(target=_index_quietly, args=(built,), daemon=True).start()
            return
        index_site(built)
        if self._target is not None:
            put_in_place(built, self._target)
            # gh-deploy reads this after the build and would push the empty folder otherwise
            config.site_dir = str(self._target)
            self._target = None

    def on_build_error(self, *, error: Exception) -> None:
        """Remove what was half built; the old site stands as it was."""
        if self._target is not None:
            shutil.rmtree(self._target.with_name(f".{self._target.name}-building"), True)
            self._target = None


def _lies_in(file: File, folder: str) -> bool:
    return file.src_dir is not None and Path(file.src_dir) == Path(folder)


def _titles(nav: Any) -> list[tuple[str, str]]:
    """Return path and title of every entry that the navigation names."""
    if isinstance(nav, dict):
        pairs = [
            [(value, key)] if isinstance(value, str) else _titles(value)
            for key, value in nav.items()
        ]
        return [pair for each in pairs for pair in each]
    if isinstance(nav, list):
        return [pair for each in nav for pair in _titles(each)]
    return []


def _banner(found: tuple[Diagnostic, ...]) -> list[dict[str, str]]:
    return [
        {
            "place": str(each.place),
            "message": f"{each.rule.name}: {each.message} {each.hint}".strip(),
        }
        for each in found
        if each.severity is Severity.ERROR
    ]


def _index_quietly(site: Path) -> None:
    """Index a preview in the background; a rebuild in between may take its files away."""
    try:
        index_site(site)
    except (OSError, RuntimeError) as error:
        log.debug("The search index of the preview was not made: %s", error)

"""The site that a preview serves: an edit renews those of its pages that came out otherwise.

MkDocs builds every page anew after every save. What it made the pages from is kept here instead:
the configuration, the navigation, the theme's templates. As long as these stay, a page of the theme
depends on nothing but the compiler's page, and only what the compiler made anew is rendered.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from mkdocs.commands.build import _build_page, _build_theme_template, _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation

from generator.mkdocs_plugin.pages import GeneratedPage, add_page
from generator.pages.page import Page
from generator.site_folder import configurations

Frame = Mapping[str, tuple[int, ...]]


class Standing:
    """A whole site in its folder, and what MkDocs made it from."""

    def __init__(
        self, config: MkDocsConfig, files: Files, nav: Navigation, env: Any, pages: Iterable[Page]
    ) -> None:
        """`config.site_dir` is the folder; `env` holds the theme's templates."""
        self._config, self._files, self._nav, self._env = config, files, nav, env
        self._pages = {page.path: page for page in pages}
        for file in files:
            _move(file, config.site_dir)

    def takes(self, pages: Iterable[Page]) -> bool:
        """Tell whether `pages` have the navigation of this site, which every page carries."""
        return _in_nav(pages) == _in_nav(self._pages.values())

    def renew(self, pages: Iterable[Page]) -> list[str]:
        """Render the pages that are new or other than before and remove those that are gone.

        Returns the paths of both. The rest of the site is not touched.
        """
        before, self._pages = self._pages, {page.path: page for page in pages}
        gone = [path for path in before if path not in self._pages]
        for path in gone:
            self._remove(path)
        other = [p for p in self._pages.values() if before.get(p.path) != p]
        for page in other:
            self._take(page)
        listed = self._files.documentation_pages()
        for page in other:
            made = self._page(page.path)
            _build_page(made, self._config, listed, self._nav, self._env)
        return [*gone, *(page.path for page in other)]

    def renew_rest(self, data: Mapping[str, bytes]) -> None:
        """Write the data files and what the theme makes of all pages together."""
        for file in [f for f in self._files if f.generated_by and f.page is None]:
            if file.src_uri not in data:
                self._files.remove(file)
                Path(file.abs_dest_path).unlink(missing_ok=True)
        for path, content in data.items():
            self._write(path, content)
        for name in sorted(self._config.theme.static_templates):
            _build_theme_template(name, self._env, self._files, self._config, self._nav)

    def _write(self, path: str, content: bytes) -> None:
        file = self._files.get_file_from_path(path)
        if file is None:
            file = File.generated(self._config, path, content=content)
            self._files.append(file)
        elif file.content_bytes == content:
            return
        file.content_bytes = content
        file.copy_file()

    def _page(self, path: str) -> GeneratedPage:
        file = self._files.get_file_from_path(path)
        made = file.page if file is not None else None
        assert isinstance(made, GeneratedPage), "`_take` makes it"
        return made

    def _take(self, page: Page) -> None:
        file = self._files.get_file_from_path(page.path)
        if file is None:
            made = add_page(self._files, self._config, page, {})
        else:
            made = self._page(page.path)
            file.content_bytes = page.packed
            made.take(page)
        _populate_page(made, self._config, self._files)

    def _remove(self, path: str) -> None:
        file = self._files.get_file_from_path(path)
        if file is not None:
            self._files.remove(file)
            html = Path(file.abs_dest_path)
            html.unlink(missing_ok=True)
            if html.parent != Path(self._config.site_dir) and not any(html.parent.iterdir()):
                html.parent.rmdir()


def _in_nav(pages: Iterable[Page]) -> list[tuple[str, str]]:
    return [(page.path, page.title) for page in pages if page.in_nav]


def _move(file: File, folder: str) -> None:
    """Let a file know that its site has been put in its place; MkDocs keeps the old path."""
    if file.dest_dir != folder:
        file.dest_dir = folder
        file.__dict__.pop("abs_dest_path", None)


class Noticed(list[Any]):
    """A list that tells whether anybody has looked into it."""

    looked = False
    of: list[Any] | None = None
    """The list that it stands for."""

    def __iter__(self) -> Iterator[Any]:
        self.looked = True
        return super().__iter__()

    def __getitem__(self, index: Any) -> Any:
        self.looked = True
        return super().__getitem__(index)

    def __len__(self) -> int:
        self.looked = True
        return super().__len__()


def frame(config: MkDocsConfig, folders: Iterable[Path]) -> Frame:
    """Return what tells one state of everything besides the content from another.

    That is the configuration with what it inherits, and all files of `folders`.
    """
    watched = [Path(path) for path in config.watch]
    paths = [*configurations(Path(config.config_file_path)), *watched]
    for folder in [*folders, *watched]:
        paths += sorted(folder.rglob("*"))
    return {str(path): _state(path) for path in paths}


def _state(path: Path) -> tuple[int, ...]:
    try:
        status = path.stat()
    except OSError:
        return ()
    return status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino

"""The parts of the theme around a page's text, rendered once for all pages of a folder.

Header, footer and the like are the same on every page of a folder: their links start from the same
place, and none of them says anything of the page. A thousand times the same text is half of the
time that the theme takes. Templates ask for such a part with `part(name)`, and include it where
there is no such function: with another builder, or beside another plugin.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any
from urllib.parse import urljoin

from jinja2 import Environment, TemplateNotFound, pass_context
from jinja2.runtime import Context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation

from generator.mkdocs_plugin.look import THEME

_FOLDER = "partials"
_ADDRESS = re.compile(r'\b(?:href|src|action)="([^"#]+)')
"""An address in HTML, without its fragment; one that is only a fragment is the same anywhere."""


def is_alone(config: MkDocsConfig) -> bool:
    """Tell whether no other plugin and no hook has a part in what a page looks like."""
    return list(config.plugins) == ["explainer"] and not config.hooks


def keep_parts(env: Environment, config: MkDocsConfig, nav: Navigation) -> None:
    """Give the templates of `env` the function `part`, where nothing but a page's place matters.

    Other plugins may change the context of a single page, and a site's own templates may look at
    the page: there each page has its parts to itself.
    """
    if is_alone(config) and _are_ours(env):
        env.globals["part"] = _Parts(env, config, nav).part


class _Place:
    """What a part may know of the page that it stands on: where that is."""

    is_homepage = False

    def __init__(self, url: str) -> None:
        self.url = url

    def __getattr__(self, name: str) -> Any:
        raise TypeError(f"page.{name} is not the same on all pages: include this part instead")


class _Parts:
    def __init__(self, env: Environment, config: MkDocsConfig, nav: Navigation) -> None:
        self._env = env
        self._config = config
        self._navigation = {road for page in nav.pages for road in _roads(page.url)}
        self._kept: dict[tuple[str, str, int], tuple[str, set[str]]] = {}

    @cached_property
    def _words(self) -> Any:
        return self._env.get_template(f"{_FOLDER}/words.html").make_module({"config": self._config})

    @pass_context
    def part(self, context: Context, name: str) -> str:
        """Return the template `name` as it is on the page of `context`.

        The page is in the key with its folder and its depth. These say all of a link that starts
        from it, and of the section that it lies in, unless something in the part leads to the very
        page or below it: such a page, one of the navigation, and an error page have their own.
        """
        page = context["page"]
        if page is None or page.url in self._navigation:
            return self._render(context, name, page)
        folder, depth = page.url.rstrip("/").rpartition("/")[0], page.url.count("/")
        kept = self._kept.get((name, folder, depth))
        if kept is None:
            text = self._render(context, name, _Place(page.url))
            links = (urljoin(f"/{page.url}", html.unescape(a)) for a in _ADDRESS.findall(text))
            kept = text, {road for link in links for road in _roads(link.removeprefix("/"))}
            if page.url not in kept[1]:
                self._kept[name, folder, depth] = kept
        text, roads = kept
        return self._render(context, name, page) if page.url in roads else text

    def _render(self, context: Context, name: str, page: Any) -> str:
        known = {**context.parent, "page": page, "words": self._words}
        return self._env.get_template(name).render(known)


def _roads(address: str) -> Iterator[str]:
    """Yield an address (from the site's root) and those of the folders above it."""
    yield address
    yield from (address[: end.end()] for end in re.finditer("/", address))


def _are_ours(env: Environment) -> bool:
    """Tell whether a site replaces none of the parts by one of its own."""
    assert env.loader is not None
    try:
        for path in (THEME / _FOLDER).iterdir():
            source, _, _ = env.loader.get_source(env, f"{_FOLDER}/{path.name}")
            if source != path.read_text("utf-8"):
                return False
    except TemplateNotFound:
        return False
    return True

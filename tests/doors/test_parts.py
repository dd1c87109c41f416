"""The parts of the theme that are rendered once a folder are what each page would have had."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands.build import get_context
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation, get_navigation

from generator.mkdocs_plugin.frame import speak
from generator.mkdocs_plugin.look import THEME, furnish
from generator.mkdocs_plugin.parts import keep_parts

PAGES = """
    index.md about.md search.md data.md feeds.md assets.md assets/js.md changes.md
    claims/index.md claims/a.md claims/b.md claims/c.md claims/a/deep.md claims/a/deeper/still.md
    actors/index.md actors/a.md actors/b.md explainers/index.md explainers/x.md explainers/y.md
    explainers/z.md explainers/x/y.md
"""
NAVIGATIONS: dict[str, list[Any]] = {
    "indices": ["index.md", "claims/index.md", {"People": "actors/index.md"}],
    "no home": ["claims/index.md", "search.md"],
    "sections": ["index.md", {"Story": ["explainers/x.md", {"More": ["explainers/y.md"]}]}],
    "a record": ["index.md", "claims/a.md", {"Elsewhere": "https://example.net/claims/"}],
}
SHARED = ("policy", "links", "header", "footer", "scripts")
INCLUDED = '{{% import "partials/words.html" as words with context %}}{{% include "{}" %}}'


def a_site(folder: Path, nav: list[Any], theme: dict[str, Any]) -> tuple[Any, Any, list[File]]:
    """Return configuration, navigation and pages of a site, without building it."""
    (folder / "content").mkdir()
    (folder / "mkdocs.yml").write_text("site_name: A <Slow> Clock", "utf-8")
    config: MkDocsConfig = load_config(
        str(folder / "mkdocs.yml"),
        docs_dir=str(folder / "content"),
        site_url="https://example.org/clock/",
        nav=nav,
        theme={"name": "material", **theme},
        plugins=["explainer"],
        extra={
            "footer": [{"title": "Note", "url": "claims/b/"}, {"title": "Data", "url": "data/"}],
            "alternate": [{"name": "Українською", "link": "claims/c/uk/", "lang": "uk"}],
        },
    )
    furnish(config)
    speak(config, "en")
    files = Files([File(path, str(folder), config.site_dir, True) for path in PAGES.split()])
    made: Navigation = get_navigation(files, config)
    return config, made, list(files)


@pytest.mark.parametrize("nav", NAVIGATIONS)
def test_a_part_is_what_the_page_would_have(tmp_path: Path, nav: str) -> None:
    config, navigation, files = a_site(tmp_path, NAVIGATIONS[nav], {})
    env = config.theme.get_env()
    keep_parts(env, config, navigation)
    for name in (f"partials/{name}.html" for name in SHARED):
        for file in files:
            assert file.page is not None
            file.page.active = True
            context: Any = get_context(navigation, files, config, file.page)
            alone = env.from_string(INCLUDED.format(name)).render(context)
            shared = env.from_string(f'{{{{ part("{name}") }}}}').render(context)
            file.page.active = False
            assert shared == alone, f"{name} on {file.src_uri}"


def test_pages_of_a_folder_share_their_parts(tmp_path: Path) -> None:
    config, navigation, files = a_site(tmp_path, NAVIGATIONS["indices"], {})
    env = config.theme.get_env()
    keep_parts(env, config, navigation)
    ask = env.from_string('{{ part("partials/header.html") }}')
    texts: list[str] = []
    for file in files:
        if file.src_uri.startswith("actors/"):
            config.site_name = file.src_uri  # what was kept does not know of it
            texts.append(ask.render(get_context(navigation, files, config, file.page)))
    index, one, other = texts
    assert one == other
    assert index != one
    assert "actors/a.md" in one


def test_a_part_that_looks_at_the_page_says_so(tmp_path: Path) -> None:
    config, navigation, files = a_site(tmp_path, ["index.md"], {})
    env = config.theme.get_env()
    keep_parts(env, config, navigation)
    ask = env.from_string('{{ part("partials/crumbs.html") }}')
    with pytest.raises(TypeError, match=r"page\.meta is not the same on all pages"):
        ask.render(get_context(navigation, files, config, files[-1].page))


def test_parts_of_the_sites_own_are_rendered_for_each_page(tmp_path: Path) -> None:
    mine = tmp_path / "mine" / "partials"
    mine.mkdir(parents=True)
    (mine / "mark.html").write_text("<b>{{ page.title }}</b>", "utf-8")
    config, navigation, _ = a_site(tmp_path, ["index.md"], {"custom_dir": str(mine.parent)})
    env = config.theme.get_env()
    keep_parts(env, config, navigation)
    assert "part" not in env.globals
    for path in (THEME / "partials").iterdir():  # a copy of our own is not another one
        (mine / path.name).write_bytes(path.read_bytes())
    env = config.theme.get_env()
    keep_parts(env, config, navigation)
    assert "part" in env.globals


def test_beside_another_plugin_each_page_has_its_own(tmp_path: Path) -> None:
    config, navigation, _ = a_site(tmp_path, ["index.md"], {})
    config.hooks["another.py"] = object()
    env = config.theme.get_env()
    keep_parts(env, config, navigation)
    assert "part" not in env.globals

"""The look comes with the plugin: a configuration of a few lines builds the whole site."""

from __future__ import annotations

from pathlib import Path

from tests.doors.workshop import Workshop, bytes_of, copy_site, differing

SHORT = """\
site_name: A Slow Clock
site_description: The smallest site that builds
site_url: https://example.org/slow-clock/
copyright: Ours
docs_dir: content
theme: {name: material}
plugins:
  - explainer:
      terms: {licence: CC-BY-4.0, address: "https://creativecommons.org/licenses/by/4.0/"}
markdown_extensions: [tables, toc: {permalink: true, permalink_title: Link to this section}]
nav: [index.md, claims/index.md]
"""


def test_a_short_configuration_gives_the_same_site(small: Workshop, tmp_path: Path) -> None:
    with small.config.open("a", encoding="utf-8") as config:
        config.write("copyright: Ours\nnav: [index.md, claims/index.md]\n")
    small.build()
    short = copy_site("small", tmp_path / "short")
    short.config.write_text(SHORT, encoding="utf-8")
    short.build()
    one, other = bytes_of(small.site, "pagefind"), bytes_of(short.site, "pagefind")
    assert differing(one, other) == []
    assert "assets/js/search.js" in one, "the scripts are the theme's"


def test_a_site_can_replace_a_part_of_the_look(tmp_path: Path) -> None:
    site = copy_site("small", tmp_path / "own")
    mark = site.root / "mine" / "assets" / "images" / "mark.svg"
    mark.parent.mkdir(parents=True)
    mark.write_text("<svg/>", encoding="utf-8")
    site.config.write_text(SHORT.replace("material", "material, custom_dir: mine"), "utf-8")
    site.build()
    assert (site.site / "assets" / "images" / "mark.svg").read_text("utf-8") == "<svg/>"

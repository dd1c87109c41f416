"""Settings of `mkdocs.yml` with which no site can be built are refused, through both doors."""

from __future__ import annotations

import pytest

from tests.doors.workshop import Workshop

WRONG = {
    "site_url: https://exa mple.org/": "`site_url`",
    "site_url: https://example.org/?page=1": "`site_url`",
    "site_url: 'https://example.org/#top'": "`site_url`",
    "site_url: ftp://example.org/": "`site_url`",
    "use_directory_urls: false": "`use_directory_urls: false`",
}


@pytest.mark.parametrize("setting", WRONG)
def test_a_setting_that_breaks_the_site_is_refused(small: Workshop, setting: str) -> None:
    with small.config.open("a", encoding="utf-8") as config:
        config.write(f"{setting}\n")
    for done in (small.mkdocs("build", "-q"), small.explainer("check")):
        assert done.returncode != 0
        assert WRONG[setting] in done.stderr
        assert "Traceback" not in done.stderr
    assert not small.site.exists()
    assert small.left_over() == []


@pytest.mark.parametrize("named", ["no-such-folder", "mkdocs.yml"])
def test_texts_that_are_not_where_the_variable_says(small: Workshop, named: str) -> None:
    small.env = {"EXPLAINER_TEXTS": named}
    for done in (small.mkdocs("build", "-q"), small.explainer("check")):
        assert done.returncode != 0
        assert f"EXPLAINER_TEXTS names {named}, which is no folder" in done.stderr
        assert "Traceback" not in done.stderr
    small.env = {"EXPLAINER_TEXTS": ""}
    assert small.explainer("check").returncode == 0, "an empty one is none"


@pytest.mark.parametrize("address", ["", "http://localhost:8000", "https://example.org/a%20b/"])
def test_an_address_is_taken(small: Workshop, address: str) -> None:
    with small.config.open("a", encoding="utf-8") as config:
        config.write(f"site_url: '{address}'\n")
    assert small.explainer("check").returncode == 0


def test_a_theme_without_the_styles_is_refused(small: Workshop) -> None:
    with small.config.open("a", encoding="utf-8") as config:
        config.write("theme: readthedocs\n")
    done = small.mkdocs("build", "-q")
    assert done.returncode != 0
    assert "`theme` is readthedocs" in done.stderr
    assert "Traceback" not in done.stderr
    assert small.explainer("check").returncode == 0, "only pages have a look"

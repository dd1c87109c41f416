"""The options of a site, in one typed place. They are code: content cannot change them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from generator.languages import CODE_PATTERN, check_language

CONFIG = "mkdocs.yml"
"""How the file that configures a site is called, unless another is named on the command line."""


def _said(word: str) -> BeforeValidator:
    """Read as `word` what MkDocs' YAML, which is that of 2005, takes for false."""
    return BeforeValidator(lambda value: word if value is False else value)


_Severity = Annotated[Literal["error", "warning", "off"], _said("off")]
"""How much a rule weighs on a site."""


class Terms(BaseModel):
    """The licence that editors give for their own words."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    licence: Annotated[str, Field(pattern=r"\S")]
    """Its short name, such as `CC-BY-4.0` (SPDX where it has one)."""
    address: Annotated[str, Field(pattern=r"^https://\S+$")]
    """Where its text stands."""


class Options(BaseModel):
    """What stands under the plugin `explainer` in `mkdocs.yml`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    texts: str = ".texts"
    """Folder, seen from `mkdocs.yml`, of article texts that are not in the repository.

    The variable EXPLAINER_TEXTS, where it is set, is used instead.
    """
    language: Annotated[
        str, _said("no"), Field(pattern=CODE_PATTERN), AfterValidator(check_language)
    ] = "en"
    """Language of the interface and of the editors' words."""
    repository: Annotated[str, Field(pattern=r"^(https://\S+)?$")] = ""
    """Address of the repository on the web, for edit links; none are shown without it."""
    branch: Annotated[str, Field(pattern=r"^[\w./-]+$")] = "main"
    """The branch that edit links lead to."""
    corrections: Annotated[str, Field(pattern=r"^(https://\S+|mailto:\S+@\S+)?$")] = ""
    """Where readers report an error: a web or mail address."""
    severity: dict[str, _Severity] = Field(default_factory=dict)
    """Another severity for a rule, by its name."""
    quote_words: Annotated[int, Field(ge=1)] = 75
    """Most words of one quote."""
    own_percent: Annotated[int, Field(ge=0, le=100)] = 10
    """Most words of an outlet's own prose, in percent of its article's words."""
    all_percent: Annotated[int, Field(ge=0, le=100)] = 25
    """Most words quoted in all, in percent of the article's words."""
    largest_text: Annotated[int, Field(ge=1000, le=5_000_000)] = 1_000_000
    """Most bytes of one article's text; twice as many take twice the time.

    No file may be larger than the upper end: `FILE_BYTES` in `generator/reading/limits.py`.
    """
    terms: Terms | None = None
    """On what terms the editors' own words may be used; the data say it."""
    site_name: str = ""
    """MkDocs' own `site_name`, for citations; it is not written under the plugin."""
    site_url: str = ""
    """MkDocs' own `site_url`, for permanent addresses; it is not written under the plugin."""
    config: str = CONFIG
    """Name of the file that holds all this, for findings; it is not written under the plugin."""

"""Page kinds, found by their files: a Jinja template with a front matter that says what it makes.

---
each: claims              # one page for each record of this kind; left out: one page in all
further: false            # with `each`: a further page of a record, to which its links do not lead
split: corpus.claims      # instead of `each`: a long list, cut into pages of a fixed length
when: lists.matrix(record)  # a Jinja expression: no page where it is false; left out: always one
path: claims/{id}.md      # where it stands
title: record.text        # a Jinja expression, which may use what the template sets
description: record.text  # the same
search: true              # whether search finds it
nav: false                # whether it may stand in the navigation
under: [home, claims]     # the pages above it, by the name of their template
crumb: t.plain("index.claims")  # what pages below call it, as an expression; left out: its title
---
"""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from typing import Annotated, Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from jinja2.environment import TemplateExpression
from pydantic import BaseModel, ConfigDict, Field

from generator.pages import template_code
from generator.pages.addresses import Addresses
from generator.pages.escape import as_markup, finalize, joined, together
from generator.pages.template_cache import cache_beside
from generator.pages.words_for import direction
from generator.reading.front_matter import part
from generator.reading.yaml_tree import read_yaml

_SUFFIX = ".md.j2"


class PageKind(BaseModel):
    """The front matter of a page template."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    """The template's file name without its suffix."""
    each: str = ""
    further: bool = False
    """Whether another kind has the page of the record itself, to which its links lead."""
    split: str = ""
    """A Jinja expression for a list that may be long; the template sees one `part` of it."""
    path: str
    title: str
    description: str = "''"
    when: str = ""
    """A Jinja expression: no page is made where it is false; always one where it is empty."""
    search: bool = True
    nav: bool = False
    under: tuple[str, ...] = ()
    crumb: Annotated[str, Field(description="A Jinja expression; the title where it is empty")] = ""


@dataclass(frozen=True, slots=True)
class Made:
    """What a template gives for one page."""

    body: str
    title: str
    description: str
    above: Sequence[str]
    """The words of the links to the pages above."""


@dataclass(frozen=True, eq=False)
class Templates:
    """All page kinds and the environment that renders them."""

    by_name: Mapping[str, PageKind]
    environment: Environment
    _expressions: dict[str, TemplateExpression] = field(default_factory=dict)

    def expression(self, words: str) -> TemplateExpression:
        """Return a Jinja expression that is evaluated before a page is made; compiled once."""
        if words not in self._expressions:
            self._expressions[words] = self.environment.compile_expression(words)
        return self._expressions[words]

    def made(self, kind: PageKind, context: dict[str, Any]) -> Made:
        """Return what the template of a kind makes of all that it is given."""
        template = self.environment.get_template(kind.name + _SUFFIX)
        try:
            module = template.make_module(context)
        except Exception:
            self.environment.handle_exception()  # with the lines of the template
        found = vars(module)
        return Made(
            str(module),
            str(found["page_title"]),
            str(found["page_description"]),
            [str(words) for words in found["page_above"]],
        )

    @property
    def kinds(self) -> tuple[PageKind, ...]:
        """All page kinds, in the order of their names."""
        return tuple(self.by_name.values())

    @property
    def addresses(self) -> Addresses:
        """The paths of record pages, by kind of record."""
        own = (kind for kind in self.kinds if kind.each and not kind.further)
        return Addresses({kind.each: kind.path for kind in own})


def _with_words(body: str, kind: PageKind, kinds: Mapping[str, PageKind]) -> str:
    """Return a template that also works out its page's title, description and way up.

    As a part of it they cost next to nothing; by themselves each took as long as a small page.
    """
    above = [kinds[name].crumb or kinds[name].title for name in kind.under]
    words = {
        "page_title": kind.title,
        "page_description": kind.description,
        "page_above": f"[{', '.join(f'({each})' for each in above)}]",
    }
    return body + "".join(f"{{% set {name} = {value} %}}" for name, value in words.items())


class _Environment(Environment):
    code_generator_class = template_code.PlainCode
    as_markup = staticmethod(as_markup)
    together = staticmethod(together)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return what every template sees: one plain dict, which is copied for every page.

        Jinja's chain of dicts, for templates with such names of their own, takes ten times as long.
        """
        return self.globals


@lru_cache(maxsize=1)
def load_templates() -> Templates:
    """Return the page kinds of the generator, in the order of their names.

    Raises ValueError for a template whose front matter is missing or wrong: a bug of this program.
    """
    folder = resources.files("generator.pages") / "templates"
    sources: dict[str, str] = {}
    kinds: list[PageKind] = []
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        text = file.read_text("utf-8")
        if file.name.endswith(_SUFFIX):
            parted = part(text)
            if parted is None:
                raise ValueError(f"the template {file.name} has no front matter")
            yaml, problems = read_yaml(parted.front, file.name, first_line=2)
            if yaml is None or problems:
                raise ValueError(f"the front matter of {file.name} cannot be read: {problems}")
            name = file.name.removesuffix(_SUFFIX)
            kinds.append(PageKind(name=name, **yaml.data))
            sources[file.name] = parted.body
        elif file.name.endswith(".j2"):
            sources[file.name] = text
    by_name = {kind.name: kind for kind in kinds}
    for kind in kinds:
        sources[kind.name + _SUFFIX] = _with_words(sources[kind.name + _SUFFIX], kind, by_name)
    environment = _Environment(
        loader=FunctionLoader(sources.get),
        autoescape=True,
        finalize=finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        optimized=False,  # the optimiser finds nothing to do here and takes a tenth of compiling
        bytecode_cache=cache_beside(__file__, template_code.__file__),
        extensions=["jinja2.ext.do", "jinja2.ext.loopcontrols"],
    )
    environment.globals["direction"] = direction
    environment.filters["join"] = joined
    return Templates(by_name, environment)

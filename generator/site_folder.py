"""A site's folder as the doors see it: its options, its content, its texts."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError
from yaml.error import MarkedYAMLError

from generator.options import Options
from generator.publishing.together import mend_together
from generator.reading.content import Content, gather
from generator.reading.form_words import say
from generator.reading.names import did_you_mean
from generator.reading.revision import RevisionError, gather_revision

PLUGIN = "explainer"
"""The name under which MkDocs knows the generator."""
TEXTS_VARIABLE = "EXPLAINER_TEXTS"
_SITE_URL = re.compile(r"https?://[^\s?#]+")
_INHERIT = re.compile(r"^INHERIT:\s*['\"]?([^'\"#\n]+?)['\"]?\s*(?:#.*)?$", re.MULTILINE)


class UsageError(Exception):
    """The command or the configuration is wrong, in words for whoever wrote it."""


@dataclass(frozen=True, slots=True)
class SiteFolder:
    """Where a site lies and what it is set to; `site_at` makes one."""

    root: Path
    """Where the content's names begin, the history is kept and git is asked."""
    docs: str
    """The content folder as a POSIX path from `root`, such as `content` or `src/content`."""
    options: Options
    config: Path
    """The file that configures the site. There may be none where a program does that."""
    built: Path
    """The folder in which MkDocs publishes the site, whether or not it has yet."""

    @property
    def texts(self) -> Path:
        """The folder of texts: the variable EXPLAINER_TEXTS where it is set, else the option."""
        return Path(os.environ.get(TEXTS_VARIABLE) or self.config.parent / self.options.texts)

    @property
    def written(self) -> tuple[Path, Path]:
        """The folders in which commands change files."""
        return self.root / self.docs, self.texts

    def check_texts(self) -> None:
        """Raise UsageError where EXPLAINER_TEXTS is set and names no folder: it is mistyped.

        The option's folder need not be there: most who build a site have its locks alone.
        """
        named = os.environ.get(TEXTS_VARIABLE)
        if named and not Path(named).is_dir():
            raise UsageError(f"{TEXTS_VARIABLE} names {named}, which is no folder")

    def gather(self, *, texts: bool = True) -> Content:
        """Read everything that the compiler may look at, once a broken-off edit is undone.

        Without `texts` none are read, and their folder need not be there. Raises UsageError where
        `check_texts` does.
        """
        if texts:
            self.check_texts()
        mend_together(self.root, self.written)
        largest = self.options.largest_text
        return gather(self.root, self.docs, self.texts if texts else None, largest_text=largest)

    def gather_revision(self, revision: str) -> Content:
        """Read what the compiler may look at in a commit; raise UsageError where git has none."""
        largest = self.options.largest_text
        try:
            return gather_revision(self.root, self.docs, revision, largest_text=largest)
        except RevisionError as error:
            raise UsageError(str(error)) from None


def open_site(config: Path) -> SiteFolder:
    """Return the site whose `mkdocs.yml` is `config`.

    Reads only what concerns the generator; tags that MkDocs knows are passed over. Raises
    UsageError where the file is missing or its options are wrong.
    """
    if not config.is_file():
        raise UsageError(
            f"there is no {config.name} in {config.parent}: run this in a site's folder"
        )
    settings = _load(config)
    given = _options_among(settings.get("plugins") or [], config)
    docs, built = str(settings.get("docs_dir") or "docs"), str(settings.get("site_dir") or "site")
    place = _absolute(config.parent / docs)
    if not place.is_dir():
        raise UsageError(f"there is no folder {docs} beside {config.name}: see its `docs_dir`")
    if place == _absolute(config.parent):
        raise UsageError(f"`docs_dir` in {config.name} is the site's own folder: name one inside")
    name, url = settings.get("site_name"), settings.get("site_url")
    folders = settings.get("use_directory_urls", True)
    options = about_site(read_options(given), name, url, config, folders=folders)
    return site_at(config, place, config.parent / built, options)


def site_at(config: Path, docs: Path, built: Path, options: Options) -> SiteFolder:
    """Return the site whose content lies in `docs`, as both doors see it.

    Its folder is that of `config`, or where the content lies outside of that, the one that holds
    the content: names of content never lead upwards. Relative paths count from the working folder.
    """
    beside, place = _absolute(config.parent), _absolute(docs)
    root = beside if place.is_relative_to(beside) else place.parent
    return SiteFolder(
        root.resolve(),
        place.relative_to(root).as_posix(),
        options,
        beside.resolve() / config.name,
        _absolute(built),
    )


def _absolute(path: Path) -> Path:
    """Return a path without `..`, as MkDocs does: a link on it is not followed before that."""
    return Path(os.path.abspath(path))  # noqa: PTH100 (resolve follows links)


def _options_among(plugins: object, config: Path) -> Mapping[str, Any]:
    """Return what stands under the plugin `explainer`; raise UsageError where there is none.

    As MkDocs does it, plugins may be a list or a mapping, and any of them has the option `enabled`.
    """
    if isinstance(plugins, Mapping):
        plugins = [{name: options} for name, options in plugins.items()]
    if not isinstance(plugins, list):
        raise UsageError(f"`plugins` in {config.name} is no list: write `plugins: [{PLUGIN}]`")
    names: list[str] = []
    for entry in plugins:
        named = entry if isinstance(entry, Mapping) else {str(entry): None}
        if PLUGIN in named:
            options = named[PLUGIN] or {}
            if not isinstance(options, Mapping):
                raise UsageError(f"what stands under `plugins: {PLUGIN}` is no mapping of options")
            if options.get("enabled", True) is not True:
                raise UsageError(f"the plugin `{PLUGIN}` in {config.name} is not enabled")
            return {name: value for name, value in options.items() if name != "enabled"}
        names += map(str, named)
    near = did_you_mean(PLUGIN, names).removeprefix("Did you mean ").rstrip("?")
    hint = f"rename {near}" if near else f"write `plugins: [{PLUGIN}]`"
    raise UsageError(f"{config.name} names no plugin `{PLUGIN}`: {hint}")


def read_options(given: Mapping[str, Any]) -> Options:
    """Return the options of a site; raise UsageError naming every wrong one."""
    try:
        return Options.model_validate(dict(given))
    except ValidationError as error:
        wrong = " ".join(_wrong_option(each) for each in error.errors())
        raise UsageError(f"the options under `plugins: explainer` are wrong. {wrong}") from None


def _wrong_option(error: Any) -> str:
    name = ".".join(map(str, error["loc"]))
    if error["type"] == "extra_forbidden":
        hint = did_you_mean(name, Options.model_fields)
        return f"There is no option `{name}`.{f' {hint}' if hint else ''}"
    message, hint = say(error, f"`{name}`", "")
    return f"{message} {hint or _ADDRESSES.get(name, '')}".rstrip()


_ADDRESSES = {
    "repository": "Write a full address that begins with https://.",
    "corrections": "Write a full address that begins with https://, or with mailto: for mail.",
    "terms.address": "Write a full address that begins with https://.",
}
"""What to write for the options that are addresses."""


def about_site(
    options: Options, name: object, url: object, config: Path, *, folders: object
) -> Options:
    """Return the options with what MkDocs itself knows of the site: its name, address and file.

    `folders` is MkDocs' `use_directory_urls`. Raises UsageError where the pages cannot have their
    addresses with these settings.
    """
    if folders is False:
        raise UsageError(
            f"`use_directory_urls: false` in {config.name} would break the links of the pages: "
            "remove it. For a copy that opens from disk there is `explainer offline`"
        )
    if url and not _SITE_URL.fullmatch(f"{url}"):
        raise UsageError(
            f"`site_url` in {config.name} is no address of a folder: "
            "write it as https://example.org/path/, without blanks, ? and #"
        )
    address = f"{url}".rstrip("/") + "/" if url else ""
    about = {"site_name": str(name or ""), "site_url": address, "config": config.name}
    return options.model_copy(update=about)


def configurations(path: Path, depth: int = 0) -> Iterator[Path]:
    """Give a site's configuration and all that it inherits from, whether or not they are there."""
    yield path
    try:
        inherited = _INHERIT.search(path.read_text("utf-8", "replace"))
    except OSError:
        return
    if inherited and depth < 5:
        yield from configurations(path.parent / inherited[1], depth + 1)


class _Loader(yaml.SafeLoader):
    """Reads MkDocs' configuration without acting on its tags (`!ENV`, `!!python/name:`)."""


def _from_environment(loader: yaml.SafeLoader, node: yaml.Node) -> object:
    """Return what MkDocs makes of `!ENV NAME` and `!ENV [NAME, …, default]`."""
    nodes = node.value if isinstance(node, yaml.SequenceNode) else [node]
    names = [each.value for each in (nodes[:-1] or nodes)]
    for value in (os.environ[name] for name in names if name in os.environ):
        # `true` is no word there either
        tag = loader.resolve(yaml.ScalarNode, value, (True, False))  # type: ignore[no-untyped-call]
        return loader.construct_object(yaml.ScalarNode(tag, value))
    return loader.construct_object(nodes[-1]) if len(nodes) > 1 else None


def _pass_over(loader: yaml.SafeLoader, suffix: str, node: yaml.Node) -> object:
    return None


_Loader.add_constructor("!ENV", _from_environment)
_Loader.add_multi_constructor("!", _pass_over)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", _pass_over)


def _load(config: Path, depth: int = 0) -> dict[str, Any]:
    try:
        settings = yaml.load(config.read_text("utf-8"), _Loader)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = f"{config}:{mark.line + 1}:{mark.column + 1}" if mark else f"{config}"
        tab = error.problem and "'\\t'" in error.problem
        what = "a tab stands here; use spaces" if tab else error.problem
        raise UsageError(f"{where} cannot be read as YAML: {what}") from None
    except (OSError, yaml.YAMLError, UnicodeDecodeError) as error:
        raise UsageError(f"{config} cannot be read: {error}") from None
    if not isinstance(settings, dict):
        raise UsageError(f"{config} is no mapping")
    parent = settings.pop("INHERIT", None)
    if isinstance(parent, str) and depth < 5:
        return _merged(_load(config.parent / parent, depth + 1), settings)
    return settings


def _merged(inherited: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """Return settings over inherited ones, mapping by mapping, as MkDocs does it."""
    both = {**inherited, **own}
    for name in inherited.keys() & own.keys():
        if isinstance(inherited[name], dict) and isinstance(own[name], dict):
            both[name] = _merged(inherited[name], own[name])
    return both

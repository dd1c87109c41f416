"""The look that the generator brings along: templates, styles, fonts and scripts over Material."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

THEME = (Path(__file__).parent.parent / "theme").resolve()
"""In the repository a link to `overrides/`, in an installed package the files themselves."""
STYLESHEET = "assets/css/site.css"
_OF_MATERIAL = "assets/stylesheets/main.*.min.css"
_SCRIPTS = ("masthead", "hovercard", "facets", "quotes", "copy", "tables", "search")


def furnish(config: MkDocsConfig) -> None:
    """Give a site the look, where its configuration does not name it already.

    A `custom_dir` of the site's own comes first, so that it can replace single files. Raises
    PluginError for a theme without the styles of Material, over which this look is made.
    """
    theme = config.theme
    if not any(any(Path(each).glob(_OF_MATERIAL)) for each in theme.dirs):
        raise PluginError(f"`theme` is {theme.name}, and the site's look needs `name: material`.")
    if str(THEME) not in theme.dirs:
        theme.dirs.insert(1 if theme.custom_dir else 0, str(THEME))
    theme.static_templates.add(STYLESHEET)
    if STYLESHEET not in config.extra_css:
        config.extra_css.append(STYLESHEET)
    named = {str(script) for script in config.extra_javascript}
    for path in (f"assets/js/{name}.js" for name in _SCRIPTS):
        if path not in named:
            script = ExtraScriptValue(path)
            script.defer = True
            config.extra_javascript.append(script)

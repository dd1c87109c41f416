"""Theme templates under a preview that begins: a broken one must not end it."""

from __future__ import annotations

import html
import traceback
from collections.abc import Callable
from typing import Any

from jinja2 import TemplateError, TemplateNotFound


class LenientTemplates:
    """The theme's templates; in the place of one that fails stands the bare page.

    MkDocs ends where its first build fails, before anything can be shown. It asks for no more of
    its templates than this.
    """

    def __init__(self, env: Any, report: Callable[[Exception], None]) -> None:
        """`env` is jinja2's Environment; `report` hears of what fails."""
        self._env, self._report = env, report

    def get_template(self, name: str) -> Any:
        """Return a template, or what stands in for one that cannot be read."""
        try:
            return _Lenient(self._env.get_template(name), self._report)
        except TemplateNotFound as error:
            if error.name == name:
                raise  # MkDocs passes such a one over
            return _broken(error, self._report)
        except TemplateError as error:
            return _broken(error, self._report)


class _Lenient:
    def __init__(self, template: Any, report: Callable[[Exception], None]) -> None:
        self._template, self._report = template, report

    def render(self, context: Any) -> str:
        if self._template is None:
            return _bare(context)
        try:
            return str(self._template.render(context))
        except Exception as error:  # a template may fail with anything
            self._report(error)
            return _bare(context)


def _broken(error: Exception, report: Callable[[Exception], None]) -> _Lenient:
    report(error)
    return _Lenient(None, report)


def _bare(context: Any) -> str:
    page = context.get("page")
    if page is None:
        return ""
    return (
        f'<!doctype html>\n<html><head><meta charset="utf-8">'
        f"<title>{html.escape(str(page.title or ''))}</title></head>"
        f"<body>\n<main>{page.content}</main>\n</body></html>\n"
    )


def place_of(error: BaseException) -> str:
    """Return file and line of the template that an error comes from, or nothing."""
    name, line = getattr(error, "filename", None), getattr(error, "lineno", None)
    if isinstance(error, TemplateError) and name and line:
        return f"{name}:{line}"
    frames = traceback.extract_tb(error.__traceback__)
    inside = [f for f in frames if not f.filename.endswith(".py") and "<" not in f.filename]
    return f"{inside[-1].filename}:{inside[-1].lineno}" if inside else ""

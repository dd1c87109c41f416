"""Whether all content can be read: what looks at a part of it may otherwise answer wrongly."""

from __future__ import annotations

from generator.diagnostics import Diagnostic, Severity, in_order
from generator.reading.read_content import read_content
from generator.site_folder import SiteFolder

_OF_PROSE = "P"
"""Begins the codes of the rules on prose."""


def unreadable(folder: SiteFolder) -> tuple[Diagnostic, ...]:
    """Return every error of form, by place; records that have one are not read.

    A page whose words have an error is read all the same, and its record is known.
    """
    _, found = read_content(folder.gather())
    errors = (each for each in found if each.severity is Severity.ERROR)
    return in_order(each for each in errors if not each.rule.code.startswith(_OF_PROSE))

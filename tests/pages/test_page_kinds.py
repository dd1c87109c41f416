"""The head of `generator/pages/templates.py` is the place where a template's keys are told."""

from __future__ import annotations

import re

from generator.pages import templates


def test_every_key_of_a_template_is_told() -> None:
    told = re.findall(r"^(\w+): ", templates.__doc__ or "", re.MULTILINE)
    given_by_the_file = {"name"}
    assert set(told) == set(templates.PageKind.model_fields) - given_by_the_file

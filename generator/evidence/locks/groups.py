"""One stale lock is one thing that is wrong, however many quotes it leaves without proof."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from generator.diagnostics import Diagnostic, in_order

MANY = 3
"""More findings than this that say the same of one source are told as one."""

_GROUPED = frozenset({"quote-without-lock", "lock-entry-missing", "absence-unverified"})
"""Rules whose message names the source and nothing that differs from quote to quote."""


def grouped(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return the findings, those of one cause as one at its first place that names the others."""
    kept: list[Diagnostic] = []
    groups: dict[tuple[str, str], list[Diagnostic]] = defaultdict(list)
    for each in found:
        if each.rule.name in _GROUPED:
            groups[each.rule.name, each.message].append(each)
        else:
            kept.append(each)
    for group in groups.values():
        kept += [_one(group)] if len(group) > MANY else group
    return kept


def _one(group: Iterable[Diagnostic]) -> Diagnostic:
    first, *others = in_order(group)
    also = tuple((each.place, f"in `{each.record}`") for each in others)
    message = f"{first.message} This is the first of {len(also) + 1} places in the records."
    return replace(first, message=message, also=(*first.also, *also))

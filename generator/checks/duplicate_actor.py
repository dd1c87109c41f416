"""Two actors with one name or spelling."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.corpus.corpus import Corpus
from generator.corpus.model import Actor
from generator.diagnostics import Diagnostic, Rule, Severity
from generator.reading.composition import normal_form

RULE = Rule(
    "K116",
    "duplicate-actor",
    """
Two actors have the same name or spelling, whatever its capital letters.

Perhaps one was written twice: then what it said stands on two pages, and neither is complete. Keep
one of the two, give it all spellings (`aka`), and let the other's address lead to it (`was`). Where
two people do share a name, tell them apart in `name`, and leave out of `aka` what fits both.
""",
    Severity.WARNING,
)


def check(corpus: Corpus) -> Iterator[Diagnostic]:
    """Yield each actor that shares a spelling with an earlier one."""
    seen: dict[str, Actor] = {}
    said = Counter(each.speaker.actor for each in corpus.statements)
    for actor in corpus.actors.values():
        shared: dict[str, tuple[Actor, str]] = {}
        for spelling in (actor.name, *(each.name for each in actor.aka)):
            other = seen.setdefault(_folded(spelling), actor)
            if other is not actor:
                shared.setdefault(other.id, (other, spelling))
        for other, spelling in shared.values():
            kept, added = sorted((actor, other), key=lambda each: (-said[each.id], each.place))
            yield RULE.at(
                actor.place,
                f"“{spelling}” is a spelling of `{actor.id}` and of `{other.id}`.",
                hint=f"`explainer merge {added.id} {kept.id}` makes them one; or leave the "
                "spelling out where it fits both.",
                also=[(other.place, "the other actor")],
                record=actor.id,
            )


def _folded(name: str) -> str:
    return " ".join(normal_form("NFKC", name).casefold().split())

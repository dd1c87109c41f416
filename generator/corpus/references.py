"""Does every id that a record names exist, and is it of the right kind?"""

from __future__ import annotations

from collections import defaultdict

from generator.diagnostics import Diagnostic, Rule
from generator.place import Place
from generator.reading.drafts import Drafts
from generator.reading.fillers import FILLER_ID
from generator.reading.names import did_you_mean
from generator.reading.schema.actors import ActorKind
from generator.wording import with_article

UNKNOWN_RECORD = Rule(
    "C101",
    "unknown-record",
    """
A record names another one that does not exist.

Links are checked before anything is published, so that no page leads to nowhere. Every place that
uses the missing id is listed: correct the id, write the missing record, or, where a record was
deleted on purpose, mend these places first.
""",
)

WRONG_KIND = Rule(
    "C102",
    "record-of-another-kind",
    """
A record names another one of a kind that cannot stand there.

A speaker is an actor, an answer lists claims, a statement names a source, and what publishes a
source is an actor with `kind: outlet`. The message says what the id stands for.
""",
)

_LISTED = 8
"""How many outlets a hint names."""


class References:
    """Looks ids up and remembers each miss with every place that made it."""

    def __init__(self, drafts: Drafts) -> None:
        self._drafts = drafts
        self._missing: dict[str, list[tuple[Place, tuple[str, ...]]]] = defaultdict(list)
        self._wrong: list[Diagnostic] = []

    def ok(self, id: str, place: Place, *kinds: str) -> bool:
        """Tell whether `id` exists as one of `kinds`; remember the miss where it does not."""
        known = self._drafts.ids.get(id)
        if known is None:
            if not self._drafts.may_exist(id):
                self._missing[id].append((place, kinds))
            return False
        if known[0] not in kinds and id in self._drafts.taken:
            return False  # of the two records that have it, the other one may be meant
        if known[0] not in kinds:
            self._wrong.append(
                WRONG_KIND.at(
                    place,
                    f"`{id}` is {with_article(known[0])}, and {_list(kinds)} is needed here.",
                    hint=f"Write the id of {_list(kinds)}.",
                    also=[(known[1], "the record stands here")],
                )
            )
            return False
        return True

    def outlet(self, id: str, place: Place) -> None:
        """Remember what `id` is where it is an actor and no outlet, or no actor at all."""
        actor = self._drafts.actors.get(id)
        if not self.ok(id, place, "actor") or actor is None:
            return
        if actor.draft.kind is ActorKind.OUTLET:
            return
        actors = self._drafts.actors.items()
        outlets = [each for each, other in actors if other.draft.kind is ActorKind.OUTLET]
        listed = ", ".join(f"`{each}`" for each in sorted(outlets)[:_LISTED])
        more = f" and {len(outlets) - _LISTED} more" if len(outlets) > _LISTED else ""
        hint = f"Write an outlet ({listed}{more})" if outlets else "Write the id of an outlet"
        self._wrong.append(
            WRONG_KIND.at(
                place,
                f"`{id}` is an actor of the kind {actor.draft.kind.value}, and an outlet is needed"
                " here.",
                hint=f"{hint}; where `{id}` publishes, give it `kind: outlet`.",
                also=[(actor.key_place, "the record stands here")],
            )
        )

    def signer(self, id: str, source: str, place: Place) -> None:
        """Remember that no editor `id` is there, who is said to have signed the lock of `source`.

        Where no editor at all could be read, that is told of the judgements they sign.
        """
        if not id or id in self._drafts.editors or not self._drafts.editors:
            return
        self._wrong.append(
            UNKNOWN_RECORD.at(
                place,
                f"There is no editor `{id}`, by whom this lock says that it was verified.",
                hint="Take the last commit’s lock, or sign anew where the text is: "
                f"`explainer lock {source} --by EDITOR --date DAY`.",
                record=source,
            )
        )

    def findings(self) -> list[Diagnostic]:
        """Return one finding for each missing id, with all places that use it."""
        found = list(self._wrong)
        for id, uses in self._missing.items():
            first, *others = sorted(place for place, _ in uses)
            kinds = _fitting([kinds for _, kinds in uses])
            right = [i for i, (kind, _) in self._drafts.ids.items() if kind in kinds]
            others_of = f" It is used in {len(uses)} places." if others else ""
            found.append(
                UNKNOWN_RECORD.at(
                    first,
                    f"There is no {' or '.join(kinds)} `{id}`.{others_of}",
                    hint=did_you_mean(id, right) or _add(id, kinds),
                    also=[(place, "it is used here too") for place in others],
                )
            )
        return found


def _fitting(wanted: list[tuple[str, ...]]) -> list[str]:
    """Return the kinds that would do at all places, or else those that would do at any."""
    sets = [set(kinds) for kinds in wanted]
    return sorted(set.intersection(*sets) or set.union(*sets))


def _add(id: str, kinds: list[str]) -> str:
    """Return what to do about an id that resembles none."""
    if id == "unnamed":
        return "Write `{unnamed: …}` with the words that the article has for the speaker."
    if id == FILLER_ID:
        return "`explainer new` wrote this to be replaced: write the id that is meant."
    if len(kinds) > 1:
        return "Write the id of a record that exists, or add one to the content."
    adding = f"`explainer new {kinds[0]} {id}`"
    return f"Write the id of {with_article(kinds[0])} that exists, or add it: {adding}."


def _list(kinds: tuple[str, ...]) -> str:
    return " or ".join(with_article(kind) for kind in kinds)

"""The ids of records: what may be one, and that each stands for one record."""

from __future__ import annotations

from collections.abc import Generator, Iterator

from generator.diagnostics import Diagnostic, Rule
from generator.place import Place
from generator.reading.drafts import SINGULAR, Drafts
from generator.reading.form import WRONG_VALUE
from generator.reading.form_words import shown
from generator.reading.slugs import slug_of, slug_problem
from generator.wording import with_article

ID_TAKEN = Rule(
    "Y301",
    "id-taken",
    """
Two records have the same id, or an id and an earlier id (`was`) of another record are the same.

An id becomes an address, so it stands for one record on the whole site, whatever its kind. Rename
one of the two.
""",
)


def unfit_id(drafts: Drafts, id: str, place: Place) -> Iterator[Diagnostic]:
    """Yield why `id` cannot be one; what names it is not called unknown then."""
    problem = slug_problem(id)
    if problem:
        meant = slug_of(id)
        fits = meant != id and meant and not slug_problem(meant)
        hint = f"Write `{meant}`." if fits else "Choose another, such as `written-reply`."
        yield WRONG_VALUE.at(place, f"{shown(id)} cannot be an id: {problem}.", hint=hint)
        drafts.broken.append(f"{meant}:")  # what names it is not told once more


def take_id(drafts: Drafts, kind: str, id: str, place: Place) -> Generator[Diagnostic, None, bool]:
    """Note the id; yield a finding and return True where another record has it already."""
    earlier = drafts.ids.get(id)
    if earlier is None:
        drafts.ids[id] = (SINGULAR[kind], place)
        return False
    drafts.taken.add(id)
    yield ID_TAKEN.at(
        place,
        f"The id `{id}` is taken: {with_article(earlier[0])} has it.",
        hint="Give one of the two another id; an id stands for one record on the whole site.",
        also=[(earlier[1], "it stands here first")],
    )
    return True


def check_earlier_ids(drafts: Drafts) -> Iterator[Diagnostic]:
    """Yield each earlier id that another record has, or had."""
    earlier: dict[str, Place] = {}
    for written in drafts.records():
        for number, id in enumerate(written.draft.was):
            place = written.place("was", number)
            taken = drafts.ids.get(id, ("", None))[1] or earlier.setdefault(id, place)
            yield from unfit_id(drafts, id, place)
            if taken is not place:
                yield ID_TAKEN.at(
                    place,
                    f"The earlier id `{id}` of `{written.id}` is taken.",
                    hint="An address leads to one record: remove it here or there.",
                    also=[(taken, "it stands here first")],
                )

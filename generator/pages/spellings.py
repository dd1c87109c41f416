"""The names that search may offer where a reader's spelling finds little."""

from __future__ import annotations

import json
from itertools import accumulate

from markupsafe import Markup

from generator.corpus.corpus import Corpus

MOST = 3000
"""Names beyond this many would weigh more than they help; the least used are left out."""
MOST_CHARACTERS = 150_000
"""Of all names together, for the same reason."""


def spellings(corpus: Corpus) -> tuple[tuple[str, ...], ...]:
    """Return each actor's and topic's name with its other spellings, the most used first."""
    actors = sorted(
        corpus.actors.values(), key=lambda actor: -len(corpus.statements_by.get(actor.id, ()))
    )
    topics = corpus.topics.values()
    found = [(actor.name, *(each.name for each in actor.aka)) for actor in actors]
    found += [(topic.name, *topic.terms) for topic in topics]
    ends = accumulate(sum(map(len, names)) + 3 * len(names) for names in found)
    fit = sum(end <= MOST_CHARACTERS for end in ends)
    return tuple(tuple(dict.fromkeys(names)) for names in found[: min(MOST, fit)])


def spellings_script(corpus: Corpus) -> Markup:
    """Return the element from which the search script reads the spellings.

    A script ends at the first `</`, whatever its type, so that `<` is written as an escape; so
    are the other characters that HTML or Markdown could act on.
    """
    text = json.dumps(spellings(corpus), ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029\x85":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(f'<script type="application/json" id="search-spellings">{text}</script>')

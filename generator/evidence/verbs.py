"""Reporting verbs: what a printed verb does, and how far the outlet stands behind the words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from importlib.resources import files

from generator.diagnostics import Diagnostic, Rule
from generator.evidence.model import Voice
from generator.evidence.normalise import normalise
from generator.place import Place
from generator.reading.schema.claims import Commitment, Stance

Vocabulary = Mapping[str, tuple[str, Commitment]]
"""Printed verb, normalised and in small letters, to its act and the outlet's commitment."""

VERB_ENTRY_UNCLEAR = Rule(
    "Q507",
    "verb-entry-unclear",
    """
An entry of a verb vocabulary does not say what the verb does.

Each printed form of a verb has an act, in one word, and a commitment: `endorsing`, `neutral` or
`distancing`. From it readers are shown how each outlet takes a claim up, so an entry that cannot
be read would leave them without.

    lectured: {act: assert, commitment: distant}      # no such commitment

Write `lectured: {act: assert, commitment: distancing}`.
""",
)

_AUXILIARIES = frozenset({"has", "have", "had", "is", "are", "was", "were", "be", "been", "being"})


class Uptake(StrEnum):
    """How an outlet takes a claim up, as readers are shown it."""

    OWN_VOICE = "own-voice"
    """It says so itself."""
    ENDORSED = "endorsed"
    """It reports it with a verb that says it is so."""
    NEUTRAL = "neutral"
    """It passes it on."""
    DISTANCED = "distanced"
    """It keeps away from it."""
    DENIED = "denied"
    """It reports it as denied or doubted, or denies it itself."""


def built_in_vocabulary(language: str) -> str | None:
    """Return the YAML text of the verbs known without a site's own, or None for a language."""
    name = f"verbs.{language.split('-')[0]}.yml"
    file = files("generator.evidence").joinpath("vocabulary", name)
    return file.read_text("utf-8") if file.is_file() else None


def read_vocabulary(
    entries: Mapping[str, object], place_of: Callable[[str], Place]
) -> tuple[dict[str, tuple[str, Commitment]], tuple[Diagnostic, ...]]:
    """Return the verbs of a vocabulary file that can be read, and what is wrong with the others."""
    vocabulary: dict[str, tuple[str, Commitment]] = {}
    wrong: list[Diagnostic] = []
    for verb, entry in entries.items():
        known = _read_entry(entry)
        if isinstance(known, str):
            hint = "Write it as `claims: {act: assert, commitment: distancing}`."
            wrong.append(VERB_ENTRY_UNCLEAR.at(place_of(verb), f"“{verb}” {known}.", hint=hint))
        else:
            vocabulary[_form(verb)] = known
    return vocabulary, tuple(wrong)


def take_up(verb: str, vocabulary: Vocabulary) -> tuple[str, Commitment] | None:
    """Return the act and the commitment of a verb as printed, or None where it is not known.

    `has claimed` and `told reporters` are known where `claimed` and `told` are.
    """
    words = _form(verb).split()
    while words:
        for end in range(len(words), 0, -1):
            known = vocabulary.get(" ".join(words[:end]))
            if known is not None:
                return known
        if words[0] not in _AUXILIARIES:
            return None
        words = words[1:]
    return None


def uptake(voice: Voice, commitment: Commitment, stance: Stance, act: str) -> Uptake:
    """Return how an outlet takes a claim up, from what is known of one statement."""
    if stance in (Stance.DENIES, Stance.DOUBTS) or act == "deny":
        return Uptake.DENIED
    if voice is Voice.OWN:
        return Uptake.DISTANCED if commitment is Commitment.DISTANCING else Uptake.OWN_VOICE
    return {
        Commitment.ENDORSING: Uptake.ENDORSED,
        Commitment.NEUTRAL: Uptake.NEUTRAL,
        Commitment.DISTANCING: Uptake.DISTANCED,
    }[commitment]


def _read_entry(entry: object) -> tuple[str, Commitment] | str:
    """Return act and commitment, or what is wrong in words that follow the verb."""
    if not isinstance(entry, Mapping):
        return "has no act and commitment"
    unknown = [str(key) for key in entry if key not in ("act", "commitment")]
    if unknown:
        return f"has the unknown key “{unknown[0]}”"
    act, commitment = entry.get("act"), entry.get("commitment")
    if not isinstance(act, str) or not act.replace("-", "").isalpha():
        return "has no act in one word"
    if commitment not in [c.value for c in Commitment]:
        return f"has the commitment “{commitment}”, not endorsing, neutral or distancing"
    return act, Commitment(commitment)


def _form(verb: str) -> str:
    return " ".join(normalise(verb).text.split()).casefold()

"""Who gives which answer to a question. The cases are in a file."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import yaml

from generator.corpus.answers import Given, Party, answers
from generator.corpus.corpus import Corpus
from generator.corpus.model import Answer, Question, Speaker
from generator.evidence.model import SpeakerKind
from generator.place import Place
from generator.reading.schema.claims import Stance

BOOK = yaml.safe_load((Path(__file__).parents[1] / "cases/answers.yml").read_text("utf-8"))
SOURCES = ("north", "south", "west")


def statement(written: str) -> Any:
    source, _, rest = written.partition(" ")
    who, _, stance = rest.rpartition(" ")
    if who == "own":
        speaker = Speaker(SpeakerKind.OWN, actor=source)
    elif who.startswith("“"):
        speaker = Speaker(SpeakerKind.UNNAMED, words=who.strip("“”"))
    else:
        speaker = Speaker(SpeakerKind.NAMED, actor=who)
    return SimpleNamespace(source=source, speaker=speaker, stance=Stance(stance), lang="en")


def told(given: Given) -> str:
    by = [f"by {party(p)}" for p in given.by] + [f"against {party(p)}" for p in given.against]
    return ", ".join([given.answer.says, *by])


def party(party: Party) -> str:
    speaker = party.speaker
    name = f"“{speaker.words}”" if speaker.words else speaker.actor
    own = "own " if speaker.kind is SpeakerKind.OWN else ""
    return f"{own}{name} in {' '.join(party.sources)}"


@pytest.mark.parametrize("case", BOOK, ids=lambda case: case["it"])
def test_the_case_book(case: dict[str, Any]) -> None:
    claims: Any = {
        says: SimpleNamespace(id=says, statements=[statement(each) for each in written])
        for says, written in case["answers"].items()
    }
    sources: Any = dict.fromkeys(SOURCES)
    question = Question(
        "is-it-late",
        Place("questions.yml"),
        was=(),
        text="Is it late?",
        about=(),
        answers=tuple(Answer(says, (says,)) for says in claims),
    )
    found = answers(Corpus(claims=claims, sources=sources), question, case.get("among", ()))
    assert [told(given) for given in found] == case["gives"]

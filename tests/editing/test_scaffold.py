"""`explainer new`: what is added has its form, stands with its kind, and says what to do."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.compile import Site
from generator.editing.edits import EditRefusedError
from generator.editing.scaffold import KINDS, scaffold
from generator.reading.content import Content
from generator.reading.drafts import PAGE_KINDS, RECORD_KINDS
from generator.reading.fillers import FILL_IN, NOT_FILLED_IN
from generator.reading.read_content import read_content
from generator.reading.schema.base import RecordDraft
from tests.casebook import basic_site
from tests.conftest import make_content
from tests.editing.test_rename import CONTENT

SITES: dict[str, Content] = {
    **CONTENT,
    "basic": make_content(basic_site()),
    "empty": make_content({}),
    "windows": make_content({p: t.replace("\n", "\r\n") for p, t in basic_site().items()}),
}


@pytest.mark.parametrize("site", SITES)
@pytest.mark.parametrize("noun", KINDS)
def test_a_scaffold_has_its_form(site: str, noun: str) -> None:
    content = SITES[site]
    plan = scaffold(content, noun, "brand-new")
    after = plan.applied_to(content)
    drafts, problems = read_content(after)
    assert {each.rule for each in problems} == {NOT_FILLED_IN}
    written = getattr(drafts, KINDS[noun])["brand-new"]
    [change] = plan.changes
    assert change.path == written.yaml.file
    before, text = (change.before or b"").decode("utf-8"), change.after.decode("utf-8")
    start = next((n for n, c in enumerate(before) if text[n] != c), len(before))
    assert text.endswith(before[start:]), "nothing that was there changed"
    added = text[start : len(text) - len(before[start:])]
    assert len(problems) == added.count(FILL_IN) > 0
    for name, field in {**RECORD_KINDS, **PAGE_KINDS}[KINDS[noun]].model_fields.items():
        if name not in RecordDraft.model_fields:
            assert " ".join((field.description or "").split()) in words_of(added), name
    if "\r\n" in before:
        assert added.count("\n") == added.count("\r\n")


def words_of(text: str) -> str:
    """Return a scaffold's comments as running words."""
    return " ".join(text.replace("#", " ").split())


ALLOWED = {
    "source": {"no-text-and-no-lock", "unknown-record"},
    "actor": {"actor-never-used"},
    "claim": {"claim-without-evidence"},
    "question": {"question-with-one-answer", "unknown-record"},
    "explainer": {"uncited-sentence", "unknown-record"},
}
"""What the check says of a scaffold until it is filled in."""


@pytest.mark.parametrize("noun", KINDS)
def test_a_scaffold_passes_the_check_as_far_as_it_can(
    noun: str, compiled: Callable[..., Site]
) -> None:
    files = dict(scaffold(SITES["basic"], noun, "brand-new").applied_to(SITES["basic"]).files)
    found = {d.rule.name for d in compiled(files).diagnostics}
    assert found <= {"not-filled-in"} | ALLOWED.get(noun, set())
    assert "not-filled-in" in found


@pytest.mark.parametrize("noun", ["source", "question", "explainer"])
def test_an_id_is_never_guessed(noun: str, compiled: Callable[..., Site]) -> None:
    files = dict(scaffold(SITES["basic"], noun, "brand-new").applied_to(SITES["basic"]).files)
    texts = {"brand-new": "The ice is gone.\n"} if noun == "source" else {}
    [asked] = [d for d in compiled(files, texts).diagnostics if d.rule.name == "unknown-record"]
    assert asked.hint == "`explainer new` wrote this to be replaced: write the id that is meant."


def test_a_record_goes_where_most_of_its_kind_stand() -> None:
    files = {
        "content/a.yml": "topics: {ice: {name: Ice, text: Frozen.}, s: {name: S, text: S}}\n",
        "content/b.yml": "topics:\n    one:\n        name: One\n        text: 1\n    # the end\n",
        "content/topics.yml": "# none yet\n",
    }
    after = scaffold(make_content(files), "topic", "two").applied_to(make_content(files))
    assert (
        after.files["content/b.yml"]
        .decode("utf-8")
        .startswith(
            "topics:\n    one:\n        name: One\n        text: 1\n    two:\n        # FILL IN"
        )
    )
    assert after.files["content/b.yml"].endswith(b"searchable.\n    # the end\n")
    files["content/b.yml"] = "topics:\n\n  a: {name: A, text: A}\n\n  b: {name: B, text: B}"
    after = scaffold(make_content(files), "topic", "two").applied_to(make_content(files))
    assert b"B}\n\n  two:\n    # FILL IN" in after.files["content/b.yml"]
    del files["content/b.yml"]
    [change] = scaffold(make_content(files), "topic", "two").changes
    assert change.path == "content/topics/two.yml"


@pytest.mark.parametrize(
    ("given", "made"),
    [
        ("../../.schema/records.schema.json", "../.schema/records.schema.json"),
        ("https://example.org/records.schema.json", "https://example.org/records.schema.json"),
    ],
    ids=["beside the content", "on the web"],
)
def test_a_new_file_tells_its_schema_as_the_others_do(given: str, made: str) -> None:
    line = "# yaml-language-server: $schema="
    files = {"content/people/all.yml": f"{line}{given}\nactors: {{}}\n"}
    [change] = scaffold(make_content(files), "topic", "ice").changes
    assert change.new_path == "content/topics.yml"
    assert change.after.decode("utf-8").startswith(f"{line}{made}\ntopics:\n  ice:\n")


@pytest.mark.parametrize(
    ("id", "words"),
    [("council", "is taken by the actor at"), ("own", "cannot be an id"), ("A b", "cannot be")],
)
def test_a_wrong_id_is_refused(id: str, words: str) -> None:
    with pytest.raises(EditRefusedError, match=words):
        scaffold(SITES["basic"], "actor", id)

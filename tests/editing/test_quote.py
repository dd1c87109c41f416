"""`explainer quote`: what is printed for typed words, and that it passes the check when pasted."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from generator.compile import Site
from generator.editing.attribution import names_of
from generator.editing.quoting import has_faults, quote_words, why_not_there
from generator.editing.statement import as_yaml, scalar
from generator.evidence.article import Article
from generator.evidence.edges import cuts_word
from generator.evidence.model import Tier, Verified
from generator.evidence.words import word_spans
from generator.reading.read_content import read_content
from generator.reading.yaml_tree import read_yaml
from tests.casebook import basic_site
from tests.conftest import HERE, make_content

BOOK = yaml.safe_load((HERE / "cases" / "editing" / "quote.yml").read_text("utf-8"))
ARTICLE = Article.from_text("ferry", BOOK["article"])
ACTORS = yaml.safe_dump({"actors": BOOK["actors"]})
NAMES = names_of(read_content(make_content({"content/a.yml": ACTORS}))[0])


def answer(case: dict[str, str]) -> str:
    """Return what the command would print for a case, without its indentation."""
    closed = case.get("rights") == "closed"
    found = quote_words(
        case["words"], ARTICLE, NAMES, speaker=case.get("speaker", ""), closed=closed
    )
    if not found:
        return f"{why_not_there(case['words'], ARTICLE, {}).message}\n"
    found = [q for q in found if case.get("place", "") in q.statement.about[0]]
    lines = [f"# The words stand in {len(found)} places:"] if len(found) > 1 else []
    for quoted in found:
        about, *rest = as_yaml(quoted.statement).split("\n")
        lines += [about, *(["# error"] if has_faults(quoted) else []), *rest]
    return "\n".join([line.removeprefix("      ") for line in lines] + [""])


@pytest.mark.parametrize("case", BOOK["cases"], ids=lambda case: case["title"])
def test_case(case: dict[str, str]) -> None:
    said = answer(case)
    if "missing" in case:
        assert said.startswith(case["missing"])
    else:
        assert said == case["prints"]


@lru_cache(maxsize=1)
def harbour() -> tuple[dict[str, str], Article]:
    """Return the basic site with an article of the harbour, and that article."""
    path = Path(HERE / "sites/harbour/content/articles/gazette-tallow-bridge.md")
    text = path.read_text("utf-8").split("\n---\n", 1)[1].strip("\n") + "\n"
    front = "outlet: gazette\ntitle: T\npublished: 2030-01-12\nauthors: not stated\nlanguage: en"
    files = basic_site()
    files["content/articles/bridge.md"] = f"---\n{front}\nrights: full\nlicence: ours\n---\n{text}"
    return files, Article.from_text("bridge", text)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 25))
def test_pasted_words_stand_where_they_were_taken_from(start: int, length: int) -> None:
    _, article = harbour()
    spans = list(word_spans(article.text or ""))
    first = spans[start % len(spans)]
    last = spans[min(start % len(spans) + length, len(spans)) - 1]
    stretch = article.stretch_at(first.start)
    text, end = article.text or "", min(last.end, stretch.end)
    assume(not cuts_word(text, first.start) and not cuts_word(text, end))
    words = text[first.start : end]
    found = quote_words(words, article, {}, speaker="own")
    assert found
    for quoted in found:
        read, problems = read_yaml("statements:\n" + as_yaml(quoted.statement), "pasted.yml")
        assert read is not None
        assert not problems
        pasted = read.data["statements"][0]["quote"]
        assert pasted == words.replace("\n", " ")


def test_a_pasted_statement_passes_the_check(compiled: Callable[..., Site]) -> None:
    files, article = harbour()
    names = names_of(read_content(make_content(files))[0])
    third = article.layout.paragraphs[2].sentences[0]
    [quoted] = quote_words(article.words_at(third), article, names, speaker="own")
    files["content/more.yml"] = (
        "claims:\n  new:\n    text: New.\n    kind: event\n    statements:\n"
        + as_yaml(quoted.statement)
        + "\n"
    )
    site = compiled(files)
    others = "quotation-unanswered"  # the report has more to say than what is pasted
    assert [str(d) for d in site.diagnostics if d.rule.name != others] == []
    proof = site.proofs.statements["new", 0]
    assert (proof.tier, proof.verified) == (Tier.EXACT, Verified.LIVE)


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
@settings(max_examples=80, deadline=None)
def test_any_words_survive_as_one_value(words: str) -> None:
    read, problems = read_yaml(f"key: {scalar(words)}", "x.yml")
    if problems:
        assert any(not c.isprintable() for c in words)
    else:
        assert str(read.data["key"]).split() == words.split()
        assert not set("\n\t\u2028") & set(str(read.data["key"]))


def test_spaces_inside_of_french_marks_go_with_them() -> None:
    text = "« Le « pont » est fermé », a dit le maire."
    article = Article.from_text("journal", text, language="fr")
    [quoted] = quote_words("« Le « pont » est fermé »", article, NAMES)
    assert quoted.statement.quote == "Le « pont » est fermé"
    assert not has_faults(quoted)

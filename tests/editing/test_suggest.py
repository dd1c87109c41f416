"""`explainer suggest`: what is suggested, and that what is accepted passes the check."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
import yaml

from generator.compile import compile_site
from generator.editing.attribution import actor_of, names_of
from generator.editing.statement import as_yaml
from generator.editing.suggesting import Suggestions, suggest
from generator.evidence.article import Article
from generator.evidence.coverage import cover
from generator.evidence.locate import find_words
from generator.evidence.usage import Limits, Usage
from generator.options import Options
from generator.reading.content import Content
from generator.reading.read_content import read_content
from generator.reading.schema.sources import Rights, Zone
from tests.casebook import basic_site
from tests.conftest import HERE, make_content
from tests.editing.test_rename import CONTENT

BOOK = yaml.safe_load((HERE / "cases" / "editing" / "suggest.yml").read_text("utf-8"))
NAMES = names_of(read_content(make_content(basic_site()))[0])
LIMITS = Limits.of(Options())
UNLIMITED = Usage("frost-2", 1000, 0, 0, (), (), (), LIMITS)


def suggested(
    text: str, cited: Sequence[str] = (), usage: Usage = UNLIMITED, rights: Rights = Rights.QUOTES
) -> Suggestions:
    """Return what is suggested for a text."""
    zones = {at: Zone(zone) for at, zone in BOOK["zones"].items()}
    article = Article.from_text("frost-2", text, zones=zones)
    spans = [span for words in cited for span in find_words(words, article)]
    marks = [quotation.span for quotation in article.quotations]
    return suggest(article, cover(article.layout, marks, spans), NAMES, rights, usage)


def printed(made: Suggestions) -> str:
    """Return suggestions as they are printed, without their indentation."""
    texts = [as_yaml(each.statement, inactive=not each.ready) for each in made.found]
    return "".join(f"{line[6:]}\n" for text in texts for line in text.split("\n"))


def test_what_is_open_is_suggested() -> None:
    made = suggested(BOOK["article"], BOOK["cited"])
    assert printed(made) == BOOK["prints"]
    assert " ".join(map(str, made.others)) == BOOK["others"]


def test_no_more_words_than_may_be_quoted() -> None:
    used = replace(UNLIMITED, quoted=249)
    assert BOOK["within_budget"] in printed(suggested(BOOK["article"], usage=used))
    short = replace(UNLIMITED, limits=replace(LIMITS, quote_words=6))
    assert "Nobody can stand on ice" in printed(suggested(BOOK["article"], usage=short))
    assert "We lost 40 stalls" not in printed(suggested(BOOK["article"], usage=short))
    closed = printed(suggested(BOOK["article"], rights=Rights.CLOSED))
    assert "quote:" not in closed
    assert "quote:" in printed(suggested(BOOK["article"], usage=used, rights=Rights.FULL))


def test_a_quotation_within_keeps_both_its_marks() -> None:
    for case in BOOK["nested"]:
        assert printed(suggested(case["article"])) == case["prints"]


def test_what_lacks_something_is_a_comment() -> None:
    for case in BOOK["unsaid"]:
        assert printed(suggested(case["article"])) == case["prints"]


@pytest.mark.parametrize(("name", "actor"), BOOK["names"].items())
def test_a_printed_name_stands_for_one_actor_or_none(name: str, actor: str) -> None:
    assert actor_of(name, NAMES) == actor


def without_claims(content: Content) -> Content:
    """Return content with its articles, actors and editors alone."""
    kept = ("actors", "editors", "articles/", "vocabulary")
    files = {
        path: raw
        for path, raw in content.files.items()
        if content.inside(path).startswith(kept) and not path.endswith(".lock.yml")
    }
    return replace(content, files=files)


def test_accepted_suggestions_pass_the_check(real_texts: dict[str, str]) -> None:
    texts = {name: text.encode("utf-8") for name, text in real_texts.items()}
    accept_all(replace(without_claims(CONTENT["main"]), texts=texts), at_least=30)


def test_accepted_suggestions_pass_the_check_in_any_script() -> None:
    accept_all(without_claims(CONTENT["harbour"]), at_least=30)


def accept_all(content: Content, *, at_least: int) -> None:
    """Paste everything that is suggested for each article of a site, and check the site."""
    before = compile_site(content, Options(), publish=False)
    names = names_of(before.drafts)
    pasted = []
    for source, proved in before.proofs.articles.items():
        article, usage = proved.article, before.proofs.usages[source]
        coverage = cover(article.layout, [q.span for q in article.quotations], [])
        made = suggest(article, coverage, names, proved.rights, usage)
        pasted += [as_yaml(each.statement) for each in made.found if each.ready]
    assert len(pasted) >= at_least
    head = "claims:\n  all:\n    text: All.\n    kind: event\n    statements:\n"
    files = {**content.files, "content/pasted.yml": "\n".join([head[:-1], *pasted, ""]).encode()}
    after = compile_site(replace(content, files=files), Options(), publish=False)
    new = [
        f"{d.place} {d.rule.name} {d.message}"
        for d in after.diagnostics
        if d.place.file == "content/pasted.yml"
    ]
    assert new == []
    assert after.ok

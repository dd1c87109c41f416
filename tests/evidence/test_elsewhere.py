"""Alarm words of one source's absence are words of another article, and count for its budget."""

from __future__ import annotations

from pathlib import Path

from generator.compile import compile_site
from generator.evidence.absence import AbsenceWanted
from generator.evidence.article import Article
from generator.evidence.elsewhere import Alarms, words_elsewhere
from generator.place import Place
from generator.site_folder import open_site

TEXT = "The ferry sails.\n\nNo ferry sails at night. A ferry at night is dear."


def absence(source: str, *words: str) -> AbsenceWanted:
    return AbsenceWanted("claim", source, Place("a.yml"), words)


def words_of(*absences: AbsenceWanted) -> list[str]:
    article = Article.from_text("gazette", TEXT)
    return [TEXT[span.start : span.end] for span in words_elsewhere(article, Alarms(absences))]


def test_each_phrase_counts_at_its_first_place_word_by_word() -> None:
    assert words_of(absence("wire", "ferry sails", "at night")) == ["ferry", "sails", "at", "night"]


def test_what_two_absences_name_counts_once() -> None:
    assert words_of(absence("wire", "at night"), absence("post", "AT NIGHT")) == ["at", "night"]


def test_a_source_s_own_absences_and_words_that_are_not_there_count_nothing() -> None:
    assert words_of(absence("gazette", "ferry"), absence("wire", "tram")) == []


def test_the_reports_stay_within_the_limit(real_texts: dict[str, str]) -> None:

    folder = open_site(Path(__file__).parents[2] / "mkdocs.yml")
    content = folder.gather()
    texts = {name: text.encode("utf-8") for name, text in real_texts.items()}
    site = compile_site(type(content)(content.files, texts), folder.options, publish=False)
    for usage in site.proofs.usages.values():
        assert usage.quoted_percent <= usage.limits.all_percent
        assert site.proofs.elsewhere[usage.source], "alarm words of the other report count too"

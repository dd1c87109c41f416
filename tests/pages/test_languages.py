"""A second language proves that the words of the interface stand in the catalogue."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pytest
import yaml
from babel import Locale

import generator.exports
import generator.pages
from generator.compile import Site, compile_site
from generator.options import Options
from generator.pages.catalogue import load_catalogue, read_words
from generator.pages.english import marked, unmarked
from generator.pages.words_for import day_words, language_name, list_words, number_words
from generator.site_folder import open_site
from tests.doors.workshop import SITES, copy_site
from tests.pages.tree import Element, read_tree

HOUSE = Path(generator.pages.__file__).parent
CATALOGUES = sorted(path.stem for path in (HOUSE / "words").glob("*.yml"))
TRANSLATIONS = [language for language in CATALOGUES if language != "en"]
CASES = Path(__file__).parents[1] / "cases"
SAID: dict[str, Any] = yaml.safe_load((CASES / "languages.yml").read_text("utf-8"))
ON_PAGES: dict[str, list[str]] = yaml.safe_load((CASES / "languages_pages.yml").read_text("utf-8"))
EXPORTS = Path(generator.exports.__file__).parent
FOR_PROGRAMMERS = ("sqlite_file.py", "tables_csv.py")
"""Exports that tell in English what their columns mean, as the names of the columns do."""
CATEGORIES = ("zero", "one", "two", "few", "many", "other")
_HOLE = re.compile(r"\{(\w+)\}")


def by_key(words: dict[str, str]) -> dict[str, dict[str, str]]:
    """Return the words of a catalogue, the forms of one key together; `""` is a key without."""
    found: dict[str, dict[str, str]] = {}
    for key, text in words.items():
        stem, _, form = key.rpartition(".")
        plural = form in CATEGORIES and f"{stem}.other" in words
        found.setdefault(stem if plural else key, {})[form if plural else ""] = text
    return found


def holes(forms: dict[str, str]) -> set[str]:
    return {hole for text in forms.values() for hole in _HOLE.findall(text)}


def faults(language: str, words: dict[str, str]) -> Iterator[str]:
    """Yield what is wrong with a catalogue, held to the English one."""
    english, own = by_key(read_words("en")), by_key(words)
    partial = own.pop("partial", None)
    plural = Locale.parse(words["locale"]).plural_form
    numbers: dict[str, set[int]] = {}
    for n in range(200):
        numbers.setdefault(plural(n), set()).add(n)
    missing = [k for k in english if k not in own and (not partial or k.startswith("frame."))]
    yield from (f"{key} is missing" for key in missing)
    yield from (f"{key} is no key of the English catalogue" for key in own if key not in english)
    for key, forms in own.items():
        if holes(forms) != holes(english.get(key, forms)):
            yield f"{key} has other holes than in English"
        for form, text in forms.items():
            if form not in ("", "other", *numbers):
                yield f"{key}.{form} is no plural form of this language"
            one_number = len(numbers.get(form, ())) == 1
            if form and not one_number and holes(forms) != set(_HOLE.findall(text)):
                yield f"{key}.{form} stands for several numbers and does not say which"
        if "" not in forms and not partial:
            yield from (f"{key} has no form {form}" for form in needed(forms, set(numbers)))


def needed(forms: dict[str, str], categories: set[str]) -> list[str]:
    """Return the forms that a key lacks: a number that is said needs them all."""
    return sorted(categories - set(forms)) if "n" in _HOLE.findall(forms["other"]) else []


@pytest.mark.parametrize("language", CATALOGUES)
def test_a_catalogue_is_complete(language: str) -> None:
    assert list(faults(language, read_words(language))) == []


@pytest.mark.parametrize("language", CATALOGUES)
def test_a_site_can_ask_for_a_catalogue(language: str) -> None:
    assert Options(language=language).language == language


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"home.title": None}, "home.title is missing"),
        ({"home.titel": "Огляд"}, "home.titel is no key of the English catalogue"),
        ({"status.only": "Лише тут"}, "status.only has other holes than in English"),
        ({"browse.claims.two": "{n}"}, "browse.claims.two is no plural form of this language"),
        ({"browse.claims.few": None}, "browse.claims has no form few"),
        (
            {"browse.claims.one": "одне твердження"},
            "browse.claims.one stands for several numbers and does not say which",
        ),
    ],
)
def test_the_check_of_a_catalogue_sees(change: dict[str, str | None], fault: str) -> None:
    changed = {**read_words("uk"), **change}
    assert list(faults("uk", {k: v for k, v in changed.items() if v is not None})) == [fault]


@pytest.mark.parametrize("language", SAID)
def test_what_a_reader_of_a_language_sees(language: str) -> None:
    t, case = load_catalogue(language), SAID[language]
    for key, counts in case["counts"].items():
        assert {n: plainly(t.plain(key, n=n)) for n in counts} == counts
    dates = {text: plainly(day_words(text, t)) for text in case["dates"]}
    assert dates == case["dates"]
    numbers = {text: plainly(number_words(Decimal(text), t)) for text in case["numbers"]}
    assert numbers == case["numbers"]
    assert [list_words(names, t) for _, *names in case["lists"]] == [s for s, *_ in case["lists"]]
    assert {lang: language_name(lang, t) for lang in case["languages"]} == case["languages"]


def plainly(text: str) -> str:
    return re.sub(r"[\u2009\u202f\xa0]", " ", unmarked(text))


# ------------------------------------------------------------ words outside the catalogue


_TWO_WORDS = re.compile(r"[A-Za-z’']{2,} [A-Za-z’']{2,}")
_FOR_EDITORS = ("Rule", "at", "Field", "ValueError", "KeyError", "TypeError")
_FOR_PYTHON = ("fail", "write", "writeline")
"""Calls of the compiler of templates that are given code."""


def stray_words(path: Path) -> list[str]:
    """Return what a reader would see in English whatever the language of the site."""
    text = path.read_text("utf-8")
    return _stray_in_program(text) if path.suffix == ".py" else _stray_in_template(text)


def _stray_in_template(text: str) -> list[str]:
    body = text.partition("\n---\n")[2] if text.startswith("---\n") else text
    body = re.sub(r"\{#.*?#\}", "", body, flags=re.DOTALL)
    printed = re.findall(r"\{\{(.*?)\}\}", body, flags=re.DOTALL)
    literals = [
        literal
        for each in printed
        for literal in re.findall(r'"([^"]*)"', re.sub(r"\bt(?:\.plain)?\(", "(", each))
    ]
    bare = re.sub(r"\{%.*?%\}|\{\{.*?\}\}", "\ue0ff", body, flags=re.DOTALL)
    attributes = re.findall(r'(?:aria-label|title|placeholder|alt|data-label)="([^"]*)"', bare)
    said = [w for w in attributes if re.search(r"[^\W\d_]{2,}|[“”«»„]", w)]
    said += re.findall(r"[^\W\d_]{2,}|[“”«»„]", re.sub(r"<[^>]*>", " ", bare))
    said += [w for w in literals if _TWO_WORDS.search(w) and w != "not stated"]
    said += [w for w in literals if re.fullmatch(r"[,;،] ", w)]
    return said


def _stray_in_program(text: str) -> list[str]:
    tree = ast.parse(text)
    passed: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            passed.add(id(node.value))
        elif isinstance(node, ast.Call) and _name(node.func) in _FOR_EDITORS + _FOR_PYTHON:
            passed.update(id(inner) for inner in ast.walk(node))
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in passed
        and _TWO_WORDS.search(re.sub(r"<[^>]*>|<[^>]*$", "", node.value))
    ]


def _name(function: ast.expr) -> str:
    return getattr(function, "attr", "") or getattr(function, "id", "")


@pytest.mark.parametrize(
    "path",
    [
        *sorted(HOUSE.glob("*.py")),
        *sorted(HOUSE.glob("templates/*.j2")),
        *(path for path in sorted(EXPORTS.glob("*.py")) if path.name not in FOR_PROGRAMMERS),
    ],
    ids=lambda p: f"{p.parent.name}/{p.name}",
)
def test_no_words_stand_outside_the_catalogue(path: Path) -> None:
    allowed = {"not stated"} if path.suffix == ".py" else set()
    assert [words for words in stray_words(path) if words not in allowed] == []


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("a.j2", '<p title="Read it">{{ x }}</p>', ["Read it"]),
        ("a.j2", "<p>Read {{ x }}</p>", ["Read"]),
        ("a.j2", "<p>“{{ x }}”</p>", ["“", "”"]),
        ("a.j2", '{{ x | join(", ") }}', [", "]),
        ("a.j2", '{{ "read it here" if x }}', ["read it here"]),
        ("a.py", 'x = f"<p>Read it: {y}</p>"', ["<p>Read it: "]),
    ],
)
def test_the_search_for_words_sees(tmp_path: Path, name: str, text: str, words: list[str]) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    assert stray_words(tmp_path / name) == words


# ------------------------------------------------------------ the tour in another language


def tour(language: str) -> Site:
    folder = open_site(SITES / "harbour" / "mkdocs.yml")
    options = folder.options.model_copy(update={"language": language})
    return compile_site(folder.gather(), options)


@pytest.fixture(scope="module")
def ukrainian() -> dict[str, Element]:
    return {page.address.rstrip("/"): read_tree(page.html) for page in tour("uk").pages}


@pytest.mark.parametrize("address", ON_PAGES)
def test_the_tour_in_ukrainian(address: str, ukrainian: dict[str, Element]) -> None:
    text = plainly(ukrainian[address].text)
    assert [words for words in ON_PAGES[address] if words not in text] == []


def test_feeds_speak_the_language_that_they_name() -> None:
    """What is not Ukrainian in them are the names of this site and of its records."""
    site = tour("uk")
    names = {"A Bridge in Port Merrow", *map(site.corpus.named, site.corpus.records)}
    seen = 0
    for name in ("claims", "corrections"):
        atom, feed = site.data[f"feeds/{name}.xml"], json.loads(site.data[f"feeds/{name}.json"])
        assert b'xml:lang="uk"' in atom
        titles = [feed["title"], *(item["title"] for item in feed["items"])]
        for title in titles:
            assert f"<title>{escape(title)}</title>" in atom.decode()
            own = title
            for each in sorted(names, key=len, reverse=True):
                own = own.replace(each, "")
            assert re.search(r"[А-яІї]{3}", own), title
            assert not re.search(r"[A-Za-z]", own), title
            seen += 1
    assert seen > 4


def test_every_quotation_says_its_language(ukrainian: dict[str, Element]) -> None:
    quotes = ("q", "blockquote", ".cell__said", ".verb", "mark")
    for address, page in ukrainian.items():
        for lang, direction in (each for said in quotes for each in _spoken(page, said)):
            assert lang in ("en", "ar", "uk"), f"{address}: a quotation in “{lang}”"
            assert direction == ("rtl" if lang == "ar" else "ltr"), f"{address}: {lang}"


def _spoken(page: Element, selector: str) -> Iterator[tuple[str, str]]:
    """Yield the language and direction that stand at or around what `selector` finds."""

    def walk(element: Element, lang: str, direction: str) -> Iterator[tuple[str, str]]:
        lang = element.attributes.get("lang", lang)
        direction = element.attributes.get("dir", direction)
        if element.matches(selector):
            yield lang, direction
        for child in element.children:
            if isinstance(child, Element):
                yield from walk(child, lang, direction)

    return walk(page, "", "")


def test_what_a_catalogue_lacks_is_marked_as_english() -> None:
    pages = {page.address.rstrip("/"): page for page in tour("ar").pages}
    front = read_tree(pages["claims/nobody-left-behind"].html)
    english = [e.text for e in front.all("span") if e.attributes.get("lang") == "en"]
    assert "What differs" in english
    assert not any("الأقوال" in words for words in english)
    for page in pages.values():
        assert unmarked(page.title + page.description + page.html + page.markdown) == (
            page.title + page.description + page.html + page.markdown
        )
    assert not any("lang=" in str(crumb) for page in pages.values() for crumb in page.crumbs)


def test_no_element_stands_where_none_may() -> None:
    t = load_catalogue("ar")
    words = t("home.units")
    html = marked(f'<svg><title>{words}</title></svg><p title="{words}">{words}</p>')
    plain = unmarked(words)
    assert html == (
        f'<svg><title>{plain}</title></svg><p title="{plain}">'
        f'<span lang="en" dir="ltr">{plain}</span></p>'
    )


@pytest.mark.parametrize(
    ("language", "head", "skip"),
    [
        ("uk", ('<html lang="uk"', 'dir="ltr"'), "Перейти до змісту"),
        ("ar", ('<html lang="ar"', 'dir="rtl"'), "انتقل إلى المحتوى"),
        ("eo", ('<html lang="eo"', 'dir="ltr"'), "Skip to content"),
    ],
)
def test_the_frame_speaks_the_language(
    language: str, head: tuple[str, ...], skip: str, tmp_path: Path
) -> None:
    site = copy_site("small", tmp_path / "site")
    options = f"\nplugins: [{{explainer: {{language: {language}}}}}]\nnav: [index.md, search.md]\n"
    bare = re.sub(r"(?ms)^(plugins|nav):.*?(?=^\S|\Z)", "", site.config.read_text("utf-8"))
    site.config.write_text(bare + options, "utf-8")
    built = site.mkdocs("build")
    assert built.returncode == 0, built.stderr
    html = (site.site / "index.html").read_text("utf-8")
    assert all(part in html for part in head)
    assert f">{skip}<" in html
    assert f">{unmarked(load_catalogue(language).plain('search.title'))}<" in html

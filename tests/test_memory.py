"""A compiler that remembers gives what a compiler that knows nothing gives, after any edits."""

from __future__ import annotations

import ast
import re
from functools import cached_property
from pathlib import Path
from random import Random

import pytest

from generator.compile import Memory, Site, compile_site
from generator.corpus.corpus import Corpus
from generator.corpus.reads import Reads, WatchedCorpus
from generator.exports.run import run_exports
from generator.options import Options
from generator.pages.templates import load_templates
from generator.reading.content import Content
from generator.shapes.edition import Edition
from generator.site_folder import open_site

REPOSITORY = Path(__file__).parent.parent
HARBOUR = REPOSITORY / "tests" / "sites" / "harbour" / "mkdocs.yml"
OPTIONS = Options(quote_words=1000, own_percent=100, all_percent=100)
TAKEN_OUT = "wire-tallow-bridge"
Files = dict[str, bytes]
"""Every file of the content, and each text that lies outside it under `texts/`."""


@pytest.fixture(scope="module")
def files() -> Files:
    """The tour, with one of its articles kept outside the content."""
    content = open_site(HARBOUR).gather()
    path = f"content/articles/{TAKEN_OUT}.md"
    front, body = content.files[path].decode().removeprefix("---\n").split("\n---\n", 1)
    lines = [x for x in front.split("\n") if not x.startswith(("rights:", "licence:"))]
    record = "\n".join(["---", *lines, "rights: quotes", "---", ""])
    text = body.strip("\n") + "\n"
    return {**content.files, path: record.encode(), f"texts/{TAKEN_OUT}.txt": text.encode()}


def content_of(files: Files) -> Content:
    """Return files as the compiler is given them: every time as other values."""
    texts = {Path(p).stem: bytes(bytearray(b)) for p, b in files.items() if p.startswith("texts/")}
    return Content({p: bytes(bytearray(b)) for p, b in files.items() if p[:5] != "texts"}, texts)


def edited(files: Files, random: Random) -> Files:
    """Return files after one edit, such as an editor makes by will or by mishap."""
    path = random.choice(sorted(files))
    lines = files[path].decode("utf-8", "replace").split("\n")
    number = random.randrange(len(lines))
    words = re.findall(r"[^\W\d_]{4,}", files[path].decode("utf-8", "replace")) or ["word"]
    match random.choice(["text", "text", "text", "note", "word", "twice", "gone", "cut", "lost"]):
        case "text":  # other words where a reader sees them
            lines = [_other_words(x, random) if random.random() < 0.1 else x for x in lines]
        case "note":  # everything below stands a line lower
            lines.insert(1 if path.endswith(".md") else 0, "# a note")
        case "word":
            lines[number] = lines[number].replace(random.choice(words), random.choice(words), 1)
        case "twice":
            lines.insert(number, lines[number])
        case "gone":
            del lines[number]
        case "cut":
            lines = lines[:number]
        case "lost":
            return {p: b for p, b in files.items() if p != path}
    return {**files, path: "\n".join(lines).encode()}


def _other_words(line: str, random: Random) -> str:
    return re.sub(
        r"^( *(?:- )?(?:text|name|title|summary|because|note): )(\w.*)$",
        rf"\1{random.choice(['Perhaps', 'Now', 'Here'])} \2",
        line,
    )


def differing(one: Site, other: Site) -> list[str]:
    """Return what is not the same in two sites."""
    pages = {page.path: page for page in one.pages}
    found = [page.path for page in other.pages if pages.pop(page.path, None) != page]
    found += [*pages, *(path for path in one.data if one.data[path] != other.data.get(path))]
    found += [str(d) for d in {*one.diagnostics} ^ {*other.diagnostics}]
    return found + ([] if one.corpus == other.corpus else ["the records"])


def test_a_hundred_edits_leave_what_a_clean_build_makes(files: Files) -> None:
    random = Random(8)
    memory = Memory()
    data = run_exports(Edition(compile_site(content_of(files), OPTIONS).corpus, OPTIONS))
    good = files
    now, broken, whole = files, 0, 0
    for number in range(101):
        site = compile_site(content_of(now), OPTIONS, memory=memory, exports=lambda _: data)
        whole += site.ok
        if number % 20 == 0:
            clean = compile_site(content_of(now), OPTIONS, exports=lambda _: data)
            assert differing(site, clean) == [], f"after {number} edits"
        if site.ok:
            good, broken = now, 0
        else:
            broken += 1
        now = good if broken > 1 else edited(now, random)
    assert whole > 40, "most edits were to be good ones"


def test_an_edit_makes_again_only_the_pages_that_show_it(files: Files) -> None:
    memory = Memory()
    before = compile_site(content_of(files), OPTIONS, memory=memory)
    path = "content/claims/ferry.yml"
    old = next(c for c in before.corpus.claims.values() if c.place.file == path)
    text = files[path].replace(old.text[-10:].encode(), b" or nearly so.", 1)
    after = compile_site(content_of({**files, path: text}), OPTIONS, memory=memory)
    kept = {id(page) for page in before.pages}
    made = [page.path for page in after.pages if id(page) not in kept]
    assert f"claims/{old.id}.md" in made
    assert len(made) < len(after.pages) / 2, made


def test_other_options_and_other_templates_make_every_page_again(files: Files) -> None:
    memory = Memory()
    content = content_of(files)
    before = compile_site(content, OPTIONS, memory=memory)
    named = OPTIONS.model_copy(update={"repository": "https://example.org/r"})
    after = compile_site(content, named, memory=memory)
    assert differing(after, compile_site(content, named)) == []
    load_templates.cache_clear()
    again = compile_site(content, named, memory=memory)
    assert again.pages == after.pages
    assert not {id(p) for p in again.pages} & {id(p) for p in (*before.pages, *after.pages)}


def test_a_text_that_changes_is_proved_again(files: Files) -> None:
    memory = Memory()
    path = f"texts/{TAKEN_OUT}.txt"
    assert compile_site(content_of(files), OPTIONS, memory=memory).ok
    other = {**files, path: files[path].upper()}
    found = compile_site(content_of(other), OPTIONS, memory=memory).diagnostics
    assert "quote-not-in-source" in {each.rule.name for each in found}
    assert compile_site(content_of(files), OPTIONS, memory=memory).ok


def test_a_text_that_may_be_meant_is_named_as_long_as_it_is_there(files: Files) -> None:
    memory = Memory()
    path, near = f"texts/{TAKEN_OUT}.txt", f"texts/{TAKEN_OUT}s.txt"
    without = {name: data for name, data in files.items() if name != path}
    for now in (files, {**without, near: files[path]}, without, {**without, near: b"x"}, files):
        site = compile_site(content_of(now), OPTIONS, memory=memory)
        assert differing(site, compile_site(content_of(now), OPTIONS)) == []
        named = any(f"{TAKEN_OUT}s.txt" in each.hint for each in site.diagnostics)
        assert named == (near in now)


def test_an_edit_looks_for_no_alarm_words_anew(
    files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory = Memory()
    compile_site(content_of(files), OPTIONS, memory=memory)
    searched: list[str] = []
    monkeypatch.setattr(
        "generator.evidence.prove_content.words_elsewhere",
        lambda article, alarms: searched.append(article.source) or (),
    )
    path = "content/claims/ferry.yml"
    compile_site(content_of({**files, path: b"# a note\n" + files[path]}), OPTIONS, memory=memory)
    assert searched == []


def test_nothing_is_worked_out_once_behind_the_back_of_the_reads() -> None:
    allowed = {
        "view.py": {"lists", "records"},  # objects that hold nothing of their own
        "records.py": {"portraits", "events"},
    }
    for path in sorted((REPOSITORY / "generator" / "pages").glob("*.py")):
        found = {
            node.name
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
            if isinstance(node, ast.FunctionDef)
            and any("cached_property" in ast.unparse(each) for each in node.decorator_list)
        }
        assert found <= allowed.get(path.name, set()), f"{path}: make it an `index`"


@pytest.mark.parametrize("name", [k for k, v in vars(Corpus).items() if type(v) is cached_property])
def test_every_index_of_the_corpus_is_noted_when_read(name: str) -> None:
    reads = Reads()
    watched = WatchedCorpus(Corpus(), reads)
    with reads.noting() as noted:
        list(getattr(watched, name))
    assert {each[:2] for each in noted} == {("Corpus", name)}

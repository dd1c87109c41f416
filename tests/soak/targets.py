"""What is fuzzed: each target takes one text and fails where a promise is broken.

A text is all that a target needs, so that what was found can be kept as a file in cases/ and read.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from html.parser import HTMLParser

import yaml
from hypothesis import strategies as st

from generator.compile import Site, compile_site
from generator.evidence.model import Tier
from generator.evidence.normalise import normalise
from generator.options import Options
from generator.reading.content import Content
from generator.reading.read_content import read_content
from generator.reading.yaml_tree import read_yaml
from tests.casebook import basic_site
from tests.reading.test_yaml_tree import _events, _known_difference

SECONDS = 10
"""Nothing of a few hundred characters may take longer, on however slow a machine."""
CUT = "\n=====\n"
"""Between the article and the quote in a text for the target `quotes`."""
OPTIONS = Options(quote_words=1000, own_percent=100, all_percent=100)

_YAML = [
    *"\n\n   --::,,[]{}#&*!|>'\"%@`?~<=.0ab",
    "claims:",
    "actors:\n  ",
    "quote: ",
    "---\n",
]
_WORDS = [
    "ice",
    "the",
    "bore",
    "nobody",
    "not",
    "said",
    "Ida",
    "8,500",
    "$5",
    "U.S.",
    "can't",
    "Mr.",
]
_SIGNS = [*"\"'“”‘’«»„[]().,;:!?…—–-\u00ad\u00a0\u200b\u0301\u202e ", "[...]", "...", "--"]
_MARKDOWN = [
    *"*_`[]()<>!#|\\~-+&;:\"'\n  ",
    "[a][claim:no-stall-on-ice]",
    "](",
    "](javascript:alert(1))",
    "<script>",
    "```",
    "| - |",
    "\n> ",
    "https://example.org",
    "&#x6a;",
    "{{ 7*7 }}",
    "{% raw %}",
    "--8<--",
    "{ onclick=x }",
    "\n\n",
]
_HOSTILE = [
    "<script>alert(1)</script>",
    "</title><script>",
    '" onmouseover=alert(1) x="',
    "javascript:alert(1)",
    "<img src=x onerror=alert(1)>",
    "{{ config }}",
    "{% include 'x' %}",
    "](javascript:alert(1))",
    "]]>",
    "<!--",
    "-->",
    "</textarea>",
    "&lt;script&gt;",
    "`",
    "|",
    "\\",
    "\u2028",
    "' or '",
    "${x}",
]


def _of(parts: list[str], most: int, foreign: int = 4) -> st.SearchStrategy[str]:
    letters = st.characters(exclude_categories=["Cs"])
    return st.lists(
        st.one_of(
            st.sampled_from(parts), st.sampled_from(parts), st.text(letters, max_size=foreign)
        ),
        max_size=most,
    ).map("".join)


@dataclass(frozen=True)
class Target:
    """Something to fuzz."""

    texts: st.SearchStrategy[str]
    check: Callable[[str], None]


def _quick(work: Callable[[], Site | None]) -> Site | None:
    begin = time.process_time()
    result = work()
    spent = time.process_time() - begin
    assert spent < SECONDS, f"it took {spent:.1f} s"
    return result


def _compiled(files: dict[str, str]) -> Site:
    data = {path: text.encode("utf-8", "surrogatepass") for path, text in files.items()}
    site = _quick(lambda: compile_site(Content(data, {}), OPTIONS))
    assert site is not None
    assert site.pages or site.diagnostics, "neither a page nor a finding"
    for each in site.diagnostics:
        assert each.place.line >= 1, each
        assert each.message, each
    return site


def check_yaml(text: str) -> None:
    """Any text as a file of records: findings or records, never an exception."""
    found, problems = read_yaml(text, "a.yml")
    assert found is not None or problems
    data = {"content/a.yml": text.encode("utf-8", "surrogatepass")}
    _quick(lambda: read_content(Content(data, {})) and None)


def check_parsers(text: str) -> None:
    """The C parser and the pure one give the same events, where both can read a text."""
    quick, slow = (_events(text, loader) for loader in (yaml.CBaseLoader, yaml.BaseLoader))
    if quick is not None and slow is not None and not _known_difference(text):
        assert quick == slow


def check_quotes(text: str) -> None:
    """A quote that is called exact stands in the article with the same characters."""
    article, _, quote = text.partition(CUT)
    files = dict(basic_site())
    head = files["content/articles/gazette-frost.md"].split("\n---\n")[0]
    files["content/articles/gazette-frost.md"] = f"{head}\n---\n{article}\n"
    statement = {"source": "gazette-frost", "speaker": "ida-brandt", "quote": quote}
    claims = {"fuzzed": {"text": "Words.", "kind": "event", "statements": [statement]}}
    files["content/fuzzed.yml"] = yaml.safe_dump({"claims": claims}, allow_unicode=True)
    site = _compiled(files)
    decoded = files["content/articles/gazette-frost.md"].replace("\r\n", "\n").replace("\r", "\n")
    for proved in site.proofs.proved.get("gazette-frost", ()):
        if proved.wanted.record == "fuzzed":
            words = proved.wanted.quote[0]
            if proved.proof.tier is Tier.EXACT:
                assert words.strip() in decoded, "called exact, and not in the article"
            elif proved.proof.tier is Tier.TYPOGRAPHIC:
                assert normalise(words.strip()).text in normalise(decoded).text


def check_prose(text: str) -> None:
    """Any text as a hand-written page: findings, or a page with nothing in it that runs."""
    files = dict(basic_site())
    files["content/pages/fuzzed.md"] = f"---\ntitle: T\nsummary: S.\n---\n{text}\n"
    _inert(_compiled(files))


def check_templates(text: str) -> None:
    """Any text in the fields of records: findings, or pages with nothing in them that runs."""
    files = dict(basic_site())
    words = text.strip() or "x"
    records = {
        "actors": {"fuzzed": {"name": words, "kind": "person", "aka": [words]}},
        "topics": {"a-topic": {"name": words, "text": words, "terms": [words]}},
        "claims": {
            "a-claim": {
                "text": words,
                "kind": "event",
                "about": ["fuzzed", "a-topic"],
                "assessment": {"text": words, "by": "desk", "date": "2030-01-20"},
                "statements": [
                    {
                        "source": "gazette-frost",
                        "speaker": "fuzzed",
                        "quote": "Nobody was hurt",
                        "note": words,
                        "inferred": words,
                    }
                ],
            }
        },
        "questions": {
            "a-question": {"text": words, "answers": [{"says": words, "claims": ["a-claim"]}]}
        },
        "events": {"an-event": {"name": words, "happened": "2030-01-12", "claims": ["a-claim"]}},
    }
    files["content/fuzzed.yml"] = yaml.safe_dump(records, allow_unicode=True)
    _inert(_compiled(files))


class _Looker(HTMLParser):
    """Collects what must not be in a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("script", "iframe", "object", "embed", "img", "style", "link", "base", "meta"):
            self.wrong.append(f"<{tag}>")
        for name, value in attrs:
            address = "".join((value or "").split()).lower()
            runs = address.startswith(("javascript:", "data:", "vbscript:"))
            if name.startswith("on") or name == "style" or (name in ("href", "src") and runs):
                self.wrong.append(f"{tag} {name}={value}")


def _inert(site: Site) -> None:
    for page in site.pages:
        wrong = _looked_at(page.html) - _ours().get(page.path, Counter())
        assert not wrong, f"{page.path}: {wrong}"


def _looked_at(html: str) -> Counter[str]:
    looker = _Looker()
    looker.feed(html)
    return Counter(looker.wrong)


@lru_cache
def _ours() -> dict[str, Counter[str]]:
    """Return what pages hold of themselves, such as the script of the search, by path."""
    return {page.path: _looked_at(page.html) for page in _compiled(dict(basic_site())).pages}


_ARTICLE = _of([*_WORDS, *_SIGNS, " ", " ", "\n", "\n\n"], 40)
_QUOTED = st.tuples(_ARTICLE, _of([*_WORDS, *_SIGNS, " ", " "], 10)).map(CUT.join)


@st.composite
def _cut_out(draw: st.DrawFn) -> str:
    """Give an article and some of its own words, now and then with an edit mark."""
    article = draw(_ARTICLE)
    start = draw(st.integers(0, len(article)))
    quote = article[start : start + draw(st.integers(1, 40))]
    if draw(st.booleans()) and " " in quote:
        quote = quote.replace(" ", draw(st.sampled_from([" [...] ", " [the] ", " … ", "  "])), 1)
    return article + CUT + quote


TARGETS = {
    "yaml": Target(_of(_YAML, 60), check_yaml),
    "parsers": Target(_of(_YAML[:-4], 60), check_parsers),
    "quotes": Target(st.one_of(_QUOTED, _cut_out()), check_quotes),
    "prose": Target(_of(_MARKDOWN, 40, 6), check_prose),
    "templates": Target(_of([*_HOSTILE, *_MARKDOWN], 8, 6), check_templates),
}

"""The editor's desk in a browser: words selected in the preview become a statement in the YAML."""

from __future__ import annotations

import gzip
import json
import urllib.error
import urllib.request
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.doors.served import Served, serving
from tests.doors.workshop import copy_site, to_quotes

pytestmark = pytest.mark.browser

SELECT = """words => {
  const article = document.querySelector(".article");
  const walk = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const at = node.data.indexOf(words);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + words.length);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    return true;
  }
  return false;
}"""


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A preview of an article that belongs to somebody else: its page is a map of bars."""
    workshop = to_quotes(copy_site("small", tmp_path_factory.mktemp("desk") / "small"))
    with serving(workshop) as served:
        served.until(lambda page: "__desk/desk.js" in page, "sources/slow-clock/")
        yield served


@pytest.fixture
def tab(browser: Browser, preview: Served) -> Iterator[Page]:
    origin = "/".join(preview.base.split("/")[:3])
    window = browser.new_context(reduced_motion="reduce")
    window.grant_permissions(["clipboard-read", "clipboard-write"], origin=origin)
    errors: list[str] = []
    page = window.new_page()
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{preview.base}sources/slow-clock/")
    yield page
    window.close()
    assert errors == []


def test_selected_words_are_copied_as_a_statement_that_the_check_takes(
    tab: Page, preview: Served
) -> None:
    show = tab.get_by_role("button", name="Show the text")
    expect(show).to_be_visible()
    expect(tab.locator(".article")).not_to_contain_text("on Sunday")
    show.click()
    expect(tab.locator(".article")).to_contain_text("the baker, Tilda Ames, said on Sunday")

    desk = tab.get_by_role("region", name="Your selection")
    assert tab.evaluate(SELECT, "on Sunday")
    expect(desk).to_contain_text("No claim cites this passage yet.")
    assert tab.evaluate(SELECT, "four minutes slow")
    expect(desk).to_contain_text("speaker: tilda-ames")
    expect(desk.get_by_role("link", name="The clock on the market hall is slow.")).to_be_visible()
    desk.get_by_role("button", name="Copy as statement").click()
    expect(desk.get_by_role("button", name="Copied")).to_be_visible()
    statement = tab.evaluate("navigator.clipboard.readText()")

    claim = "  late:\n    text: The clock is late.\n    kind: event\n    statements:\n"
    file = preview.workshop.root / "content" / "site.yml"
    whole = file.read_text("utf-8")
    file.write_text(f"{whole}{claim}{statement}", encoding="utf-8")
    try:
        checked = preview.workshop.explainer("check")
        assert checked.returncode == 0, checked.stdout
        # the page comes again with the save: the text is still shown, the new claim cites the words
        expect(tab.locator(".note__title", has_text="The clock is late.").first).to_be_visible()
        expect(tab.locator(".article")).to_contain_text("said on Sunday")
        assert tab.evaluate(SELECT, "four minutes slow")
        expect(desk.get_by_role("link", name="The clock is late.")).to_be_visible()
    finally:
        file.write_text(whole, encoding="utf-8")
        # a page that another test opens must not be loaded again under its hands
        preview.until(lambda page: "The clock is late." not in page, "sources/slow-clock/")

    tab.keyboard.press("Escape")
    expect(desk).to_be_hidden()
    tab.get_by_role("button", name="Hide the text").click()
    expect(tab.locator(".article")).not_to_contain_text("on Sunday")


def test_what_is_shown_stands_in_no_file(tab: Page, preview: Served) -> None:
    tab.get_by_role("button", name="Show the text").click()
    expect(tab.locator(".article")).to_contain_text("said on Sunday")
    (served,) = preview.workshop.root.with_name("small-scratch").glob("mkdocs_*")
    texts = preview.workshop.root / ".texts"
    looked = 0
    for path in (*served.rglob("*"), *preview.workshop.root.rglob("*")):
        if path.is_dir() or texts in path.parents:
            continue
        try:
            content = path.read_bytes()
        except FileNotFoundError:
            continue  # the search index is being exchanged
        if content[:2] == b"\x1f\x8b":
            content = gzip.decompress(content)
        assert b"on Sunday" not in content, path
        assert b"__desk" not in content, path
        looked += 1
    assert looked > 50


def test_another_page_of_the_same_browser_gets_nothing(tab: Page, preview: Served) -> None:
    port = preview.base.split(":")[2].split("/")[0]
    ask = """async address => {
      const body = JSON.stringify({ source: "slow-clock" });
      const told = { method: "POST", headers: { "Content-Type": "application/json" }, body };
      try { return (await fetch(address, told)).status } catch { return "refused" }
    }"""
    address = f"{preview.base}__desk/article"
    assert tab.evaluate(ask, address) == 200
    other = f"http://localhost:{port}/{preview.base.split('/', 3)[3]}__desk/article"
    assert tab.evaluate(ask, other) == "refused", "another origin, though the same machine"


@pytest.mark.parametrize(
    "headers",
    [{"Host": "evil.example"}, {"Origin": "http://evil.example"}, {}],
    ids=["a foreign name", "a foreign page", "no page"],
)
def test_a_forged_question_gets_nothing(headers: dict[str, str], preview: Served) -> None:
    question = urllib.request.Request(
        f"{preview.base}__desk/article",
        data=json.dumps({"source": "slow-clock"}).encode(),
        headers={"Content-Type": "application/json", **headers},
    )
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(question, timeout=10)
    with refused.value as answer:
        assert answer.code == 403
        assert b"Sunday" not in answer.read()

"""Were something to slip through after all, the policy of the pages stops it."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

from playwright.sync_api import Browser, Route

from tests.browser.published import publishing
from tests.doors.workshop import copy_site
from tests.hostile.building import pages_of, window

PAYLOADS = (
    "<script>window.__x=1</script>",
    "<img src=x onerror='window.__x=1'>",
    "<a id=trap href='javascript:void(window.__x=1)'>x</a>"
    "<script src='https://evil.example/x.js'></script>",
)
SOURCES = re.compile(r"'none'|'self'|'wasm-unsafe-eval'|data:")


def test_the_policy_stops_what_is_put_into_a_built_page(browser: Browser, tmp_path: Path) -> None:
    site = copy_site("small", tmp_path / "small")
    built = site.mkdocs("build")
    assert built.returncode == 0, built.stderr
    for page in pages_of(site.site):
        html = site.site / page / "index.html" if not page.endswith(".html") else site.site / page
        found = re.search(r'-Policy" content="([^"]*)"', html.read_text("utf-8"))
        assert found, f"{page} has no policy"
        rules = dict(part.strip().split(" ", 1) for part in found[1].split(";"))
        assert rules["default-src"] == "'none'"
        assert rules["script-src"] == "'self' 'wasm-unsafe-eval'", "no hash, nothing inline"
        assert all(SOURCES.fullmatch(each) for rule in rules.values() for each in rule.split())
    home = site.site / "index.html"
    clean = home.read_text("utf-8")
    for number, payload in enumerate(PAYLOADS):
        (site.site / f"trap-{number}.html").write_text(
            clean.replace("</article>", f"{payload}</article>"), encoding="utf-8"
        )
    served = tmp_path / "served"
    served.mkdir()
    with publishing({"small": site.site}, served) as published:
        for policy in (False, True):
            ran, asked = [], []
            with window(browser, published.host, policy=policy) as tab:
                tab.page.route("https://evil.example/**", partial(_refuse, asked))
                for number in range(len(PAYLOADS)):
                    tab.page.goto(published.address("small", f"trap-{number}.html"))
                    tab.page.evaluate("document.getElementById('trap')?.click()")
                    tab.page.wait_for_timeout(50)
                    ran.append(tab.page.evaluate("window.__x ?? 0"))
            assert ran == [0 if policy else 1] * len(PAYLOADS), "with and without the policy"
            assert bool(asked) is not policy
        with window(browser, published.host, policy=True) as tab:
            tab.page.goto(published.address("small", "search/?s=clock"))
            tab.page.wait_for_selector("div#search[data-state=done]")
            assert tab.page.locator("#search-hits li").count() > 0, "search works behind the policy"
            assert tab.page.evaluate("document.documentElement.classList.contains('js')")
            blocked = [each for each in tab.happened if "Policy" in each or "a request" in each]
            assert blocked == [], "the policy stops nothing of our own"


def _refuse(asked: list[str], route: Route) -> None:
    """Note a request that has left the page, and let it fail."""
    asked.append(route.request.url)
    route.abort()

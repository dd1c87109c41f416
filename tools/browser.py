"""Print the path of a Chromium for the browser tests, after installing one where there is none.

It is installed through apt, as root or by a sudo that asks nothing. Where that is not possible, one
line says what is missing. In CI that is a failure; elsewhere nothing is printed, and the tests that
need a browser are skipped.
"""

from __future__ import annotations

import os
import shutil
import sys

import debian

NAMES = [
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
]


def main() -> None:
    """Print the browser's path, or say that there is none."""
    named = os.environ.get("EXPLAINER_BROWSER")
    if named and not shutil.which(named):
        sys.exit(f"EXPLAINER_BROWSER names {named}, which is not a program.")
    browser = named or find()
    if not browser and debian.install("chromium"):
        browser = find()
    if browser:
        print(browser)
        return
    print(
        "No Chromium for the browser tests: install it (Debian: apt-get install chromium),",
        "or name one in EXPLAINER_BROWSER.",
        file=sys.stderr,
    )
    if os.environ.get("CI"):
        sys.exit(1)


def find() -> str | None:
    """The first browser that is installed."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


if __name__ == "__main__":
    main()

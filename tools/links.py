"""Ask every address outside the built site whether it still answers (`make links`).

Prints lychee's report as Markdown and fails where an address is dead. It needs a network, and has
no part in a build or in the tests.
"""

from __future__ import annotations

import html
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LYCHEE = Path(sys.executable).parent / "lychee"
_CANONICAL = re.compile(r'<link rel="canonical" href="([^"]+)">')


def main(site: Path, *options: str) -> int:
    """Check the site in `site`, with more `options` of lychee, and return its exit code."""
    home = site / "index.html"
    if not home.is_file():
        print(f"there is no built site in {site}", file=sys.stderr)
        return 2
    return subprocess.run([*command(site, home.read_text("utf-8")), *options]).returncode


def command(site: Path, home: str) -> list[str]:
    """Return the call of lychee; `home` is the home page, which names the site's own address.

    Pages of the site itself may not be published yet, hence their permanent addresses are left out.
    """
    own = [html.unescape(address) for address in _CANONICAL.findall(home)]
    options = ["--no-progress", "--format", "markdown"]
    options += ["--scheme", "https", "--scheme", "http", "--max-retries", "2"]
    for address in own:
        options += ["--exclude", f"^{re.escape(address)}"]
    return [str(LYCHEE), *options, f"{site}/**/*.html"]


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if sys.argv[1:] else ROOT / "site"), *sys.argv[2:]))

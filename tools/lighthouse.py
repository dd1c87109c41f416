"""Run Lighthouse over the built site, and fail where a score is below what was promised.

`make lighthouse` calls it after a build. Lighthouse comes from npm, into .cache/lighthouse. The
site is served as a host does it: below a path, compressed, and kept by the browser. The browser is
the one that EXPLAINER_BROWSER names.
"""

from __future__ import annotations

import functools
import gzip
import http.server
import json
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SITE = ROOT / "site"
FOLDER = ROOT / ".cache" / "lighthouse"
PROGRAM = FOLDER / "node_modules" / ".bin" / "lighthouse"
VERSION = "12.8.2"
UNDER = "/two-accounts/"
LEAST = {"performance": 95, "accessibility": 100, "best-practices": 100}
KINDS = ("explainers", "claims", "questions", "actors", "sources")
FLAGS = "--headless=new --no-sandbox --disable-gpu --no-first-run --disable-background-networking"


def main() -> None:
    """Score one page of each kind and print a line for each."""
    browser = os.environ.get("EXPLAINER_BROWSER")
    if not browser:
        sys.exit("No browser: name one in EXPLAINER_BROWSER.")
    if not (SITE / "index.html").is_file():
        sys.exit("There is no site/ to look at: run `make site`.")
    install()
    handler = functools.partial(_Handler, directory=str(SITE))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        base = f"http://127.0.0.1:{server.server_port}{UNDER}"
        fine = [look(base, path, browser) for path in pages()]
        server.shutdown()
    if not all(fine):
        sys.exit(1)


def install() -> None:
    """Fetch Lighthouse through npm, where it is not there yet."""
    if PROGRAM.exists():
        return
    npm = shutil.which("npm")
    if not npm:
        sys.exit("npm is missing, which installs Lighthouse (Debian: apt-get install npm).")
    print(f"Installing Lighthouse {VERSION} into {FOLDER.relative_to(ROOT)}", flush=True)
    FOLDER.mkdir(parents=True, exist_ok=True)
    options = ["--no-audit", "--no-fund", "--silent", "--prefix", str(FOLDER)]
    subprocess.run([npm, "install", *options, f"lighthouse@{VERSION}"], check=True)


def pages() -> list[str]:
    """Return the home page, the search and the longest page of each kind."""
    found = ["", "search/"]
    for kind in KINDS:
        files = (SITE / kind).glob("*/index.html")
        longest = max(files, key=lambda file: file.stat().st_size, default=None)
        if longest:
            found.append(longest.parent.relative_to(SITE).as_posix() + "/")
    return found


def look(base: str, path: str, browser: str) -> bool:
    """Print the scores of a page; return whether they are high enough."""
    report = FOLDER / "report.json"
    command = [str(PROGRAM), base + path, "--quiet", "--output=json", f"--output-path={report}"]
    command += [f"--chrome-flags={FLAGS}", f"--only-categories={','.join(LEAST)}"]
    subprocess.run(command, env={**os.environ, "CHROME_PATH": browser}, check=True)
    result: dict[str, Any] = json.loads(report.read_text("utf-8"))
    scores = {name: round(100 * (result["categories"][name]["score"] or 0)) for name in LEAST}
    low = [name for name, score in scores.items() if score < LEAST[name]]
    words = ", ".join(f"{name} {score}" for name, score in scores.items())
    print(f"{'BELOW' if low else 'fine '} /{path}: {words}", flush=True)
    for name in low:
        for each in result["categories"][name]["auditRefs"]:
            audit = result["audits"][each["id"]]
            if each["weight"] and audit["score"] not in (None, 1):
                print(f"      {audit['title']} ({audit.get('displayValue') or audit['score']})")
    return not low


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves the site compressed, below a path."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        file = SITE / path.removeprefix(UNDER)
        if file.is_dir():
            file /= "index.html"
        if not path.startswith(UNDER) or not file.is_file():
            self.send_error(404)
            return
        body = gzip.compress(file.read_bytes(), 6)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(file))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        self.wfile.write(body)


if __name__ == "__main__":
    main()

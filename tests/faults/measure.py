"""Compiles cases of tests/cases/bounded.yml and says what each took: `measure.py NAME …`.

Each is compiled in a fork of this process, so that memory and time are those of the case alone.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import yaml

from generator.compile import compile_site
from generator.options import Options
from generator.reading.content import Content, gather

OPTIONS = Options(all_percent=100, own_percent=100, quote_words=10**6)
CASES = Path(__file__).parent.parent / "cases" / "bounded.yml"


def load_cases() -> dict[str, Any]:
    """Return the cases by name, and under `base` the files that each of them changes."""
    found: dict[str, Any] = yaml.safe_load(CASES.read_text("utf-8"))
    return found


def spell(parts: Any) -> str:
    """Return the text that a list of parts stands for: words, or `[words, times]`."""
    if isinstance(parts, str):
        return parts
    if len(parts) == 2 and isinstance(parts[1], int):
        return _repeat(*parts)
    return "".join(map(spell, parts))


def _repeat(words: str, times: int) -> str:
    if "{n}" in words:
        return "".join(words.replace("{n}", str(n)) for n in range(times))
    return words * times


def content_of(cases: dict[str, Any], name: str) -> Content:
    """Return what is gathered of a case: the base's files, those of the case in their place."""
    case = cases[name]
    base = cases["base"] if case.get("base", True) else {}
    files = {**base.get("files", {}), **case.get("files", {})}
    with tempfile.TemporaryDirectory() as site:
        for path, parts in files.items():
            file = Path(site, path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(spell(parts).encode("utf-8"))
        return gather(Path(site))


def main() -> None:
    """Compile the cases named on the command line, or all; print a JSON line of what each took."""
    cases = load_cases()
    names = sys.argv[1:] or [name for name in cases if name != "base"]
    compile_site(content_of(cases, "the base itself"), OPTIONS)  # templates are compiled now
    for name in names:
        sys.stdout.flush()
        child = os.fork()
        if child == 0:
            code = 1
            try:
                print(json.dumps({"case": name, **take(content_of(cases, name))}), flush=True)
                code = 0
            finally:
                os._exit(code)
        if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]):
            print(json.dumps({"case": name, "died": True}), flush=True)


def take(content: Content) -> dict[str, Any]:
    """Compile and say what it took; a case that runs away is ended by the system."""
    resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
    wall, cpu = time.monotonic(), time.process_time()
    site = compile_site(content, OPTIONS)
    return {
        "cpu": round(time.process_time() - cpu, 2),
        "wall": round(time.monotonic() - wall, 2),
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "rules": sorted({each.rule.name for each in site.diagnostics}),
        "findings": len(site.diagnostics),
        "pages": len(site.pages),
    }


if __name__ == "__main__":
    main()

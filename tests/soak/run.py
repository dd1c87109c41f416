"""Fuzz all targets in turn for some minutes: `python -m tests.soak.run MINUTES [SEED]`.

`make soak` calls it. What is found goes as a file into tests/soak/cases/, from where every run of
the tests tries it again, and the run fails.
"""

from __future__ import annotations

import hashlib
import sys
import time
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.soak.targets import TARGETS, Target

CASES = Path(__file__).parent / "cases"
ROUND = 100
"""Texts of one target before the next has its turn."""


def main() -> None:
    """Fuzz until the time is over; print what was done, and fail where something was found."""
    minutes = float(sys.argv[1]) if len(sys.argv) > 1 else 10
    number = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    first, end = number, time.monotonic() + 60 * minutes
    tried = dict.fromkeys(TARGETS, 0)
    found: list[str] = []
    while time.monotonic() < end:
        for name, target in TARGETS.items():
            failure = fuzz(target, number, tried, name)
            if failure:
                found.append(keep(name, *failure))
                print(f"{name}, seed {number}: {failure[1]}\n  kept as {found[-1]}", flush=True)
        number += 1
    print(f"{minutes:g} minutes, seeds {first} to {number - 1}")
    for name, count in tried.items():
        print(f"  {name:10} {count:7,} texts")
    print(f"  {len(found)} findings")
    sys.exit(1 if found else 0)


def fuzz(target: Target, number: int, tried: dict[str, int], name: str) -> tuple[str, str] | None:
    """Try a round of texts; return the smallest that fails, and how, or None."""
    last: list[tuple[str, str]] = []

    @seed(number)
    @settings(
        max_examples=ROUND,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate, Phase.shrink],
    )
    @given(target.texts)
    def attempt(text: str) -> None:
        tried[name] += 1
        try:
            target.check(text)
        except Exception as error:
            last.append((text, f"{type(error).__name__}: {error}"[:300]))
            raise

    try:
        attempt()
    except Exception:
        return last[-1]
    return None


def keep(name: str, text: str, how: str) -> str:
    """Write a case into its file, and return the file's name."""
    data = text.encode("utf-8", "surrogatepass")
    path = CASES / f"{name}-{hashlib.sha256(data).hexdigest()[:8]}.txt"
    path.write_bytes(data)
    return path.name


if __name__ == "__main__":
    main()

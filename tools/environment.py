"""Make .venv what the locks say, and do nothing where it already is.

`python3 tools/environment.py site` installs what a build needs, `... test` adds the test tools,
`... bench` what we are measured against.
What was installed is remembered in .venv/made/ by the digest of the files it came from, written
last: an interrupted run is simply done again. Only the standard library is used, since this runs
before anything is installed, and by Pythons that are too old as well: they are to be told so.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import debian

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
MADE = VENV / "made"
PYTHON = VENV / ("Scripts" if os.name == "nt" else "bin") / "python"
WANTED = (3, 11)

# Each lock holds all of the one before, in the same versions: whoever can test can build.
LOCKS = {
    "site": "requirements.txt",
    "test": "requirements-test.txt",
    "bench": "requirements-bench.txt",
}
ENOUGH = {"site": ("site", "test", "bench"), "test": ("test", "bench"), "bench": ("bench",)}
# What has no wheel, for the tests alone: built by what their lock has installed.
FROM_SOURCE = "requirements-source.txt"


def main(purpose: str) -> None:
    """Bring the environment up to date for `site`, `test` or `bench`."""
    python = f"{sys.version_info[:2]} {sys.base_prefix} {VENV}"
    if not (PYTHON.exists() and is_made("python", python)):
        make_venv()
        remember("python", python)

    if not is_made("packages", *map(packages, ENOUGH[purpose])):
        print(f"Installing the packages of {LOCKS[purpose]} into .venv", flush=True)
        pip_install("--require-hashes", "--only-binary", ":all:", "-r", LOCKS[purpose])
        remember("packages", packages(purpose))

    if purpose != "site" and not is_made("source", digest(FROM_SOURCE)):
        pip_install("--require-hashes", "--no-build-isolation", "-r", FROM_SOURCE)
        remember("source", digest(FROM_SOURCE))

    # The package itself: its commands and entry points; its code is used from where it lies.
    package = digest("pyproject.toml", "generator/__init__.py")
    if not is_made("package", package):
        pip_install("--no-deps", "--no-build-isolation", "--editable", ".")
        remember("package", package)


def make_venv() -> None:
    """Make .venv anew, or say what this Python lacks."""
    found = "{}.{}".format(*sys.version_info[:2])
    if sys.version_info < WANTED:
        sys.exit(
            "Python {}.{} or later is needed, and ".format(*WANTED)
            + f"{sys.executable} is {found}. Name another one: make PYTHON=python3.12"
        )
    if not has_venv() and not (debian.install(f"python{found}-venv") and has_venv()):
        sys.exit(f"This Python has no venv module. On Debian: apt-get install python{found}-venv")
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], check=True)


def has_venv() -> bool:
    """Whether this Python can make an environment with pip in it: Debian's can not by itself."""
    importlib.invalidate_caches()
    return all(importlib.util.find_spec(name) for name in ("venv", "ensurepip"))


def packages(purpose: str) -> str:
    """The packages that `purpose` needs, as a line to remember."""
    return f"{purpose} {digest('requirements.txt', LOCKS[purpose])}"


def digest(*names: str) -> str:
    """A digest of the files with these names."""
    return hashlib.sha256(b"\0".join((ROOT / name).read_bytes() for name in names)).hexdigest()


def is_made(part: str, *states: str) -> bool:
    """Whether a part of the environment was made, and in one of these states."""
    stamp = MADE / part
    return stamp.is_file() and stamp.read_text(encoding="utf-8") in states


def remember(part: str, state: str) -> None:
    """Write down that a part of the environment is made."""
    MADE.mkdir(exist_ok=True)
    (MADE / part).write_text(state, encoding="utf-8")


def pip_install(*arguments: str) -> None:
    """Install into the environment; what goes wrong pip says itself."""
    command = [str(PYTHON), "-m", "pip", "install", "-qq", "--no-input"]
    environment = {**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    if subprocess.run([*command, *arguments], cwd=ROOT, env=environment).returncode:
        sys.exit("The environment is not complete: pip failed, see above.")


if __name__ == "__main__":
    if sys.argv[1:] not in [[purpose] for purpose in LOCKS]:
        sys.exit("usage: environment.py site|test|bench")
    main(sys.argv[1])

"""Make .venv what the locks say, and do nothing where it already is.

`python3 tools/environment.py site` installs what a build needs, `... test` adds the test tools. What
is installed is remembered in .venv/installed/ by the digest of the lock, written last: an interrupted
run is simply done again. Standard library only, for it runs before anything is installed.
"""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMPS = VENV / "installed"
PYTHON = VENV / ("Scripts" if os.name == "nt" else "bin") / "python"
# The lock of the tests holds everything of the lock of the site, in the same versions.
LOCKS = {"site": "requirements.txt", "test": "requirements-test.txt"}
WANTED = (3, 11)


def main(purpose: str) -> None:
    """Bring the environment up to date for `site` or `test`."""
    make_venv()
    if not any(is_current(each) for each in providers(purpose)):
        lock = LOCKS[purpose]
        say(f"Installing the packages of {lock} into .venv")
        pip("--require-hashes", "--only-binary", ":all:", "-r", lock)
        remember(purpose)
        if purpose == "test":
            (STAMPS / "site").unlink(missing_ok=True)  # may be of an older lock
    if not is_current("package"):
        pip("--no-deps", "--no-build-isolation", "--editable", ".")
        remember("package")


def make_venv() -> None:
    """Create .venv, unless one of this Python is there."""
    if sys.version_info < WANTED:
        sys.exit(
            "Python {}.{} or later is needed; this is {}.{} ({}). Name another: make PYTHON=python3.12".format(
                *WANTED, *sys.version_info[:2], sys.executable
            )
        )
    if PYTHON.exists() and is_current("python"):
        return
    if importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None:
        name = "python{}.{}-venv".format(*sys.version_info[:2])
        sys.exit(f"This Python has no venv module. On Debian: apt-get install {name}")
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], check=True)
    remember("python")


def providers(purpose: str) -> list[str]:
    """The installations that hold what `purpose` needs."""
    return ["site", "test"] if purpose == "site" else ["test"]


def key(subject: str) -> str:
    """The state of the files on which the installation of `subject` depends."""
    if subject == "python":
        return f"{sys.version_info[:3]} {sys.base_prefix} {VENV}"
    if subject == "package":
        files = ["pyproject.toml", "generator/__init__.py"]
    elif subject == "test":
        files = list(LOCKS.values())
    else:
        files = [LOCKS[subject]]
    return hashlib.sha256(b"\0".join((ROOT / name).read_bytes() for name in files)).hexdigest()


def is_current(subject: str) -> bool:
    """Whether `subject` was installed from the files as they are now."""
    stamp = STAMPS / subject
    return stamp.is_file() and stamp.read_text(encoding="utf-8") == key(subject)


def remember(subject: str) -> None:
    """Write down that `subject` is installed."""
    STAMPS.mkdir(exist_ok=True)
    (STAMPS / subject).write_text(key(subject), encoding="utf-8")


def pip(*arguments: str) -> None:
    """Run `pip install` in the environment; its own words tell what went wrong."""
    command = [str(PYTHON), "-m", "pip", "install", "--quiet", "--no-input"]
    environment = {**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    if subprocess.run([*command, *arguments], cwd=ROOT, env=environment).returncode:
        sys.exit("The environment is not complete: pip failed, see above.")


def say(line: str) -> None:
    """Print a line at once, so that it stands before the output of pip."""
    print(line, flush=True)


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in LOCKS:
        sys.exit("usage: environment.py site|test")
    main(sys.argv[1])

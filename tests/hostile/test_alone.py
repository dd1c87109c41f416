"""A build is alone: what it opens, starts and asks for, as Python's audit hooks see it."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from tests.doors.workshop import REPOSITORY, Workshop, copy_site

_WATCH = """
import json, os, sys
KINDS = ("read", "written", "changed", "started", "network", "asked")
seen = {kind: set() for kind in KINDS}
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
CHANGES = {"os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.chmod"}
def hook(event, arguments):
    if event == "open":
        path, mode, flags = arguments
        if isinstance(path, (str, bytes, os.PathLike)):
            kind = "written" if (flags or 0) & WRITES else "read"
            seen[kind].add(os.path.abspath(os.fsdecode(path)))
    elif event in CHANGES:
        names = [os.fsdecode(each) for each in arguments if isinstance(each, (str, bytes))]
        seen["changed"].update(map(os.path.abspath, names))
    elif event in ("subprocess.Popen", "os.posix_spawn", "os.exec", "os.system", "os.fork"):
        seen["started"].add(str(arguments[0]))
    elif event.startswith("socket.") and event not in ("socket.__new__", "socket.gethostname"):
        seen["network"].add(event)
class Asked(type(os.environ)):
    def __getitem__(self, key):
        caller = sys._getframe(1)
        while caller.f_code.co_filename.startswith("<frozen"):
            caller = caller.f_back
        if "/generator/" in caller.f_code.co_filename:
            seen["asked"].add(key)
        return super().__getitem__(key)
os.environ.__class__ = Asked
sys.addaudithook(hook)
from mkdocs.__main__ import cli
try:
    cli(["build", "--quiet"], standalone_mode=False)
finally:
    report = {key: sorted(value) for key, value in seen.items()}
    os.write(2, ("REPORT" + json.dumps(report)).encode())
"""
ASKED = {"EXPLAINER_TEXTS"}
"""What our own code asks the environment for; the options' documents name it."""


def watched(site: Workshop) -> dict[str, list[str]]:
    """Build a site and return what the build did."""
    done = site.run([sys.executable, "-c", _WATCH])
    assert done.returncode == 0, done.stderr[-2000:]
    found: dict[str, list[str]] = json.loads(done.stderr.rpartition("REPORT")[2])
    return found


def test_a_build_reads_writes_and_starts_nothing_else(tmp_path: Path) -> None:
    site = copy_site("small", tmp_path / "small")
    did = watched(site)
    here = str(site.root)
    own = (
        f"{here}/content/", f"{here}/mkdocs.yml", f"{here}/.site-", f"{here}/site/",
        f"{here}/.texts", f"{REPOSITORY}/generator/", f"{REPOSITORY}/overrides/",
        f"{REPOSITORY}/mkdocs.yml", f"{REPOSITORY}/tests/sites/small/mkdocs.yml",
        sys.prefix, sys.base_prefix, "/usr/lib/", "/lib/", "/proc/", "/dev/null", "/etc/mime.types",
        "/etc/localtime", "/usr/share/zoneinfo", "/etc/apache", "/etc/httpd", "/usr/local/etc",
    )  # fmt: skip
    strange = [path for path in did["read"] if not path.startswith(own) and path != here]
    assert strange == [], "a build reads its content, its texts and itself"
    output = (f"{here}/site", f"{here}/.site-", "/dev/null")
    cached = "__pycache__"
    written = [p for p in did["written"] if not p.startswith(output) and cached not in p]
    assert [p for p in written if p != here] == [], "a build writes its output"
    changed = [p for p in did["changed"] if Path(p).is_absolute() and not p.startswith(output)]
    assert [p for p in changed if p.startswith(f"{here}/")] == []
    assert [Path(program).name.split("_")[0] for program in did["started"]] == ["pagefind"]
    assert did["network"] == []
    assert set(did["asked"]) <= ASKED, "an undocumented variable plays a part"
    assert did["read"], "the hook sees what is read"

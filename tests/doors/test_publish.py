"""The built site on its way to readers: whole on the branch of GitHub Pages, and no link broken."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
from pathlib import Path

import pytest

from tests.doors.workshop import BIN, REPOSITORY, Workshop, bytes_of

LYCHEE = [str(BIN / "lychee"), "--offline", "--include-fragments", "--no-progress", "--no-ignore"]
LYCHEE += ["--index-files", "index.html", "--format", "json"]


def test_gh_deploy_pushes_the_whole_site(small: Workshop, tmp_path: Path) -> None:
    remote = tmp_path / "remote.git"
    small.env = {
        "HOME": str(tmp_path),
        "GIT_CONFIG_NOSYSTEM": "1",
        **{
            f"GIT_{who}_{what}": "e@example.org"
            for who in ("AUTHOR", "COMMITTER")
            for what in ("NAME", "EMAIL")
        },
    }
    for command in (
        ["init", "-q", "--bare", str(remote)],
        ["init", "-q", "-b", "main"],
        ["remote", "add", "origin", str(remote)],
        ["add", "content", "mkdocs.yml"],
        ["commit", "-q", "-m", "content"],
    ):
        done = small.run(["git", *command])
        assert done.returncode == 0, done.stderr
    deployed = small.mkdocs("gh-deploy", "--strict")
    assert deployed.returncode == 0, deployed.stderr
    listed = small.run(["git", "-C", str(remote), "ls-tree", "-r", "-z", "--name-only", "gh-pages"])
    pushed = set(listed.stdout.split("\0")) - {""}
    assert pushed == {*bytes_of(small.site), ".nojekyll"}

    sha = small.run(["git", "-C", str(remote), "rev-parse", "gh-pages"]).stdout
    (small.root / "content" / "broken.yml").write_text("claims: [\n", encoding="utf-8")
    assert small.mkdocs("gh-deploy").returncode == 1
    assert small.run(["git", "-C", str(remote), "rev-parse", "gh-pages"]).stdout == sha


@pytest.mark.parametrize(
    ("name", "path"), [("harbour", "port-merrow"), ("two_accounts", "two-accounts")]
)
def test_no_link_is_broken_under_a_sub_path(
    name: str, path: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    # The path of its `site_url`: the page for lost readers names it, all others are relative.
    (tmp_path / path).symlink_to(request.getfixturevalue(name).site)
    report = _lychee(tmp_path, f"{path}/**/*.html")
    assert report["total"] > 3000
    assert report["errors"] == 0, json.dumps(report["error_map"], indent=1)[:3000]


def test_the_call_in_the_guide_finds_no_broken_link(harbour: Workshop, tmp_path: Path) -> None:
    guide = (REPOSITORY / "docs" / "publishing.md").read_text("utf-8")
    (words,) = re.findall(r"`(lychee [^`]+)`", guide)
    (tmp_path / "site").symlink_to(harbour.site)
    call = [LYCHEE[0], "--offline", *shlex.split(words)[1:]]
    done = subprocess.run(call, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert done.returncode == 0, done.stdout[-3000:]


def test_the_link_checker_sees(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "index.html").write_text('<p id="here">', encoding="utf-8")
    links = "".join(
        f'<a href="{each}">x</a>' for each in ("there/", "there/#here", "there/#no", "no/")
    )
    (tmp_path / "index.html").write_text(links, encoding="utf-8")
    assert _lychee(tmp_path, "*.html")["errors"] == 2


def _lychee(root: Path, pattern: str) -> dict[str, int]:
    done = subprocess.run(
        [*LYCHEE, "--root-dir", str(root), str(root / pattern)],
        capture_output=True,
        text=True,
        check=False,
        cwd=root,
    )
    assert done.stdout, done.stderr
    report: dict[str, int] = json.loads(done.stdout)
    return report

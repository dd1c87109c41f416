"""The tutorial, done as it is read: each file written, each command run, each page looked at."""

from __future__ import annotations

import os
import re
import subprocess
from contextlib import ExitStack
from html import unescape
from pathlib import Path

import yaml

from tests.doors.served import Served, serving
from tests.doors.workshop import BIN, REPOSITORY, Workshop
from tests.tasks.walkthrough import Block, walk, words_of

TUTORIAL = (REPOSITORY / "docs" / "tutorial.md").read_text("utf-8")
INSTALLING = ("python3 -m venv explainer", ". explainer/bin/activate", "pip install")
"""What a test need not do: it runs in an environment where all is installed."""
REMOTE = "https://github.com/you/last-bus.git"
GITHUB = {
    "${{ steps.pages.outputs.base_url }}": "https://you.github.io/last-bus",
    "${{ github.server_url }}/${{ github.repository }}": "https://github.com/you/last-bus",
}
"""What GitHub puts into a workflow."""


class Newcomer:
    """Somebody who types what the tutorial says, in a shell of their own."""

    def __init__(self, folder: Path, desk: ExitStack) -> None:
        self.folder = folder
        self.served: Served | None = None
        self._desk = desk
        remote = folder / "github.git"
        subprocess.run(["git", "init", "--quiet", "--bare", str(remote)], check=True)
        self.env = {
            "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}",
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_COUNT": "3",
            "GIT_CONFIG_KEY_0": f"url.{remote}.insteadOf",
            "GIT_CONFIG_VALUE_0": REMOTE,
            "GIT_CONFIG_KEY_1": "user.name",
            "GIT_CONFIG_VALUE_1": "Newcomer",
            "GIT_CONFIG_KEY_2": "user.email",
            "GIT_CONFIG_VALUE_2": "newcomer@example.org",
        }

    @property
    def shop(self) -> Workshop:
        return Workshop(self.folder, env=self.env)

    def run(self, command: str) -> tuple[int, str]:
        """Type a command; return its exit code and what it answered."""
        if command.startswith(INSTALLING):
            return 0, ""
        if command.startswith("cd "):
            self.folder = self.folder / command.removeprefix("cd ")
            return 0, ""
        if command == "mkdocs serve":
            (self.folder / ".git" / "info" / "exclude").write_text("serve.log\n", "utf-8")
            self.served = self._desk.enter_context(serving(self.shop))
            self.served.until(lambda page: "<html" in page, seconds=60)
            return 0, ""
        done = self.shop.run(["bash", "-c", command])
        return done.returncode, done.stdout + done.stderr

    def look(self, block: Block) -> None:
        """Wait until a page of the preview shows the words of a block, line by line."""
        assert self.served is not None, "start the preview first"
        wanted = block.text.splitlines()
        self.served.until(
            lambda page: all(line in words_of(page) for line in wanted),
            block.settings["address"],
            seconds=60,
        )


def published(newcomer: Newcomer, folder: Path) -> Path:
    """Do what the workflow does with what was pushed; return the site that it would publish."""
    pushed = str(newcomer.folder.parent / "github.git")
    subprocess.run(["git", "clone", "--quiet", "-b", "main", pushed, str(folder)], check=True)
    flow = yaml.safe_load((folder / ".github" / "workflows" / "publish.yml").read_text("utf-8"))
    shop = Workshop(folder, env={"PATH": newcomer.env["PATH"]})
    for step in flow["jobs"]["build"]["steps"]:
        if "run" in step and not step["run"].startswith(INSTALLING):
            shop.env.update({key: GITHUB[value] for key, value in step.get("env", {}).items()})
            done = shop.run(["bash", "-e", "-c", step["run"]])
            assert done.returncode == 0, f"{step['name']}:\n{done.stderr}"
    return folder / "site"


def test_the_tutorial_leads_to_a_published_page(tmp_path: Path) -> None:
    with ExitStack() as desk:
        newcomer = Newcomer(tmp_path, desk)
        for block in walk(TUTORIAL, lambda: newcomer.folder, newcomer.run):
            assert "address" in block.settings, f"line {block.line}: nobody does this"
            newcomer.look(block)
        code, said = newcomer.run("explainer leaks")
        assert code == 0, said
    site = published(newcomer, tmp_path / "runner")
    file = site / "claims" / "villages-need-the-bus" / "index.html"
    page = unescape(file.read_text("utf-8"))
    assert "My girls come home with that bus" in words_of(page)
    assert "https://you.github.io/last-bus/claims/villages-need-the-bus/" in page
    assert "https://github.com/you/last-bus/blob/main/content/claims.yml#L" in page
    assert "Fourteen people stood at the stop" not in page, "a report is not published with it"
    assert not list((tmp_path / "runner").rglob("echo-last-bus.txt"))


def test_the_tutorial_takes_a_quarter_of_an_hour() -> None:
    words = {"one": 1, "two": 2, "three": 3, "four": 4}
    said = re.findall(r"^## \d\. .* \((\w+) minutes?\)$", TUTORIAL, re.MULTILINE)
    assert sum(words[each] for each in said) == 15

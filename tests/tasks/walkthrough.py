"""Markdown that is done as it is read: files written and changed, commands run, answers compared.

    ```yaml title="content/a.yml"    a file with these contents
    ```diff title="content/a.yml"    lines of a file changed: `-` before, `+` after, ` ` both
    ```console                       `$ command`, and below it what it answers, line by line
    ```console exit=1                the same of a command that ends with another code than 0

Of an answer any number of lines may be left out by a line `...`, and words within a line by
` ... `; what stands there must come in this order. An answer that is not shown is not compared.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path

Run = Callable[[str], tuple[int, str]]
"""Runs a command and returns its exit code and what it printed."""
_FENCE = re.compile(r"^(`{3,})([\w-]+)([^\n]*)\n(.*?)^\1$", re.MULTILINE | re.DOTALL)
_SETTING = re.compile(r"(\w+)=(?:\"([^\"]*)\"|(\S+))")


@dataclass(frozen=True)
class Block:
    """A fenced block: its language, its settings, its lines, and where it begins."""

    language: str
    settings: Mapping[str, str]
    text: str
    line: int


@dataclass(frozen=True)
class Step:
    """A command, the code it ends with, and the lines that it is said to answer."""

    command: str
    exit: int
    answer: tuple[str, ...] = field(default=())


def blocks(markdown: str) -> Iterator[Block]:
    """Yield the fenced blocks of a page."""
    for found in _FENCE.finditer(markdown):
        settings = {key: a or b for key, a, b in _SETTING.findall(found[3])}
        yield Block(found[2], settings, found[4], markdown.count("\n", 0, found.start()) + 1)


def steps(block: Block) -> Iterator[Step]:
    """Yield the commands of a block `console`."""
    command, answer = "", []
    for line in [*block.text.splitlines(), "$ "]:
        if not line.startswith("$ "):
            answer.append(line)
            continue
        if command:
            yield Step(command, int(block.settings.get("exit", 0)), tuple(answer))
        command, answer = line.removeprefix("$ "), []


def changed(text: str, block: Block) -> str:
    """Return a text as a block `diff` changes it; the lines before must stand there once."""
    lines = [line or " " for line in block.text.splitlines()]
    assert all(line[0] in " -+" for line in lines), f"line {block.line}: begin with blank, - or +"
    before = "".join(f"{line[1:]}\n" for line in lines if line[0] != "+")
    after = "".join(f"{line[1:]}\n" for line in lines if line[0] != "-")
    assert text.count(before) == 1, f"line {block.line} stands {text.count(before)} times"
    return text.replace(before, after)


def agrees(said: tuple[str, ...], printed: str) -> bool:
    """Tell whether what was printed has the lines that are said, in their order."""
    if not said:
        return True
    pattern = ""
    for line in said:
        if line.strip() == "...":
            pattern += r"(?:.*\n)*?"
        else:
            parts = (re.escape(part) for part in re.split(r" ?\.\.\. ?", line.strip()))
            pattern += rf"[ \t]*{'.*'.join(parts)}[ \t]*\n"
    return bool(re.fullmatch(pattern, printed.rstrip("\n") + "\n"))


def words_of(html: str) -> str:
    """Return what a page says, without its tags."""
    return " ".join(unescape(re.sub(r"<[^>]*>", "", html)).split())


def walk(markdown: str, folder: Callable[[], Path], run: Run) -> Iterator[Block]:
    """Do what a page says, block by block; yield those that say something else.

    `folder` tells where paths begin at the time.
    """
    for block in blocks(markdown):
        title = block.settings.get("title", "")
        if block.language == "diff" and title:
            file = folder() / title
            file.write_text(changed(file.read_text("utf-8"), block), encoding="utf-8")
        elif block.language == "console":
            for step in steps(block):
                code, printed = run(step.command)
                where = f"line {block.line}: $ {step.command}\n{printed}"
                assert code == step.exit, f"exit code {code}, not {step.exit}, {where}"
                wanted = "\n".join(step.answer)
                assert agrees(step.answer, printed), f"said:\n{wanted}\nbut {where}"
        elif title:
            file = folder() / title
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(block.text, encoding="utf-8")
        else:
            yield block

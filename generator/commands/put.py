"""Changes put on disk: all of them, or none."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from generator.compile import compile_site
from generator.diagnostics import Diagnostic, Severity
from generator.editing.edits import EditRefusedError, Plan, diff
from generator.reading.content import Content
from generator.site_folder import SiteFolder, UsageError


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command that changes content has to say."""

    lines: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...] = ()
    """Errors that the change would make; with any, nothing was changed."""
    refused: bool = False
    """Whether the content, as it is, does not allow what was asked for."""


def carry_out(
    folder: SiteFolder,
    make: Callable[[Content], Plan],
    *,
    dry_run: bool,
    done: str,
    unfinished: bool = False,
) -> Outcome:
    """Make a plan, see that it breaks nothing, and put it on disk, or with `dry_run` show it.

    What is `unfinished` may have errors until an editor fills it in.
    """
    content = folder.gather()
    try:
        plan = make(content)
    except EditRefusedError as error:
        return Outcome((str(error),), refused=True)
    if not unfinished and (broken := _broken_by(plan, content, folder)):
        return Outcome(("Nothing was changed, for afterwards these would be errors.",), broken)
    moved = [f"{folder.texts / old}.txt => {new}.txt" for old, new in plan.texts]
    if dry_run:
        return Outcome((diff(plan), *(f"rename {line}" for line in moved)))
    put(plan, folder.root, folder.texts)
    files = [c.path if c.path == c.new_path else f"{c.path} => {c.new_path}" for c in plan.changes]
    return Outcome((done, *(f"  {line}" for line in (*files, *moved))))


def put(plan: Plan, root: Path, texts: Path) -> None:
    """Write every file of a plan. On failure all are as before, and UsageError says why."""
    steps: list[tuple[Path, Path, bytes | None, bytes]] = [
        (root / c.path, root / c.new_path, c.before, c.after) for c in plan.changes
    ]
    for old, new in plan.texts:
        path = texts / f"{old}.txt"
        steps.append((path, texts / f"{new}.txt", path.read_bytes(), path.read_bytes()))
    staged: list[Path] = []
    done: list[tuple[Path, Path, bytes | None]] = []
    try:
        for path, target, before, after in steps:
            now = path.read_bytes() if path.exists() else None
            if now != before or (target != path and target.exists()):
                raise UsageError(f"{path} was changed meanwhile: nothing was written, try again")
            staged.append(_stage(path, target, after))
        for (path, target, before, _), temporary in zip(steps, staged, strict=True):
            done.append((path, target, before))
            temporary.replace(target)
            if target != path:
                path.unlink()
    except BaseException as error:  # also where somebody stops the command half way
        for path, target, before in reversed(done):
            _restore(path, target, before)
        if isinstance(error, OSError):
            where = f"{error.filename}: {error.strerror}"
            raise UsageError(f"{where}; nothing was changed") from None
        raise
    finally:
        for temporary in staged:
            temporary.unlink(missing_ok=True)


def _stage(path: Path, new: Path, data: bytes) -> Path:
    new.parent.mkdir(parents=True, exist_ok=True)
    temporary = new.with_name(f".{new.name}.new")
    temporary.write_bytes(data)
    if path.exists():
        shutil.copymode(path, temporary)
    return temporary


def _restore(path: Path, new: Path, before: bytes | None) -> None:
    with suppress(OSError):
        if before is None:
            path.unlink(missing_ok=True)
        elif not path.exists() or path.read_bytes() != before:
            path.write_bytes(before)
        if new != path:
            new.unlink(missing_ok=True)


def _broken_by(plan: Plan, content: Content, folder: SiteFolder) -> tuple[Diagnostic, ...]:
    """Return the errors afterwards, where there are more of any rule than before."""
    before = _errors(content, folder)
    after = _errors(plan.applied_to(content), folder)
    more = Counter(d.rule.name for d in after) - Counter(d.rule.name for d in before)
    return tuple(d for d in after if d.rule.name in more)


def _errors(content: Content, folder: SiteFolder) -> list[Diagnostic]:
    site = compile_site(content, folder.options, publish=False)
    return [d for d in site.diagnostics if d.severity is Severity.ERROR]

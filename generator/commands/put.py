"""Changes put on disk: all of them, or none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.compile import compile_site
from generator.diagnostics import Diagnostic, Severity
from generator.editing.edits import EditRefusedError, Plan, diff
from generator.publishing.together import NotWrittenError, Step, write_together
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
    content: Content | None = None
    """What the findings speak of, where that is not the content as it is."""


_REFUSED = (
    "Nothing was changed, for afterwards these would be errors. Their lines are those of the files"
    " as they would be."
)


def carry_out(
    folder: SiteFolder,
    make: Callable[[Content], Plan],
    *,
    dry_run: bool,
    done: str,
    unfinished: bool = False,
) -> Outcome:
    """Make a plan, see that it breaks nothing, and put it on disk, or with `dry_run` show it.

    What is `unfinished` may have errors until an editor fills it in. Raises UsageError where the
    files cannot be written; then none was.
    """
    content = folder.gather()
    try:
        plan = make(content)
    except EditRefusedError as error:
        return Outcome((str(error),), refused=True)
    after = plan.applied_to(content)
    if not unfinished and (broken := _broken_by(after, content, folder)):
        return Outcome((_REFUSED,), broken, content=after)
    moved = [f"{folder.texts / old}.txt => {new}.txt" for old, new in plan.texts]
    if dry_run:
        return Outcome((diff(plan), *(f"rename {line}" for line in moved)))
    put(plan, folder)
    files = [c.path if c.path == c.new_path else f"{c.path} => {c.new_path}" for c in plan.changes]
    return Outcome((done, *(f"  {line}" for line in (*files, *moved))))


def put(plan: Plan, folder: SiteFolder) -> None:
    """Write every file of a plan. On failure all are as before, and UsageError says why."""
    steps: list[Step] = []
    for change in plan.changes:
        path, target = folder.root / change.path, folder.root / change.new_path
        steps += _moved(path, target, change.before, change.after)
    for old, new in plan.texts:
        path = folder.texts / f"{old}.txt"
        data = path.read_bytes()
        steps += _moved(path, folder.texts / f"{new}.txt", data, data)
    put_files(folder, steps)


def put_files(folder: SiteFolder, steps: Sequence[Step]) -> None:
    """Change all files or none; raise UsageError where none was."""
    try:
        write_together(folder.root, folder.written, steps)
    except NotWrittenError as error:
        raise UsageError(str(error)) from None


def _moved(path: Path, target: Path, before: bytes | None, after: bytes) -> list[Step]:
    if target == path:
        return [Step(path, before, after)]
    return [Step(target, None, after), Step(path, before, None)]


def _broken_by(after: Content, before: Content, folder: SiteFolder) -> tuple[Diagnostic, ...]:
    """Return the errors afterwards, where there are more of any rule than before."""
    old, new = _errors(before, folder), _errors(after, folder)
    more = Counter(d.rule.name for d in new) - Counter(d.rule.name for d in old)
    return tuple(d for d in new if d.rule.name in more)


def _errors(content: Content, folder: SiteFolder) -> list[Diagnostic]:
    site = compile_site(content, folder.options, publish=False)
    return [d for d in site.diagnostics if d.severity is Severity.ERROR]

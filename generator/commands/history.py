"""What became of the records from commit to commit, written down for the page of changes."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from generator.compile import Memory, compile_site
from generator.corpus.change_model import Changes, RecordChange
from generator.corpus.changes import compare_corpora
from generator.corpus.chronicle import TEXTS
from generator.corpus.corpus import Corpus
from generator.publishing.durable import write_durably
from generator.reading.content import HISTORY
from generator.reading.history import KINDS, Happened, History, PastAspect, PastChange
from generator.site_folder import SiteFolder, UsageError

NEVER = "1970-01-01"
_A_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SHOWN = (*TEXTS, "withdrawn", "instead")
"""The fields whose words are kept: the editors' own, never those of an article."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """What was written."""

    changes: int
    commits: int
    passed_over: int
    """The last commits of a day whose content had errors: an earlier one stands for the day."""


def write_history(folder: SiteFolder) -> Recorded:
    """Write the history of the content, as git has it, into the site's folder.

    Of each day on which a commit on the first line of descent touched the content, the last state
    without errors is compiled from its locks and compared with that of the day before. Raises
    UsageError where there is no git or no repository, where the clone has the last commits only, or
    where the file cannot be written.
    """
    state, memory = Corpus(), Memory()
    changes: list[PastChange] = []
    commits = _commits(folder)
    passed = 0
    for date, made in groupby(commits, lambda each: each[1]):
        for commit, _ in reversed(list(made)):
            content = folder.gather_revision(commit)
            site = compile_site(content, folder.options, publish=False, memory=memory)
            if site.ok:
                changes += _past(compare_corpora(state, site.corpus), date)
                state = site.corpus
                break
            passed += 1
    until = commits[-1][0] if commits else ""
    data = History(until=until, changes=tuple(changes)).model_dump_json(exclude_defaults=True)
    try:
        write_durably(folder.root / HISTORY, f"{data}\n".encode())
    except OSError as error:
        raise UsageError(f"{folder.root / HISTORY}: {error.strerror}") from None
    return Recorded(len(changes), len(commits), passed)


def _commits(folder: SiteFolder) -> list[tuple[str, str]]:
    """Return each commit that touched the content with its day, the oldest first.

    Anyone can write any date into a commit; one that no calendar has counts as the one before.
    """
    if _git(folder, "rev-parse", "--is-shallow-repository").strip() == "true":
        raise UsageError(  # what came before would count as added with the first commit at hand
            "this clone holds only the last commits, and its history would be wrong: "
            "fetch the others with `git fetch --unshallow`"
        )
    listing = ("--first-parent", "--reverse", "-z", "--no-show-signature", "--format=%H %cs")
    found, day = [], NEVER
    for line in filter(None, _git(folder, "log", *listing, "--", f"{folder.docs}/").split("\0")):
        commit, _, told = line.partition(" ")
        day = told if _A_DAY.fullmatch(told) else day
        found.append((commit, day))
    return found


def _git(folder: SiteFolder, *arguments: str) -> str:
    command = ["git", "-C", str(folder.root), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError as error:
        raise UsageError(f"git cannot be run: {error.strerror}") from None
    if done.returncode:
        raise UsageError(f"git has no history of {folder.root}: {done.stderr.strip()}")
    return done.stdout


def _past(found: Changes, date: str) -> Iterator[PastChange]:
    """Yield the changes of the records, those of a claim's statements counted with it."""
    counts: dict[str, int] = {}
    for each in found.statements:
        counts[each.statement.claim] = counts.get(each.statement.claim, 0) + 1
    told = set()
    for change in found.records:
        if change.kind in KINDS:
            evidence = counts.get(change.id, 0) if change.kind == "claims" else 0
            told.add((change.kind, change.id))
            yield _of_record(change, date, evidence)
    for id, count in sorted(counts.items()):
        claim = found.new.claims.get(id)
        if claim and ("claims", id) not in told:
            how = Happened.CHANGED
            yield PastChange(
                date=date, how=how, kind="claims", id=id, name=claim.text, evidence=count
            )


def _of_record(change: RecordChange, date: str, evidence: int) -> PastChange:
    return PastChange(
        date=date,
        how=Happened(change.how.value),
        kind=change.kind,
        id=change.id,
        name=change.name,
        was=change.was,
        aspects=tuple(
            PastAspect(
                field=each.field,
                before=each.before if each.field in _SHOWN else (),
                after=each.after if each.field in _SHOWN else (),
            )
            for each in change.aspects
        ),
        evidence=evidence if change.how.value != "added" else 0,
    )

"""What a change of the content does to readers: two states of a site, compared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.compile import Site, compile_site
from generator.corpus.change_model import Changes
from generator.corpus.changes import compare_corpora
from generator.diagnostics import Severity
from generator.evidence.model import Verified, Wanted
from generator.options import CONFIG
from generator.place import Place
from generator.reading.content import Content
from generator.reading.misplaced import lock_path
from generator.site_folder import SiteFolder, open_site


@dataclass(frozen=True, slots=True)
class Unproved:
    """Evidence that the content gives and that could not be proved."""

    record: str
    """The claim or story that it belongs to."""
    source: str
    place: Place
    before: bool
    """Whether the same evidence was proved in the state before."""


@dataclass(frozen=True, slots=True)
class LockAlone:
    """A source whose proofs rest on a lock that this change wrote: nobody proved them here."""

    source: str
    title: str
    evidence: int
    """How many quotes, passages and terms rest on it."""


@dataclass(frozen=True, slots=True)
class ChangeReport:
    """What changed, and what of it nobody has proved."""

    changes: Changes
    errors: int
    """Findings that stop a build, in the newer state."""
    warnings: int
    errors_before: int
    unproved: tuple[Unproved, ...]
    locks: tuple[LockAlone, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong, no page is lost, and everything that was proved still is."""
        return not (self.errors or self.changes.lost or self.unproved)


def changes_since(folder: SiteFolder, revision: str) -> ChangeReport:
    """Return how the content differs from that of a commit; raise UsageError where git has none."""
    return _compare(folder, folder.gather_revision(revision), folder)


def changes_from(other: Path, folder: SiteFolder) -> ChangeReport:
    """Return how the content differs from that of the site in the folder `other`.

    Its configuration is called like that of `folder`, or as usual. Raises UsageError where there
    is none, or its options are wrong.
    """
    config = other / folder.config.name
    earlier = open_site(config if config.is_file() else other / CONFIG)
    gathered = earlier.gather()
    return _compare(earlier, Content(gathered.files, {}, gathered.folder), folder)


def _compare(earlier: SiteFolder, before: Content, folder: SiteFolder) -> ChangeReport:
    """The earlier state is proved by its locks: the texts at hand are those of today."""
    now = folder.gather()
    old = compile_site(before, earlier.options, publish=False)
    new = compile_site(now, folder.options, publish=False)
    return report_changes(before, old, now, new)


def report_changes(before: Content, old: Site, now: Content, new: Site) -> ChangeReport:
    """Return how the site `new`, compiled from `now`, differs from `old`, compiled from `before`.

    Pure; neither site has to be without errors.
    """
    unproved = list(_unproved(new))
    return ChangeReport(
        compare_corpora(old.corpus, new.corpus, unproved=unproved),
        _count(new, Severity.ERROR),
        _count(new, Severity.WARNING),
        _count(old, Severity.ERROR),
        tuple(
            Unproved(each.record, each.source, each.place, _was_proved(each, old))
            for each in unproved
        ),
        tuple(_lock_alone(before, now, new)),
    )


def _count(site: Site, severity: Severity) -> int:
    return sum(each.severity is severity for each in site.diagnostics)


def _unproved(site: Site) -> Iterator[Wanted]:
    proved = {each.wanted.place for group in site.proofs.proved.values() for each in group}
    for wanted in site.proofs.wanted:
        if wanted.place not in proved:
            yield wanted


def _was_proved(wanted: Wanted, old: Site) -> bool:
    return any(each.wanted.key == wanted.key for each in old.proofs.proved.get(wanted.source, ()))


def _lock_alone(before: Content, now: Content, new: Site) -> Iterator[LockAlone]:
    for id, source in new.corpus.sources.items():
        name = lock_path(id)  # the only one that is read
        lock = now.files.get(f"{now.folder}/{name}")
        changed = lock != before.files.get(f"{before.folder}/{name}")
        if source.verified is Verified.LOCKED and changed:
            yield LockAlone(id, source.title, len(new.proofs.proved.get(id, ())))

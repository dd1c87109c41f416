"""Locks from texts: what was proved here, written down for machines without the text."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from generator.commands.put import put_files
from generator.corpus.references import References
from generator.diagnostics import Diagnostic, Severity, has_errors, in_order
from generator.evidence.locks.as_yaml import write_lock
from generator.evidence.locks.check import NO_LOCK, check_lock, check_used, moved, reopened
from generator.evidence.locks.lock import SourceLock, Verification, make_lock, zones_fingerprint
from generator.evidence.proofs import Proofs, ProvedArticle
from generator.evidence.prove_content import prove_content
from generator.evidence.usage import Limits
from generator.publishing.together import Step
from generator.reading.dates import check_date
from generator.reading.drafts import Drafts
from generator.reading.misplaced import lock_path
from generator.reading.names import did_you_mean
from generator.reading.read_content import read_content
from generator.reading.schema.sources import Rights
from generator.rules import all_rules
from generator.site_folder import SiteFolder, UsageError


@dataclass(frozen=True, slots=True)
class LockResult:
    """What a run of the command has to say."""

    diagnostics: tuple[Diagnostic, ...]
    lines: tuple[str, ...]
    proves_nothing: bool = False
    """Whether locks were to be proved and not one text was at hand for it."""


def lock_sites(
    folder: SiteFolder,
    sources: Sequence[str],
    *,
    only_check: bool,
    by: str,
    on: str,
    confirm: Sequence[str],
    dry_run: bool = False,
) -> LockResult:
    """Write, or with `only_check` prove, the locks of the sources whose text is at hand.

    A lock that cannot be read is written anew; any other file that cannot is refused.
    `confirm` holds locators of passages whose changed words an editor has read again. With
    `dry_run` nothing is written, and the lines say what would be. Raises UsageError for a source
    that cannot be locked, and for a signature without its day or with a day that is none.
    """
    content, options = folder.gather(), folder.options
    drafts, unreadable = read_content(content)
    locks = {_file(folder, id) for id in drafts.articles}
    if has_errors(d for d in unreadable if only_check or d.place.file not in locks):
        return LockResult(in_order(unreadable), ())
    limits = Limits.of(options)
    proofs, found = prove_content(drafts, content, all_rules(), limits)
    if only_check:
        return _prove_locks(sources, drafts, proofs, found)
    if by and by not in drafts.editors:
        near = did_you_mean(by, drafts.editors) or "Who signs stands under `editors:`."
        raise UsageError(f"there is no editor {by}. {near}")
    chosen = _chosen(sources, drafts, proofs)
    lines: list[str] = []
    steps: list[Step] = []
    for name in chosen:
        old = proofs.articles[name].lock
        lock = build_lock(name, drafts, proofs, _signed(by, on, old), confirm)
        lines += _say(name, old, lock, proofs)
        lines += _say_what_was_kept(old, lock, by, unread=name in drafts.unread_locks)
        steps.append(_step(folder, name, lock, proofs))
    if not steps:
        lines.append(
            "Nothing to lock: no text is at hand of a report whose words may not all be published."
        )
    if dry_run:
        named = [step.path.relative_to(folder.root) for step in steps if step.before != step.after]
        lines = [*lines, *(f"would write {path}" for path in named)]
    else:
        put_files(folder, steps)
    mended = {_file(folder, name) for name in chosen}
    left = [d for d in found if not d.rule.code.startswith("L")]  # the others this run has mended
    left += [d for d in unreadable if d.place.file not in mended]
    errors = [d for d in left if d.severity is Severity.ERROR]
    return LockResult(in_order(errors), tuple(lines))


def _step(folder: SiteFolder, name: str, lock: SourceLock, proofs: Proofs) -> Step:
    """Return the step that puts a lock into its file."""
    path = folder.root / _file(folder, name)
    text = write_lock(lock, records=_records(name, proofs)).encode("utf-8")
    return Step(path, path.read_bytes() if path.exists() else None, text)


def _prove_locks(
    sources: Sequence[str], drafts: Drafts, proofs: Proofs, found: list[Diagnostic]
) -> LockResult:
    """Prove the locks whose text is at hand, and say of every other that it was not proved."""
    at_hand = _lockable(proofs)
    guarded = [id for id, each in drafts.articles.items() if each.draft.rights is not Rights.FULL]
    _refuse_unknown(sources, drafts, guarded, "is published in full and needs no lock")
    # elsewhere it only warns of what is to be done; here it is the lock that was to be proved
    found = [replace(d, severity=Severity.ERROR) if d.rule is NO_LOCK else d for d in found]
    signers = References(drafts)
    for name, article in proofs.articles.items():
        if article.lock:
            signers.signer(article.lock.verified.by, name, article.lock.place)
    found += signers.findings()
    lines: list[str] = []
    counts: Counter[str] = Counter()
    for name in sorted(sources or {*at_hand, *(id for id in guarded if id in drafts.locks)}):
        wrong = list(_check(name, drafts, proofs)) if name in at_hand else []
        found += wrong
        if name not in at_hand:
            verdict = "not verified here: its text is not at hand"
        elif wrong or name not in drafts.locks or _is_unsound(drafts.locks[name].file, found):
            verdict = "NOT PROVED"
        else:
            verdict = "proved"
        counts[verdict] += 1
        lines.append(f"{name}: {verdict}")
    proved, wrong_ones = counts["proved"], counts["NOT PROVED"]
    unverified = counts.total() - proved - wrong_ones
    if counts:
        wrong_part = f", {wrong_ones} not borne out by the text" if wrong_ones else ""
        noun = "lock" if proved == 1 else "locks"
        lines.append(f"{proved} {noun} proved{wrong_part}, {unverified} not verified here")
    nothing = unverified > 0 and unverified == counts.total()
    if not counts:
        lines.append("There are no locks: the words of every report may be published.")
    if nothing:
        lines.append("Nothing was proved: put the texts where the option `texts` points.")
    return LockResult(in_order(found), tuple(lines), proves_nothing=nothing)


def _is_unsound(file: str, found: Sequence[Diagnostic]) -> bool:
    """Tell whether anything in a lock's own file is wrong in form."""
    return any(d.place.file == file and d.severity is Severity.ERROR for d in found)


def _signed(by: str, on: str, old: SourceLock | None) -> Verification:
    """Return who verifies and when: both as given, or else as the `old` lock has them.

    A day is that of whoever verified on it: neither is ever joined to the other of somebody else.
    """
    if bool(by) != bool(on):
        missing = "--date, the day of verification" if by else "--by, who verifies"
        raise UsageError(f"say both who verified and when: {missing}, is missing")
    if not by:
        return old.verified if old else Verification()
    signed = Verification(by, on)
    try:
        check_date(signed.date)
    except ValueError as error:
        raise UsageError(f"--date {error}") from None
    return signed


def _new_evidence(old: SourceLock, new: SourceLock) -> bool:
    """Tell whether a lock vouches for words or absences that the earlier one did not."""
    words = {key: entry.sha256 for key, entry in old.entries.items()}
    return any(words.get(key) != entry.sha256 for key, entry in new.entries.items()) or bool(
        new.absences.keys() - old.absences.keys()
    )


def _lockable(proofs: Proofs) -> list[str]:
    """Return the sources whose text is at hand and may not be published."""
    return [
        id
        for id, each in proofs.articles.items()
        if each.rights is not Rights.FULL and each.article.text is not None
    ]


def _chosen(sources: Sequence[str], drafts: Drafts, proofs: Proofs) -> list[str]:
    """Return the sources to lock; raise UsageError for one that cannot be."""
    lockable = _lockable(proofs)
    why = "cannot be locked: its text is not at hand, or it is published in full"
    _refuse_unknown(sources, drafts, lockable, why)
    return list(sources) or lockable


def _refuse_unknown(
    sources: Sequence[str], drafts: Drafts, known: Sequence[str], otherwise: str
) -> None:
    for name in sources:
        if name not in drafts.articles:
            near = did_you_mean(name, drafts.articles)
            raise UsageError(f"there is no source {name}. {near}".removesuffix(". "))
        if name not in known:
            raise UsageError(f"{name} {otherwise}")


def build_lock(
    name: str,
    drafts: Drafts,
    proofs: Proofs,
    signed: Verification,
    confirm: Sequence[str] = (),
    *,
    fresh: bool = False,
) -> SourceLock:
    """Return the lock of one source from its text.

    A passage whose words changed stays marked as changed, unless its locator is in `confirm` or
    the lock is made `fresh`, as if there were no earlier one.
    """
    proved: ProvedArticle = proofs.articles[name]
    evidence = proofs.proved.get(name, [])
    return make_lock(
        name,
        proved.article.text or "",
        proved.layout,
        mark_spans=proved.mark_spans,
        zones=zones_fingerprint(drafts.articles[name].draft.zones),
        rights=proved.rights,
        proved=evidence,
        absences=proofs.locked_absences.get(name, {}),
        elsewhere=proofs.elsewhere.get(name, ()),
        verified=signed,
        old=None if fresh else proved.lock,
        confirmed=[e.wanted.key for e in evidence if str(e.wanted.passage) in confirm],
    )


def _check(name: str, drafts: Drafts, proofs: Proofs) -> Iterator[Diagnostic]:
    """Give what a lock made from the text at hand would say differently."""
    lock = proofs.articles[name].lock
    if lock is not None:
        live = build_lock(name, drafts, proofs, lock.verified, fresh=True)
        yield from check_lock(lock, live)
        yield from check_used(lock, [*live.entries, *live.absences])


def _say(name: str, old: SourceLock | None, new: SourceLock, proofs: Proofs) -> Iterator[str]:
    wanted = [each for each in proofs.wanted if each.source == name]
    yield f"{name}: {len(new.entries)} quotes and passages, {len(new.absences)} absences locked"
    if old is not None:
        for each in reopened(old, new, wanted):
            yield f"  reopened: {each.wanted.place} in `{each.wanted.record}`: {each.why}"
        for key, before, after in moved(old, new):
            record = next((w.record for w in wanted if w.key == key), "?")
            yield f"  moved: {before} is now {after} (`{record}`)"


def _records(name: str, proofs: Proofs) -> dict[str, list[str]]:
    records: dict[str, list[str]] = defaultdict(list)
    for wanted in proofs.wanted:
        if wanted.source == name:
            records[wanted.key].append(wanted.record)
    return records


def _say_what_was_kept(
    old: SourceLock | None, new: SourceLock, by: str, *, unread: bool
) -> Iterator[str]:
    """Yield a line where an old signature vouches for new words, or where nothing could be kept."""
    if old and old.verified.by and not by and _new_evidence(old, new):
        who, day = old.verified.by, old.verified.date
        yield f"  still signed by {who} for {day}; sign anew with --by and --date"
    if unread:
        yield "  the lock that was there could not be read, so nothing of it was kept"


def _file(folder: SiteFolder, name: str) -> str:
    """Return the path of a source's lock as findings name it."""
    return (PurePosixPath(folder.docs) / lock_path(name)).as_posix()

"""Locks from texts: what was proved here, written down for machines without the text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.diagnostics import Diagnostic, Severity, has_errors, in_order
from generator.evidence.budget import Limits
from generator.evidence.lock import SourceLock, Verification, make_lock, zones_fingerprint
from generator.evidence.lock_check import NO_LOCK, check_lock, check_used, moved, reopened
from generator.evidence.lock_yaml import write_lock
from generator.evidence.proofs import Proofs, ProvedArticle
from generator.evidence.prove_content import prove_content
from generator.reading.drafts import Drafts, read_content
from generator.reading.schema.sources import Rights
from generator.rules import all_rules
from generator.site_folder import SiteFolder, UsageError


@dataclass(frozen=True, slots=True)
class LockResult:
    """What a run of the command has to say."""

    diagnostics: tuple[Diagnostic, ...]
    lines: tuple[str, ...]


def lock_sites(
    folder: SiteFolder,
    sources: Sequence[str],
    *,
    only_check: bool,
    by: str,
    on: str,
    confirm: Sequence[str],
) -> LockResult:
    """Write, or with `only_check` prove, the locks of the sources whose text is at hand.

    `confirm` holds locators of passages whose changed words an editor has read again.
    """
    content, options = folder.gather(), folder.options
    drafts, unreadable = read_content(content)
    if has_errors(unreadable):
        return LockResult(in_order(unreadable), ())
    limits = Limits(options.quote_words, options.own_percent, options.all_percent)
    proofs, found = prove_content(drafts, content, all_rules(), limits)
    names = _chosen(sources, drafts, proofs)
    lines: list[str] = []
    if only_check:
        found += _check(names, drafts, proofs)
    else:
        for name in names:
            old = proofs.articles[name].lock
            signed = Verification(by or (old.verified.by if old else ""), on or _kept(old))
            lock = build_lock(name, drafts, proofs, signed, confirm)
            lines += _say(name, old, lock, proofs)
            _write(_path(folder, name), write_lock(lock, records=_records(name, proofs)))
        found = [d for d in found if not d.rule.code.startswith("L")]  # what this run has mended
    errors = [d for d in found if only_check or d.severity is Severity.ERROR]
    return LockResult(in_order(errors), tuple(lines))


def _kept(old: SourceLock | None) -> str:
    return old.verified.date if old else ""


def _chosen(sources: Sequence[str], drafts: Drafts, proofs: Proofs) -> list[str]:
    """Return the sources to lock; raise UsageError for one that cannot be."""
    lockable = [
        id
        for id, each in proofs.articles.items()
        if each.rights is not Rights.FULL and each.article.text is not None
    ]
    for name in sources:
        if name not in drafts.articles:
            raise UsageError(f"there is no source {name}")
        if name not in lockable:
            raise UsageError(f"the text of {name} is not at hand, or it is published in full")
    return list(sources) or lockable


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


def _check(names: Sequence[str], drafts: Drafts, proofs: Proofs) -> Iterator[Diagnostic]:
    for name in names:
        lock = proofs.articles[name].lock
        if lock is None:
            place = drafts.articles[name].key_place
            hint = "Run `explainer lock` where the text is, and commit the lock."
            yield NO_LOCK.at(place, f"`{name}` has a text here and no lock.", hint=hint)
        else:
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


def _path(folder: SiteFolder, name: str) -> Path:
    return folder.root / folder.docs / "articles" / f"{name}.lock.yml"


def _write(path: Path, text: str) -> None:
    """Put `text` in the place of the file at once, so that a broken run leaves the old lock."""
    staging = path.with_name(f".{path.name}.new")
    staging.write_text(text, encoding="utf-8", newline="\n")
    staging.replace(path)

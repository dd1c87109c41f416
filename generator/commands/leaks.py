"""Search for words of articles where they may not stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from generator.commands.leaks_published import published_words
from generator.diagnostics import Diagnostic, has_errors, in_order
from generator.evidence.article import Article
from generator.evidence.leaks.earlier import earlier_quotes
from generator.evidence.leaks.repository import (
    GitError,
    check_complete,
    history,
    is_in_repository,
    name_in_repository,
    staged_files,
    tracked_files,
)
from generator.evidence.leaks.search import (
    ARTICLE_LEAKED,
    NOT_LOOKED_INTO,
    Item,
    as_diagnostic,
    find_leaks,
    not_checked,
)
from generator.evidence.leaks.site import site_files
from generator.evidence.proofs import Proofs
from generator.evidence.prove_content import prove_content
from generator.evidence.usage import Limits
from generator.reading.drafts import Drafts
from generator.reading.read_content import read_content
from generator.reading.schema.sources import BudgetDraft, Rights
from generator.rules import all_rules
from generator.site_folder import SiteFolder, UsageError
from generator.wording import counted


@dataclass(slots=True)
class LeakReport:
    """What was searched, and what was found."""

    diagnostics: tuple[Diagnostic, ...]
    built: Path
    """The built site that was to be searched."""
    guarded: tuple[str, ...] = ()
    """The sources whose words were looked for."""
    searched: int = 0
    """How many files and states of files were looked into."""
    repository: bool = True
    """Whether the site lies in a repository of git, whose files were searched."""
    readable: bool = True
    """Whether the content could be read; otherwise nothing was searched."""

    @property
    def lines(self) -> tuple[str, ...]:
        """What was searched and found, in words; nothing where nothing was searched."""
        if not self.readable:
            return ()
        rules = Counter(each.rule for each in self.diagnostics)
        leaks, unread = counted(rules[ARTICLE_LEAKED], "leak"), rules[NOT_LOOKED_INTO]
        found = f"{leaks}; {unread} not looked into" if unread else leaks
        articles = counted(len(self.guarded), "article")
        told = f"{self.searched} files and states searched for {articles}: {found}."
        missing = f"site not searched: there is no built site in {self.built}"
        unversioned = "repository not searched: the site's folder is in none of git"
        left_out = [] if self.built.is_dir() else [missing]
        return (told, *left_out, *([] if self.repository else [unversioned]))


def search_leaks(folder: SiteFolder, site: Path | None, *, with_history: bool) -> LeakReport:
    """Search the built site, the tracked files and the history of git, one file at a time.

    Without `site` the folder is searched in which MkDocs builds the site, if it is there. A source
    that is not `full` and whose text is not at hand is a warning. Raises UsageError where a site
    that is named is not there, where no text is at hand, or where git cannot do its part. Where
    there is no repository, and no history is asked for, the built site alone is searched.
    """
    if site is not None and not site.is_dir():
        raise UsageError(f"site not found: {site} is no folder")
    built = site or folder.built
    content = folder.gather()
    drafts, unreadable = read_content(content)
    if has_errors(unreadable):
        return LeakReport(in_order(unreadable), built, readable=False)
    options = folder.options
    limits = Limits.of(options)
    proofs, _ = prove_content(drafts, content, all_rules(), limits)
    guarded = _guarded(proofs)
    sources = {article.source for article in guarded}
    found = [
        not_checked(id, written.key_place)
        for id, written in drafts.articles.items()
        if written.draft.rights is not Rights.FULL and id not in sources
    ]
    if not guarded and found:
        raise UsageError("no text is at hand, so nothing could be looked for")

    report = LeakReport((), built, tuple(article.source for article in guarded))
    published = published_words(drafts, proofs, options.language)
    try:
        report.repository = with_history or is_in_repository(folder.root)
        if not report.repository and not built.is_dir():
            raise UsageError(f"nothing to search: no built site in {built}, and no repository")
        now = _counted(_items(folder.root, built, tracked=report.repository), report)
        found += map(as_diagnostic, find_leaks(guarded, published, now))
        if with_history:
            allowed = [(a, limits.with_budget(_budget(drafts, a))) for a in guarded]
            place = name_in_repository(folder.root / folder.docs)
            # git is asked twice, for a history is far larger than what may be held of it
            earlier = earlier_quotes(history(folder.root, below=place), allowed, place)
            was_published = {**published, "": list(dict.fromkeys(earlier))}
            past = _counted(history(folder.root), report)
            found += map(as_diagnostic, find_leaks(guarded, was_published, past))
            found += check_complete(folder.root)
    except GitError as error:
        raise UsageError(str(error)) from None
    report.diagnostics = in_order(found)
    return report


def _budget(drafts: Drafts, article: Article) -> BudgetDraft | None:
    return drafts.articles[article.source].draft.budget


def _guarded(proofs: Proofs) -> list[Article]:
    return [
        each.article
        for each in proofs.articles.values()
        if each.rights is not Rights.FULL and each.article.text is not None
    ]


def _items(root: Path, site: Path, *, tracked: bool) -> Iterator[Item]:
    if site.is_dir():
        for name, data in site_files(site):
            yield f"{site.name}/{name}", data
    if not tracked:
        return
    seen: dict[str, bytes] = {}
    for name, data in tracked_files(root):
        seen[name] = sha256(data).digest()
        yield name, data
    for name, data in staged_files(root):
        if seen.get(name.rpartition("@")[0]) != sha256(data).digest():
            yield name, data


def _counted(items: Iterable[Item], report: LeakReport) -> Iterator[Item]:
    for item in items:
        report.searched += 1
        yield item

"""The whole compiler: content in, pages, data and findings out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from generator.checks.decisions import Decisions
from generator.checks.run import run_checks
from generator.corpus.corpus import Corpus
from generator.corpus.kept import with_kept
from generator.corpus.link import link
from generator.diagnostics import Diagnostic, has_errors, in_order
from generator.evidence.kept import KeptProofs
from generator.evidence.proofs import Proofs
from generator.evidence.prove_content import prove_content
from generator.evidence.usage import Limits
from generator.exports.run import run_exports
from generator.options import Options
from generator.pages.for_machines import with_heads
from generator.pages.kept import KeptPages
from generator.pages.links import KeptLinks, check_links
from generator.pages.one_address import check_addresses
from generator.pages.page import Page
from generator.pages.render import render_pages
from generator.reading.content import Content
from generator.reading.drafts import Drafts
from generator.reading.kept import KeptFiles
from generator.reading.read_content import read_content
from generator.rules import all_rules
from generator.shapes.edition import DataFile, Edition
from generator.shapes.linked_pages import linked_pages

Exports = Callable[[Edition], tuple[DataFile, ...]]


@dataclass(frozen=True, slots=True)
class Site:
    """Everything that a site is made of, before any theme."""

    pages: tuple[Page, ...]
    """By path; empty where there are errors."""
    data: Mapping[str, bytes]
    """The exports by path from the site's root; empty bytes where `exports` wrote them itself."""
    diagnostics: tuple[Diagnostic, ...]
    """All findings, by place."""
    corpus: Corpus
    drafts: Drafts
    """Empty, as the proofs are, where the site was compiled as a final one."""
    proofs: Proofs

    @property
    def ok(self) -> bool:
        """Whether the site may be published."""
        return not has_errors(self.diagnostics)


@dataclass(slots=True)
class Memory:
    """What one compilation found out, for the next one of nearly the same content.

    Everything in it stands beside all that it was made from, and is used only where that is the
    same again. So it saves time and changes nothing: see "The preview" in `docs/engineers.md`.
    """

    folder: str = ""
    files: KeptFiles = field(default_factory=KeptFiles)
    proofs: KeptProofs = field(default_factory=KeptProofs)
    corpus: Corpus = field(default_factory=Corpus)
    pages: KeptPages = field(default_factory=KeptPages)
    links: KeptLinks = field(default_factory=KeptLinks)


def compile_site(
    content: Content,
    options: Options,
    *,
    publish: bool = True,
    memory: Memory | None = None,
    exports: Exports = run_exports,
    final: bool = False,
) -> Site:
    """Return the site that `content` makes.

    Pure: no clock, network, environment or order of the file system has a part in it, so that the
    same content gives the same bytes. Without `publish` only the findings are worked out. `memory`
    is read and renewed; the site is the same with it, without it and with that of other content.
    `exports` gives the data files: a preview makes them after its pages. A `final` site is one to
    be built or written at once: its pages have their heads for machines, and its drafts and proofs
    are empty.
    """
    pages_before, links_before = (memory.pages, memory.links) if memory else (None, None)
    corpus, drafts, proofs, found = _examine(content, options, memory or Memory())
    if final:
        # At 5,200 pages 120 MB, which the data files and the pages then take again.
        del content
        drafts, proofs = Drafts(), Proofs()
    pages: tuple[Page, ...] = ()
    data: Mapping[str, bytes] = {}
    if publish and not has_errors(found):
        edition = Edition(corpus, options)
        files = exports(edition)
        data = {file.path: file.data for file in files}
        graphs = dict(linked_pages(edition)) if final else {}
        edition = Edition(corpus, options)  # without the records of the first: 40 MB
        pages = render_pages(corpus, options, files, pages_before)
        found += [*check_addresses(pages), *check_links(pages, data, links_before)]
        pages = with_heads(pages, graphs, edition) if final else pages
    return Site(pages, data, in_order(found), corpus, drafts, proofs)


def _examine(
    content: Content, options: Options, memory: Memory
) -> tuple[Corpus, Drafts, Proofs, list[Diagnostic]]:
    """Return the linked records, what they were made from, and the findings that count."""
    if memory.folder != content.folder:
        memory.files, memory.folder = KeptFiles(), content.folder
    drafts, unreadable = read_content(content, memory.files)
    limits = Limits.of(options)
    proofs, unproved = prove_content(drafts, content, all_rules(), limits, memory.proofs)
    corpus, unlinked = link(drafts, proofs)
    memory.corpus = corpus = with_kept(corpus, memory.corpus)
    decisions = Decisions(drafts, options)
    found = decisions.weigh([*unreadable, *unproved, *unlinked, *decisions.unknown(all_rules())])
    if not has_errors(found):
        found += decisions.weigh(run_checks(corpus))
        found += decisions.weigh(decisions.unused(all_rules()))
    return corpus, drafts, proofs, found

"""The whole compiler: content in, pages, data and findings out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.checks.decisions import Decisions
from generator.checks.run import run_checks
from generator.corpus.corpus import Corpus
from generator.corpus.link import link
from generator.diagnostics import Diagnostic, has_errors, in_order
from generator.evidence.budget import Limits
from generator.evidence.proofs import Proofs
from generator.evidence.prove_content import prove_content
from generator.exports.run import run_exports
from generator.options import Options
from generator.pages.links import check_links
from generator.pages.one_address import check_addresses
from generator.pages.page import Page
from generator.pages.render import render_pages
from generator.reading.content import Content
from generator.reading.drafts import Drafts, read_content
from generator.rules import all_rules
from generator.shapes.edition import Edition


@dataclass(frozen=True, slots=True)
class Site:
    """Everything that a site is made of, before any theme."""

    pages: tuple[Page, ...]
    """By path; empty where there are errors."""
    data: Mapping[str, bytes]
    """The exports by path from the site's root."""
    diagnostics: tuple[Diagnostic, ...]
    """All findings, by place."""
    corpus: Corpus
    drafts: Drafts
    proofs: Proofs

    @property
    def ok(self) -> bool:
        """Whether the site may be published."""
        return not has_errors(self.diagnostics)


def compile_site(content: Content, options: Options, *, publish: bool = True) -> Site:
    """Return the site that `content` makes.

    Pure: no clock, network, environment or order of the file system has a part in it, so that the
    same content gives the same bytes. Without `publish` only the findings are worked out.
    """
    drafts, unreadable = read_content(content)
    limits = Limits(options.quote_words, options.own_percent, options.all_percent)
    proofs, unproved = prove_content(drafts, content, all_rules(), limits)
    corpus, unlinked = link(drafts, proofs)
    decisions = Decisions(drafts, options)
    found = decisions.weigh([*unreadable, *unproved, *unlinked, *decisions.unknown(all_rules())])
    if not has_errors(found):
        found += decisions.weigh(run_checks(corpus))
        found += decisions.weigh(decisions.unused(all_rules()))
    pages: tuple[Page, ...] = ()
    data: Mapping[str, bytes] = {}
    if publish and not has_errors(found):
        files = run_exports(Edition(corpus, options))
        data = {file.path: file.data for file in files}
        pages = render_pages(corpus, options, files)
        found += [*check_addresses(pages), *check_links(pages, data)]
    return Site(pages, data, in_order(found), corpus, drafts, proofs)

"""What a build knows of the evidence: articles, proofs, absences, the use of the budget."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.evidence.article import Article
from generator.evidence.locks.lock import LockedAbsence, Proved, SourceLock
from generator.evidence.model import Layout, Proof, Span, Verified, Wanted
from generator.evidence.usage import Usage
from generator.evidence.verbs import Vocabulary
from generator.languages import code_of
from generator.reading.schema.sources import Rights


@dataclass(frozen=True, slots=True)
class ProvedArticle:
    """One source's article as this build knows it."""

    article: Article
    rights: Rights
    lock: SourceLock | None

    @property
    def layout(self) -> Layout:
        """The measured shape."""
        return self.article.layout

    @property
    def published_text(self) -> str:
        """The whole text where it may be published, else nothing."""
        return (self.article.text or "") if self.rights is Rights.FULL else ""

    @property
    def verified(self) -> Verified:
        """Whether the text itself is at hand."""
        return Verified.LIVE if self.article.text is not None else Verified.LOCKED

    @property
    def verified_by(self) -> str:
        """Who wrote the lock, where it is what the proofs rest on."""
        return self.lock.verified.by if self.lock and self.verified is Verified.LOCKED else ""

    @property
    def verified_on(self) -> str:
        """When the lock was written, where it is what the proofs rest on."""
        return self.lock.verified.date if self.lock and self.verified is Verified.LOCKED else ""

    @property
    def mark_spans(self) -> tuple[Span, ...]:
        """The spans between quotation marks."""
        if self.article.text is None:
            return self.lock.mark_spans if self.lock else ()
        return tuple(quotation.span for quotation in self.article.quotations)


@dataclass(slots=True)
class Proofs:
    """All that is proved. Filled by `prove_content` and not changed afterwards."""

    articles: dict[str, ProvedArticle] = field(default_factory=dict)
    statements: dict[tuple[str, int], Proof] = field(default_factory=dict)
    """By claim and the statement's index from 0."""
    terms: dict[tuple[str, int, int], Proof] = field(default_factory=dict)
    """By explainer, index of the wording and index of the term."""
    introductions: dict[tuple[str, int], Proof] = field(default_factory=dict)
    """By actor and the introduction's index from 0."""
    absences: dict[tuple[str, int], Verified] = field(default_factory=dict)
    """By claim and the absence's index from 0; only those that hold."""
    usages: dict[str, Usage] = field(default_factory=dict)
    """How much of each article is quoted."""
    vocabularies: dict[str, Vocabulary] = field(default_factory=dict)
    """The reporting verbs of each language: the built-in ones and the site's own over them."""
    locked_absences: dict[str, dict[str, LockedAbsence]] = field(default_factory=dict)
    """The absences that hold for each source, by key, as a lock keeps them."""
    elsewhere: dict[str, tuple[Span, ...]] = field(default_factory=dict)
    """The words of each article that other sources' absences name."""
    wanted: list[Wanted] = field(default_factory=list)
    """All evidence that was looked for, in the order of the records."""
    proved: dict[str, list[Proved]] = field(default_factory=dict)
    """What was proved for each source, with its warnings: what a lock is made from."""

    def vocabulary(self, language: str) -> Vocabulary:
        """Return the reporting verbs of a language; regional forms share one vocabulary."""
        return self.vocabularies.get(code_of(language), {})

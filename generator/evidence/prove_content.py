"""Prove the whole evidence of a site: every quote, passage, term and absence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from generator.diagnostics import Diagnostic, Rule
from generator.evidence.absence import AbsenceWanted, locked_absence, prove_absence
from generator.evidence.article import Article
from generator.evidence.budget import (
    Limits,
    Published,
    check_budget,
    measure_usage,
    published_exceptions,
    published_words,
)
from generator.evidence.layout import check_locator, check_zones
from generator.evidence.lock import LockedAbsence, Proved, zones_fingerprint
from generator.evidence.lock_check import check_current, check_proof
from generator.evidence.lock_yaml import read_lock
from generator.evidence.model import Proof, Verified, Wanted
from generator.evidence.proofs import Proofs, ProvedArticle
from generator.evidence.prove import prove
from generator.evidence.verbs import Vocabulary, built_in_vocabulary, read_vocabulary
from generator.evidence.wanted import wanted_absence, wanted_statement, wanted_term
from generator.place import Place
from generator.reading.content import Content
from generator.reading.drafts import Drafts
from generator.reading.form import Written
from generator.reading.schema.claims import Commitment
from generator.reading.schema.sources import Rights, SourceDraft
from generator.reading.text import decode
from generator.reading.yaml_tree import read_yaml

NOTHING_TO_PROVE_WITH = Rule(
    "L201",
    "no-text-and-no-lock",
    """
Neither the text of a source nor a lock is at hand, so nothing of it can be proved or shown.

Put the text where the option `texts` points (`.texts/<id>.txt` unless a site says otherwise) and
run `explainer lock`; commit the lock. A source with `rights: full` has its text below its front
matter.
""",
)

BODY_NOT_ALLOWED = Rule(
    "R101",
    "text-in-repository",
    """
A source that is not `full` has text below its front matter.

The text would be published with the repository. Move it to the folder of the texts, which is not
in git, or state the ground on which it may be published: `rights: full` and `licence`.
""",
)

BODY_MISSING = Rule(
    "R102",
    "text-missing",
    """
A source with `rights: full` has no text below its front matter.

Write the article below the second line of hyphens, or choose `rights: quotes`.
""",
)


def prove_content(
    drafts: Drafts, content: Content, rules: Mapping[str, Rule], limits: Limits
) -> tuple[Proofs, list[Diagnostic]]:
    """Prove everything that the drafts give as evidence.

    `rules` are all rules by name: a lock names those of the findings it keeps. `limits` hold for
    each source that sets no others.
    """
    proofs = Proofs()
    found: list[Diagnostic] = []
    for id, written in sorted(drafts.articles.items()):
        proved, problems = _open(written, drafts, content)
        found += problems
        if proved is not None:
            proofs.articles[id] = proved
            found += _check_locators(written, proved)
    languages = {w.draft.language.split("-")[0] for w in drafts.articles.values()}
    for language in sorted(languages | set(drafts.verbs)):
        proofs.vocabularies[language], problems = _vocabulary(language, drafts)
        found += problems
    library = {
        id: each.article for id, each in proofs.articles.items() if each.article.text is not None
    }
    for key, wanted in _all_wanted(drafts):
        proofs.wanted.append(wanted)
        article = proofs.articles.get(wanted.source)
        if article is None:
            continue  # an unknown or unreadable source is reported where it is named or read
        proof, problems = _prove(wanted, article, library, rules)
        found += problems
        if proof is None:
            continue
        proofs.proved.setdefault(wanted.source, []).append(Proved(wanted, proof, tuple(problems)))
        found += _check_lock_of(article, wanted, proof)
        if len(key) == 2:
            proofs.statements[key] = proof
        else:
            proofs.terms[key] = proof
    published: dict[str, list[Published]] = defaultdict(list)
    for group, each in enumerate(e for source in proofs.proved.values() for e in source):
        published[each.wanted.source] += published_words(each.wanted, each.proof, group)
    for wanted_none, locked, against in _prove_absences(drafts, proofs):
        found += against
        if locked is not None:
            group = -len(published[wanted_none.source]) - 1
            words = published_exceptions(wanted_none, locked, group)
            published[wanted_none.source] += words
    for id, proved in proofs.articles.items():
        written = drafts.articles[id]
        proofs.usages[id] = usage = measure_usage(
            id,
            proved.layout,
            proved.mark_spans,
            published[id],
            limits.with_budget(written.draft.budget),
        )
        found += check_budget(usage, proved.rights, published[id], written.key_place)
    return proofs, found


def _check_locators(written: Written[SourceDraft], proved: ProvedArticle) -> Iterator[Diagnostic]:
    """Give a finding for each place in a source's front matter that its text does not have."""
    zones = {at: written.place("zones", at) for at in written.draft.zones}
    yield from check_zones(proved.layout, zones, written.id)
    for at in written.draft.set_aside:
        yield from check_locator(proved.layout, at, written.place("set_aside", at), written.id)


def _prove_absences(
    drafts: Drafts, proofs: Proofs
) -> Iterator[tuple[AbsenceWanted, LockedAbsence | None, tuple[Diagnostic, ...]]]:
    """Prove every signed absence, and yield what is locked of it and what speaks against it."""
    for id, claim in sorted(drafts.claims.items()):
        for number in range(len(claim.draft.absent)):
            wanted = wanted_absence(claim, number)
            proved = proofs.articles.get(wanted.source)
            if proved is None:
                continue
            live = proved.article.text is not None
            locked, problems = (
                prove_absence(wanted, proved.article)
                if live
                else locked_absence(wanted, proved.lock)
            )
            yield wanted, locked, problems
            if locked is not None:
                proofs.absences[id, number] = Verified.LIVE if live else Verified.LOCKED
                proofs.locked_absences.setdefault(wanted.source, {})[wanted.key] = locked


def _vocabulary(language: str, drafts: Drafts) -> tuple[Vocabulary, list[Diagnostic]]:
    """Return the verbs of a language: a site's own entries stand over the built-in ones."""
    known: dict[str, tuple[str, Commitment]] = {}
    text = built_in_vocabulary(language)
    if text is not None:
        built_in, _ = read_yaml(text, f"verbs.{language}.yml")
        if built_in is not None:
            known.update(read_vocabulary(built_in.data, lambda verb: Place("built-in"))[0])
    own = drafts.verbs.get(language)
    if own is None:
        return known, []
    verbs, problems = read_vocabulary(own.data, lambda verb: own.place((verb,)))
    return known | verbs, list(problems)


def _open(
    written: Written[SourceDraft], drafts: Drafts, content: Content
) -> tuple[ProvedArticle | None, list[Diagnostic]]:
    """Return a source's article from its text, or else from its lock."""
    id, draft = written.id, written.draft
    found: list[Diagnostic] = []
    lock = None
    if id in drafts.locks:
        lock, found = read_lock(drafts.locks[id], id)
    text, problems = _text(written, drafts, content)
    found += problems
    article = (
        Article.from_text(id, text, language=draft.language, zones=draft.zones)
        if text is not None
        else None
    )
    if lock is not None:
        found += check_current(
            lock,
            zones=zones_fingerprint(draft.zones),
            place=written.key_place,
            sha256=article.layout.sha256 if article else None,
        )
    if article is not None:
        return ProvedArticle(article, draft.rights, lock), found
    if lock is not None:
        article = Article(id, lock.layout(), None, draft.language)
        return ProvedArticle(article, draft.rights, lock), found
    if id not in drafts.locks and draft.rights is not Rights.FULL:
        message = f"Neither the text of `{id}` nor a lock is at hand."
        hint = "Put the text where the option `texts` points, and run `explainer lock`."
        found.append(NOTHING_TO_PROVE_WITH.at(written.key_place, message, hint=hint))
    return None, found


def _text(
    written: Written[SourceDraft], drafts: Drafts, content: Content
) -> tuple[str | None, list[Diagnostic]]:
    body = drafts.bodies[written.id].strip("\n")
    if written.draft.rights is Rights.FULL:
        if body:
            return body + "\n", []
        message = "There is no text below the front matter."
        return None, [BODY_MISSING.at(written.key_place, message)]
    if body.strip():
        message = "Text stands below the front matter of a source that is not `full`."
        hint = "Move it to the folder of the texts, which is not in git."
        return None, [BODY_NOT_ALLOWED.at(written.key_place, message, hint=hint)]
    raw = content.texts.get(written.id)
    if raw is None:
        return None, []
    return decode(raw, f"{written.id}.txt")


def _all_wanted(drafts: Drafts) -> Iterator[tuple[tuple[str, int] | tuple[str, int, int], Wanted]]:
    for id, claim in sorted(drafts.claims.items()):
        for number in range(len(claim.draft.statements)):
            yield (id, number), wanted_statement(claim, number, drafts)
    for id, explainer in sorted(drafts.explainers.items()):
        for number, wording in enumerate(explainer.draft.wording):
            for index in range(len(wording.terms)):
                yield (id, number, index), wanted_term(explainer, number, index)


def _prove(
    wanted: Wanted, proved: ProvedArticle, library: Mapping[str, Article], rules: Mapping[str, Rule]
) -> tuple[Proof | None, list[Diagnostic]]:
    if proved.article.text is not None:
        proof, problems = prove(wanted, proved.article, library)
        return proof, list(problems)
    if proved.lock is None:
        return None, []
    return proved.lock.proof(wanted), proved.lock.findings(wanted, rules)


def _check_lock_of(proved: ProvedArticle, wanted: Wanted, proof: Proof) -> Iterator[Diagnostic]:
    """Yield what the lock of a source lacks of what was just proved against its text."""
    text = proved.article.text
    if text is not None and proved.lock is not None and proved.rights is not Rights.FULL:
        yield from check_proof(proved.lock, wanted, proof, text)

"""Prove the whole evidence of a site: every quote, passage, term and absence."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from generator.diagnostics import Diagnostic, Rule
from generator.evidence.absence import AbsenceWanted, locked_absence, prove_absence
from generator.evidence.article import Article
from generator.evidence.asides import long_asides, words_of_asides
from generator.evidence.budget import check_asides, check_budget
from generator.evidence.copied import check_copied
from generator.evidence.elsewhere import Alarms, words_elsewhere
from generator.evidence.kept import KeptProofs, Outcome
from generator.evidence.locks.check import check_proof
from generator.evidence.locks.groups import grouped
from generator.evidence.locks.lock import Proved
from generator.evidence.model import Proof, Span, Verified, Wanted
from generator.evidence.open_article import open_article
from generator.evidence.proofs import Proofs, ProvedArticle
from generator.evidence.prove import prove
from generator.evidence.titles import check_title, exempt_title
from generator.evidence.usage import (
    Limits,
    Published,
    Usage,
    measure_usage,
    published_elsewhere,
    published_exceptions,
    published_words,
)
from generator.evidence.verbs import Vocabulary, built_in_vocabulary, read_vocabulary
from generator.evidence.wanted import (
    wanted_absence,
    wanted_introduction,
    wanted_statement,
    wanted_term,
)
from generator.languages import code_of
from generator.place import Place
from generator.reading.content import Content
from generator.reading.drafts import Drafts
from generator.reading.form import Written
from generator.reading.schema.claims import ClaimDraft, Commitment
from generator.reading.schema.sources import Rights
from generator.reading.yaml_tree import YamlFile, read_yaml


def prove_content(
    drafts: Drafts,
    content: Content,
    rules: Mapping[str, Rule],
    limits: Limits,
    kept: KeptProofs | None = None,
) -> tuple[Proofs, list[Diagnostic]]:
    """Prove everything that the drafts give as evidence.

    `rules` are all rules by name: a lock names those of the findings it keeps. `limits` hold for
    each source that sets no others. What `kept` holds of an earlier run, with the same texts and
    the same words wanted of them, is not proved again; the result is the same.
    """
    kept = kept or KeptProofs()
    kept.begin()
    proofs = Proofs()
    absences = dict(_all_absences(drafts, kept))
    found = [
        *_open_articles(drafts, content, proofs, kept),
        *_read_vocabularies(drafts, proofs, kept),
        *_prove_evidence(drafts, rules, proofs, kept),
        *_prove_absences(absences, drafts, proofs, kept),
        *_check_budgets(tuple(absences.values()), drafts, limits, proofs, kept),
        *check_copied(drafts, proofs),
    ]
    return proofs, grouped(found)


def _open_articles(
    drafts: Drafts, content: Content, proofs: Proofs, kept: KeptProofs
) -> Iterator[Diagnostic]:
    strange = tuple(sorted(content.texts.keys() - drafts.articles.keys()))
    for id, written in sorted(drafts.articles.items()):
        text = content.texts.get(id)
        others = strange if text is None else ()  # one of them may be meant for it
        lock = (drafts.locks.get(id), id in drafts.unread_locks)
        made_from = (written, lock, drafts.bodies.get(id), text, others)
        make = partial(open_article, written, drafts, content)
        proved, problems = kept.once(("article", id), made_from, make)
        yield from problems
        if proved is not None:
            proofs.articles[id] = proved


def _read_vocabularies(drafts: Drafts, proofs: Proofs, kept: KeptProofs) -> Iterator[Diagnostic]:
    languages = {code_of(w.draft.language) for w in drafts.articles.values()}
    for language in sorted(languages | set(drafts.verbs)):
        own = drafts.verbs.get(language)
        make = partial(_vocabulary, language, own)
        proofs.vocabularies[language], problems = kept.once(("verbs", language), (own,), make)
        yield from problems


def _prove_evidence(
    drafts: Drafts, rules: Mapping[str, Rule], proofs: Proofs, kept: KeptProofs
) -> Iterator[Diagnostic]:
    library = {
        id: each.article for id, each in proofs.articles.items() if each.article.text is not None
    }
    numbers: Counter[str] = Counter()
    for wanted, keep in _all_wanted(drafts, proofs, kept):
        proofs.wanted.append(wanted)
        numbers[wanted.record] += 1
        article = proofs.articles.get(wanted.source)
        if article is None:
            continue  # an unknown or unreadable source is reported where it is named or read
        make = partial(_prove, wanted, article, library, rules)
        key = wanted.record, numbers[wanted.record]
        outcome = kept.outcome(key, wanted, article, make)
        yield from outcome.found
        yield from outcome.on_lock
        if outcome.proof is None:
            continue
        proved = Proved(wanted, outcome.proof, outcome.found)
        proofs.proved.setdefault(wanted.source, []).append(proved)
        keep(outcome.proof)


def _check_budgets(
    absences: Sequence[AbsenceWanted],
    drafts: Drafts,
    limits: Limits,
    proofs: Proofs,
    kept: KeptProofs,
) -> Iterator[Diagnostic]:
    published: dict[str, list[Published]] = defaultdict(list)
    for group, each in enumerate(e for source in proofs.proved.values() for e in source):
        published[each.wanted.source] += published_words(each.wanted, each.proof, group)
    for number, wanted in enumerate(absences, start=1):
        locked = proofs.locked_absences.get(wanted.source, {}).get(wanted.key)
        if locked is not None:
            published[wanted.source] += published_exceptions(wanted, locked, -number)
    words = tuple((each.source, each.none_of) for each in absences)
    alarms = kept.once(("alarms",), (words,), partial(Alarms, absences))
    asides: dict[str, list[str]] = defaultdict(list)
    for sought in proofs.wanted:
        asides[sought.source] += (aside for _, aside in long_asides(sought))
    for id, proved in proofs.articles.items():
        written = drafts.articles[id]
        beside = tuple(asides.get(id, ()))
        find = partial(_elsewhere, proved, alarms, beside)
        spans = kept.once(("elsewhere", id), (proved, alarms, beside), find)
        proofs.elsewhere[id] = spans
        place = written.key_place
        published[id] += published_elsewhere(spans, "none_of", place, -len(absences) - 1)
        own = limits.with_budget(written.draft.budget)
        make = partial(_usage, id, proved, published[id], own, exempt_title(written.draft))
        made_from = proved, written, (own, tuple(published[id]))
        proofs.usages[id] = usage = kept.once(("usage", id), made_from, make)
        yield from check_title(written)
        yield from check_budget(usage, proved.rights, published[id], place)
    for sought in proofs.wanted:
        if sought.source in proofs.articles:
            yield from check_asides(sought, proofs.articles[sought.source].rights)


def _usage(
    id: str, proved: ProvedArticle, published: list[Published], limits: Limits, title: str
) -> Usage:
    return measure_usage(id, proved.layout, proved.mark_spans, published, limits, title)


def _elsewhere(proved: ProvedArticle, alarms: Alarms, asides: tuple[str, ...]) -> tuple[Span, ...]:
    """Return where words of an article stand that the repository holds outside its quotes."""
    if proved.rights is Rights.FULL:
        return ()
    if proved.article.text is None:
        return proved.lock.elsewhere if proved.lock else ()
    named = set(words_elsewhere(proved.article, alarms))
    if proved.rights is Rights.QUOTES:
        named.update(words_of_asides(proved.article, asides))
    return tuple(sorted(named))


def _all_absences(
    drafts: Drafts, kept: KeptProofs
) -> Iterator[tuple[tuple[str, int], AbsenceWanted]]:
    """Yield every signed absence by its claim's id and its number there, from 0."""
    for id, claim in sorted(drafts.claims.items()):
        make = partial(_absences_of, claim)
        for number, wanted in enumerate(kept.once(("absences", id), (claim,), make)):
            yield (id, number), wanted


def _absences_of(claim: Written[ClaimDraft]) -> list[AbsenceWanted]:
    return [wanted_absence(claim, number) for number in range(len(claim.draft.absent))]


def _prove_absences(
    absences: Mapping[tuple[str, int], AbsenceWanted],
    drafts: Drafts,
    proofs: Proofs,
    kept: KeptProofs,
) -> Iterator[Diagnostic]:
    """Prove every signed absence, and yield what speaks against it."""
    for key, wanted in absences.items():
        proved = proofs.articles.get(wanted.source)
        if proved is None:
            continue
        live = proved.article.text is not None
        make = (
            partial(prove_absence, wanted, proved.article)
            if live
            else partial(locked_absence, wanted, proved.lock)
        )
        made_from = drafts.claims[key[0]], proved
        locked, problems = kept.once(("absence", *key), made_from, make)
        yield from problems
        if locked is not None:
            proofs.absences[key] = Verified.LIVE if live else Verified.LOCKED
            proofs.locked_absences.setdefault(wanted.source, {})[wanted.key] = locked


def _vocabulary(language: str, own: YamlFile | None) -> tuple[Vocabulary, list[Diagnostic]]:
    """Return the verbs of a language: a site's own entries stand over the built-in ones."""
    known: dict[str, tuple[str, Commitment]] = {}
    text = built_in_vocabulary(language)
    if text is not None:
        built_in, _ = read_yaml(text, f"verbs.{language}.yml")
        if built_in is not None:
            known.update(read_vocabulary(built_in.data, lambda verb: Place("built-in"))[0])
    if own is None:
        return known, []
    verbs, problems = read_vocabulary(own.data, lambda verb: own.place((verb,)))
    return known | verbs, list(problems)


def _all_wanted(
    drafts: Drafts, proofs: Proofs, kept: KeptProofs
) -> Iterator[tuple[Wanted, Callable[[Proof], None]]]:
    """Yield all evidence that records give, each with what keeps its proof."""
    for id, claim in sorted(drafts.claims.items()):
        statements = claim.draft.statements
        speakers = (each.speaker for each in statements)
        made_from = (claim, *(drafts.actors.get(s) for s in speakers if isinstance(s, str)))
        make = partial(_wanted_of, claim, drafts)
        for number, wanted in enumerate(kept.once(("wanted", id), made_from, make)):
            yield wanted, partial(proofs.statements.__setitem__, (id, number))
    for id, explainer in sorted(drafts.explainers.items()):
        for number, wording in enumerate(explainer.draft.wording):
            for index in range(len(wording.terms)):
                keep = partial(proofs.terms.__setitem__, (id, number, index))
                yield wanted_term(explainer, number, index), keep
    for id, actor in sorted(drafts.actors.items()):
        for number in range(len(actor.draft.introduced)):
            keep = partial(proofs.introductions.__setitem__, (id, number))
            yield wanted_introduction(actor, number), keep


def _wanted_of(claim: Written[ClaimDraft], drafts: Drafts) -> list[Wanted]:
    return [wanted_statement(claim, n, drafts) for n in range(len(claim.draft.statements))]


def _prove(
    wanted: Wanted, proved: ProvedArticle, library: Mapping[str, Article], rules: Mapping[str, Rule]
) -> Outcome:
    if proved.article.text is not None:
        proof, problems = prove(wanted, proved.article, library)
        on_lock = () if proof is None else _check_lock_of(proved, wanted, proof)
        return Outcome(proof, tuple(problems), tuple(on_lock))
    if proved.lock is None:
        return Outcome(None)
    return Outcome(proved.lock.proof(wanted), tuple(proved.lock.findings(wanted, rules)))


def _check_lock_of(proved: ProvedArticle, wanted: Wanted, proof: Proof) -> Iterator[Diagnostic]:
    """Yield what the lock of a source lacks of what was just proved against its text."""
    text = proved.article.text
    if text is not None and proved.lock is not None and proved.rights is not Rights.FULL:
        yield from check_proof(proved.lock, wanted, proof, text)

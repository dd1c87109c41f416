"""From drafts and proofs to linked records, with every reference checked."""

from __future__ import annotations

from generator.corpus import convert
from generator.corpus.corpus import Corpus
from generator.corpus.link_actors import link_actor
from generator.corpus.link_claims import ABOUT, link_claim
from generator.corpus.model import (
    Answer,
    Editor,
    Event,
    Explainer,
    HandPage,
    Question,
    Source,
    Term,
    Topic,
    Version,
    Wording,
)
from generator.corpus.references import References
from generator.diagnostics import Diagnostic
from generator.evidence.proofs import Proofs
from generator.reading.drafts import Drafts
from generator.reading.form import Written
from generator.reading.schema.context import EventDraft, QuestionDraft
from generator.reading.schema.sources import ExplainerDraft, SourceDraft, ZoneDraft


def link(drafts: Drafts, proofs: Proofs) -> tuple[Corpus, list[Diagnostic]]:
    """Return the corpus and a finding for each id that leads to nothing."""
    refs = References(drafts)
    corpus = Corpus(
        actors={id: link_actor(w, proofs, drafts, refs) for id, w in sorted(drafts.actors.items())},
        claims={id: link_claim(w, proofs, drafts, refs) for id, w in sorted(drafts.claims.items())},
        questions={id: _question(w, refs) for id, w in sorted(drafts.questions.items())},
        events={id: _event(w, refs) for id, w in sorted(drafts.events.items())},
        topics={
            id: Topic(id, w.key_place, w.draft.was, w.draft.name, w.draft.text, w.draft.terms)
            for id, w in sorted(drafts.topics.items())
        },
        editors={
            id: Editor(id, w.key_place, w.draft.was, w.draft.name, w.draft.role)
            for id, w in sorted(drafts.editors.items())
        },
        sources={
            id: _source(w, proofs, refs)
            for id, w in sorted(drafts.articles.items())
            if id in proofs.articles
        },
        explainers={
            id: _explainer(w, proofs, drafts, refs) for id, w in sorted(drafts.explainers.items())
        },
        pages={
            id: HandPage(
                id,
                w.key_place,
                w.draft.was,
                w.draft.title,
                w.draft.summary or "",
                drafts.prose[id],
            )
            for id, w in sorted(drafts.pages.items())
        },
        history=drafts.history,
    )
    for written in drafts.records():
        for number, accepted in enumerate(written.draft.accept):
            refs.ok(accepted.by, written.place("accept", number, "by"), "editor")
    for prose in drafts.prose.values():
        for citation in prose.citations:
            refs.ok(citation.id, citation.place, citation.kind)
    return corpus, refs.findings()


def _question(written: Written[QuestionDraft], refs: References) -> Question:
    draft = written.draft
    for number, id in enumerate(draft.about):
        refs.ok(id, written.place("about", number), *ABOUT)
    for number, answer in enumerate(draft.answers):
        for each, id in enumerate(answer.claims):
            refs.ok(id, written.place("answers", number, "claims", each), "claim")
    return Question(
        written.id,
        written.key_place,
        draft.was,
        draft.text,
        draft.about,
        tuple(Answer(answer.says, answer.claims) for answer in draft.answers),
    )


def _event(written: Written[EventDraft], refs: References) -> Event:
    draft = written.draft
    for number, id in enumerate(draft.claims):
        refs.ok(id, written.place("claims", number), "claim")
    if draft.part_of:
        refs.ok(draft.part_of, written.place("part_of"), "event")
    return Event(
        written.id,
        written.key_place,
        draft.was,
        draft.name,
        convert.when(draft.happened),
        draft.claims,
        draft.part_of or "",
    )


def _source(written: Written[SourceDraft], proofs: Proofs, refs: References) -> Source:
    draft = written.draft
    refs.outlet(draft.outlet, written.place("outlet"))
    article = proofs.articles[written.id]
    if article.lock:
        refs.signer(article.lock.verified.by, written.id, article.lock.place)
    stated = draft.authors
    return Source(
        written.id,
        written.key_place,
        draft.was,
        draft.outlet,
        draft.title,
        draft.url,
        draft.archive,
        convert.when(draft.published),
        None if isinstance(stated, str) else stated,
        draft.language,
        draft.rights,
        draft.licence or "",
        draft.note or "",
        tuple(Version(convert.when(v.date), v.sha256, v.note or "") for v in draft.versions),
        tuple(draft.set_aside.items()),
        article.layout,
        article.published_text,
        article.verified,
        article.verified_by,
        article.verified_on,
        tuple(
            (locator, zone.unrelated)
            for locator, zone in draft.zones.items()
            if isinstance(zone, ZoneDraft) and zone.unrelated
        ),
        article.mark_spans,
    )


def _explainer(
    written: Written[ExplainerDraft], proofs: Proofs, drafts: Drafts, refs: References
) -> Explainer:
    draft = written.draft
    for key, kind in (("sources", "source"), ("questions", "question"), ("events", "event")):
        for number, id in enumerate(getattr(draft, key)):
            refs.ok(id, written.place(key, number), kind)
    if draft.by:
        refs.ok(draft.by, written.place("by"), "editor")
    wording = []
    for number, each in enumerate(draft.wording):
        terms = []
        for index, term in enumerate(each.terms):
            place = written.place("wording", number, "terms", index, "source")
            refs.ok(term.source, place, "source")
            proof = proofs.terms.get((written.id, number, index))
            if proof is not None:
                terms.append(Term(term.source, proof))
        wording.append(Wording(each.of, tuple(terms)))
    return Explainer(
        written.id,
        written.key_place,
        draft.was,
        draft.title,
        draft.summary,
        draft.sources,
        draft.questions,
        draft.events,
        tuple(wording),
        draft.by or "",
        draft.date or "",
        drafts.prose[written.id],
    )

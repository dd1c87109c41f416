"""Actors, sources, events, topics, questions, stories and editors as nodes of JSON-LD."""

from __future__ import annotations

from collections.abc import Iterator

from generator.corpus.updated import last_signed
from generator.reading.schema.actors import ActorKind
from generator.reading.schema.base import NOT_STATED
from generator.shapes.edition import FOLDER, Edition
from generator.shapes.evidence import DateRecord
from generator.shapes.linked_data import (
    Node,
    claim_node,
    filled,
    iso,
    reference,
    references,
    statement_node,
    subjects,
    thing,
)
from generator.shapes.records import (
    ActorRecord,
    EditorRecord,
    EventRecord,
    ExplainerRecord,
    QuestionRecord,
    RoleRecord,
    SourceRecord,
    TopicRecord,
)
from generator.shapes.whole import DESCRIPTION, WHOLES

_TYPES = {
    ActorKind.PERSON: "Person",
    ActorKind.STATE: "Country",
    ActorKind.GOVERNMENT_BODY: "GovernmentOrganization",
    ActorKind.ORGANISATION: "Organization",
    ActorKind.OUTLET: "NewsMediaOrganization",
    ActorKind.GROUP: "Organization",
}
_WHOLES = {
    ActorKind.PERSON: "affiliation",
    ActorKind.STATE: "containedInPlace",
}
"""What ties an actor to the one it is part of; between organisations `parentOrganization`."""
_WIKIDATA = "http://www.wikidata.org/entity/{id}"


def nodes(edition: Edition) -> Iterator[Node]:
    """Yield every record of the site, the dataset itself first."""
    data = edition.dataset
    yield dataset_node(edition)
    yield from (actor_node(each, edition) for each in data.actors)
    yield from (source_node(each, edition) for each in data.sources)
    for claim in data.claims:
        yield claim_node(claim, edition)
        yield from (statement_node(claim.id, each, edition) for each in claim.statements)
    yield from (question_node(each, edition) for each in data.questions)
    yield from (event_node(each, edition) for each in data.events)
    yield from (topic_node(each, edition) for each in data.topics)
    yield from (explainer_node(each, edition) for each in data.explainers)
    yield from (editor_node(each, edition) for each in data.editors)


def dataset_node(edition: Edition) -> Node:
    """Return the data as a whole, as search engines for data want them described.

    That is what https://developers.google.com/search/docs/appearance/structured-data/dataset calls
    required or recommended. Nobody is said to have made them where the site has no name.
    """
    site, terms = edition.dataset.site, edition.dataset.terms
    return filled(
        {
            "@id": f"{edition.address(FOLDER)}#dataset",
            "@type": ["Dataset", "prov:Entity"],
            "url": edition.address(FOLDER),
            "name": site.name or "The linked corpus",
            "description": DESCRIPTION,
            "version": edition.dataset.edition,
            "dateModified": last_signed(edition.corpus),
            "creator": _desk(edition),
            "inLanguage": site.language,
            "isAccessibleForFree": True,
            "license": terms.address,
            "copyrightNotice": terms.text,
            "distribution": [
                {
                    "@type": "DataDownload",
                    "name": each.file,
                    "contentUrl": edition.address(each.path),
                    "encodingFormat": each.media_type,
                }
                for each in WHOLES
            ],
        }
    )


def _desk(edition: Edition) -> Node | None:
    site = edition.dataset.site
    if not site.name:
        return None
    return filled({"@type": "Organization", "name": site.name, "url": site.address})


def actor_node(actor: ActorRecord, edition: Edition) -> Node:
    """Return an actor."""
    person = actor.kind is ActorKind.PERSON
    wikidata = actor.ids.get("wikidata")
    return filled(
        {
            "@id": thing("actors", actor.id, edition),
            "@type": [_TYPES[actor.kind], "prov:Agent"],
            "url": edition.page("actors", actor.id),
            "name": actor.name,
            "alternateName": [_in_language(each.name, each.lang) for each in actor.aka],
            "description": actor.note.text if actor.note else "",
            "sameAs": _WIKIDATA.format(id=wikidata) if wikidata else "",
            "identifier": [
                {"@type": "PropertyValue", "propertyID": name, "value": id}
                for name, id in actor.ids.items()
            ],
            _WHOLES.get(actor.kind, "parentOrganization"): reference(
                "actors", actor.part_of, edition
            )
            if actor.part_of
            else None,
            "hasOccupation": [_role(each) for each in actor.roles] if person else None,
        }
    )


def _in_language(words: str, lang: str) -> str | Node:
    return {"@value": words, "@language": lang} if lang else words


def _role(role: RoleRecord) -> Node:
    return filled(
        {
            "@type": "Role",
            "hasOccupation": {"@type": "Occupation", "name": role.title},
            "startDate": iso(role.start),
            "endDate": iso(role.end),
        }
    )


def source_node(source: SourceRecord, edition: Edition) -> Node:
    """Return a report; `encoding` is the text in which offsets count."""
    authors = source.authors if not isinstance(source.authors, str) else ()
    return filled(
        {
            "@id": thing("sources", source.id, edition),
            "@type": ["NewsArticle", "prov:Entity"],
            "identifier": source.id,
            "url": source.url if source.url != NOT_STATED else "",
            "subjectOf": {"@id": edition.page("sources", source.id)},
            "headline": source.title,
            "inLanguage": source.language,
            "datePublished": iso(source.published),
            "publisher": reference("actors", source.outlet, edition),
            "author": [{"name": name} for name in authors],
            "wordCount": source.words,
            "archivedAt": source.archive if source.archive != NOT_STATED else "",
            "usageInfo": source.licence,
            "encoding": {
                "@type": "MediaObject",
                "encodingFormat": "text/plain",
                "sha256": source.sha256,
            },
        }
    )


def question_node(question: QuestionRecord, edition: Edition) -> Node:
    """Return a question with the answers that claims give."""
    return filled(
        {
            "@id": thing("questions", question.id, edition),
            "@type": "Question",
            "url": edition.page("questions", question.id),
            "name": question.text,
            "about": subjects(question.about, edition),
            "suggestedAnswer": [
                {
                    "@type": "Answer",
                    "text": each.says,
                    "cito:citesAsEvidence": references("claims", each.claims, edition),
                }
                for each in question.answers
            ],
        }
    )


def event_node(event: EventRecord, edition: Edition) -> Node:
    """Return an event."""
    start, end = _ends(event.happened)
    return filled(
        {
            "@id": thing("events", event.id, edition),
            "@type": ["Event", "prov:Activity"],
            "url": edition.page("events", event.id),
            "name": event.name,
            "startDate": start,
            "endDate": end,
            "superEvent": reference("events", event.part_of, edition) if event.part_of else None,
            "subjectOf": references("claims", event.claims, edition),
        }
    )


def _ends(date: DateRecord) -> tuple[str, str]:
    first, _, last = date.date.partition("/")
    return iso(first), iso(last)


def topic_node(topic: TopicRecord, edition: Edition) -> Node:
    """Return a term with its explanation."""
    return filled(
        {
            "@id": thing("topics", topic.id, edition),
            "@type": "DefinedTerm",
            "url": edition.page("topics", topic.id),
            "name": topic.name,
            "description": topic.text,
            "alternateName": list(topic.terms),
            "inDefinedTermSet": {"@id": edition.address("topics/")},
        }
    )


def explainer_node(story: ExplainerRecord, edition: Edition) -> Node:
    """Return a story."""
    return filled(
        {
            "@id": thing("explainers", story.id, edition),
            "@type": ["Article", "prov:Entity"],
            "url": edition.page("explainers", story.id),
            "headline": story.title,
            "abstract": story.summary,
            "inLanguage": edition.options.language,
            "citation": references("sources", story.sources, edition),
            "about": [
                *references("questions", story.questions, edition),
                *references("events", story.events, edition),
            ],
            "author": reference("editors", story.by, edition) if story.by else None,
            "datePublished": iso(story.date),
            "license": edition.options.terms.address if edition.options.terms else "",
        }
    )


def editor_node(editor: EditorRecord, edition: Edition) -> Node:
    """Return somebody who signs, of whom nothing says whether it is one person."""
    return {
        "@id": thing("editors", editor.id, edition),
        "@type": "prov:Agent",
        "name": editor.name,
        "description": editor.role,
    }

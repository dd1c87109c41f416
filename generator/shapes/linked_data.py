"""Records as JSON-LD: schema.org for what they are, PROV for where from, CiTO for what supports.

Each function returns one node without a context: a page prints it with `CONTEXT`, an export puts
many into a graph with `document`. Nothing has to be fetched to read them. The terms are those of
https://schema.org, https://www.w3.org/TR/prov-o/ and https://purl.org/spar/cito.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from generator.reading.dates import plain_date
from generator.reading.schema.claims import Stance
from generator.shapes.claims import ClaimRecord, StatementRecord
from generator.shapes.edition import Edition
from generator.shapes.evidence import DateRecord

Node = dict[str, Any]

CONTEXT: Node = {
    "@vocab": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "cito": "http://purl.org/spar/cito/",
    "url": {"@type": "@id"},
    "license": {"@type": "@id"},
    "sameAs": {"@type": "@id"},
    "archivedAt": {"@type": "@id"},
    "contentUrl": {"@type": "@id"},
}

_STANCES = {
    Stance.ASSERTS: "cito:supports",
    Stance.SUGGESTS: "cito:discusses",
    Stance.DENIES: "cito:disputes",
    Stance.DOUBTS: "cito:critiques",
}
"""What a statement does to its claim."""
_RELATIONS = {
    "contradicts": "cito:disagreesWith",
    "differs": "cito:discusses",
    "qualifies": "cito:qualifies",
    "responds-to": "cito:repliesTo",
    "part-of": "isPartOf",
}
"""How one claim stands to another; the reasons stand in `corpus.json`."""
_NAMES = {
    "actors": "actor",
    "claims": "claim",
    "editors": "editor",
    "events": "event",
    "explainers": "story",
    "questions": "question",
    "sources": "source",
    "topics": "topic",
}
"""The fragment that parts a thing from the page about it."""
_IN_SCRIPTS = {char: f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}
"""What could end a script element, or a line of it (HTML 4.12.1.3), as JSON may write it."""


def document(nodes: Iterable[Node]) -> Node:
    """Return a whole JSON-LD document."""
    return {"@context": CONTEXT, "@graph": list(nodes)}


def thing(kind: str, id: str, edition: Edition) -> str:
    """Return the IRI of what a record is about, `kind` being its key such as `claims`."""
    if kind == "editors":
        return f"{edition.address('editors/')}#{id}"
    return f"{edition.page(kind, id)}#{_NAMES[kind]}"


def reference(kind: str, id: str, edition: Edition) -> Node:
    """Return a node that only points."""
    return {"@id": thing(kind, id, edition)}


def references(kind: str, ids: Iterable[str], edition: Edition) -> list[Node]:
    """Return nodes that only point."""
    return [reference(kind, id, edition) for id in ids]


def subjects(ids: Iterable[str], edition: Edition) -> list[Node]:
    """Return nodes that point to events, topics and actors."""
    corpus = edition.corpus
    return [
        reference(
            "events" if id in corpus.events else "topics" if id in corpus.topics else "actors",
            id,
            edition,
        )
        for id in ids
    ]


def filled(node: Node) -> Node:
    """Return a node without what is not given."""
    return {key: value for key, value in node.items() if value not in (None, "", [], {})}


def iso(date: DateRecord | str | None) -> str:
    """Return a date as ISO 8601, or nothing where it is less certain or a span."""
    text = date.date if isinstance(date, DateRecord) else date or ""
    return text if "T" in text or text == plain_date(text) else ""


def claim_node(claim: ClaimRecord, edition: Edition) -> Node:
    """Return a claim: where it appears, what it rests on, how it stands to others."""
    node: Node = {
        "@id": thing("claims", claim.id, edition),
        "@type": ["Claim", "prov:Entity"],
        "url": edition.page("claims", claim.id),
        "identifier": claim.id,
        "text": claim.text,
        "inLanguage": edition.options.language,
        "about": subjects(claim.about, edition),
        "appearance": references("sources", claim.carriers, edition),
        "cito:citesAsEvidence": [
            {"@id": edition.statement(claim.id, each.id)} for each in claim.statements
        ],
        "license": edition.options.terms.address if edition.options.terms else "",
    }
    for each in claim.relations:
        known = node.setdefault(_RELATIONS[each.kind], [])
        known.append(reference("claims", each.claim, edition))
    if claim.assessment:
        node["comment"] = _signed("Comment", claim.assessment, claim.assessment.text, edition)
    if claim.retraction:
        node["creativeWorkStatus"] = "retracted"
        because = claim.retraction.because
        node["correction"] = _signed("CorrectionComment", claim.retraction, because, edition)
    return filled(node)


def _signed(kind: str, signed: Any, text: str, edition: Edition) -> Node:
    return filled(
        {
            "@type": kind,
            "text": text,
            "author": reference("editors", signed.by, edition),
            "dateCreated": iso(signed.date),
        }
    )


def statement_node(claim: str, statement: StatementRecord, edition: Edition) -> Node:
    """Return a statement on `claim`: a Quotation where its words are shown, else a work."""
    address = edition.statement(claim, statement.id)
    source = reference("sources", statement.source, edition)
    own = statement.speaker.kind == "own"
    speaker = statement.speaker.actor
    made_by = reference("actors", speaker, edition) if speaker else None
    quoted = bool(statement.quote)
    translation = statement.translation
    language = statement.lang or edition.corpus.sources[statement.source].language
    return filled(
        {
            "@id": address,
            "@type": ["Quotation" if quoted else "CreativeWork", "prov:Entity"],
            "url": address,
            "identifier": statement.id,
            "text": statement.quote,
            "inLanguage": language,
            "isPartOf": source,
            "position": statement.locator,
            "creator" if own else "spokenByCharacter": made_by,
            "dateCreated": iso(statement.said),
            _STANCES[statement.stance]: reference("claims", claim, edition),
            "prov:wasQuotedFrom" if quoted else "prov:wasDerivedFrom": source,
            "workTranslation": {
                "@type": "CreativeWork",
                "text": translation.text,
                "inLanguage": translation.lang,
                "translator": reference("editors", translation.by, edition),
            }
            if translation
            else None,
        }
    )


def as_script(node: Node) -> str:
    """Return a document as the text of a `script` element, which nothing in it can end."""
    text = json.dumps(node, ensure_ascii=False, separators=(",", ":"))
    for character, escape in _IN_SCRIPTS.items():
        text = text.replace(character, escape)
    return text

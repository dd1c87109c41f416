"""Dates and proved words of the corpus as records; words only where they may be published."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generator.corpus.model import When
from generator.evidence.model import Proof
from generator.shapes.evidence import DateRecord, PieceRecord, PlaceNote


def date_record(when: When) -> DateRecord:
    """Return a date and how it is known."""
    return DateRecord(date=when.text, known=when.known, because=when.because)


def date_or_none(when: When | None) -> DateRecord | None:
    """Return a date, where there is one."""
    return date_record(when) if when is not None else None


def place_notes(notes: Iterable[tuple[str, str]]) -> tuple[PlaceNote, ...]:
    """Return pairs of a locator and a reason as records."""
    return tuple(PlaceNote(at=at, because=because) for at, because in notes)


def proof_fields(source: str, proof: Proof, *, words: bool) -> dict[str, Any]:
    """Return the fields of a `ProofRecord`; without `words` only places, nothing of the text."""
    return {
        "source": source,
        "quote": proof.shown if words else "",
        "start": proof.start,
        "end": proof.end,
        "pieces": tuple(
            PieceRecord(
                start=piece.span.start, end=piece.span.end, text=piece.printed if words else ""
            )
            for piece in proof.pieces
        ),
        "locator": str(proof.at),
        "zone": proof.zone,
        "voice": proof.voice,
        "tier": proof.tier.value if words else "passage",
        "verified": proof.verified,
    }

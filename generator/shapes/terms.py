"""On what terms a site's data may be used: said in every file with words, but CSV."""

from __future__ import annotations

from generator.options import Options
from generator.shapes.dataset import TermsRecord

_LICENSED = "The editors' own words are licensed under {licence} ({address})."
_UNLICENSED = "The editors give no licence for their own words: ask before you publish them again."
_QUOTED = (
    "Words of articles are quoted for comment; they belong to their publishers, and no licence "
    "covers them here. A source with rights `full` names the ground on which its text is published."
)


def terms_record(options: Options) -> TermsRecord:
    """Return the terms of a site in words, with the licence that its options name."""
    if options.terms is None:
        return TermsRecord(text=f"{_UNLICENSED} {_QUOTED}")
    licence, address = options.terms.licence, options.terms.address
    own = _LICENSED.format(licence=licence, address=address)
    return TermsRecord(text=f"{own} {_QUOTED}", licence=licence, address=address)

"""The anchors of statements hold when others are written beside them."""

from __future__ import annotations

from collections.abc import Callable

from generator.compile import Site
from tests.casebook import basic_site

_FIRST = "    statements:\n      - source: gazette-frost\n"
_ANOTHER = """    statements:
      - source: courier-frost
        speaker: own
        passage: p2
"""


def _ids(site: Site, claim: str) -> dict[str, str]:
    """Return the id of each statement of a claim by its place in the text."""
    found = site.corpus.claims[claim].statements
    return {f"{s.source} {s.proof.start}-{s.proof.end}": s.id for s in found}


def test_a_statement_written_above_moves_no_anchor(compiled: Callable[..., Site]) -> None:
    files = basic_site()
    before = _ids(compiled(files), "forty-traders")
    files["content/claims.yml"] = _with(files["content/claims.yml"], "forty-traders", _ANOTHER)
    after = _ids(compiled(files), "forty-traders")
    assert len(after) == len(before) + 1
    assert before.items() <= after.items()


def test_several_of_one_paragraph_are_numbered_as_the_text_has_them(
    compiled: Callable[..., Site],
) -> None:
    files = basic_site()
    own = "    statements:\n" + "".join(
        f"      - source: gazette-frost\n        speaker: own\n        passage: p2.s{n}\n"
        for n in (2, 1)
    )
    files["content/claims.yml"] = _with(files["content/claims.yml"], "sixty-traders", own)
    claim = compiled(files).corpus.claims["sixty-traders"]
    here = [s for s in claim.statements if s.source == "gazette-frost"]
    assert [s.id for s in sorted(here, key=lambda s: s.proof.start)] == [
        "sixty-traders--gazette-frost-p2",
        "sixty-traders--gazette-frost-p2-2",
    ]


def _with(text: str, claim: str, statements: str) -> str:
    """Return the claims with `statements` written above those of `claim`."""
    head, mark, tail = text.partition(f"  {claim}:\n")
    assert mark
    return head + mark + tail.replace("    statements:\n", statements, 1)

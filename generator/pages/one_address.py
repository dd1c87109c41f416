"""Does every page have an address of its own?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.diagnostics import Diagnostic, Rule
from generator.pages.page import Page
from generator.place import Place

ADDRESS_TAKEN = Rule(
    "P202",
    "address-taken",
    """
Two pages have the same address, and only one of them could be published.

It happens where a hand-written page has the name of an index of the site, or where two ids differ
only in a way that some systems do not see. Rename one of the two.
""",
)


def check_addresses(pages: Iterable[Page]) -> Iterator[Diagnostic]:
    """Yield each page whose address another page has already, whatever the case of its letters."""
    taken: dict[str, Page] = {}
    for page in pages:
        earlier = taken.setdefault(page.address.casefold(), page)
        if earlier is not page:
            yield ADDRESS_TAKEN.at(
                page.place or Place(page.path),
                f"The pages {earlier.path} and {page.path} have the same address.",
                hint="Rename one of the two.",
            )

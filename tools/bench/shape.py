"""How large the pages of a site are and how many links they have: the measure of a seeded site."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

from bench.measure import middle
from generator.compile import compile_site
from generator.site_folder import open_site

KINDS = ("claims", "actors", "sources")
_LINK = re.compile(r"<a\s[^>]*href=")


def page_shapes(config: Path) -> dict[str, dict[str, float]]:
    """Return bytes and links of the median page body of each kind of record."""
    folder = open_site(config)
    site = compile_site(folder.gather(), folder.options)
    bodies: dict[str, list[str]] = defaultdict(list)
    for page in site.pages:
        kind = page.path.partition("/")[0]
        if kind in KINDS and page.place is not None:
            bodies[kind].append(page.html)
    return {
        kind: {
            "pages": len(each),
            "bytes": middle([len(html.encode()) for html in each]),
            "links": middle([len(_LINK.findall(html)) for html in each]),
        }
        for kind, each in bodies.items()
    }


if __name__ == "__main__":
    import json
    import sys

    print(json.dumps(page_shapes(Path(sys.argv[1]))))

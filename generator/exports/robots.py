"""Tells crawlers that all may be read, and where the list of all pages is.

As RFC 9309 (Robots Exclusion Protocol) and https://www.sitemaps.org/protocol.html#submit_robots
have it. Crawlers ask for it at the root of a host only; of a site below another path it says where
the list is to whoever looks.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.shapes.edition import DataFile, Edition


def export(edition: Edition) -> Iterator[DataFile]:
    """Yield `robots.txt`; without the site's own address it names no list of pages."""
    lines = ["User-agent: *", "Allow: /"]
    if edition.options.site_url:
        lines += ["", f"Sitemap: {edition.address('sitemap.xml')}"]
    yield DataFile(
        "robots.txt", "".join(f"{line}\n" for line in lines).encode(), "text/plain", "robots"
    )

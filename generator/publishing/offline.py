"""A built site as one archive that opens from disk, without a server.

Browsers open no `claims/x/` from disk, so each link names its `index.html`; and they let no page on
disk load the search index, so the search page lists the indexes instead, as it does without
scripts. Everything else is as on the web.
"""

from __future__ import annotations

import html
import io
import os
import re
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from generator.publishing.durable import write_durably
from generator.publishing.search_index import FOLDER as SEARCH_INDEX

LEFT_OUT = ("404.html", "robots.txt", "sitemap.xml", "sitemap.xml.gz")
"""What only a web server has a use for."""
SEARCH_PAGE = "search/index.html"
FETCHING = ("assets/js/search.js", "assets/js/hovercard.js")
"""Scripts that load files, which browsers refuse from disk; the pages are whole without them."""
_ADDRESSES = ("href", "action", "data-target")
_ATTRIBUTE = re.compile(r"""(?P<name>[\w-]+)="(?P<value>[^"]*)\"""")
_SOME_DAY = (1980, 1, 1, 0, 0, 0)
"""The date of every file: the archive of the same site has the same bytes."""


class ForeignFileError(Exception):
    """What stands in the archive's place was not written by this program."""


def write_archive(site: Path, archive: Path, folder: str) -> int:
    """Write the site in `site` into the zip file `archive`, all below `folder`; return the files.

    Raises ForeignFileError where another file than an older archive or an empty one stands there,
    and OSError where a file cannot be read or written; what stands there then stays as it was.
    """
    if archive.exists() and archive.stat().st_size and not is_archive(archive):
        raise ForeignFileError
    count, packed = 0, io.BytesIO()
    with zipfile.ZipFile(packed, "w") as into:
        for path, content in offline_copy(site):
            into.writestr(
                zipfile.ZipInfo(f"{folder}/{path}", _SOME_DAY), content, zipfile.ZIP_DEFLATED
            )
            count += 1
    unfinished = archive.with_name(f".{archive.name}.{os.getpid()}")
    try:
        write_durably(unfinished, packed.getvalue())
        unfinished.replace(archive)
    finally:
        unfinished.unlink(missing_ok=True)
    return count


def is_archive(file: Path) -> bool:
    """Tell whether a file is an archive as `write_archive` writes it, of whatever site.

    Its files lie in one folder with the site's first page, and have the date that all of ours have.
    Raises OSError where the file cannot be read.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError):
        return False
    folders = {entry.filename.partition("/")[0] for entry in entries}
    names = {entry.filename for entry in entries}
    dated = all(entry.date_time == _SOME_DAY for entry in entries)
    return dated and len(folders) == 1 and f"{folders.pop()}/index.html" in names


def offline_copy(site: Path) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of every file of the copy, by path."""
    for file in sorted(site.rglob("*")):
        path = file.relative_to(site).as_posix()
        if not file.is_file() or path in LEFT_OUT or path.startswith(f"{SEARCH_INDEX}/"):
            continue
        content = file.read_bytes()
        if path.endswith(".html"):
            content = offline_page(content.decode("utf-8"), path).encode("utf-8")
        yield path, content


def offline_page(page: str, path: str) -> str:
    """Return a page of the site, which stands at `path`, so that it works from disk."""
    changes = _Changes(page, path == SEARCH_PAGE)
    changes.feed(page)
    changes.close()
    pieces, at = [], 0
    for start, end, tag in changes.found:
        pieces += [page[at:start], tag]
        at = end
    return "".join([*pieces, page[at:]])


def offline_address(address: str) -> str:
    """Return a link's address with the file's name, where it leads to a folder of this site.

    >>> offline_address("../x/#a"), offline_address("#a"), offline_address("https://example.org/")
    ('../x/index.html#a', '#a', 'https://example.org/')
    """
    parts = urlsplit(address)
    last = parts.path.rpartition("/")[2]
    if parts.scheme or parts.netloc or not parts.path or last not in ("", ".", ".."):
        return address
    path = parts.path if not last else f"{parts.path}/"
    return urlunsplit(parts._replace(path=f"{path}index.html", query=""))


class _Changes(HTMLParser):
    """Finds the tags that are other on disk; whatever else a page holds is not touched."""

    def __init__(self, page: str, searches: bool) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[tuple[int, int, str]] = []
        """Where each begins and ends in the page, and what stands there instead."""
        self._lines = [0, *(end.end() for end in re.finditer("\n", page))]
        self._dropped = {"noscript"} if searches else set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        text = self.get_starttag_text() or ""
        given = dict(attrs)
        if tag == "script" and (given.get("src") or "").endswith(FETCHING):
            self._put(text, "<script>")  # its end tag follows, and nothing is in between
        elif tag == "link" and given.get("rel") == "preload":
            self._put(text, "")  # from disk the styles load the fonts, and nothing else may
        elif tag in self._dropped:
            self._put(text, "")
        elif tag == "html":
            self._put(text, f"{text[:-1]} data-offline>")
        else:
            self._put(text, _ATTRIBUTE.sub(lambda found: _attribute(tag, found), text))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._dropped:
            self._put(f"</{tag}>", "")

    def _put(self, old: str, new: str) -> None:
        if old != new:
            line, column = self.getpos()
            start = self._lines[line - 1] + column
            self.found.append((start, start + len(old), new))


def _attribute(tag: str, found: re.Match[str]) -> str:
    name, value = found["name"], html.unescape(found["value"])
    if name in _ADDRESSES and tag != "link":
        value = offline_address(value)
    elif tag == "meta" and name == "content" and value.startswith("1; url="):
        value = f"1; url={offline_address(value.removeprefix('1; url='))}"
    else:
        return found[0]
    return f'{name}="{html.escape(value)}"'

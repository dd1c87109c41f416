"""The same content gives the same bytes, wherever and whenever it is built."""

from __future__ import annotations

import gzip
import json
import os
import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import yaml

from generator.compile import compile_site
from generator.options import Options
from generator.reading.content import gather
from tests.doors.workshop import BIN, SITES, Workshop, bytes_of, copy_site, differing

_SIGNATURE = b"pagefind_dcd"
ELSEWHERE = {
    "TZ": "Pacific/Kiritimati",
    "LC_ALL": "C",
    "LANG": "tr_TR.UTF-8",
    "PYTHONHASHSEED": "4711",
    "PYTHONUTF8": "0",
}


def test_another_machine_builds_the_same_bytes(harbour: Workshop, tmp_path: Path) -> None:
    other = copy_site("harbour", tmp_path / "another folder", "site")
    other.env = ELSEWHERE
    for path in other.root.rglob("*"):
        os.utime(path, (981173106, 981173106))
    built = other.run([str(BIN / "mkdocs"), "build", "-f", str(other.config)], cwd=tmp_path)
    assert built.returncode == 0, built.stderr
    ours, theirs = (bytes_of(each.site, without="pagefind") for each in (harbour, other))
    assert differing(ours, theirs) == [], "something in these files depends on time or place"
    assert fragments(harbour.site) == fragments(other.site)
    assert filters(harbour.site) == filters(other.site)


def test_line_ends_and_the_order_of_files_do_not_matter() -> None:
    content = gather(SITES / "harbour")
    there = {p: data.replace(b"\n", b"\r\n") for p, data in reversed(content.files.items())}
    one, other = (
        compile_site(each, Options()) for each in (content, replace(content, files=there))
    )
    assert one.ok
    assert [p.path for p in one.pages] == [p.path for p in other.pages]
    assert [p.path for p, q in zip(one.pages, other.pages, strict=True) if p != q] == []
    assert one.data == other.data


def _turned_round(node: Any) -> Any:
    """Return YAML data with the keys of every mapping in the opposite order."""
    if isinstance(node, dict):
        return {key: _turned_round(value) for key, value in reversed(node.items())}
    return [_turned_round(each) for each in node] if isinstance(node, list) else node


def test_the_order_of_records_and_of_their_keys_does_not_matter() -> None:
    content = gather(SITES / "harbour")
    files = {
        path: data
        if not path.endswith(".yml")
        else yaml.dump(
            _turned_round(yaml.load(data, Loader=yaml.BaseLoader)),
            sort_keys=False,
            allow_unicode=True,
            default_style="'",
        ).encode()
        for path, data in content.files.items()
    }
    assert files != content.files
    one, other = (
        compile_site(each, Options()) for each in (content, replace(content, files=files))
    )
    assert one.data == other.data
    assert [p.path for p in one.pages] == [p.path for p in other.pages]
    line = re.compile(r"line&#32;\d+")  # where a record is written: that does change
    differing = [
        p.path
        for p, q in zip(one.pages, other.pages, strict=True)
        if line.sub("", p.html) != line.sub("", q.html)
    ]
    assert differing == []


def test_no_file_tells_the_day_of_the_build(harbour: Workshop) -> None:
    today = datetime.now(UTC).strftime("%Y-%m-%d").encode()
    telling = [p for p, data in bytes_of(harbour.site, without="pagefind").items() if today in data]
    assert telling == [], "the date of a page is the last one signed on it"
    packed = (harbour.site / "sitemap.xml.gz").read_bytes()
    assert gzip.decompress(packed) == (harbour.site / "sitemap.xml").read_bytes()
    stamp = datetime.fromtimestamp(int.from_bytes(packed[4:8], "little"), UTC)  # RFC 1952
    assert stamp.strftime("%Y-%m-%d").encode() != today


def fragments(site: Path) -> dict[str, object]:
    """Return what Pagefind knows of each page, decoded."""
    found = {}
    for path in (site / "pagefind" / "fragment").iterdir():
        data = gzip.decompress(path.read_bytes())
        assert data.startswith(_SIGNATURE), f"{path.name} is no fragment of Pagefind 1"
        fragment = json.loads(data.removeprefix(_SIGNATURE))
        found[fragment["url"]] = fragment
    assert found, "Pagefind indexed nothing"
    return found


def filters(site: Path) -> dict[str, dict[str, int]]:
    """Return each filter of the search with its values and the number of pages that have them."""
    found = {}
    for path in (site / "pagefind" / "filter").iterdir():
        data = gzip.decompress(path.read_bytes()).removeprefix(_SIGNATURE)
        (name, values), end = _cbor(data, 0)
        assert end == len(data)
        found[name] = {value: len(pages) for value, pages in values}
    assert found, "the pages no longer carry filters for the search"
    return found


def _cbor(data: bytes, at: int) -> tuple[Any, int]:
    """Decode the numbers, texts and lists of RFC 8949, and nothing more."""
    kind, size = divmod(data[at], 32)
    at += 1
    if size >= 24:
        length = 1 << (size - 24)
        size, at = int.from_bytes(data[at : at + length], "big"), at + length
    if kind == 0:
        return size, at
    if kind == 3:
        return data[at : at + size].decode("utf-8"), at + size
    assert kind == 4, f"Pagefind writes its filters otherwise than it did: kind {kind}"
    items = []
    for _ in range(size):
        item, at = _cbor(data, at)
        items.append(item)
    return items, at

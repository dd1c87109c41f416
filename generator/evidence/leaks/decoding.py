"""Bytes of any file as texts: packed, compressed and tabled ones opened, to any depth.

Opened are gzip, bzip2, xz, zip (with anything before it, too), tar, SQLite, data addresses, runs of
base64, and raw zlib streams wherever one begins in a binary file: as a cell of a table, in a PDF
(`Flate`), in a PNG (`zTXt`). What has no sign of its own, such as Brotli and Zstandard, is told by
the name and reported as unread. Not undone are: numbers of notes between the words, texts with one
word in each value or file, escapes of CSS, fonts that draw other letters, pictures of words,
ciphers, base64 that is broken into lines shorter than 24, and PDF text set letter by letter.
"""

from __future__ import annotations

import base64
import binascii
import bz2
import gzip
import io
import lzma
import re
import sqlite3
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass

MOST_BYTES = 256 * 1024 * 1024
"""Of one file once it is unpacked; a larger one is reported as unread, not skipped in silence."""
DEEPEST = 6
"""Archives within archives."""

_GZIP, _BZIP2, _XZ, _ZIP = b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00", b"PK\x03\x04"
_SQLITE = b"SQLite format 3\x00"
_TAR = b"ustar"
_TAR_AT = 257
_MARKS = (b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff", b"\xff\xfe", b"\xfe\xff")
_ENCODINGS = ("utf-32", "utf-32", "utf-16", "utf-16")
_DATA_ADDRESS = re.compile(r"data:[\w.+/-]*(?:;[\w.=+-]+)*;base64,([A-Za-z0-9+/=\s%]{24,})")
_BASE64 = re.compile(r"(?<![A-Za-z0-9+/_-])(?:[A-Za-z0-9+/_-]{24,}[\r\n]*)+[A-Za-z0-9+/_-]*={0,2}")
_ZLIB = re.compile(rb"\x78[\x01\x5e\x9c\xda]")
_LEAST = 64
"""Bytes that a stream without an end must give to be taken for one."""
_LOCKED = (".br", ".zst", ".7z", ".rar")
"""Ends of the names of packed files that nothing here opens."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """One text inside a file."""

    name: str
    """The file, and behind `!` what inside it holds the text."""
    text: str
    whole: bool
    """Whether it is the file as it stands, so that its lines are the file's."""


@dataclass(frozen=True, slots=True)
class Unread:
    """Something that could not be looked into."""

    name: str
    why: str


class _UnreadableError(Exception):
    """Why a file could not be opened as what it seems to be."""


def decode(name: str, data: bytes) -> Iterator[Decoded | Unread]:
    """Give every text that a file holds, and what of it could not be read."""
    if name.partition("@")[0].lower().endswith(_LOCKED):
        yield Unread(name, "nothing here opens files of this kind")
    yield from _Unpacking().decode(name, data, 0)


class _Unpacking:
    """The opening of one file: how much may still be unpacked."""

    def __init__(self) -> None:
        self.left = MOST_BYTES

    def decode(self, name: str, data: bytes, depth: int) -> Iterator[Decoded | Unread]:
        opener = _opener(data)
        if opener is not None:
            try:
                if depth >= DEEPEST:
                    raise _UnreadableError("archives are nested too deep")
                for inner, content in opener(self, data):
                    yield from self.decode(f"{name}!{inner}" if inner else name, content, depth + 1)
                return
            except _UnreadableError as error:
                yield Unread(name, str(error))
            except _BROKEN as error:
                yield Unread(name, f"it is damaged ({error})")
        for text in _texts(data):
            yield Decoded(name, text, whole=depth == 0)
            for number, match in enumerate(_DATA_ADDRESS.finditer(text), start=1):
                with suppress(binascii.Error, ValueError):
                    inner_data = base64.b64decode(match[1].replace("%3D", "=").encode())
                    yield from self.decode(f"{name}!data:{number}", inner_data, depth + 1)
            if depth < DEEPEST:
                yield from self.base64(name, text, depth)
        if depth < DEEPEST:
            yield from self.streams(name, data, depth)

    def base64(self, name: str, text: str, depth: int) -> Iterator[Decoded | Unread]:
        """Give what runs of base64 hold, where it is text or packed."""
        for number, match in enumerate(_BASE64.finditer(text), start=1):
            run = re.sub(r"[\r\n=]", "", match[0]).replace("-", "+").replace("_", "/")
            run = run[: len(run) - (len(run) % 4 == 1)]
            inner = base64.b64decode(run + "=" * (-len(run) % 4))
            if _opener(inner) is not None or _ZLIB.match(inner) or _is_text(inner):
                yield from self.decode(f"{name}!base64:{number}", inner, depth + 1)

    def streams(self, name: str, data: bytes, depth: int) -> Iterator[Decoded | Unread]:
        """Give what zlib streams hold, wherever one begins in a file."""
        end = 0
        for match in _ZLIB.finditer(data):
            if match.start() < end:
                continue
            packed = zlib.decompressobj()
            with suppress(zlib.error):
                inner = packed.decompress(data[match.start() :], max(self.left, 1))
                if not packed.eof and len(inner) < _LEAST:
                    continue
                try:
                    self.spend(len(inner))
                except _UnreadableError as error:
                    yield Unread(name, str(error))
                    return
                end = len(data) - len(packed.unused_data) if packed.eof else match.end()
                yield from self.decode(f"{name}!zlib:{match.start()}", inner, depth + 1)

    def spend(self, size: int) -> None:
        self.left -= size
        if self.left < 0:
            raise _UnreadableError(f"unpacked it has more than {MOST_BYTES >> 20} MB")

    def read(self, stream: io.BufferedIOBase | gzip.GzipFile) -> bytes:
        """Return all of a stream, unless it is more than may be unpacked."""
        content = stream.read(self.left + 1)
        self.spend(len(content))
        return content

    def gunzip(self, data: bytes) -> Iterator[tuple[str, bytes]]:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as stream:
            yield "", self.read(stream)

    def bunzip2(self, data: bytes) -> Iterator[tuple[str, bytes]]:
        with bz2.BZ2File(io.BytesIO(data)) as stream:
            yield "", self.read(stream)

    def unxz(self, data: bytes) -> Iterator[tuple[str, bytes]]:
        with lzma.LZMAFile(io.BytesIO(data)) as stream:
            yield "", self.read(stream)

    def unzip(self, data: bytes) -> Iterator[tuple[str, bytes]]:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield "comment", archive.comment
            for member in archive.infolist():
                if member.flag_bits & 1:
                    raise _UnreadableError(f"{member.filename} in it is encrypted")
                self.spend(member.file_size)
                yield member.filename, archive.read(member)

    def untar(self, data: bytes) -> Iterator[tuple[str, bytes]]:
        with tarfile.open(fileobj=io.BytesIO(data), mode="r:") as archive:
            for member in archive:
                stream = archive.extractfile(member) if member.isfile() else None
                if stream is not None:
                    self.spend(member.size)
                    yield member.name, stream.read()

    def cells(self, data: bytes) -> Iterator[tuple[str, bytes]]:
        """Give each table as one text, the bytes of a cell by themselves."""
        with closing(sqlite3.connect(":memory:")) as database:
            # a database in write-ahead mode opens only from a file; two bytes say which mode it is
            database.deserialize(data[:18] + b"\x01\x01" + data[20:])
            database.text_factory = bytes
            tables = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            for (table,) in tables.fetchall():
                name = table.decode("utf-8", "replace")
                quoted = name.replace('"', '""')
                texts: list[bytes] = []
                rows = database.execute(f'SELECT * FROM "{quoted}"')
                for row in rows:
                    texts += [cell for cell in row if isinstance(cell, bytes)]
                yield name, b"\n".join(texts)
                for cell in texts:
                    if _opener(cell) is not None or _ZLIB.match(cell):
                        yield name, cell
        yield "pages", data.removeprefix(_SQLITE)  # what was deleted may still stand there


_BROKEN = (
    OSError,
    EOFError,
    zlib.error,
    lzma.LZMAError,
    zipfile.BadZipFile,
    tarfile.TarError,
    sqlite3.Error,
    NotImplementedError,
    RuntimeError,
    ValueError,
)
_Opener = Callable[[_Unpacking, bytes], Iterator[tuple[str, bytes]]]


def _opener(data: bytes) -> _Opener | None:
    """Return what opens a file that begins so, or None for a plain one."""
    for signature, opener in _OPENERS:
        if data.startswith(signature):
            return opener
    if data[_TAR_AT : _TAR_AT + len(_TAR)] == _TAR:
        return _Unpacking.untar
    if _ZIP in data and zipfile.is_zipfile(io.BytesIO(data)):
        return _Unpacking.unzip
    return None


_OPENERS: tuple[tuple[bytes, _Opener], ...] = (
    (_GZIP, _Unpacking.gunzip),
    (_BZIP2, _Unpacking.bunzip2),
    (_XZ, _Unpacking.unxz),
    (_ZIP, _Unpacking.unzip),
    (_SQLITE, _Unpacking.cells),
)


def _is_text(data: bytes) -> bool:
    """Tell whether bytes are a text in UTF-8 rather than what base64 makes of any word."""
    with suppress(UnicodeDecodeError):
        return data.decode("utf-8").replace("\n", " ").replace("\t", " ").isprintable()
    return False


def _texts(data: bytes) -> Iterator[str]:
    """Give the characters of a file, in every encoding that it may be meant in."""
    for mark, encoding in zip(_MARKS, _ENCODINGS, strict=True):
        if data.startswith(mark):
            yield data.decode(encoding, "replace")
            return
    text = data.decode("utf-8", "replace")
    yield text
    if "\ufffd" in text and b"\0" not in data:
        yield data.decode("cp1252", "replace")

"""Compiled templates, kept as Python keeps its own compiled modules.

They lie beside those, in `__pycache__`, and under the same rules: where nothing may be written, or
`PYTHONDONTWRITEBYTECODE` is set, templates are compiled anew each time. To compile all of them
takes as long as 300 pages.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import sys
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

from jinja2 import BytecodeCache, FileSystemBytecodeCache
from jinja2.bccache import Bucket


class CompiledTemplates(FileSystemBytecodeCache):
    """The compiled templates of one package.

    What is kept is used only for the same source, compiled by the same code for the same Python and
    Jinja. What is cut off counts as not there.
    """

    def __init__(self, folder: Path, compilers: tuple[Path, ...]) -> None:
        """Keep them in `folder`; the bytes of `compilers` decide what is made of a source."""
        super().__init__(str(folder), f"%s.{sys.implementation.cache_tag}.pyc")
        self._made_by = hashlib.sha256(version("jinja2").encode())
        for file in compilers:
            self._made_by.update(file.read_bytes())

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return the name of a template, which its file then bears."""
        return name

    def get_source_checksum(self, source: str) -> str:
        """Return what a template and all that has a part in compiling it come to."""
        made_by = self._made_by.copy()
        made_by.update(source.encode())
        return made_by.hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill `bucket` with what was kept; leave it empty where that is of no use."""
        try:
            super().load_bytecode(bucket)
        except Exception:  # a file cut off may raise anything
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what `bucket` holds, if that may be; readable for others as Python's own are."""
        kept = Path(self._get_cache_filename(bucket))
        new = kept.with_name(f"{kept.name}.{os.getpid()}")
        with suppress(OSError):
            new.write_bytes(bucket.bytecode_to_string())
            new.replace(kept)


def cache_beside(module: str, *others: str) -> BytecodeCache | None:
    """Return where the templates of the module in the file `module` are kept; None for nowhere.

    `module` and `others` are the files that compile them.
    """
    if sys.dont_write_bytecode or not sys.implementation.cache_tag:
        return None
    folder = Path(importlib.util.cache_from_source(module)).parent
    return CompiledTemplates(folder, tuple(map(Path, (module, *others))))

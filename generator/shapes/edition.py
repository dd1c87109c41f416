"""What every export is made from: the dataset, the corpus, the site's options, its addresses."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from generator.corpus.corpus import Corpus
from generator.options import Options
from generator.shapes.dataset import Dataset
from generator.shapes.of_corpus import dataset_of
from generator.shapes.table import Cell
from generator.shapes.tables import TABLES

FOLDER = "data/"
"""Where all data files are served, from the site's root."""


@dataclass(frozen=True, slots=True)
class DataFile:
    """One file of the downloads."""

    path: str
    """From the site's root, without a slash in front."""
    data: bytes
    media_type: str
    name: str
    """Under which the catalogues of words say what it is (`data.holds-<name>`)."""
    written: int | None = None
    """How many bytes it has, where it was written as it was made; `data` is empty then."""

    @property
    def size(self) -> int:
        """How many bytes the file has."""
        return len(self.data) if self.written is None else self.written

    def without_bytes(self) -> DataFile:
        """Return what there is to say of a file that is on the disk."""
        return replace(self, data=b"", written=self.size)


@dataclass(frozen=True)
class Edition:
    """One state of the site, as its exports see it. Each part is worked out once."""

    corpus: Corpus
    options: Options

    @cached_property
    def dataset(self) -> Dataset:
        """All that is published."""
        return dataset_of(self.corpus, self.options)

    @cached_property
    def rows(self) -> dict[str, tuple[tuple[Cell, ...], ...]]:
        """The rows of each table by its name, as CSV and SQLite both have them."""
        return {table.name: tuple(table.cells(self.dataset)) for table in TABLES}

    def address(self, path: str) -> str:
        """Return the address of `path` (from the site's root, without a slash in front).

        Where the site's own address is not known, it is relative to the folder of the data.
        """
        return f"{self.options.site_url or '../'}{path}"

    def page(self, kind: str, id: str) -> str:
        """Return the address of a record's page, `kind` being its key such as `claims`."""
        return self.address(f"{kind}/{id}/")

    def statement(self, claim: str, statement: str) -> str:
        """Return the address at which a statement stands on its claim's page."""
        return f"{self.page('claims', claim)}#{statement}"

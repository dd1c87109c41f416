"""The files that each hold all records: declared once, for what writes and for what lists them."""

from __future__ import annotations

from dataclasses import dataclass

from generator.shapes.edition import FOLDER, DataFile


@dataclass(frozen=True, slots=True)
class Whole:
    """One such file, without its bytes."""

    file: str
    """Its name below the folder of the data."""
    media_type: str
    name: str
    """Under which the catalogues of words say what it is (`data.holds-<name>`)."""

    @property
    def path(self) -> str:
        """Its path from the site's root, without a slash in front."""
        return f"{FOLDER}{self.file}"

    def holding(self, data: bytes) -> DataFile:
        """Return the file with its bytes."""
        return DataFile(self.path, data, self.media_type, self.name)


CORPUS = Whole("corpus.json", "application/json", "corpus")
SQLITE = Whole("corpus.sqlite", "application/vnd.sqlite3", "sqlite")
PACKAGE = Whole("datapackage.json", "application/vnd.datapackage+json", "package")
"""It leads to the tables as CSV."""
ANNOTATIONS = Whole(
    "annotations.json",
    'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
    "annotations",
)
LINKED_DATA = Whole("corpus.jsonld", "application/ld+json", "jsonld")
CSL = Whole("sources.csl.json", "application/vnd.citationstyles.csl+json", "csl")
BIBTEX = Whole("sources.bib", "application/x-bibtex", "bibtex")

WHOLES = (CORPUS, SQLITE, PACKAGE, ANNOTATIONS, LINKED_DATA, CSL, BIBTEX)
DESCRIPTION = "Claims, who makes them in which reports, and where their words stand."
"""What the data are, for catalogues of data; search engines want 50 characters at least."""

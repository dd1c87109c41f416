"""The sources as a bibliography: CSL-JSON and BibTeX, as each source's page gives its own."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from generator.pages.catalogue import load_catalogue
from generator.pages.citation import bibtex, csl_json
from generator.pages.works import report_work
from generator.shapes.edition import DataFile, Edition
from generator.shapes.json_text import json_bytes
from generator.shapes.whole import BIBTEX, CSL


def export(edition: Edition) -> Iterator[DataFile]:
    """Yield both files; each states the terms, in the ways that the two formats leave for it."""
    corpus, terms = edition.corpus, edition.dataset.terms.text
    t = load_catalogue(edition.options.language)
    works = [report_work(each, corpus.named(each.outlet)) for each in corpus.sources.values()]
    items = [item for work in works for item in json.loads(csl_json(work, t))]
    items = [{**item, "custom": {"terms": terms}} for item in items]
    yield CSL.holding(json_bytes(items))
    head = f"@comment{{{re.sub('[{}@]', '', terms)}}}"
    entries = "\n\n".join([head, *(bibtex(work, t) for work in works)]) + "\n"
    yield BIBTEX.holding(entries.encode())

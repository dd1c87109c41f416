"""Two parts alone: `python -m bench.alone yaml|quotes` prints its figures as JSON.

YAML: 5 MB of claims read with the place of every value, against PyYAML's CSafeLoader, which gives
no places. Quotes: ten of each of 1,000 articles, each article measured and normalised from its
text; Python's collector of circles rests, as it does in a build and a check.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import yaml

from bench.measure import middle
from bench.sites import claim_yaml, seeded, write_content
from generator.collector import resting
from generator.evidence.article import Article
from generator.evidence.model import Wanted
from generator.evidence.open_article import open_article
from generator.evidence.prove import prove
from generator.evidence.wanted import wanted_statement
from generator.reading.content import gather
from generator.reading.read_content import read_content
from generator.reading.yaml_tree import read_yaml

YAML_BYTES = 5_000_000
ARTICLES, QUOTES = 1000, 10_000
_TIMES = 5


def measure_yaml() -> dict[str, float]:
    """Return the seconds of both readers, in turns, the median of five."""
    claims = "".join(map(claim_yaml, seeded(100).claims))
    copies = YAML_BYTES // len(claims.encode()) + 1
    text = "claims:\n" + "".join(claims.replace("claim-", f"claim-{n}-") for n in range(copies))
    seconds: dict[str, list[float]] = {"ours": [], "CSafeLoader": []}
    for _ in range(_TIMES):
        seconds["ours"].append(_timed(lambda: read_yaml(text, "claims.yml")))
        seconds["CSafeLoader"].append(_timed(lambda: yaml.load(text, yaml.CSafeLoader)))
    yaml_file, problems = read_yaml(text, "claims.yml")
    if yaml_file is None or problems or len(yaml_file.data["claims"]) != 1000 * copies:
        raise SystemExit("the YAML was not read as it stands")
    return {"bytes": len(text.encode()), **{name: middle(each) for name, each in seconds.items()}}


def measure_quotes() -> dict[str, float]:
    """Return the seconds of 10,000 quotes in 1,000 articles, the median of five."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_content(seeded(ARTICLES), folder)
        content = gather(folder, "content", folder / ".texts")
    drafts, problems = read_content(content)
    by_source: dict[str, list[Wanted]] = defaultdict(list)
    for _, claim in sorted(drafts.claims.items()):
        for number in range(len(claim.draft.statements)):
            each = wanted_statement(claim, number, drafts)
            by_source[each.source].append(each)
    wanted = [each for quotes in by_source.values() for each in quotes[: QUOTES // ARTICLES]]

    def prove_all() -> None:
        library: dict[str, Article] = {}
        for id, written in drafts.articles.items():
            opened, _ = open_article(written, drafts, content)
            if opened is not None:
                library[id] = opened.article
        proofs = [prove(each, library[each.source], library)[0] for each in wanted]
        if problems or len(library) != ARTICLES or proofs.count(None) or len(proofs) != QUOTES:
            raise SystemExit("not every quote is proved")

    with resting():
        seconds = [_timed(prove_all) for _ in range(_TIMES)]
    return {"quotes": QUOTES, "articles": ARTICLES, "ours": middle(seconds)}


def _timed(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    print(json.dumps({"yaml": measure_yaml, "quotes": measure_quotes}[sys.argv[1]]()))

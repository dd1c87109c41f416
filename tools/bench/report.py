"""The figures as Markdown tables, between two marks of `docs/speed.md`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

BEGIN = "<!-- written by make bench: begin -->"
END = "<!-- written by make bench: end -->"
OWN = ("read", "prove", "link", "check", "render")
"""The stages from YAML to proved Markdown."""


def inserted(document: str, tables: str) -> str:
    """Return the document with `tables` between its marks."""
    before, _, rest = document.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{tables}\n{END}{after}"


def tables(found: dict[str, Any]) -> str:
    """Return all tables."""
    sites = found["sites"]
    parts = [_machine(found), _demands(found)]
    parts += [_arms(each) for each in sites]
    parts += [_stages([each for each in sites if "stages" in each])]
    parts += [_shapes(each["shapes"], found["real"]) for each in sites if "shapes" in each]
    return "\n\n".join(part for part in parts if part) + "\n"


def _machine(found: dict[str, Any]) -> str:
    machine = found["machine"]
    loads = [each for site in found["sites"] for each in site["load"]]
    versions = sorted({a["version"] for site in found["sites"] for a in site["arms"].values()})
    return (
        f"{machine['system']}, {machine['processors']} processors, Python {machine['python']}; "
        f"built on {machine['file system']}. "
        f"Load average during the builds: {min(loads):.1f} to {max(loads):.1f}; a build alone makes"
        f" it about 1. Versions: {'; '.join(versions)}."
    )


def _demands(found: dict[str, Any]) -> str:
    rows = [row for row in _reached(found) if row]
    return _table(("", "measured", "at least", "goal", "figures"), rows) if rows else ""


def _reached(found: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    by_size = {site["sources"]: site for site in found["sites"]}
    middle = by_size.get(100) or max(by_size.values(), key=lambda site: int(site["sources"]))
    arms = middle["arms"]
    if {"ours", "stock"} <= arms.keys():
        ours, stock = arms["ours"], arms["stock"]
        for clock in ("wall", "cpu"):
            yield (
                f"full build, {ours['pages']:,} pages, against stock ({_CLOCKS[clock]})",
                f"{stock[clock] / ours[clock]:.2f} times faster",
                "1.3 times",
                "2 times",
                f"{ours[clock]:.2f} s, {stock[clock]:.2f} s",
            )
        own = sum(middle["stages"][stage] for stage in OWN)
        yield (
            "own share (YAML to Markdown, proved) of stock's build",
            f"1/{stock['cpu'] / own:.1f}",
            "1/9",
            "1/15",
            f"{own:.2f} s of {stock['cpu']:.2f} s CPU",
        )
    grown = found.get("growth", {})
    if grown.get("sources") == [100, 400] and "ours" in grown:
        small, large = arms["ours"], by_size[400]["arms"]["ours"]
        yield (
            f"time({large['pages']:,}) / time({small['pages']:,}), CPU",
            f"{grown['ours']['cpu']['ratio']:.2f}",
            "4.3",
            "4.0",
            _grown(grown),
        )
        yield (
            f"peak memory, {large['pages']:,} pages",
            f"{large['peak']:.0f} MB",
            "300 MB",
            "150 MB",
            f"stock {by_size[400]['arms']['stock']['peak']:.0f} MB" if "stock" in arms else "",
        )
    for site in found["sites"]:
        if "edit" in site:
            yield _edited(site, required=site is middle)
    if "alone" in found:
        yaml, quotes = found["alone"]["yaml"], found["alone"]["quotes"]
        yield (
            f"{yaml['bytes'] / 1e6:.1f} MB of YAML with places, against `CSafeLoader`",
            f"1/{yaml['CSafeLoader'] / yaml['ours']:.1f} of its time",
            "1/4",
            "1/7",
            f"{yaml['ours']:.2f} s, {yaml['CSafeLoader']:.2f} s CPU",
        )
        yield (
            f"{quotes['quotes']:,} quotes in {quotes['articles']:,} articles, from text",
            f"{quotes['ours']:.2f} s CPU",
            "1.5 s",
            "1 s",
            "",
        )


def _grown(growth: dict[str, Any]) -> str:
    """Return both medians of each arm, and the ratio of stock."""
    small, large = growth["ours"]["cpu"]["medians"]
    words = f"{large:.2f} s, {small:.2f} s"
    if "stock" in growth:
        small, large = growth["stock"]["cpu"]["medians"]
        ratio = growth["stock"]["cpu"]["ratio"]
        words += f"; stock {ratio:.2f}: {large:.2f} s, {small:.2f} s"
    return words


def _edited(site: dict[str, Any], *, required: bool) -> tuple[str, ...]:
    """Return the row of an edit; only the site in the middle has a demand."""
    edit = site["edit"]
    runs = [run for each in edit.values() for run in each["runs"]]
    parts = [f"{edit[name]['seconds']:.2f} s ({len(edit[name]['runs'])})" for name in edit]
    busy = sum(not run["rested"] for run in runs)
    return (
        f"edit to page in serve, {site['arms']['ours']['pages']:,} pages, against stock serve",
        f"1/{edit['stock']['seconds'] / edit['ours']['seconds']:.1f}",
        *(("1/4", "1/10") if required else ("", "")),
        f"{', '.join(parts)} edits; load {min(r['load'] for r in runs):.1f} to "
        f"{max(r['load'] for r in runs):.1f}" + (f"; {busy} of them not at rest" if busy else ""),
    )


_CLOCKS = {"wall": "wall", "cpu": "CPU"}


def _arms(site: dict[str, Any]) -> str:
    runs = max(len(arm["runs"]) for arm in site["arms"].values())
    rows = [
        (
            arm["title"] + ("" if len(arm["runs"]) == runs else f" (of {len(arm['runs'])} rounds)"),
            f"{arm['pages']:,}",
            f"{arm['wall']:.2f}",
            f"{arm['cpu']:.2f}",
            f"{arm['system']:.2f}",
            f"{arm['peak']:.0f}",
            f"{arm['bytes'] / 1e6:.1f}",
        )
        for arm in site["arms"].values()
    ]
    heads = (
        "build",
        "pages",
        "wall, s",
        "CPU, s",
        "of it the system's, s",
        "peak memory of the largest process, MB",
        "written, MB",
    )
    title = f"{site['sources']} sources, {site['records']:,} records; medians of {runs}, in turns:"
    note = f"\n\n{_MEMORY}" if "ours-search" in site["arms"] else ""
    return f"{title}\n\n{_table(heads, rows)}{note}"


_MEMORY = (
    "With search on, memory is that of Python or of Pagefind, whichever takes more: Pagefind is a"
    " process of its own for which Python waits, and the two together take more than this figure."
)


def _stages(sites: Sequence[dict[str, Any]]) -> str:
    if not sites:
        return ""
    rows = []
    for stage in sites[0]["stages"]:
        cells = []
        for site in sites:
            of = site["stages"]
            if stage == "search":
                of = site.get("stages with search", {})
            cells += (
                [f"{of[stage]:.2f}", f"{100 * of[stage] / sum(of.values()):.0f} %"]
                if of
                else ["not measured", ""]
            )
        rows.append((_STAGES.get(stage, stage), *cells))
    heads = [h for site in sites for h in (f"{site['arms']['ours']['pages']:,} pages, s CPU", "")]
    words = (
        "Where this generator's build spends its time. All rows but *search* are of the builds with"
        " search off, and make their whole; *search* is of those with search on, with its share of"
        " their time:"
    )
    return f"{words}\n\n{_table(('stage', *heads), rows)}"


_STAGES = {
    "read": "read: files, YAML with places, schemas",
    "prove": "prove: quotes, absences, budgets, copied words",
    "link": "link the records",
    "check": "check: rules, links, addresses",
    "render": "render: templates to Markdown",
    "html": "Markdown to HTML",
    "exports": "exports: data files",
    "theme": "theme: Material's templates around each page",
    "search": "search: Pagefind's index, of the builds with search on",
    "write": "write files, exchange the sites",
    "rest": "rest: start, imports, MkDocs' own work",
}


def _shapes(seeded: dict[str, Any], real: dict[str, Any]) -> str:
    rows = [
        (
            kind,
            f"{real[kind]['bytes']:,.0f}",
            f"{real[kind]['links']:,.0f}",
            f"{seeded[kind]['bytes']:,.0f}",
            f"{seeded[kind]['links']:,.0f}",
        )
        for kind in seeded
    ]
    heads = ("median page of", "real, bytes", "real, links", "seeded, bytes", "seeded, links")
    return "How near the seeded pages come to those of this repository's site:\n\n" + _table(
        heads, rows
    )


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [heads, ["---", *["---:"] * (len(heads) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)

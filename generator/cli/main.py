"""The command line: one of the two doors."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import Any

import click

from generator import __version__, collector
from generator.cli import completion
from generator.cli.changes import changes
from generator.cli.editing import EDITING_COMMANDS
from generator.cli.history import history
from generator.cli.offline import offline
from generator.cli.options import (
    PROBLEMS,
    USAGE,
    Command,
    built_option,
    dry_run_option,
    format_option,
    print_findings,
    site_option,
)
from generator.cli.progress import working
from generator.commands.explain import all_of_them, find_rule, manual_page, nearest_rule
from generator.commands.import_article import Wanted, import_article
from generator.commands.leaks import search_leaks
from generator.commands.lock import lock_sites
from generator.commands.stats import stats_report
from generator.commands.write import WriteRefusedError, write_pages
from generator.compile import Site, compile_site
from generator.diagnostics import Severity, has_errors
from generator.formats import Tally, closing_line
from generator.reading.schema.sources import Rights
from generator.site_folder import UsageError, open_site


class _Group(click.Group):
    """Turns a usage error into one line and exit code 2."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except UsageError as error:
            click.echo(f"explainer: {error}", err=True)
            ctx.exit(USAGE)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="explainer")
def main() -> None:
    """Prove quotations, link claims, and write the pages of an explainer site.

    Run the commands in the folder of a site, where its mkdocs.yml is. New here? `explainer init
    DIR` makes a small site to try everything on, `explainer check` says what is wrong in it, and
    `mkdocs serve` shows it while you write.
    """


@main.command(
    cls=Command,
    examples=("explainer check", "explainer check --format json", "explainer explain Q301"),
)
@site_option
@format_option
@click.option("--strict", is_flag=True, help="End with 1 for warnings too, as a strict build does.")
def check(config: Path, form: str | None, strict: bool) -> None:
    """Check all content and say what is wrong, all at once.

    Every finding names file, line and column, says what is there, and what to do about it. The
    last line counts the quotations that were proved. Nothing is built or written.

    Exit code 0: no errors; 1: errors, or with --strict warnings; 2: wrong usage.
    """
    folder = open_site(config)
    with working("Reading and proving the content"), collector.resting():
        site = compile_site(folder.gather(), folder.options)
    print_findings(site.diagnostics, folder, form)
    if (form or "text") == "text":
        click.echo(_closing(site))
    weighs = site.diagnostics if strict else ()
    sys.exit(PROBLEMS if weighs or not site.ok else 0)


@main.command(
    cls=Command, examples=("explainer write ../pages", "explainer write ../pages --dry-run")
)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@site_option
@format_option
@dry_run_option()
def write(folder: Path, config: Path, form: str | None, dry_run: bool) -> None:
    """Write the pages as Markdown into DIR, which must be empty or made by this command.

    For other builders than MkDocs: any program that makes a site of a folder of Markdown reads
    them. Either all pages are written or, where the content has an error, none.

    Exit code 0: written; 1: the content has errors; 2: wrong usage, or DIR holds other things.
    """
    opened = open_site(config)
    with working("Reading, proving and rendering the content"), collector.resting():
        site = compile_site(opened.gather(), opened.options, final=True)
    print_findings(site.diagnostics, opened, form)
    if not site.ok:
        sys.exit(PROBLEMS)
    try:
        write_pages(site, folder, dry_run=dry_run)
    except WriteRefusedError as error:
        raise UsageError(str(error)) from None
    if form != "json":
        would = "would be " if dry_run else ""
        click.echo(f"{len(site.pages)} pages {would}in {folder}")


@main.command(
    cls=Command,
    examples=(
        "explainer lock --by desk --date 2026-11-22",
        "explainer lock post-last-bus --dry-run",
        "explainer lock --check",
    ),
)
@click.argument("sources", nargs=-1, shell_complete=completion.sources)
@site_option
@format_option
@click.option("--check", "only_check", is_flag=True, help="Write nothing; prove existing locks.")
@dry_run_option()
@click.option("--by", default="", help="The editor who verifies, by id.")
@click.option("--date", "on", default="", help="The day of verification, as 2026-11-22.")
@click.option("--confirm", multiple=True, help="The locator of a passage read again.")
def lock(
    sources: tuple[str, ...],
    config: Path,
    form: str | None,
    only_check: bool,
    dry_run: bool,
    by: str,
    on: str,
    confirm: tuple[str, ...],
) -> None:
    """Write the locks of SOURCES, or of all whose text is at hand.

    A lock holds what a machine without the article needs to build the same pages: where each
    quote stands, and fingerprints. Write it after each change to a source, its text or its quotes,
    and commit it. Without --by and --date the signature that is there stays. With --check each is
    proved or said to be not verified here; where none can be proved, the command fails.

    Exit code 0: done; 1: a quote or a lock is wrong; 2: wrong usage.
    """
    folder = open_site(config)
    with working("Proving the quotations"):
        result = lock_sites(
            folder,
            sources,
            only_check=only_check,
            by=by,
            on=on,
            confirm=confirm,
            dry_run=dry_run,
        )
    print_findings(result.diagnostics, folder, form)
    if form != "json":
        for line in result.lines:
            click.echo(line)
    sys.exit(PROBLEMS if has_errors(result.diagnostics) or result.proves_nothing else 0)


@main.command(cls=Command, examples=("explainer leaks", "explainer leaks --no-history"))
@site_option
@format_option
@built_option
@click.option("--history/--no-history", "with_history", default=True, help="Search git's history.")
def leaks(config: Path, form: str | None, site: Path | None, with_history: bool) -> None:
    """Search site, repository and history for words of articles that may not be published.

    Twelve words of an article in a row, quotes, title and credit aside, are a leak. Only articles
    whose text is at hand can be looked for; the others are warnings. Build the site first.

    Exit code 0: none found; 1: leaks, or what could not be looked into; 2: wrong usage.
    """
    folder = open_site(config)
    with working("Searching site, repository and history"):
        report = search_leaks(folder, site, with_history=with_history)
    print_findings(report.diagnostics, folder, form)
    if (form or "text") == "text":
        for line in report.lines:
            click.echo(line)
    sys.exit(PROBLEMS if has_errors(report.diagnostics) else 0)


@main.command(cls=Command, examples=("explainer stats",))
@site_option
def stats(config: Path) -> None:
    """Show the use of the quotation budget and what is accounted for, per source.

    For each report: how many of its words are quoted and how many may be, which sentences and
    quotations no statement accounts for yet (by paragraph and sentence), and who speaks.

    Exit code 0: fine; 1: the content has errors; 2: wrong usage.
    """
    folder = open_site(config)
    site = compile_site(folder.gather(), folder.options, publish=False)
    errors = [each for each in site.diagnostics if each.severity is Severity.ERROR]
    print_findings(errors, folder, None)
    click.echo(stats_report(site))
    sys.exit(0 if site.ok else PROBLEMS)


@main.command(
    "import",
    cls=Command,
    examples=(
        "explainer import last-bus.html --dry-run",
        "explainer import last-bus.html --outlet ostmere-post",
        'explainer import ours.txt --rights full --licence "our own text"',
    ),
)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@site_option
@click.option("--id", default="", help="The source's id; by default made of outlet and day.")
@click.option("--outlet", default="", help="The outlet's id; by default as the file names it.")
@click.option(
    "--rights",
    type=click.Choice([each.value for each in Rights]),
    default=Rights.QUOTES.value,
    show_default=True,
    help="How much of the words may be published.",
)
@click.option("--licence", default="", help="On what ground a full text may be published.")
@dry_run_option("show the record")
def import_(
    file: Path, config: Path, id: str, outlet: str, rights: str, licence: str, dry_run: bool
) -> None:
    """Make a source record of FILE: a saved page (.html), Markdown or plain text.

    Nothing is fetched: save the page in your browser first. What the file does not state is left
    out, and every guess is marked in the record by a comment, to be looked at. The text goes to
    the folder of texts, outside git, unless its rights are full. No existing file is overwritten.

    Exit code 0: done; 2: wrong usage, or the file cannot be read as an article.
    """
    wanted = Wanted(id, outlet, Rights(rights), licence, dry_run)
    for line in import_article(open_site(config), file, wanted):
        click.echo(line)


@main.command(
    cls=Command,
    examples=("explainer explain", "explainer explain Q301", "explainer explain verb-not-near"),
)
@click.argument("code", default="", shell_complete=completion.rules)
def explain(code: str) -> None:
    """Show the manual page of a rule, by its code or name, as `explainer check` prints them.

    It says what is wrong, why it matters to readers, and what to write instead. Without CODE every
    rule is listed, a line each.

    Exit code 0: done; 2: there is no such rule.
    """
    if not code:
        click.echo(all_of_them())
        return
    rule = find_rule(code)
    if rule is None:
        near = nearest_rule(code) or "`explainer check` prints codes and names."
        raise UsageError(f"there is no rule {code}. {near}")
    click.echo(manual_page(rule))


def _closing(site: Site) -> str:
    proofs = site.proofs
    proved = [each for source in proofs.proved.values() for each in source]
    tiers = Counter("passage" if p.wanted.passage else p.proof.tier.value for p in proved)
    checked = sum(wanted.source in proofs.articles for wanted in proofs.wanted)
    return closing_line(site.diagnostics, tiers, Tally(checked, len(proofs.wanted) - checked))


for _command in (*EDITING_COMMANDS, changes, history, offline):
    main.add_command(_command)

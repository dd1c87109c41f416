"""The commands that help an editor write."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.cli import completion
from generator.cli.options import (
    PROBLEMS,
    Command,
    dry_run_option,
    print_findings,
    site_option,
)
from generator.cli.progress import working
from generator.commands.generated import write_manual, write_schemas
from generator.commands.init import init_site
from generator.commands.merge import merge_records
from generator.commands.new import new_record
from generator.commands.put import Outcome
from generator.commands.quote import quote_source
from generator.commands.rename import rename_record
from generator.commands.suggest import suggest_source
from generator.editing.scaffold import KINDS
from generator.site_folder import SiteFolder, open_site

_into_folder = click.argument(
    "folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False)
)


@click.command(
    cls=Command,
    examples=(
        "explainer init last-bus",
        "explainer init last-bus --dry-run",
    ),
)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@dry_run_option()
def init(folder: Path, dry_run: bool) -> None:
    """Make a new site in DIR, which must be empty or new.

    It is small and complete: three reports of one invented event, their claims, a story, and the
    workflows that check and publish it on GitHub. It builds as it is; put your own reports in the
    place of these as you learn. docs/tutorial.md leads from here to a published page.

    Exit code 0: done; 2: wrong usage, or DIR is not empty.
    """
    click.echo("\n".join(init_site(folder, dry_run=dry_run)))


@click.command(
    cls=Command,
    examples=("explainer schema .schema",),
)
@_into_folder
@dry_run_option()
def schema(folder: Path, dry_run: bool) -> None:
    """Write JSON Schema files into DIR, for completion and checks while you type.

    VS Code (with the extension YAML) and the JetBrains editors read the first line of a YAML file
    to find its schema; the command prints that line as it stands in the content folder. Write the
    files again after an update of the generator. A file of the same name that this command did not
    write is refused.

    Exit code 0: done; 2: wrong usage, or DIR cannot be written.
    """
    click.echo("\n".join(write_schemas(folder, dry_run=dry_run)))


@click.command(cls=Command, examples=("explainer manual docs",))
@_into_folder
@dry_run_option()
def manual(folder: Path, dry_run: bool) -> None:
    """Write the manual of every field and of every rule into DIR, as Markdown.

    Two files, fields.md and rules.md, made from the program itself. Older ones are replaced; a file
    of the same name that this command did not write is refused.

    Exit code 0: done; 2: wrong usage, or DIR cannot be written.
    """
    click.echo("\n".join(write_manual(folder, dry_run=dry_run)))


@click.command(
    cls=Command,
    examples=(
        "explainer new actor mara-holt",
        "explainer new claim taxi-is-free --dry-run",
        "explainer new source post-last-bus",
    ),
)
@click.argument("kind", metavar="KIND", type=click.Choice(sorted(KINDS)))
@click.argument("id")
@dry_run_option("show what would be added")
@site_option
def new(kind: str, id: str, dry_run: bool, config: Path) -> None:
    """Add a record of a KIND under an ID, to be filled in.

    KIND is actor, claim, editor, event, explainer, page, question, source or topic. The ID becomes
    part of an address: small letters, digits and hyphens.

    It comes with every key it must have and a line above each on what belongs there; what it may
    have stands in comments. It goes into the file where most of its kind stand: sources, stories
    and pages have files of their own.

    Exit code 0: added; 1: the id is taken, or content cannot be read; 2: wrong usage.
    """
    folder = open_site(config)
    _tell(new_record(folder, kind, id, dry_run=dry_run), folder)


@click.command(
    cls=Command,
    examples=(
        'explainer quote post-last-bus "Nobody will be left standing"',
        'explainer quote post-last-bus "free of charge" --speaker own',
    ),
)
@click.argument("source", shell_complete=completion.sources)
@click.argument("words")
@click.option("--speaker", default="", help="An actor's id, or own; by default as the text names.")
@site_option
def quote(source: str, words: str, speaker: str, config: Path) -> None:
    """Print WORDS of the article SOURCE as a statement ready to paste into a claim.

    Quotation marks, dashes and spaces may be typed in any form; the statement has the article's
    own characters, a locator where the words stand more than once, and the speaker and verb that
    stand beside them: read whether they are right. Words that are not there are answered with the
    nearest passage. `[...]` leaves words out.

    Exit code 0: ready to paste; 1: not there, or the check would refuse it; 2: wrong usage.
    """
    answer = quote_source(open_site(config), source, words, speaker)
    click.echo(answer.text)
    sys.exit(0 if answer.ok else PROBLEMS)


@click.command(
    cls=Command,
    examples=("explainer suggest post-last-bus",),
)
@click.argument("source", shell_complete=completion.sources)
@site_option
def suggest(source: str, config: Path) -> None:
    """Print what of the article SOURCE no statement accounts for yet, as YAML to paste.

    Quotations come with the verb and the speaker beside them; sentences that name a known actor,
    give a figure or report something come as passages. Each passes the check as it is, or is
    printed as a comment that says what it lacks: most often the speaker, where the article says
    no more than “he”. Which claim a statement supports is for you to say.

    Exit code 0: done; 1: content cannot be read; 2: wrong usage, or the text is not at hand.
    """
    folder = open_site(config)
    _tell(suggest_source(folder, source), folder)


@click.command(
    cls=Command,
    examples=(
        "explainer rename mara-holt m-holt --dry-run",
        "explainer rename mara-holt m-holt",
    ),
)
@click.argument("old", shell_complete=completion.records)
@click.argument("new")
@click.option("--was/--no-was", default=True, help="Keep the old address leading to the record.")
@dry_run_option("show what would change")
@site_option
def rename(old: str, new: str, was: bool, dry_run: bool, config: Path) -> None:
    """Give the record OLD the id NEW, wherever it is named: in all YAML, prose and locks.

    Only the id's own characters change; comments and layout stay. The record keeps its old id in
    `was`, so that its old address leads on. A source takes its file, its lock and its text with
    it. Either everything is changed or nothing.

    Exit code 0: done; 1: the content does not allow it; 2: wrong usage.
    """
    folder = open_site(config)
    with working("Changing the id everywhere"):
        outcome = rename_record(folder, old, new, was=was, dry_run=dry_run)
    _tell(outcome, folder)


@click.command(
    cls=Command,
    examples=(
        "explainer merge m-holt mara-holt --dry-run",
        "explainer merge m-holt mara-holt --keep name",
    ),
)
@click.argument("old", shell_complete=completion.records)
@click.argument("into", shell_complete=completion.records)
@click.option("--keep", multiple=True, metavar="KEY", help="Keep INTO's value where both differ.")
@dry_run_option("show what would change")
@site_option
def merge(old: str, into: str, keep: tuple[str, ...], dry_run: bool, config: Path) -> None:
    """Make one record of OLD and INTO, which were made twice for one thing.

    Everything that names OLD names INTO afterwards. What only OLD says moves over: spellings, and
    with their comments statements, relations, roles. The name of an actor or topic becomes a
    spelling, and the old id stands in `was`. Where the two disagree in a field that can have one
    value only, nothing is changed and the fields are named.

    Exit code 0: done; 1: the two do not agree, or the content does not allow it; 2: wrong usage.
    """
    folder = open_site(config)
    with working("Merging the records"):
        outcome = merge_records(folder, old, into, keep=keep, dry_run=dry_run)
    _tell(outcome, folder)


def _tell(outcome: Outcome, folder: SiteFolder) -> None:
    print_findings(outcome.diagnostics, folder, "text", outcome.content)
    click.echo("\n".join(outcome.lines))
    sys.exit(PROBLEMS if outcome.refused or outcome.diagnostics else 0)


EDITING_COMMANDS = (init, schema, manual, new, quote, suggest, rename, merge)

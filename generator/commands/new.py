"""A new record to fill in."""

from __future__ import annotations

from generator.commands.put import Outcome, carry_out
from generator.commands.readable import unreadable
from generator.editing.scaffold import scaffold
from generator.site_folder import SiteFolder

_THEN = {
    "source": (
        "Then put the article's text into {texts}/{id}.txt, or with `rights: full` below the",
        "second line of hyphens, and run `explainer lock {id}`.",
    ),
    "claim": (
        "Then give it evidence: `explainer quote SOURCE WORDS` prints a statement to paste.",
    ),
}
"""What an editor does next."""


def new_record(folder: SiteFolder, noun: str, id: str, *, dry_run: bool) -> Outcome:
    """Add a record of a kind where most of its kind stand; raise UsageError like `carry_out`.

    Where a file cannot be read nobody knows where they stand, nor whether the id is taken.
    """
    if broken := unreadable(folder):
        return Outcome(("Nothing was added: mend this first.",), broken)
    done = f"The {noun} {id} is to be filled in where its lines say so:"
    outcome = carry_out(
        folder,
        lambda content: scaffold(content, noun, id),
        dry_run=dry_run,
        done=done,
        unfinished=True,
    )
    then = [line.format(texts=folder.texts, id=id) for line in _THEN.get(noun, ())]
    return outcome if outcome.refused or dry_run else Outcome((*outcome.lines, *then))

"""What of an article no record accounts for yet, as statements to paste."""

from __future__ import annotations

from generator.commands.put import Outcome
from generator.commands.quote import open_article
from generator.commands.readable import unreadable
from generator.editing.attribution import names_of
from generator.editing.statement import as_yaml
from generator.editing.suggesting import suggest
from generator.evidence.coverage import cover
from generator.evidence.model import Locator
from generator.site_folder import SiteFolder


def suggest_source(folder: SiteFolder, source: str) -> Outcome:
    """Return the suggestions for a source as YAML, with what is left over as comments.

    Nothing is suggested where content cannot be read: it may hold just these statements. Raises
    UsageError where there is no such source or its text is not at hand.
    """
    if broken := unreadable(folder):
        return Outcome(("Nothing is suggested: mend this first.",), broken)
    site, article = open_article(folder, source)
    draft = site.drafts.articles[source].draft
    proved = site.proofs.proved.get(source, ())
    coverage = cover(
        article.layout,
        [quotation.span for quotation in article.quotations],
        [piece.span for each in proved for piece in each.proof.pieces],
        [Locator.parse(at) for at in draft.set_aside],
    )
    usage = site.proofs.usages[source]
    made = suggest(article, coverage, names_of(site.drafts), draft.rights, usage)
    ready = sum(1 for each in made.found if each.ready)
    lines = [
        f"# {source}: {ready} statements to paste under `statements:` of the claims they support,",
        f"# and {len(made.found) - ready} in comments that lack something.",
        *(as_yaml(each.statement, inactive=not each.ready) for each in made.found),
    ]
    if made.others:
        lines.append(f"# Nothing to go by in: {', '.join(map(str, made.others))}")
    return Outcome(tuple(lines))

"""What a shell offers when Tab is pressed behind a command: the ids of the site at hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from generator.options import CONFIG
from generator.reading.drafts import Drafts
from generator.reading.read_content import read_content
from generator.rules import all_rules
from generator.site_folder import UsageError, open_site


def sources(ctx: click.Context, param: click.Parameter, begun: str) -> list[CompletionItem]:
    """Offer the ids of sources that begin so, each with its title."""
    offered = _drafts(ctx)
    items = offered.articles.items() if offered else ()
    return [
        CompletionItem(id, help=written.draft.title)
        for id, written in sorted(items)
        if id.startswith(begun)
    ]


def records(ctx: click.Context, param: click.Parameter, begun: str) -> list[CompletionItem]:
    """Offer the ids of all records that begin so."""
    offered = _drafts(ctx)
    ids = sorted(written.id for written in offered.records()) if offered else []
    return [CompletionItem(id) for id in ids if id.startswith(begun)]


def rules(ctx: click.Context, param: click.Parameter, begun: str) -> list[CompletionItem]:
    """Offer the names and codes of rules that begin so."""
    return [CompletionItem(word) for word in _rule_words() if word.startswith(begun)]


def _rule_words() -> Iterator[str]:
    for rule in all_rules().values():
        yield rule.name
        yield rule.code


def _drafts(ctx: click.Context) -> Drafts | None:
    """Return what the site at hand holds; None where there is no site."""
    try:
        folder = open_site(ctx.params.get("config") or Path(CONFIG))
    except UsageError:
        return None
    return read_content(folder.gather(texts=False))[0]

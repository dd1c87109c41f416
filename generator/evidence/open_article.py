"""One source's article: from its text where that is at hand, or else from its lock."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Diagnostic, Rule
from generator.evidence.article import Article
from generator.evidence.layout import check_locator, check_zones
from generator.evidence.locks.as_yaml import read_lock
from generator.evidence.locks.check import NO_LOCK, check_current
from generator.evidence.locks.lock import zones_fingerprint
from generator.evidence.model import Layout
from generator.evidence.proofs import ProvedArticle
from generator.place import Place
from generator.reading.characters import check_text
from generator.reading.content import Content
from generator.reading.drafts import Drafts
from generator.reading.form import Written
from generator.reading.names import did_you_mean
from generator.reading.schema.sources import Rights, SourceDraft
from generator.reading.text import decode

NOTHING_TO_PROVE_WITH = Rule(
    "L201",
    "no-text-and-no-lock",
    """
Neither the text of a source nor a lock is at hand, so nothing of it can be proved or shown.

Put the text where the option `texts` points (`.texts/<id>.txt` unless a site says otherwise) and
run `explainer lock`; commit the lock. A source with `rights: full` has its text below its front
matter.
""",
)

BODY_NOT_ALLOWED = Rule(
    "R101",
    "text-in-repository",
    """
A source that is not `full` has text below its front matter.

The text would be published with the repository. Move it to the folder of the texts, which is not
in git, or state the ground on which it may be published: `rights: full` and `licence`.
""",
)

BODY_MISSING = Rule(
    "R102",
    "text-missing",
    """
The place where a source's text should stand is empty: below the front matter of a source with
`rights: full`, or in its file in the folder of the texts.

Write the article below the second line of hyphens, or choose `rights: quotes`. Save the text into
its file, or remove the file: without it the lock proves the quotes.
""",
)


def open_article(
    written: Written[SourceDraft], drafts: Drafts, content: Content
) -> tuple[ProvedArticle | None, list[Diagnostic]]:
    """Return a source's article from its text, or else from its lock."""
    id, draft = written.id, written.draft
    found: list[Diagnostic] = []
    lock = None
    if id in drafts.locks:
        lock, found = read_lock(drafts.locks[id], id)
    text, problems = _text(written, drafts, content)
    found += problems
    article = (
        Article.from_text(id, text, language=draft.language, zones=draft.zones)
        if text is not None
        else None
    )
    layout = article.layout if article else lock.shape if lock else None
    misplaced = list(_check_zones(written, layout)) if layout else []
    if lock is not None:
        found += check_current(
            lock,  # zones that stand nowhere are told once: mended, they may be those of the lock
            zones=lock.zones if misplaced else zones_fingerprint(draft.zones),
            place=written.key_place,
            sha256=article.layout.sha256 if article else None,
        )
    elif (
        text is not None
        and draft.rights is not Rights.FULL
        and not found
        and id not in drafts.unread_locks
    ):
        message = f"The text of `{id}` is at hand, and it has no lock."
        hint = f"Run `explainer lock {id}` before you commit, and commit the lock."
        found.append(NO_LOCK.at(written.key_place, message, hint=hint, record=id))
    if article is None and lock is not None:
        article = Article(id, lock.shape, None, draft.language)
    if article is not None:
        proved = ProvedArticle(article, draft.rights, lock)
        return proved, [*found, *misplaced, *_check_set_aside(written, proved.layout)]
    alone = drafts.locks.keys() - drafts.articles.keys()  # told there, where a new name is why
    known = id in drafts.locks or id in drafts.unread_locks or did_you_mean(id, alone)
    if not found and not known:
        message = f"Neither the text of `{id}` nor a lock is at hand."
        hint = f"Put the text into the folder of the texts as `{id}.txt`, and run `explainer lock`."
        near = did_you_mean(id, set(content.texts) - set(drafts.articles))
        if near:
            hint += f" `{near.split('`')[1]}.txt` there belongs to no source: rename it."
        found.append(NOTHING_TO_PROVE_WITH.at(written.key_place, message, hint=hint))
    return None, found


def _text(
    written: Written[SourceDraft], drafts: Drafts, content: Content
) -> tuple[str | None, list[Diagnostic]]:
    body = drafts.bodies[written.id].strip("\n")
    if written.draft.rights is Rights.FULL:
        if body:
            return body + "\n", []
        message = "There is no text below the front matter."
        hint = "Write the article below the front matter, or choose `rights: quotes`."
        return None, [BODY_MISSING.at(written.key_place, message, hint=hint)]
    if body.strip():
        message = "Text stands below the front matter of a source that is not `full`."
        hint = f"Move it into the folder of the texts, which is not in git, as `{written.id}.txt`."
        return None, [BODY_NOT_ALLOWED.at(written.key_place, message, hint=hint)]
    raw = content.texts.get(written.id)
    if raw is None:
        return None, []
    file = content.text_file(written.id)
    text, problems = decode(raw, file)
    if text is not None and not text.strip():
        message = f"The text of `{written.id}` is empty."
        hint = "Save the article's text into it, or remove the file: then the lock is used."
        return None, [BODY_MISSING.at(Place(file), message, hint=hint, record=written.id)]
    return text, [*problems, *check_text(text or "", file)]


def _check_zones(written: Written[SourceDraft], layout: Layout) -> Iterator[Diagnostic]:
    """Give a finding for each zone in a source's front matter that its text has no place for."""
    zones = {at: written.place("zones", at) for at in written.draft.zones}
    yield from check_zones(layout, zones, written.id)


def _check_set_aside(written: Written[SourceDraft], layout: Layout) -> Iterator[Diagnostic]:
    """Give a finding for each place that is set aside and that the text does not have."""
    for at in written.draft.set_aside:
        yield from check_locator(layout, at, written.place("set_aside", at), written.id)

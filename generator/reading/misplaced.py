"""Files that lie or are named otherwise than they were meant to, in an editor's words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath

from generator.diagnostics import Diagnostic, Rule
from generator.place import Place
from generator.reading.schema.base import Draft
from generator.wording import with_article

STRAY_FILE = Rule(
    "Y302",
    "stray-file",
    """
A file lies in the content folder where nothing reads it.

Records are YAML files; articles lie in `articles/`, stories in `explainers/`, other hand-written
pages in `pages/`, verbs in `vocabulary/`, each as `<id>.md` or `verbs.<language>.yml`.

A lock is read at `articles/<id>.lock.yml` and verbs at `vocabulary/verbs.<language>.yml`, at no
other path: a second one elsewhere could say what the first does not.
""",
)

PAGE_FOLDERS = ("articles", "explainers", "pages")
_KNOWN = (".yml", ".yaml", ".md")
_LEFT_BEHIND = frozenset({".orig", ".rej", ".bak", ".old", ".tmp"})
_OF_A_PAGE = frozenset({"", ".txt", ".text", ".md", ".markdown", ".mdown", ".mkd"})
_OF_RECORDS = frozenset({"", ".txt", ".text", ".json", ".yml", ".yaml", ".yam", ".yamll", ".ymal"})


def meant_name(inside: PurePosixPath) -> str:
    """Return the name under which a file would be read, or nothing where none is likely.

    `inside` is its path within the content folder: `claims.yml.txt` gives `claims.yml`.
    """
    if inside.suffix.lower() in _LEFT_BEHIND:
        return ""
    if PurePosixPath(inside.stem).suffix.lower() in _KNOWN:
        return inside.stem
    of_a_page = len(inside.parts) == 2 and inside.parts[0] in PAGE_FOLDERS
    if inside.suffix.lower() in (_OF_A_PAGE if of_a_page else _OF_RECORDS):
        return f"{inside.stem}.{'md' if of_a_page else 'yml'}"
    return ""


def id_of_lock(inside: PurePosixPath) -> str | None:
    """Return whose lock a file is by its name, wherever it lies, or None where it is no lock."""
    lock = re.fullmatch(r"(.*)\.lock\.ya?ml", inside.name, re.IGNORECASE | re.DOTALL)
    return lock and lock[1]


def lock_path(id: str) -> str:
    """Return the one path in the content folder at which the lock of a source is read."""
    return f"articles/{id}.lock.yml"


def verbs_path(language: str) -> str:
    """Return the one path in the content folder at which the verbs of a language are read."""
    return f"vocabulary/verbs.{language}.yml"


def elsewhere(name: str, inside: PurePosixPath, right: str) -> Diagnostic | None:
    """Return the finding for a file that is read at the path `right` alone and lies elsewhere.

    `name` is its path from the site's folder, `inside` and `right` those in the content folder.
    """
    if inside.as_posix() == right:
        return None
    hint = f"Its one place is {right}: move it there, or remove it where a file lies there already."
    return STRAY_FILE.at(Place(name), "Nothing reads this file here.", hint=hint)


def meant_kind(data: Mapping[str, object], folder: str, kinds: Mapping[str, type[Draft]]) -> str:
    """Return the folder where a page with this front matter belongs, if that is not `folder`.

    `kinds` are the forms by folder. Nothing is returned where it fits none of them.
    """
    for kind in sorted(kinds, key=lambda each: each != folder):  # the folder's own first
        fields = {field.alias or name: field for name, field in kinds[kind].model_fields.items()}
        needed = {key for key, field in fields.items() if field.is_required()}
        if kind == folder and data.keys() <= fields.keys():
            return ""
        # a title alone may stand in a page of any kind
        if len(needed) > 1 and needed <= data.keys() <= fields.keys():
            return kind
    return ""


def misplaced_page(name: str, inside: PurePosixPath, meant: str, noun: str) -> Diagnostic:
    """Return the finding for a page that lies where its kind is not read.

    `meant` is the folder of its kind and `noun` what that is called, both empty where unknown.
    """
    if not meant:
        hint = "Move it to articles/, explainers/ or pages/, or out of the content folder."
        return STRAY_FILE.at(Place(name), "Nothing reads this file.", hint=hint)
    message = f"This is {with_article(noun)}, and is not read here."
    return STRAY_FILE.at(Place(name), message, hint=f"Move it to {meant}/{inside.name}.")


def lock_alone(id: str, place: Place) -> Diagnostic:
    """Return the finding for a lock that lies beside no article of its name."""
    return STRAY_FILE.at(
        place,
        f"There is no source `{id}` that this lock could be of.",
        hint=f"Where its article has a new name, give it back the old one, `{id}`, and run"
        f" `explainer rename {id} NEW`, which takes the lock along: to a machine without the text"
        " it is the only proof. Remove it only where the article is gone.",
    )


def stray(name: str, folder: str) -> Diagnostic:
    """Return the finding for a file that nothing reads, by its path from the site's folder."""
    inside = PurePosixPath(name.removeprefix(f"{folder}/"))
    out = "move it out of the content folder, of which nothing but YAML and Markdown is published."
    meant = meant_name(inside)
    if inside.suffix.lower() in _LEFT_BEHIND:
        hint = "Remove it: git keeps what stood there before."
    elif meant:
        hint = f"Where it is meant to be read, name it `{meant}`; else {out}"
    else:
        hint = out[:1].upper() + out[1:]
    if inside.parts[0] == "articles" and inside.suffix.lower() == ".txt":
        hint += " The bare text of an article belongs into the folder of the texts, outside git."
    return STRAY_FILE.at(Place(name), "Nothing reads this file.", hint=hint)


def as_one_copy(
    found: Sequence[Diagnostic], taken: Rule, ids: Mapping[str, tuple[str, Place]], file: str
) -> list[Diagnostic]:
    """Return the findings of a file, in which all its ids that another file has are one finding.

    `taken` is the rule of an id that is taken. Of a file with an id of its own each is told.
    """
    copied = [each for each in found if each.rule is taken and each.also]
    others = {each.also[0][0] for each in copied}
    files = {each.file for each in others}
    if len(others) < 2 or len(others) < len(copied) or len(files) != 1:
        return list(found)
    if any(at.file == file for _, at in ids.values()):  # last, for it goes through a whole site
        return list(found)
    other = min(others)
    one = taken.at(
        copied[0].place,
        f"All ids of this file are taken: {other.file} has them.",
        hint="Remove the one of the two files that is not meant, or give its records other ids.",
        also=[(other, "the first of them stands here")],
    )
    return [one, *(each for each in found if each not in copied)]

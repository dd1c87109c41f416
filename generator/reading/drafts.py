"""All that the editors wrote, read once: drafts by kind, and every complaint about their form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import PurePosixPath
from typing import Any

from generator.diagnostics import Diagnostic, Rule
from generator.languages import CODE_PATTERN, is_spoken
from generator.place import Place
from generator.reading.characters import check_prose, check_text, check_yaml
from generator.reading.content import Content
from generator.reading.fillers import check_filled_in
from generator.reading.form import UNKNOWN_KEY, WRONG_VALUE, Written, check_form
from generator.reading.form_words import shape, shown
from generator.reading.front_matter import part, why_not_parted
from generator.reading.history import PastChange, read_history
from generator.reading.kept import KeptFile, KeptFiles
from generator.reading.limits import at_most
from generator.reading.merges import check_merge
from generator.reading.misplaced import (
    STRAY_FILE,
    as_one_copy,
    elsewhere,
    id_of_lock,
    lock_alone,
    lock_path,
    meant_kind,
    meant_name,
    misplaced_page,
    stray,
    verbs_path,
)
from generator.reading.names import did_you_mean
from generator.reading.prose import Prose, read_prose
from generator.reading.schema.actors import ActorDraft, EditorDraft
from generator.reading.schema.base import Draft, RecordDraft
from generator.reading.schema.claims import ClaimDraft
from generator.reading.schema.context import EventDraft, QuestionDraft, TopicDraft
from generator.reading.schema.sources import ExplainerDraft, PageDraft, SourceDraft
from generator.reading.slugs import slug_of, slug_problem
from generator.reading.text import decode, find_tab
from generator.reading.yaml_tree import Refused, YamlFile, YamlMap, is_spoiled, read_yaml
from generator.wording import with_article

ID_TAKEN = Rule(
    "Y301",
    "id-taken",
    """
Two records have the same id, or an id and an earlier id (`was`) of another record are the same.

An id becomes an address, so it stands for one record on the whole site, whatever its kind. Rename
one of the two.
""",
)

RECORD_KINDS: dict[str, type[Draft]] = {
    "actors": ActorDraft,
    "claims": ClaimDraft,
    "questions": QuestionDraft,
    "events": EventDraft,
    "topics": TopicDraft,
    "editors": EditorDraft,
}
PAGE_KINDS: dict[str, type[Draft]] = {
    "articles": SourceDraft,
    "explainers": ExplainerDraft,
    "pages": PageDraft,
}
SINGULAR = {
    **{kind: kind[:-1] for kind in (*RECORD_KINDS, "explainers", "pages")},
    "articles": "source",
}


@dataclass(slots=True)
class Drafts:
    """Everything that could be read. Filled by `read_content` and not changed afterwards."""

    actors: dict[str, Written[ActorDraft]] = field(default_factory=dict)
    claims: dict[str, Written[ClaimDraft]] = field(default_factory=dict)
    questions: dict[str, Written[QuestionDraft]] = field(default_factory=dict)
    events: dict[str, Written[EventDraft]] = field(default_factory=dict)
    topics: dict[str, Written[TopicDraft]] = field(default_factory=dict)
    editors: dict[str, Written[EditorDraft]] = field(default_factory=dict)
    articles: dict[str, Written[SourceDraft]] = field(default_factory=dict)
    explainers: dict[str, Written[ExplainerDraft]] = field(default_factory=dict)
    pages: dict[str, Written[PageDraft]] = field(default_factory=dict)
    bodies: dict[str, str] = field(default_factory=dict)
    """What follows the front matter of each article, by source id."""
    prose: dict[str, Prose] = field(default_factory=dict)
    """The parsed body of each explainer and page, by id."""
    locks: dict[str, YamlFile] = field(default_factory=dict)
    """The lock of each source, by source id."""
    unread_locks: set[str] = field(default_factory=set)
    """The ids of sources that have a lock which is no YAML, such as one that a merge left."""
    verbs: dict[str, YamlFile] = field(default_factory=dict)
    """The site's own reporting verbs, by language."""
    history: dict[str, PastChange] = field(default_factory=dict)
    """What became of records before, by a key of its own."""
    ids: dict[str, tuple[str, Place]] = field(default_factory=dict)
    """Kind (in the singular) and place of every id that is written anywhere, faulty records too."""
    taken: set[str] = field(default_factory=set)
    """Ids that two records have, which is told, so that nobody knows which one is meant."""
    broken: list[str] = field(default_factory=list)
    """The texts of files that could not be read, so that what they hold is not called unknown."""
    unread: bool = False
    """Whether records lie in a file with a name that is not read, such as `claims.yml.txt`."""
    _keys: frozenset[str] | None = field(default=None, init=False)
    """What may be an id in the texts of `broken`; looked for once it is asked for."""

    def records(self) -> Iterator[Written[RecordDraft]]:
        """Yield every record with its form, by kind and in the order in which they were read."""
        for kind in (*RECORD_KINDS, *PAGE_KINDS):
            yield from getattr(self, kind).values()

    def may_exist(self, id: str) -> bool:
        """Tell whether `id` may be the key of a record in a file that could not be read."""
        if self.unread:
            return True
        if self._keys is None:
            texts = dict.fromkeys(self.broken)  # one with many mistakes stands there many times
            self._keys = frozenset(key for text in texts for key in _KEY.findall(text))
        return id in self._keys


_KEY = re.compile(r"^[^\S\n]*['\"]?([a-z0-9-]+)['\"]?\s*:", re.MULTILINE)


def read_content(
    content: Content, kept: KeptFiles | None = None
) -> tuple[Drafts, list[Diagnostic]]:
    """Read every file of the content folder, in the order of names.

    Files that `kept` knows with the same bytes are not parsed again; the result is the same.
    """
    kept = kept or KeptFiles()
    kept.only(content.files.__contains__)
    drafts = Drafts()
    found = list(content.problems)
    for path in sorted(content.files):
        inside = PurePosixPath(content.inside(path))
        file = kept.open(path, content.files[path])
        text, problems = file.once("text", partial(decode, file.raw, path))
        found += problems
        if text is None:
            # without the zeros of UTF-16, of which the ids are to be seen too
            drafts.broken.append(content.files[path].replace(b"\0", b"").decode("utf-8", "replace"))
            if _page_model(inside):
                drafts.ids.setdefault(inside.stem, (SINGULAR[inside.parts[0]], Place(path)))
        else:
            wrong = list(at_most(_read_file(drafts, path, inside, text, file), path))
            found += as_one_copy(wrong, ID_TAKEN, drafts.ids, path)
    _note_strays(drafts, content, found)
    drafts.history, broken = read_history(content.history)
    found += [*broken, *_check_earlier_ids(drafts), *_check_strays(drafts)]
    return drafts, found


def _note_strays(drafts: Drafts, content: Content, found: list[Diagnostic]) -> None:
    """Know what was saved where nothing reads it: that it is missing is told already."""
    for each in found:
        inside = PurePosixPath(content.inside(each.place.file))
        if each.rule is not STRAY_FILE:
            continue
        meant = PurePosixPath(meant_name(inside))
        if meant.suffix == ".md" and _page_model(inside):
            drafts.ids.setdefault(meant.stem, (SINGULAR[inside.parts[0]], each.place))
        elif inside.suffix == ".md":
            drafts.broken.append(f"{inside.stem}:")
        elif meant.suffix in (".yml", ".yaml") and meant.name == inside.stem:
            drafts.unread = True


def _read_file(
    drafts: Drafts, path: str, inside: PurePosixPath, text: str, file: KeptFile
) -> Iterator[Diagnostic]:
    folder = inside.parts[0] if len(inside.parts) > 1 else ""
    if inside.suffix != ".md" and inside.suffix.lower() == ".md":
        yield stray(path, path.removesuffix(f"/{inside}"))
    elif inside.suffix == ".md":
        yield from _read_page(drafts, path, inside, text, file)
    elif (id := id_of_lock(inside)) is not None:
        if (why := elsewhere(path, inside, lock_path(id))) is not None:
            yield why
        else:
            for each in _keep(drafts, drafts.locks, id, path, text, file):
                yield replace(each, hint=_LOCK_HINT.format(id=id))
            if id not in drafts.locks:
                drafts.unread_locks.add(id)
    elif folder == "vocabulary":
        language = inside.stem.removeprefix("verbs.")
        if not re.match(CODE_PATTERN, language) or not is_spoken(language):
            hint = "Name it verbs.<language>.yml, such as verbs.en.yml."
            yield STRAY_FILE.at(Place(path), "These verbs are of no language.", hint=hint)
        elif (why := elsewhere(path, inside, verbs_path(language))) is not None:
            yield why
        else:
            yield from _keep(drafts, drafts.verbs, language, path, text, file)
    else:
        yield from _read_records(drafts, path, text, file)


_LOCK_HINT = (
    "Never edit a lock by hand: run `explainer lock {id}` where the text is, which writes it anew;"
    " elsewhere take either side of the merge, or the last commit’s."
)


def _keep(
    drafts: Drafts, store: dict[str, YamlFile], name: str, path: str, text: str, file: KeptFile
) -> Iterator[Diagnostic]:
    """Keep a file that has one path only, so that none stands in for another."""
    yaml = yield from _yaml(drafts, path, text, file)
    if yaml is not None:
        store[name] = yaml


def _yaml(drafts: Drafts, path: str, text: str, file: KeptFile, first_line: int = 1) -> Any:
    """Yield what is wrong with the form of a YAML text; return its data or None."""
    yaml, problems = file.once("yaml", partial(_parse, path, text, first_line))
    yield from problems
    if yaml is None:
        drafts.broken.append(text)
    return yaml


def _parse(path: str, text: str, first_line: int) -> tuple[YamlFile | None, list[Diagnostic]]:
    tabs = find_tab(text, path, first_line)
    readable, invisible = check_yaml(text, path, first_line)
    yaml, problems = read_yaml(readable.replace("\t", " "), path, first_line=first_line)
    fillers = check_filled_in(text, path, first_line)
    return yaml, [*tabs, *invisible, *(() if tabs else problems), *fillers]


def _read_records(drafts: Drafts, path: str, text: str, file: KeptFile) -> Iterator[Diagnostic]:
    yaml = yield from _yaml(drafts, path, text, file)
    if yaml is None:
        return
    if _lacks_kind(yaml.data):
        first = next(iter(yaml.data))
        yield UNKNOWN_KEY.at(
            yaml.place((first,), of_key=True),
            f"The record `{first}` stands below no key that says what it is.",
            hint=f"Write one of {', '.join(f'`{kind}:`' for kind in RECORD_KINDS)} on a line of its"
            " own above it, and indent the records below.",
        )
        drafts.broken.append(text)
        return
    for kind, records in yaml.data.items():
        model = RECORD_KINDS.get(kind)
        key_place = yaml.place((kind,), of_key=True)
        if model is None:
            hint = did_you_mean(kind, RECORD_KINDS) or f"Known keys: {', '.join(RECORD_KINDS)}."
            yield UNKNOWN_KEY.at(key_place, f"The key `{kind}` is not known here.", hint=hint)
            drafts.broken.append(text)  # its records are not called unknown as well
        elif records is not None and not isinstance(records, YamlMap):
            message = f"`{kind}` is {shape(records)}, and should be a mapping of ids to records."
            hint = "Write each id as a key of its own, without a hyphen, and its record below it."
            yield WRONG_VALUE.at(yaml.place((kind,)), message, hint=hint)
            drafts.broken.append(text.replace("- ", "  "))
        else:
            for id, data in (records or {}).items():
                yield from _read_record(drafts, kind, model, id, data, yaml, file)


def _lacks_kind(data: YamlMap) -> bool:
    """Tell whether a file begins with records at once, and not with what they are."""
    return bool(data) and all(
        isinstance(value, YamlMap)
        and not did_you_mean(key, RECORD_KINDS)
        and key not in RECORD_KINDS
        and not all(isinstance(record, YamlMap) for record in value.values())
        for key, value in data.items()
    )


def _read_record(
    drafts: Drafts,
    kind: str,
    model: type[Draft],
    id: str,
    data: object,
    yaml: YamlFile,
    file: KeptFile,
) -> Iterator[Diagnostic]:
    place = yaml.place((kind, id), of_key=True)
    yield from _unfit_id(drafts, id, place)
    if (yield from _taken(drafts, kind, id, place)):
        return
    checked = file.once((kind, id), lambda: check_form(model, data, id, yaml, (kind, id)))
    yield from _keep_draft(drafts, kind, checked, data)


def _unfit_id(drafts: Drafts, id: str, place: Place) -> Iterator[Diagnostic]:
    problem = slug_problem(id)
    if problem:
        meant = slug_of(id)
        fits = meant != id and meant and not slug_problem(meant)
        hint = f"Write `{meant}`." if fits else "Choose another, such as `written-reply`."
        yield WRONG_VALUE.at(place, f"{shown(id)} cannot be an id: {problem}.", hint=hint)
        drafts.broken.append(f"{meant}:")  # what names it is not told once more


def _keep_draft(
    drafts: Drafts,
    kind: str,
    checked: tuple[Written[Draft] | None, list[Diagnostic]],
    data: object,
) -> Iterator[Diagnostic]:
    """Keep a record that has its form; of one with forbidden YAML inside, that is told already."""
    written, problems = checked
    if problems and not is_spoiled(data):
        yield from problems
    if problems and isinstance(data, YamlMap):  # records that slipped into this one
        drafts.broken += [f"{k}:" for k, v in data.items() if isinstance(v, (YamlMap, Refused))]
    if written is not None and not slug_problem(written.id):
        getattr(drafts, kind)[written.id] = written


def _taken(drafts: Drafts, kind: str, id: str, place: Place) -> Any:
    """Note the id; yield a finding and return True where another record has it already."""
    earlier = drafts.ids.get(id)
    if earlier is None:
        drafts.ids[id] = (SINGULAR[kind], place)
        return False
    drafts.taken.add(id)
    yield ID_TAKEN.at(
        place,
        f"The id `{id}` is taken: {with_article(earlier[0])} has it.",
        hint="Give one of the two another id; an id stands for one record on the whole site.",
        also=[(earlier[1], "it stands here first")],
    )
    return True


def _check_earlier_ids(drafts: Drafts) -> Iterator[Diagnostic]:
    """Yield each earlier id that another record has, or had."""
    earlier: dict[str, Place] = {}
    for written in drafts.records():
        for number, id in enumerate(written.draft.was):
            place = written.place("was", number)
            taken = drafts.ids.get(id, ("", None))[1] or earlier.setdefault(id, place)
            yield from _unfit_id(drafts, id, place)
            if taken is not place:
                yield ID_TAKEN.at(
                    place,
                    f"The earlier id `{id}` of `{written.id}` is taken.",
                    hint="An address leads to one record: remove it here or there.",
                    also=[(taken, "it stands here first")],
                )


def _check_strays(drafts: Drafts) -> Iterator[Diagnostic]:
    """Yield each lock without its source."""
    for id, lock in drafts.locks.items():
        if drafts.ids.get(id, ("", None))[0] != "source" and not drafts.may_exist(id):
            yield lock_alone(id, Place(lock.file))


def _page_model(inside: PurePosixPath) -> type[Draft] | None:
    """Return the form of a Markdown file's front matter, or None where nothing reads it."""
    return PAGE_KINDS.get(inside.parts[0]) if len(inside.parts) == 2 else None


def _read_page(
    drafts: Drafts, path: str, inside: PurePosixPath, text: str, file: KeptFile
) -> Iterator[Diagnostic]:
    kind, id = inside.parts[0], inside.stem
    model = _page_model(inside)
    parted = part(text)
    make = partial(_parse, path, parted.front, parted.front_line) if parted else None
    front = file.once("yaml", make)[0] if make else None
    meant = meant_kind(front.data, kind if model else "", PAGE_KINDS) if front else ""
    if model is None or meant:
        if meant:  # so that what names it is not told as well
            drafts.ids.setdefault(id, (SINGULAR[meant], Place(path)))
        yield misplaced_page(path, inside, meant, SINGULAR.get(meant, ""))
        return
    yield from _unfit_id(drafts, id, Place(path))
    taken = yield from _taken(drafts, kind, id, Place(path))
    if parted is None:
        yield why_not_parted(text, path)
        drafts.broken.append(text)
        return
    yaml = yield from _yaml(drafts, path, parted.front, file, parted.front_line)
    if yaml is None or taken:
        return
    yield from check_merge(parted.body, path, parted.body_line)
    checked = file.once("form", lambda: check_form(model, yaml.data, id, yaml))
    yield from _keep_draft(drafts, kind, checked, yaml.data)
    if kind == "articles":
        check = partial(check_text, parted.body, path, parted.body_line)
        yield from file.once("body", lambda: tuple(check()))
        drafts.bodies[id] = parted.body
    else:
        yield from check_prose(parted.body, path, parted.body_line)
        prose = partial(read_prose, parted.body, path, parted.body_line)
        drafts.prose[id], problems = file.once("prose", prose)
        yield from problems

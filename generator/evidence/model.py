"""The words of this room: spans, locators, zones, voices, tiers, proofs."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from enum import StrEnum

from generator.place import Place
from generator.reading.schema.sources import Zone


class Tier(StrEnum):
    """How a quote matches its article. Anything else is an error."""

    EXACT = "exact"
    """The same characters."""
    TYPOGRAPHIC = "typographic"
    """Equal after normalisation; the page prints the article's characters."""
    EDITED = "edited"
    """With the editor's own `[...]`, `[word]` or `[sic]`."""


class Voice(StrEnum):
    """How a statement is given. Computed, never typed by an editor."""

    DIRECT = "direct"
    """Wholly inside quotation marks."""
    PARTIAL = "partial"
    """Partly inside quotation marks."""
    INDIRECT = "indirect"
    """Outside quotation marks, attributed to somebody."""
    OWN = "own"
    """The outlet itself speaks."""


class Verified(StrEnum):
    """How the words were proved in this build."""

    LIVE = "live"
    """Against the text itself."""
    LOCKED = "locked"
    """Against the lock; the text is not at hand."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points in an article's text."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end


_LOCATOR = re.compile(r"^p(\d+)(?:\.l(\d+)|\.s(\d+)(?:-s(\d+))?)?$")


@dataclass(frozen=True, slots=True, order=True)
class Locator:
    """Where in an article: `p14`, `p14.l2`, `p14.s2` or `p14.s1-s3`. All numbers from 1."""

    paragraph: int
    line: int | None = None
    sentence: int | None = None
    last_sentence: int | None = None

    @classmethod
    def parse(cls, text: str) -> Locator:
        """Return the locator that `text` names; raise ValueError where it names none."""
        match = _LOCATOR.match(text)
        if match is None:
            raise ValueError(f"{text!r} is not a locator such as p14, p14.l2 or p14.s1-s3")
        paragraph, line, first, last = (int(g) if g else None for g in match.groups())
        return cls(paragraph or 0, line, first, last)

    def __str__(self) -> str:
        if self.line:
            return f"p{self.paragraph}.l{self.line}"
        if self.sentence:
            tail = f"-s{self.last_sentence}" if self.last_sentence else ""
            return f"p{self.paragraph}.s{self.sentence}{tail}"
        return f"p{self.paragraph}"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of an article: where it, its lines and its sentences lie."""

    number: int
    """From 1, over the whole text."""
    span: Span
    lines: tuple[Span, ...]
    sentences: tuple[Span, ...]
    zones: tuple[Zone, ...]
    """The zone of each line."""
    unrelated: bool = False
    """Whether an editor marked all of it as having nothing to do with the story."""
    words: int = 0
    unrelated_lines: tuple[int, ...] = ()
    """The numbers, from 1, of the lines that an editor marked so."""

    @property
    def zone(self) -> Zone:
        """The zone of the first line: the paragraph's own."""
        return self.zones[0]


@dataclass(frozen=True, slots=True)
class Layout:
    """The measured shape of an article: all that a page needs besides the words."""

    sha256: str
    """Of the text's bytes in UTF-8, as hexadecimal digits."""
    length: int
    """In code points."""
    words: int
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """One unbroken stretch of a proved quote."""

    span: Span
    printed: str
    """The article's own characters; empty where they may not be published."""


@dataclass(frozen=True, slots=True)
class Proof:
    """That a quote or passage stands in its article, and where."""

    pieces: tuple[Piece, ...]
    tier: Tier
    at: Locator
    """The sentence, or run of sentences, in which it stands."""
    line: int
    """The line of that paragraph in which it begins, from 1."""
    zone: Zone
    voice: Voice
    verified: Verified
    words: int
    """How many words it has."""
    shown: str
    """The words as a page prints them, with the editor's marks; empty for a passage."""
    unrelated: bool = False
    """Whether it stands in a part that an editor marked as unrelated."""

    @property
    def start(self) -> int:
        """The first code point."""
        return self.pieces[0].span.start

    @property
    def end(self) -> int:
        """One past the last code point."""
        return self.pieces[-1].span.end


class SpeakerKind(StrEnum):
    """Who a statement gives as its speaker."""

    NAMED = "named"
    OWN = "own"
    UNNAMED = "unnamed"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Evidence as an editor wrote it, ready to be proved: nothing here is known to be true yet."""

    record: str
    """Id of the claim or explainer it belongs to."""
    source: str
    place: Place
    """Of the quote, the first part or the passage."""
    quote: tuple[str, ...] = ()
    """One text for `quote`, several for `parts`, none for a passage."""
    passage: Locator | None = None
    at: Locator | None = None
    before: str = ""
    after: str = ""
    speaker: SpeakerKind = SpeakerKind.OWN
    said_by: str = ""
    """The id of a named speaker, or the words that stand for an unnamed one."""
    spellings: tuple[str, ...] = ()
    """Every known spelling of the speaker, or the words that stand for an unnamed one."""
    inferred: bool = False
    """Whether the editor says that the speaker is not printed near the words."""
    verb: str = ""
    hedge: str = ""
    places: tuple[tuple[str, Place], ...] = ()
    """Where `verb`, `at`, `before` and the other keys stand, for messages about them."""
    parts: tuple[Place, ...] = ()
    """Where each of several parts stands."""

    def place_of(self, key: str) -> Place:
        """Return where the value of `key` stands, or the evidence itself where it is not given."""
        return dict(self.places).get(key, self.place)

    def place_of_part(self, number: int) -> Place:
        """Return where part `number` (from 0) of the quote stands, or the quote if it has none."""
        return self.parts[number] if number < len(self.parts) else self.place_of("quote")

    @property
    def key(self) -> str:
        """The name of this evidence in a lock: 16 hexadecimal digits over all that was wanted.

        Who is said to have spoken counts, so other words in the speaker's place need a new lock.
        The spellings under which an article may name the speaker do not: a spelling more in `aka`
        leaves every lock as it is.
        """
        wanted = [
            list(self.quote),
            str(self.passage or ""),
            str(self.at or ""),
            self.before,
            self.after,
            self.speaker,
            self.said_by,
            self.inferred,
            self.verb,
            self.hedge,
        ]
        text = json.dumps(wanted, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]

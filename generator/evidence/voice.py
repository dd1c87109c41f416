"""In which voice words are given: what the marks around them and the speaker make of them."""

from __future__ import annotations

from collections.abc import Iterable

from generator.evidence.article import Article
from generator.evidence.model import Span, SpeakerKind, Voice


def voice_of(spans: Iterable[Span], article: Article, speaker: SpeakerKind) -> Voice:
    """Return in which voice the words of `spans` are given."""
    return joint_voice([voice_of_words(span, article) for span in spans], speaker)


def joint_voice(voices: Iterable[Voice], speaker: SpeakerKind) -> Voice:
    """Return in which voice a speaker's words are given, from that of each stretch of them."""
    if speaker is SpeakerKind.OWN:
        return Voice.OWN
    given = set(voices)
    return given.pop() if len(given) == 1 else Voice.PARTIAL


def voice_of_words(span: Span, article: Article) -> Voice:
    """Return whether words stand inside quotation marks: wholly, partly or not at all."""
    text = article.text or ""
    touching = [q.span for q in article.outermost_at(span)]
    if any(span in quoted for quoted in touching):
        return Voice.DIRECT
    inside, outside, done = "", "", span.start
    for quoted in touching:
        outside += text[done : max(quoted.start, done)]
        inside += text[max(quoted.start, span.start) : min(quoted.end, span.end)]
        done = quoted.end
    outside += text[done : span.end]
    if not _has_words(inside):
        return Voice.INDIRECT
    return Voice.PARTIAL if _has_words(outside) else Voice.DIRECT


def _has_words(text: str) -> bool:
    return any(c.isalnum() for c in text)

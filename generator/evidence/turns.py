"""Whom a report gives the word to between two parts of one utterance."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.evidence.model import Wanted
from generator.evidence.narration import clauses, is_spelling, subject_of
from generator.evidence.signals import signal_pattern, verb_pattern

_PRONOUN_BEFORE = re.compile(r"(?:^|\W)(\w+)(?:\s+(?:has|have|had|also|then|later|\w+ly))*\s*$")
_NOUN = r"(?:the|a|an|his|her|its|their|our|another)(?:\s+(?!(?:that|who|and)\b)[\w'-]+)"
_NOUN_BEFORE = re.compile(rf"({_NOUN}{{1,3}})\s*$", re.IGNORECASE)
_NOUN_AFTER = re.compile(rf"\s*({_NOUN}{{1}})", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_ANSWER = re.compile(r"(?:repl|respond|answer|retort|counter|ask)\w*")
"""Verbs by which one speaker takes the word from another."""
_LAST = re.compile(
    r"(?:[,;.!?]|\s-|\b(?:but|and|while|as|und|aber|mais|et|pero|y|но|и|але|та)\b)\s"
)


def other_speaker(text: str, wanted: Wanted, language: str) -> str:
    """Return to whom else narration gives the word than to the speaker of a quote, or nothing."""
    first = ""
    for number, (verb, subject) in enumerate(_turns(text, language)):
        known = is_spelling(_ARTICLE.sub("", subject), wanted)
        pronoun = _is_pronoun(subject, language)
        answers = number > 0 and first and _ANSWER.fullmatch(verb)
        if not subject or known:
            first = first or subject
        elif pronoun and not answers and (not first or not _is_pronoun(first, language)):
            first = subject if number else first or subject
        elif not first and (_is_noun(subject) or pronoun or not wanted.spellings):
            first = subject  # a description of the speaker, for all that can be told
        elif subject.casefold() != first.casefold() or (pronoun and answers):
            return subject
    return ""


def _turns(text: str, language: str) -> Iterator[tuple[str, str]]:
    """Give each verb of speech in narration with its subject; a colon is one without a verb."""
    for clause in clauses(text):
        found = [*signal_pattern("speech", language).finditer(clause)]
        found += verb_pattern(language).finditer(clause)
        places = sorted({(m.start(), m.end()) for m in found if m.group().islower()})
        for start, end in places:
            yield clause[start:end], _subject(clause, start, end, language)
        for colon in re.finditer(r":(?=\s|$)", clause):
            tail = _LAST.split(clause[: colon.start()])[-1]
            begin = colon.start() - len(tail)
            if not any(begin <= start < colon.start() for start, _ in places):
                yield "", _subject(clause[begin:], len(tail), len(tail) + 1, language)


def _subject(clause: str, start: int, end: int, language: str) -> str:
    """Return who says `clause[start:end]`: a pronoun, a name or a noun with its article."""
    before = _PRONOUN_BEFORE.search(clause[:start])
    if before and _is_pronoun(before[1], language):
        return before[1].casefold()
    noun = _NOUN_BEFORE.search(clause[:start])
    name = subject_of(clause, start, end, language)
    if noun and not any(word in noun[1] for word in name.split()):
        return noun[1]
    after = _NOUN_AFTER.match(clause[end:])
    return name or (after[1] if after else "")


def _is_pronoun(word: str, language: str) -> bool:
    return bool(word) and bool(signal_pattern("pronouns", language).fullmatch(word.casefold()))


def _is_noun(subject: str) -> bool:
    return bool(re.match(_NOUN, subject, re.IGNORECASE))

"""What differs between the reports on a claim, said in sentences that are made from the data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from markupsafe import Markup

from generator.corpus.difference import Change
from generator.corpus.model import Claim, Statement
from generator.corpus.spots import Parting, Spot, parting
from generator.evidence.verbs import Uptake
from generator.pages.accounts import Account
from generator.pages.catalogue import Catalogue
from generator.pages.escape import inert, link_mark
from generator.pages.words_for import direction, language_name, list_words

if TYPE_CHECKING:
    from generator.pages.view import View


def differing(claim: Claim, view: View) -> tuple[Markup, ...]:
    """Return sentences on what differs: the words of one utterance, then how it is taken up."""
    found: list[Markup] = []
    for utterance in dict.fromkeys(s.utterance for s in claim.statements if s.utterance):
        difference = view.compare.differences.get(utterance)
        here = [s for s in claim.statements if s.utterance == utterance]
        if difference is not None and any(difference.of(s.source) for s in here):
            lang = difference.printings[0].statement.lang
            found += _words(parting(difference), lang, view)
        found += _languages(here, view)
    return (*found, *_uptake(view.accounts(claim), view))


def _languages(statements: Sequence[Statement], view: View) -> list[Markup]:
    """Return who prints one utterance in which language, where it is not the same one."""
    t = view.t
    printed: dict[str, list[str]] = {}
    for statement in statements:
        printed.setdefault(statement.lang, []).append(statement.source)
    if len(printed) < 2:
        return []
    clauses = [
        t(
            "difference.in-language",
            n=len(set(sources)),
            outlets=_names(sources, view),
            language=language_name(lang, t),
        )
        for lang, sources in printed.items()
    ]
    return [t("difference.languages", clauses=strung(clauses, t))]


def _words(apart: Parting, lang: str, view: View) -> list[Markup]:
    t = view.t
    outlets = _names(apart.sources, view)
    found = [
        t("difference.shared", outlets=outlets, n=len(apart.spots), shared=apart.shared)
        if apart.spots
        else t("difference.same", outlets=outlets, n=apart.words)
    ]
    marks = [spot for spot in apart.spots if spot.change is Change.PUNCTUATION]
    found += [_spot(spot, lang, view) for spot in apart.spots if spot not in marks]
    if marks:
        found.append(t("difference.punctuation", n=len(marks)))
    for source, words in apart.longer:
        found.append(t("difference.longer", outlet=view.outlet(source).name, n=words))
    return found


def _spot(spot: Spot, lang: str, view: View) -> Markup:
    """Return who has what at one spot, in one sentence."""
    t = view.t
    clauses = []
    first = {r: min(view.outlet(s).number for s in r.sources) for r in spot.readings}
    for reading in sorted(spot.readings, key=lambda r: (not r.text, first[r])):
        key = "difference.has" if reading.text else "difference.has-nothing"
        words = printed("q", reading.text, lang)
        outlets = _names(reading.sources, view)
        clauses.append(t(key, n=len(reading.sources), outlets=outlets, words=words))
    key = "difference.in-case" if spot.change is Change.CASE else "difference.in-words"
    return t(key, clauses=strung(clauses, t))


def _uptake(accounts: Sequence[Account], view: View) -> list[Markup]:
    """Return how each outlet takes the claim up, where they do it differently."""
    t = view.t
    told = {
        account.source.id: dict.fromkeys((s.uptake, s.statement.verb) for s in account.shown)
        for account in accounts
        if account.shown
    }
    if len({frozenset(u for u, _ in each) for each in told.values()}) < 2:
        return []
    clauses = []
    for source, each in told.items():
        lang = view.corpus.sources[source].language
        first: dict[Uptake, str] = {}
        for how, verb in each:
            first.setdefault(how, verb)
        said = [
            t(f"uptake.does.{how}{'-by' if verb else ''}", verb=printed("bdi", verb, lang))
            for how, verb in first.items()
        ]
        clauses.append(t("uptake.clause", outlet=view.outlet(source).name, does=joined(said, t)))
    return [t("uptake.sentence", clauses=strung(clauses, t))]


def _names(sources: Sequence[str], view: View) -> str:
    outlets = sorted({view.outlet(s) for s in sources}, key=lambda outlet: outlet.number)
    return list_words([outlet.name for outlet in outlets], view.t)


def joined(clauses: Sequence[Markup], t: Catalogue) -> Markup:
    """Return names joined as the language does it."""
    marks = [link_mark(str(n)) for n in range(len(clauses))]
    text = str(inert(list_words(marks, t)))
    for mark, clause in zip(marks, clauses, strict=True):
        text = text.replace(mark, clause)
    return Markup(text)


def strung(clauses: Sequence[Markup], t: Catalogue) -> Markup:
    """Return clauses one after the other."""
    return t("join.semicolon").join(clauses)


def printed(tag: str, words: str, lang: str) -> Markup:
    """Return words of an article in an element that says their language and direction."""
    start = Markup(f'<{tag} lang="{inert(lang)}" dir="{direction(lang)}">')
    return start + inert(words) + Markup(f"</{tag}>")

"""A saved page as an article: which of its blocks are the article's, word for word as printed.

trafilatura says which parts of a page are the article; the words are the page's own, with the
spaces and marks that trafilatura would even out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.importing import patterns
from generator.importing.html_blocks import page_blocks
from generator.importing.html_facts import page_facts
from generator.importing.html_tools import article_texts, parse
from generator.importing.model import Block, Facts, Found, ImportRefused, Reading, compose
from generator.importing.values import fold, one_line
from generator.reading.schema.sources import Zone

_SHORT = 25
"""Letters and digits; a shorter block must be a part of the article by itself."""
_LONG = 60
_WINDOW = 30
_MOST = 500_000
"""Characters of the longest article that is looked for in a page."""
_ABOVE = 8
"""How many blocks above the first words of an article may be its headline and byline."""


def read_page(text: str) -> Reading:
    """Return the article of a saved page in its lines, and what the page states.

    Raises ImportRefused where the page has no article or the libraries are missing.
    """
    tree = parse(text)
    facts = page_facts(tree, text)
    blocks = page_blocks(tree)
    parts = article_texts(tree)
    if sum(map(len, parts)) > _MOST:
        raise ImportRefused(f"the article has more than {_MOST} characters: save its text as .txt")
    kept = _of_article(blocks, parts, facts)
    notes: tuple[str, ...] = ()
    if not kept:
        kept = _of_article(blocks, _sentences(blocks), facts)
        notes = ("guessed: the article is all of the page that reads as sentences",)
    if not kept:
        raise ImportRefused("no article was found in the page: save its text as .txt")
    chosen = tuple(blocks[i] for i in kept)
    left = tuple(_left_out(blocks, kept))
    return Reading(compose(chosen), chosen, _titled(facts, chosen), notes, left)


def _sentences(blocks: Sequence[Block]) -> list[str]:
    """Return the paragraphs of a page that are long and end as a sentence does."""
    texts = ("".join(line.text for line in block) for block in blocks)
    return [text for text in texts if len(text) >= _LONG and patterns.ends_a_sentence(text)]


def _left_out(blocks: Sequence[Block], kept: Sequence[int]) -> Iterator[str]:
    """Give what stands between the words of the article and is taken for no part of it."""
    known = set(kept)
    for number in range(kept[0], kept[-1]):
        if number not in known:
            yield " / ".join(line.text for line in blocks[number])


def _titled(facts: Facts, blocks: Sequence[Block]) -> Facts:
    """Return the facts with the title as the page prints it, where it prints one."""
    for block in blocks:
        if block[0].zone is Zone.HEADLINE:
            words = one_line(" ".join(line.text for line in block))
            title = Found(words, "the page's first-level heading") if words else facts.title
            return replace(facts, title=title)
    return facts


def _of_article(blocks: Sequence[Block], parts: Sequence[str], facts: Facts) -> list[int]:
    """Return the numbers of the blocks that belong to the article, in order."""
    body = [i for i in _named_by(blocks, parts) if blocks[i][0].zone is not Zone.HEADLINE]
    if not body:
        return []
    first = next((i for i in body if len(_key(blocks[i])) >= _LONG), body[0])
    top = _headline(blocks, first, facts)
    language = facts.language.value if facts.language else "en"
    kept = {top, *body}
    for i in range(top, body[-1] + 1):
        zones = {line.zone for line in blocks[i]}
        if zones & {Zone.CAPTION, Zone.CREDIT} or (i < first and _opens(blocks[i], language)):
            kept.add(i)
    return sorted(i for i in kept if i >= top)


def _opens(block: Block, language: str) -> bool:
    """Tell whether a block is of the kind that stands between a headline and the first words."""
    return any(
        line.zone in (Zone.BYLINE, Zone.STANDFIRST) or patterns.is_byline(line.text, language)
        for line in block
    )


def _headline(blocks: Sequence[Block], first: int, facts: Facts) -> int:
    """Return the number of the article's heading, or of its first words where it has none.

    Of several headings above them it is the one that the page states as its title, else the
    nearest; one that is the outlet's name is none.
    """
    outlet = fold(facts.outlet.value) if facts.outlet else ""
    above = [
        i
        for i in range(max(first - _ABOVE, 0), first)
        if blocks[i][0].zone is Zone.HEADLINE and _key(blocks[i]) != outlet
    ]
    title = fold(facts.title.value) if facts.title else ""
    stated = [i for i in above if _key(blocks[i]) == title]
    return [first, *above, *stated][-1]


def _key(block: Block) -> str:
    return fold("".join(line.text for line in block))


def _named_by(blocks: Sequence[Block], parts: Sequence[str]) -> list[int]:
    """Return the numbers of the blocks whose words stand in `parts`.

    Words that a page has more often than `parts` (in a list of links, in a teaser) are taken where
    most of the others stand.
    """
    keys = [_key(block) for block in blocks]
    wholes = {fold(part) for part in parts} - {""}
    joined = "".join(fold(part) for part in parts)
    found = [
        i
        for i, key in enumerate(keys)
        if _stands_in(key, wholes, joined)
        or all(_stands_in(fold(line.text), wholes, joined) for line in blocks[i])
    ]
    if not found:
        return []
    counts = Counter(keys[i] for i in found)
    once = [i for i in found if counts[keys[i]] == 1] or found
    middle = once[len(once) // 2]
    left = {key: max(joined.count(key), 1) for key in counts}
    chosen = []
    for i in sorted(found, key=lambda number: abs(number - middle)):
        if left[keys[i]]:
            left[keys[i]] -= 1
            chosen.append(i)
    return sorted(chosen)


def _stands_in(key: str, wholes: set[str], joined: str) -> bool:
    """Tell whether words are among those of the article, a few of them only as a whole part."""
    if len(key) < _SHORT:
        return key in wholes
    if key in joined:
        return True
    if len(key) < _LONG:
        return False
    middle = (len(key) - _WINDOW) // 2
    windows = (key[:_WINDOW], key[middle : middle + _WINDOW], key[-_WINDOW:])
    return sum(window in joined for window in windows) >= 2

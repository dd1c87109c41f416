"""The pictures that a shared link shows: one of the site and one of each story, in its own look.

1200 by 630 pixels, as readers of the Open Graph protocol expect (https://ogp.me). Drawn with the
fonts that the site serves; nothing is fetched. One for every claim would take 15 ms and 20 kB each.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import Image, ImageDraw

from generator.corpus.model import Source
from generator.exports.lettering import Type, from_the_right
from generator.shapes.cards import HEIGHT, WIDTH, card_path, card_words, is_writable
from generator.shapes.edition import DataFile, Edition

MARGIN = 88
_PAPER, _INK, _MUTED, _RULE = "#fbfaf7", "#1b1b1a", "#55534e", "#dedad2"
_OUTLETS = ("#0b5e7a", "#8f4410", "#4a5d10", "#87305f")
"""As in the stylesheet's tokens, light."""
_SIZES = (76, 64, 54, 46)
"""Of the title, in pixels: the largest of which four lines are enough."""
_MOST_LINES = 4
_MOST_CHARS = 400
"""Of words that are written: four lines hold fewer, and more would only take time."""


def export(edition: Edition) -> Iterator[DataFile]:
    """Yield a PNG for the site and for each story whose title the site's fonts can write."""
    corpus, site = edition.corpus, edition.options.site_name
    every = [corpus.sources[id] for id in sorted(corpus.sources)]
    for id in ("", *corpus.explainers):
        words = card_words(id, edition)[:_MOST_CHARS]
        if is_writable(words):
            told = set(corpus.explainers[id].sources) if id else set(corpus.sources)
            sources = [source for source in every if source.id in told]
            picture = _card(words, site[:_MOST_CHARS] if id else "", sources, edition)
            yield DataFile(card_path(id), picture, "image/png", "card")


def _card(title: str, site: str, sources: list[Source], edition: Edition) -> bytes:
    picture = Image.new("RGB", (WIDTH, HEIGHT), _PAPER)
    draw = ImageDraw.Draw(picture)
    _mark(picture)
    if is_writable(site):
        Type("source-serif-4", 34, 600).write(draw, (MARGIN + 84, 62), site, _INK)
    face, lines = _fitting(title)
    edge = WIDTH - MARGIN if from_the_right(title) else MARGIN
    for number, line in enumerate(lines):
        face.write(draw, (edge, 166 + round(number * face.size * 1.18)), line, _INK)
    _outlets(picture, [edition.corpus.actors[each.outlet].name[:_MOST_CHARS] for each in sources])
    file = io.BytesIO()
    picture.quantize(64).save(file, "PNG", optimize=True)
    return file.getvalue()


def _fitting(title: str) -> tuple[Type, list[str]]:
    """Return the type of the title and its lines; what does not fit at all is cut off."""
    cut: list[tuple[Type, list[str]]] = []
    for size in _SIZES:
        face = Type("source-serif-4", size, 650)
        cut.append((face, face.in_lines(title, WIDTH - 2 * MARGIN)))
        if len(cut[-1][1]) <= _MOST_LINES:
            break
    face, lines = cut[-1]
    return face, lines[:_MOST_LINES]


def _mark(picture: Image.Image) -> None:
    """Draw the site's mark, as `assets/images/mark.svg` has it, at twice its size."""
    with _finely(picture, (MARGIN, 64, MARGIN + 64, 112)) as (draw, unit):
        draw.ellipse((0, 2 * unit, 42 * unit, 44 * unit), fill=_OUTLETS[0])
        box = (26 * unit, 4 * unit, 62 * unit, 42 * unit)
        draw.rounded_rectangle(box, 3 * unit, outline="#b3622a", width=6 * unit)


def _outlets(picture: Image.Image, names: list[str]) -> None:
    """Write who is compared along the foot, as many as fit, with the marks of the pages."""
    rule, face = ImageDraw.Draw(picture), Type("source-sans-3", 32, 600)
    rule.line((MARGIN, 520, WIDTH - MARGIN, 520), fill=_RULE, width=3)
    left = MARGIN
    for number, name in enumerate(dict.fromkeys(names)):
        if not is_writable(name):
            continue
        end = left + 40 + round(face.width(name))
        if end > WIDTH - MARGIN:
            break
        with _finely(picture, (left, 551, left + 24, 575)) as (draw, unit):
            ink = _OUTLETS[min(number, len(_OUTLETS) - 1)]
            if number == 1:
                draw.rounded_rectangle((0, 0, 24 * unit, 24 * unit), 3 * unit, fill=ink)
            else:
                draw.ellipse((0, 0, 24 * unit, 24 * unit), fill=ink)
        face.write(rule, (left + (end - left if from_the_right(name) else 40), 542), name, _MUTED)
        left = end + 56


@contextmanager
def _finely(
    picture: Image.Image, box: tuple[int, int, int, int], unit: int = 8
) -> Iterator[tuple[ImageDraw.ImageDraw, int]]:
    """Give a drawing `unit` times as large, put into `box` afterwards: Pillow smooths no shapes."""
    size = (box[2] - box[0], box[3] - box[1])
    large = Image.new("RGB", (size[0] * unit, size[1] * unit), _PAPER)
    yield ImageDraw.Draw(large), unit
    picture.paste(large.resize(size, Image.Resampling.LANCZOS), box)

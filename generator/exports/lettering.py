"""Words in a picture: the site's own fonts, cut into lines that fit."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from pathlib import Path

from PIL import ImageDraw, ImageFont, features

from generator.shapes.cards import alphabet_of

FONTS = Path(__file__).parent.parent / "theme" / "assets" / "fonts"


@dataclass(frozen=True, slots=True)
class Type:
    """A family of fonts at a size in pixels and a weight."""

    family: str
    size: int
    weight: int

    def width(self, text: str) -> float:
        """Return how many pixels wide a line is."""
        return sum(font.getlength(run) for run, font in self._runs(text))

    def in_lines(self, text: str, width: int) -> list[str]:
        """Cut words into lines of at most `width` pixels; a longer word has a line of its own."""
        lines: list[str] = []
        for word in text.split():
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.width(longer) <= width:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines

    def write(self, draw: ImageDraw.ImageDraw, at: tuple[int, int], text: str, ink: str) -> None:
        """Draw a line with its upper left corner at `at`; from the right, its upper right one."""
        left, right = float(at[0]), from_the_right(text)
        for run, font in self._runs(text):
            way = "rtl" if right and features.check("raqm") else None
            anchor = "ra" if right else "la"
            draw.text((left, at[1]), run, ink, font, anchor=anchor, direction=way)
            left += font.getlength(run) * (-1 if right else 1)

    def _runs(self, text: str) -> Iterator[tuple[str, ImageFont.FreeTypeFont]]:
        """Yield stretches that one file of the family writes, each with that file."""
        for alphabet, run in groupby(text, alphabet_of):
            arabic = alphabet == "arabic"
            name = "vazirmatn-arabic" if arabic else f"{self.family}-{alphabet or 'latin'}"
            yield "".join(run), _face(name, self.size, self.weight)


def from_the_right(text: str) -> bool:
    """Return whether the first letter that has a direction goes from right to left."""
    directions = (unicodedata.bidirectional(char) for char in text)
    return next((d in ("R", "AL") for d in directions if d in ("L", "R", "AL")), False)


@lru_cache(maxsize=64)
def _face(name: str, size: int, weight: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(FONTS / f"{name}.woff2", size)
    font.set_variation_by_axes([weight])  # the files hold all weights
    return font

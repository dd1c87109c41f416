"""Words, sentences and names that nobody ever wrote, the same for the same seed."""

from __future__ import annotations

from random import Random

_ONSETS = (*"bdfghklmnprstv", "br", "dr", "gr", "kl", "pl", "st", "tr")
_VOWELS = ("a", "e", "i", "o", "u", "ai", "ou")
_CODAS = ("", "", "", "n", "r", "l", "s", "m")


class Words:
    """A vocabulary of invented words and what is put together from it."""

    def __init__(self, random: Random, size: int = 4000) -> None:
        self._random = random
        made: dict[str, None] = {}
        while len(made) < size:
            made[self._word()] = None
        self._all = list(made)

    def _word(self) -> str:
        pick = self._random.choice
        length = self._random.choice((1, 2, 2, 2, 3))
        return "".join(pick(_ONSETS) + pick(_VOWELS) + pick(_CODAS) for _ in range(length))

    def some(self, number: int) -> list[str]:
        """Return `number` words, each anew from the whole vocabulary."""
        return self._random.choices(self._all, k=number)

    def phrase(self, number: int) -> str:
        """Return `number` words with a capital and no mark."""
        return " ".join(self.some(number)).capitalize()

    def sentence(self, number: int) -> str:
        """Return a sentence of `number` words."""
        return self.phrase(number) + "."

    def name(self) -> str:
        """Return a name of two words."""
        return " ".join(word.capitalize() for word in self.some(2))

"""How planning puts lists into sentences."""

from collections.abc import Iterable

from hipfit.model.words import Movement


def joined(words: Iterable[str], last: str = "and") -> str:
    """Words as a sentence has them: "a, b and c"; empty for none."""
    *others, end = tuple(words) or ("",)
    return f"{', '.join(others)} {last} {end}" if others else end


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 set", "2 sets"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def group_name(group: Iterable[Movement]) -> str:
    """A group of movements of which one is enough: "lunge or squat"."""
    return " or ".join(sorted(move.label for move in group))

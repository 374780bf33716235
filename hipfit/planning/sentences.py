"""How planning puts lists into sentences."""

from collections.abc import Iterable


def joined(words: Iterable[str], last: str = "and") -> str:
    """Words as a sentence has them: "a, b and c"; empty for none."""
    *others, end = tuple(words) or ("",)
    return f"{', '.join(others)} {last} {end}" if others else end

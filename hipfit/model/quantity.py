"""Small measured values: mass, tempo, ranges."""

from hipfit.model.value import FieldError, Value
from hipfit.model.words import Unit

KILOGRAMS_PER_POUND = 0.45359237
"""Exact by definition (international avoirdupois pound, 1959)."""


def kilograms_of(amount: float, unit: Unit) -> float:
    """So many of a unit in kilograms, for any amount: also for one that no ``Mass`` can have."""
    return amount if unit is Unit.KG else amount * KILOGRAMS_PER_POUND


LARGEST_AMOUNT = 1000
"""A heavier body or weight is a slip of the finger."""


class Mass(Value):
    """A mass as somebody wrote it: the amount and unit typed are kept, so nothing drifts.

    ``amount`` is above 0 and at most 1000. Raises ``ValueError`` otherwise.
    """

    amount: float
    unit: Unit

    def __post_init__(self) -> None:
        if not 0 < self.amount <= LARGEST_AMOUNT:
            msg = f"a mass must be above 0 and at most {LARGEST_AMOUNT}, not {self.amount:g}"
            raise FieldError("amount", msg, "for example 'amount: 2'")

    @property
    def kilograms(self) -> float:
        """The mass in kilograms."""
        return kilograms_of(self.amount, self.unit)

    def __str__(self) -> str:
        return f"{self.amount:g} {self.unit.value}"


class Tempo(Value):
    """Seconds of one rep: raising (or rising), pause, lowering.

    Every phase is 0 or more and a rep lasts 1 to 10 s: growth is alike from 0.5 to 8 s a
    rep and worse above 10 s [schoenfeld2015tempo]. Raises ``ValueError`` otherwise.
    """

    up_seconds: int = 2
    pause_seconds: int = 1
    down_seconds: int = 2

    def __post_init__(self) -> None:
        phases = (self.up_seconds, self.pause_seconds, self.down_seconds)
        if min(phases) < 0 or not 1 <= sum(phases) <= LONGEST_REP_SECONDS:
            msg = f"a rep must last 1 to {LONGEST_REP_SECONDS} s, not {self}"
            raise ValueError(msg)

    @property
    def rep_seconds(self) -> int:
        """How long one rep lasts, in seconds."""
        return self.up_seconds + self.pause_seconds + self.down_seconds

    def __str__(self) -> str:
        return f"{self.up_seconds}-{self.pause_seconds}-{self.down_seconds}"


LONGEST_REP_SECONDS = 10


class Span(Value):
    """A closed range of whole numbers, ``low`` to ``high``; 1 at least. Raises ``ValueError``."""

    low: int
    high: int

    def __post_init__(self) -> None:
        if not 1 <= self.low <= self.high:
            msg = f"a range must run upwards from 1 or more, not {self.low} to {self.high}"
            raise FieldError("low" if self.low < 1 else "high", msg)

    def __str__(self) -> str:
        return str(self.low) if self.low == self.high else f"{self.low}–{self.high}"

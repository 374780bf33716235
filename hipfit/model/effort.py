"""What a set is worth, so that reps and weight can be compared."""

EPLEY_REPS = 30
"""So many reps more are worth as much as the weight once more [epley1985]."""


def worth(demand: float, amount: int, *, held: bool) -> float:
    """What a set is worth: demand × (1 + reps / 30), or demand × seconds where it is ``held``.

    For holds nothing was found that was measured: that the product of load and time must not
    fall is judgement.
    """
    return demand * amount if held else demand * (1 + amount / EPLEY_REPS)

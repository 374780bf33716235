"""Outlines in the plane of a picture."""

from math import cos, pi, sin

Flat = tuple[float, float]

ROUND = 20
"""A circle has so many corners."""


def circle(middle: Flat, radius: float) -> tuple[Flat, ...]:
    """The corners of a circle."""
    angles = (2 * pi * number / ROUND for number in range(ROUND))
    return tuple((middle[0] + radius * cos(a), middle[1] + radius * sin(a)) for a in angles)


def outline(points: list[Flat]) -> tuple[Flat, ...]:
    """The convex outline of points, by Andrew's monotone chain."""
    ordered = sorted({(round(x, 6), round(y, 6)) for x, y in points})
    if len(ordered) < 3:  # noqa: PLR2004 - no area
        return tuple(ordered)
    return (*_half(ordered), *_half(ordered[::-1]))


def _half(course: list[Flat]) -> list[Flat]:
    """The outline on one side, without its last corner."""
    chain: list[Flat] = []
    for corner in course:
        while len(chain) > 1 and _turn(chain[-2], chain[-1], corner) <= 0:
            chain.pop()
        chain.append(corner)
    return chain[:-1]


def _turn(one: Flat, two: Flat, three: Flat) -> float:
    return (two[0] - one[0]) * (three[1] - one[1]) - (two[1] - one[1]) * (three[0] - one[0])

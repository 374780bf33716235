"""Arrows in a figure: which way the body presses, and which way a foot or a knee goes."""

from collections.abc import Iterator, Sequence
from math import atan2, cos, hypot, pi, sin

from hipfit.formats.outline import Flat
from hipfit.formats.stroke import LINE_PEN, Camera, Stroke, Tone
from hipfit.model.figure import Point, Push
from hipfit.model.skeleton import Skeleton
from hipfit.model.space import add, length, unit

BESIDE = 0.065
"""Arrows begin so far beside the middle of a limb."""

INSIDE = 0.10
"""How much nearer to the hip than its point an arrow is, where it would else go underground."""

BARB = 0.035
OPEN = 2.4
"""The head of an arrow: how long, and how far its barbs turn back, in radians."""

STEPS = 10


def push_arrow(push: Push, body: Skeleton, camera: Camera) -> Iterator[Stroke]:
    """A straight arrow outside the body."""
    middle, way, far = body.points[push.point], unit(push.along), length(push.along)
    ends = (-BESIDE - far, -BESIDE) if push.inward else (BESIDE, BESIDE + far)
    yield from _arrow([camera.flat(add(middle, way, one)) for one in ends])


def path_arrow(point: Point, start: Skeleton, end: Skeleton, camera: Camera) -> Iterator[Stroke]:
    """A curved arrow beside the way of a point, about the hip of its side.

    It goes round outside; where the floor is in the way, inside, and stops before the limb.
    """
    hip = camera.flat(end.points[Point(f"{point.value.partition('-')[0]}-hip")])
    near, far = (_polar(hip, camera.flat(body.points[point])) for body in (start, end))
    outside = _arc(hip, near, far, BESIDE, (0.1, 0.9))
    floor = camera.flat((0.0, 0.0, 0.0))[1]
    if max(y for _, y in outside) > floor and not camera.rise:
        yield from _arrow(_arc(hip, near, far, -INSIDE, (0.1, 0.65)))
    else:
        yield from _arrow(outside)


def _polar(middle: Flat, spot: Flat) -> Flat:
    """How far and in which direction a spot is from the middle."""
    x, y = spot[0] - middle[0], spot[1] - middle[1]
    return hypot(x, y), atan2(y, x)


def _arc(middle: Flat, near: Flat, far: Flat, off: float, part: Flat) -> list[Flat]:
    """A part of the way from one place to another, both in polar coordinates, ``off`` outside."""
    swing = (far[1] - near[1] + pi) % (2 * pi) - pi
    spots = []
    for number in range(STEPS + 1):
        share = part[0] + (part[1] - part[0]) * number / STEPS
        radius = near[0] + share * (far[0] - near[0]) + off
        angle = near[1] + share * swing
        spots.append((middle[0] + radius * cos(angle), middle[1] + radius * sin(angle)))
    return spots


def _arrow(points: Sequence[Flat]) -> Iterator[Stroke]:
    """A thin line with a head at its last point."""
    (x, y), (tip_x, tip_y) = points[-2:]
    yield Stroke(points=tuple(points), width=LINE_PEN, tone=Tone.WORKING)
    angle = atan2(tip_y - y, tip_x - x)
    barbs = [
        (tip_x + BARB * cos(angle + turn), tip_y + BARB * sin(angle + turn))
        for turn in (0.0, OPEN, -OPEN)
    ]
    yield Stroke(points=tuple(barbs), width=LINE_PEN, tone=Tone.WORKING, filled=True)

"""Vectors and frames in three dimensions, as far as a skeleton needs them."""

from math import atan2, cos, degrees, hypot, radians, sin, sqrt

from hipfit.model.figure import Vector
from hipfit.model.value import Value


def add(one: Vector, other: Vector, times: float = 1.0) -> Vector:
    """One vector and so many times another."""
    return (one[0] + times * other[0], one[1] + times * other[1], one[2] + times * other[2])


def minus(one: Vector, other: Vector) -> Vector:
    """From the other to the one."""
    return add(one, other, -1.0)


def dot(one: Vector, other: Vector) -> float:
    """The scalar product."""
    return one[0] * other[0] + one[1] * other[1] + one[2] * other[2]


def cross(one: Vector, other: Vector) -> Vector:
    """The vector product."""
    return (
        one[1] * other[2] - one[2] * other[1],
        one[2] * other[0] - one[0] * other[2],
        one[0] * other[1] - one[1] * other[0],
    )


def length(one: Vector) -> float:
    """How long a vector is."""
    return hypot(*one)


def unit(one: Vector) -> Vector:
    """The vector one long in the same direction. The zero vector has none: ``ValueError``."""
    size = length(one)
    if not size:
        raise ValueError("a direction must not be zero")
    return (one[0] / size, one[1] / size, one[2] / size)


def between(one: Vector, other: Vector, share: float = 0.5) -> Vector:
    """The place that share of the way from the one to the other."""
    return add(one, minus(other, one), share)


class Frame(Value):
    """Which way forward, left and up are, for the world or a segment: three unit vectors."""

    forward: Vector = (1.0, 0.0, 0.0)
    left: Vector = (0.0, 1.0, 0.0)
    up: Vector = (0.0, 0.0, 1.0)

    def place(self, origin: Vector, forward: float, left: float, up: float) -> Vector:
        """The place so far from the origin along each of the three."""
        ahead = add(origin, self.forward, forward)
        return add(add(ahead, self.left, left), self.up, up)

    def lean(self, angle: float) -> "Frame":
        """Tipped forward by degrees, about its own left."""
        c, s = _cos_sin(angle)
        forward, up = self.forward, self.up
        return Frame(forward=_mix(forward, c, up, -s), left=self.left, up=_mix(up, c, forward, s))

    def side(self, angle: float) -> "Frame":
        """Tipped to the right by degrees, about its own forward."""
        c, s = _cos_sin(angle)
        left, up = self.left, self.up
        return Frame(forward=self.forward, left=_mix(left, c, up, s), up=_mix(up, c, left, -s))

    def turn(self, angle: float) -> "Frame":
        """Turned to the left by degrees, about its own up."""
        c, s = _cos_sin(angle)
        forward, left = self.forward, self.left
        return Frame(forward=_mix(forward, c, left, s), left=_mix(left, c, forward, -s), up=self.up)

    def angles_to(self, other: "Frame") -> Vector:
        """The lean, side and turn, one after the other, that lead to the other frame."""
        across = dot(other.up, self.left)
        side = degrees(atan2(-across, sqrt(max(0.0, 1 - across**2))))
        lean = degrees(atan2(dot(other.up, self.forward), dot(other.up, self.up)))
        turn = degrees(atan2(dot(other.forward, self.left), dot(other.left, self.left)))
        return lean, side, turn


def _cos_sin(angle: float) -> tuple[float, float]:
    return cos(radians(angle)), sin(radians(angle))


def _mix(one: Vector, share: float, other: Vector, other_share: float) -> Vector:
    return add((one[0] * share, one[1] * share, one[2] * share), other, other_share)


def bend(
    root: Vector, upper: float, lower: float, goal: Vector, pole: Vector
) -> tuple[Vector, Vector]:
    """Where the middle joint of a limb is, and where its end, when it reaches for a goal.

    The middle joint bends towards ``pole``. A goal out of reach is reached for as far as may be.
    """
    way = minus(goal, root)
    along = unit(way)
    distance = min(max(length(way), abs(upper - lower) + 1e-9), upper + lower)
    share = (upper**2 - lower**2 + distance**2) / (2 * distance)
    out = add(pole, along, -dot(pole, along))
    middle = add(add(root, along, share), unit(out), sqrt(max(0.0, upper**2 - share**2)))
    return middle, add(root, along, distance)

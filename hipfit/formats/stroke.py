"""Strokes, and the camera that makes them of places in space."""

from collections.abc import Iterable
from enum import StrEnum
from math import cos, radians, sin

from hipfit.formats.outline import Flat
from hipfit.model.figure import Figure, Vector
from hipfit.model.value import Value

LINE_PEN = 0.014
"""How thick arrows, edges and the ground are drawn, in body heights."""


class Tone(StrEnum):
    """What a stroke stands for, and so how strongly it is drawn."""

    BODY = "body"
    FAR = "far"
    WORKING = "working"
    LOAD = "load"
    PROP = "prop"
    GROUND = "ground"


class Stroke(Value):
    """A line through ``points``, (x, y) in body heights from the picture's top left corner, y down.

    ``width`` is the pen's, in body heights too. A ``filled`` stroke is closed, and its inside is
    filled. ``edge`` is the width of a blank edge around it, which parts it from what is behind.
    """

    points: tuple[Flat, ...]
    width: float
    tone: Tone
    filled: bool = False
    edge: float = 0.0


class Picture(Value):
    """One position: its strokes, the hindmost first, on a ground of ``width`` × ``height``."""

    strokes: tuple[Stroke, ...]
    width: float
    height: float


Layer = tuple[float, list[Stroke]]
"""Strokes that belong together, and how near to the viewer they are."""


class Camera:
    """Looks from one side, so far away that nothing gets smaller with distance."""

    def __init__(self, figure: Figure) -> None:
        self.rise = figure.rise
        turn, rise = radians(figure.turn), radians(figure.rise)
        self.right = (cos(turn), sin(turn), 0.0)
        away = (sin(turn), -cos(turn))
        self.up = (-sin(rise) * away[0], -sin(rise) * away[1], cos(rise))
        self.towards = (cos(rise) * away[0], cos(rise) * away[1], sin(rise))

    def flat(self, place: Vector) -> Flat:
        """Where a place is in the picture, y down."""
        return (_along(place, self.right), -_along(place, self.up))

    def nearness(self, *places: Vector) -> float:
        """How near to the viewer places are, on average."""
        return sum(_along(one, self.towards) for one in places) / len(places)

    def line(
        self,
        places: Iterable[Vector],
        width: float,
        tone: Tone,
        *,
        filled: bool = False,
        edge: float = 0.0,
    ) -> Stroke:
        """A stroke through places."""
        points = tuple(map(self.flat, places))
        return Stroke(points=points, width=width, tone=tone, filled=filled, edge=edge)


def _along(place: Vector, axis: Vector) -> float:
    return sum(one * other for one, other in zip(place, axis, strict=True))

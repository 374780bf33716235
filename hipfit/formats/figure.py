"""From a figure's joint angles to strokes, which svg, pdf and terminal each draw in their own way."""

from enum import StrEnum

from hipfit.model.figure import Figure
from hipfit.model.value import Value


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
    filled.
    """

    points: tuple[tuple[float, float], ...]
    width: float
    tone: Tone
    filled: bool = False


class Picture(Value):
    """One position: its strokes, the hindmost first, on a ground of ``width`` × ``height``."""

    strokes: tuple[Stroke, ...]
    width: float
    height: float


def pictures(figure: Figure) -> tuple[Picture, ...]:
    """The start and the end of the move, of one size; one picture alone where nothing moves."""
    raise NotImplementedError

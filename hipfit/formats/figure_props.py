"""Chairs, walls and steps in a figure: boxes, seen from where the figure is seen."""

from itertools import product

from hipfit.formats.outline import outline
from hipfit.formats.stroke import LINE_PEN, Camera, Layer, Stroke, Tone
from hipfit.model.figure import Prop, Side, Surface, Vector

CHAIR_BACK = 0.28
"""How high a chair's back stands over its seat, in body heights."""

CHAIR_LEG_PEN = 0.022


def prop_layer(prop: Prop, camera: Camera) -> Layer:
    """The strokes of a thing, and how near it is."""
    middle = tuple((low + high) / 2 for low, high in zip(prop.low, prop.high, strict=True))
    strokes = [_box(prop.low, prop.high, camera)]
    if prop.kind in (Surface.CHAIR, Surface.WORKTOP):
        strokes = [*_legs(prop, camera), *strokes]
    if prop.back is not None:
        strokes.append(_back(prop, prop.back, camera))
    x, y, z = middle
    return camera.nearness((x, y, z)), strokes


def _box(low: Vector, high: Vector, camera: Camera) -> Stroke:
    """The outline of a box."""
    corners = product(*zip(low, high, strict=True))
    points = outline([camera.flat((x, y, z)) for x, y, z in corners])
    return Stroke(points=points, width=LINE_PEN, tone=Tone.PROP, filled=True)


def _legs(prop: Prop, camera: Camera) -> list[Stroke]:
    xs, ys = (prop.low[0], prop.high[0]), (prop.low[1], prop.high[1])
    feet = [(x, y) for x in xs for y in ys]
    return [
        Stroke(
            points=(camera.flat((x, y, prop.low[2])), camera.flat((x, y, 0.0))),
            width=CHAIR_LEG_PEN,
            tone=Tone.PROP,
        )
        for x, y in feet
    ]


def _back(prop: Prop, side: Side, camera: Camera) -> Stroke:
    axis = 0 if side in (Side.FRONT, Side.BEHIND) else 1
    edge = prop.high[axis] if side in (Side.FRONT, Side.LEFT) else prop.low[axis]
    low, high = list(prop.low), list(prop.high)
    low[axis], high[axis] = edge - 0.008, edge + 0.008
    low[2], high[2] = prop.high[2], prop.high[2] + CHAIR_BACK
    return _box((low[0], low[1], low[2]), (high[0], high[1], high[2]), camera)

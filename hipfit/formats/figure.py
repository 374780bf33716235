"""From joint angles to strokes, which svg, pdf and terminal each draw in their own way."""

from collections.abc import Iterable, Iterator, Sequence

from hipfit.formats.figure_arrows import path_arrow, push_arrow
from hipfit.formats.figure_body import band_layer, body_layers, weight_layer
from hipfit.formats.figure_props import prop_layer
from hipfit.formats.outline import Flat
from hipfit.formats.stroke import LINE_PEN, Camera, Picture, Stroke, Tone
from hipfit.model.figure import Figure, Surface
from hipfit.model.skeleton import Skeleton, skeleton

__all__ = ["Camera", "Picture", "Stroke", "Tone", "pictures"]

MARGIN = 0.03
ON_GROUND = -0.010
"""The ground is drawn this high, so that its line touches what stands on it."""

MAT_MARGIN = 0.06
"""How far a mat reaches beyond what is on it."""


def pictures(figure: Figure) -> tuple[Picture, ...]:
    """The start and the end of the move, of one size; one picture alone where nothing moves."""
    bodies = [skeleton(pose) for pose in figure.poses]
    camera = Camera(figure)
    drawn = [
        list(_strokes(figure, body, other, camera))
        for body, other in zip(bodies, bodies[::-1], strict=True)
    ]
    for push in figure.pushes:
        drawn[0] += push_arrow(push, bodies[0], camera)
    if figure.path is not None and len(bodies) > 1:
        drawn[-1] += path_arrow(figure.path, bodies[0], bodies[1], camera)
    left, top, right, bottom = _bounds(stroke for strokes in drawn for stroke in strokes)
    ground = _ground(figure, bodies, camera, (left, right))
    left, top, right, bottom = _bounds([ground, *(one for strokes in drawn for one in strokes)])
    size = (right - left, bottom - top)
    return tuple(_framed([ground, *strokes], (left, top), size) for strokes in drawn)


def _strokes(figure: Figure, body: Skeleton, other: Skeleton, camera: Camera) -> Iterator[Stroke]:
    """Body, things and loads, the hindmost first."""
    layers = [
        *(prop_layer(prop, camera) for prop in figure.props),
        *body_layers(figure, body, other, camera),
        *(band_layer(band, body, camera) for band in figure.bands),
        *(weight_layer(weight, body, camera) for weight in figure.weights),
    ]
    for _, strokes in sorted(layers, key=lambda layer: layer[0]):
        yield from strokes


def _ground(figure: Figure, bodies: Sequence[Skeleton], camera: Camera, across: Flat) -> Stroke:
    """A line along the floor; from above, the outline of a mat under it all."""
    if not figure.rise:
        y = -ON_GROUND
        return Stroke(points=((across[0], y), (across[1], y)), width=LINE_PEN, tone=Tone.GROUND)
    places = [place for body in bodies for place in body.points.values()]
    standing = [one for one in figure.props if one.kind is not Surface.WALL]
    places += [corner for one in standing for corner in (one.low, one.high)]
    xs, ys = [[one[axis] for one in places] for axis in (0, 1)]
    left, right = min(xs) - MAT_MARGIN, max(xs) + MAT_MARGIN
    near, far = min(ys) - MAT_MARGIN, max(ys) + MAT_MARGIN
    corners = [(left, near), (right, near), (right, far), (left, far), (left, near)]
    return camera.line([(x, y, ON_GROUND) for x, y in corners], LINE_PEN, Tone.GROUND)


def _bounds(strokes: Iterable[Stroke]) -> tuple[float, float, float, float]:
    xs, ys = [], []
    for stroke in strokes:
        for x, y in stroke.points:
            xs += [x - stroke.width / 2, x + stroke.width / 2]
            ys += [y - stroke.width / 2, y + stroke.width / 2]
    return min(xs), min(ys), max(xs), max(ys)


def _framed(strokes: Iterable[Stroke], corner: Flat, size: Flat) -> Picture:
    """The strokes moved into their picture, which has a margin."""
    left, top = corner[0] - MARGIN, corner[1] - MARGIN
    moved = (
        Stroke(
            points=tuple((x - left, y - top) for x, y in one.points),
            width=one.width,
            tone=one.tone,
            filled=one.filled,
            edge=one.edge,
        )
        for one in strokes
    )
    return Picture(strokes=tuple(moved), width=size[0] + 2 * MARGIN, height=size[1] + 2 * MARGIN)

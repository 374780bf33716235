"""From joint angles to strokes, which svg, pdf and terminal each draw in their own way."""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from math import atan2, cos, hypot, pi, radians, sin

from hipfit.formats.outline import Flat, circle, outline
from hipfit.model.figure import Band, Figure, Limb, Point, Push, Vector, Weight
from hipfit.model.skeleton import HEAD, Skeleton, skeleton
from hipfit.model.space import add, between, cross, length, minus, unit
from hipfit.model.value import Value

TRUNK_PEN = 0.090
SHOULDER_PEN = 0.062
LEG_PEN = 0.052
WORKING_PEN = 0.062
ARM_PEN = 0.040
NECK_PEN = 0.042
FOOT_PEN = 0.022
BAND_PEN = 0.022
LINE_PEN = 0.014
"""How thick things are drawn, in body heights; arrows and the ground are lines."""

EDGE = 0.012
"""The blank edge round what is drawn over something else."""

FOOT_BREADTH = 0.05

MARGIN = 0.03
ON_GROUND = -0.010
"""The ground is drawn this high, so that its line touches what stands on it."""

BESIDE = 0.065
"""Arrows begin so far beside the middle of a limb."""

APART = 0.06
"""So much deeper in the picture, a leg is the far one."""


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


def pictures(figure: Figure) -> tuple[Picture, ...]:
    """The start and the end of the move, of one size; one picture alone where nothing moves."""
    bodies = [skeleton(pose) for pose in figure.poses]
    camera = Camera(figure)
    drawn = [list(_strokes(figure, body, camera)) for body in bodies]
    for push in figure.pushes:
        drawn[0] += _push(push, bodies[0], camera)
    if figure.path is not None and len(bodies) > 1:
        drawn[-1] += _way(figure.path, bodies[0], bodies[1], camera)
    left, top, right, bottom = _bounds(stroke for strokes in drawn for stroke in strokes)
    ground = list(_ground(figure, bodies, camera, (left, right)))
    left, top, right, bottom = _bounds([*ground, *(one for strokes in drawn for one in strokes)])
    size = (right - left, bottom - top)
    return tuple(_framed([*ground, *strokes], (left, top), size) for strokes in drawn)


class Camera:
    """Looks from one side, so far away that nothing gets smaller with distance."""

    def __init__(self, figure: Figure) -> None:
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


def _along(place: Vector, axis: Vector) -> float:
    return sum(one * other for one, other in zip(place, axis, strict=True))


Layer = tuple[float, list[Stroke]]


def _strokes(figure: Figure, body: Skeleton, camera: Camera) -> Iterator[Stroke]:
    """The hindmost first."""
    from hipfit.formats.figure_props import prop_layer

    layers = [
        *(prop_layer(prop, camera) for prop in figure.props),
        *_body_layers(figure, body, camera),
        *(_band_layer(band, body, camera) for band in figure.bands),
        *(_weight_layer(weight, body, camera) for weight in figure.weights),
    ]
    for _, strokes in sorted(layers, key=lambda layer: layer[0]):
        yield from strokes


def _body_layers(figure: Figure, body: Skeleton, camera: Camera) -> Iterator[Layer]:
    """Trunk, arms and legs. A limb is drawn as a far one if it only rests behind the other."""
    at = body.points
    first, last = figure.poses[0], figure.poses[-1]
    for side, other in (("right", "left"), ("left", "right")):
        gap = camera.nearness(at[Point(f"{other}-hip")]) - camera.nearness(at[Point(f"{side}-hip")])
        plain = Tone.FAR if gap > APART else Tone.BODY
        works = Limb(f"{side}-leg") in figure.working
        steps = getattr(first, f"{side}_leg") != getattr(last, f"{side}_leg")
        yield _leg_layer(
            side, body, camera, Tone.WORKING if works else Tone.BODY if steps else plain
        )
        swings = getattr(first, f"{side}_arm") != getattr(last, f"{side}_arm")
        arm = [at[Point(f"{side}-{part}")] for part in ("shoulder", "elbow", "wrist", "hand")]
        yield (
            camera.nearness(*arm),
            [_line(arm, ARM_PEN, Tone.BODY if swings else plain, camera, edge=EDGE)],
        )
    yield _trunk_layer(body, camera, Tone.WORKING if Limb.TRUNK in figure.working else Tone.BODY)


def _leg_layer(side: str, body: Skeleton, camera: Camera, tone: Tone) -> Layer:
    hip, knee, ankle, heel, ball, toe = (
        body.points[Point(f"{side}-{part}")]
        for part in ("hip", "knee", "ankle", "heel", "ball", "toe")
    )
    pen = WORKING_PEN if tone is Tone.WORKING else LEG_PEN
    leg = _line([hip, knee, ankle], pen, tone, camera, edge=EDGE)
    across = unit(cross(minus(ball, heel), minus(ankle, heel)))
    sole = [add(one, across, half * FOOT_BREADTH) for one in (heel, ball) for half in (-0.4, 0.4)]
    corners = outline([camera.flat(one) for one in (ankle, *sole, toe)])
    foot = Stroke(points=corners, width=FOOT_PEN, tone=tone, filled=True)
    return camera.nearness(hip, knee, knee, ankle), [leg, foot]


def _trunk_layer(body: Skeleton, camera: Camera, tone: Tone) -> Layer:
    at = body.points
    neck = between(at[Point.RIGHT_SHOULDER], at[Point.LEFT_SHOULDER])
    ends = (Point.RIGHT_SHOULDER, Point.LEFT_SHOULDER, Point.LEFT_HIP, Point.RIGHT_HIP)
    corners = [at[one] for one in ends]
    inner = [between(neck, one, 0.75) for one in corners[:2]]
    skull, brow = at[Point.HEAD], at[Point.BROW]
    face = add(skull, unit(minus(brow, skull)), HEAD / 2)
    head = circle(camera.flat(skull), HEAD / 2 - 0.01)
    strokes = [
        _line([neck, skull], NECK_PEN, Tone.BODY, camera),
        _line([*inner, *corners[2:]], SHOULDER_PEN, tone, camera, filled=True, edge=EDGE),
        _line([between(neck, at[Point.PELVIS], 0.05), at[Point.PELVIS]], TRUNK_PEN, tone, camera),
        _line([skull, face], 0.03, Tone.BODY, camera),
        Stroke(points=head, width=0.02, tone=Tone.BODY, filled=True),
    ]
    return camera.nearness(*corners), strokes


def _band_layer(band: Band, body: Skeleton, camera: Camera) -> Layer:
    places = [body.points[point] for point in band.points]
    if band.fixed is not None:
        places.append(band.fixed)
    return camera.nearness(*places) + 0.2, [_line(places, BAND_PEN, Tone.LOAD, camera)]


def _weight_layer(weight: Weight, body: Skeleton, camera: Camera) -> Layer:
    middle = add(body.points[weight.point], weight.by)
    along = unit(weight.along)
    ends = [add(middle, along, 0.07 * way) for way in (-1, 1)]
    bar = _line(ends, 0.02, Tone.LOAD, camera)
    heads = [
        Stroke(points=circle(camera.flat(end), 0.03), width=0.02, tone=Tone.LOAD, filled=True)
        for end in ends
    ]
    return camera.nearness(middle) + 0.2, [bar, *heads]


def _line(  # noqa: PLR0913 - one for each field of a stroke
    places: Iterable[Vector],
    pen: float,
    tone: Tone,
    camera: Camera,
    *,
    filled: bool = False,
    edge: float = 0.0,
) -> Stroke:
    points = tuple(camera.flat(one) for one in places)
    return Stroke(points=points, width=pen, tone=tone, filled=filled, edge=edge)


def _push(push: Push, body: Skeleton, camera: Camera) -> Iterator[Stroke]:
    """A straight arrow outside the body."""
    middle, way, far = body.points[push.point], unit(push.along), length(push.along)
    ends = (-BESIDE - far, -BESIDE) if push.inward else (BESIDE, BESIDE + far)
    yield from _arrow([camera.flat(add(middle, way, one)) for one in ends])


def _way(point: Point, start: Skeleton, end: Skeleton, camera: Camera) -> Iterator[Stroke]:
    """A curved arrow beside the way of a point, about the hip of its side."""
    side = point.value.partition("-")[0]
    hip = Point(f"{side}-hip") if side in ("right", "left") else Point.PELVIS
    middle = camera.flat(end.points[hip])
    polar = []
    for body in (start, end):
        x, y = camera.flat(body.points[point])
        polar.append((hypot(x - middle[0], y - middle[1]), atan2(y - middle[1], x - middle[0])))
    (near, first), (far, last) = polar
    swing = (last - first + pi) % (2 * pi) - pi
    steps = [0.1 + 0.08 * number for number in range(11)]
    yield from _arrow(
        [
            (middle[0] + radius * cos(angle), middle[1] + radius * sin(angle))
            for share in steps
            for radius, angle in [(near + share * (far - near) + BESIDE, first + share * swing)]
        ]
    )


def _arrow(points: Sequence[Flat]) -> Iterator[Stroke]:
    """A thin line with a head at its last point."""
    (x, y), (tip_x, tip_y) = points[-2:]
    yield Stroke(points=tuple(points), width=LINE_PEN, tone=Tone.WORKING)
    angle = atan2(tip_y - y, tip_x - x)
    barbs = [
        (tip_x + reach * cos(angle + turn), tip_y + reach * sin(angle + turn))
        for turn, reach in ((0.0, 0.035), (2.4, 0.035), (-2.4, 0.035))
    ]
    yield Stroke(points=tuple(barbs), width=LINE_PEN, tone=Tone.WORKING, filled=True)


def _ground(
    figure: Figure, bodies: Sequence[Skeleton], camera: Camera, across: Flat
) -> Iterator[Stroke]:
    """A line along the floor; from above, the outline of a mat under it all."""
    if not figure.rise:
        y = -ON_GROUND
        yield Stroke(points=((across[0], y), (across[1], y)), width=LINE_PEN, tone=Tone.GROUND)
        return
    low = [place for body in bodies for place in body.points.values()]
    xs, ys = [[one[axis] for one in low] for axis in (0, 1)]
    left, right, near, far = min(xs) - 0.06, max(xs) + 0.06, min(ys) - 0.06, max(ys) + 0.06
    corners = [(left, near), (right, near), (right, far), (left, far), (left, near)]
    places = [(x, y, ON_GROUND) for x, y in corners]
    yield _line(places, LINE_PEN, Tone.GROUND, camera)


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

"""The body in a figure, and what it holds: limbs as thick lines, cut out of what is behind them."""

from collections.abc import Iterator
from math import dist

from hipfit.formats.outline import circle, outline
from hipfit.formats.stroke import Camera, Layer, Stroke, Tone
from hipfit.model.figure import Band, Figure, Limb, Point, Weight
from hipfit.model.skeleton import HEAD, Skeleton
from hipfit.model.space import add, between, cross, minus, unit

TRUNK_PEN = 0.090
SHOULDER_PEN = 0.062
LEG_PEN = 0.052
WORKING_PEN = 0.062
ARM_PEN = 0.040
NECK_PEN = 0.042
FACE_PEN = 0.030
FOOT_PEN = 0.022
BAND_PEN = 0.022
FOOT_BREADTH = 0.050
"""How thick things are drawn, in body heights."""

EDGE = 0.012
"""The blank edge round what is drawn over something else."""

APART = 0.06
"""So much deeper in the picture, a limb is on the far side."""

STILL = 0.02
"""A limb whose end moves less than this, in body heights, keeps still."""

HELD = 0.2
"""So much nearer than the hand that holds it, a load is always seen."""

LEG = ("hip", "knee", "ankle", "heel", "ball", "toe")
ARM = ("shoulder", "elbow", "wrist", "hand")


def body_layers(figure: Figure, body: Skeleton, other: Skeleton, camera: Camera) -> Iterator[Layer]:
    """Trunk, arms and legs; ``other`` is the body at the other end of the move.

    A limb on the far side that keeps still is drawn weaker, so that it distracts from nothing.
    """
    at = body.points
    for side, opposite in (("right", "left"), ("left", "right")):
        hips = (at[Point(f"{opposite}-hip")], at[Point(f"{side}-hip")])
        far = camera.nearness(hips[0]) - camera.nearness(hips[1]) > APART

        def tone(*parts: str, side: str = side, far: bool = far) -> Tone:
            points = [Point(f"{side}-{part}") for part in parts]
            still = all(dist(at[one], other.points[one]) < STILL for one in points)
            return Tone.FAR if far and still else Tone.BODY

        works = Limb(f"{side}-leg") in figure.working
        yield _leg_layer(side, body, camera, Tone.WORKING if works else tone("knee", "ankle"))
        arm = [at[Point(f"{side}-{part}")] for part in ARM]
        line = camera.line(arm, ARM_PEN, tone("elbow", "wrist"), edge=EDGE)
        yield camera.nearness(*arm), [line]
    yield _trunk_layer(body, camera, Tone.WORKING if Limb.TRUNK in figure.working else Tone.BODY)


def _leg_layer(side: str, body: Skeleton, camera: Camera, tone: Tone) -> Layer:
    hip, knee, ankle, heel, ball, toe = (body.points[Point(f"{side}-{part}")] for part in LEG)
    pen = WORKING_PEN if tone is Tone.WORKING else LEG_PEN
    leg = camera.line([hip, knee, ankle], pen, tone, edge=EDGE)
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
        camera.line([neck, skull], NECK_PEN, Tone.BODY),
        camera.line([*inner, *corners[2:]], SHOULDER_PEN, tone, filled=True, edge=EDGE),
        camera.line([between(neck, at[Point.PELVIS], 0.05), at[Point.PELVIS]], TRUNK_PEN, tone),
        camera.line([skull, face], FACE_PEN, Tone.BODY),
        Stroke(points=head, width=0.02, tone=Tone.BODY, filled=True),
    ]
    return camera.nearness(*corners), strokes


def band_layer(band: Band, body: Skeleton, camera: Camera) -> Layer:
    """A band between its points."""
    places = [body.points[point] for point in band.points]
    if band.fixed is not None:
        places.append(band.fixed)
    return camera.nearness(*places) + HELD, [camera.line(places, BAND_PEN, Tone.LOAD)]


def weight_layer(weight: Weight, body: Skeleton, camera: Camera) -> Layer:
    """A dumbbell: a bar with its heads."""
    middle = add(body.points[weight.point], weight.by)
    along = unit(weight.along)
    ends = [add(middle, along, 0.07 * way) for way in (-1, 1)]
    bar = camera.line(ends, 0.02, Tone.LOAD)
    heads = [
        Stroke(points=circle(camera.flat(end), 0.03), width=0.02, tone=Tone.LOAD, filled=True)
        for end in ends
    ]
    return camera.nearness(middle) + HELD, [bar, *heads]

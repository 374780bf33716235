"""The drawings are of people: limbs keep their lengths, joints their ranges, feet the floor."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from math import dist, hypot
from typing import NamedTuple

import pytest

from hipfit.model.catalogue import Catalogue
from hipfit.model.figure import Figure, Limb, Point, Pose, Prop, Spot, Surface, Vector
from hipfit.model.skeleton import (
    ANKLE_HEIGHT,
    BALL_AHEAD,
    FOREARM,
    HAND,
    HEAD,
    HEEL_BEHIND,
    HIPS,
    NECK,
    SHANK,
    SHOULDERS,
    THIGH,
    TOES,
    TRUNK,
    UPPER_ARM,
    Skeleton,
    flesh,
    skeleton,
)
from hipfit.model.words import Position, Sides
from hipfit.storage.figures import load_figures

CLOSE = 0.015
"""How near is near enough to touch, in body heights: 2.5 cm of a person of 1.70 m (judgement)."""

SEGMENTS = {
    ("shoulder", "elbow"): UPPER_ARM,
    ("elbow", "wrist"): FOREARM,
    ("wrist", "hand"): HAND,
    ("hip", "knee"): THIGH,
    ("knee", "ankle"): SHANK,
    ("ankle", "heel"): hypot(HEEL_BEHIND, ANKLE_HEIGHT),
    ("ankle", "ball"): hypot(BALL_AHEAD, ANKLE_HEIGHT),
    ("heel", "ball"): HEEL_BEHIND + BALL_AHEAD,
    ("ball", "toe"): TOES,
}

RANGES = {
    # American Academy of Orthopaedic Surgeons: Joint Motion. Method of Measuring and Recording
    # (1965), as Norkin and White give it (Measurement of Joint Motion, 5th ed. 2016), unless it
    # says otherwise.
    "hip-flex": (-30, 125),  # AAOS 120; 125 with the knee bent (judgement)
    "hip-abduct": (-30, 45),
    "hip-rotate": (-45, 50),  # AAOS 45 both ways; 50 outwards in Boone and Azen 1979
    "knee": (-1, 150),  # AAOS 135; sitting on the heels takes it to 150 (judgement)
    "ankle": (-50, 40),  # AAOS 20 upwards; 40 under load, as in a squat (weight-bearing lunge test)
    "toes": (0, 70),  # the joint at the ball of the foot
    "shoulder-flex": (-60, 180),
    "shoulder-abduct": (-50, 180),
    "elbow": (-1, 150),
    "neck": (-45, 45),
    "neck_side": (-45, 45),
    "hitch": (-35, 35),  # sideways bend of the spine
}
BENT = 45
BENT_AND_APART = {"hip-abduct": (-30, 60), "hip-rotate": (-45, 90)}
"""With the hip well flexed the leg opens further, as in sitting cross-legged (judgement)."""

MASS = {
    ("hip", "knee", 0.433): 0.100,
    ("knee", "ankle", 0.433): 0.0465,
    ("heel", "toe", 0.5): 0.0145,
    ("shoulder", "elbow", 0.436): 0.028,
    ("elbow", "hand", 0.45): 0.022,
}
SWAY = 0.06
"""So far beside the middle of a foot the weight may be: half its breadth, and a little for small
shifts of the body that a line figure leaves out (judgement)."""

TRUNK_AND_HEAD = 0.578
"""Shares of the body's mass and where their centres lie: Winter 2009, table 4.1."""


class Frame(NamedTuple):
    """One position of one figure, worked out."""

    figure: Figure
    pose: Pose
    body: Skeleton


def frames(figure: Figure) -> Iterator[Frame]:
    return (Frame(figure, pose, skeleton(pose)) for pose in figure.poses)


@pytest.fixture(scope="module")
def shown() -> list[Frame]:
    """Every position of every shipped figure."""
    return [frame for figure in load_figures().values() for frame in frames(figure)]


Faults = dict[str, list[str]]


def faults(shown: Iterable[Frame], check: Callable[[Frame], Iterable[str]]) -> Faults:
    """What a check finds, by figure and position."""
    found = {
        f"{frame.figure.exercise} {frame.figure.poses.index(frame.pose)}": [*check(frame)]
        for frame in shown
    }
    return {name: faults for name, faults in found.items() if faults}


def test_every_segment_has_its_length(shown: list[Frame]) -> None:
    assert faults(shown, stretched) == {}


def stretched(frame: Frame) -> Iterator[str]:
    at = frame.body.points
    neck = middle(at[Point.RIGHT_SHOULDER], at[Point.LEFT_SHOULDER])
    hips = middle(at[Point.RIGHT_HIP], at[Point.LEFT_HIP])
    lengths = [
        ("trunk", dist(neck, hips), TRUNK),
        ("neck and head", dist(neck, at[Point.HEAD]), NECK + HEAD / 2),
        ("shoulders", dist(at[Point.RIGHT_SHOULDER], at[Point.LEFT_SHOULDER]), SHOULDERS),
        ("hips", dist(at[Point.RIGHT_HIP], at[Point.LEFT_HIP]), HIPS),
    ]
    for side in ("right", "left"):
        for (one, other), length in SEGMENTS.items():
            found = dist(at[Point(f"{side}-{one}")], at[Point(f"{side}-{other}")])
            lengths.append((f"{side} {one} to {other}", found, length))
    for name, found, length in lengths:
        if found != pytest.approx(length, abs=1e-6):
            yield f"{name}: {found:.4f} instead of {length:.4f}"


def middle(one: Vector, other: Vector) -> Vector:
    return ((one[0] + other[0]) / 2, (one[1] + other[1]) / 2, (one[2] + other[2]) / 2)


def test_the_measures_add_up_to_a_person() -> None:
    assert pytest.approx(1.0) == ANKLE_HEIGHT + SHANK + THIGH + TRUNK + NECK + HEAD


def test_every_joint_stays_within_human_ranges(shown: list[Frame]) -> None:
    assert faults(shown, lambda frame: strains(frame.body)) == {}


def strains(body: Skeleton) -> Iterator[str]:
    """The joints that are bent further than people can."""
    for joint, angle in body.angles.items():
        side, _, name = joint.partition("-")
        low, high = RANGES[name if side in ("right", "left") else joint]
        if name in BENT_AND_APART and body.angles[f"{side}-hip-flex"] >= BENT:
            low, high = BENT_AND_APART[name]
        if not low - 0.5 <= angle <= high + 0.5:
            yield f"{joint} at {angle:.0f}"


def test_what_should_touch_touches(shown: list[Frame]) -> None:
    assert faults(shown, gaps) == {}
    assert all(frame.pose.touches for frame in shown)


def gaps(frame: Frame) -> Iterator[str]:
    """The points that are off, or within, what they are to touch."""
    for touch in frame.pose.touches:
        for point in touch.points:
            place = frame.body.points[point]
            gap = clearance(place, touch.surface, frame.figure) - flesh(point)
            if abs(gap) > CLOSE:
                yield f"{point} {gap:+.3f} from the {touch.surface}"


def clearance(place: Vector, surface: Surface, figure: Figure) -> float:
    """How far a place is above the floor, or outside the nearest such thing."""
    if surface is Surface.FLOOR:
        return place[2]
    return min(outside(place, prop) for prop in figure.props if prop.kind is surface)


def outside(place: Vector, prop: Prop) -> float:
    """How far a place is from a box; inside it, less than nothing."""
    sides = [
        (low - at, at - high) for at, low, high in zip(place, prop.low, prop.high, strict=True)
    ]
    away = hypot(*(max(0.0, *side) for side in sides))
    return away or max(max(side) for side in sides)


def test_nothing_sinks_into_the_floor(shown: list[Frame]) -> None:
    def sunk(frame: Frame) -> Iterator[str]:
        for point, place in frame.body.points.items():
            # the chest's point is a place in front of it, where hands meet
            if point is not Point.CHEST and place[2] < flesh(point) - CLOSE:
                yield f"{point} at {place[2]:.3f}"

    assert faults(shown, sunk) == {}


def test_hands_and_feet_arrive_where_they_are_set(shown: list[Frame]) -> None:
    assert [frame.figure.exercise for frame in shown if frame.body.missed > CLOSE] == []


RESTS_ON = {
    Position.STANDING: ({"heel", "ball"}, {Surface.FLOOR, Surface.STEP}),
    Position.SEATED: ({"seat"}, {Surface.CHAIR, Surface.CUSHION, Surface.FLOOR}),
    Position.HALF_KNEELING: ({"knee"}, {Surface.CUSHION, Surface.FLOOR}),
    Position.KNEELING: ({"knee"}, {Surface.CUSHION, Surface.FLOOR}),
    Position.QUADRUPED: ({"knee", "wrist"}, {Surface.FLOOR}),
    Position.SUPINE: ({"back", "shoulder"}, {Surface.FLOOR, Surface.BED, Surface.CHAIR}),
    Position.PRONE: ({"belly"}, {Surface.FLOOR, Surface.CUSHION}),
    Position.SIDE_LYING: ({"hip"}, {Surface.FLOOR}),
    Position.PLANK: ({"elbow"}, {Surface.FLOOR}),
    Position.SIDE_PLANK: ({"elbow"}, {Surface.FLOOR}),
}


def test_the_body_rests_on_what_its_position_says(shown: list[Frame], catalogue: Catalogue) -> None:
    def floating(frame: Frame) -> Iterator[str]:
        parts, surfaces = RESTS_ON[catalogue[frame.figure.exercise].position]
        rests = {
            point.rpartition("-")[2]
            for touch in frame.pose.touches
            if touch.surface in surfaces
            for point in touch.points
        }
        if not parts & rests:
            yield f"on {rests or 'nothing'}"

    # The hip thrust begins with sitting in front of the chair.
    assert faults(shown, floating).keys() == {"hip-thrust 0"}


def stands_alone(pose: Pose) -> bool:
    """Whether nothing but feet holds the body up."""
    return all(
        touch.surface in (Surface.FLOOR, Surface.STEP)
        and point.rpartition("-")[2] in ("heel", "ball")
        for touch in pose.touches
        for point in touch.points
    )


def test_nobody_who_stands_alone_is_drawn_falling_over(shown: list[Frame]) -> None:
    alone = [frame for frame in shown if stands_alone(frame.pose)]
    assert len(alone) > len(shown) / 4
    assert faults(alone, falls) == {}


def falls(frame: Frame) -> Iterator[str]:
    points = {point for touch in frame.pose.touches for point in touch.points}
    points |= {Point(point.replace("ball", "toe")) for point in points}
    x, y = centre_of_mass(frame.body)
    xs, ys, _ = zip(*(frame.body.points[point] for point in points), strict=True)
    if not min(xs) <= x <= max(xs):
        yield f"forward or back: {x:.3f} is not from {min(xs):.3f} to {max(xs):.3f}"
    if not min(ys) - SWAY <= y <= max(ys) + SWAY:
        yield f"sideways: {y:.3f} is not from {min(ys):.3f} to {max(ys):.3f}"


def centre_of_mass(body: Skeleton) -> tuple[float, float]:
    parts: list[tuple[float, Vector]] = []
    for side in ("right", "left"):
        for (one, other, share), mass in MASS.items():
            start, end = (body.points[Point(f"{side}-{name}")] for name in (one, other))
            x, y, z = (a + share * (b - a) for a, b in zip(start, end, strict=True))
            parts.append((mass, (x, y, z)))
    hips = middle(body.points[Point.RIGHT_HIP], body.points[Point.LEFT_HIP])
    head = body.points[Point.HEAD]
    x, y, z = (a + 0.47 * (b - a) for a, b in zip(hips, head, strict=True))
    parts.append((TRUNK_AND_HEAD, (x, y, z)))
    total = sum(mass for mass, _ in parts)
    assert total == pytest.approx(1.0, abs=0.002)
    return (
        sum(mass * place[0] for mass, place in parts) / total,
        sum(mass * place[1] for mass, place in parts) / total,
    )


def test_every_leg_that_works_is_drawn_as_one(catalogue: Catalogue) -> None:
    for name, figure in load_figures().items():
        if catalogue[name].sides is Sides.BOTH:
            assert {Limb.RIGHT_LEG, Limb.LEFT_LEG} <= {*figure.working}, name
        else:
            assert len({Limb.RIGHT_LEG, Limb.LEFT_LEG} & {*figure.working}) == 1, name


def test_a_foot_off_its_floor_a_strained_knee_and_a_short_arm_are_noticed() -> None:
    squat = load_figures()["squat"]
    low, high = squat.poses[1], 0.05
    foot = low.right_leg.foot
    assert foot is not None
    lifted = replace(foot, at=(*foot.at, high))
    pose = replace(low, right_leg=replace(low.right_leg, foot=lifted))
    assert [*gaps(Frame(squat, pose, skeleton(pose)))] == [
        "right-heel +0.050 from the floor",
        "right-ball +0.050 from the floor",
    ]
    pose = replace(low, rest=Spot(point=Point.PELVIS, at=(-0.1, 0.0, 0.05)))
    assert any("knee" in strain for strain in strains(skeleton(pose)))
    pose = replace(low, rest=Spot(point=Point.PELVIS, at=(-0.1, 0.0, 0.7)))
    assert skeleton(pose).missed > CLOSE

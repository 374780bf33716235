"""Laws of the skeleton: angles and reaching tell the same story, and no limb is ever stretched."""

from dataclasses import replace
from math import dist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipfit.model.figure import Arm, Leg, Point, Pose, Reach, Spot, Vector
from hipfit.model.skeleton import FOREARM, HAND, SHANK, THIGH, UPPER_ARM, Skeleton, skeleton
from hipfit.model.space import Frame, bend, cross, dot, length, minus, unit

REST = Spot(point=Point.PELVIS, at=(0.0, 0.0, 0.53))
SIDES = ("right", "left")

angles = st.floats(-80, 80)
legs = st.builds(
    Leg,
    flex=st.floats(-30, 120),
    abduct=st.floats(-30, 60),
    rotate=st.floats(-45, 60),
    knee=st.floats(2, 140),
    ankle=st.floats(-50, 30),
)
poses = st.builds(
    Pose,
    rest=st.just(REST),
    turned=angles,
    lean=angles,
    side=angles,
    twist=angles,
    hitch=st.floats(-30, 30),
    right_leg=legs,
    left_leg=legs,
    right_arm=st.builds(Arm, flex=angles, abduct=angles, elbow=st.floats(0, 140)),
)


def at(body: Skeleton, side: str, *names: str) -> list[Vector]:
    return [body.points[Point(f"{side}-{name}")] for name in names]


@given(poses)
def test_limbs_keep_their_lengths_whatever_the_angles(pose: Pose) -> None:
    body = skeleton(pose)
    for side in SIDES:
        hip, knee, ankle = at(body, side, "hip", "knee", "ankle")
        assert dist(hip, knee) == pytest.approx(THIGH)
        assert dist(knee, ankle) == pytest.approx(SHANK)
        shoulder, elbow, wrist, hand = at(body, side, "shoulder", "elbow", "wrist", "hand")
        assert dist(shoulder, elbow) == pytest.approx(UPPER_ARM)
        assert dist(elbow, wrist) == pytest.approx(FOREARM)
        assert dist(wrist, hand) == pytest.approx(HAND)


@given(poses)
def test_a_foot_set_where_angles_took_it_has_those_angles(pose: Pose) -> None:
    """Reaching finds the knee and every angle of hip and knee again, the two ways round."""
    body = skeleton(pose)
    for side in SIDES:
        hip, knee, ankle = at(body, side, "hip", "knee", "ankle")
        to_knee = minus(knee, hip)
        spot = Spot(point=Point(f"{side}-ankle"), at=ankle)
        leg = Leg(foot=spot, knee_to=to_knee)
        right = side == "right"
        set_out = replace(pose, right_leg=leg) if right else replace(pose, left_leg=leg)
        reached = skeleton(set_out)
        assert at(reached, side, "knee", "ankle") == [
            pytest.approx(knee, abs=1e-6),
            pytest.approx(ankle, abs=1e-6),
        ]
        for name in ("hip-flex", "hip-abduct", "hip-rotate", "knee"):
            joint = f"{side}-{name}"
            assert reached.angles[joint] == pytest.approx(body.angles[joint], abs=1e-3)


places = st.tuples(st.floats(-1, 1), st.floats(-1, 1), st.floats(0, 1))


@given(places)
def test_a_hand_arrives_or_says_how_far_it_is_away(place: Vector) -> None:
    pose = Pose(rest=REST, right_arm=Arm(hand=Reach(at=place), elbow_to=(-1.0, -0.3, 0.2)))
    body = skeleton(pose)
    (hand,) = at(body, "right", "hand")
    assert dist(hand, place) == pytest.approx(body.missed, abs=1e-6)


@given(angles, angles, angles)
def test_a_frame_knows_the_angles_that_lead_to_it(lean: float, side: float, turn: float) -> None:
    frame = Frame().turn(20.0).lean(30.0)
    led = frame.lean(lean).side(side).turn(turn)
    assert frame.angles_to(led) == pytest.approx((lean, side, turn), abs=1e-6)
    assert cross(led.forward, led.left) == pytest.approx(led.up)
    assert dot(led.forward, led.left) == pytest.approx(0.0, abs=1e-9)


def test_a_middle_joint_bends_towards_its_pole() -> None:
    knee, foot = bend((0.0, 0.0, 1.0), 0.5, 0.5, (0.0, 0.0, 0.2), (1.0, 0.0, 0.0))
    assert knee == pytest.approx((0.3, 0.0, 0.6))
    assert foot == pytest.approx((0.0, 0.0, 0.2))


def test_nothing_has_no_direction() -> None:
    with pytest.raises(ValueError, match="must not be zero"):
        unit((0.0, 0.0, 0.0))
    assert length(unit((3.0, 4.0, 0.0))) == pytest.approx(1.0)


def test_a_hand_needs_somewhere_to_go() -> None:
    with pytest.raises(ValueError, match="needs a place or a point"):
        skeleton(Pose(rest=REST, left_arm=Arm(hand=Reach())))

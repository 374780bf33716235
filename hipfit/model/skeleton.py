"""Where every joint of a pose is.

Segment lengths, in body heights, are those of Drillis and Contini (1966) as Winter gives them
(Biomechanics and Motor Control of Human Movement, 4th ed. 2009, figure 4.1): thigh 0.245, shank
0.246, ankle above the floor 0.039, foot 0.152, trunk from hip to shoulder 0.288, upper arm 0.186,
forearm 0.146, neck 0.052, head 0.130. The joints' centres lie inside the breadths of hips
(0.191) and shoulders (0.259); by how much, and how thick the flesh is, is our judgement.
"""

from collections.abc import Mapping
from math import asin, atan2, degrees

from hipfit.model.figure import Arm, Leg, Point, Pose, Reach, Spot, Vector
from hipfit.model.space import Frame, add, bend, between, cross, dot, length, minus, unit
from hipfit.model.value import Value

THIGH = 0.245
SHANK = 0.246
ANKLE_HEIGHT = 0.039
FOOT = 0.152
TRUNK = 0.288
UPPER_ARM = 0.186
FOREARM = 0.146
NECK = 0.052
HEAD = 0.130

HIPS = 0.10
SHOULDERS = 0.205
HEEL_BEHIND = 0.040
TOES = 0.041
BALL_AHEAD = FOOT - HEEL_BEHIND - TOES
HAND = 0.055
"""A closed hand, or the palm of a flat one; fingers are not drawn."""

FLESH = {
    "pelvis": 0.0,
    "seat": 0.055,
    "belly": 0.055,
    "back": 0.045,
    "chest": 0.055,
    "brow": 0.020,
    "head": HEAD / 2,
    "waist": 0.020,
    "ear": HEAD / 2,
    "shoulder": 0.030,
    "elbow": 0.021,
    "wrist": 0.021,
    "hand": 0.021,
    "hip": 0.045,
    "thigh": 0.035,
    "knee": 0.027,
    "shin": 0.025,
    "ankle": 0.025,
    "heel": 0.0,
    "ball": 0.0,
    "toe": 0.0,
}
"""How far a point lies under the skin that touches, by the point's name without its side."""


class Skeleton(Value):
    """A pose worked out: its points in space, and the angles of its joints by name.

    ``missed`` is how far, at most, a hand or foot stayed away from where it was to go.
    """

    points: Mapping[Point, Vector]
    angles: Mapping[str, float]
    missed: float


def flesh(point: Point) -> float:
    """How far a point lies under the skin that touches."""
    return FLESH[point.value.rpartition("-")[2]]


def skeleton(pose: Pose) -> Skeleton:
    """Work a pose out: trunk and limbs by their angles first, then what is reached for."""
    return _Body(pose).done()


class _Body:
    """A skeleton while it is put together: first about the pelvis, then moved to its place."""

    def __init__(self, pose: Pose) -> None:
        self.pose = pose
        self.points: dict[Point, Vector] = {}
        self.angles: dict[str, float] = {}
        self.missed = 0.0
        world = Frame().turn(pose.turned)
        self.trunk = world.lean(pose.lean).side(pose.side).turn(pose.twist)
        self.pelvis = self.trunk.side(-pose.hitch)

    def done(self) -> Skeleton:
        """The skeleton at its place."""
        pose = self.pose
        self._trunk((0.0, 0.0, 0.0))
        self._limbs(set_ones=False)
        self._trunk(self._shift(pose.rest))
        self._limbs(set_ones=False)
        self._limbs(set_ones=True)
        return Skeleton(points=self.points, angles=self.angles, missed=self.missed)

    def _shift(self, rest: Spot) -> Vector:
        """Where the pelvis is, for the point that rests to be where it is to be."""
        height = rest.at[2] if len(rest.at) > 2 else flesh(rest.point)  # noqa: PLR2004 - x and y
        return minus((rest.at[0], rest.at[1], height), self.points[rest.point])

    def _trunk(self, pelvis: Vector) -> None:
        trunk, pose = self.trunk, self.pose
        neck = trunk.place(pelvis, 0, 0, TRUNK)
        head = trunk.lean(pose.neck).side(pose.neck_side)
        skull = head.place(neck, 0, 0, NECK + HEAD / 2)
        half, breadth = HIPS / 2, SHOULDERS / 2
        self.points |= {
            Point.PELVIS: pelvis,
            Point.SEAT: pelvis,
            Point.BELLY: trunk.place(pelvis, 0, 0, 0.06),
            Point.BACK: trunk.place(pelvis, 0, 0, 0.24),
            Point.CHEST: trunk.place(pelvis, 0.13, 0, 0.20),
            Point.HEAD: skull,
            Point.BROW: head.place(skull, HEAD / 2 - flesh(Point.BROW) + 0.01, 0, 0.01),
            Point.RIGHT_EAR: skull,
            Point.LEFT_EAR: skull,
            Point.RIGHT_WAIST: trunk.place(pelvis, 0.01, -0.075, 0.045),
            Point.LEFT_WAIST: trunk.place(pelvis, 0.01, 0.075, 0.045),
            Point.RIGHT_SHOULDER: trunk.place(neck, 0, -breadth, 0),
            Point.LEFT_SHOULDER: trunk.place(neck, 0, breadth, 0),
            Point.RIGHT_HIP: self.pelvis.place(pelvis, 0, -half, 0),
            Point.LEFT_HIP: self.pelvis.place(pelvis, 0, half, 0),
        }
        self.angles |= {"neck": pose.neck, "neck_side": pose.neck_side, "hitch": pose.hitch}

    def _limbs(self, *, set_ones: bool) -> None:
        """The legs, then the arms, which may reach for the legs: those by angles, or those set."""
        pose = self.pose
        for side, leg in (("right", pose.right_leg), ("left", pose.left_leg)):
            if leg.foot is None and not set_ones:
                self._leg(side, leg)
            elif leg.foot is not None and set_ones:
                self._set_foot(side, leg, leg.foot)
        for side, arm in (("right", pose.right_arm), ("left", pose.left_arm)):
            if arm.hand is None and not set_ones:
                self._arm(side, arm)
        for side, arm in (("right", pose.right_arm), ("left", pose.left_arm)):
            if arm.hand is not None and set_ones:
                self._set_hand(side, arm, arm.hand)

    def _leg(self, side: str, leg: Leg) -> None:
        out = 1 if side == "left" else -1
        femur = self.pelvis.lean(-leg.flex).side(out * leg.abduct).turn(out * leg.rotate)
        shin = femur.lean(leg.knee)
        hip = self.points[Point(f"{side}-hip")]
        knee = add(hip, femur.up, -THIGH)
        ankle = add(knee, shin.up, -SHANK)
        self._note_leg(side, knee, ankle)
        self._note_foot(side, shin.lean(-leg.ankle), ankle, 0.0)
        for name in ("flex", "abduct", "rotate"):
            self.angles[f"{side}-hip-{name}"] = getattr(leg, name)
        self.angles |= {f"{side}-knee": leg.knee, f"{side}-ankle": leg.ankle}

    def _note_leg(self, side: str, knee: Vector, ankle: Vector) -> None:
        hip = self.points[Point(f"{side}-hip")]
        self.points |= {
            Point(f"{side}-knee"): knee,
            Point(f"{side}-ankle"): ankle,
            Point(f"{side}-thigh"): between(hip, knee, 0.7),
            Point(f"{side}-shin"): between(knee, ankle, 0.6),
        }

    def _note_foot(self, side: str, foot: Frame, ankle: Vector, bent: float) -> None:
        ball = foot.place(ankle, BALL_AHEAD, 0, -ANKLE_HEIGHT)
        self.points |= {
            Point(f"{side}-heel"): foot.place(ankle, -HEEL_BEHIND, 0, -ANKLE_HEIGHT),
            Point(f"{side}-ball"): ball,
            Point(f"{side}-toe"): add(ball, foot.lean(-bent).forward, TOES),
        }
        self.angles[f"{side}-toes"] = bent

    def _set_foot(self, side: str, leg: Leg, spot: Spot) -> None:
        hip = self.points[Point(f"{side}-hip")]
        part = spot.point.value.rpartition("-")[2]
        height = spot.at[2] if len(spot.at) > 2 else flesh(spot.point)  # noqa: PLR2004 - x and y
        goal = (spot.at[0], spot.at[1], height)
        foot = Frame().turn(leg.turned).lean(leg.raised)
        rise = leg.raised if part == "ball" else 0.0
        aims = {
            "ankle": goal,
            "heel": foot.place(goal, HEEL_BEHIND, 0, ANKLE_HEIGHT),
            "ball": foot.place(goal, -BALL_AHEAD, 0, ANKLE_HEIGHT),
            "toe": foot.place(goal, -BALL_AHEAD - TOES, 0, ANKLE_HEIGHT),
        }
        pole = leg.knee_to or add(self.pelvis.forward, foot.forward)
        knee, ankle = bend(hip, THIGH, SHANK, aims[part], pole)
        self.missed = max(self.missed, length(minus(ankle, aims[part])))
        left = unit(cross(pole, minus(ankle, hip)))
        femur, shin = _hinged(hip, knee, left), _hinged(knee, ankle, left)
        if part == "ankle":
            foot = shin.lean(-leg.ankle)
        self._note_leg(side, knee, ankle)
        self._note_foot(side, foot, ankle, rise)
        self._note_hip(side, femur)
        self.angles |= {
            f"{side}-knee": _bend_of(femur, shin),
            f"{side}-ankle": degrees(asin(max(-1.0, min(1.0, dot(foot.forward, shin.up))))),
        }

    def _note_hip(self, side: str, femur: Frame) -> None:
        out = 1 if side == "left" else -1
        lean, tilt, turn = self.pelvis.angles_to(femur)
        self.angles |= {
            f"{side}-hip-flex": -lean,
            f"{side}-hip-abduct": out * tilt,
            f"{side}-hip-rotate": out * turn,
        }

    def _arm(self, side: str, arm: Arm) -> None:
        out = 1 if side == "left" else -1
        upper = self.trunk.lean(-arm.flex).side(out * arm.abduct).turn(out * arm.rotate)
        lower = upper.lean(-arm.elbow)
        shoulder = self.points[Point(f"{side}-shoulder")]
        elbow = add(shoulder, upper.up, -UPPER_ARM)
        wrist = add(elbow, lower.up, -FOREARM)
        self._note_arm(side, elbow, wrist, arm.palm)
        self.angles |= {
            f"{side}-shoulder-flex": arm.flex,
            f"{side}-shoulder-abduct": arm.abduct,
            f"{side}-elbow": arm.elbow,
        }

    def _note_arm(self, side: str, elbow: Vector, wrist: Vector, palm: Vector | None) -> None:
        way = unit(minus(wrist, elbow)) if palm is None else unit(palm)
        self.points |= {
            Point(f"{side}-elbow"): elbow,
            Point(f"{side}-wrist"): wrist,
            Point(f"{side}-hand"): add(wrist, way, HAND),
        }

    def _set_hand(self, side: str, arm: Arm, reach: Reach) -> None:
        shoulder = self.points[Point(f"{side}-shoulder")]
        target = reach.at if reach.on is None else self.points[reach.on]
        if target is None:
            raise ValueError("a hand needs a place or a point to go to")
        goal = add(target, reach.by)
        lower = FOREARM if arm.palm is not None else FOREARM + HAND
        out = 1 if side == "left" else -1
        pole = arm.elbow_to or self.trunk.place((0.0, 0.0, 0.0), -1.0, 0.5 * out, -0.5)
        elbow, end = bend(shoulder, UPPER_ARM, lower, goal, pole)
        self.missed = max(self.missed, length(minus(end, goal)))
        wrist = between(elbow, end, FOREARM / lower)
        self._note_arm(side, elbow, wrist, arm.palm)
        left = unit(cross(minus(end, shoulder), pole))
        upper = _hinged(shoulder, elbow, left)
        lean, tilt, _ = self.trunk.angles_to(upper)
        self.angles |= {
            f"{side}-shoulder-flex": -lean,
            f"{side}-shoulder-abduct": out * tilt,
            f"{side}-elbow": -_bend_of(upper, _hinged(elbow, end, left)),
        }


def _hinged(top: Vector, bottom: Vector, left: Vector) -> Frame:
    """The frame of a segment whose joint bends about ``left``."""
    up = unit(minus(top, bottom))
    return Frame(forward=cross(left, up), left=left, up=up)


def _bend_of(upper: Frame, lower: Frame) -> float:
    """How far the lower segment leans against the upper one."""
    return degrees(atan2(dot(lower.up, upper.forward), dot(lower.up, upper.up)))

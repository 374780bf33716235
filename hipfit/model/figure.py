"""A line figure of a move: a skeleton's joint angles at its start and end, and how it is seen.

Lengths are in body heights. The person stands at the origin and looks along x, the left hand is
towards y, z is up, the floor is z = 0. Angles are in degrees. ``hipfit.model.skeleton`` works out
where every joint is, ``hipfit.formats.figure`` the strokes.
"""

from enum import StrEnum

from hipfit.model.value import Value

Vector = tuple[float, float, float]


class Point(StrEnum):
    """A place on the body that can rest on something, or be reached for."""

    PELVIS = "pelvis"
    SEAT = "seat"
    BELLY = "belly"
    BACK = "back"
    CHEST = "chest"
    BROW = "brow"
    HEAD = "head"
    RIGHT_WAIST = "right-waist"
    LEFT_WAIST = "left-waist"
    RIGHT_EAR = "right-ear"
    LEFT_EAR = "left-ear"
    RIGHT_SHOULDER = "right-shoulder"
    LEFT_SHOULDER = "left-shoulder"
    RIGHT_ELBOW = "right-elbow"
    LEFT_ELBOW = "left-elbow"
    RIGHT_WRIST = "right-wrist"
    LEFT_WRIST = "left-wrist"
    RIGHT_HAND = "right-hand"
    LEFT_HAND = "left-hand"
    RIGHT_HIP = "right-hip"
    LEFT_HIP = "left-hip"
    RIGHT_THIGH = "right-thigh"
    LEFT_THIGH = "left-thigh"
    RIGHT_KNEE = "right-knee"
    LEFT_KNEE = "left-knee"
    RIGHT_SHIN = "right-shin"
    LEFT_SHIN = "left-shin"
    RIGHT_ANKLE = "right-ankle"
    LEFT_ANKLE = "left-ankle"
    RIGHT_HEEL = "right-heel"
    LEFT_HEEL = "left-heel"
    RIGHT_BALL = "right-ball"
    LEFT_BALL = "left-ball"
    RIGHT_TOE = "right-toe"
    LEFT_TOE = "left-toe"


class Limb(StrEnum):
    """What can be drawn as the part that works."""

    RIGHT_LEG = "right-leg"
    LEFT_LEG = "left-leg"
    TRUNK = "trunk"


class Surface(StrEnum):
    """What a body can rest on or lean against."""

    FLOOR = "floor"
    WALL = "wall"
    WORKTOP = "worktop"
    CHAIR = "chair"
    STEP = "step"
    BED = "bed"
    CUSHION = "cushion"


class Side(StrEnum):
    """Which way a chair's back stands."""

    FRONT = "+x"
    BEHIND = "-x"
    LEFT = "+y"
    RIGHT = "-y"


class Spot(Value):
    """A point of the body at a place: (x, y) where it touches the floor, or (x, y, z)."""

    point: Point
    at: tuple[float, ...]


class Reach(Value):
    """Where a hand goes: a place, or a point of the body; ``by`` so far beside it."""

    at: Vector | None = None
    on: Point | None = None
    by: Vector = (0.0, 0.0, 0.0)


class Leg(Value):
    """A leg by its angles, or by where its foot is set; then the angles follow.

    ``flex``, ``abduct`` and ``rotate`` (outwards) are the hip's, ``knee`` is bent, ``ankle`` has
    its toes drawn up. A foot that is set points ``turned`` (to the left) and has its heel
    ``raised`` over the ball; ``knee_to`` is the way the knee goes.
    """

    flex: float = 0.0
    abduct: float = 0.0
    rotate: float = 0.0
    knee: float = 0.0
    ankle: float = 0.0
    foot: Spot | None = None
    turned: float = 0.0
    raised: float = 0.0
    knee_to: Vector | None = None


class Arm(Value):
    """An arm by its angles, or by where its hand goes; then the angles follow.

    ``flex``, ``abduct`` and ``rotate`` are the shoulder's. ``hand`` is where the closed hand goes;
    with ``palm``, the way the fingers of a flat hand point, it is where the wrist goes.
    """

    flex: float = 0.0
    abduct: float = 0.0
    rotate: float = 0.0
    elbow: float = 0.0
    hand: Reach | None = None
    palm: Vector | None = None
    elbow_to: Vector | None = None


class Touch(Value):
    """Points of the body that touch a surface."""

    surface: Surface
    points: tuple[Point, ...]


class Pose(Value):
    """One position of the whole body.

    ``turned`` turns the trunk to its left, ``lean`` tips it forward, then ``side`` to its right,
    and ``twist`` turns it about its own length. ``hitch`` lifts the right side of the pelvis, the
    trunk staying; ``neck`` bends forward, ``neck_side`` to the right. ``rest`` says where it all
    is.
    """

    rest: Spot
    turned: float = 0.0
    lean: float = 0.0
    side: float = 0.0
    twist: float = 0.0
    hitch: float = 0.0
    neck: float = 0.0
    neck_side: float = 0.0
    right_leg: Leg = Leg()
    left_leg: Leg = Leg()
    right_arm: Arm = Arm()
    left_arm: Arm = Arm()
    touches: tuple[Touch, ...] = ()


class Prop(Value):
    """A thing in the picture: a box between two corners. A chair's box is its seat's."""

    kind: Surface
    low: Vector
    high: Vector
    back: Side | None = None


class Band(Value):
    """A band from point to point, and on to where it is ``fixed``."""

    points: tuple[Point, ...]
    fixed: Vector | None = None


class Weight(Value):
    """A dumbbell at a point, or ``by`` so far beside it, its bar ``along`` a direction."""

    point: Point
    along: Vector
    by: Vector = (0.0, 0.0, 0.0)


class Push(Value):
    """An arrow at a point of the start: that way the body presses, or will go.

    It is as long as ``along``. An ``inward`` arrow ends at the point, another one begins there.
    """

    point: Point
    along: Vector
    inward: bool = False


class Figure(Value):
    """The drawing of one exercise.

    It is seen from the person's right, turned by ``turn`` towards the front (90 is the front, -90
    the back) and from ``rise`` above. ``end`` is None where nothing moves. ``path`` is the point
    whose way an arrow shows.
    """

    exercise: str
    start: Pose
    end: Pose | None = None
    turn: float = 0.0
    rise: float = 0.0
    working: tuple[Limb, ...] = (Limb.RIGHT_LEG,)
    props: tuple[Prop, ...] = ()
    bands: tuple[Band, ...] = ()
    weights: tuple[Weight, ...] = ()
    pushes: tuple[Push, ...] = ()
    path: Point | None = None

    @property
    def poses(self) -> tuple[Pose, ...]:
        """The start and the end, or the one position there is."""
        return (self.start,) if self.end is None else (self.start, self.end)

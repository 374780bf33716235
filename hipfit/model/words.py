"""The closed vocabularies. Their values are what people type, and what files hold."""

from enum import StrEnum


class Level(StrEnum):
    """How trained a person is, or how demanding an exercise is."""

    BEGINNER = "beginner"
    INTERMEDIATE = "intermediate"
    ADVANCED = "advanced"

    @property
    def rank(self) -> int:
        """0 for beginner, 1 for intermediate, 2 for advanced."""
        return _LEVEL_RANK[self]


_LEVEL_RANK = {level: rank for rank, level in enumerate(Level)}


class Kind(StrEnum):
    """What an exercise is for. Only strength work counts as weekly sets."""

    STRENGTH = "strength"
    WARM_UP = "warm-up"
    STRETCH = "stretch"


class Muscle(StrEnum):
    """The muscles a hip plan counts. The three gluteals are kept apart."""

    GLUTEUS_MAXIMUS = "gluteus-maximus"
    GLUTEUS_MEDIUS = "gluteus-medius"
    GLUTEUS_MINIMUS = "gluteus-minimus"
    TENSOR_FASCIAE_LATAE = "tensor-fasciae-latae"
    ADDUCTORS = "adductors"
    EXTERNAL_ROTATORS = "external-rotators"
    HIP_FLEXORS = "hip-flexors"
    HAMSTRINGS = "hamstrings"
    QUADRICEPS = "quadriceps"
    TRUNK = "trunk"
    CALVES = "calves"

    @property
    def label(self) -> str:
        """The name as it stands in a sentence."""
        return self.value.replace("-", " ")


class Movement(StrEnum):
    """What the hip does, or the pattern the whole body makes."""

    ABDUCTION = "abduction"
    EXTENSION = "extension"
    EXTERNAL_ROTATION = "external-rotation"
    INTERNAL_ROTATION = "internal-rotation"
    ADDUCTION = "adduction"
    FLEXION = "flexion"
    SQUAT = "squat"
    LUNGE = "lunge"
    HINGE = "hinge"
    BALANCE = "single-leg-balance"
    SIDE_PLANK = "side-plank"

    @property
    def label(self) -> str:
        """The name as it stands in a sentence."""
        return {"single-leg-balance": "single-leg balance"}.get(
            self.value, self.value.replace("-", " ")
        )


class Position(StrEnum):
    """How the body is held. It implies demands (see ``POSITION_DEMANDS``)."""

    STANDING = "standing"
    SEATED = "seated"
    HALF_KNEELING = "half-kneeling"
    KNEELING = "kneeling"
    QUADRUPED = "quadruped"
    SUPINE = "supine"
    PRONE = "prone"
    SIDE_LYING = "side-lying"
    PLANK = "plank"
    SIDE_PLANK = "side-plank"


class Demand(StrEnum):
    """What an exercise asks of the body beyond the muscles: the limits ``--avoid`` takes."""

    FLOOR = "floor"
    KNEELING = "kneeling"
    WRISTS = "wrists"
    SHOULDER_SUPPORT = "shoulder-support"
    LYING_ON_SIDE = "lying-on-side"
    LYING_ON_BACK = "lying-on-back"
    LYING_ON_FRONT = "lying-on-front"
    DEEP_KNEE_BEND = "deep-knee-bend"
    DEEP_HIP_BEND = "deep-hip-bend"
    HIGH_KNEE_LIFT = "high-knee-lift"
    SINGLE_LEG_BALANCE = "single-leg-balance"
    SINGLE_LEG_STANCE = "single-leg-stance"
    CROSSING_MIDLINE = "crossing-midline"
    LONG_LEVER_ADDUCTION = "long-lever-adduction"
    GROIN_STRETCH = "groin-stretch"
    PELVIC_DROP = "pelvic-drop"
    DEEP_SIDE_LUNGE = "deep-side-lunge"
    BACK_ARCHING = "back-arching"
    BACK_CONTROL = "back-control"
    FORWARD_LEAN = "forward-lean"


DEMAND_MEANING: dict[Demand, str] = {
    Demand.FLOOR: "getting down to the floor and up again",
    Demand.KNEELING: "weight on a knee",
    Demand.WRISTS: "weight on the hands with the wrists bent back",
    Demand.SHOULDER_SUPPORT: "weight on a forearm or shoulder",
    Demand.LYING_ON_SIDE: "lying on the side",
    Demand.LYING_ON_BACK: "lying flat on the back",
    Demand.LYING_ON_FRONT: "lying on the belly",
    Demand.DEEP_KNEE_BEND: "bending a loaded knee past about 50 degrees",
    Demand.DEEP_HIP_BEND: "bending the hip past a right angle",
    Demand.HIGH_KNEE_LIFT: "lifting a knee to about hip height",
    Demand.SINGLE_LEG_BALANCE: "balancing on one leg without holding on",
    Demand.SINGLE_LEG_STANCE: "standing on one leg, holding on if needed",
    Demand.CROSSING_MIDLINE: "taking a leg across the middle of the body",
    Demand.LONG_LEVER_ADDUCTION: "strong inner-thigh work: a straight leg, or the body held up",
    Demand.GROIN_STRETCH: "a deep stretch of the inner thigh",
    Demand.PELVIC_DROP: "letting one side of the pelvis sink while standing on the other leg",
    Demand.DEEP_SIDE_LUNGE: "a wide, deep step to the side",
    Demand.BACK_ARCHING: "a pull that arches the low back",
    Demand.BACK_CONTROL: "keeping the low back still while a leg or the hips are lifted",
    Demand.FORWARD_LEAN: "holding the trunk leant forward",
}

POSITION_DEMANDS: dict[Position, frozenset[Demand]] = {
    Position.STANDING: frozenset(),
    Position.SEATED: frozenset(),
    Position.HALF_KNEELING: frozenset({Demand.FLOOR, Demand.KNEELING}),
    Position.KNEELING: frozenset({Demand.FLOOR, Demand.KNEELING}),
    Position.QUADRUPED: frozenset({Demand.FLOOR, Demand.KNEELING, Demand.WRISTS}),
    Position.SUPINE: frozenset({Demand.FLOOR, Demand.LYING_ON_BACK}),
    Position.PRONE: frozenset({Demand.FLOOR, Demand.LYING_ON_FRONT}),
    Position.SIDE_LYING: frozenset({Demand.FLOOR, Demand.LYING_ON_SIDE}),
    Position.PLANK: frozenset({Demand.FLOOR, Demand.SHOULDER_SUPPORT}),
    Position.SIDE_PLANK: frozenset({Demand.FLOOR, Demand.SHOULDER_SUPPORT, Demand.LYING_ON_SIDE}),
}


class Sides(StrEnum):
    """How the two legs are worked."""

    BOTH = "both"
    """Both legs at once."""
    EACH = "each"
    """One leg for a whole set, then the other."""
    ALTERNATING = "alternating"
    """Left and right in turn, rep by rep; reps are counted for each side."""


class Equipment(StrEnum):
    """What can be owned. A floor, a mat or carpet, and a wall are taken for granted."""

    MINI_BAND = "mini-band"
    LONG_BAND = "long-band"
    ANKLE_WEIGHT = "ankle-weight"
    DUMBBELL = "dumbbell"
    CHAIR = "chair"
    STEP = "step"
    WALL = "wall"
    BED = "bed"
    CUSHION = "cushion"

    @property
    def label(self) -> str:
        """The name as it stands in a sentence."""
        return self.value.replace("-", " ")

    @property
    def one(self) -> str:
        """The name with its article: "an ankle weight"."""
        return f"an {self.label}" if self.label[0] in "aeiou" else f"a {self.label}"


TAKEN_FOR_GRANTED = frozenset({Equipment.WALL, Equipment.CUSHION, Equipment.BED})
"""Every home has a wall, a cushion (or a rolled towel) and a bed: nobody must say so."""


BANDS = (Equipment.MINI_BAND, Equipment.LONG_BAND)


class Band(StrEnum):
    """Band strengths, weakest first. Makers do not agree on what the words mean."""

    EXTRA_LIGHT = "extra-light"
    LIGHT = "light"
    MEDIUM = "medium"
    HEAVY = "heavy"
    EXTRA_HEAVY = "extra-heavy"


class Site(StrEnum):
    """Where a load or a band sits on the body."""

    ANKLE = "ankle"
    BEHIND_KNEE = "behind-knee"
    ABOVE_KNEES = "above-knees"
    AROUND_ANKLES = "around-ankles"
    AROUND_FEET = "around-feet"
    AT_CHEST = "at-chest"
    IN_HANDS = "in-hands"
    EACH_HAND = "each-hand"
    ON_HIPS = "on-hips"
    ON_THIGH = "on-thigh"
    ANCHORED = "anchored"

    @property
    def label(self) -> str:
        """The place as it stands in a sentence, with its preposition."""
        return _SITE_LABEL[self]


_SITE_LABEL = {
    Site.ANKLE: "at the ankle",
    Site.BEHIND_KNEE: "held behind the knee",
    Site.ABOVE_KNEES: "just above the knees",
    Site.AROUND_ANKLES: "around the ankles",
    Site.AROUND_FEET: "around the feet",
    Site.AT_CHEST: "held at the chest",
    Site.IN_HANDS: "held in the hands",
    Site.EACH_HAND: "in each hand",
    Site.ON_HIPS: "on the hips",
    Site.ON_THIGH: "on the thigh",
    Site.ANCHORED: "anchored low",
}


class Lever(StrEnum):
    """What the muscles move, for working out how much a load adds."""

    STRAIGHT_LEG = "straight-leg"
    BENT_LEG = "bent-leg"
    BENT_LEG_FOOT_RESTING = "bent-leg-foot-resting"
    BODY = "body"
    UNKNOWN = "unknown"


class RungKind(StrEnum):
    """The kinds of rung on a progression ladder, in the order they are climbed."""

    BODY_WEIGHT = "body-weight"
    LONGER_HOLD = "longer-hold"
    SLOWER_LOWERING = "slower-lowering"
    MORE_RANGE = "more-range"
    LONGER_LEVER = "longer-lever"
    BAND = "band"
    LOAD = "load"


class Grade(StrEnum):
    """How well a figure was checked."""

    READ_IN_SOURCE = "read-in-source"
    QUOTED_ELSEWHERE = "quoted-elsewhere"
    WEB_PAGE = "web-page"

    @property
    def label(self) -> str:
        """The grade as it stands in a sentence."""
        return {
            "read-in-source": "read in the source",
            "quoted-elsewhere": "quoted elsewhere",
            "web-page": "a web page",
        }[self.value]


class Measure(StrEnum):
    """What an evidence row's figure is."""

    MEAN = "mean-mvic"
    PEAK = "peak-mvic"
    INDEX = "gluteal-to-tfl-index"


class Unit(StrEnum):
    """Units of mass."""

    KG = "kg"
    LB = "lb"


class Weekday(StrEnum):
    """Days of the week, Monday first."""

    MON = "mon"
    TUE = "tue"
    WED = "wed"
    THU = "thu"
    FRI = "fri"
    SAT = "sat"
    SUN = "sun"

    @property
    def number(self) -> int:
        """0 for Monday to 6 for Sunday, as in ``datetime.date.weekday``."""
        return _WEEKDAY_NUMBER[self]


_WEEKDAY_NUMBER = {day: number for number, day in enumerate(Weekday)}

"""One exercise: what it is, how it is done, what is known of it."""

from functools import cached_property

from hipfit.model.quantity import Span, Tempo
from hipfit.model.value import FieldError, Value, hold_within
from hipfit.model.words import (
    POSITION_DEMANDS,
    TAKEN_FOR_GRANTED,
    Demand,
    Equipment,
    Grade,
    Kind,
    Level,
    Lever,
    Measure,
    Movement,
    Muscle,
    Position,
    RungKind,
    Sides,
    Site,
)


class DoseRange(Value):
    """What one set may hold: ``reps``, or ``hold_seconds`` for each of ``holds`` holds.

    Just one of ``reps`` (1 to 30) and ``hold_seconds`` (1 to 120) is given, and ``holds``
    (1 to 15) goes with the latter. Raises ``ValueError`` otherwise.
    """

    reps: Span | None = None
    hold_seconds: Span | None = None
    holds: int = 1

    def __post_init__(self) -> None:
        if (self.reps is None) == (self.hold_seconds is None):
            msg = "a dose needs either reps or hold_seconds"
            raise ValueError(msg)
        if self.reps is not None and self.reps.high > MOST_REPS:
            raise FieldError("reps", f"'reps' must not go above {MOST_REPS}")
        if self.hold_seconds is not None and self.hold_seconds.high > LONGEST_HOLD_SECONDS:
            msg = f"'hold_seconds' must not go above {LONGEST_HOLD_SECONDS} s"
            raise FieldError("hold_seconds", msg)
        hold_within("holds", self.holds, 1, MOST_HOLDS)


FEWEST_STEPS, MOST_STEPS = 3, 6
MOST_REPS = 30
LONGEST_HOLD_SECONDS = 120
MOST_HOLDS = 15


class Rung(Value):
    """One kind of step on an exercise's ladder, before it is known what the trainee owns.

    A ``band`` or ``load`` rung names the equipment and the site, and becomes one step for
    each band or weight owned. ``pieces`` is how many of the same weight are held at once.
    The other kinds say in ``how`` what changes; ``tempo`` is the tempo they bring.
    Raises ``ValueError`` when a kind and its fields do not belong together.
    """

    kind: RungKind
    how: str = ""
    tempo: Tempo | None = None
    equipment: Equipment | None = None
    site: Site | None = None
    pieces: int = 1

    def __post_init__(self) -> None:
        added = self.kind in (RungKind.BAND, RungKind.LOAD)
        if added and (self.equipment is None or self.site is None):
            msg = f"a {self.kind.value} rung needs equipment and site"
            raise ValueError(msg)
        if not added and (self.equipment is not None or self.site is not None):
            msg = f"a {self.kind.value} rung takes no equipment and no site"
            raise ValueError(msg)
        if self.kind is not RungKind.BODY_WEIGHT and not added and not self.how:
            msg = f"a {self.kind.value} rung must say how"
            raise ValueError(msg)
        hold_within("pieces", self.pieces, 1, 2)


class Evidence(Value):
    """One measured figure. EMG shows activity in one laboratory: it orders, it promises nothing.

    ``value`` (with ``sd``) is in % of a maximal voluntary contraction (MVIC), or an index;
    ``low`` and ``high`` give a published range instead. ``bound`` says that the true figure
    lies ``above`` or ``below`` the value. ``proxy``: measured on a neighbouring exercise.
    """

    muscle: Muscle
    source: str
    grade: Grade
    measure: Measure = Measure.MEAN
    part: str = ""
    value: float | None = None
    sd: float | None = None
    low: float | None = None
    high: float | None = None
    bound: str = ""
    n: int | None = None
    variant: str = ""
    proxy: bool = False

    def __post_init__(self) -> None:
        if (self.value is None) == (self.low is None or self.high is None):
            msg = "an evidence row needs either a value, or low and high"
            raise ValueError(msg)
        if self.bound not in ("", "above", "below"):
            raise FieldError("bound", "'bound' must be 'above' or 'below'")


class GarminName(Value):
    """The exercise's category and name in the Garmin FIT profile."""

    category: str
    name: str


class Exercise(Value):
    """One exercise of the catalogue.

    ``movements`` starts with the main one and ``prime_movers`` with the main muscle. A movement
    is named where a prime mover does it: a week counts it as trained.
    ``equipment`` is what it cannot be done without; what may be added stands in ``ladder``,
    whose first rung is body weight or, where the exercise is nothing without it, a band or
    a load. ``not_measured`` says what is missing when there is no evidence row.
    ``activation`` marks easy work whose sets do not count for the muscles.
    Raises ``ValueError`` when the parts contradict each other.
    """

    id: str
    name: str
    summary: str
    kind: Kind
    level: Level
    movements: tuple[Movement, ...]
    position: Position
    sides: Sides
    dose: DoseRange
    start: str
    steps: tuple[str, ...]
    cues: tuple[str, ...]
    mistakes: tuple[str, ...]
    feel: str
    aliases: tuple[str, ...] = ()
    demands: frozenset[Demand] = frozenset()
    prime_movers: tuple[Muscle, ...] = ()
    helpers: tuple[Muscle, ...] = ()
    equipment: tuple[Equipment, ...] = ()
    tempo: Tempo = Tempo()
    lever: Lever = Lever.UNKNOWN
    ladder: tuple[Rung, ...] = ()
    easier: tuple[str, ...] = ()
    harder: tuple[str, ...] = ()
    precautions: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    not_measured: str = ""
    activation: bool = False
    garmin: GarminName | None = None
    liftosaur: str | None = None

    def __post_init__(self) -> None:
        for wrong, field, message in _faults(self):
            if wrong:
                raise FieldError(field, message)

    @cached_property
    def all_demands(self) -> frozenset[Demand]:
        """The declared demands and those the position implies."""
        implied = POSITION_DEMANDS[self.position]
        if Equipment.BED in self.equipment:
            implied -= {Demand.FLOOR}
        return self.demands | implied

    @cached_property
    def on_floor(self) -> bool:
        """Whether the trainee must get down to the floor."""
        return Demand.FLOOR in self.all_demands

    @cached_property
    def half_sets(self) -> tuple[tuple[Muscle, int], ...]:
        """What one set gives each muscle, in half sets: 2 a prime mover, 1 a helper [pelland2026].

        A set on each side counts once. Easy activation work gives nothing.
        """
        if self.activation:
            return ()
        return (
            *((muscle, 2) for muscle in self.prime_movers),
            *((muscle, 1) for muscle in self.helpers),
        )

    @property
    def muscles(self) -> tuple[Muscle, ...]:
        """Prime movers, then helpers."""
        return self.prime_movers + self.helpers

    @property
    def to_own(self) -> tuple[Equipment, ...]:
        """The needed equipment that not every home has."""
        return tuple(item for item in self.equipment if item not in TAKEN_FOR_GRANTED)

    @property
    def addable(self) -> tuple[Equipment, ...]:
        """The equipment that can make it harder, in ladder order, each once."""
        added = (rung.equipment for rung in self.ladder if rung.equipment is not None)
        return tuple(dict.fromkeys(added))


EVIDENCE_OR_NOT = "a strength exercise has either evidence or not_measured"
"""The fault of one that has neither or both."""


def _faults(exercise: Exercise) -> tuple[tuple[object, str, str], ...]:
    """What can contradict itself within one exercise: whether it does, the field, what to say."""
    strength = exercise.kind is Kind.STRENGTH
    return (
        (not exercise.movements, "movements", "'movements' must not be empty"),
        (
            not FEWEST_STEPS <= len(exercise.steps) <= MOST_STEPS,
            "steps",
            f"an exercise needs {FEWEST_STEPS} to {MOST_STEPS} steps",
        ),
        (not exercise.cues, "cues", "'cues' must not be empty"),
        (not exercise.mistakes, "mistakes", "'mistakes' must not be empty"),
        (
            strength and not exercise.prime_movers,
            "prime_movers",
            "a strength exercise needs a prime mover",
        ),
        (strength and not exercise.ladder, "ladder", "a strength exercise needs a ladder"),
        (
            strength and bool(exercise.evidence) == bool(exercise.not_measured),
            "evidence",
            EVIDENCE_OR_NOT,
        ),
        (
            set(exercise.prime_movers) & set(exercise.helpers),
            "helpers",
            "a muscle cannot be prime mover and helper at once",
        ),
        (
            exercise.id in exercise.easier + exercise.harder,
            "easier" if exercise.id in exercise.easier else "harder",
            "an exercise cannot neighbour itself",
        ),
    )

"""A plan: weeks of sessions of prescriptions, with what it covers and what it leaves out."""

import datetime as dt
from enum import StrEnum

from hipfit.model.quantity import Mass, Span, Tempo
from hipfit.model.rule import Rule
from hipfit.model.trainee import Trainee
from hipfit.model.value import FieldError, Value, hold_within
from hipfit.model.words import Band, Equipment, Movement, Muscle, RungKind, Sides, Site


class Step(Value):
    """One rung that this trainee can stand on: what it is and how much harder it is.

    ``demand`` is how hard it is beside body weight alone (1.0), and ``percent_harder`` compares
    it with the step below, both from mechanics; None where no honest figure exists. ``roughly``
    is a range of such percents where only that is known, and ``pull`` says by how many percent
    its band pulls harder than the band below. ``pieces`` weights of ``load`` are used at once.
    ``reps`` is the range that belongs to the step (None: it is held), of which a session short
    of time may leave out the top. ``makes_up`` marks a step whose reps go beyond the usual range
    to make up for a big step after it; ``warning`` says what makes up for what, or what to do
    where a step is too hard.
    """

    kind: RungKind = RungKind.BODY_WEIGHT
    how: str = ""
    tempo: Tempo = Tempo()
    equipment: Equipment | None = None
    site: Site | None = None
    band: Band | None = None
    load: Mass | None = None
    pieces: int = 1
    demand: float | None = None
    percent_harder: float | None = None
    roughly: Span | None = None
    pull: Span | None = None
    reps: Span | None = None
    makes_up: bool = False
    warning: str = ""

    @property
    def kilograms(self) -> float:
        """What its weights come to together; 0 without any."""
        return 0.0 if self.load is None else self.load.kilograms * self.pieces


class Dose(Value):
    """What is done: ``sets`` of ``reps``, or of ``reps`` holds of ``hold_seconds`` each.

    ``reserve`` is the effort: how many good reps are left at the end of a set (RIR).
    What a plan file leaves out is 2-1-2, 60 s and 2 to 3. Raises ``ValueError`` for less
    than 1 set, rep or second of a hold, and beyond 1000 of anything.
    """

    sets: int
    reps: int
    hold_seconds: int | None = None
    tempo: Tempo = Tempo()
    rest_seconds: int = 60
    reserve: Span = Span(low=2, high=3)

    def __post_init__(self) -> None:
        hold = 1 if self.hold_seconds is None else self.hold_seconds
        numbers = (self.sets, self.reps, hold, self.rest_seconds)
        # Plans are searched for through many doses, and nearly all of them are sound.
        if min(self.sets, self.reps, hold, self.rest_seconds + 1) < 1 or (
            max(numbers) > LARGEST_NUMBER
        ):
            names = ("sets", "reps", "hold_seconds", "rest_seconds")
            for name, number in zip(names, numbers, strict=True):
                hold_within(name, number, 0 if name == "rest_seconds" else 1, LARGEST_NUMBER)


LARGEST_NUMBER = 1000
"""A larger number of sets, reps or seconds is a slip of the finger."""


NEXT_STEP = "next step"
"""The change of a prescription that has climbed a rung of its ladder."""

PREPARES = "more reps, to be ready for the next weight"
"""The change of one whose reps go beyond their range before a big step."""

ENDED = "no step is within reach"
"""What the change says of a prescription that goes on beyond its ladder."""

NOTHING_HARDER = "nothing gets harder for now; do less whenever this feels like more"
"""What the change says where a condition lets nothing get harder."""

BIG_STEP = "{weight} is a big step (+{percent:.0f} %): {before} are about as hard as {after}"
"""The warning of a step above 10 %: ``before`` and ``after`` are reps or seconds with a weight."""


class Prescription(Value):
    """One exercise in one session. ``seconds`` is its whole time: set-up, both sides, rests.

    ``change`` says what is different from the week before or, where ``held``, why nothing is;
    ``rule`` names the rule that made it so. ``care`` says what to mind with the limits given.
    A plan file may leave out what follows from the exercise and the dose.
    """

    exercise: str
    name: str = ""
    sides: Sides = Sides.BOTH
    dose: Dose
    step: Step = Step()
    seconds: int = 0
    change: str = ""
    held: bool = False
    rule: str = ""
    care: tuple[str, ...] = ()


class Preparation(Value):
    """A warm-up move or a stretch: ``seconds`` in all, both sides together (0 to 3600).

    Raises ``ValueError`` outside that range.
    """

    exercise: str
    name: str = ""
    sides: Sides = Sides.BOTH
    seconds: int

    def __post_init__(self) -> None:
        hold_within("seconds", self.seconds, 0, LONGEST_PREPARATION_SECONDS)


LONGEST_PREPARATION_SECONDS = 3600


class Session(Value):
    """One training session. ``letter`` names sessions that share their exercises.

    Raises ``ValueError`` for a session without exercises.
    """

    letter: str = ""
    date: dt.date
    warm_up: tuple[Preparation, ...] = ()
    prescriptions: tuple[Prescription, ...]
    stretches: tuple[Preparation, ...] = ()

    def __post_init__(self) -> None:
        if not self.prescriptions:
            msg = "a session needs at least one prescription; leave an empty one out"
            raise FieldError("prescriptions", msg)

    @property
    def seconds(self) -> int:
        """The whole session's length in seconds."""
        return (
            sum(one.seconds for one in self.warm_up)
            + sum(one.seconds for one in self.prescriptions)
            + sum(one.seconds for one in self.stretches)
        )

    @property
    def minutes(self) -> int:
        """The whole session's length in minutes, rounded up."""
        return -(-self.seconds // 60)


class MuscleSets(Value):
    """Fractional sets a week for one muscle, beside the floor and the aim (0: none set)."""

    muscle: Muscle
    sets: float
    floor: int
    aim: int


class Week(Value):
    """One week. ``number`` counts from 1 over the plan, ``block`` likewise.

    In a ``deload`` week the sets are halved on request. Raises ``ValueError`` for a week
    without sessions.
    """

    number: int
    block: int = 1
    start: dt.date
    sessions: tuple[Session, ...]
    volume: tuple[MuscleSets, ...] = ()
    deload: bool = False

    def __post_init__(self) -> None:
        if not self.sessions:
            msg = "a week needs at least one session; leave an empty one out"
            raise FieldError("sessions", msg)


class Block(Value):
    """A mesocycle: weeks that share their sessions. ``changes`` say what is new in it and why.

    ``summary`` says in one line what it brings.
    """

    number: int
    first_week: int
    last_week: int
    changes: tuple[str, ...] = ()
    summary: str = ""


class Cause(StrEnum):
    """What kind of reason leaves an exercise out."""

    ASKED = "asked"
    EQUIPMENT = "equipment"
    LEVEL = "level"


class LeftOut(Value):
    """Exercises left out for one reason, in catalogue order: their ids, and their names."""

    cause: Cause
    reason: str
    exercises: tuple[str, ...]
    names: tuple[str, ...] = ()


class Shortfall(Value):
    """What the plan does not reach: muscles under their floor, or movements not trained.

    ``binding`` names the limit that stands in the way. ``mend`` is the smallest change to the
    request that was found, by planning again, to reach it; empty where none was.
    """

    message: str
    muscles: tuple[Muscle, ...] = ()
    movements: tuple[Movement, ...] = ()
    binding: str = ""
    mend: str = ""

    @property
    def text(self) -> str:
        """All of it in one line."""
        return "; ".join(
            filter(None, (": ".join(filter(None, (self.message, self.binding))), self.mend))
        )


class Choice(Value):
    """Why one exercise is in the plan, from week ``since`` to week ``until``.

    ``rule`` names the rule that needs it most, and ``needed`` says what the week would lack
    without it. ``runner_up`` is the id of what would stand in its place (empty where nothing
    could), ``against`` why that came second, or what nothing in its place keeps, ``would_change``
    what would change the choice.
    ``evidence`` says what was measured, with its source and grade. ``dose_rules`` name the
    rules behind its sets, reps, tempo, rest, effort and steps.
    """

    exercise: str
    name: str
    since: int
    until: int
    rule: str
    needed: str
    runner_up: str = ""
    runner_up_name: str = ""
    against: str = ""
    would_change: str = ""
    evidence: str = ""
    dose_rules: tuple[str, ...] = ()


class Absence(Value):
    """Why one exercise is not in the plan.

    ``rule`` names the rule that keeps it out, ``reason`` says how, and ``would_change`` what would
    bring it in, each found by planning again. ``evidence`` is as in ``Choice``. ``serves`` says
    as what it is in the plan after all: warm-ups and stretches are not chosen by their sets.
    """

    exercise: str
    name: str
    rule: str
    reason: str
    would_change: str = ""
    evidence: str = ""
    serves: str = ""


class ScoreLine(Value):
    """One level of the objective: lower is better, and earlier levels count first."""

    level: int
    name: str
    meaning: str
    value: int


class Plan(Value):
    """The whole plan, complete in itself: it prints without the catalogue.

    Raises ``ValueError`` for a plan without weeks.
    """

    trainee: Trainee
    start: dt.date
    weeks: tuple[Week, ...]
    blocks: tuple[Block, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    shortfalls: tuple[Shortfall, ...] = ()
    cautions: tuple[str, ...] = ()
    """One sentence for each condition or limit that asks for care."""
    notes: tuple[str, ...] = ()
    """What the reader must know to read the numbers: stand-ins and judgements."""
    choices: tuple[Choice, ...] = ()
    """Why each exercise is there."""
    rules: tuple[Rule, ...] = ()
    """The rules that ``choices`` and prescriptions name."""
    score: tuple[ScoreLine, ...] = ()
    """How good the first block's week is, by the objective."""

    def __post_init__(self) -> None:
        if not self.weeks:
            raise FieldError("weeks", "a plan needs at least one week")

"""The parts of the objective for one week, so that two weeks can be compared in words.

``hipfit.planning.objective`` says what is good. Here a week is counted once more from its picks,
part by part, and as one whole number that orders weeks as the search does: less is better.
"""

from collections.abc import Iterable, Sequence

from hipfit.model.exercise import Exercise
from hipfit.model.plan import ScoreLine
from hipfit.model.value import Value
from hipfit.model.words import Weekday
from hipfit.planning import rules
from hipfit.planning.objective import (
    BEST_SUPPORT,
    DIFFERENT,
    MISSING_MOVEMENT,
    SHORT_SESSION,
    STRICT,
    SURPLUS,
    Frame,
    missing_points,
    short_points,
    strict_points,
)
from hipfit.planning.packing import (
    MUSCLES,
    Pick,
    half_sets,
    movement_groups,
    own_cost,
    pools_of_days,
)


class Part(Value):
    """One part of the objective: its level, its name, what it counts, and the rule behind it."""

    level: int
    name: str
    meaning: str
    rule: str


PARTS = (
    Part(
        level=1,
        name="floors",
        meaning="half sets missing to 4 sets a week: gluteals weigh most, and first sets",
        rule="weekly-floor",
    ),
    Part(
        level=1,
        name="movements",
        meaning=f"movements of the hip that the week does not train, {MISSING_MOVEMENT} each",
        rule="weekly-movements",
    ),
    Part(
        level=2,
        name="aims",
        meaning="sets missing to the aims, weighted alike",
        rule="weekly-aim",
    ),
    Part(
        level=3,
        name="surplus",
        meaning=f"sets above what is enough, {SURPLUS} each",
        rule="weekly-enough",
    ),
    Part(
        level=3,
        name="short sessions",
        meaning=f"exercises that sessions lack to {rules.FEWEST_EXERCISES}, {SHORT_SESSION} each",
        rule="session-size",
    ),
    Part(
        level=3,
        name="exercises",
        meaning=f"different exercises in the week, {DIFFERENT} each",
        rule="few-exercises",
    ),
    Part(
        level=3,
        name="support",
        meaning="what they lack: well measured, a long ladder, the right level, "
        f"0 to {BEST_SUPPORT} each",
        rule="best-supported",
    ),
)

FLOORS, MOVEMENTS, AIMS, EXTRA, SHORT, DIFFERENT_ONES, SUPPORT = range(len(PARTS))

ALL_GROUPS = (1 << len(rules.WEEKLY_MOVEMENTS)) - 1


def missing_groups(groups: int) -> int:
    """The share of the score of the movement groups that are not among these bits."""
    return STRICT.coverage * MISSING_MOVEMENT * (ALL_GROUPS & ~groups).bit_count()


class Gift(Value):
    """What a set of an exercise gives: half sets by muscle, and movement groups as bits."""

    halves: tuple[tuple[int, int], ...]
    groups: int


class Gifts:
    """What the exercises of one catalogue give, each looked up once."""

    def __init__(self) -> None:
        self._known: dict[str, Gift] = {}

    def of(self, exercise: Exercise) -> Gift:
        """What the exercise gives to the muscles and movements that count."""
        known = self._known.get(exercise.id)
        if known is None:
            known = self._known[exercise.id] = Gift(
                halves=half_sets(exercise), groups=movement_groups(exercise)
            )
        return known


FORBIDDEN = 10**13
"""What a half set above the week's cap costs where a week that breaks it is counted."""


def strict_tables(frame: Frame) -> list[tuple[int, ...]]:
    """The share of the score of each muscle, by its weekly half sets, also beyond the cap."""
    return [
        strict_points(rules.MUSCLE_WEIGHT[muscle], frame.aim[muscle], frame.enough) + BEYOND
        for muscle in MUSCLES
    ]


MOST_BEYOND = 2 * 2 * rules.MOST_SETS * len(Weekday)
"""More half sets than one more exercise can bring."""

BEYOND = tuple(FORBIDDEN * more for more in range(1, MOST_BEYOND + 1))


class Tally:
    """A week of picks, counted; nothing of it changes."""

    def __init__(self, frame: Frame, picks: Iterable[Pick], gifts: Gifts) -> None:
        self.frame = frame
        self.gifts = gifts
        self.picks = tuple(picks)
        self.halves = [0] * len(MUSCLES)
        self.groups = 0
        self.seconds = [0] * len(frame.sides)
        self.counts = [0] * len(frame.sides)
        for pick in self.picks:
            given = gifts.of(pick.candidate.exercise)
            self.groups |= given.groups
            for number, each in given.halves:
                self.halves[number] += each * pick.sets * len(pick.days)
            for day in pick.days:
                self.seconds[day] += pick.candidate.seconds[pick.sets]
                self.counts[day] += 1
        self.tables = strict_tables(frame)
        self.score = (
            sum(table[halves] for table, halves in zip(self.tables, self.halves, strict=True))
            + missing_groups(self.groups)
            + sum(own_cost(pick.candidate) for pick in self.picks)
            + self.short
        )
        """The whole week in one number; lower is better."""

    @property
    def short(self) -> int:
        """The share of the score of sessions that are short of exercises."""
        return sum(
            short_points(len(pool), sum(self.counts[day] for day in pool))
            for pool in pools_of_days(self.frame)
        )

    @property
    def parts(self) -> tuple[int, ...]:
        """The number of each part of the objective, in the order of ``PARTS``."""
        frame = self.frame
        week = [
            (rules.MUSCLE_WEIGHT[muscle], frame.aim[muscle], done)
            for muscle, done in zip(MUSCLES, self.halves, strict=True)
        ]
        floor = 2 * rules.FLOOR_SETS
        return (
            sum(weight * missing_points(floor - done) for weight, _, done in week),
            missing_groups(self.groups) // STRICT.coverage,
            sum(weight * missing_points(max(0, 2 * aim - done) // 2) for weight, aim, done in week),
            SURPLUS * sum(max(0, done - 2 * frame.enough) // 2 for _, _, done in week),
            self.short,
            DIFFERENT * len(self.picks),
            sum(BEST_SUPPORT - pick.candidate.quality for pick in self.picks),
        )


def first_worse(before: Tally, after: Tally) -> int | None:
    """The first part that is worse after than before, or None where none is."""
    pairs = enumerate(zip(before.parts, after.parts, strict=True))
    return next((part for part, (old, new) in pairs if new > old), None)


def first_different(before: Tally, after: Tally) -> int | None:
    """The part that decides between two weeks: the first that points the way their level does."""
    old, new = before.parts, after.parts
    for level in sorted({one.level for one in PARTS}):
        there = [part for part, one in enumerate(PARTS) if one.level == level]
        change = sum(new[part] - old[part] for part in there)
        if change:
            return next(part for part in there if (new[part] - old[part]) * change > 0)
    return None


def score_lines(frame: Frame, picks: Sequence[Pick]) -> tuple[ScoreLine, ...]:
    """The parts in words, with this week's numbers."""
    found = Tally(frame, picks, Gifts()).parts
    return tuple(
        ScoreLine(level=part.level, name=part.name, meaning=part.meaning, value=value)
        for part, value in zip(PARTS, found, strict=True)
    )

"""The levels of a good week, one number each, so that two weeks can be compared in words.

The levels and their order are those of ``hipfit.planning.objective``. All of them stand in one
whole number, the most important one in front: a lower number is a better week.
"""

from collections.abc import Iterable, Sequence
from functools import cache

from hipfit.model.exercise import Exercise
from hipfit.model.plan import ScoreLine
from hipfit.model.value import Value
from hipfit.model.words import Movement, Muscle
from hipfit.planning import rules
from hipfit.planning.choice import Candidate, Pick
from hipfit.planning.objective import Frame
from hipfit.planning.volume import half_sets


class Level(Value):
    """One level: its name, what its number counts, and the rule of the rulebook behind it."""

    name: str
    meaning: str
    rule: str


LEVELS = (
    Level(
        name="floors",
        meaning="half sets missing to 4 sets a week, weighted: gluteals most, first sets most",
        rule="weekly-floor",
    ),
    Level(
        name="movements",
        meaning="movements of the hip that the week does not train",
        rule="weekly-movements",
    ),
    Level(
        name="repetition",
        meaning="exercises that come only once a week, from 3 days on",
        rule="twice-a-week",
    ),
    Level(name="aims", meaning="half sets missing to the aims, weighted alike", rule="weekly-aim"),
    Level(name="short sessions", meaning="exercises missing to 3 a session", rule="session-size"),
    Level(name="surplus", meaning="half sets above what is enough", rule="weekly-enough"),
    Level(name="exercises", meaning="different exercises in the week", rule="few-exercises"),
    Level(
        name="unused time",
        meaning="half sets missing to what is enough, weighted alike",
        rule="weekly-enough",
    ),
    Level(
        name="support",
        meaning="points missing to exercises well measured, of the level, with far to climb",
        rule="best-supported",
    ),
    Level(
        name="evenness",
        meaning="seconds between the longest and the shortest session",
        rule="even-sessions",
    ),
)

(FLOORS, MOVEMENTS, REPETITION, AIMS, SHORT, SURPLUS, DIFFERENT, UNUSED, SUPPORT, EVENNESS) = range(
    len(LEVELS)
)
_BITS = 20
"""No level can reach a million: each has a field of its own in the one number."""
BEST_QUALITY = 100

MUSCLES: tuple[Muscle, ...] = tuple(rules.MUSCLE_WEIGHT)
_NUMBER = {muscle: number for number, muscle in enumerate(MUSCLES)}
_GROUP: dict[Movement, int] = {
    movement: 1 << number
    for number, group in enumerate(rules.WEEKLY_MOVEMENTS)
    for movement in group
}
ALL_GROUPS = (1 << len(rules.WEEKLY_MOVEMENTS)) - 1
MOST_HALVES = 400


def _field(level: int, value: int) -> int:
    return value << _BITS * (len(LEVELS) - 1 - level)


def values(score: int) -> tuple[int, ...]:
    """The number of each level, in their order."""
    mask = (1 << _BITS) - 1
    return tuple(score >> _BITS * place & mask for place in range(len(LEVELS) - 1, -1, -1))


def first_worse(before: int, after: int) -> int | None:
    """The first level that is worse after than before, or None where none is."""
    pairs = enumerate(zip(values(before), values(after), strict=True))
    return next((level for level, (old, new) in pairs if new > old), None)


def first_different(before: int, after: int) -> int | None:
    """The first level in which the two differ, or None."""
    pairs = enumerate(zip(values(before), values(after), strict=True))
    return next((level for level, (old, new) in pairs if new != old), None)


_MISSING = tuple(
    _field(MOVEMENTS, (ALL_GROUPS & ~groups).bit_count()) for groups in range(ALL_GROUPS + 1)
)


def _missing(halves: int) -> int:
    """What missing half sets weigh: 1 for the last one, 2 for the one before, and so on."""
    return halves * (halves + 1) // 2 if halves > 0 else 0


@cache
def _table(weight: int, aim: int, enough: int) -> tuple[int, ...]:
    """One muscle's share of the score for every number of weekly half sets."""
    floor, aim, enough = 2 * rules.FLOOR_SETS, 2 * aim, 2 * enough
    wanted = enough if aim else 0
    return tuple(
        _field(FLOORS, weight * _missing(floor - halves))
        + _field(AIMS, weight * _missing(aim - halves))
        + _field(SURPLUS, max(0, halves - enough))
        + _field(UNUSED, weight * _missing(wanted - halves))
        for halves in range(MOST_HALVES)
    )


def missing_groups(groups: int) -> int:
    """The share of the score of the movement groups that are not among these bits."""
    return _MISSING[groups]


def uneven(seconds: Sequence[int]) -> int:
    """The share of the score of sessions that differ in length."""
    return _field(EVENNESS, max(seconds) - min(seconds))


def unsupported(candidate: Candidate) -> int:
    """The share of the score of one exercise's missing points."""
    return _field(SUPPORT, BEST_QUALITY - candidate.quality)


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
            groups = 0
            for movement in exercise.movements:
                groups |= _GROUP.get(movement, 0)
            halves = tuple(
                (_NUMBER[muscle], each) for muscle, each in half_sets(exercise) if muscle in _NUMBER
            )
            known = self._known[exercise.id] = Gift(halves=halves, groups=groups)
        return known


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
        lone = different = support = 0
        for pick in self.picks:
            given = gifts.of(pick.candidate.exercise)
            self.groups |= given.groups
            for number, each in given.halves:
                self.halves[number] += each * pick.sets * len(pick.days)
            for day in pick.days:
                self.seconds[day] += pick.candidate.seconds[pick.sets]
                self.counts[day] += 1
            lone += len(pick.days) == 1
            different += 1
            support += BEST_QUALITY - pick.candidate.quality
        if len(frame.sides) < rules.DAYS_TO_REPEAT:
            lone = 0
        self.tables = tables(frame)
        self.score = (
            sum(table[halves] for table, halves in zip(self.tables, self.halves, strict=True))
            + missing_groups(self.groups)
            + _field(REPETITION, lone)
            + _field(SHORT, sum(max(0, rules.FEWEST_EXERCISES - one) for one in self.counts))
            + _field(DIFFERENT, different)
            + _field(SUPPORT, support)
            + uneven(self.seconds)
        )
        """The whole week in one number; lower is better."""


def one_more(week: Tally, days: Sequence[int]) -> int:
    """The share of the score that changes whatever exercise joins the week on these days."""
    lone = len(days) == 1 and len(week.frame.sides) >= rules.DAYS_TO_REPEAT
    filled = sum(week.counts[day] < rules.FEWEST_EXERCISES for day in days)
    return _field(REPETITION, lone) + _field(DIFFERENT, 1) - _field(SHORT, filled)


def tables(frame: Frame) -> list[tuple[int, ...]]:
    """The share of the score for each muscle, by its weekly half sets."""
    return [
        _table(rules.MUSCLE_WEIGHT[muscle], frame.aim[muscle], frame.enough) for muscle in MUSCLES
    ]


def score_lines(frame: Frame, picks: Sequence[Pick]) -> tuple[ScoreLine, ...]:
    """The levels in words, with this week's numbers."""
    found = values(Tally(frame, picks, Gifts()).score)
    return tuple(
        ScoreLine(level=number, name=level.name, meaning=level.meaning, value=value)
        for number, (level, value) in enumerate(zip(LEVELS, found, strict=True), 1)
    )

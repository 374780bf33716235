"""How hard a step is, and how many reps are worth how much weight.

Two rules meet here. Mechanics say how much harder a weight makes an exercise beside body weight
alone: the *demand*, 1.0 without any weight [winter2009]. Epley's chart says how many reps are
worth how much weight: a set is worth demand × (1 + reps / 30) [epley1985] [lesuer1997]. The chart
was made for the reps somebody can do at most; used here for planned sets, which all keep about
the same reps in reserve, it compares like with like. It was checked up to about 10 reps and gets
rough above: reps beyond the range are a bridge to the next weight, no measure of strength.
"""

import math
from collections.abc import Iterable

from hipfit.model.exercise import Exercise
from hipfit.model.plan import Step
from hipfit.model.quantity import Span
from hipfit.model.words import Band, Equipment, Lever, Position, Site

LEG_MASS = 0.161
LEG_CENTRE = 0.447
"""A leg's share of body mass, and its centre of mass in leg lengths from the hip [winter2009]."""

THIGH_MASS, SHANK_AND_FOOT_MASS = 0.1, 0.061
THIGH_CENTRE = 0.433
"""Shares of body mass, and the thigh's centre of mass in thigh lengths [winter2009]."""

KNEE_DISTANCE = 0.5
"""Hip to knee in leg lengths: thigh and shank are taken as equally long (judgement)."""

MID_THIGH = 0.25
BENT_THIGH = 0.4
"""Where a weight that a hand holds on the thigh lies, in leg lengths from the hip: as far down a
straight leg as the hand reaches, which is about halfway to the knee by the lengths of arm and trunk
[winter2009]; on a bent leg a hand's width above the knee (judgement)."""

EPLEY_REPS = 30
"""So many reps more are worth as much as the weight once more [epley1985]."""

_SLACK = 1e-9

BAND_PULL = {
    Band.EXTRA_LIGHT: (1.36, 1.95),
    Band.LIGHT: (1.68, 2.49),
    Band.MEDIUM: (2.09, 3.04),
    Band.HEAVY: (2.63, 3.90),
    Band.EXTRA_HEAVY: (3.31, 4.63),
}
"""Kilograms-force of one strand at 100 and 200 % stretch, yellow to black of one maker
[tb_table]. Other makers' words mean other pulls (judgement): every figure from it is rough."""

_STRAIGHT_LEG_DISTANCE: dict[Site | None, float] = {Site.ANKLE: 1.0, Site.ON_THIGH: MID_THIGH}

_AGAINST_GRAVITY = frozenset(
    {Position.SIDE_LYING, Position.SUPINE, Position.PRONE, Position.QUADRUPED}
)


def relative_demand(lever: Lever, step: Step, body_kilograms: float) -> float | None:
    """How hard a step is beside body weight alone (1.0), or None where mechanics cannot say.

    A leg raised against gravity is a lever about the hip: its own mass times its centre of
    mass, plus the load times its distance. Squats and lunges move the body less both shanks
    and feet; what hangs at the ankles hardly moves in them. Of two ankle weights each leg
    lifts one. Distances are in leg lengths, masses in kilograms.
    """
    if step.load is None or (lever is Lever.BODY and step.site is Site.ANKLE):
        return None
    kilograms = step.load.kilograms
    if lever is Lever.BODY:
        return 1 + kilograms * step.pieces / (body_kilograms * (1 - 2 * SHANK_AND_FOOT_MASS))
    if lever is Lever.STRAIGHT_LEG:
        distance = _STRAIGHT_LEG_DISTANCE.get(step.site, KNEE_DISTANCE)
        return 1 + kilograms * distance / (body_kilograms * LEG_MASS * LEG_CENTRE)
    if lever is Lever.BENT_LEG:
        distance = BENT_THIGH if step.site is Site.ON_THIGH else KNEE_DISTANCE
        return 1 + kilograms * distance / (body_kilograms * _bent_leg())
    return None


def moment_beside(lever: Lever, other: Lever) -> float | None:
    """How large the moment about the hip is without a weight, beside another lever's.

    None where the two are not compared: a body that is moved is no leg that is lifted.
    """
    if lever is other and lever is not Lever.UNKNOWN:
        return 1.0
    own = {Lever.STRAIGHT_LEG: LEG_MASS * LEG_CENTRE, Lever.BENT_LEG: _bent_leg()}
    if lever not in own or other not in own:
        return None
    return own[lever] / own[other]


def _bent_leg() -> float:
    """The bent leg's own moment about the hip, for each kilogram of body mass."""
    return THIGH_MASS * THIGH_CENTRE * KNEE_DISTANCE + SHANK_AND_FOOT_MASS * KNEE_DISTANCE


def band_percent(
    exercise: Exercise, step: Step, below: Step | None, body_kilograms: float
) -> Span | None:
    """By how many percent a long band is harder than the one ``below``; a rough range.

    Without a band below it is compared with body weight alone. One strand pulls at the ankle,
    at right angles to a leg that is raised level: the same lever as for a weight there. None
    where that does not hold: a loop pulls with two strands at a stretch nobody knows, and the
    moment of a leg that hangs changes with every degree.
    """
    single = step.equipment is Equipment.LONG_BAND and step.site in (Site.ANKLE, Site.ANCHORED)
    if step.band is None or not single or exercise.position not in _AGAINST_GRAVITY:
        return None
    if exercise.lever is Lever.STRAIGHT_LEG:
        own = body_kilograms * LEG_MASS * LEG_CENTRE
    elif exercise.lever is Lever.BENT_LEG:
        own = body_kilograms * _bent_leg() / KNEE_DISTANCE
    else:
        return None
    before = (0.0, 0.0) if below is None or below.band is None else BAND_PULL[below.band]
    pulls = zip(BAND_PULL[step.band], before, strict=True)
    return _percents((own + pull) / (own + less) for pull, less in pulls)


def stronger_pull(step: Step, below: Step | None) -> Span | None:
    """By how many percent one long band pulls harder than another; a rough range."""
    if step.band is None or below is None or below.band is None:
        return None
    if step.equipment is not Equipment.LONG_BAND:
        return None
    pulls = zip(BAND_PULL[step.band], BAND_PULL[below.band], strict=True)
    return _percents(pull / less for pull, less in pulls)


def _percents(ratios: Iterable[float]) -> Span:
    found = sorted(round(100 * (ratio - 1)) for ratio in ratios)
    return Span(low=found[0], high=found[-1])


def worth(demand: float, amount: int, *, held: bool) -> float:
    """What a set is worth: demand × (1 + reps / 30), or demand × seconds where it is ``held``.

    For holds nothing was found that was measured: that the product of load and time must not
    fall is judgement.
    """
    return demand * amount if held else demand * (1 + amount / EPLEY_REPS)


def amount_worth(value: float, demand: float, *, held: bool) -> int:
    """The fewest reps or seconds at ``demand`` that are worth ``value`` or more."""
    ratio = value / demand
    return math.ceil((ratio if held else EPLEY_REPS * (ratio - 1)) - _SLACK)


def amount_to_make_up(ratio: float, low: int, *, held: bool) -> int:
    """The most reps or seconds before a step that are worth no more than ``low`` after it.

    ``ratio`` is how many times as hard the step is. Who can do so many is ready for the step.
    """
    value = worth(ratio, low, held=held)
    return math.floor((value if held else EPLEY_REPS * (value - 1)) + _SLACK)


def most_before(ratio: float, high: int) -> int:
    """The reps at which a step must be taken at the latest, so that ``high`` are worth as much."""
    return amount_to_make_up(ratio, high, held=False)

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

from hipfit.model.effort import EPLEY_REPS, worth
from hipfit.model.exercise import Exercise
from hipfit.model.plan import Step
from hipfit.model.quantity import Span
from hipfit.model.words import Band, Equipment, Lever, Position, Sides, Site

LEG_MASS = 0.161
LEG_CENTRE = 0.447
"""A leg's share of body mass, and its centre of mass in leg lengths from the hip [winter2009]."""

THIGH_MASS, SHANK_AND_FOOT_MASS = 0.1, 0.061
THIGH_CENTRE = 0.433
"""Shares of body mass, and the thigh's centre of mass in thigh lengths [winter2009]."""

KNEE_DISTANCE = 0.5
"""Hip to knee in leg lengths: thigh and shank are taken as equally long (judgement)."""

SHANK_CENTRE = 0.606
"""The centre of mass of shank and foot, in shank lengths from the knee [winter2009]."""

MID_THIGH = 0.25
RAISED_THIGH = 0.4
"""Where a weight that a hand steadies on the thigh lies, in leg lengths from the hip: halfway to
the knee, as far as the hand of who lies on the side reaches by the lengths of arm and trunk
[winter2009]; on a thigh that is raised in front a hand's width above the knee (judgement)."""

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

_DISTANCE: dict[Lever, dict[Site | None, float]] = {
    Lever.STRAIGHT_LEG: {Site.ANKLE: 1.0, Site.ON_THIGH: MID_THIGH},
    Lever.BENT_LEG: {Site.ON_THIGH: RAISED_THIGH},
    Lever.BENT_LEG_FOOT_RESTING: {Site.ON_THIGH: MID_THIGH},
}
"""How far from the hip a weight is, in leg lengths, where that is not as far as the knee."""

OWN_MOMENT = {
    Lever.STRAIGHT_LEG: LEG_MASS * LEG_CENTRE,
    Lever.BENT_LEG: KNEE_DISTANCE * (THIGH_MASS * THIGH_CENTRE + SHANK_AND_FOOT_MASS),
    Lever.BENT_LEG_FOOT_RESTING: KNEE_DISTANCE
    * (THIGH_MASS * THIGH_CENTRE + SHANK_AND_FOOT_MASS * (1 - SHANK_CENTRE)),
}
"""A leg's own moment about the hip, in leg lengths, for each kilogram of body mass."""

_AGAINST_GRAVITY = frozenset(
    {Position.SIDE_LYING, Position.SUPINE, Position.PRONE, Position.QUADRUPED}
)


def relative_demand(lever: Lever, step: Step, body_kilograms: float) -> float | None:
    """How hard a step is beside body weight alone (1.0), or None where mechanics cannot say.

    A leg raised against gravity is a lever about the hip: its own mass times its centre of
    mass, plus the load times its distance. Where its foot rests on something that carries a part
    of shank and foot. Squats and lunges move the body less both shanks
    and feet; what hangs at the ankles hardly moves in them. Of two ankle weights each leg
    lifts one. Distances are in leg lengths, masses in kilograms.
    """
    if step.load is None or (lever is Lever.BODY and step.site is Site.ANKLE):
        return None
    kilograms = step.load.kilograms
    if lever is Lever.BODY:
        return 1 + kilograms * step.pieces / (body_kilograms * (1 - 2 * SHANK_AND_FOOT_MASS))
    if lever not in OWN_MOMENT:
        return None
    distance = _DISTANCE[lever].get(step.site, KNEE_DISTANCE)
    return 1 + kilograms * distance / (body_kilograms * OWN_MOMENT[lever])


def moment_beside(one: Exercise, other: Exercise) -> float | None:
    """How large the moment about the hip is without a weight, beside another exercise's.

    A body that is moved on one leg at a time weighs on it about twice as much as on both
    (judgement). None where the two are not compared: a body that is moved is no leg that is lifted.
    """
    if one.lever is Lever.BODY and other.lever is Lever.BODY:
        return _legs(other) / _legs(one)
    if one.lever not in OWN_MOMENT or other.lever not in OWN_MOMENT:
        return None
    return OWN_MOMENT[one.lever] / OWN_MOMENT[other.lever]


def _legs(exercise: Exercise) -> int:
    """How many legs carry the body."""
    return 2 if exercise.sides is Sides.BOTH else 1


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
        own = body_kilograms * OWN_MOMENT[Lever.STRAIGHT_LEG]
    elif exercise.lever is Lever.BENT_LEG:
        own = body_kilograms * OWN_MOMENT[Lever.BENT_LEG] / KNEE_DISTANCE
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

"""An exercise's ladder for one trainee, built from what is owned."""

from collections import Counter
from dataclasses import replace

from hipfit.model.exercise import Exercise, Rung
from hipfit.model.plan import Step
from hipfit.model.quantity import Mass
from hipfit.model.trainee import Trainee
from hipfit.model.words import Lever, RungKind, Site
from hipfit.planning import rules

LEG_MASS = 0.161
LEG_CENTRE = 0.447
"""A leg's share of body mass, and its centre of mass in leg lengths from the hip [winter2009]."""

THIGH_MASS, SHANK_AND_FOOT_MASS = 0.1, 0.061
THIGH_CENTRE = 0.433
"""Shares of body mass, and the thigh's centre of mass in thigh lengths [winter2009]."""

HEAVIEST_KILOGRAMS = {Site.BEHIND_KNEE: 5.0}
"""What a site can hold: a bent knee grips no heavy dumbbell safely (judgement)."""

BIG_STEP = "a big step: stay on the one before while its lowest reps are out of reach"

KNEE_DISTANCE = 0.5
"""Hip to knee in leg lengths: thigh and shank are taken as equally long (judgement)."""


def ladder(exercise: Exercise, trainee: Trainee) -> tuple[Step, ...]:
    """The steps this trainee can climb, easiest first; empty when nothing owned fits.

    Rungs that need a band or weight become one step for each size owned, lightest first.
    """
    steps: list[Step] = []
    for rung in exercise.ladder:
        if rung.equipment is None:
            steps.append(Step(kind=rung.kind, how=rung.how, tempo=rung.tempo or exercise.tempo))
        else:
            steps.extend(_owned_steps(exercise, rung, trainee))
    return _by_demand(exercise, steps, trainee.kilograms)


def _owned_steps(exercise: Exercise, rung: Rung, trainee: Trainee) -> list[Step]:
    owned = None if rung.equipment is None else trainee.owns(rung.equipment)
    if owned is None:
        return []
    bare = Step(
        kind=rung.kind,
        how=rung.how,
        tempo=rung.tempo or exercise.tempo,
        equipment=owned.equipment,
        site=rung.site,
        pieces=rung.pieces,
    )
    if rung.kind is RungKind.BAND:
        return [replace(bare, band=band) for band in owned.bands] or [bare]
    heaviest = HEAVIEST_KILOGRAMS.get(bare.site, float("inf")) if bare.site else float("inf")
    pieces = Counter(owned.loads)
    loads = [
        load
        for load in sorted(pieces, key=_kilograms)
        if pieces[load] >= rung.pieces and load.kilograms <= heaviest
    ]
    return [replace(bare, load=load) for load in loads]


def _kilograms(mass: Mass) -> float:
    return mass.kilograms


def _by_demand(exercise: Exercise, steps: list[Step], body_kilograms: float) -> tuple[Step, ...]:
    """Order the weights by how hard they make the exercise, and say by how much each does."""
    loads = [step for step in steps if step.kind is RungKind.LOAD]
    others = [step for step in steps if step.kind is not RungKind.LOAD]
    loads.sort(key=lambda step: _weighed(exercise, step, body_kilograms))
    climbed: list[Step] = []
    below = 1.0
    for step in loads:
        demand = relative_demand(exercise.lever, step, body_kilograms)
        if demand is None:
            climbed.append(step)
        elif demand > below:
            percent = round(100 * (demand / below - 1), 1)
            big = percent > rules.BIG_STEP_PERCENT
            climbed.append(replace(step, percent_harder=percent, warning=BIG_STEP if big else ""))
            below = demand
    return (*others, *climbed)


def _weighed(exercise: Exercise, step: Step, body_kilograms: float) -> tuple[float, float]:
    """What loads are ordered by: how hard they make it, else how heavy they are together."""
    kilograms = 0.0 if step.load is None else step.load.kilograms * step.pieces
    return relative_demand(exercise.lever, step, body_kilograms) or 0.0, kilograms


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
        distance = 1.0 if step.site is Site.ANKLE else KNEE_DISTANCE
        return 1 + kilograms * distance / (body_kilograms * LEG_MASS * LEG_CENTRE)
    if lever is Lever.BENT_LEG:
        own = THIGH_MASS * THIGH_CENTRE * KNEE_DISTANCE + SHANK_AND_FOOT_MASS * KNEE_DISTANCE
        return 1 + kilograms * KNEE_DISTANCE / (body_kilograms * own)
    return None

"""Weekly sets, counted for hips: 1 for a prime mover, half for a helper [pelland2026]."""

from collections.abc import Iterable

from hipfit.model.exercise import Exercise
from hipfit.model.plan import MuscleSets
from hipfit.model.words import Level, Muscle
from hipfit.planning import rules


def weekly_halves(done: Iterable[tuple[Exercise, int]]) -> dict[Muscle, int]:
    """Half sets a week for each muscle, from exercises and their weekly sets."""
    halves: dict[Muscle, int] = {}
    for exercise, sets in done:
        for muscle, each in exercise.half_sets:
            halves[muscle] = halves.get(muscle, 0) + each * sets
    return halves


def weekly_sets(done: Iterable[tuple[Exercise, int]], level: Level) -> tuple[MuscleSets, ...]:
    """Fractional sets a week for each counted muscle, from exercises and their weekly sets."""
    halves = weekly_halves(done)
    return tuple(
        MuscleSets(
            muscle=muscle,
            sets=halves.get(muscle, 0) / 2,
            floor=rules.FLOOR_SETS,
            aim=aim_sets(muscle, level),
        )
        for muscle in rules.MUSCLE_WEIGHT
    )


def aim_sets(muscle: Muscle, level: Level) -> int:
    """Weekly sets aimed at; 0 for a muscle that has a floor only."""
    return (rules.THIGH_AIM_SETS if muscle in rules.THIGH else rules.AIM_SETS)[level]

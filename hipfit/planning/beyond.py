"""What would help where a ladder ends: a weight to buy, a stronger band, a harder variation."""

from collections.abc import Iterator
from dataclasses import replace

from hipfit.model.catalogue import Catalogue
from hipfit.model.exercise import Exercise, Rung
from hipfit.model.plan import Step
from hipfit.model.quantity import Mass
from hipfit.model.trainee import Owned, Trainee
from hipfit.model.value import Value
from hipfit.model.words import BANDS, Band, Equipment, RungKind
from hipfit.planning import rules
from hipfit.planning.ladder import load_words, most_reps, owned_loads
from hipfit.planning.limits import (
    Restrictions,
    asked_by,
    missing_equipment,
    stands_free,
)
from hipfit.planning.overload import amount_to_make_up, relative_demand
from hipfit.planning.sentences import joined

GOES_ON = "it would go on"


class Help(Value):
    """What leads on, in words; ``item`` is what must be owned for it, where that is all."""

    words: str
    item: Equipment | None = None


def beyond(
    exercise: Exercise,
    steps: tuple[Step, ...],
    trainee: Trainee,
    catalogue: Catalogue,
    limits: Restrictions,
) -> Iterator[str]:
    """What leads on from the end of ``steps``, in words, best first; never empty."""
    found = (one.words for one in helps(exercise, steps, trainee, catalogue, limits))
    yield next(found, None) or _nothing(exercise, trainee, catalogue, limits)
    yield from found


def helps(
    exercise: Exercise,
    steps: tuple[Step, ...],
    trainee: Trainee,
    catalogue: Catalogue,
    limits: Restrictions,
) -> Iterator[Help]:
    """What leads on from the end of ``steps``, best first; empty where nothing does.

    Nothing that the trainee's limits rule out is named, and where balance is poor or the dose is
    gentle no weight to hold in the hands.
    """
    rungs = exercise.ladder
    if limits.unsteady:
        rungs = tuple(rung for rung in rungs if rung.equipment is not Equipment.DUMBBELL)
    if rungs:
        fitting = exercise if rungs == exercise.ladder else replace(exercise, ladder=rungs)
        yield from _to_buy(fitting, steps, trainee, gentle=limits.gentle)
    yield from (Help(words=one) for one in _harder(exercise, trainee, catalogue, limits))


def _harder(
    exercise: Exercise, trainee: Trainee, catalogue: Catalogue, limits: Restrictions
) -> list[str]:
    """The harder exercises that the limits leave, those with what is owned first."""
    ready: list[str] = []
    wanting: list[str] = []
    for name in exercise.harder:
        harder = catalogue[name]
        above = limits.keeps_level and harder.level.rank > trainee.level.rank
        free = limits.unsteady and stands_free(harder) and not stands_free(exercise)
        if (
            above
            or free
            or name in trainee.exclude
            or limits.why_barred(harder)
            or limits.cares(harder)
        ):
            continue
        words = f"harder is {harder.name} ({harder.level.value})"
        missing = missing_equipment(harder, trainee)
        if missing:
            wanting.append(f"{words}, with {joined(one.one for one in missing)}")
        else:
            ready.append(words)
    return ready + wanting


def _nothing(
    exercise: Exercise, trainee: Trainee, catalogue: Catalogue, limits: Restrictions
) -> str:
    """Why there is nothing to go on to, where limits are the reason."""
    names = [
        avoided
        for name in exercise.harder
        for avoided in asked_by(catalogue, trainee, catalogue[name])
    ]
    if names:
        return f"nothing harder suits your {joined(dict.fromkeys(names))}; stay here"
    if exercise.harder and (limits.keeps_level or limits.unsteady):
        return "nothing harder suits you now; stay here"
    return "nothing harder is known here"


def _to_buy(
    exercise: Exercise, steps: tuple[Step, ...], trainee: Trainee, *, gentle: bool
) -> Iterator[Help]:
    """The weight or band that the ladder lacks; owned kinds first."""
    end = steps[-1] if steps else None
    if end is None or end.demand is not None or end.kind not in rules.ADDED_RUNGS:
        last = end.demand if end is not None and end.demand is not None else 1.0
        rungs = [rung for rung in exercise.ladder if rung.kind is RungKind.LOAD]
        for rung in sorted(rungs, key=lambda rung: not _owned(rung, trainee)):
            size = _next_size(exercise, rung, trainee, last, gentle=gentle)
            if size is not None:
                too_far = _too_far(exercise, trainee, last, gentle=gentle)
                yield Help(words=f"{too_far}with {size} {GOES_ON}", item=rung.equipment)
                return
    for item in sorted(exercise.addable, key=lambda item: trainee.owns(item) is None):
        mine = trainee.owns(item)
        if mine is None:
            yield Help(words=f"with {item.one} {GOES_ON}", item=item)
        elif item in BANDS:
            yield from (Help(words=one, item=item) for one in _stronger(mine))
        else:
            heaviest = max(mine.loads, key=lambda load: load.kilograms, default=None)
            than = "" if heaviest is None else f" than {heaviest}"
            yield Help(words=f"with a heavier weight{than} {GOES_ON}", item=item)


def _owned(rung: Rung, trainee: Trainee) -> bool:
    return rung.equipment is not None and trainee.owns(rung.equipment) is not None


def _stronger(mine: Owned) -> Iterator[str]:
    """The next band, where there is a stronger one."""
    bands = list(Band)
    if mine.bands and mine.bands[-1] is not bands[-1]:
        band = bands[bands.index(mine.bands[-1]) + 1]
        yield f"with the next stronger band ({band.value}) {GOES_ON}"


def _next_size(
    exercise: Exercise, rung: Rung, trainee: Trainee, last: float, *, gentle: bool
) -> str | None:
    """The smallest common size that makes a step of ``SMALLEST_PERCENT`` or more.

    None where mechanics say nothing, or where no size that shops have is within reach.
    """
    equipment = rung.equipment
    if equipment is None:
        return None
    size, count = rules.COMMON_SIZES[equipment, trainee.units]
    heaviest = rules.HEAVIEST_KILOGRAMS.get(rung.site) if rung.site else None
    for number in range(1, count + 1):
        load = Mass(amount=number * size, unit=trainee.units)
        step = Step(
            kind=rung.kind,
            tempo=exercise.tempo,
            equipment=equipment,
            site=rung.site,
            load=load,
            pieces=rung.pieces,
        )
        demand = relative_demand(exercise.lever, step, trainee.kilograms)
        if demand is None or (heaviest is not None and load.kilograms > heaviest):
            return None
        percent = round(100 * (demand / last - 1), 1)
        if percent < SMALLEST_PERCENT:
            continue
        big = percent > rules.BIG_STEP_PERCENT
        if big and not _within_reach(exercise, percent, gentle=gentle):
            return None
        return f"{_article(rung, equipment, load, trainee)} (+{percent:.0f} %)"
    return None


SMALLEST_PERCENT = 3.0
"""A smaller step is hardly worth a purchase, though 2 to 10 % are the rule [acsm2009]."""


def _within_reach(exercise: Exercise, percent: float, *, gentle: bool) -> bool:
    """Whether reps or seconds that are allowed make up for the step."""
    hold = exercise.dose.hold_seconds
    low = hold or (rules.GENTLE_REPS if gentle else rules.LOADED_REPS)
    needed = amount_to_make_up(1 + percent / 100, low.low, held=hold is not None)
    return needed <= (hold.high if hold is not None else most_reps(gentle=gentle))


def _article(rung: Rung, equipment: Equipment, load: Mass, trainee: Trainee) -> str:
    if rung.pieces == 1:
        return f"{_a(load)} {load} {equipment.label}"
    mine = trainee.owns(equipment)
    if mine is not None and load in mine.loads:
        return f"a second {load} {equipment.label}"
    return f"two {load} {equipment.label}s"


def _a(load: Mass) -> str:
    """The article as the number is spoken: "an 8 kg", "an 11 lb"."""
    spoken = f"{load.amount:g}"
    return "an" if spoken.startswith("8") or spoken in {"11", "18"} else "a"


def _too_far(exercise: Exercise, trainee: Trainee, last: float, *, gentle: bool) -> str:
    """Why the next weight that is owned cannot be taken; empty where there is none."""
    known, _ = owned_loads(exercise, trainee, gentle=gentle)
    step = next((one for one in known if (one.demand or 0) > last), None)
    if step is None or step.demand is None:
        return ""
    percent = 100 * (step.demand / last - 1)
    most = most_reps(gentle=gentle)
    return f"{load_words(step)} would be +{percent:.0f} %, more than {most} reps make up for; "

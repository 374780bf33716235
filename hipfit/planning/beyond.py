"""What would help where a ladder ends: a weight to buy, a stronger band, a harder variation."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeAlias

from hipfit.model.catalogue import Catalogue, Precaution
from hipfit.model.exercise import Exercise, Rung
from hipfit.model.ladder import HARDER_IS
from hipfit.model.plan import Step
from hipfit.model.quantity import Mass
from hipfit.model.trainee import Owned, Trainee
from hipfit.model.value import Value
from hipfit.model.words import BANDS, Band, Equipment, RungKind
from hipfit.planning import rules
from hipfit.planning.ladder import ladder, load_words, most_reps, owned_loads
from hipfit.planning.limits import (
    Restrictions,
    asked_by,
    find_avoidable,
    missing_equipment,
    stands_free,
)
from hipfit.planning.overload import amount_to_make_up, relative_demand
from hipfit.planning.sentences import joined

GOES_ON = "it would go on"


class Help(Value):
    """What leads on, in words; ``buy`` is what must be owned besides, where that is all.

    Where the words leave the size open, ``buy`` has one that does.
    """

    words: str
    buy: Owned | None = None
    harder: str = ""


def beyond(
    exercise: Exercise,
    steps: tuple[Step, ...],
    trainee: Trainee,
    catalogue: Catalogue,
    limits: Restrictions,
) -> Iterator[str]:
    """What leads on from the end of ``steps``, in words, best first; never empty."""
    found = (one.words for one in helps(exercise, steps, trainee, catalogue, limits))
    yield next(found, None) or nothing(exercise, trainee, catalogue, limits)
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
    gentle no weight to hold in the hands. Where balance is poor no band is to tie the legs of who
    stands. What is to buy was tried: with it the ladder goes on.
    """
    if limits.no_harder:
        return
    rungs = limits.rungs(exercise)
    if limits.unsteady:
        rungs = tuple(rung for rung in rungs if rung.equipment is not Equipment.DUMBBELL)
    if rungs:
        fitting = exercise if rungs == exercise.ladder else replace(exercise, ladder=rungs)
        climbed = fitting if limits.needs_hands else exercise
        yield from _to_buy(fitting, climbed, steps, trainee, gentle=limits.gentle)
    yield from _harder(exercise, trainee, catalogue, limits)


def _harder(
    exercise: Exercise, trainee: Trainee, catalogue: Catalogue, limits: Restrictions
) -> list[Help]:
    """The harder exercises that the limits leave, those with what is owned first."""
    ready: list[Help] = []
    wanting: list[Help] = []
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
        words = f"{HARDER_IS}{harder.name} ({harder.level.value})"
        missing = missing_equipment(harder, trainee)
        if missing:
            wanting.append(Help(words=f"{words}, with {joined(one.one for one in missing)}"))
        else:
            ready.append(Help(words=words, harder=name))
    return ready + wanting


def nothing(
    exercise: Exercise, trainee: Trainee, catalogue: Catalogue, limits: Restrictions
) -> str:
    """Why there is nothing to go on to, where limits are the reason."""
    if limits.no_harder:
        return "nothing is to get harder for now; stay here"
    barring = [asked_by(catalogue, trainee, catalogue[name]) for name in exercise.harder]
    if any(barring):
        return f"nothing harder suits your limits; stay here{_until(barring, catalogue)}"
    if exercise.harder and (limits.keeps_level or limits.unsteady):
        asking = tuple(name for name in trainee.avoid if _is_condition(name, catalogue))
        return f"nothing harder suits you now; stay here{_until([asking], catalogue)}"
    return "nothing harder is known here"


def _until(barring: Iterable[tuple[str, ...]], catalogue: Catalogue) -> str:
    """When to plan again: once the conditions are better that alone rule something harder out.

    Of what does not pass somebody else must say how far it may go. Empty where there are none: a
    plain limit stays as long as its trainee says.
    """
    ruling = [
        names for names in barring if names and all(_is_condition(one, catalogue) for one in names)
    ]
    passing = [names for names in ruling if not any(_lasts(one, catalogue) for one in names)]
    fewest: tuple[str, ...] = min(passing, key=len, default=())
    if not fewest:
        return "; a physiotherapist can say whether more is right for you" if ruling else ""
    holds, them = ("holds", "it") if len(fewest) == 1 else ("hold", "them")
    return f"; once {joined(fewest)} no longer {holds}, plan again without {them}"


def _lasts(name: str, catalogue: Catalogue) -> bool:
    """Whether a condition is one that does not pass."""
    found = find_avoidable(catalogue, name)
    return isinstance(found, Precaution) and found.lasting


def _is_condition(name: str, catalogue: Catalogue) -> bool:
    """Whether what is avoided is a condition, which may pass, and no plain limit."""
    return isinstance(find_avoidable(catalogue, name), Precaution)


def _to_buy(
    exercise: Exercise,
    climbed: Exercise,
    steps: tuple[Step, ...],
    trainee: Trainee,
    *,
    gentle: bool,
) -> Iterator[Help]:
    """The weight or band that the ladder lacks; owned kinds first.

    Of what the ``exercise`` can be done with something is named, as far as it leads on where it
    is ``climbed`` with all that its trainee may hold.
    """

    def leads_on(buy: Owned) -> bool:
        return _leads_on(climbed, steps, with_more(trainee, buy), buy, gentle=gentle)

    end = steps[-1] if steps else None
    if end is None or end.demand is not None or end.kind not in rules.ADDED_RUNGS:
        last = end.demand if end is not None and end.demand is not None else 1.0
        rungs = [rung for rung in exercise.ladder if rung.kind is RungKind.LOAD]
        for rung in sorted(
            rungs, key=lambda rung: (not _owned(rung, trainee), not _same(rung, end))
        ):
            found = _next_size(exercise, rung, trainee, last, gentle=gentle)
            if found is not None and leads_on(found[1]):
                too_far = _too_far(exercise, trainee, last, gentle=gentle)
                yield Help(words=f"{too_far}with {found[0]} {GOES_ON}", buy=found[1])
                return
    for item in sorted(exercise.addable, key=lambda item: trainee.owns(item) is None):
        ways = _band(item, trainee) if item in BANDS else _weights(exercise, item, trainee, steps)
        for words, buy in ways:
            if leads_on(buy):
                yield Help(words=f"with {words} {GOES_ON}", buy=buy)
                break


def _same(rung: Rung, end: Step | None) -> bool:
    """Whether a weight of the rung is where the last one was: a pair follows a pair."""
    return end is not None and (rung.site, rung.pieces) == (end.site, end.pieces)


def _leads_on(
    exercise: Exercise, steps: tuple[Step, ...], owner: Trainee, buy: Owned, *, gentle: bool
) -> bool:
    """Whether the ladder of who owns it goes over what is bought to an end that ``steps`` lack.

    That may be a weight that is owned already, and was too far.
    """
    longer = ladder(exercise, owner, gentle=gentle)
    if not longer or any(_added(one) == _added(longer[-1]) for one in steps):
        return False
    return any(
        one.load in buy.loads if buy.loads else one.band in (buy.bands or (None,))
        for one in longer
        if one.equipment is buy.equipment
    )


def _added(step: Step) -> tuple[object, ...]:
    return step.equipment, step.load, step.band, step.pieces


def with_more(trainee: Trainee, buy: Owned) -> Trainee:
    """The trainee who owns that as well."""
    mine = next((one for one in trainee.owned if one.equipment is buy.equipment), None)
    if mine is None:
        return replace(trainee, owned=(*trainee.owned, buy))
    more = replace(
        mine,
        loads=tuple(sorted((*mine.loads, *buy.loads), key=lambda load: load.kilograms)),
        bands=tuple(sorted((*mine.bands, *buy.bands), key=list(Band).index)),
    )
    return replace(trainee, owned=tuple(more if one is mine else one for one in trainee.owned))


def _owned(rung: Rung, trainee: Trainee) -> bool:
    return rung.equipment is not None and trainee.owns(rung.equipment) is not None


Way: TypeAlias = tuple[str, Owned]
"""What is to buy: in words, and as something owned."""


def _band(item: Equipment, trainee: Trainee) -> Iterator[Way]:
    """A band, or the next one where there is a stronger one."""
    mine = trainee.owns(item)
    if mine is None:
        yield item.one, Owned(equipment=item)
        return
    bands = list(Band)
    if mine.bands and mine.bands[-1] is not bands[-1]:
        band = bands[bands.index(mine.bands[-1]) + 1]
        buy = Owned(equipment=mine.equipment, bands=(band,))
        yield f"the next stronger band ({band.value})", buy


def _weights(
    exercise: Exercise, item: Equipment, trainee: Trainee, steps: tuple[Step, ...]
) -> Iterator[Way]:
    """The weights that lead on where nobody knows how hard the end is: a heavier one, a second.

    A weight of known effect does not follow bands and weights of unknown effect: it would stand
    in their place, and nobody knows which of the two is harder.
    """
    added = [step for step in steps if step.kind in rules.ADDED_RUNGS]
    unknown = bool(added) and all(step.demand is None for step in added)
    mine = trainee.owns(item)
    heaviest = max(mine.loads, key=lambda load: load.kilograms, default=None) if mine else None
    size = _heavier(item, heaviest, trainee)
    places = [rung for rung in exercise.ladder if rung.equipment is item]
    for rung in sorted(places, key=lambda rung: rung.pieces):
        step = Step(kind=rung.kind, equipment=item, site=rung.site, load=size, pieces=rung.pieces)
        if unknown and relative_demand(exercise.lever, step, trainee.kilograms) is not None:
            continue
        bought = Owned(equipment=item, loads=(size,) * rung.pieces)
        if rung.pieces == 1:
            words = item.one if heaviest is None else f"a heavier weight than {heaviest}"
            yield words, bought
            continue
        if heaviest is not None:
            second = Owned(equipment=item, loads=(heaviest,))
            yield f"a second {heaviest} {item.label}", second
        than = "" if heaviest is None else f" heavier than {heaviest}"
        yield f"two {item.label}s{than}", bought


def _heavier(item: Equipment, than: Mass | None, trainee: Trainee) -> Mass:
    """The smallest common size that is heavier by more than nothing."""
    size, _ = rules.COMMON_SIZES[item, trainee.units]
    least = 0.0 if than is None else than.kilograms * (1 + rules.TRIVIAL_PERCENT / 100)
    number = 1
    while (load := Mass(amount=number * size, unit=trainee.units)).kilograms < least:
        number += 1
    return load


def _next_size(
    exercise: Exercise, rung: Rung, trainee: Trainee, last: float, *, gentle: bool
) -> Way | None:
    """The smallest common size that makes a step of ``SMALLEST_PERCENT`` or more.

    None where mechanics say nothing, or where no size that shops have is within reach.
    """
    equipment = rung.equipment
    if equipment is None:
        return None
    size, count = rules.COMMON_SIZES[equipment, trainee.units]
    heaviest = rules.HEAVIEST_KILOGRAMS.get(rung.site) if rung.site else None
    above, step_above = rules.ROUGHER_SIZES.get((equipment, trainee.units), (count * size, size))
    for number in range(1, count + 1):
        amount = number * size
        if amount > above and amount % step_above:
            continue
        load = Mass(amount=amount, unit=trainee.units)
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
        percent = round(100 * (demand / last - 1), 2)
        if percent < SMALLEST_PERCENT:
            continue
        big = percent > rules.BIG_STEP_PERCENT
        if big and not _within_reach(exercise, percent, gentle=gentle):
            return None
        return _bought(rung, equipment, load, trainee, percent)
    return None


SMALLEST_PERCENT = 3.0
"""A smaller step is hardly worth a purchase, though 2 to 10 % are the rule [acsm2009]."""


def _within_reach(exercise: Exercise, percent: float, *, gentle: bool) -> bool:
    """Whether reps or seconds that are allowed make up for the step."""
    hold = exercise.dose.hold_seconds
    low = hold or (rules.GENTLE_REPS if gentle else rules.LOADED_REPS)
    needed = amount_to_make_up(1 + percent / 100, low.low, held=hold is not None)
    return needed <= (hold.high if hold is not None else most_reps(gentle=gentle))


def _bought(rung: Rung, equipment: Equipment, load: Mass, trainee: Trainee, percent: float) -> Way:
    """A weight, or the two or the second one that a rung takes, with how much harder it is."""
    harder = f" (+{percent:.0f} %)"
    one = Owned(equipment=equipment, loads=(load,))
    if rung.pieces == 1:
        return f"{_a(load)} {load} {equipment.label}{harder}", one
    mine = trainee.owns(equipment)
    if mine is not None and load in mine.loads:
        return f"a second {load} {equipment.label}{harder}", one
    return f"two {load} {equipment.label}s{harder}", replace(one, loads=(load, load))


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

"""An exercise's ladder for one trainee, built from what is owned."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from hipfit.model.exercise import Exercise, Rung
from hipfit.model.plan import BIG_STEP, Step
from hipfit.model.quantity import Mass, Span, Tempo
from hipfit.model.trainee import Trainee
from hipfit.model.words import Equipment, Movement, RungKind, Site
from hipfit.planning import rules
from hipfit.planning.overload import (
    amount_to_make_up,
    band_percent,
    most_before,
    relative_demand,
    stronger_pull,
)

ABOUT_AS_HARD = "about as hard"
NO_LIMIT = float("inf")


def ladder(
    exercise: Exercise, trainee: Trainee, *, gentle: bool = False, careful: bool = False
) -> tuple[Step, ...]:
    """The steps this trainee can climb, easiest first; empty when nothing owned fits.

    Body weight comes first: in all its forms where the first weight is a big step or one of
    unknown effect, else only as it is usually done, so that what is owned is soon used. Then the
    owned weights, of which each is the heaviest that is at most 10 % harder than the one before
    or, where there is none, the lightest that is harder. Where that would soon be over, lighter
    ones in between are taken too (``rules.LONG_CLIMB``). Before a bigger step, more reps make up
    for it; a weight for which no allowed number of reps could is out of reach, and there the
    ladder ends. Where weights lead on by known steps, bands and weights of unknown effect are
    left out, and of these two the kind that has fewer steps: nobody could say whether the change
    from one to the other is harder (judgement).
    The heaviest weight or band is at the end done slower, and further where that form was
    passed over; on the way to a weight, slowing down in one way is enough.
    A slower lowering after a longer hold keeps the hold: without it a rep would only be slow in
    another place.
    ``gentle`` is the dose of older beginners; ``careful`` leaves out the forms that go deeper
    or further.
    """
    free = [
        Step(
            kind=rung.kind,
            how=rung.how,
            tempo=rung.tempo or exercise.tempo,
            demand=None if rung.kind in rules.FURTHER_RUNGS else 1.0,
            reps=_range(exercise, rung.kind, gentle=gentle),
        )
        for rung in exercise.ladder
        if rung.equipment is None and not (careful and rung.kind in rules.FURTHER_RUNGS)
    ]
    known, unknown = owned_loads(exercise, trainee, gentle=gentle)
    added = _climbed(exercise, free, known, gentle=gentle)
    if not added:
        bands = list(_bands(exercise, trainee, gentle=gentle, first=not free))
        added = max(bands, list(_distinct(exercise, unknown, trainee)), key=len)
    if added and any(step.kind is RungKind.LONGER_HOLD for step in free):
        free = [step for step in free if step.kind is not RungKind.SLOWER_LOWERING]
    free = list(_held_and_slower(free))
    if not _soon(exercise, added, trainee):
        return (*_shortened(free, added), *added, *_slower(exercise, added))
    further = _further(free[1:], added[-1])
    return (*_shortened(free[:1], added), *added, *_slower(exercise, added), *further)


def _held_and_slower(free: list[Step]) -> Iterator[Step]:
    """The forms of body weight, where a slower lowering keeps the longer hold before it."""
    before: Step | None = None
    for step in free:
        if (
            before is not None
            and before.kind is RungKind.LONGER_HOLD
            and step.kind is RungKind.SLOWER_LOWERING
        ):
            pause = max(before.tempo.pause_seconds, step.tempo.pause_seconds)
            yield replace(
                step,
                how=f"{step.how.rstrip('.')}, and keep the longer hold.",
                tempo=replace(step.tempo, pause_seconds=pause),
            )
        else:
            yield step
        before = step


def _soon(exercise: Exercise, added: list[Step], trainee: Trainee) -> bool:
    """Whether the first weight or band comes right after the first form of body weight.

    That is a band, a small step, or a weight of unknown effect that is light for the body.
    """
    if not added or exercise.dose.reps is None:
        return False
    first = added[0]
    if first.kind is RungKind.BAND:
        return True
    if first.demand is None:
        return first.kilograms <= rules.LIGHT_SHARE * trainee.kilograms
    return first.percent_harder is not None and first.percent_harder <= rules.BIG_STEP_PERCENT


def _further(passed: list[Step], last: Step) -> Iterator[Step]:
    """The forms that go further, passed over on the way, with the heaviest weight or band."""
    for form in passed:
        if form.kind in rules.FURTHER_RUNGS:
            yield _again(last, form.how, form.tempo, demand=None)


def _again(last: Step, how: str, tempo: Tempo, *, demand: float | None) -> Step:
    """The heaviest weight or band in another form, of which nobody knows how much harder it is."""
    return replace(
        last,
        how=f"{last.how} {how}".strip(),
        tempo=tempo,
        demand=demand,
        percent_harder=None,
        roughly=None,
        pull=None,
        warning="",
    )


def _distinct(exercise: Exercise, unknown: list[Step], trainee: Trainee) -> Iterator[Step]:
    """The weights of unknown effect that are heavier in all than the ones before.

    What is mainly balance takes none that is heavy for the body.
    """
    last = 0.0
    balances = exercise.movements[0] is Movement.BALANCE
    most = rules.BALANCE_SHARE * trainee.kilograms if balances else NO_LIMIT
    for step in unknown:
        if most >= step.kilograms >= last * (1 + rules.TRIVIAL_PERCENT / 100):
            last = step.kilograms
            yield step


def _range(exercise: Exercise, kind: RungKind, *, gentle: bool) -> Span | None:
    """The reps that belong to a kind of rung; None where it is held."""
    if exercise.dose.reps is None:
        return None
    if gentle:
        return rules.GENTLE_REPS
    return rules.LOADED_REPS if kind is RungKind.LOAD else exercise.dose.reps


def _bare(exercise: Exercise, rung: Rung, *, gentle: bool) -> Step:
    return Step(
        kind=rung.kind,
        how=rung.how,
        tempo=rung.tempo or exercise.tempo,
        equipment=rung.equipment,
        site=rung.site,
        pieces=rung.pieces,
        reps=_range(exercise, rung.kind, gentle=gentle),
    )


def _bands(exercise: Exercise, trainee: Trainee, *, gentle: bool, first: bool) -> Iterator[Step]:
    """A step for each band owned, weakest first; a rough figure where there is one.

    ``first`` says whether the ladder begins with them.
    """
    for rung in exercise.ladder:
        owned = None if rung.equipment is None else trainee.owns(rung.equipment)
        if rung.kind is not RungKind.BAND or owned is None:
            continue
        bare = replace(_bare(exercise, rung, gentle=gentle), equipment=owned.equipment)
        below: Step | None = None
        for band in owned.bands:
            step = replace(bare, band=band)
            roughly = band_percent(exercise, step, below, trainee.kilograms)
            pull = None if roughly is not None else stronger_pull(step, below)
            warning = _less_stretch(exercise, bare, first=first) if below is None else ""
            below = replace(step, roughly=roughly, pull=pull, warning=warning)
            yield below
        if below is None:
            yield replace(bare, warning=_less_stretch(exercise, bare, first=first))
        first = False


def _less_stretch(exercise: Exercise, step: Step, *, first: bool) -> str:
    """What to do where the first band at a place is too strong.

    A closed loop cannot be slackened: where it sits higher it has the shorter lever.
    """
    hold = exercise.dose.hold_seconds
    least = f"hold for {hold.low} s" if hold is not None else f"do {_lowest(step)}"
    if step.equipment is not Equipment.MINI_BAND:
        return f"if you cannot {least}, slacken the band"
    where = "thighs" if step.site is Site.ABOVE_KNEES else "legs"
    back = "" if first else ", or go back to the step before"
    return f"if you cannot {least}, put the band higher on the {where}{back}"


def _lowest(step: Step) -> int:
    return (step.reps or rules.LOADED_REPS).low


def owned_loads(
    exercise: Exercise, trainee: Trainee, *, gentle: bool = False
) -> tuple[list[Step], list[Step]]:
    """The weights owned, as steps: by demand those with a known one, by weight the others."""
    known: list[Step] = []
    unknown: list[Step] = []
    for rung in exercise.ladder:
        owned = None if rung.equipment is None else trainee.owns(rung.equipment)
        if rung.kind is not RungKind.LOAD or owned is None:
            continue
        bare = _bare(exercise, rung, gentle=gentle)
        for load in _usable(owned.loads, rung):
            step = replace(bare, load=load)
            demand = relative_demand(exercise.lever, step, trainee.kilograms)
            if demand is None:
                unknown.append(step)
            else:
                known.append(replace(step, demand=round(demand, 4)))
    known.sort(key=lambda step: (step.demand or 0, step.pieces))
    unknown.sort(key=lambda step: (step.kilograms, step.pieces))
    return known, unknown


def _usable(loads: Iterable[Mass], rung: Rung) -> list[Mass]:
    """The sizes that are owned often enough and that the place on the body can hold."""
    heaviest = NO_LIMIT
    if rung.site is not None:
        heaviest = rules.HEAVIEST_KILOGRAMS.get(rung.site, NO_LIMIT)
    pieces = Counter(loads)
    return [load for load in pieces if pieces[load] >= rung.pieces and load.kilograms <= heaviest]


def most_reps(*, gentle: bool) -> int:
    """The most reps that may make up for a step."""
    return rules.GENTLE_REPS.high if gentle else rules.MOST_REPS


def _climbed(
    exercise: Exercise, free: list[Step], known: list[Step], *, gentle: bool
) -> list[Step]:
    """The weights that can be reached step by step, with the reps that make up for big steps.

    Where long steps, all of them small, would leave fewer than ``rules.LONG_CLIMB`` weights and
    shorter ones have more of those that are owned, shorter ones are taken, so that it lasts. Where
    every weight is a step already, none is left to take.
    """
    climbed = _in_steps(exercise, free, known, gentle=gentle)
    if len(climbed) == len(known) or any(
        step.makes_up or (step.percent_harder or 0) > rules.BIG_STEP_PERCENT for step in climbed
    ):
        return climbed
    for least in rules.SHORTER_STEPS_PERCENT:
        if len(climbed) >= rules.LONG_CLIMB:
            break
        shorter = _in_steps(exercise, free, known, gentle=gentle, least=least)
        climbed = max(climbed, shorter, key=len)
    return climbed


def _in_steps(
    exercise: Exercise,
    free: list[Step],
    known: list[Step],
    *,
    gentle: bool,
    least: float | None = None,
) -> list[Step]:
    """The weights in steps as long as small ones may be, or as short as ``least`` percent."""
    climbed: list[Step] = []
    demands = [step.demand or 0 for step in known]
    below = next((step for step in free if step.demand is not None), None)
    while demands:
        if below is None:  # nothing without a weight: the lightest is where it begins
            below = known[0]
            climbed.append(below)
        level = below.demand or 1.0
        number = bisect_right(demands, level * (1 + rules.NO_STEP_PERCENT / 100))
        if number == len(known):
            break
        near = bisect_right(demands, level * (1 + rules.BIG_STEP_PERCENT / 100)) - 1
        if least is not None:  # the last step may be as short as what is left
            near = min(near, bisect_left(demands, level * (1 + least / 100)))
        step = known[number if near < number else bisect_left(demands, demands[near])]
        ratio = (step.demand or 1.0) / level
        percent = round(100 * (ratio - 1), 2)
        if percent > rules.BIG_STEP_PERCENT:
            made_up = _made_up(exercise, below, step, ratio, percent, gentle=gentle)
            if not made_up:
                break
            climbed.extend(made_up)
        else:
            climbed.append(replace(step, percent_harder=percent))
        below = climbed[-1]
    return climbed


def _made_up(  # noqa: PLR0913 - the two steps, and how far apart they are
    exercise: Exercise, below: Step, step: Step, ratio: float, percent: float, *, gentle: bool
) -> tuple[Step, ...]:
    """A big step with what makes up for it, or nothing where nothing allowed could.

    Where the top of the range below is not enough, a step of its own has more reps there.
    """
    held = exercise.dose.hold_seconds is not None
    usual = exercise.dose.hold_seconds or below.reps or rules.LOADED_REPS
    lowest = exercise.dose.hold_seconds or step.reps or rules.LOADED_REPS
    needed = amount_to_make_up(ratio, lowest.low, held=held)
    unit = "s" if held else "reps"
    big = f"{load_words(step)} is a big step (+{percent:.0f} %)"
    before = "without weight" if below.load is None else f"with {load_words(below)}"
    after = f"{lowest.low} {unit} with {load_words(step)}"
    made_up = BIG_STEP.format(
        weight=load_words(step),
        percent=percent,
        before=f"{needed} {unit} {before}",
        after=after,
    )
    if needed <= usual.high:
        return (replace(step, percent_harder=percent, warning=made_up),)
    if held or needed > most_reps(gentle=gentle):
        return ()
    more = replace(
        below,
        percent_harder=None,
        reps=Span(low=usual.high + 1, high=needed),
        makes_up=True,
        warning=f"{big}. Get to {needed} {unit} {before} first; then {after} are {ABOUT_AS_HARD}.",
    )
    return more, replace(step, percent_harder=percent, warning=made_up)


def load_words(step: Step) -> str:
    """The weight of a step: "2 kg", "2 × 4 kg"."""
    return f"{step.pieces} × {step.load}" if step.pieces > 1 else str(step.load)


def _shortened(free: list[Step], added: list[Step]) -> Iterator[Step]:
    """The forms of body weight, with no more reps than the first weight can be worth.

    Where the step is a small one, it is taken early: so many reps without the weight that even
    the top of the range with it would be less are never asked for.
    """
    first = added[0] if added else None
    for step in free:
        if (
            first is None
            or first.percent_harder is None
            or first.reps is None
            or step.reps is None
            or first.demand is None
        ):
            yield step
            continue
        most = most_before(first.demand, first.reps.high)
        high = max(step.reps.low, min(step.reps.high, most))
        yield replace(step, reps=Span(low=step.reps.low, high=high))


def _slower(exercise: Exercise, added: list[Step]) -> Iterator[Step]:
    """The heaviest weight or band once more, slower: a way on when there is nothing heavier."""
    if not added or exercise.dose.reps is None:
        return
    last = added[-1]
    for kind in (RungKind.SLOWER_LOWERING, RungKind.LONGER_HOLD):
        for rung in exercise.ladder:
            if rung.kind is kind and rung.tempo is not None:
                yield _again(last, rung.how, rung.tempo, demand=last.demand)
                return

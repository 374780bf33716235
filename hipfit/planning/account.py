"""What a plan says of itself: what it leaves out, what it does not reach, what to mind."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from hipfit.model.exercise import Exercise
from hipfit.model.plan import Cause, LeftOut, Shortfall, Week
from hipfit.model.trainee import OLDER_AGE_YEARS
from hipfit.model.words import BANDS, Demand, Equipment, Movement, Muscle
from hipfit.planning import rules
from hipfit.planning.limits import why_left_out
from hipfit.planning.workshop import Workshop


def left_out(workshop: Workshop, weeks: Sequence[Week]) -> tuple[LeftOut, ...]:
    """The strength exercises that are not used though they exist, grouped by reason."""
    used = {name for week in weeks for name in _exercises(week)}
    reasons: dict[tuple[Cause, str], list[str]] = {}
    level = (Cause.LEVEL, f"harder than {workshop.trainee.level.value}")
    for one in workshop.catalogue.strength:
        reason = why_left_out(one, workshop.trainee, workshop.limits)
        if reason is None and one.id not in used and not workshop.fits_level(one):
            reason = level
        if reason is not None:
            reasons.setdefault(reason, []).append(one.id)
    return tuple(
        LeftOut(cause=cause, reason=reason, exercises=tuple(names))
        for (cause, reason), names in reasons.items()
    )


def _exercises(week: Week) -> set[str]:
    return {one.exercise for session in week.sessions for one in session.prescriptions}


def shortfalls(workshop: Workshop, weeks: Sequence[Week]) -> tuple[Shortfall, ...]:
    """Muscles under their floor in any week after the first ones, and movements not trained.

    Each is put down to the limits where they leave nothing for it, else to what is full.
    """
    first = rules.FIRST_WEEKS + (1 if workshop.limits.gentle else 0)
    settled = weeks[min(len(weeks) - 1, first) :]
    able = [one.exercise for one in workshop.candidates]
    return (*_low_muscles(workshop, settled, able), *_untrained(workshop, settled, able))


LIMITED = "what trains it is left out, see below"


def _low_muscles(
    workshop: Workshop, weeks: Sequence[Week], able: Sequence[Exercise]
) -> Iterator[Shortfall]:
    """One shortfall for the muscles that the limits leave nothing for, one for the others."""
    low: dict[Muscle, tuple[float, int]] = {}
    for week in weeks:
        for one in week.volume:
            if one.sets < one.floor and one.sets < low.get(one.muscle, (one.floor, 0))[0]:
                low[one.muscle] = (one.sets, week.number)
    possible = {muscle for one in able for muscle in one.muscles}
    for group, why in (
        ([one for one in low if one in possible], _what_is_full(workshop, weeks[0])),
        ([one for one in low if one not in possible], LIMITED),
    ):
        if group:
            names = _listed(
                f"{muscle.label} ({low[muscle][0]:g} in week {low[muscle][1]})" for muscle in group
            )
            yield Shortfall(
                message=f"fewer than {rules.FLOOR_SETS} sets a week for {names}: {why}",
                muscles=tuple(group),
            )


def _untrained(
    workshop: Workshop, weeks: Sequence[Week], able: Sequence[Exercise]
) -> Iterator[Shortfall]:
    trained = [(week, _movements(workshop, week)) for week in weeks]
    for group in rules.WEEKLY_MOVEMENTS:
        missed = [week for week, moves in trained if not group & moves]
        if missed:
            possible = any(group & set(one.movements) for one in able)
            why = _what_is_full(workshop, missed[0]) if possible else LIMITED
            names = " or ".join(sorted(move.label for move in group))
            since = "" if missed[0] is weeks[0] else f" from week {missed[0].number}"
            yield Shortfall(message=f"no {names}{since}: {why}", movements=tuple(sorted(group)))


def _movements(workshop: Workshop, week: Week) -> set[Movement]:
    return {move for name in _exercises(week) for move in workshop.catalogue[name].movements}


def _what_is_full(workshop: Workshop, week: Week) -> str:
    """What the search came up against, as far as that can be seen."""
    trainee = workshop.trainee
    if all(len(one.prescriptions) >= rules.MOST_EXERCISES for one in week.sessions):
        return f"a session takes {rules.MOST_EXERCISES} exercises at most"
    dates = [one.date for one in week.sessions]
    if any((later - earlier).days == 1 for earlier, later in pairwise(dates)):
        return "days in a row train different sides of the hip, and no room was found for more"
    return f"no room was found for more in {trainee.days} × {trainee.minutes} min a week"


def _listed(names: Iterable[str]) -> str:
    """Names as a sentence has them: "a, b and c"."""
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last


def cautions(workshop: Workshop) -> tuple[str, ...]:
    """A sentence for age, and one for each condition that was named."""
    age = workshop.trainee.age_years
    ask = (rules.ASK_IN_ANY_CASE,) if age and age not in rules.AGES_OF_QUESTIONS else ()
    older = (rules.OLDER_CAUTION,) if age and age > OLDER_AGE_YEARS else ()
    return (*ask, *older, *workshop.limits.cautions)


def notes(workshop: Workshop, weeks: Sequence[Week]) -> tuple[str, ...]:
    """What must be at hand, what stands in for something not said, and what waits."""
    trainee = workshop.trainee
    done = [one for week in weeks for session in week.sessions for one in session.prescriptions]
    found = [_at_hand(workshop, weeks[0])]
    if trainee.body_mass is None and any(one.step.percent_harder is not None for one in done):
        found.append(f"Percentages are for {trainee.kilograms:g} kg; --body-mass sets yours.")
    addable = any(one.loads or one.equipment in BANDS for one in trainee.owned)
    if addable and all(one.step.equipment is None for one in done):
        found.append(WEIGHTS_WAIT)
    return tuple(filter(None, found))


WEIGHTS_WAIT = (
    "Your weights and bands come in once body weight has become easy: a plan of more weeks shows "
    "when, and --level intermediate starts with weights."
)


def _at_hand(workshop: Workshop, week: Week) -> str:
    """What every home has and this plan uses."""
    names = _exercises(week)
    for session in week.sessions:
        names.update(one.exercise for one in (*session.warm_up, *session.stretches))
    used = [workshop.catalogue[name] for name in names]
    things = {
        "a mat or carpet": any(one.on_floor for one in used),
        "a wall or worktop": any(
            Equipment.WALL in one.equipment or Demand.SINGLE_LEG_STANCE in one.all_demands
            for one in used
        ),
        "a cushion": any(Equipment.CUSHION in one.equipment for one in used),
        "a firm bed": any(Equipment.BED in one.equipment for one in used),
    }
    wanted = [thing for thing, needed in things.items() if needed]
    return f"Have at hand: {_listed(wanted)}." if wanted else ""

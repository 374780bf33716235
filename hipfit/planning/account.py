"""What a plan says of itself: what it leaves out, what it does not reach, what to mind."""

from collections.abc import Sequence

from hipfit.model.plan import Cause, LeftOut, MuscleSets, Shortfall, Week
from hipfit.model.trainee import OLDER_AGE_YEARS, Trainee
from hipfit.planning import rules
from hipfit.planning.limits import why_left_out
from hipfit.planning.workshop import Workshop


def left_out(workshop: Workshop) -> tuple[LeftOut, ...]:
    """The strength exercises that may not be used, grouped by reason."""
    reasons: dict[tuple[Cause, str], list[str]] = {}
    level = (Cause.LEVEL, f"harder than {workshop.trainee.level.value}")
    for one in workshop.catalogue.strength:
        reason = why_left_out(one, workshop.trainee, workshop.limits)
        if reason is None and not workshop.fits_level(one):
            reason = level
        if reason is not None:
            reasons.setdefault(reason, []).append(one.id)
    return tuple(
        LeftOut(cause=cause, reason=reason, exercises=tuple(names))
        for (cause, reason), names in reasons.items()
    )


def shortfalls(workshop: Workshop, weeks: Sequence[Week]) -> tuple[Shortfall, ...]:
    """Muscles under their floor once the first weeks are over, and movements not trained."""
    settled = weeks[min(len(weeks) - 1, rules.FIRST_WEEKS)]
    found = [
        Shortfall(muscle=one.muscle, message=_too_few(one, settled, workshop.trainee))
        for one in settled.volume
        if one.sets < one.floor
    ]
    trained = {
        move
        for session in settled.sessions
        for one in session.prescriptions
        for move in workshop.catalogue[one.exercise].movements
    }
    for group in rules.WEEKLY_MOVEMENTS:
        if not group & trained:
            move = min(group)
            names = " or ".join(sorted(one.label for one in group))
            found.append(Shortfall(movement=move, message=_untrained(names, group, workshop)))
    return tuple(found)


def _too_few(one: MuscleSets, week: Week, trainee: Trainee) -> str:
    return (
        f"{one.muscle.label}: {one.sets:g} of at least {one.floor} sets in week {week.number}; "
        f"{trainee.days} x {trainee.minutes} min with these limits hold no more"
    )


def _untrained(names: str, group: frozenset[object], workshop: Workshop) -> str:
    able = [one for one in workshop.usable if group & set(one.movements)]
    if able:
        return f"{names}: not trained; the sessions are full with what comes first"
    return f"{names}: not trained; every exercise for it is left out (see below)"


def cautions(workshop: Workshop) -> tuple[str, ...]:
    """A sentence for age, and one for each condition that was named."""
    age = workshop.trainee.age_years
    older = (rules.OLDER_CAUTION,) if age is not None and age > OLDER_AGE_YEARS else ()
    return (*older, *workshop.limits.cautions)


def notes(trainee: Trainee, weeks: Sequence[Week]) -> tuple[str, ...]:
    """What stands in for something that was not said."""
    percents = any(
        one.step.percent_harder is not None
        for week in weeks
        for session in week.sessions
        for one in session.prescriptions
    )
    if percents and trainee.body_mass is None:
        return (
            f"Percentages are for {trainee.kilograms:g} kg of body mass; --body-mass sets yours.",
        )
    return ()

"""What a plan says of itself: what it leaves out, what it does not reach, what to mind."""

from collections.abc import Iterable, Sequence

from hipfit.model.plan import Cause, LeftOut, Shortfall, Week
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
    """Muscles under their floor once the first weeks are over, and movements not trained.

    Each is put down to the limits where they leave nothing for it, else to the time.
    """
    settled = weeks[min(len(weeks) - 1, rules.FIRST_WEEKS)]
    trainee = workshop.trainee
    able = workshop.candidates()
    low = [one for one in settled.volume if one.sets < one.floor]
    ruled_out = [one for one in low if not any(one.muscle in it.exercise.muscles for it in able)]
    short = [one for one in low if one not in ruled_out]
    time = f"no room was found for more in {trainee.days} × {trainee.minutes} min a week"
    found = [
        Shortfall(
            message=f"fewer than {rules.FLOOR_SETS} sets in week {settled.number} for "
            f"{_listed(f'{one.muscle.label} ({one.sets:g})' for one in group)}: {why}",
            muscles=tuple(one.muscle for one in group),
        )
        for group, why in ((short, time), (ruled_out, "what trains them is left out, see below"))
        if group
    ]
    trained = {
        move
        for session in settled.sessions
        for one in session.prescriptions
        for move in workshop.catalogue[one.exercise].movements
    }
    for group in rules.WEEKLY_MOVEMENTS:
        if not group & trained:
            possible = any(group & set(one.exercise.movements) for one in able)
            why = time if possible else "what trains it is left out, see below"
            names = " or ".join(sorted(move.label for move in group))
            found.append(Shortfall(message=f"no {names}: {why}", movements=tuple(sorted(group))))
    return tuple(found)


def _listed(names: Iterable[str]) -> str:
    """Names as a sentence has them: "a, b and c"."""
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last


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

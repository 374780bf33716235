"""One exercise's whole ladder, looked at without a plan: the same steps as a plan climbs."""

from collections.abc import Iterator, Sequence

from hipfit.errors import ConflictError
from hipfit.model.catalogue import Catalogue
from hipfit.model.exercise import Exercise
from hipfit.model.ladder import Ladder, LadderStep
from hipfit.model.plan import Cause, Step
from hipfit.model.trainee import Trainee
from hipfit.model.words import Kind, RungKind
from hipfit.planning import rules
from hipfit.planning.beyond import beyond
from hipfit.planning.ladder import load_words, owned_loads
from hipfit.planning.limits import why_left_out
from hipfit.planning.workshop import Workshop


def whole_ladder(catalogue: Catalogue, trainee: Trainee, exercise: Exercise) -> Ladder:
    """Every step of the exercise for this trainee.

    Raises ``ConflictError`` where the exercise has no ladder or what is avoided or owned rules
    it out, and ``ClearanceError`` where nothing may be trained yet.
    """
    if exercise.kind is not Kind.STRENGTH:
        raise ConflictError(
            f"{exercise.id} is a {exercise.kind.value}: it has no ladder",
            "'hipfit list --kind strength' names the exercises that have one",
        )
    workshop = Workshop(catalogue, trainee)
    gentle = workshop.limits.gentle
    left_out = why_left_out(exercise, trainee, workshop.limits)
    if left_out is not None:
        cause, reason = left_out
        raise ConflictError(
            f"{exercise.id} cannot be used: {reason}",
            "say what you own with --equipment"
            if cause is Cause.EQUIPMENT
            else "'hipfit show' with its name says what is easier; or avoid less",
        )
    exercise = workshop.limits.in_bounds(exercise)
    steps = workshop.steps[exercise.id]
    if not steps:
        raise ConflictError(
            f"{exercise.id} needs what you do not own: {_needed(exercise)}",
            "say what you own with --equipment",
        )
    climb = workshop.climb(exercise, sets=rules.FIRST_SETS, days=trainee.days, since=1)
    held = exercise.dose.hold_seconds is not None
    return Ladder(
        exercise=exercise.id,
        name=exercise.name,
        trainee=trainee,
        steps=tuple(
            LadderStep(
                step=step,
                amounts=span,
                entry=entry,
                held=held,
                percent_over_body=None
                if step.demand is None or step.load is None
                else round(100 * (step.demand - 1), 1),
            )
            for step, span, entry in zip(climb.steps, climb.ranges, climb.entries, strict=True)
        ),
        start=climb.first_step + 1,
        sets=rules.GENTLE_FIRST_SETS if gentle else rules.FIRST_SETS,
        top_sessions=rules.TOP_SESSIONS,
        unused=tuple(_unused(exercise, steps, trainee, gentle=gentle)),
        beyond=tuple(beyond(exercise, steps, trainee, catalogue, workshop.limits)),
    )


def _needed(exercise: Exercise) -> str:
    return " or ".join(item.one for item in exercise.addable)


def _instead(demand: float, taken: Step) -> str:
    """Why a weight is passed over for another."""
    if (taken.demand or 0) < demand * (1 + rules.NO_STEP_PERCENT / 100):
        return f"{load_words(taken)} {taken.site.label if taken.site else ''} is as hard".replace(
            "  ", " "
        )
    if taken.percent_harder is None:
        return f"{load_words(taken)} is close enough"
    return f"{load_words(taken)} is close enough (+{taken.percent_harder:.0f} %)"


def _unused(
    exercise: Exercise, steps: Sequence[Step], trainee: Trainee, *, gentle: bool
) -> Iterator[str]:
    """What is owned and would fit the exercise, but is no step of its ladder."""
    known, unknown = owned_loads(exercise, trainee, gentle=gentle)
    if not any(step.percent_harder is not None for step in steps):
        return  # nothing is left out but what is out of reach, and the end says that
    used = {(step.load, step.site, step.pieces) for step in steps}
    climbed = [step for step in steps if step.load is not None and step.demand is not None]
    passed: dict[str, list[str]] = {}
    for step in known:
        demand = step.demand or 0
        taken = next((one for one in climbed if (one.demand or 0) >= demand), None)
        if taken is not None and (step.load, step.site, step.pieces) not in used:
            passed.setdefault(_instead(demand, taken), []).append(load_words(step))
    for why, loads in passed.items():
        yield f"{', '.join(dict.fromkeys(loads))}: skipped, {why}"
    bands = [
        rung.equipment
        for rung in exercise.ladder
        if rung.kind is RungKind.BAND and rung.equipment and trainee.owns(rung.equipment)
    ]
    others = [band.label for band in bands] + [
        f"{load_words(step)} {step.site.label if step.site else ''}".strip() for step in unknown
    ]
    if others:
        yield (
            f"{', '.join(dict.fromkeys(others))}: how much harder that is nobody knows, and your "
            "weights lead on by known steps"
        )

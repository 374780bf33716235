"""What must be avoided, and what that leaves."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property

from hipfit.errors import ClearanceError, ConflictError, UnknownNameError
from hipfit.model.catalogue import Catalogue, Limit, Precaution, nearest, slug
from hipfit.model.exercise import Exercise, Rung
from hipfit.model.plan import Cause
from hipfit.model.quantity import Span
from hipfit.model.trainee import OLDER_AGE_YEARS, Trainee
from hipfit.model.value import Value
from hipfit.model.words import Demand, Equipment, Kind, Movement, Position, Site
from hipfit.planning import rules
from hipfit.planning.sentences import joined


class Restrictions(Value):
    """What a trainee's limits and conditions come to.

    ``barred`` says for each demand that must not occur who asked for that, ``care`` what to
    mind where a demand does occur. Of those notes the ``support`` ones say what to hold on to,
    and of these the ``of_falling`` ones are there for fear of falling.
    ``needs_hands`` says whether the hands are needed for support and hold no weight: balancing
    without holding on is ruled out for fear of falling (judgement).
    ``gentle``, ``unloaded_weeks``, ``build_up_weeks`` and ``no_harder`` are as in ``Precaution``;
    of several reserves the highest holds. ``longest_holds`` are the seconds that something with a
    demand is held at most.
    """

    barred: dict[Demand, str]
    care: dict[Demand, tuple[str, ...]]
    support: frozenset[str]
    of_falling: frozenset[str]
    cautions: tuple[str, ...]
    needs_hands: bool
    gentle: bool
    unloaded_weeks: int
    build_up_weeks: int
    reserve: Span | None
    no_harder: bool
    longest_holds: dict[Demand, int]

    @property
    def unsteady(self) -> bool:
        """Whether moves that one could fall from are out, or every dose is a gentle one."""
        return self.gentle or self.needs_hands

    @cached_property
    def keeps_level(self) -> bool:
        """Whether the plan brings nothing above the trainee's level, and no further range.

        Any condition that asks for care keeps it so (judgement).
        """
        return self.gentle or self.no_harder or bool(self.care)

    @property
    def first_weeks(self) -> int:
        """After how many weeks every exercise has all its sets at the latest."""
        slowly = self.gentle or self.unloaded_weeks > 0
        usual = rules.FIRST_WEEKS + (rules.GENTLE_RISE_WEEKS - 1 if slowly else 0)
        return max(usual, self.build_up_weeks)

    def why_barred(self, exercise: Exercise) -> str:
        """Why the exercise must be left out: every limit that does, or an empty string."""
        by_asker: dict[str, list[str]] = {}
        for demand, asked in self.barred.items():
            if demand in exercise.all_demands:
                by_asker.setdefault(asked.partition(demand.value)[0], []).append(asked)
        yours = by_asker.pop(YOU_AVOID, [])
        groups = [(YOU_AVOID, yours), *by_asker.items()]
        reasons = [_in_one(asker, asked) for asker, asked in groups if asked]
        if self.needs_hands and ties_legs(exercise):
            reasons.append(LEGS_TIED)
        return "; ".join(reasons)

    def in_bounds(self, exercise: Exercise) -> Exercise:
        """The exercise, held no longer than the conditions allow."""
        span = exercise.dose.hold_seconds
        demands = exercise.all_demands
        most = min((most for one, most in self.longest_holds.items() if one in demands), default=0)
        if span is None or not most or most >= span.high:
            return exercise
        shorter = Span(low=min(span.low, most), high=most)
        return replace(exercise, dose=replace(exercise.dose, hold_seconds=shorter))

    def rungs(self, exercise: Exercise) -> tuple[Rung, ...]:
        """The rungs of its ladder that suit the limits.

        Who could fall stands with nothing round both legs: a band there is in the way of the step
        that catches a fall (judgement).
        """
        standing = exercise.position is Position.STANDING
        if not (self.needs_hands and standing):
            return exercise.ladder
        return tuple(rung for rung in exercise.ladder if rung.site not in ROUND_THE_LEGS)

    def cares(self, exercise: Exercise) -> tuple[str, ...]:
        """What to mind with this exercise, as far as it speaks against choosing it.

        A seat to sit down on answers what is minded for fear of falling (judgement).
        """
        seated = sits_down(exercise)
        return tuple(
            note for note in self._notes(exercise) if not (seated and note in self.of_falling)
        )

    def minds(self, exercise: Exercise) -> tuple[str, ...]:
        """All that is to be read beside the exercise.

        Where balancing without holding on is ruled out, what is done standing with nothing to hold
        asks for support, if no condition says already what to hold on to (judgement).
        """
        notes = self._notes(exercise)
        if not self.needs_hands or not stands_free(exercise):
            return notes
        if HOLD_ON in notes or not self.support.isdisjoint(notes):
            return notes
        return (*notes, HOLD_ON_WITH_BOTH if self.gentle else HOLD_ON)

    def _notes(self, exercise: Exercise) -> tuple[str, ...]:
        """The notes of conditions; on one leg a hand on something, if none of them says more."""
        demands = exercise.all_demands
        notes = [note for demand, notes in self.care.items() if demand in demands for note in notes]
        on_one_leg = Demand.SINGLE_LEG_STANCE in demands
        if self.needs_hands and on_one_leg and Demand.SINGLE_LEG_STANCE not in self.care:
            notes.append(HOLD_ON)
        return tuple(dict.fromkeys(notes))


HOLD_ON = "keep a hand on something fixed"
HOLD_ON_WITH_BOTH = "keep both hands on a fixed support, such as a worktop"

ROUND_THE_LEGS = frozenset({Site.ABOVE_KNEES, Site.AROUND_ANKLES, Site.AROUND_FEET})
"""Where a band ties one leg to the other."""

LEGS_TIED = (
    "it ties the legs together with a band, in the way of a step that would catch a fall"
    " (our judgement)"
)

YOU_AVOID = "you avoid "
OUR_JUDGEMENT = " (our judgement)"


def _in_one(asker: str, asked: Iterable[str]) -> str:
    """What one condition, or the trainee, rules out; our judgement last."""
    whats = [one.removeprefix(asker) for one in asked]
    sourced = [one for one in whats if not one.endswith(OUR_JUDGEMENT)]
    judged = [one.removesuffix(OUR_JUDGEMENT) for one in whats if one.endswith(OUR_JUDGEMENT)]
    ours = f"{joined(judged)}{OUR_JUDGEMENT}" if judged else ""
    return f"{asker}{', and '.join(filter(None, (joined(sourced), ours)))}"


def restrictions(catalogue: Catalogue, trainee: Trainee) -> Restrictions:
    """Resolve ``--avoid`` (limits and conditions) and age.

    Raises ``UnknownNameError`` for a name that is neither, and ``ClearanceError`` where no
    plan may be printed until a health professional has agreed.
    """
    barred: dict[Demand, str] = {}
    care: dict[Demand, tuple[str, ...]] = {}
    needs_hands = False
    conditions: list[Precaution] = []
    for name in trainee.avoid:
        found = find_avoidable(catalogue, name)
        if isinstance(found, Demand):
            barred.setdefault(found, f"{YOU_AVOID}{found.value}")
            needs_hands |= _takes_hands(found)
        elif found not in conditions:
            conditions.append(found)
    support: set[str] = set()
    of_falling: set[str] = set()
    for condition in conditions:
        if condition.needs_clearance:
            raise ClearanceError(
                f"no plan for {condition.condition}: {condition.action}",
                "ask a physiotherapist or doctor first; "
                "once cleared, plan again without this condition",
            )
        for limit in condition.limits:
            barred.setdefault(limit.demand, _asked_by(condition, limit))
        needs_hands |= _takes_hands(condition)
        for limit in condition.care:
            care[limit.demand] = (*care.get(limit.demand, ()), limit.note)
        support |= {limit.note for limit in condition.care if limit.support}
        if _takes_hands(condition):
            of_falling |= {limit.note for limit in condition.care if limit.support}
    floor_note: tuple[str, ...] = ()
    if Demand.KNEELING in barred and Demand.FLOOR not in barred:
        floor_note = (BY_NO_HANDS if Demand.WRISTS in barred else GETTING_DOWN,)
    older = trainee.age_years is not None and trainee.age_years > OLDER_AGE_YEARS
    return Restrictions(
        barred=barred,
        care=care,
        support=frozenset(support),
        of_falling=frozenset(of_falling),
        cautions=(*(f"{one.name}: {one.action}" for one in conditions), *floor_note),
        needs_hands=needs_hands,
        gentle=older or any(one.gentle for one in conditions),
        unloaded_weeks=max((one.unloaded_weeks for one in conditions), default=0),
        build_up_weeks=max((one.build_up_weeks for one in conditions), default=0),
        reserve=max(
            (one.reserve for one in conditions if one.reserve is not None),
            key=lambda reserve: (reserve.low, reserve.high),
            default=None,
        ),
        no_harder=any(one.no_harder for one in conditions),
        longest_holds=_longest_holds(conditions),
    )


def _longest_holds(conditions: Iterable[Precaution]) -> dict[Demand, int]:
    """The seconds that something with a demand is held at most, by the strictest condition."""
    found: dict[Demand, int] = {}
    for limit in (limit for condition in conditions for limit in condition.care):
        if limit.longest_hold_seconds is not None:
            before = found.get(limit.demand, limit.longest_hold_seconds)
            found[limit.demand] = min(before, limit.longest_hold_seconds)
    return found


GETTING_DOWN = (
    "Without kneeling: to get down to the floor, sit on a chair first and slide down by your "
    "hands, or train on a firm bed. If that hurts, ask for a plan without the floor "
    "(--avoid floor)."
)

BY_NO_HANDS = (
    "Without kneeling or weight on the wrists: train on a firm bed, or have somebody help you down "
    "and up. If getting down hurts, ask for a plan without the floor (--avoid floor)."
)


def _takes_hands(avoided: Demand | Precaution) -> bool:
    """Whether what is avoided keeps the hands for support: nobody is to balance without."""
    if isinstance(avoided, Demand):
        return avoided is Demand.SINGLE_LEG_BALANCE
    return any(
        limit.demand is Demand.SINGLE_LEG_BALANCE and not limit.steady for limit in avoided.limits
    )


def _asked_by(condition: Precaution, limit: Limit) -> str:
    basis = OUR_JUDGEMENT if limit.judgement else ""
    return f"{condition.condition} rules out {limit.demand.value}{basis}"


_DEMANDS = {demand.value: demand for demand in Demand}


def find_avoidable(catalogue: Catalogue, name: str) -> Demand | Precaution:
    """The limit or condition that ``name`` means. Raises ``UnknownNameError`` for neither."""
    wanted = slug(name)
    demand = _DEMANDS.get(wanted)
    if demand is not None:
        return demand
    for condition in catalogue.precautions:
        if wanted == condition.condition or wanted in map(slug, condition.aliases):
            return condition
    near = nearest(wanted, avoidable_names(catalogue))[:3]
    raise UnknownNameError(
        f"nothing to avoid is called '{name}'",
        f"did you mean {' or '.join(near)}?" if near else "'hipfit list --avoid help' lists them",
        near,
    )


def avoidable_names(catalogue: Catalogue) -> tuple[str, ...]:
    """Every name ``--avoid`` understands: limits, conditions, their aliases."""
    conditions = (
        name for one in catalogue.precautions for name in (one.condition, *map(slug, one.aliases))
    )
    return (*(demand.value for demand in Demand), *conditions)


def asked_by(catalogue: Catalogue, trainee: Trainee, exercise: Exercise) -> tuple[str, ...]:
    """The names in ``--avoid`` that rule the exercise out, as they were typed."""

    def bars(name: str) -> bool:
        found = find_avoidable(catalogue, name)
        demands = {found} if isinstance(found, Demand) else {one.demand for one in found.limits}
        tied = ties_legs(exercise) and _takes_hands(found)
        return tied or not demands.isdisjoint(exercise.all_demands)

    return tuple(name for name in trainee.avoid if bars(name))


def missing_equipment(exercise: Exercise, trainee: Trainee) -> tuple[Equipment, ...]:
    """What the exercise cannot be done without and the trainee does not own."""
    return tuple(item for item in exercise.to_own if trainee.owns(item) is None)


def why_left_out(
    exercise: Exercise, trainee: Trainee, limits: Restrictions
) -> tuple[Cause, str] | None:
    """Why an exercise may not be used at all, or None. Level is not asked here."""
    if exercise.id in trainee.exclude:
        return Cause.ASKED, "you excluded it"
    barred = limits.why_barred(exercise)
    if barred:
        return Cause.ASKED, barred
    missing = missing_equipment(exercise, trainee)
    if missing:
        names = " and ".join(item.one for item in missing)
        return Cause.EQUIPMENT, f"needs {names}"
    return None


def check_includes(catalogue: Catalogue, trainee: Trainee, limits: Restrictions) -> None:
    """Raise ``ConflictError`` where an exercise to include may not be used."""
    for wanted in trainee.include:
        exercise = catalogue[wanted]
        if exercise.kind is not Kind.STRENGTH:
            raise ConflictError(
                f"{wanted} is a {exercise.kind.value}, and only strength exercises can be included",
                f"leave out --include {wanted}",
            )
        left_out = why_left_out(exercise, trainee, limits)
        if left_out is not None:
            raise ConflictError(
                f"--include {wanted} conflicts with the rest of the request: {left_out[1]}",
                f"leave out --include {wanted}, or {_other_side(left_out[0], exercise, trainee)}",
            )


def _other_side(cause: Cause, exercise: Exercise, trainee: Trainee) -> str:
    """What stands against an exercise to include, as the other thing to leave out."""
    if cause is Cause.EQUIPMENT:
        missing = missing_equipment(exercise, trainee)
        return f"add {' '.join(f'--equipment {item.value}' for item in missing)} if you own it"
    if exercise.id in trainee.exclude:
        return f"leave out --exclude {exercise.id}"
    return "the --avoid behind it"


def allowed(
    exercises: Iterable[Exercise], trainee: Trainee, limits: Restrictions
) -> tuple[Exercise, ...]:
    """The exercises that limits, equipment and exclusions leave."""
    return tuple(one for one in exercises if why_left_out(one, trainee, limits) is None)


SUPPORTS = frozenset({Equipment.CHAIR, Equipment.WALL, Equipment.BED})


def ties_legs(exercise: Exercise) -> bool:
    """Whether it is done standing and is nothing without a band round both legs."""
    sites = {rung.site for rung in exercise.ladder}
    return exercise.position is Position.STANDING and bool(sites) and sites <= ROUND_THE_LEGS


def sits_down(exercise: Exercise) -> bool:
    """Whether it sits down on a chair and stands up again, with both feet on the floor."""
    return (
        exercise.movements[0] is Movement.SQUAT
        and Equipment.CHAIR in exercise.equipment
        and Demand.SINGLE_LEG_STANCE not in exercise.all_demands
    )


def stands_free(exercise: Exercise) -> bool:
    """Whether it is done standing with nothing to hold or to sit down on."""
    return exercise.position is Position.STANDING and SUPPORTS.isdisjoint(exercise.equipment)

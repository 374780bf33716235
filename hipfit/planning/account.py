"""What a plan says of itself: what it leaves out, what it does not reach, what to mind."""

import datetime as dt
from collections.abc import Sequence

from hipfit.model.exercise import Exercise
from hipfit.model.plan import Cause, LeftOut, Prescription, Shortfall, Week
from hipfit.model.trainee import AGES_OF_QUESTIONS, OLDER_AGE_YEARS, Trainee
from hipfit.model.value import Value
from hipfit.model.words import BANDS, Demand, Equipment, Level, Muscle
from hipfit.planning import rules
from hipfit.planning.first_week import FirstWeek
from hipfit.planning.limits import Restrictions, why_left_out
from hipfit.planning.mend import Change, Mender, Need, trains, unmet
from hipfit.planning.sentences import group_name, joined
from hipfit.planning.workshop import Workshop


def left_out(workshop: Workshop, weeks: Sequence[Week]) -> tuple[LeftOut, ...]:
    """The strength exercises that are not used though they exist, grouped by reason."""
    used = {name for week in weeks for name in _exercises(week)}
    reasons: dict[tuple[Cause, str], list[Exercise]] = {}
    level = (Cause.LEVEL, f"harder than {workshop.trainee.level.value}")
    for one in workshop.catalogue.strength:
        reason = why_left_out(one, workshop.trainee, workshop.limits)
        if reason is None and one.id not in used and not workshop.fits_level(one):
            reason = level
        if reason is not None:
            reasons.setdefault(reason, []).append(one)
    return tuple(
        LeftOut(
            cause=cause,
            reason=reason,
            exercises=tuple(one.id for one in exercises),
            names=tuple(one.name for one in exercises),
        )
        for (cause, reason), exercises in reasons.items()
    )


def _exercises(week: Week) -> set[str]:
    return {one.exercise for session in week.sessions for one in session.prescriptions}


def shortfalls(first: FirstWeek, weeks: Sequence[Week], start: dt.date) -> tuple[Shortfall, ...]:
    """Muscles under their floor in any week after the first ones, and movements not trained.

    Deload weeks are not asked: they are under it on purpose. Each shortfall names what stands in
    the way and, where one was found by choosing the week again, the smallest change that mends it.
    """
    settled_from = first.workshop.limits.first_weeks
    trained = [week for week in weeks if not week.deload] or list(weeks)
    settled = [week for week in trained if week.number > settled_from] or trained[-1:]
    lows = _lows(first.workshop, settled)
    if not lows:
        return ()
    chronic = unmet(first)
    mender = Mender(first, start)
    mends = mender.mends([need for need in lows if need in chronic])
    groups: dict[tuple[str, str], list[Need]] = {}
    for need in lows:
        if need in chronic:
            story = _story(need, mends[need], mender, first, settled[0])
        elif settled[0].number <= settled_from:
            every = first.workshop.trainee.deload_every
            full = settled_from + (2 if every and (settled_from + 1) % every == 0 else 1)
            story = (
                f"the first {settled_from} weeks hold fewer sets",
                f"a plan of {full} weeks would reach it",
            )
        else:
            story = ("what a later block brings in gives it less", NO_MEND)
        groups.setdefault(story, []).append(need)
    return tuple(
        Shortfall(
            message=_what_is_low({need: lows[need] for need in needs}, len(settled)),
            muscles=tuple(need for need in needs if isinstance(need, Muscle)),
            movements=tuple(
                sorted(move for need in needs if not isinstance(need, Muscle) for move in need)
            ),
            binding=binding,
            mend=mend,
        )
        for (binding, mend), needs in groups.items()
    )


NO_MEND = "no single change was found that reaches it"


class Low(Value):
    """The fewest sets of what is under its floor (0 for movements), and the weeks it is so in."""

    sets: float
    weeks: tuple[int, ...]


def _lows(workshop: Workshop, weeks: Sequence[Week]) -> dict[Need, Low]:
    """What is under its floor in any of the weeks: muscles first, then movements."""
    muscles: dict[Need, Low] = {}
    movements: dict[Need, Low] = {}
    for week in weeks:
        for one in week.volume:
            if one.sets < one.floor:
                old = muscles.get(one.muscle, Low(sets=one.sets, weeks=()))
                muscles[one.muscle] = Low(
                    sets=min(old.sets, one.sets), weeks=(*old.weeks, week.number)
                )
        moves = {move for name in _exercises(week) for move in workshop.catalogue[name].movements}
        for group in rules.WEEKLY_MOVEMENTS:
            if not group & moves:
                so_far = movements.get(group, Low(sets=0, weeks=()))
                movements[group] = Low(sets=0, weeks=(*so_far.weeks, week.number))
    return muscles | movements


def _what_is_low(lows: dict[Need, Low], weeks: int) -> str:
    """The needs that are not met, and by how much: "3 of 4 sets a week for adductors".

    The weeks are named where they are not all of so many: "(weeks 3–8)".
    """
    when = {
        need: f" ({_spans(low.weeks)})" if len(low.weeks) < weeks else ""
        for need, low in lows.items()
    }
    muscles = [
        f"{low.sets:g} for {need.label}{when[need]}"
        for need, low in lows.items()
        if isinstance(need, Muscle)
    ]
    movements = [
        f"no {group_name(need)}{when[need]}" for need in lows if not isinstance(need, Muscle)
    ]
    if muscles:
        number, _, first = muscles[0].partition(" ")
        muscles[0] = f"{number} of {rules.FLOOR_SETS} sets a week {first}"
    return "; ".join(filter(None, (joined(muscles), joined(movements))))


def _spans(numbers: Sequence[int]) -> str:
    """Weeks in words, those in a row as a span: "weeks 3–8 and 11"."""
    spans: list[list[int]] = []
    for number in numbers:
        if spans and spans[-1][-1] == number - 1:
            spans[-1].append(number)
        else:
            spans.append([number])
    said = [f"{one[0]}–{one[-1]}" if len(one) > 1 else f"{one[0]}" for one in spans]
    return f"week{'s' if len(numbers) > 1 else ''} {joined(said)}"


def _story(
    need: Need,
    changes: Sequence[Change],
    mender: Mender,
    first: FirstWeek,
    week: Week,
) -> tuple[str, str]:
    """What stands in the way of a need, and what would mend it, or would mend a part."""
    limits = [change.words for change in changes if change.limit]
    if limits:
        return f"{joined(limits)} rules out what would reach it", ""
    possible = any(trains(one.exercise, need) for one in first.workshop.candidates)
    longer = any(one.trainee.minutes > first.workshop.trainee.minutes for one in changes)
    more_days = any(one.trainee.days > first.workshop.trainee.days for one in changes)
    if not possible:
        light = any(trains(one.exercise, need, lightly=True) for one in first.workshop.candidates)
        binding = TOO_LIGHT if light else "nothing that is left trains it"
    elif longer:
        binding = _time_is_full(first)
    elif all(len(one.prescriptions) >= rules.MOST_EXERCISES for one in week.sessions):
        binding = f"a session takes {rules.MOST_EXERCISES} exercises at most"
    elif mender.gains_by_time(need):
        binding = _time_is_full(first)
    else:
        binding = _what_else_binds(first, more_days=more_days)
    words = [change.words for change in changes]
    if words:
        return binding, f"{joined(words, 'or')} would reach it"
    nearly = mender.nearly.get(need)
    if nearly is None:
        return binding, NO_MEND
    change, sets = nearly
    return binding, f"{change.words} would bring {sets:g} of {rules.FLOOR_SETS}"


TOO_LIGHT = "what is left for it is too light to count"


TOO_LITTLE = "what is left trains it too little, however long a session is"


def _what_else_binds(first: FirstWeek, *, more_days: bool) -> str:
    """What stands in the way where longer sessions bring nothing."""
    days = first.workshop.trainee.days
    if any(side is not None for side in first.frame.sides):
        return "days in a row train different sides of the hip, and longer sessions bring no more"
    if more_days:
        return f"{days} day{'s' if days > 1 else ''} a week hold{'' if days > 1 else 's'} no more"
    return TOO_LITTLE


def _time_is_full(first: FirstWeek) -> str:
    """How much time there is, and what else narrows it."""
    trainee = first.workshop.trainee
    size = f"{trainee.days} × {trainee.minutes} min a week"
    if any(side is not None for side in first.frame.sides):
        return f"{size} holds no more, with days in a row training different sides of the hip"
    return f"{size} holds no more"


def cautions(trainee: Trainee, limits: Restrictions) -> tuple[str, ...]:
    """A sentence for age, and one for each condition that was named."""
    age = trainee.age_years
    ask: tuple[str, ...] = ()
    if age and age not in AGES_OF_QUESTIONS:
        youngest, oldest = AGES_OF_QUESTIONS[0], AGES_OF_QUESTIONS[-1]
        ages = f"Under {youngest}" if age < youngest else f"Over {oldest}"
        ask = (f"{ages}: {rules.ASK_IN_ANY_CASE}",)
    older = (rules.OLDER_CAUTION,) if age and age > OLDER_AGE_YEARS else ()
    return (*ask, *older, *limits.cautions)


def notes(workshop: Workshop, weeks: Sequence[Week]) -> tuple[str, ...]:
    """What must be at hand, what stands in for something not said, and what waits."""
    trainee = workshop.trainee
    done = [one for week in weeks for session in week.sessions for one in session.prescriptions]
    found = [_at_hand(workshop, weeks[0])]
    if trainee.body_mass is None and any(one.step.percent_harder is not None for one in done):
        found.append(f"Percentages are for {trainee.kilograms:g} kg; --body-mass sets yours.")
    found.append(_waiting(trainee, done, rest=workshop.limits.no_harder))
    low = [week.number for week in weeks if any(one.sets < one.floor for one in week.volume)]
    if low and low[-1] <= workshop.limits.first_weeks and low[-1] < len(weeks):
        found.append(
            f"Sets start low and rise bit by bit: from week {low[-1] + 1} on no muscle is below "
            "its least."
        )
    if trainee.level is Level.BEGINNER and trainee.days >= MANY_DAYS:
        found.append(FEWER_DAYS_DO)
    if trainee.deload_every >= len(weeks):
        found.append(no_deload(trainee.deload_every))
    longest = max(sum(one.minutes for one in week.sessions) for week in weeks)
    if longest < LITTLE_MINUTES:
        found.append(LITTLE)
    found.append(_minutes_to_spare(trainee, weeks))
    return tuple(filter(None, found))


def _minutes_to_spare(trainee: Trainee, weeks: Sequence[Week]) -> str:
    """Why sessions are much shorter than they may be, where every muscle gets what is aimed at."""
    longest = max(session.minutes for week in weeks for session in week.sessions)
    reached = all(one.sets >= (one.aim or one.floor) for one in weeks[-1].volume)
    if longest > MUCH_SHORTER * trainee.minutes or not reached:
        return ""
    return (
        f"The sessions take at most {longest} of your {trainee.minutes} minutes: by the end every "
        "muscle gets the sets it should, and more would add little."
    )


MUCH_SHORTER = 0.75
"""Sessions that take at most this share of their minutes deserve a word (judgement)."""


def _waiting(trainee: Trainee, done: Sequence[Prescription], *, rest: bool) -> str:
    """Which weights and bands no line uses; empty where all kinds are in use."""
    addable = [one.equipment for one in trainee.owned if one.loads or one.equipment in BANDS]
    used = {one.step.equipment for one in done}
    idle = [one for one in addable if one not in used]
    if not idle:
        return ""
    if idle == addable:
        return WEIGHTS_REST if rest else WEIGHTS_WAIT
    return (
        f"No exercise here takes your {joined((one.label for one in idle), 'or')} in these weeks."
    )


def no_deload(every: int) -> str:
    """That a plan is too short for the easy weeks that were asked for."""
    return (
        f"No easy week comes: the first would be week {every}, and a plan never ends on one. Plan "
        f"{every + 1} weeks or more."
    )


MANY_DAYS = 5
FEWER_DAYS_DO = (
    "2 or 3 days a week are enough for a beginner [acsm2009]; more days are no faster way, and "
    "any of these sessions may be left out."
)

LITTLE_MINUTES = 30
LITTLE = (
    "Under 30 minutes a week in all: this keeps you moving, but it is too little to build much "
    "(our judgement). In observations, not trials, 30 to 60 minutes of strength work a week go "
    "with the lowest risk of early death and major disease [momma2022]."
)


WEIGHTS_WAIT = (
    "Your weights and bands come in once body weight has become easy: a plan of more weeks shows "
    "when."
)

WEIGHTS_REST = "Your weights and bands rest: nothing gets harder for now."


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
    return f"Have at hand: {joined(wanted)}." if wanted else ""

"""Double progression, week by week: reps rise to the top of their range, then the next rung.

What a week asks for never falls: not at a step of known size, where the reps begin at what the
step before was worth, and not when a set is added, where all sets together are worth no less.
"""

from dataclasses import replace

from hipfit.model.plan import ENDED, NEXT_STEP, NOTHING_HARDER, PREPARES, Step
from hipfit.model.quantity import Span
from hipfit.planning import rules
from hipfit.planning.climb import Climb, Stand, goes_further


def start(climb: Climb) -> Stand:
    """The first week on an exercise."""
    span = climb.ranges[climb.first_step]
    first_sets = rules.GENTLE_FIRST_SETS if climb.gentle else rules.FIRST_SETS
    early = climb.since <= rules.FIRST_WEEKS
    return Stand(
        step=climb.first_step,
        amount=span.low,
        sets=min(climb.sets, first_sets) if early else climb.sets,
        at_top=0,  # a first week is no top, however few the reps that time leaves
        change="start" if climb.since == 1 else "new",
        rule="first-weeks" if early else "blocks",
    )


def advance(climb: Climb, stand: Stand, week: int) -> Stand:
    """The stand in ``week``, from the stand in the week before.

    One thing changes at a time: a set is added, or reps rise, or the next rung is taken. Where
    the ladder has ended the stand stays the same.
    """
    if stand.ended:
        return stand
    span = climb.ranges[stand.step]
    # one thing at a time: a new step has its reps rise first, where they can
    may_wait = climb.all_sets_by is None or week < climb.all_sets_by
    fresh_step = may_wait and stand.change == NEXT_STEP and stand.amount < span.high
    if week >= climb.more_sets_from and stand.sets < climb.sets and not fresh_step:
        amount = _spread(climb, stand)
        unit = unit_of(climb, amount)
        back = "back to" if amount < stand.amount else "of"
        return Stand(
            step=stand.step,
            amount=amount,
            sets=climb.sets,
            at_top=climb.days if amount == span.high else 0,
            change=f"{climb.sets} sets now, {back} {amount} {unit}",
            rule="first-weeks",
        )
    if stand.amount < span.high:
        step = climb.steps[stand.step]
        rise = min(_rise(span, step), span.high - stand.amount)
        amount = stand.amount + rise
        return Stand(
            step=stand.step,
            amount=amount,
            sets=stand.sets,
            at_top=climb.days if amount == span.high else 0,
            change=_risen_by(climb, rise),
            rule="compensation" if step.makes_up else "double-progression",
        )
    last = stand.step == len(climb.steps) - 1
    waits = last and stand.sets < climb.sets
    cut = climb.can_do_more_reps(stand)
    if cut and not last and span.low == span.high and goes_further(climb.steps[stand.step + 1]):
        return held_at_the_top(climb, stand)  # not a single rep was added yet
    if stand.at_top < rules.TOP_SESSIONS or waits:
        then = "" if last else ", then the next step"
        top = "as many reps as its share of the minutes allows," if cut else "the top"
        why = f"{top} twice in a row{then}"
        if waits:
            why = f"the top; sets are added bit by bit, its {ORDINAL[climb.sets]} comes later"
        return Stand(
            step=stand.step,
            amount=stand.amount,
            sets=stand.sets,
            at_top=stand.at_top + climb.days,
            change=f"{HELD}{why}",
            rule="first-weeks" if waits else "double-progression",
            held=True,
        )
    return next_step(climb, stand)


def prepares_for_a_big_step(climb: Climb, stand: Stand) -> bool:
    """Whether the next step is one that only reps at the top make up for."""
    following = climb.steps[stand.step + 1 : stand.step + 2]
    return climb.steps[stand.step].makes_up or any(map(_is_big, following))


def with_the_smallest_rise(climb: Climb, stand: Stand, after: Stand) -> Stand | None:
    """A week that brings one rep or second where ``after`` brings more of them and nothing else."""
    alike = after.step == stand.step and after.sets == stand.sets
    if not alike or after.amount <= stand.amount + 1:
        return None
    return replace(after, amount=stand.amount + 1, at_top=0, change=_risen_by(climb, 1))


def _spread(climb: Climb, stand: Stand) -> int:
    """The reps or seconds with all of the sets, so that together they are no less work."""
    span = climb.ranges[stand.step]
    together = -(-stand.sets * stand.amount // climb.sets)
    return min(max(span.low, together), span.high)


def with_another_set(climb: Climb, stand: Stand) -> Stand:
    """The end of a ladder put off: a set more, of so many reps that all together are more work."""
    more = stand.sets * stand.amount // climb.sets + 1
    amount = min(max(_spread(climb, stand), more), climb.ranges[stand.step].high)
    return Stand(
        step=stand.step,
        amount=amount,
        sets=climb.sets,
        at_top=0,
        change=(
            f"a {ORDINAL[climb.sets]} set, starting at {amount} {unit_of(climb, amount)}: {ENDED}"
        ),
        rule="no-idle-week",
    )


ORDINAL = {2: "second", 3: "third"}
"""A set that is added, in words; no plan has a fourth."""


def next_step(climb: Climb, stand: Stand) -> Stand:
    """The next rung; or the end of the ladder, without a word yet of what would lead on."""
    number = stand.step + 1
    if number == len(climb.steps):
        return held_at_the_top(climb, replace(stand, at_top=stand.at_top + climb.days))
    step, entry = climb.steps[number], climb.entries[number]
    return Stand(
        step=number,
        amount=entry,
        sets=stand.sets,
        at_top=climb.days if entry == climb.ranges[number].high else 0,
        change=PREPARES if step.makes_up else NEXT_STEP,
        rule=_rule_of(step),
    )


def held_at_the_top(
    climb: Climb, stand: Stand, no_set: str = "", no_time: str = "", *, helps: str = ""
) -> Stand:
    """The end of a ladder: what was reached is kept, with the reason.

    ``no_set`` says why not even a set is added, ``no_time`` why there is no time for more, and
    ``helps`` what would lead on where it is not time.
    """
    why = NOTHING_HARDER if climb.no_harder else _at_the_top(climb, stand, no_set, no_time, helps)
    rule = "no-harder" if climb.no_harder else "ladder-end"
    held = f"{HELD}{why}"
    if stand.ended and (stand.change, stand.rule) == (held, rule):
        return stand
    return replace(stand, change=held, rule=rule, held=True, ended=True)


HELD = "held: "
FULL = "one of its sessions is full"
OTHERS_NEED_IT = "the other exercises need the time as they climb"
NO_BRIDGE = "the reps that lead to the next weight would fill its sessions"
WOULD_OUTGROW = "its sessions have too little time left to climb with it"
NO_TIME_FOR_A_SET = "no further set"
MAKES_ROOM = "it makes room for"
SESSION_FULL = f"{HELD}{FULL}"
LONGER_SESSIONS = "longer sessions have room for it"


def _at_the_top(climb: Climb, stand: Stand, no_set: str, no_time: str, helps: str) -> str:
    """Why neither a step nor a set can follow, and what would help."""
    if no_set.startswith(MAKES_ROOM):
        return _listed(no_set, helps)
    for_a_set = no_set == NO_TIME_FOR_A_SET
    other_reason = "" if for_a_set else no_set
    if climb.cut_short:
        more = f"no further step{' or set' if for_a_set else ''}, for {no_time}"
        return _listed(more, other_reason, LONGER_SESSIONS)
    if climb.can_do_more_reps(stand):
        what = "reps" if climb.exercise.dose.hold_seconds is None else "seconds"
        more = f"no more {what}{' or sets' if for_a_set else ''}, for {no_time}"
        if stand.step < len(climb.steps) - 1:
            return _listed(more, other_reason, LONGER_SESSIONS)
        return _listed(more, other_reason, "its ladder ends here", helps)
    no_set = f"{no_set}, for {no_time}" if for_a_set else no_set
    return _listed("its ladder ends here", no_set, helps)


def taken_over(change: str, successor: str, week: int) -> str:
    """What was held, once it is known what takes over; that it makes room stays said."""
    room = [part for part in change.removeprefix(HELD).split("; ") if part.startswith(MAKES_ROOM)]
    return f"{HELD}{_listed(*room, f'{successor} takes over in week {week}')}"


def _listed(*parts: str) -> str:
    return "; ".join(filter(None, parts))


def _is_big(step: Step) -> bool:
    """Whether a step is above what is the rule, so that reps make up for it."""
    return (step.percent_harder or 0) > rules.BIG_STEP_PERCENT


def _rule_of(step: Step) -> str:
    """The rule by which a step follows the one before."""
    if step.makes_up or _is_big(step):
        return "compensation"
    return "double-progression" if step.percent_harder is None else "small-steps"


def _rise(span: Span, step: Step) -> int:
    """By how much reps or seconds rise in a week; a little slower with a weight."""
    width = span.high - span.low
    if step.makes_up:
        return -(-width // rules.WEEKS_TO_MAKE_UP) or 1
    if step.load is not None:
        return max(1, width // rules.WEEKS_TO_TOP)
    return -(-width // rules.WEEKS_TO_TOP) or 1


def _risen_by(climb: Climb, rise: int) -> str:
    """By how much reps or seconds have risen, in words."""
    return f"+{rise} {unit_of(climb, rise)}"


def unit_of(climb: Climb, count: int) -> str:
    """Seconds where it is held, else reps."""
    if climb.exercise.dose.hold_seconds is not None:
        return "s"
    return "rep" if count == 1 else "reps"

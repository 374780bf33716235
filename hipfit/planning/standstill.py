"""Whether a plan comes to stand still before it ends, and what would take it further."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from hipfit.model.plan import Prescription, Shortfall, Week
from hipfit.model.trainee import Owned, Trainee
from hipfit.model.words import BANDS
from hipfit.planning import rules
from hipfit.planning.beyond import helps
from hipfit.planning.climb import Climb
from hipfit.planning.workshop import Workshop

MOST_NAMED = 3


def standstill(
    workshop: Workshop, weeks: Sequence[Week], climbs: Iterable[Climb]
) -> tuple[Shortfall, ...]:
    """From which week on nothing, or hardly anything, gets harder, if the weeks are many enough.

    That is ``rules.STANDSTILL_WEEKS`` or more through to the end; hardly anything does where
    ``rules.STILL_SHARE`` of the exercises have come to the end of their ladders. ``climbs`` are
    those of the last week: of each that stands still is asked what would take it further. Where
    nothing is to get harder at all, nothing is said.
    """
    if workshop.limits.no_harder:
        return ()
    nothing = _still_from(weeks, lambda done: all(one.held for one in done))
    hardly = min(nothing, _still_from(weeks, _mostly_still))
    before = tuple(_still_between(weeks[: hardly - 1]))
    if _too_late(hardly, weeks):
        return tuple(Shortfall(message=one, binding=NO_STEP, mend=GOES_ON_LATER) for one in before)
    if nothing - hardly < rules.STANDSTILL_WEEKS and not _too_late(nothing, weeks):
        hardly = nothing  # so soon after it that the one word says it
    ended = {one.exercise for one in _done(weeks[-1]) if _stands_still(one)}
    there = list(climbs)
    ways = (_what_helps(workshop, climb) for climb in there if climb.exercise.id in ended)
    counts = Counter(filter(None, ways))
    named = sorted(counts.items(), key=lambda one: (-one[1], one[0]))[:MOST_NAMED]
    return (
        *(Shortfall(message=one, binding=NO_STEP, mend=GOES_ON_LATER) for one in before),
        Shortfall(
            message=_message(hardly, None if _too_late(nothing, weeks) else nothing),
            binding=NO_STEP if hardly == nothing else NO_STEP_FOR_MOST,
            mend=_said(named, len(there)) if named else NOTHING_HELPS,
        ),
    )


NO_STEP = "no step, set or rep more is within reach, and these weeks keep what was reached"
GOES_ON_LATER = "what a later block brings in goes on"
NO_STEP_FOR_MOST = "where no step is within reach, the weeks keep what was reached"


def _message(hardly: int, nothing: int | None) -> str:
    """What stands still and from when, in words."""
    if nothing == hardly:
        return f"nothing gets harder from week {nothing} on"
    then = "" if nothing is None else f", and nothing from week {nothing} on"
    return f"hardly anything gets harder from week {hardly} on{then}"


def _too_late(first: int, weeks: Sequence[Week]) -> bool:
    """Whether a standstill from this week on is too short to be worth a word."""
    return len(weeks) + 1 - first < rules.STANDSTILL_WEEKS


NOTHING_HELPS = "nothing that hipfit knows of would take it further"


def _said(ways: Sequence[tuple[str, int]], exercises: int) -> str:
    """What helps how many: "with an ankle weight 5 of the 8 exercises would go on"."""
    (what, count), *others = ways
    all_ = f"{count} of the {exercises} exercises" if exercises > 1 else "it"
    rest = "".join(f", with {other} {number}" for other, number in others)
    return f"with {what} {all_} would go on{rest}"


def _mostly_still(done: Sequence[Prescription]) -> bool:
    """Whether most exercises have come to the end of their ladders."""
    return sum(map(_stands_still, done)) >= rules.STILL_SHARE * len(done)


def _still_from(weeks: Sequence[Week], is_still: Callable[[list[Prescription]], bool]) -> int:
    """The week from which on every week through to the end stands still.

    One more than there are where the last week does not. Easy weeks are passed over.
    """
    first = len(weeks) + 1
    for week in reversed(weeks):
        if not (week.deload or is_still(_done(week))):
            break
        first = week.number
    return first


def _still_between(weeks: Sequence[Week]) -> Iterator[str]:
    """The weeks in which nothing gets harder and after which something does, where they are many.

    Easy weeks are passed over.
    """
    still: list[int] = []
    for week in weeks:
        if not week.deload and all(one.held for one in _done(week)):
            still.append(week.number)
        elif not week.deload:
            yield from _so_long(still)
            still = []
    yield from _so_long(still)


def _so_long(still: Sequence[int]) -> Iterator[str]:
    if len(still) >= rules.STANDSTILL_WEEKS:
        yield f"nothing gets harder in weeks {still[0]}–{still[-1]}"


def _done(week: Week) -> list[Prescription]:
    """The exercises of a week, each once."""
    return list(
        {one.exercise: one for session in week.sessions for one in session.prescriptions}.values()
    )


def _stands_still(one: Prescription) -> bool:
    """Whether it has come to the end of its ladder; what waits for its next step has not."""
    return one.held and one.rule == "ladder-end"


def _what_helps(workshop: Workshop, climb: Climb) -> str:
    """What would take one exercise further: longer sessions, or something to own."""
    if climb.cut_short:
        return "longer sessions"
    found = helps(
        climb.exercise,
        workshop.steps[climb.exercise.id],
        workshop.trainee,
        workshop.catalogue,
        workshop.limits,
    )
    buy = next((one.buy for one in found if one.buy is not None), None)
    return "" if buy is None else _to_own(buy, workshop.trainee)


def _to_own(buy: Owned, trainee: Trainee) -> str:
    """What is to buy, without its size: "an ankle weight", "a second dumbbell"."""
    item, mine = buy.equipment, trainee.owns(buy.equipment)
    pair = len(buy.loads) > 1
    if mine is None:
        return f"two {item.label}s" if pair else item.one
    if item in BANDS:
        return f"a stronger {item.label}"
    if pair:
        return f"two heavier {item.label}s"
    return f"a second {item.label}" if buy.loads[0] in mine.loads else f"a heavier {item.label}"

"""Whether a plan comes to stand still before it ends, and what would take it further."""

from collections import Counter
from collections.abc import Iterable, Sequence

from hipfit.model.plan import Shortfall, Week
from hipfit.model.trainee import Owned, Trainee
from hipfit.model.words import BANDS
from hipfit.planning import rules
from hipfit.planning.beyond import helps
from hipfit.planning.progress import Climb
from hipfit.planning.workshop import Workshop

MOST_NAMED = 2


def standstill(
    workshop: Workshop, weeks: Sequence[Week], climbs: Iterable[Climb]
) -> tuple[Shortfall, ...]:
    """From which week on nothing gets harder, if that is ``rules.STANDSTILL_WEEKS`` or more.

    ``climbs`` are those of the last week: of each is asked what would take it further. Where
    nothing is to get harder at all, nothing is said.
    """
    first = _first_still(weeks)
    if workshop.limits.no_harder or len(weeks) + 1 - first < rules.STANDSTILL_WEEKS:
        return ()
    there = list(climbs)
    counts = Counter(filter(None, (_what_helps(workshop, climb) for climb in there)))
    named = sorted(counts.items(), key=lambda one: (-one[1], one[0]))[:MOST_NAMED]
    return (
        Shortfall(
            message=f"nothing gets harder from week {first} on",
            binding="no step is within reach, and these weeks keep what was reached",
            mend=_said(named, len(there)) if named else NOTHING_HELPS,
        ),
    )


NOTHING_HELPS = "nothing that hipfit knows of would take it further"


def _said(ways: Sequence[tuple[str, int]], exercises: int) -> str:
    """What helps how many: "with an ankle weight 5 of the 8 exercises would go on"."""
    (what, count), *others = ways
    all_ = f"{count} of the {exercises} exercises" if exercises > 1 else "it"
    rest = "".join(f", with {other} {number}" for other, number in others)
    return f"with {what} {all_} would go on{rest}"


def _first_still(weeks: Sequence[Week]) -> int:
    """The week from which on all is held; one more than there are where the last brings more."""
    first = len(weeks) + 1
    for week in reversed(weeks):
        done = [one for session in week.sessions for one in session.prescriptions]
        if not week.deload and not all(one.held for one in done):
            break
        first = week.number
    return first


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

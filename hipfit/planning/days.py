"""Which exercise comes on which day, where sessions vary."""

from collections.abc import Sequence
from itertools import combinations

from hipfit.planning.packing import Dose, Pick, Space

Days = tuple[tuple[int, ...], ...]
"""The days of each dose of a week, in the order of the doses."""


MOST_TRIES = 30
"""So often a dose is put on days before a week counts as one that no days hold. Nearly all that
fit at all fit sooner."""


class Calendar:
    """Puts the doses of a week on its days, and remembers what fits and what does not."""

    def __init__(self, space: Space) -> None:
        self.space = space
        self._known: dict[frozenset[int], Days | None] = {}
        self._tries = MOST_TRIES

    def holds(self, week: Sequence[Dose]) -> bool:
        """Whether single days can hold the week, which fits the limits of its pools."""
        partly = [dose for dose in week if not dose.everywhere]
        if not partly:
            return True
        key = frozenset([dose.index for dose in week])
        if key not in self._known:
            self._known[key] = self._days(_in_order(week))
        return self._known[key] is not None

    def picks(self, week: Sequence[Dose]) -> tuple[Pick, ...]:
        """The week as picks, by the exercises' ids. The days must hold it."""
        ordered = _in_order(week)
        candidates = self.space.candidates
        picks = [
            Pick(candidate=candidates[dose.number], sets=dose.sets, days=there)
            for dose, there in zip(ordered, self._days(ordered) or (), strict=True)
        ]
        return tuple(sorted(picks, key=lambda pick: pick.candidate.exercise.id))

    def _days(self, ordered: Sequence[Dose]) -> Days | None:
        sessions = [self.space.session_start] * len(self.space.frame.sides)
        self._tries = MOST_TRIES
        return self._placed(ordered, sessions, [0] * len(sessions))

    def _placed(self, doses: Sequence[Dose], sessions: list[int], taken: list[int]) -> Days | None:
        """Days for the doses beside what the sessions hold, the emptiest ones first."""
        if not doses:
            return ()
        dose, *others = doses
        days = [day for pool in dose.pools for day in self.space.pools[pool]]
        over, daily = self.space.session_over, dose.daily
        fitting = [day for day in days if not (sessions[day] + daily) & over]
        fitting.sort(key=lambda day: (taken[day], day))
        tried = set()
        for chosen in combinations(fitting, dose.days):
            before = tuple(sorted(sessions[day] for day in chosen))
            if before in tried:  # sessions that hold the same are as good as each other
                continue
            if not self._tries:
                return None
            self._tries -= 1
            tried.add(before)
            for day in chosen:
                sessions[day] += daily
                taken[day] += dose.seconds
            rest = self._placed(others, sessions, taken)
            if rest is not None:
                return (tuple(sorted(chosen)), *rest)
            for day in chosen:
                sessions[day] -= daily
                taken[day] -= dose.seconds
        return None


def _in_order(week: Sequence[Dose]) -> list[Dose]:
    """What leaves least choice first, then the longest."""
    return sorted(week, key=lambda dose: (not dose.everywhere, -dose.week_seconds, dose.number))

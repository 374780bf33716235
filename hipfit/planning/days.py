"""Which exercise comes on which day, where sessions vary."""

from collections.abc import Sequence
from itertools import combinations

from hipfit.planning.packing import Dose, Pick, Space

Days = tuple[tuple[int, ...], ...]
"""The days of each dose of a week, in the order of the doses."""


class Calendar:
    """Puts the doses of a week on its days, and remembers what fits and what does not."""

    def __init__(self, space: Space) -> None:
        self.space = space
        self._known: dict[frozenset[tuple[int, int, int]], Days | None] = {}

    def holds(self, week: Sequence[Dose]) -> bool:
        """Whether single days can hold the week, which fits the limits of its pools."""
        if all(self._on_all_days(dose) for dose in week):
            return True
        return self._days(self._in_order(week)) is not None

    def picks(self, week: Sequence[Dose]) -> tuple[Pick, ...]:
        """The week as picks, by the exercises' ids. The days must hold it."""
        ordered = self._in_order(week)
        days = self._days(ordered) or ()
        candidates = self.space.candidates
        picks = [
            Pick(candidate=candidates[dose.number], sets=dose.sets, days=there)
            for dose, there in zip(ordered, days, strict=True)
        ]
        return tuple(sorted(picks, key=lambda pick: pick.candidate.exercise.id))

    def _on_all_days(self, dose: Dose) -> bool:
        return dose.days == sum(len(self.space.pools[pool]) for pool in dose.pools)

    def _in_order(self, week: Sequence[Dose]) -> list[Dose]:
        """What leaves least choice first, then the longest."""
        return sorted(
            week, key=lambda dose: (not self._on_all_days(dose), -dose.week_seconds, dose.number)
        )

    def _days(self, ordered: Sequence[Dose]) -> Days | None:
        key = frozenset((dose.number, dose.sets, dose.days) for dose in ordered)
        if key not in self._known:
            sessions = [self.space.session_start] * len(self.space.frame.sides)
            taken = [0] * len(sessions)
            self._known[key] = self._placed(ordered, sessions, taken)
        return self._known[key]

    def _placed(self, doses: Sequence[Dose], sessions: list[int], taken: list[int]) -> Days | None:
        """Days for the doses beside what the sessions hold, the emptiest ones first."""
        if not doses:
            return ()
        dose, *others = doses
        over = self.space.session_over
        days = [day for pool in dose.pools for day in self.space.pools[pool]]
        fitting = [day for day in days if not (sessions[day] + dose.daily) & over]
        fitting.sort(key=lambda day: (taken[day], day))
        for chosen in combinations(fitting, dose.days):
            for day in chosen:
                sessions[day] += dose.daily
                taken[day] += dose.seconds
            rest = self._placed(others, sessions, taken)
            if rest is not None:
                return (tuple(sorted(chosen)), *rest)
            for day in chosen:
                sessions[day] -= dose.daily
                taken[day] -= dose.seconds
        return None

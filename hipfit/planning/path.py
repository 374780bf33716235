"""How one exercise will climb in the weeks to come, and how long it will take."""

from hipfit.planning.minutes import exercise_seconds
from hipfit.planning.progress import Climb, Stand, advance, side_seconds


class Path:
    """The stands of an exercise from a week on, one a week, worked out as far as is asked for.

    It knows nothing of full sessions and easy weeks: where the exercise stands elsewhere than the
    path says, a new path begins.
    """

    def __init__(self, climb: Climb, stand: Stand, week: int) -> None:
        self.climb = climb
        self._first = week
        self._stands = [stand]
        self._seconds = [seconds_of(climb, stand)]

    def stand(self, week: int) -> Stand | None:
        """The stand in a week, or None for a week before the first."""
        if week < self._first:
            return None
        self._reach(week)
        return self._stands[min(week - self._first, len(self._stands) - 1)]

    def seconds(self, week: int) -> int:
        """What it takes in a week, in seconds; the week is not before the first."""
        self._reach(week)
        return self._seconds[min(week - self._first, len(self._seconds) - 1)]

    def longest(self, first: int, last: int) -> int:
        """The longest in seconds from one week to another, both counted."""
        self._reach(last)
        begin, end = first - self._first, last - self._first
        return max(self._seconds[min(begin, len(self._seconds) - 1) : end + 1])

    def _reach(self, week: int) -> None:
        """Work it out up to a week, or to where it ends."""
        stands = self._stands
        while len(stands) <= week - self._first and not stands[-1].ended:
            stands.append(advance(self.climb, stands[-1], self._first + len(stands)))
            self._seconds.append(seconds_of(self.climb, stands[-1]))


def seconds_of(climb: Climb, stand: Stand) -> int:
    """What an exercise takes as it stands, in seconds."""
    side = side_seconds(climb.exercise, climb.steps[stand.step], stand.amount)
    return exercise_seconds(climb.exercise, sets=stand.sets, side_seconds=side)

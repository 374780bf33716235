"""How one exercise will climb in the weeks to come, and how long it will take."""

from hipfit.planning.climb import Climb, Stand, side_seconds
from hipfit.planning.minutes import exercise_seconds
from hipfit.planning.progress import advance


class Path:
    """The stands of an exercise from a week on, one a week, worked out as far as is asked for.

    No week before the first is ever asked for. It knows nothing of full sessions and easy weeks:
    where the exercise stands elsewhere than the path says, a new path begins.
    """

    def __init__(self, climb: Climb, stand: Stand, week: int) -> None:
        self.climb = climb
        self._first = week
        self._stands = [stand]
        self._seconds = [seconds_of(climb, stand)]

    def stand(self, week: int) -> Stand:
        """The stand in a week."""
        return self._stands[self._place(week)]

    def seconds(self, week: int) -> int:
        """What it takes in a week, in seconds."""
        return self._seconds[self._place(week)]

    def longest(self, first: int, last: int) -> int:
        """The longest in seconds from one week to another, both counted."""
        end = self._place(last)
        begin = min(first - self._first, end)
        return max(self._seconds[begin : end + 1])

    def _place(self, week: int) -> int:
        """Where a week is among the stands, worked out up to it or to where they end."""
        stands, wanted = self._stands, week - self._first
        place = len(stands) - 1
        while place < wanted and not stands[place].ended:
            stands.append(advance(self.climb, stands[place], self._first + place + 1))
            place += 1
            self._seconds.append(seconds_of(self.climb, stands[place]))
        return min(place, wanted)


def seconds_of(climb: Climb, stand: Stand) -> int:
    """What an exercise takes as it stands, in seconds."""
    side = side_seconds(climb.exercise, climb.steps[stand.step], stand.amount)
    return exercise_seconds(climb.exercise, sets=stand.sets, side_seconds=side)

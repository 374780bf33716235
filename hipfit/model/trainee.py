"""The trainee: who asks for a plan, with what at hand."""

from hipfit.model.quantity import Mass
from hipfit.model.value import FieldError, Value, hold_within
from hipfit.model.words import Band, Equipment, Level, Unit, Weekday

FEWEST_DAYS, MOST_DAYS = 1, 6
"""Days a week that plans are made for."""

DAYS_IN_FULL_WEEK = 7
"""Daily programmes are written and published: a plan file may hold one."""

DAYS_PLANNED = f"plans are made for {FEWEST_DAYS} to {MOST_DAYS} days, to leave one for rest"
"""What to know where more days are asked for."""

SHORTEST_SESSION_MINUTES, LONGEST_SESSION_MINUTES = 10, 120
YOUNGEST_YEARS, OLDEST_YEARS = 12, 110
OLDER_AGE_YEARS = 65
"""Above this age the dose of older beginners applies [fragala2019]."""

AGES_OF_QUESTIONS = range(15, 70)
"""The screen was made for those ages [bredin2013]."""

LIGHTEST_BODY, HEAVIEST_BODY = 25, 300
"""Kilograms; outside of these it is a slip of the finger."""

STANDARD_BODY_MASS_KILOGRAMS = 70.0
"""Stands in when no body mass is given (judgement); the plan says so."""


class Owned(Value):
    """One kind of equipment and the sizes owned: ``bands`` or ``loads``, lightest first.

    A weight owned twice stands in ``loads`` twice.
    """

    equipment: Equipment
    bands: tuple[Band, ...] = ()
    loads: tuple[Mass, ...] = ()


class Trainee(Value):
    """What a plan is made for.

    ``days`` a week is 1 to 7, though plans are made for 6 at most; ``weekdays``, where given,
    names that many. ``minutes`` a session is 10 to 120. ``avoid`` holds limits (values of
    ``Demand``) and conditions (names of the precautions). ``include`` and ``exclude`` are
    exercise ids. ``age_years`` (12 to 110) and ``body_mass`` (25 to 300 kg) are optional.
    Every ``deload_every``-th week is a deload; 0: none is.
    ``thorough`` asks for a longer search for the first week.
    Raises ``ValueError`` outside these ranges.
    """

    level: Level = Level.BEGINNER
    days: int = 3
    weekdays: tuple[Weekday, ...] = ()
    minutes: int = 30
    owned: tuple[Owned, ...] = ()
    units: Unit = Unit.KG
    body_mass: Mass | None = None
    age_years: int | None = None
    avoid: tuple[str, ...] = ()
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    deload_every: int = 0
    thorough: bool = False

    def __post_init__(self) -> None:
        hold_within("days", self.days, FEWEST_DAYS, DAYS_IN_FULL_WEEK, remedy=DAYS_PLANNED)
        if self.weekdays and len(set(self.weekdays)) != self.days:
            raise FieldError(
                "weekdays", "'weekdays' must name as many different days as 'days' says"
            )
        hold_within("minutes", self.minutes, SHORTEST_SESSION_MINUTES, LONGEST_SESSION_MINUTES)
        if self.age_years is not None:
            hold_within("age_years", self.age_years, YOUNGEST_YEARS, OLDEST_YEARS)
        if not LIGHTEST_BODY <= self.kilograms <= HEAVIEST_BODY:
            raise FieldError(
                "body_mass",
                f"'body_mass' must be {LIGHTEST_BODY} to {HEAVIEST_BODY} kg, not {self.body_mass}",
                "for example 'body_mass: {amount: 65, unit: kg}'",
            )

    @property
    def kilograms(self) -> float:
        """Body mass in kilograms, or the standard one."""
        return STANDARD_BODY_MASS_KILOGRAMS if self.body_mass is None else self.body_mass.kilograms

    def owns(self, equipment: Equipment) -> Owned | None:
        """What is owned of one kind. A long band tied in a loop serves as a mini band."""
        found = next((one for one in self.owned if one.equipment is equipment), None)
        if found is None and equipment is Equipment.MINI_BAND:
            found = next((one for one in self.owned if one.equipment is Equipment.LONG_BAND), None)
        return found

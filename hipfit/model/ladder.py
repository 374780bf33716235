"""The whole ladder of one exercise for one trainee, as it is looked at without a plan."""

from hipfit.model.plan import Step
from hipfit.model.quantity import Span
from hipfit.model.trainee import Trainee
from hipfit.model.value import Value


class LadderStep(Value):
    """One step: ``amounts`` is its range of reps or, where ``held``, of seconds.

    The first week on it asks for ``entry``. ``percent_over_body`` is how much harder it is than
    body weight alone; None where that is not known.
    """

    step: Step
    amounts: Span
    entry: int
    held: bool = False
    percent_over_body: float | None = None


class Ladder(Value):
    """All steps, easiest first; ``start`` is the number (from 1) of the one to begin on.

    ``sets`` are those of the first weeks, ``top_sessions`` how many in a row must reach the top
    of a range before the next step. ``unused`` names what is owned and left out, with the
    reason; ``beyond`` says what would lead on from the end, best first.
    """

    exercise: str
    name: str
    trainee: Trainee
    steps: tuple[LadderStep, ...]
    start: int
    sets: int
    top_sessions: int
    unused: tuple[str, ...] = ()
    beyond: tuple[str, ...] = ()


HARDER_IS = "harder is "
"""How a sentence of ``beyond`` begins that names a harder exercise."""

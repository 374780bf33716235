"""Made-up trainees, and the catalogue that they plan from, shared by every law."""

from functools import cache

from hypothesis import strategies as st

from hipfit.model.quantity import Mass
from hipfit.model.trainee import Owned, Trainee
from hipfit.model.words import Band, Demand, Equipment, Level, Unit, Weekday
from hipfit.storage.catalogue import load_catalogue

shipped = cache(load_catalogue)
"""The shipped catalogue. As an argument of a law it would be printed whole when the law fails."""

masses = st.builds(
    Mass,
    amount=st.sampled_from([0.5, 1, 1.5, 2, 2.5, 4, 5, 8, 10, 12.5]),
    unit=st.sampled_from(Unit),
)


def _loads(equipment: Equipment) -> st.SearchStrategy[Owned]:
    return st.builds(
        lambda loads: Owned(
            equipment=equipment, loads=tuple(sorted(loads, key=lambda one: one.kilograms))
        ),
        st.lists(masses, min_size=1, max_size=4),
    )


def _bands(equipment: Equipment) -> st.SearchStrategy[Owned]:
    return st.builds(
        lambda bands: Owned(equipment=equipment, bands=tuple(sorted(bands, key=list(Band).index))),
        st.sets(st.sampled_from(Band), min_size=0, max_size=3),
    )


owned_things = st.tuples(
    st.none() | _bands(Equipment.MINI_BAND),
    st.none() | _bands(Equipment.LONG_BAND),
    st.none() | _loads(Equipment.ANKLE_WEIGHT),
    st.none() | _loads(Equipment.DUMBBELL),
    st.none() | st.just(Owned(equipment=Equipment.CHAIR)),
    st.none() | st.just(Owned(equipment=Equipment.STEP)),
).map(lambda things: tuple(one for one in things if one is not None))


CONDITIONS = (
    *("knee-pain", "knee-osteoarthritis", "lateral-hip-pain", "wrist-pain", "poor-balance"),
    *("low-back-pain", "pregnancy", "hip-osteoarthritis", "groin-pain"),
)
AVOIDABLE = (*(one.value for one in Demand), *CONDITIONS)


@st.composite
def trainees(draw: st.DrawFn) -> Trainee:
    """Anybody who can ask for a plan."""
    weekdays = tuple(draw(st.sets(st.sampled_from(Weekday), max_size=6)))
    days = len(weekdays) or draw(st.integers(1, 6))
    return Trainee(
        level=draw(st.sampled_from(Level)),
        days=days,
        weekdays=weekdays,
        minutes=draw(st.integers(10, 90)),
        owned=draw(owned_things),
        body_mass=draw(
            st.none() | st.builds(Mass, amount=st.integers(40, 140), unit=st.just(Unit.KG))
        ),
        age_years=draw(st.none() | st.integers(18, 90)),
        avoid=tuple(sorted(draw(st.sets(st.sampled_from(AVOIDABLE), max_size=3)))),
    )

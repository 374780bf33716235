"""How long a year goes on: how much of it stands still, and what muscles keep.

    python benchmarks/years.py [--only NAME ...]

Plans 52 weeks for requests of many kinds and prints for each, from week 9 on

* ``still``: the share of the exercises, week by week, that do not get harder
* ``dead``: the weeks in which nothing gets harder
* ``new``, ``starts``: how many exercises take over, and in how many blocks most do at once
* ``below``: the sets a week that muscles are below their aims, all together, on average
* ``kept``: the least that a muscle of the hip has, as a share of what it began with, or of its aim

There is no budget: what somebody owns decides most of it. It is what the judgements of
``hipfit.planning.rules`` about successors and fresh starts were weighed with.
"""

import argparse
import datetime as dt

from hipfit.model.plan import Plan, Prescription, Week
from hipfit.model.quantity import Mass
from hipfit.model.trainee import Owned, Trainee
from hipfit.model.words import Band, Equipment, Level, Unit
from hipfit.planning import rules
from hipfit.planning.planner import make_plan
from hipfit.planning.renewal import ANEW, NEW
from hipfit.storage.catalogue import load_catalogue

START = dt.date(2026, 11, 23)
FIRST_WEEK = 9


def weights(equipment: Equipment, *amounts: float) -> Owned:
    """So many kilograms of one kind."""
    return Owned(
        equipment=equipment, loads=tuple(Mass(amount=one, unit=Unit.KG) for one in amounts)
    )


BELLS, CUFFS = Equipment.DUMBBELL, Equipment.ANKLE_WEIGHT
CHAIR, STEP = Owned(equipment=Equipment.CHAIR), Owned(equipment=Equipment.STEP)
BANDS = Owned(equipment=Equipment.MINI_BAND, bands=(Band.LIGHT, Band.MEDIUM, Band.HEAVY))
LONG_BAND = Owned(equipment=Equipment.LONG_BAND)
PAIRS = weights(BELLS, 2, 2, 4, 4, 6, 6, 8, 8)
ALL = (PAIRS, weights(CUFFS, 0.5, 1, 2), BANDS, LONG_BAND, CHAIR, STEP)
TRAINED = Level.INTERMEDIATE

REQUESTS = {
    "nothing owned": Trainee(),
    "nothing owned, trained": Trainee(level=TRAINED),
    "nothing owned, advanced": Trainee(level=Level.ADVANCED),
    "two 4 kg": Trainee(owned=(weights(BELLS, 4, 4),)),
    "pairs to 8 kg, trained": Trainee(level=TRAINED, owned=(PAIRS,)),
    "one 2 kg cuff": Trainee(owned=(weights(CUFFS, 2),)),
    "one 2 kg cuff, trained": Trainee(level=TRAINED, owned=(weights(CUFFS, 2),)),
    "three cuffs": Trainee(owned=(weights(CUFFS, 0.5, 1, 2),)),
    "three cuffs, trained": Trainee(level=TRAINED, owned=(weights(CUFFS, 0.5, 1, 2),)),
    "0.5 kg cuff, two 4 kg": Trainee(owned=(weights(CUFFS, 0.5), weights(BELLS, 4, 4))),
    "long band": Trainee(owned=(LONG_BAND,)),
    "mini bands": Trainee(owned=(BANDS,)),
    "mini bands, trained": Trainee(level=TRAINED, owned=(BANDS,)),
    "chair": Trainee(owned=(CHAIR,)),
    "chair, step, two 5 kg": Trainee(level=TRAINED, owned=(CHAIR, STEP, weights(BELLS, 5, 5))),
    "knee pain": Trainee(avoid=("knee-pain",)),
    "lateral hip pain": Trainee(avoid=("lateral-hip-pain",)),
    "low back pain": Trainee(avoid=("low-back-pain",), owned=(weights(BELLS, 2, 4),)),
    "no floor": Trainee(avoid=("no-floor",), owned=(CHAIR,)),
    "70 years": Trainee(age_years=70, owned=(CHAIR,)),
    "2 x 10 min": Trainee(days=2, minutes=10),
    "4 x 45 min": Trainee(
        level=TRAINED, days=4, minutes=45, owned=(weights(BELLS, 4, 4, 8, 8), BANDS)
    ),
    "6 days": Trainee(days=6),
    "everything, trained": Trainee(level=TRAINED, minutes=45, owned=ALL),
    "everything, advanced": Trainee(level=Level.ADVANCED, days=4, minutes=60, owned=ALL),
}


def main() -> None:
    """Plan the years and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--only", nargs="+", choices=REQUESTS, default=list(REQUESTS))
    chosen = parser.parse_args()
    catalogue = load_catalogue()
    print(f"{'request':26}{'still':>7}{'dead':>6}{'new':>5}{'starts':>8}{'below':>7}{'kept':>7}")
    shares: list[float] = []
    for name in chosen.only:
        plan = make_plan(catalogue, REQUESTS[name], weeks=52, start=START, reasons=False)
        late = [done(week) for week in plan.weeks if week.number >= FIRST_WEEK]
        still = sum(one.held for week in late for one in week) / sum(map(len, late))
        dead = sum(all(one.held for one in week) for week in late)
        changes = [change for block in plan.blocks for change in block.changes]
        new = sum(change.startswith(NEW) for change in changes)
        starts = sum(change.startswith(ANEW) for change in changes)
        shares.append(still)
        print(
            f"{name:26}{still:>7.0%}{dead:>6}{new:>5}{starts:>8}{below(plan):>7.1f}{kept(plan):>7.2f}"
        )
    print(f"{'all':26}{sum(shares) / len(shares):>7.1%}")


def done(week: Week) -> list[Prescription]:
    """The exercises of a week, each once."""
    return list({one.exercise: one for day in week.sessions for one in day.prescriptions}.values())


def below(plan: Plan) -> float:
    """The sets that a week lacks to all aims, on average."""
    lacking = sum(
        max(0, (one.aim or one.floor) - one.sets) for week in plan.weeks for one in week.volume
    )
    return lacking / len(plan.weeks)


def kept(plan: Plan) -> float:
    """The least share that a muscle of the hip keeps of its first full week, or of its aim."""
    first = plan.weeks[rules.FIRST_WEEKS + 1]
    begun = {one.muscle: min(one.sets, one.aim) for one in first.volume if one.aim}
    return min(
        one.sets / begun[one.muscle]
        for week in plan.weeks[first.number - 1 :]
        for one in week.volume
        if begun.get(one.muscle) and one.muscle not in rules.THIGH
    )


if __name__ == "__main__":
    main()

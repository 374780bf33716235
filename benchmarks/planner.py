"""How long the planner takes in process: usual, random, long, and with a large catalogue.

    python benchmarks/planner.py [--only four random year thousand] [--rounds 21]
                                 [--requests 500] [--cpu] [--strict]

Needs ``pip install -e '.[bench]'``. Every part times ``make_plan`` alone: the catalogue is read
before, and nothing is printed. A part is one of

* ``four``: 4 weeks, nothing else asked for, the shipped catalogue
* ``random``: 4 weeks for made-up requests, the ones whose choices the tests prove; each is
  planned three times and counts with its median, so that one hiccup of a busy machine is not
  the worst request
* ``year``: 52 weeks
* ``thousand``: 4 weeks from a made-up catalogue of 1,000 exercises, beside ``four``

Budgets hold on a quiet machine; the calibration lines, before and after, say how quiet it was.
``--cpu`` counts processor time instead, which other work on the machine disturbs less.
``--strict`` makes a missed budget exit code 1.
"""

import argparse
import datetime as dt
import functools
import random
import statistics
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from clock import calibration, milliseconds, percentile

from hipfit.errors import HipfitError
from hipfit.model.catalogue import Catalogue
from hipfit.model.exercise import Exercise
from hipfit.model.trainee import Trainee
from hipfit.model.words import Muscle
from hipfit.planning.planner import make_plan
from hipfit.storage.catalogue import load_catalogue
from tests.planning.optimum import requests

START = dt.date(2026, 11, 23)
FOUR_WEEKS_BUDGET_MS = 20
WORST_BUDGET_MS = 120
YEAR_BUDGET_MS = 40
THOUSAND_BUDGET_TIMES = 20
THOUSAND = 1000
ROUNDS_EACH_REQUEST = 3


@dataclass
class Figure:
    """One line of the table: what was measured, in which unit, and the most it may be."""

    name: str
    value: float
    unit: str = "ms"
    budget: float | None = None

    @property
    def missed(self) -> bool:
        """Whether it is over its budget."""
        return self.budget is not None and self.value > self.budget


def main() -> int:
    """Measure the parts and print the table; 1 when a budget is missed and that matters."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--only", nargs="+", choices=PARTS, default=list(PARTS), metavar="PART")
    parser.add_argument("--rounds", type=int, default=21)
    parser.add_argument("--requests", type=int, default=500)
    parser.add_argument("--cpu", action="store_true")
    parser.add_argument("--strict", action="store_true")
    chosen = parser.parse_args()
    catalogue = load_catalogue()
    print(calibration(cpu=chosen.cpu))
    print(f"{'make_plan':44}{'figure':>10}{'budget':>10}")
    missed = False
    for name, part in PARTS.items():
        if name in chosen.only:
            for figure in part(catalogue, chosen):
                show(figure)
                missed |= figure.missed
    print(calibration(cpu=chosen.cpu))
    return int(missed and chosen.strict)


def show(figure: Figure) -> None:
    """Print one line of the table."""
    budget = "" if figure.budget is None else f"{figure.budget:.0f} {figure.unit}"
    verdict = "" if figure.budget is None else "  MISSED" if figure.missed else "  held"
    value = f"{figure.value:.1f} {figure.unit}"
    print(f"{figure.name:44}{value:>10}{budget:>10}{verdict}", flush=True)


def plan(catalogue: Catalogue, trainee: Trainee, weeks: int) -> bool:
    """Make a plan; false where the request comes to an error, which is an answer as well."""
    try:
        make_plan(catalogue, trainee, weeks=weeks, start=START)
    except HipfitError:
        return False
    return True


def four(catalogue: Catalogue, chosen: argparse.Namespace) -> Iterator[Figure]:
    """Four weeks; the first plan of a process fills tables that later ones find there."""
    work = functools.partial(plan, catalogue, Trainee(), 4)
    yield Figure("4 weeks, first of the process", milliseconds(work, 1, cpu=chosen.cpu)[0])
    spent = milliseconds(work, chosen.rounds, cpu=chosen.cpu)
    yield Figure("4 weeks, median", statistics.median(spent), budget=FOUR_WEEKS_BUDGET_MS)


def made_up_requests(catalogue: Catalogue, chosen: argparse.Namespace) -> Iterator[Figure]:
    """Every random request, and the slowest in words, for whoever wants to look into it."""
    spent: list[float] = []
    refused = 0
    slowest = Trainee()
    for some, trainee in requests(catalogue, chosen.requests):
        part = closed(some)
        refused += not plan(part, trainee, 4)
        work = functools.partial(plan, part, trainee, 4)
        spent.append(statistics.median(milliseconds(work, ROUNDS_EACH_REQUEST, cpu=chosen.cpu)))
        if spent[-1] == max(spent):
            slowest = trainee
    name = f"{len(spent)} random requests"
    yield Figure(f"{name}, median", statistics.median(spent))
    yield Figure(f"{name}, 95th percentile", percentile(spent, 95))
    yield Figure(f"{name}, worst", max(spent), budget=WORST_BUDGET_MS)
    print(f"  {refused} of them are refused; the worst is {said(slowest)}")


def closed(part: Catalogue) -> Catalogue:
    """A part of a catalogue without the names of neighbours that are not in it."""
    ids = part.by_id.keys()
    exercises = tuple(
        replace(
            one,
            easier=tuple(name for name in one.easier if name in ids),
            harder=tuple(name for name in one.harder if name in ids),
        )
        for one in part.exercises
    )
    return replace(part, exercises=exercises)


def said(trainee: Trainee) -> str:
    """A request in a few words."""
    own = "+".join(one.equipment.value for one in trainee.owned) or "nothing"
    asked = f"{trainee.level.value}, {trainee.days} days, {trainee.minutes} min, owns {own}"
    for word in ("avoid", "include", "exclude"):
        if names := getattr(trainee, word):
            asked += f", {word} {'+'.join(names)}"
    return asked


def year(catalogue: Catalogue, chosen: argparse.Namespace) -> Iterator[Figure]:
    """The longest plan."""
    work = functools.partial(plan, catalogue, Trainee(), 52)
    spent = milliseconds(work, chosen.rounds, cpu=chosen.cpu)
    yield Figure("52 weeks, median", statistics.median(spent), budget=YEAR_BUDGET_MS)


def thousand(catalogue: Catalogue, chosen: argparse.Namespace) -> Iterator[Figure]:
    """A large catalogue, in turn with the shipped one, so that both meet the same machine."""
    large = enlarged(catalogue, THOUSAND)
    usual = functools.partial(plan, catalogue, Trainee(), 4)
    work = functools.partial(plan, large, Trainee(), 4)
    shipped_ms: list[float] = []
    large_ms: list[float] = []
    for _ in range(chosen.rounds):
        shipped_ms += milliseconds(usual, 1, cpu=chosen.cpu)
        large_ms += milliseconds(work, 1, cpu=chosen.cpu)
    spent = statistics.median(large_ms)
    times = spent / statistics.median(shipped_ms)
    count = f"{len(large.exercises):,} exercises"
    yield Figure(f"{count}, 4 weeks, median", spent)
    yield Figure(f"{count}, beside the shipped", times, "×", THOUSAND_BUDGET_TIMES)


def enlarged(catalogue: Catalogue, count: int, seed: int = 2026) -> Catalogue:
    """``count`` exercises: the shipped ones and copies of the strength exercises among them.

    A copy has its own id and name, its family is the one it was copied with, and one muscle in
    three is another one. The same seed gives the same catalogue.
    """
    dice = random.Random(seed)  # noqa: S311 - made-up exercises, no secrets
    made: list[Exercise] = list(catalogue.exercises)
    generation = 1
    while len(made) < count:
        generation += 1
        strength = catalogue.strength[: count - len(made)]
        ids = {one.id for one in strength}
        made += [copied(one, generation, ids, dice) for one in strength]
    return replace(catalogue, exercises=tuple(made))


def copied(one: Exercise, generation: int, ids: set[str], dice: random.Random) -> Exercise:
    """One exercise again, as another: ``ids`` are those that are copied along."""
    movers, helpers = list(one.prime_movers), list(one.helpers)
    for muscles in (movers, helpers):
        for place in range(len(muscles)):
            free = sorted(set(Muscle) - {*movers, *helpers})
            if free and dice.random() < 1 / 3:
                muscles[place] = dice.choice(free)
    return replace(
        one,
        id=f"{one.id}-{generation}",
        name=f"{one.name} {generation}",
        aliases=(),
        prime_movers=tuple(movers),
        helpers=tuple(helpers),
        easier=tuple(f"{name}-{generation}" for name in one.easier if name in ids),
        harder=tuple(f"{name}-{generation}" for name in one.harder if name in ids),
    )


Part = Callable[[Catalogue, argparse.Namespace], Iterator[Figure]]
PARTS: dict[str, Part] = {
    "four": four,
    "random": made_up_requests,
    "year": year,
    "thousand": thousand,
}

if __name__ == "__main__":
    sys.exit(main())

"""How often the search finds the best week there is, how far off it else is, and in what time.

    python benchmarks/optimality.py --prove FILE [--count 300] [--jobs 2] [--seconds 60] [--again]
    python benchmarks/optimality.py --curve FILE [--count 300] [--efforts 1 250 500 …]

Needs ``pip install -e '.[bench]'``. ``--prove`` finds the optimum of random requests with HiGHS:
a long search gives the solver a week to beat, and that it cannot is the proof; ``--seconds`` is
the solver's time limit. FILE gets one line of JSON for each request as soon as it is done;
requests that are in it are not solved again, so a run may be stopped and started anew. A line
counts only for the choice it was made for: when the candidates or the frame of a request, the
rules' numbers or the model change, it is solved anew. Requests that were not proved are tried
again with ``--again``, which is of use with more seconds.

``--curve`` runs the search with several efforts and compares with FILE: the share of requests
whose week is optimal, the share within 2 % at the first level that differs, the worst gap there,
and the time of a search. A gap is the difference divided by the optimum, or by 1 where the
optimum is 0. Requests whose optimum is not proved count as missed in ``of all``, and are left
out of the other shares. Exit code 1 when a week beats a proved optimum: then the model and the
search do not mean the same.
"""

import argparse
import datetime as dt
import json
import multiprocessing
import statistics
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from clock import calibration, percentile

from hipfit.planning.choice import USUAL, Look, best_week
from hipfit.storage.catalogue import load_catalogue
from tests.planning.optimum import (
    Levels,
    Question,
    fingerprint,
    levels,
    optimum,
    question,
    requests,
)

INCUMBENT = Look(nodes=400_000, steps=60, kicks=True)
"""A good week to begin with: the nearer it is to the optimum, the less the solver has to try."""

EFFORTS = (1000, 2500, 5000, 10_000, 20_000, 50_000, 100_000, 200_000)
CLOSE_PERCENT = 2.0


@dataclass(frozen=True)
class Proof:
    """A line of the file: the optimal levels of a request, or the best known where not proved."""

    request: int
    question: str
    levels: Levels
    proved: bool
    found: Levels
    seconds: float


@dataclass
class Row:
    """What one effort of the search comes to, over all requests that are in the file."""

    optimal: int = 0
    close: int = 0
    proved: int = 0
    worst_percent: float = 0.0
    worst: str = ""

    def count(self, proof: Proof, got: Levels) -> None:
        """Take in one request whose optimum is proved."""
        gap = gap_percent(proof.levels, got)
        self.proved += 1
        self.optimal += got == proof.levels
        self.close += gap <= CLOSE_PERCENT
        if gap > self.worst_percent:
            self.worst_percent = gap
            self.worst = f"request {proof.request}: {got}, optimum {proof.levels}"


def main() -> int:
    """Prove, or draw the curve."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    task = parser.add_mutually_exclusive_group(required=True)
    task.add_argument("--prove", type=Path, metavar="FILE")
    task.add_argument("--curve", type=Path, metavar="FILE")
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--again", action="store_true")
    parser.add_argument("--efforts", type=int, nargs="+", default=EFFORTS)
    chosen = parser.parse_args()
    asked = list(questions(chosen.count))
    if chosen.prove:
        return prove(chosen.prove, asked, chosen)
    return curve(chosen.curve, asked, chosen.efforts)


def questions(count: int) -> Iterator[Question]:
    """The choices that the first ``count`` random requests come to."""
    for catalogue, trainee in requests(load_catalogue(), count):
        yield question(catalogue, trainee)


def prove(file: Path, asked: Sequence[Question], chosen: argparse.Namespace) -> int:
    """Solve what is not in the file yet, and add it line by line; a later line counts."""
    known = proofs(file, asked)
    if chosen.again:
        known = {number: one for number, one in known.items() if one.proved}
    todo = [(number, one) for number, one in enumerate(asked) if number not in known]
    print(f"{len(known)} of {len(asked)} requests are in {file}, {len(todo)} to solve", flush=True)
    work = partial(proof_of, seconds=chosen.seconds)
    begun = time.perf_counter()
    with file.open("a", encoding="utf-8") as out, multiprocessing.Pool(chosen.jobs) as pool:
        for done, proof in enumerate(pool.imap_unordered(work, todo), 1):
            out.write(json.dumps(vars(proof)) + "\n")
            out.flush()
            known[proof.request] = proof
            spent = dt.timedelta(seconds=round(time.perf_counter() - begun))
            verdict = "proved" if proof.proved else "NOT PROVED"
            better = "" if proof.found == proof.levels else f", the long search found {proof.found}"
            print(
                f"{done}/{len(todo)} after {spent}: request {proof.request}"
                f" {proof.levels} {verdict} in {proof.seconds:.1f} s{better}",
                flush=True,
            )
    share = sum(one.proved for one in known.values())
    print(f"{share} of {len(known)} optima are proved")
    return 0


def proof_of(numbered: tuple[int, Question], *, seconds: float) -> Proof:
    """The optimum of one request: a long search, then the solver."""
    number, asked = numbered
    begun = time.perf_counter()
    found = searched(asked, INCUMBENT)
    best, proved = optimum(asked, found, seconds=seconds)
    return Proof(
        request=number,
        question=fingerprint(asked),
        levels=best,
        proved=proved,
        found=found,
        seconds=round(time.perf_counter() - begun, 2),
    )


def searched(asked: Question, look: Look) -> Levels:
    """The levels of the week that the search finds."""
    return levels(asked, best_week(asked.candidates, asked.frame, sorted(asked.include), look))


def proofs(file: Path, asked: Sequence[Question]) -> dict[int, Proof]:
    """The lines of the file that belong to these requests as they are now."""
    if not file.exists():
        return {}
    now = dict(enumerate(map(fingerprint, asked)))
    with file.open(encoding="utf-8") as lines:
        read = [from_line(json.loads(line)) for line in lines]
    return {one.request: one for one in read if now.get(one.request) == one.question}


def from_line(raw: dict[str, Any]) -> Proof:
    """A line of the file as a value."""
    return Proof(**{**raw, "levels": tuple(raw["levels"]), "found": tuple(raw["found"])})


def curve(file: Path, asked: Sequence[Question], efforts: Iterable[int]) -> int:
    """Print a row for each effort, and one for what plans are made with."""
    known = proofs(file, asked)
    if not known:
        sys.exit(f"{file} has no line for these requests as they are now: run --prove first")
    proved = sum(one.proved for one in known.values())
    print(calibration())
    print(f"{len(known)} requests, {proved} with a proved optimum; times of one search, in ms")
    print(f"{'nodes':>18}{'optimal':>10}{'of all':>9}{'in 2 %':>9}", end="")
    print(f"{'worst gap':>11}{'median':>9}{'95 %':>9}{'longest':>9}")
    looks = [replace(USUAL, nodes=one) for one in efforts]
    looks += [replace(look, kicks=True) for look in looks if look.nodes]
    beaten: list[str] = []
    notes = []
    for look in [*looks, USUAL]:
        row, spent = Row(), []
        for number, proof in sorted(known.items()):
            begun = time.perf_counter()
            picks = best_week(
                asked[number].candidates, asked[number].frame, sorted(asked[number].include), look
            )
            spent.append(1000 * (time.perf_counter() - begun))
            got = levels(asked[number], picks)
            if not proof.proved:
                continue
            row.count(proof, got)
            if got[0] == proof.levels[0] and got < proof.levels:
                beaten.append(f"request {number}: {got} is better than the proved {proof.levels}")
        name = f"{look.nodes}{' kicks' if look.kicks else ''}{' (usual)' if look is USUAL else ''}"
        print(
            f"{name:>18}{percent(row.optimal, row.proved):>10}"
            f"{percent(row.optimal, len(known)):>9}{percent(row.close, row.proved):>9}"
            f"{row.worst_percent:9.1f} %{statistics.median(spent):9.1f}"
            f"{percentile(spent, 95):9.1f}{max(spent):9.1f}",
            flush=True,
        )
        if row.worst:
            notes.append(f"worst of {name}: {row.worst}")
    print("\n".join([*notes, *dict.fromkeys(beaten)]))
    print(calibration())
    return int(bool(beaten))


def gap_percent(best: Levels, got: Levels) -> float:
    """How much worse the first level that differs is, in percent of the optimum (of 1 for 0)."""
    for least, value in zip(best, got, strict=True):
        if value != least:
            return 100 * (value - least) / max(1, least)
    return 0.0


def percent(part: int, whole: int) -> str:
    """A share, rounded down, so that 100 % means all."""
    return f"{1000 * part // whole / 10:.1f} %" if whole else "–"


if __name__ == "__main__":
    sys.exit(main())

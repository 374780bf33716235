"""The choice of a week beside the solver's: how often it is optimal, and never better than that.

``optima.jsonl`` holds what HiGHS proved for 300 random requests, one line each, with a fingerprint
of all that the optimum depends on. After a change to the catalogue, the ladders or the objective
``python benchmarks/optimality.py --prove tests/planning/optima.jsonl`` proves anew what changed.
"""

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

from hipfit.planning.choice import THOROUGH, USUAL, Look, best_week
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

FILE = Path(__file__).with_name("optima.jsonl")
COUNT = 300


@cache
def questions() -> dict[str, Question]:
    """The questions by fingerprint."""
    asked = (question(part, trainee) for part, trainee in requests(load_catalogue(), COUNT))
    return {fingerprint(one): one for one in asked}


@cache
def proved() -> dict[str, tuple[Levels, float]]:
    """The proved optima by fingerprint, with the seconds that the proof took."""
    with FILE.open(encoding="utf-8") as lines:
        read = [json.loads(line) for line in lines]
    return {
        one["question"]: (tuple(one["levels"]), one["seconds"]) for one in read if one["proved"]
    }


def known() -> list[tuple[Question, Levels]]:
    return [(asked, proved()[name][0]) for name, asked in questions().items() if name in proved()]


def found(asked: Question, look: Look) -> Levels:
    return levels(asked, best_week(asked.candidates, asked.frame, asked.include, look))


def share(pairs: Sequence[tuple[Levels, Levels]]) -> float:
    return sum(got == best for got, best in pairs) / len(pairs)


def test_nearly_all_requests_have_a_proved_optimum() -> None:
    missing = COUNT - len(known())
    assert missing <= COUNT // 100, (
        f"{missing} optima are stale or not proved: run "
        "python benchmarks/optimality.py --prove tests/planning/optima.jsonl"
    )


def test_no_week_beats_a_proved_optimum_and_as_many_are_optimal_as_was_measured() -> None:
    pairs = [(found(asked, USUAL), best) for asked, best in known()[::2]]
    assert not [(got, best) for got, best in pairs if got[0] == best[0] and got < best]
    assert share(pairs) >= MEASURED_SHARE


MEASURED_SHARE = 0.89
"""A little below what the benchmark shows for the usual search."""


def test_a_thorough_search_is_never_worse_and_more_often_optimal() -> None:
    missed = [asked for asked, best in known()[:24] if found(asked, USUAL) != best][:4]
    usual = [found(asked, USUAL) for asked in missed]
    thorough = [found(asked, THOROUGH) for asked in missed]
    assert all(better <= other for better, other in zip(thorough, usual, strict=True))
    assert thorough != usual


def quickest(count: int) -> list[Question]:
    """The questions whose proof took least time."""
    there = sorted((proved()[name][1], name) for name in questions().keys() & proved().keys())
    return [questions()[name] for _, name in there[:count]]


@pytest.mark.parametrize("number", range(3))
def test_the_solver_still_proves_what_is_recorded(number: int) -> None:
    asked = quickest(3)[number]
    best, certain = optimum(asked, found(asked, USUAL))
    assert certain
    assert best == proved()[fingerprint(asked)][0]

"""Readers of Garmin's files find no error in any workout, and in it what was planned."""

import io
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import fitdecode
import pytest
from garmin_fit_sdk import Decoder, Stream

from hipfit.formats.plan_fit import fit_files
from hipfit.formats.watch_steps import WatchStep, watch_steps
from hipfit.model.plan import Plan
from tests.acceptance.conftest import Made
from tests.acceptance.others import read_with_node

pytestmark = pytest.mark.usefixtures("when_asked")

FEW_FILES = 12
"""A year of workouts differs in numbers only; the readers are slow."""

Step = tuple[str, int | None, float | None, float | None]


def planned(plan: Plan) -> list[list[Step]]:
    return [
        [expected(step) for step in watch_steps(session)]
        for week in plan.weeks
        for session in week.sessions
    ]


def expected(step: WatchStep) -> Step:
    load = None if step.load is None else round(step.load.kilograms, 2)
    seconds = None if step.seconds is None else float(step.seconds)
    return step.name, step.reps, seconds, load


@cache
def some(plan: Plan) -> dict[str, bytes]:
    weeks = -(-FEW_FILES // len(plan.weeks[0].sessions))
    return fit_files(replace(plan, weeks=plan.weeks[:weeks]))


def test_garmins_own_python_reader_finds_no_error_and_every_value(made: Made) -> None:
    plan = made.plan
    for raw, wanted in zip(some(plan).values(), planned(plan), strict=False):
        decoder = Decoder(Stream.from_byte_array(bytearray(raw)))
        assert decoder.is_fit()
        assert decoder.check_integrity()
        read: Any = Decoder(Stream.from_byte_array(bytearray(raw))).read()
        messages, errors = read
        assert errors == []
        found = messages["workout_step_mesgs"]
        assert [
            (
                one["wkt_step_name"],
                one.get("duration_reps"),
                one.get("duration_time"),
                one.get("exercise_weight"),
            )
            for one in found
        ] == wanted


def test_fitdecode_finds_no_error_and_every_value(made: Made) -> None:
    plan = made.plan
    for raw, wanted in zip(some(plan).values(), planned(plan), strict=False):
        with fitdecode.FitReader(
            io.BytesIO(raw),
            check_crc=fitdecode.CrcCheck.RAISE,
            error_handling=fitdecode.ErrorHandling.RAISE,
        ) as reader:
            frames = [one for one in reader if isinstance(one, fitdecode.FitDataMessage)]
        found = [one for one in frames if one.name == "workout_step"]
        assert [
            (
                one.get_value("wkt_step_name"),
                one.get_value("duration_reps", fallback=None),
                one.get_value("duration_time", fallback=None),
                one.get_value("exercise_weight", fallback=None),
            )
            for one in found
        ] == wanted


def test_garmins_own_javascript_reader_finds_no_error_and_every_value(
    made: Made, node_modules: Path, tmp_path: Path
) -> None:
    plan = made.plan
    files = some(plan)
    for file, raw in files.items():
        (tmp_path / file).write_bytes(raw)
    paths = (tmp_path / file for file in files)
    workouts = read_with_node("read_workout.mjs", node_modules / "@garmin" / "fitsdk", *paths)
    for workout, wanted in zip(workouts, planned(plan), strict=False):
        assert workout["whole"]
        assert workout["errors"] == []
        head = workout["messages"]["workoutMesgs"][0]
        assert (head["sport"], head["subSport"]) == (10, 20)
        found = workout["messages"]["workoutStepMesgs"]
        assert head["numValidSteps"] == len(found)
        assert [
            (
                one["wktStepName"],
                one.get("durationReps"),
                one.get("durationTime"),
                one.get("exerciseWeight"),
            )
            for one in found
        ] == wanted

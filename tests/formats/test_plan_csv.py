"""A plan as CSV: rows that a spreadsheet can filter, add up and pivot."""

import csv
import io
import re
from collections import Counter

import pytest

from hipfit.formats.csv_text import csv_cell, csv_text
from hipfit.formats.plan_csv import COLUMNS, plan_csv
from hipfit.model.plan import Plan
from tests.formats.odd_plans import full_plan


def rows(plan: Plan) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(plan_csv(plan), newline="")))


def test_each_prescription_warm_up_and_stretch_is_a_row() -> None:
    found = rows(full_plan(weeks=2))
    assert Counter(row["kind"] for row in found) == {"warm-up": 4, "strength": 8, "stretch": 4}
    assert [row["kind"] for row in found[:4]] == ["warm-up", "strength", "strength", "stretch"]
    assert len({(row["date"], row["kind"], row["position"]) for row in found}) == len(found)


def test_the_row_of_a_loaded_exercise_holds_all_there_is() -> None:
    row = rows(full_plan())[1]
    assert {name: one for name, one in row.items() if one} == {
        "week": "1",
        "block": "1",
        "deload": "no",
        "date": "2026-11-23",
        "weekday": "mon",
        "session": "A",
        "session_minutes": "11",
        "kind": "strength",
        "position": "1",
        "exercise": "squat",
        "name": "Squat",
        "sides": "each",
        "seconds": "300",
        "sets": "2",
        "reps": "12",
        "rest_seconds": "90",
        "reps_left_low": "1",
        "reps_left_high": "2",
        "tempo_up_seconds": "1",
        "tempo_pause_seconds": "0",
        "tempo_down_seconds": "3",
        "step": "load",
        "how": "Hold it high",
        "load": "2.5",
        "load_unit": "lb",
        "load_pieces": "2",
        "equipment": "ankle-weight",
        "site": "ankle",
        "percent_harder": "7.2",
        "change": "next step",
        "held": "yes",
        "rule": "double-progression",
        "warning": "a warning",
        "care": "mind the knee",
    }


def test_a_hold_has_seconds_and_no_tempo_and_a_band_its_ranges() -> None:
    row = rows(full_plan())[2]
    assert (row["reps"], row["hold_seconds"], row["tempo_up_seconds"]) == ("1", "20", "")
    assert (row["band"], row["load"], row["load_pieces"]) == ("medium", "", "")
    assert (row["percent_harder"], row["percent_harder_low"]) == ("", "10")
    assert (row["percent_harder_high"], row["band_percent_low"]) == ("20", "30")


def test_the_seconds_of_a_session_add_up_to_its_minutes() -> None:
    seconds: Counter[tuple[str, str]] = Counter()
    for row in rows(full_plan()):
        seconds[row["date"], row["session_minutes"]] += int(row["seconds"])
    assert seconds
    assert all(-(-total // 60) == int(minutes) for (_, minutes), total in seconds.items())


def test_no_cell_looks_like_a_date_but_the_dates() -> None:
    dates = re.compile(r"\d+[-/.–]\d+([-/.]\d+)?")
    for row in rows(full_plan()):
        found = [name for name, one in row.items() if dates.fullmatch(one) and "." not in one]
        assert found == ["date"]


def test_it_has_a_heading_row_line_ends_by_the_standard_and_no_mark_before_it() -> None:
    text = plan_csv(full_plan())
    assert text.startswith(",".join(COLUMNS) + "\r\n")
    assert text.endswith("\r\n")
    assert all(line.endswith("\r") for line in text.split("\n")[:-1])


@pytest.mark.parametrize(
    "start",
    ["=", "+", "-", "@", "\t=", "\r=", "\n=", " =", "\u00a0=", "\uff1d", "\uff0b", "\uff20"],
)
def test_no_cell_is_a_formula_for_any_spreadsheet(start: str) -> None:
    cell = csv_cell(f'{start}HYPERLINK("x")')
    assert cell.startswith("'")
    assert cell.endswith('HYPERLINK("x")')


def test_numbers_keep_their_digits_and_nothing_is_an_empty_cell() -> None:
    assert csv_text(("a", "b", "c", "d"), [(1234567, 2.0, 0.25, None)]) == (
        "a,b,c,d\r\n1234567,2,0.25,\r\n"
    )

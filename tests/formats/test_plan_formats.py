"""Plans with odd content: nothing injected, nothing lost, in every format."""

import datetime as dt
import json
import re
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hipfit.formats.data import as_data
from hipfit.formats.page import plain
from hipfit.formats.plan_layout import plan_page, plan_text
from hipfit.formats.plan_view import day
from hipfit.formats.plan_words import owned_words
from hipfit.formats.plans import PlanFormat, writer
from hipfit.model.catalogue import Catalogue
from hipfit.model.plan import Plan
from hipfit.model.quantity import Mass
from hipfit.model.trainee import Owned, Trainee
from hipfit.model.words import Equipment, Unit
from hipfit.planning.planner import make_plan
from tests.strategies import shipped

ODD = st.sampled_from(
    [
        *("a | b", "<b>x</b>", "[red]x[/red]", "=HYPERLINK(1)", "two\nlines", "tab\there"),
        *("\x1b[31mred", "\u202eright to left", "emoji 🦵", "ß’“ – …", "`code` *bold* _it_", "#1"),
        *("x" * 500, "\x00", "\u0007", "long " * 60, "臀中肌", "\ud800"),
    ]
) | st.text(max_size=40)


@cache
def planned(name: str) -> Plan:
    """A plan whose squats are called ``name``."""
    catalogue = shipped()
    odd = replace(catalogue["squat"], name=name or "Squat")
    others = tuple(odd if one.id == "squat" else one for one in catalogue.exercises)
    return make_plan(
        replace(catalogue, exercises=others),
        Trainee(include=("squat",)),
        weeks=4,
        start=dt.date(2026, 11, 23),
    )


few = settings(max_examples=settings().max_examples // 2, deadline=None)


@few
@given(name=ODD)
def test_text_steers_no_terminal_and_keeps_its_lines(name: str) -> None:
    usual = plan_text(planned("Squat")).splitlines()
    text = plan_text(planned(name))
    assert all(char == "\n" or char.isprintable() or char in "\u200c\u200d" for char in text)
    assert text.splitlines()[0] == usual[0]
    assert text.splitlines()[-1] == usual[-1]


@few
@given(name=ODD)
def test_markdown_rows_keep_their_cells(name: str) -> None:
    text = writer(PlanFormat.MARKDOWN)(planned(name))
    rows = [line for line in text.splitlines() if line.startswith("| ")]
    for row in rows:
        bars = len(re.findall(r"(?<!\\)(?:\\\\)*\|", row))
        assert bars in (6, 7)
    assert not re.search(r"(?<!\\)<", text)


@few
@given(name=ODD)
def test_json_keeps_every_name(name: str) -> None:
    plan = planned(name)
    told = json.loads(writer(PlanFormat.JSON)(plan))
    names = {
        one["name"]
        for week in told["weeks"]
        for session in week["sessions"]
        for one in session["prescriptions"]
    }
    assert (name or "Squat") in names


@pytest.mark.parametrize("width", [20, 40, 60, 80, 120, 300])
@pytest.mark.parametrize("weeks", [1, 4, 6, 52])
def test_a_plan_fits_every_width_and_loses_nothing(
    catalogue: Catalogue, width: int, weeks: int
) -> None:
    plan = make_plan(catalogue, Trainee(), weeks=weeks, start=dt.date(2026, 11, 23))
    text = plain(plan_page(plan, width))
    longest_word = 26
    assert max(map(len, text.splitlines())) <= max(width, longest_word)
    reference = plain(plan_page(plan, 80))
    assert sorted(text.replace("=", "").split()) == sorted(reference.replace("=", "").split())


def test_mixed_units_are_told_apart() -> None:
    loads = (Mass(amount=1, unit=Unit.KG), Mass(amount=3, unit=Unit.LB))
    owned = (Owned(equipment=Equipment.ANKLE_WEIGHT, loads=loads),)
    assert owned_words(Trainee(owned=owned)) == "ankle weight 1 kg/3 lb"


def test_dates_read_the_same_in_every_locale() -> None:
    assert [day(dt.date(2026, month, 9)) for month in (1, 5, 12)] == ["9 Jan", "9 May", "9 Dec"]


def test_what_has_no_json_form_is_refused() -> None:
    with pytest.raises(TypeError, match="object has no JSON form"):
        as_data(object())

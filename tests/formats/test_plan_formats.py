"""Plans as pages: every width, every locale."""

import datetime as dt

import pytest

from hipfit.formats.data import as_data
from hipfit.formats.page import plain
from hipfit.formats.plan_layout import plan_page
from hipfit.formats.plan_view import day
from hipfit.formats.plan_words import owned_words
from hipfit.model.catalogue import Catalogue
from hipfit.model.quantity import Mass
from hipfit.model.trainee import Owned, Trainee
from hipfit.model.words import Equipment, Unit
from hipfit.planning.planner import make_plan


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

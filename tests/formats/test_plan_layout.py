"""A plan as a page: what stands beside what, at every width."""

import pytest

from hipfit.formats.page import plain
from hipfit.formats.plan_layout import plan_page
from tests.formats.sheet_sample import done, plan_of

WEEKS = 4


def page(name: str, width: int) -> list[str]:
    plan = plan_of([[[done("squat", name=name)]]] * WEEKS)
    return plain(plan_page(plan, width)).splitlines()


@pytest.mark.parametrize("width", [30, 40, 60, 80, 100])
@pytest.mark.parametrize("letters", [10, 41, 43, 90])
def test_a_number_stands_beside_its_name_however_long_that_is(letters: int, width: int) -> None:
    name = "x" * letters
    (line,) = [line for line in page(name, width) if "xxx" in line]
    assert line.startswith(f"  1 {name}")


def test_the_doses_of_a_name_too_long_for_its_column_stand_on_the_next_line() -> None:
    lines = page("x" * 60, 80)
    at = next(number for number, line in enumerate(lines) if "xxx" in line)
    assert lines[at].endswith("x, each side")
    assert lines[at + 1].split() == ["2×10"] * WEEKS


@pytest.mark.parametrize("width", [30, 60, 80])
def test_the_rule_below_a_block_is_as_long_as_its_title(width: int) -> None:
    plan = plan_of([[[done("squat")]]] * WEEKS, blocks=2)
    lines = plain(plan_page(plan, width)).splitlines()
    rules = [number for number, line in enumerate(lines) if line and not line.strip("=")]
    assert len(rules) == plan.blocks[-1].number
    for number in rules:
        title = lines[max(at for at in range(number) if not lines[at]) + 1 : number]
        assert len(lines[number]) == max(map(len, title))


def test_what_is_new_in_a_block_hangs_as_every_sentence_does() -> None:
    plan = plan_of([[[done("squat")]]] * 2, blocks=2, changes=("same: stays " * 12,))
    lines = plain(plan_page(plan, 80)).splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("  same: stays"))
    assert lines[at + 1].startswith("    s")

"""``hipfit ladder`` as its users meet it."""

import json

import pytest
from syrupy.assertion import SnapshotAssertion

from hipfit.formats.ladder import ladder_page
from hipfit.formats.page import plain
from hipfit.model.catalogue import Catalogue
from hipfit.model.quantity import Mass
from hipfit.model.trainee import Owned, Trainee
from hipfit.model.words import Band, Equipment, Level, Unit
from hipfit.planning.outlook import whole_ladder
from tests.cli.conftest import Run


def kilograms(*amounts: float) -> tuple[Mass, ...]:
    return tuple(Mass(amount=amount, unit=Unit.KG) for amount in amounts)


LADDERS = {
    "lying-side-leg-raise": Trainee(
        owned=(Owned(equipment=Equipment.ANKLE_WEIGHT, loads=kilograms(2)),),
        body_mass=kilograms(70)[0],
    ),
    "squat": Trainee(
        owned=(
            Owned(equipment=Equipment.MINI_BAND, bands=(Band.LIGHT,)),
            Owned(equipment=Equipment.DUMBBELL, loads=kilograms(1, 4, 8, 8)),
        ),
        level=Level.INTERMEDIATE,
    ),
    "standing-adduction": Trainee(
        owned=(Owned(equipment=Equipment.LONG_BAND, bands=(Band.LIGHT, Band.MEDIUM)),)
    ),
    "standing-knee-hold": Trainee(
        owned=(Owned(equipment=Equipment.ANKLE_WEIGHT, loads=kilograms(1)),), age_years=70
    ),
}


@pytest.mark.parametrize("name", LADDERS)
def test_ladders_read_well(catalogue: Catalogue, name: str, snapshot: SnapshotAssertion) -> None:
    made = whole_ladder(catalogue, LADDERS[name], catalogue[name])
    assert plain(ladder_page(made, 80)) == snapshot


@pytest.mark.parametrize("width", [20, 60, 120])
def test_a_ladder_fits_every_width_and_loses_nothing(catalogue: Catalogue, width: int) -> None:
    made = whole_ladder(catalogue, LADDERS["squat"], catalogue["squat"])
    text = plain(ladder_page(made, width))
    assert max(map(len, text.splitlines())) <= max(width, 26)
    assert text.split() == plain(ladder_page(made, 80)).split()


def test_the_ladder_takes_names_as_people_say_them_and_pounds_as_typed(run: Run) -> None:
    done = run(
        *("ladder", "lying", "side", "leg", "raise", "--equipment", "ankle-weight:1.5,4"),
        *("--units", "lb", "--body-mass", "150"),
    )
    text = done.stdout.decode()
    assert done.stderr == b""
    assert "1.5 lb at the ankle (+14 %)" in text
    assert "body mass 150 lb" in text
    assert "kg" not in text


def test_json_holds_every_step_and_what_leads_on(run: Run) -> None:
    arguments = ("ladder", "lying-side-leg-raise", "--equipment", "ankle-weight:2")
    found = json.loads(run(*arguments, "--format", "json").stdout)
    assert found["schema"] == "hipfit.ladder/1"
    more = next(one for one in found["steps"] if one["step"]["makes_up"])
    assert more["amounts"] == {"low": 16, "high": 23}
    assert found["beyond"][0].startswith("with a 2.5 kg ankle weight")


def test_avoid_help_lists_what_can_be_avoided(run: Run) -> None:
    assert "knee-pain" in run("ladder", "squat", "--avoid", "help").stdout.decode()


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("march-on-the-spot",), 1, "it has no ladder"),
        (("squat", "--avoid", "deep-knee-bend"), 1, "you avoid deep-knee-bend"),
        (("step-up",), 1, "needs a step"),
        (("romanian-deadlift",), 1, "dumbbell"),
        (("squat", "--body-mass", "7"), 2, "--body-mass must be 25 to 300 kg, not '7'"),
        (("squat", "--age", "7"), 2, "--age must be a whole number from 12 to 110"),
        (("squat", "--avoid", "hip-replacement"), 1, "no plan for hip-replacement"),
    ],
)
def test_what_has_no_ladder_says_why(
    capfd: pytest.CaptureFixture[str], arguments: tuple[str, ...], code: int, message: str
) -> None:
    from hipfit.cli import run as run_here

    assert run_here(["ladder", *arguments]) == code
    shown = capfd.readouterr()
    assert message in shown.err
    assert shown.out == ""

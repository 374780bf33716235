"""Ladders: what is owned, in order, with honest percentages."""

import dataclasses

import pytest

from hipfit.model.catalogue import Catalogue
from hipfit.model.plan import Step
from hipfit.model.quantity import Mass
from hipfit.model.trainee import Owned, Trainee
from hipfit.model.words import Band, Equipment, Lever, RungKind, Site, Unit
from hipfit.planning.ladder import ladder, relative_demand


def kilograms(*amounts: float) -> tuple[Mass, ...]:
    return tuple(Mass(amount=amount, unit=Unit.KG) for amount in amounts)


def trainee(*owned: Owned, body: float = 65) -> Trainee:
    return Trainee(owned=owned, body_mass=Mass(amount=body, unit=Unit.KG))


ANKLE_WEIGHTS = Owned(equipment=Equipment.ANKLE_WEIGHT, loads=kilograms(0.5, 1, 2))


def loads(steps: tuple[Step, ...]) -> list[float]:
    return [step.load.kilograms for step in steps if step.load is not None]


@pytest.mark.parametrize(("kilos", "percent"), [(0.5, 10.7), (1, 21.4), (2, 42.8)])
def test_an_ankle_weight_on_a_straight_leg_of_65_kg_weighs_what_mechanics_say(
    catalogue: Catalogue, kilos: float, percent: float
) -> None:
    one = Owned(equipment=Equipment.ANKLE_WEIGHT, loads=kilograms(kilos))
    steps = ladder(catalogue["lying-side-leg-raise"], trainee(one))
    assert steps[-1].percent_harder == pytest.approx(percent, abs=0.1)


def test_a_goblet_of_4_kg_makes_a_squat_7_percent_harder_at_65_kg(catalogue: Catalogue) -> None:
    one = Owned(equipment=Equipment.DUMBBELL, loads=kilograms(4))
    steps = ladder(catalogue["squat"], trainee(one))
    assert steps[-1].percent_harder == pytest.approx(7.0, abs=0.05)


def test_each_percent_is_beside_the_step_below(catalogue: Catalogue) -> None:
    steps = ladder(catalogue["standing-side-leg-lift"], trainee(ANKLE_WEIGHTS))
    demand = 1.0
    for step in steps:
        if step.percent_harder is not None:
            demand *= 1 + step.percent_harder / 100
    assert demand == pytest.approx(1 + 2 / (65 * 0.161 * 0.447), rel=1e-3)  # tenths of a percent


def test_weights_come_lightest_first_and_once(catalogue: Catalogue) -> None:
    twice = Owned(equipment=Equipment.ANKLE_WEIGHT, loads=kilograms(2, 0.5, 2, 1))
    assert loads(ladder(catalogue["lying-side-leg-raise"], trainee(twice))) == [0.5, 1, 2]


def test_a_pair_is_needed_where_both_legs_carry(catalogue: Catalogue) -> None:
    single = ladder(catalogue["standing-march"], trainee(ANKLE_WEIGHTS))
    pair = Owned(equipment=Equipment.ANKLE_WEIGHT, loads=kilograms(1, 1))
    double = ladder(catalogue["standing-march"], trainee(pair))
    assert loads(single) == []
    assert loads(double) == [1]


def test_no_heavy_dumbbell_is_held_behind_the_knee(catalogue: Catalogue) -> None:
    bells = Owned(equipment=Equipment.DUMBBELL, loads=kilograms(2, 5, 10, 20))
    assert loads(ladder(catalogue["fire-hydrant"], trainee(bells))) == [2, 5]


def test_body_weight_rungs_need_nothing(catalogue: Catalogue) -> None:
    steps = ladder(catalogue["fire-hydrant"], trainee())
    assert steps[0].kind is RungKind.BODY_WEIGHT
    assert all(step.equipment is None for step in steps)


def test_a_long_band_serves_as_a_mini_band(catalogue: Catalogue) -> None:
    long = Owned(equipment=Equipment.LONG_BAND, bands=(Band.LIGHT, Band.MEDIUM))
    steps = ladder(catalogue["clamshell"], trainee(long))
    assert [step.band for step in steps if step.band] == [Band.LIGHT, Band.MEDIUM]


def test_bands_have_no_percent(catalogue: Catalogue) -> None:
    band = Owned(equipment=Equipment.MINI_BAND, bands=(Band.LIGHT,))
    steps = ladder(catalogue["squat"], trainee(band))
    assert [step.percent_harder for step in steps if step.band] == [None]


def test_pounds_are_kept_as_typed(catalogue: Catalogue) -> None:
    pounds = Owned(equipment=Equipment.ANKLE_WEIGHT, loads=(Mass(amount=2.5, unit=Unit.LB),))
    assert str(ladder(catalogue["lying-side-leg-raise"], trainee(pounds))[-1].load) == "2.5 lb"


@pytest.mark.parametrize("lever", [Lever.BENT_LEG, Lever.STRAIGHT_LEG, Lever.BODY])
def test_a_heavier_body_feels_a_weight_less(lever: Lever, catalogue: Catalogue) -> None:
    (heaviest,) = ladder(catalogue["leg-kickback"], trainee(ANKLE_WEIGHTS))[-1:]
    step = dataclasses.replace(heaviest, site=Site.IN_HANDS if lever is Lever.BODY else Site.ANKLE)
    light, heavy = (relative_demand(lever, step, body) for body in (50.0, 100.0))
    assert light is not None
    assert heavy is not None
    assert 1 < heavy < light


def test_where_mechanics_say_nothing_nothing_is_said(catalogue: Catalogue) -> None:
    bell = Owned(equipment=Equipment.DUMBBELL, loads=kilograms(4, 8))
    steps = ladder(catalogue["glute-bridge"], trainee(bell))
    assert loads(steps) == [4, 8]
    assert [step.percent_harder for step in steps if step.load] == [None, None]


def test_a_rack_of_a_thousand_weights_is_a_ladder_like_any_other(catalogue: Catalogue) -> None:
    rack = kilograms(*(number / 10 for number in range(1, 1001)))
    pairs = tuple(sorted(rack[100:] + rack, key=lambda one: one.kilograms))
    steps = ladder(catalogue["squat"], trainee(Owned(equipment=Equipment.DUMBBELL, loads=pairs)))
    doubled = [step for step in steps if step.pieces > 1]
    assert len(loads(steps)) > 900
    assert all(step.load is not None and step.load.kilograms > 10 for step in doubled)

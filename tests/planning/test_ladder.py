"""Ladders: what is owned, in order, with honest percentages."""

import dataclasses
from itertools import pairwise

import pytest

from hipfit.model.catalogue import Catalogue
from hipfit.model.plan import Step
from hipfit.model.quantity import Mass
from hipfit.model.trainee import Owned, Trainee
from hipfit.model.words import (
    Band,
    Equipment,
    Lever,
    Position,
    RungKind,
    Site,
    Unit,
)
from hipfit.planning import rules
from hipfit.planning.beyond import beyond, helps, with_more
from hipfit.planning.ladder import ladder, load_words
from hipfit.planning.limits import restrictions
from hipfit.planning.outlook import whole_ladder
from hipfit.planning.overload import band_percent, relative_demand


def kilograms(*amounts: float) -> tuple[Mass, ...]:
    return tuple(Mass(amount=amount, unit=Unit.KG) for amount in amounts)


def trainee(*owned: Owned, body: float = 65) -> Trainee:
    return Trainee(owned=owned, body_mass=Mass(amount=body, unit=Unit.KG))


BANDS = list(Band)
NOT_NOW = "nothing harder suits you now; stay here"
ONCE, NO_LONGER = "once", "no longer holds, plan again without it"
SUITS_NOTHING = "nothing harder suits your limits"
ANKLE_WEIGHTS = Owned(equipment=Equipment.ANKLE_WEIGHT, loads=kilograms(0.5, 1, 2))


def loaded(steps: tuple[Step, ...]) -> list[Step]:
    """The steps that are taken with a weight, each weight once."""
    found = [step for step in steps if step.load is not None and not step.makes_up]
    return [one for n, one in enumerate(found) if not n or one.load != found[n - 1].load]


def loads(steps: tuple[Step, ...]) -> list[float]:
    return [step.load.kilograms for step in loaded(steps) if step.load is not None]


@pytest.mark.parametrize(("kilos", "percent"), [(0.5, 10.7), (1, 21.4), (2, 42.8)])
def test_an_ankle_weight_on_a_straight_leg_of_65_kg_weighs_what_mechanics_say(
    catalogue: Catalogue, kilos: float, percent: float
) -> None:
    one = Owned(equipment=Equipment.ANKLE_WEIGHT, loads=kilograms(kilos))
    steps = ladder(catalogue["lying-side-leg-raise"], trainee(one))
    assert loaded(steps)[-1].percent_harder == pytest.approx(percent, abs=0.1)


def test_a_goblet_of_4_kg_makes_a_squat_7_percent_harder_at_65_kg(catalogue: Catalogue) -> None:
    one = Owned(equipment=Equipment.DUMBBELL, loads=kilograms(4))
    steps = ladder(catalogue["squat"], trainee(one))
    assert loaded(steps)[-1].percent_harder == pytest.approx(7.0, abs=0.05)


def test_each_percent_is_beside_the_step_below(catalogue: Catalogue) -> None:
    steps = ladder(catalogue["standing-side-leg-lift"], trainee(ANKLE_WEIGHTS))
    demand = 1.0
    for step in steps:
        if step.percent_harder is not None:
            demand *= 1 + step.percent_harder / 100
    assert demand == pytest.approx(1 + 2 / (65 * 0.161 * 0.447), rel=1e-3)  # tenths of a percent


def test_weights_come_lightest_first_and_once(catalogue: Catalogue) -> None:
    twice = Owned(equipment=Equipment.ANKLE_WEIGHT, loads=kilograms(2, 0.5, 2, 1))
    assert loads(ladder(catalogue["standing-hip-extension"], trainee(twice))) == [0.5, 1, 2]


def test_a_pair_is_needed_where_both_legs_carry(catalogue: Catalogue) -> None:
    single = ladder(catalogue["standing-march"], trainee(ANKLE_WEIGHTS))
    pair = Owned(equipment=Equipment.ANKLE_WEIGHT, loads=kilograms(1, 1))
    double = ladder(catalogue["standing-march"], trainee(pair))
    assert loads(single) == []
    assert loads(double) == [1]


def test_no_heavy_dumbbell_is_held_behind_the_knee(catalogue: Catalogue) -> None:
    bells = Owned(equipment=Equipment.DUMBBELL, loads=kilograms(2, 4, 5.5))
    assert loads(ladder(catalogue["fire-hydrant"], trainee(bells))) == [2, 4]


def test_body_weight_rungs_need_nothing(catalogue: Catalogue) -> None:
    steps = ladder(catalogue["fire-hydrant"], trainee())
    assert steps[0].kind is RungKind.BODY_WEIGHT
    assert all(step.equipment is None for step in steps)


def test_a_long_band_serves_as_a_mini_band(catalogue: Catalogue) -> None:
    long = Owned(equipment=Equipment.LONG_BAND, bands=(Band.LIGHT, Band.MEDIUM))
    steps = ladder(catalogue["clamshell"], trainee(long))
    assert list(dict.fromkeys(step.band for step in steps if step.band)) == [
        Band.LIGHT,
        Band.MEDIUM,
    ]


def test_bands_have_no_percent(catalogue: Catalogue) -> None:
    band = Owned(equipment=Equipment.MINI_BAND, bands=(Band.LIGHT,))
    steps = ladder(catalogue["squat"], trainee(band))
    assert {step.percent_harder for step in steps if step.band} == {None}


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
    assert [step.percent_harder for step in loaded(steps)] == [None, None]


def test_of_a_thousand_weights_each_step_takes_the_heaviest_within_ten_percent(
    catalogue: Catalogue,
) -> None:
    rack = kilograms(*(number / 10 for number in range(1, 1001)))
    pairs = tuple(sorted(rack[100:] + rack, key=lambda one: one.kilograms))
    steps = ladder(catalogue["squat"], trainee(Owned(equipment=Equipment.DUMBBELL, loads=pairs)))
    percents = [step.percent_harder for step in steps if step.percent_harder is not None]
    assert len(percents) > 10
    assert all(10 < percent <= rules.BIG_STEP_PERCENT for percent in percents[:-1])
    assert steps[-1].load == rack[-1]
    assert steps[-1].pieces == 2


@pytest.mark.parametrize(
    ("body", "sizes", "climbed"),
    [
        (65, (2, 4, 6, 8, 10), [2, 4, 6, 8, 10]),  # by the longest steps, 4 and 10 kg were all
        (65, (4, 8, 12, 16, 20), [4, 8, 12, 16, 20]),
        (90, (4, 8, 12), [4, 8, 12]),
        (90, (6, 12, 18, 24, 30), [6, 12, 18, 24, 30]),
        (65, tuple(range(1, 31)), [5, 11, 18, 25, 30]),
    ],
)
def test_a_climb_that_would_soon_be_over_takes_the_sizes_in_between(
    catalogue: Catalogue, body: float, sizes: tuple[int, ...], climbed: list[float]
) -> None:
    bells = Owned(equipment=Equipment.DUMBBELL, loads=kilograms(*sizes))
    steps = ladder(catalogue["side-lunge"], trainee(bells, body=body))
    assert loads(steps) == climbed
    percents = [step.percent_harder for step in steps if step.percent_harder is not None]
    assert all(2 <= percent <= rules.BIG_STEP_PERCENT for percent in percents)


def test_big_steps_are_never_made_shorter_ones_by_leaving_out_what_is_owned(
    catalogue: Catalogue,
) -> None:
    steps = ladder(catalogue["leg-kickback"], trainee(ANKLE_WEIGHTS))
    assert loads(steps) == [0.5, 1, 2]


@pytest.mark.parametrize(
    ("owned", "body", "forms"),
    [
        (
            Owned(equipment=Equipment.DUMBBELL, loads=kilograms(4, 4)),
            90,
            ["None 2-1-2", "4 kg 2-1-2", "2 × 4 kg 2-1-2", "2 × 4 kg 2-1-3", "2 × 4 kg 2-1-2"],
        ),
        (
            Owned(equipment=Equipment.MINI_BAND, bands=(Band.LIGHT,)),
            90,
            ["None 2-1-2", "light 2-1-2", "light 2-1-3", "light 2-1-2"],
        ),
    ],
    ids=["small step", "band"],
)
def test_what_is_owned_comes_right_after_the_first_form_and_the_others_with_it(
    catalogue: Catalogue, owned: Owned, body: float, forms: list[str]
) -> None:
    steps = ladder(catalogue["squat"], trainee(owned, body=body))
    held = [load_words(step) if step.load else step.band for step in steps]
    assert [f"{one} {step.tempo}" for one, step in zip(held, steps, strict=True)] == forms
    assert steps[-1].demand is None


def test_of_equal_weights_of_unknown_effect_one_is_a_step(catalogue: Catalogue) -> None:
    bells = Owned(equipment=Equipment.DUMBBELL, loads=kilograms(2, 2, 4, 4, 6, 6, 8, 8))
    steps = loaded(ladder(catalogue["romanian-deadlift"], trainee(bells)))
    totals = [step.load.kilograms * step.pieces for step in steps if step.load]
    assert totals == [2, 4, 6, 8, 12, 16]


ONE_TWO = Owned(equipment=Equipment.ANKLE_WEIGHT, loads=kilograms(2))


def test_before_a_big_step_more_reps_make_up_for_it(catalogue: Catalogue) -> None:
    steps = ladder(catalogue["lying-side-leg-raise"], trainee(ONE_TWO, body=70))
    more, step = next((one, two) for one, two in pairwise(steps) if one.makes_up)
    assert (more.load, str(more.reps), str(more.tempo)) == (None, "16–23", "2-1-2")
    assert more.warning == (
        "2 kg is a big step (+40 %). Get to 23 reps without weight first; "
        "then 8 reps with 2 kg are about as hard."
    )
    assert step.percent_harder == 39.7
    assert "2 kg is a big step (+40 %)" in step.warning
    # 23 reps with the leg alone are worth no more than 8 with the weight, 24 would be
    assert 1 + 23 / 30 <= 1.397 * (1 + 8 / 30) < 1 + 24 / 30


def test_a_big_step_that_the_usual_reps_make_up_for_needs_no_more(catalogue: Catalogue) -> None:
    half = Owned(equipment=Equipment.ANKLE_WEIGHT, loads=kilograms(0.5))
    steps = ladder(catalogue["lying-side-leg-raise"], trainee(half))
    assert not any(step.makes_up for step in steps)
    (step,) = loaded(steps)
    assert step.warning == (
        "0.5 kg is a big step (+11 %): "
        "12 reps without weight are about as hard as 8 reps with 0.5 kg"
    )


def test_a_weight_that_thirty_reps_cannot_make_up_for_is_out_of_reach(
    catalogue: Catalogue,
) -> None:
    four = Owned(equipment=Equipment.ANKLE_WEIGHT, loads=kilograms(4))
    who, exercise = trainee(four), catalogue["lying-side-leg-raise"]
    steps = ladder(exercise, who)
    assert loads(steps) == []
    helps = next(beyond(exercise, steps, who, catalogue, restrictions(catalogue, who)))
    assert helps == (
        "4 kg would be +86 %, more than 30 reps make up for; "
        "with a 0.5 kg ankle weight (+11 %) it would go on"
    )


def test_a_gentle_dose_never_makes_up_with_more_than_fifteen_reps(catalogue: Catalogue) -> None:
    one = Owned(equipment=Equipment.ANKLE_WEIGHT, loads=kilograms(1))
    who = trainee(one)
    assert loads(ladder(catalogue["lying-side-leg-raise"], who)) == [1]
    gentle = ladder(catalogue["lying-side-leg-raise"], who, gentle=True)
    assert loads(gentle) == []
    assert all(step.reps == rules.GENTLE_REPS for step in gentle)


def test_a_small_step_is_taken_before_its_own_top_would_be_less(catalogue: Catalogue) -> None:
    bell = Owned(equipment=Equipment.DUMBBELL, loads=kilograms(4))
    first = ladder(catalogue["squat"], trainee(bell))[0]
    assert str(first.reps) == "10–14"  # 1 + 14/30 is at most 1.07 × (1 + 12/30), 1 + 15/30 is more


def test_the_heaviest_weight_comes_once_more_slower(catalogue: Catalogue) -> None:
    *_, before, last = ladder(catalogue["leg-kickback"], trainee(ANKLE_WEIGHTS))
    assert last.load == before.load
    assert last.tempo.rep_seconds > before.tempo.rep_seconds
    assert last.percent_harder is None


def test_bands_wait_where_weights_lead_on_by_known_steps(catalogue: Catalogue) -> None:
    band = Owned(equipment=Equipment.MINI_BAND, bands=(Band.LIGHT,))
    both = ladder(catalogue["fire-hydrant"], trainee(band, ANKLE_WEIGHTS))
    assert not any(step.band for step in both)
    unknown = ladder(catalogue["glute-bridge"], trainee(band, ONE_TWO))
    assert any(step.band for step in unknown)


def test_with_care_nothing_goes_deeper(catalogue: Catalogue) -> None:
    kinds = {step.kind for step in ladder(catalogue["squat"], trainee(), careful=True)}
    assert RungKind.MORE_RANGE not in kinds


def test_a_stronger_long_band_says_how_much_harder_it_pulls(catalogue: Catalogue) -> None:
    long = Owned(equipment=Equipment.LONG_BAND, bands=(Band.LIGHT, Band.MEDIUM))
    steps = [one for one in ladder(catalogue["standing-adduction"], trainee(long)) if one.band]
    assert [str(step.pull) for step in steps] == ["None", "22–24", "None"]


HIGHER = "if you cannot do 10, put the band higher on the"
BACK = ", or go back to the step before"


@pytest.mark.parametrize(
    ("exercise", "kind", "warnings"),
    [
        ("standing-adduction", Equipment.LONG_BAND, ["if you cannot do 10, slacken the band"]),
        ("clamshell", Equipment.LONG_BAND, ["if you cannot do 10, slacken the band"]),
        (
            "clamshell",
            Equipment.MINI_BAND,
            [f"{HIGHER} thighs{BACK}"],
        ),
        (
            "lateral-band-walk",
            Equipment.MINI_BAND,
            [f"{HIGHER} thighs", f"{HIGHER} legs{BACK}", f"{HIGHER} legs{BACK}"],
        ),
    ],
)
def test_a_band_too_strong_is_slackened_and_a_closed_loop_put_higher(
    catalogue: Catalogue, exercise: str, kind: Equipment, warnings: list[str]
) -> None:
    steps = ladder(catalogue[exercise], trainee(Owned(equipment=kind, bands=(Band.LIGHT,))))
    assert [one.warning for one in steps if one.warning] == warnings


def heavier_in_all(step: Step) -> float:
    return 0.0 if step.load is None else step.load.kilograms * step.pieces


def weighs_more(step: Step, others: tuple[Step, ...]) -> bool:
    """Whether a weight asks for more, where mechanics can say, or is heavier than all others."""
    known = [one.demand for one in others if one.demand is not None]
    if step.demand is not None and known:
        return step.demand > max(known)
    return heavier_in_all(step) > max(map(heavier_in_all, others), default=0)


def strength(step: Step) -> int:
    """0 without a band, 1 with one of which nothing is said, then by what is said."""
    if step.kind is not RungKind.BAND:
        return 0
    return 1 if step.band is None else 2 + BANDS.index(step.band)


@pytest.mark.parametrize("gentle", [False, True])
@pytest.mark.parametrize(
    "owned",
    [
        (),
        (ANKLE_WEIGHTS,),
        (Owned(equipment=Equipment.ANKLE_WEIGHT, loads=kilograms(2, 2)),),
        (Owned(equipment=Equipment.ANKLE_WEIGHT, loads=kilograms(0.5, 1, 1, 2, 2, 5)),),
        (Owned(equipment=Equipment.DUMBBELL, loads=kilograms(4)),),
        (Owned(equipment=Equipment.DUMBBELL, loads=kilograms(5, 5, 10, 20, 20)),),
        (Owned(equipment=Equipment.MINI_BAND),),
        (Owned(equipment=Equipment.MINI_BAND, bands=(Band.LIGHT,)), ANKLE_WEIGHTS),
        (Owned(equipment=Equipment.LONG_BAND, bands=(Band.EXTRA_HEAVY,)),),
    ],
    ids=lambda owned: "+".join(
        f"{one.equipment.value}:{len(one.loads or one.bands)}" for one in owned
    ),
)
def test_with_what_the_end_of_a_ladder_names_it_goes_on(
    catalogue: Catalogue,
    owned: tuple[Owned, ...],
    *,
    gentle: bool,
) -> None:
    who = dataclasses.replace(trainee(*owned), age_years=70 if gentle else None)
    limits = restrictions(catalogue, who)
    named = 0
    for exercise in catalogue.strength:
        steps = ladder(exercise, who, gentle=gentle)
        for one in helps(exercise, steps, who, catalogue, limits):
            if one.buy is None:
                assert one.words.startswith("harder is ")
                continue
            named += 1
            longer = ladder(exercise, with_more(who, one.buy), gentle=gentle)
            end = longer[-1]
            assert one.buy.equipment in {step.equipment for step in longer}, one.words
            if one.buy.loads:
                assert weighs_more(end, steps), one.words
            else:
                strongest = max(map(strength, steps), default=-1)
                assert strength(end) > strongest, one.words
    assert named


def test_a_band_at_a_raised_leg_is_the_lever_of_a_weight_there(catalogue: Catalogue) -> None:
    step = Step(
        kind=RungKind.BAND,
        tempo=rules.BRISK,
        equipment=Equipment.LONG_BAND,
        band=Band.LIGHT,
        site=Site.ANCHORED,
    )
    lying = catalogue["straight-leg-raise"]
    assert lying.position is Position.SUPINE
    assert str(band_percent(lying, step, None, 70)) == "33–49"
    assert band_percent(catalogue["standing-adduction"], step, None, 70) is None
    loop = dataclasses.replace(step, equipment=Equipment.MINI_BAND)
    assert band_percent(lying, loop, None, 70) is None


@pytest.mark.parametrize(
    ("exercise", "owned", "helps"),
    [
        ("lying-side-leg-raise", ANKLE_WEIGHTS, "with a 2.5 kg ankle weight (+7 %) it would go on"),
        ("squat", None, "with a 2 kg dumbbell (+4 %) it would go on"),
        (
            "standing-march",
            Owned(equipment=Equipment.ANKLE_WEIGHT, loads=kilograms(1, 1, 1.5)),
            "with a second 1.5 kg ankle weight (+6 %) it would go on",
        ),
        (
            "clamshell",
            Owned(equipment=Equipment.MINI_BAND, bands=(Band.LIGHT,)),
            "with the next stronger band (medium) it would go on",
        ),
        (
            "glute-bridge",
            Owned(equipment=Equipment.DUMBBELL, loads=kilograms(4)),
            "with a heavier weight than 4 kg it would go on",
        ),
        (
            "side-to-side-squat",
            ANKLE_WEIGHTS,
            "with a second 2 kg ankle weight it would go on",
        ),
        (
            "side-to-side-squat",
            Owned(equipment=Equipment.ANKLE_WEIGHT, loads=kilograms(2, 2)),
            "with two ankle weights heavier than 2 kg it would go on",
        ),
        ("side-step", None, "harder is Lateral band walk (intermediate), with a mini band"),
        ("copenhagen-plank", None, "nothing harder is known here"),
    ],
)
def test_at_the_end_the_ladder_says_what_leads_on(
    catalogue: Catalogue, exercise: str, owned: Owned | None, helps: str
) -> None:
    who = trainee() if owned is None else trainee(owned)
    steps = ladder(catalogue[exercise], who)
    limits = restrictions(catalogue, who)
    assert next(beyond(catalogue[exercise], steps, who, catalogue, limits)) == helps


@pytest.mark.parametrize(
    ("exercise", "avoid", "helps"),
    [
        (
            "lying-knee-squeeze",
            "groin-pain",
            f"{SUITS_NOTHING}; stay here; {ONCE} groin-pain {NO_LONGER}",
        ),
        (
            "lying-knee-squeeze",
            "long-lever-adduction",
            f"{SUITS_NOTHING}; stay here",
        ),
        ("single-leg-stand", "pregnancy", "nothing is to get harder for now; stay here"),
        ("squat", "pregnancy", "nothing is to get harder for now; stay here"),
        ("single-leg-stand", "single-leg-balance", f"{SUITS_NOTHING}; stay here"),
        (
            "chair-squat",
            "poor-balance",
            f"{NOT_NOW}; {ONCE} poor-balance {NO_LONGER}",
        ),
        (
            "squat",
            "poor-balance",
            f"{NOT_NOW}; {ONCE} poor-balance {NO_LONGER}",
        ),
        ("squat", "pelvic-drop", "with a 2 kg dumbbell (+3 %) it would go on"),
        ("bed-bridge", "poor-balance", "with a mini band it would go on"),
        ("copenhagen-plank", "poor-balance", "nothing harder is known here"),
    ],
)
def test_what_limits_rule_out_is_not_what_leads_on(
    catalogue: Catalogue, exercise: str, avoid: str, helps: str
) -> None:
    who = Trainee(avoid=(avoid,))
    one = catalogue[exercise]
    steps = tuple(ladder(one, who)[:1])
    found = tuple(beyond(one, steps, who, catalogue, restrictions(catalogue, who)))
    assert found[0] == helps
    assert not any("dumbbell" in words for words in found if avoid == "poor-balance")
    assert not any("Hip hike" in words for words in found)


@pytest.mark.parametrize(
    ("kind", "lighter"),
    [(Equipment.DUMBBELL, "a 1 kg dumbbell"), (Equipment.ANKLE_WEIGHT, "a 0.5")],
)
def test_a_weight_that_is_too_far_is_named_with_the_lighter_one_that_leads_to_it(
    catalogue: Catalogue, kind: Equipment, lighter: str
) -> None:
    owner = trainee(Owned(equipment=kind, loads=kilograms(5)), body=70)
    (first, *_) = whole_ladder(catalogue, owner, catalogue["fire-hydrant"]).beyond
    assert first.startswith("5 kg would be +68 %, more than 30 reps make up for; with " + lighter)

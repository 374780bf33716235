"""What stands on a fridge sheet: every set of the plan, on its day, and nothing else."""

import datetime as dt
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings

from hipfit.errors import ConflictError
from hipfit.formats.plan_view import CLIMBED
from hipfit.formats.plan_words import amount
from hipfit.formats.sheet import LIMITS, MOST_WEEKS, Sheet, sheets, told
from hipfit.model.catalogue import Catalogue
from hipfit.model.plan import Plan, Preparation, Prescription, Step
from hipfit.model.quantity import Mass, Span
from hipfit.model.trainee import Trainee
from hipfit.model.words import Demand, RungKind, Site, Unit
from hipfit.planning.planner import make_plan
from tests.formats.sheet_sample import MONDAY, done, plan_of
from tests.strategies import shipped, trainees

NOTHING = Catalogue(exercises=())
KILOGRAM = Mass(amount=1, unit=Unit.KG)
ONE_KILOGRAM = Step(kind=RungKind.LOAD, load=KILOGRAM, site=Site.ANKLE, percent_harder=9.4)


def only(plan: Plan, catalogue: Catalogue = NOTHING) -> Sheet:
    (sheet,) = sheets(plan, catalogue)
    return sheet


def ticked(plan: Plan, made: tuple[Sheet, ...]) -> Counter[tuple[str, str, str]]:
    """How often the sheets have a box for a day, an exercise and a dose."""
    found: Counter[tuple[str, str, str]] = Counter()
    number = 0
    for sheet in made:
        for place in range(len(sheet.heads)):
            week = plan.weeks[number]
            number += 1
            for line in sheet.lines:
                for share in line.cells[place]:
                    for slot in share.slots:
                        dose = share.amount.rstrip("↑+=").replace("\u00a0", " ")
                        found[str(week.sessions[slot].date), line.exercise, dose] += 1
    return found


def asked(plan: Plan) -> Counter[tuple[str, str, str]]:
    return Counter(
        (str(session.date), one.exercise, amount(one))
        for week in plan.weeks
        for session in week.sessions
        for one in session.prescriptions
    )


@settings(max_examples=8, deadline=None)
@given(trainee=trainees())
def test_every_set_of_a_plan_has_its_box_and_no_box_is_without_one(trainee: Trainee) -> None:
    catalogue = shipped()
    try:
        plan = make_plan(catalogue, trainee, weeks=8, start=MONDAY)
    except ConflictError:
        return  # what cannot be planned has no sheet
    assert ticked(plan, sheets(plan, catalogue)) == asked(plan)


def test_an_exercise_of_several_days_stands_once_with_a_box_for_each() -> None:
    week = [[done("squat"), done("bridge")], [done("bridge")], [done("squat")]]
    sheet = only(plan_of([week, week]))
    assert [line.name for line in sheet.lines] == ["Squat", "Bridge"]
    assert [[share.slots for share in cell] for cell in sheet.lines[0].cells] == [[(0, 2)]] * 2
    assert sheet.heads[0].days == ("Mon", "Wed", "Fri")


def test_different_doses_on_different_days_stand_apart() -> None:
    week = [[done("squat", 10)], [done("squat", 8)]]
    (line,) = only(plan_of([week])).lines
    assert [(share.amount, share.slots) for share in line.cells[0]] == [
        ("2×10", (0,)),
        ("2×8", (1,)),
    ]


def test_the_same_exercise_twice_in_a_session_is_two_lines() -> None:
    sheet = only(plan_of([[[done("squat", 10), done("bridge"), done("squat", 5)]]]))
    assert [(line.name, line.cells[0][0].amount) for line in sheet.lines] == [
        ("Squat", "2×10"),
        ("Bridge", "2×10"),
        ("Squat", "2×5"),
    ]


def test_lines_keep_the_order_of_every_session() -> None:
    week = [[done("a"), done("d")], [done("b"), done("d")], [done("a"), done("c"), done("b")]]
    sheet = only(plan_of([week]))
    assert [line.exercise for line in sheet.lines] == ["a", "c", "b", "d"]


def test_sessions_that_contradict_each_other_still_show_everything() -> None:
    sheet = only(plan_of([[[done("a"), done("b")], [done("b"), done("a")]]]))
    assert [line.exercise for line in sheet.lines] == ["a", "b"]


def test_a_new_weight_shows_its_percent_once_and_its_mark() -> None:
    plan = plan_of(
        [
            [[done("squat")]],
            [[done("squat", 8, step=ONE_KILOGRAM)]],
            [[done("squat", 9, step=ONE_KILOGRAM)]],
        ]
    )
    (line,) = only(plan).lines
    told = [(share.amount, share.load, share.percent) for cell in line.cells for share in cell]
    assert told == [
        ("2×10", "body weight", ""),
        (f"2×8{CLIMBED}", "1\u00a0kg", "+9\u00a0%"),
        ("2×9", "1\u00a0kg", ""),
    ]
    assert line.ways == ("weeks 2–3: 1\u00a0kg at the ankle (+9\u00a0%)",)
    assert line.steady == ""


@pytest.mark.parametrize(
    ("mass", "words"),
    [
        (None, "70 kg"),
        (Mass(amount=82, unit=Unit.KG), "82 kg"),
        (Mass(amount=180, unit=Unit.LB), "180 lb"),
    ],
)
def test_a_percent_says_for_which_body_mass_it_is(mass: Mass | None, words: str) -> None:
    plan = plan_of([[[done("squat", step=ONE_KILOGRAM)]]])
    plan = replace(plan, trainee=replace(plan.trainee, body_mass=mass))
    said = [text.replace("\u00a0", " ") for text in only(plan).legend]
    assert sum(text.endswith(f"for a body mass of {words}.") for text in said) == 1
    assert not any("body mass" in text for text in only(plan_of([[[done("squat")]]])).legend)


def test_limits_are_told_in_the_words_of_a_client() -> None:
    known = "sore-knees", "knee-pain", "kneeling", "my-own"
    plan = plan_of([[[done("squat")]]])
    plan = replace(plan, trainee=replace(plan.trainee, avoid=known))
    who = only(plan, shipped()).who.replace("\u00a0", " ")
    assert " · pain at the front of the knee; no kneeling; my-own · " in who
    assert " · sore-knees; knee-pain; no kneeling; my-own · " in only(plan).who.replace(
        "\u00a0", " "
    )
    assert LIMITS.keys() == set(Demand)


def test_a_sheet_names_no_option_of_the_command_line() -> None:
    care = ("If it hurts, ask for a plan without the floor (--avoid floor).", "Breathe (slowly).")
    (sheet,) = sheets(plan_of([[[done("squat", care=care)]]], cautions=care, changes=care), NOTHING)
    wanted = ("If it hurts, ask for a plan without the floor.", "Breathe (slowly).")
    assert sheet.cautions == sheet.changes == sheet.lines[0].care == wanted


def test_body_weight_alone_is_said_once_beside_the_name() -> None:
    (line,) = only(plan_of([[[done("squat")]], [[done("squat")]]])).lines
    assert (line.steady, line.ways) == ("body weight", ())
    assert {share.load for cell in line.cells for share in cell} == {""}


def test_rest_that_changes_is_told_with_its_weeks() -> None:
    (line,) = only(plan_of([[[done("squat")]], [[done("squat", rest=90)]]])).lines
    assert line.pace.replace("\u00a0", " ") == "tempo 2-1-2"
    assert [way.replace("\u00a0", " ") for way in line.ways] == [
        "week 1: body weight · rest 60 s",
        "week 2: body weight · rest 90 s",
    ]


def test_the_effort_stands_with_the_exercise_whose_effort_is_not_the_usual_one() -> None:
    week = [[done("squat"), done("bridge", reserve=Span(low=4, high=5)), done("march")]]
    sheet = only(plan_of([week]))
    assert sheet.heads[0].reserve == "2–3"
    assert [line.pace.replace("\u00a0", " ") for line in sheet.lines] == [
        "tempo 2-1-2 · rest 60 s",
        "tempo 2-1-2 · rest 60 s · leave 4–5",
        "tempo 2-1-2 · rest 60 s",
    ]


def test_stretches_name_their_days_unless_it_is_every_day() -> None:
    sigh = Preparation(exercise="sigh", name="Sigh", seconds=40)
    week = [[done("squat")], [done("bridge")]]
    assert only(plan_of([week], stretches=[sigh])).stretches == ("Sigh (40\u00a0s in all)",)
    assert only(plan_of([week])).stretches == ()


def test_cues_come_from_the_catalogue_and_are_three_at_most(catalogue: Catalogue) -> None:
    plan = plan_of([[[done("fire-hydrant"), done("my-own")]]])
    known, unknown = only(plan, catalogue).lines
    assert known.cues == catalogue["fire-hydrant"].cues[:3]
    assert unknown.cues == ()


def test_a_long_block_goes_on_on_sheets_of_nearly_equal_length() -> None:
    made = sheets(plan_of([[[done("squat", 10 + n)]] for n in range(13)]), NOTHING)
    assert [len(sheet.heads) for sheet in made] == [5, 4, 4]
    assert max(len(sheet.heads) for sheet in made) <= MOST_WEEKS
    assert [sheet.span[-12:] for sheet in made] == [f"sheet {n} of 3" for n in (1, 2, 3)]
    assert [sheet.heads[0].title for sheet in made] == ["Week 1", "Week 6", "Week 10"]


@pytest.mark.parametrize(("weeks", "count"), [(1, 1), (4, 1), (12, 3), (52, 13)])
def test_a_planned_block_is_one_sheet(catalogue: Catalogue, weeks: int, count: int) -> None:
    plan = make_plan(catalogue, Trainee(), weeks=weeks, start=dt.date(2026, 11, 23))
    made = sheets(plan, catalogue)
    assert len(made) == len(plan.blocks) == count
    assert [sheet.number for sheet in made] == list(range(1, count + 1))


def test_signs_are_explained_where_they_occur_and_only_there() -> None:
    def legend(one: Prescription) -> str:
        return " ".join(only(plan_of([[[one]]])).legend)

    assert "Tempo" in legend(done("squat"))
    held = legend(done("plank", 1, hold=20))
    assert "Tempo" not in held
    assert "held for" in held


def test_no_line_can_end_between_a_number_and_what_belongs_to_it() -> None:
    assert told("rest 60 s · tempo 2-1-2 · (+7 %)") == (
        "rest\u00a060\u00a0s\u00a0· tempo\u00a02-1-2\u00a0· (+7\u00a0%)"
    )
    assert told("5 squats in  2 minutes") == "5 squats in 2 minutes"

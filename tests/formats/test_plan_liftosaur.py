"""Programmes for Liftosaur: every week as planned, and names that are only names."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import example, given, settings

from hipfit.formats.liftosaur import BODY_PARTS, MUSCLES, plain_name
from hipfit.formats.page import clean
from hipfit.formats.plan_liftosaur import plan_liftosaur
from hipfit.formats.plan_markdown import escaped
from hipfit.formats.plan_view import STOP
from hipfit.model.catalogue import Catalogue
from hipfit.model.plan import Plan
from hipfit.model.quantity import Mass
from hipfit.model.words import Muscle, Unit
from tests.formats.plan_sample import ODD, small_plan
from tests.strategies import shipped

few = settings(max_examples=settings().max_examples // 2, deadline=None)

WORD = r"[^/{}()\s#\[\]]+"
WORDS = rf"{WORD}(?: {WORD})*"
LINE = re.compile(
    rf"(?P<name>{WORDS}) / (?P<sets>\d+)x(?P<reps>\d+)(?: \((?P<label>{WORDS})\))?"
    r" (?P<amount>\d+(?:\.\d+)?)(?P<unit>kg|lb) (?P<rest>\d+)s / warmup: none"
    r"(?: / progress: (?P<progress>none|custom\(\) \{~[^~]*~\}))?"
)
"""One exercise in the app's planner grammar, as narrow as what is written."""

APPS_MUSCLES = {
    *("Adductor Brevis", "Adductor Longus", "Adductor Magnus", "Gastrocnemius", "Gluteus Maximus"),
    *("Gluteus Medius", "Hamstrings", "Iliopsoas", "Obliques", "Quadriceps", "Rectus Abdominis"),
    *("Soleus", "Tensor Fasciae Latae"),
}


def programme(plan: Plan, catalogue: Catalogue | None = None) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(plan_liftosaur(plan, catalogue=catalogue or shipped()))
    return read


def texts(plan: Plan) -> list[list[str]]:
    """The planner text of each day of each week."""
    weeks = programme(plan)["program"]["weeks"]
    return [[one["exerciseText"] for one in week["days"]] for week in weeks]


def lines(text: str) -> Iterator[dict[str, str | None]]:
    """The exercises of a day; fails on anything that is neither one nor words above one."""
    for block in text.rstrip("\n").split("\n\n"):
        words = re.match(r"(?:// [^\n]*\n)*", block)
        assert words
        found = LINE.fullmatch(block[words.end() :])
        assert found, block
        yield found.groupdict()


def test_the_file_is_what_the_app_imports() -> None:
    found = programme(small_plan())
    assert list(found) == ["type", "version", "id", "program", "settings"]
    assert (found["type"], found["program"]["vtype"]) == ("v2", "planner")
    assert re.fullmatch(r"\d{14}", found["version"])
    assert found["program"]["name"] == "Hip training from 23 Nov 2026"
    assert [week["name"] for week in found["program"]["weeks"]] == ["Week 1", "Week 2"]
    assert [one["name"] for one in found["program"]["weeks"][1]["days"]] == [
        "Hip training A, Mon 30 Nov",
        "Hip training B, Wed 2 Dec",
    ]


def test_a_day_reads_like_this() -> None:
    first = texts(small_plan())[0][0].split("\n\n")[0]
    assert first == (
        "// 3×10, each side · 0.5 kg at the ankle (+7 %) · tempo 2-1-2\n"
        "// Stop with 2–3 good reps left. Rest 15 s, once both sides are done.\n"
        "// Care: Mind the wrists.\n"
        "Fire hydrant / 3x10 0.5kg 15s / warmup: none / progress: custom() {~\n"
        "  if (week < 2 && !(completedReps >= reps)) {\n"
        "    reps[week + 1:dayInWeek:*:*] = reps[1]\n"
        "    weights[week + 1:dayInWeek:*:*] = weights[1]\n"
        "  }\n"
        "~}"
    )


def test_every_day_says_what_to_take_care_of_and_when_to_stop() -> None:
    care = ("Sore knee: bend it little.", "Hold on to something.")
    found = programme(replace(small_plan(), cautions=care))
    days = [day for week in found["program"]["weeks"] for day in week["days"]]
    assert len(days) == 4
    for day in days:
        first, second, *rest = day["description"].split("\n\n")
        assert (first, second) == tuple(escaped(f"Take care: {one}") for one in care)
        assert escaped(STOP) in rest


@pytest.mark.parametrize("unit", Unit)
def test_every_week_has_its_own_sets_reps_and_weights(unit: Unit) -> None:
    plan = small_plan(unit=unit, weeks=3)
    for week, days in zip(plan.weeks, texts(plan), strict=True):
        for session, text in zip(week.sessions, days, strict=True):
            for one, line in zip(session.prescriptions, lines(text), strict=True):
                assert (line["sets"], line["reps"]) == (str(one.dose.sets), str(one.dose.reps))
                load = Mass(amount=1, unit=unit) if one.step.load is None else one.step.load
                amount = 0 if one.step.load is None else load.amount
                assert (float(line["amount"] or 0), line["unit"]) == (amount, load.unit.value)


def test_holds_have_their_seconds_in_a_label_that_the_app_takes() -> None:
    plan = small_plan(weeks=1)
    session = plan.weeks[0].sessions[0]
    hold = session.prescriptions[2]
    long = replace(hold, exercise="side-plank", dose=replace(hold.dose, hold_seconds=120))
    session = replace(session, prescriptions=(hold, long))
    (text,) = texts(replace(plan, weeks=(replace(plan.weeks[0], sessions=(session,)),)))[0]
    labels = [line["label"] for line in lines(text)]
    assert labels == ["hold 16s", "120s"]
    assert all(len(label or "") <= 8 for label in labels)


def test_each_exercise_has_its_progression_just_once() -> None:
    plan = small_plan(weeks=4)
    seen: dict[str | None, int] = {}
    for days in texts(plan):
        for text in days:
            for line in lines(text):
                custom = line["progress"] is not None
                seen[line["name"]] = seen.get(line["name"], 0) + custom
    assert set(seen.values()) == {1}
    assert "week < 4" in texts(plan)[0][0]
    assert "progress" not in "".join(texts(small_plan(weeks=1))[0])


def test_a_deload_moves_nothing() -> None:
    plan = small_plan(weeks=3)
    easy = replace(plan.weeks[1], deload=True)
    days = texts(replace(plan, weeks=(plan.weeks[0], easy, plan.weeks[2])))[1]
    assert {line["progress"] for text in days for line in lines(text)} == {"none"}


def test_what_the_app_lacks_comes_along_and_what_it_has_keeps_its_name() -> None:
    plan = small_plan()
    custom = programme(plan)["settings"]["exercises"]
    names = {one["name"] for one in custom.values()}
    assert names == {"Fire hydrant", "Wall side lean", "Seated march", "Lying knee squeeze"}
    assert all(identity == one["id"] for identity, one in custom.items())
    hydrant = next(one for one in custom.values() if one["name"] == "Fire hydrant")
    assert hydrant["vtype"] == "custom_exercise"
    assert hydrant["isDeleted"] is False
    assert hydrant["meta"]["targetMuscles"] == ["Gluteus Medius"]
    assert hydrant["meta"]["sortedEquipment"] == ["bodyweight", "band", "dumbbell"]
    squat = [line["name"] for line in lines(texts(plan)[0][0])][1]
    assert squat == "Squat, Dumbbell"


def test_an_exercise_keeps_its_identity_through_all_plans() -> None:
    first = programme(small_plan())["settings"]["exercises"]
    other = programme(small_plan("Other ", weeks=1, start=small_plan().weeks[1].start))
    assert set(first) == set(other["settings"]["exercises"])
    assert programme(small_plan())["id"] == programme(small_plan("Other "))["id"] != other["id"]


def test_every_muscle_has_a_name_that_the_app_knows() -> None:
    assert set(MUSCLES) == set(Muscle)
    assert {name for names in MUSCLES.values() for name in names} <= APPS_MUSCLES
    assert set(BODY_PARTS.values()) <= {"Back", "Calves", "Hips", "Thighs", "Waist"}


def test_exercises_that_share_a_name_stay_apart() -> None:
    plan = small_plan(weeks=1)
    session = plan.weeks[0].sessions[0]
    first = session.prescriptions[0]
    bridges = tuple(
        replace(first, exercise=exercise, name="Bridge")
        for exercise in ("glute-bridge", "bed-bridge", "made-up", "made-up")
    )
    session = replace(session, prescriptions=bridges)
    (text,) = texts(replace(plan, weeks=(replace(plan.weeks[0], sessions=(session,)),)))[0]
    names = [line["name"] for line in lines(text)]
    assert names == ["Glute Bridge, Bodyweight", "Bridge", "Bridge 2", "2: Bridge 2"]


def test_without_a_catalogue_the_programme_is_whole_but_for_the_muscles() -> None:
    plan = small_plan()
    bare = programme(plan, Catalogue(exercises=()))
    assert len(bare["settings"]["exercises"]) == 5
    assert all(not one["meta"]["targetMuscles"] for one in bare["settings"]["exercises"].values())


@few
@given(text=ODD)
@example("臀" * 400)
@example(r"\N \n; a, b: {~ c ~} / 9x9 99kg")
def test_odd_text_is_a_name_and_no_syntax_and_none_of_it_is_lost(text: str) -> None:
    plan = small_plan(text, weeks=1)
    written = plan_liftosaur(plan, catalogue=shipped())
    assert all(char.isprintable() or char in "\n\u200c\u200d" for char in written)
    found = json.loads(written)
    custom = {one["name"] for one in found["settings"]["exercises"].values()}
    days = found["program"]["weeks"][0]["days"]
    for session, told in zip(plan.weeks[0].sessions, days, strict=True):
        named = [line["name"] or "" for line in lines(told["exerciseText"])]
        assert len(named) == len(session.prescriptions)
        assert {name for name in named if not name.startswith("Squat,")} <= custom
        for one in session.prescriptions:
            shown = escaped(one.name)
            assert shown in told["exerciseText"] or clean(one.name) in named
        for move in (*session.warm_up, *session.stretches):
            assert escaped(move.name) in told["description"]


@given(ODD)
def test_a_plain_name_is_one_line_without_syntax(text: str) -> None:
    name = plain_name(text)
    assert not set("/{}()[]#:,\\~\n\r\t") & set(name)
    assert plain_name(name) == name

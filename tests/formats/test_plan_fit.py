"""Workouts for Garmin watches: each number of the plan, and no text lost."""

import datetime as dt
import io
import zipfile
from dataclasses import replace
from typing import Any

import pytest
from garmin_fit_sdk import Decoder, Profile, Stream
from hypothesis import example, given, settings

from hipfit.formats.garmin import NAMES, garmin_name
from hipfit.formats.page import clean
from hipfit.formats.plan_fit import fit_files, fitting, plan_fit
from hipfit.formats.watch_steps import MOST_STEPS, Part, WatchStep, between_seconds, watch_steps
from hipfit.model.catalogue import Catalogue
from hipfit.model.plan import Plan, Session, Step
from hipfit.model.quantity import Mass
from hipfit.model.timing import SETUP_SECONDS
from hipfit.model.words import RungKind, Site, Unit
from tests.formats.plan_sample import ODD, small_plan

few = settings(max_examples=settings().max_examples // 4, deadline=None)
Messages = dict[str, list[dict[str, Any]]]


def decoded(raw: bytes) -> Messages:
    stream = Stream.from_byte_array(bytearray(raw))
    read: Any = Decoder(stream).read(convert_types_to_strings=False)
    messages, errors = read
    assert errors == []
    found: Messages = messages
    return found


def first(plan: Plan) -> Messages:
    return decoded(next(iter(fit_files(plan).values())))


def steps(plan: Plan) -> list[dict[str, Any]]:
    return first(plan)["workout_step_mesgs"]


def unrolled(session: Session) -> list[WatchStep]:
    """The steps as the watch goes through them."""
    done: list[WatchStep] = []
    written = watch_steps(session)
    for number, step in enumerate(written):
        if step.repeats:
            done += [*written[step.repeat_from : number]] * (step.repeats - 1)
        else:
            done.append(step)
    return done


def test_a_workout_says_what_it_is() -> None:
    messages = first(small_plan())
    assert messages["file_id_mesgs"] == [
        {
            "type": 5,
            "manufacturer": 255,
            "product": 0,
            "serial_number": messages["file_id_mesgs"][0]["serial_number"],
            "time_created": dt.datetime(2026, 11, 23, tzinfo=dt.UTC),
        }
    ]
    workout = messages["workout_mesgs"][0]
    assert workout["wkt_name"] == "Hip training A, week 1"
    assert (workout["sport"], workout["sub_sport"]) == (10, 20)
    assert workout["num_valid_steps"] == len(messages["workout_step_mesgs"])
    assert workout["wkt_description"].startswith("Week 1 of 2, 15 min. Pain: 0–2 of 10")
    assert workout["wkt_description"].endswith("or new numbness or weakness.")


def test_the_stop_signs_are_whole_in_the_longest_description() -> None:
    week = small_plan(weeks=1).weeks[0]
    last = replace(week, number=52, deload=True)
    plan = replace(small_plan(weeks=52), weeks=(*small_plan(weeks=51).weeks, last))
    *_, raw = fit_files(plan).values()
    about = decoded(raw)["workout_mesgs"][0]["wkt_description"]
    assert about.startswith("Week 52 of 52, deload, ")
    assert about.endswith("or new numbness or weakness.")


def test_the_first_step_says_what_to_take_care_of() -> None:
    plan = replace(small_plan(), cautions=("Sore knee: bend it little. Slowly.", "Hold on."))
    for raw in fit_files(plan).values():
        notes = [one["notes"] for one in decoded(raw)["workout_step_mesgs"] if "notes" in one]
        assert notes[0].endswith(" in all; care: Sore knee: bend it little. Slowly. Hold on.")
        assert sum("Sore knee" in one for one in notes) == 1


def test_cautions_go_on_in_the_next_move_of_the_warm_up_where_one_is_full() -> None:
    session = small_plan().weeks[0].sessions[0]
    warm_up = tuple(replace(session.warm_up[0], exercise=one) for one in ("a", "b", "c"))
    week = replace(small_plan().weeks[0], sessions=(replace(session, warm_up=warm_up),))
    told = ["One " * 40 + "end.", "Two " * 40 + "end."]
    plan = replace(small_plan(), weeks=(week,), cautions=(" ".join(told), "Three."))
    first_, second, third = (one["notes"] for one in steps(plan)[:3])
    assert first_.endswith(f"care: {told[0]}")
    assert second.endswith(f"care: {told[1]} Three.")
    assert "care" not in third
    assert "memo_glob_mesgs" not in first(plan)


def test_cautions_stand_with_the_first_step_where_there_is_no_warm_up() -> None:
    session = replace(small_plan().weeks[0].sessions[0], warm_up=())
    week = replace(small_plan().weeks[0], sessions=(session,))
    plan = replace(small_plan(), weeks=(week,), cautions=("Hold on.",))
    assert steps(plan)[0]["notes"].endswith("; care: Hold on.")


def test_the_steps_are_sets_and_sides_and_rests() -> None:
    lines = [
        (one["wkt_step_name"], one.get("duration_reps"), one.get("duration_time"), one["intensity"])
        for one in steps(small_plan())
    ]
    hydrant = [
        ("Fire hydrant, left", 10, None, 0),
        ("Fire hydrant, right", 10, None, 0),
        ("Rest", None, 15.0, 1),
    ]
    lean = [("Wall side lean, left", None, 16.0, 0), ("Wall side lean, right", None, 16.0, 0)]
    assert lines == [
        ("Hip gate", None, 75.0, 2),
        *(hydrant * 3)[:-1],
        ("Next: Squat", None, None, 1),
        ("Squat", 10, None, 0),
        ("Rest", None, 90.0, 1),
        ("Squat", 10, None, 0),
        ("Next: Wall side lean", None, None, 1),
        *lean,
        ("Rest", None, 39.0, 1),
        *lean,
        ("Next: Hamstring stretch", None, None, 1),
        ("Hamstring stretch", None, 70.0, 3),
    ]


def test_reps_of_both_legs_are_counted_where_they_take_turns() -> None:
    march = watch_steps(small_plan().weeks[0].sessions[1])[1]
    assert march.reps == 16
    assert march.notes.startswith("Set 1 of 2; 8 reps each side in turn; tempo 2-1-2; ")


def test_several_holds_are_one_time_and_said_in_the_notes() -> None:
    squeeze = watch_steps(small_plan().weeks[0].sessions[1])[-1]
    assert squeeze.seconds == 40
    assert squeeze.notes == "Set 2 of 2; 8 holds of 5 s; stop before you shake; body weight"


@pytest.mark.parametrize(("unit", "shown", "kilograms"), [(Unit.KG, 1, 0.5), (Unit.LB, 2, 0.23)])
def test_weights_are_in_kilograms_and_shown_in_the_unit_of_the_plan(
    unit: Unit, shown: int, kilograms: float
) -> None:
    hydrant = steps(small_plan(unit=unit))[1]
    assert hydrant["exercise_weight"] == kilograms
    assert hydrant["weight_display_unit"] == shown
    assert "exercise_weight" not in steps(small_plan())[0]


def test_a_weight_beyond_the_format_stands_in_the_notes() -> None:
    plan = small_plan(weeks=1)
    session = plan.weeks[0].sessions[0]
    one = session.prescriptions[0]
    heavy = replace(one, step=replace(one.step, load=Mass(amount=900, unit=Unit.KG)))
    session = replace(session, prescriptions=(heavy,))
    found = steps(replace(plan, weeks=(replace(plan.weeks[0], sessions=(session,)),)))[1]
    assert "exercise_weight" not in found
    assert "900 kg at the ankle" in found["notes"]


def test_names_are_garmins_where_it_has_them_and_ours_where_not() -> None:
    messages = first(small_plan())
    by_name = {one["wkt_step_name"]: one for one in messages["workout_step_mesgs"]}
    hydrant, squat = by_name["Fire hydrant, left"], by_name["Squat"]
    assert (hydrant["exercise_category"], hydrant["exercise_name"]) == (11, 6)
    assert (squat["exercise_category"], squat["exercise_name"]) == (28, 29)
    own = {
        (one["exercise_category"], one["exercise_name"]): one["wkt_step_name"]
        for one in messages["exercise_title_mesgs"]
    }
    assert own == {(65534, 0): "Hip gate", (65534, 1): "Wall side lean"}
    lean = by_name["Wall side lean, right"]
    assert own[lean["exercise_category"], lean["exercise_name"]] == "Wall side lean"


def test_the_table_names_exercises_of_the_catalogue(catalogue: Catalogue) -> None:
    assert set(NAMES) <= set(catalogue.by_id)


@pytest.mark.parametrize(
    "pair", sorted({one for names in NAMES.values() for one in names.values()})
)
def test_garmin_has_each_name_in_the_table(pair: str) -> None:
    category, name = pair.split("/")
    types = Profile["types"]
    assert category in types["exercise_category"].values()
    assert name in types[f"{category}_exercise_name"].values()


def test_the_table_says_what_the_catalogue_says(catalogue: Catalogue) -> None:
    said = {
        one.id: (one.garmin.category, one.garmin.name)
        for one in catalogue.exercises
        if one.garmin is not None
    }
    assert {exercise: garmin_name(exercise) for exercise in said} == said


def test_a_name_follows_what_the_step_adds() -> None:
    def named(exercise: str, kind: RungKind, site: Site | None) -> str:
        equipped = Step(kind=kind, site=site)
        return (garmin_name(exercise, equipped) or ("", ""))[1]

    assert named("squat", RungKind.LOAD, Site.AT_CHEST) == "goblet_squat"
    assert named("squat", RungKind.SLOWER_LOWERING, None) == "squat"
    assert named("fire-hydrant", RungKind.BAND, Site.ABOVE_KNEES) == "fire_hydrant"
    assert named("lateral-band-walk", RungKind.BAND, Site.ABOVE_KNEES) == "lateral_band_walks"
    assert named("split-squat", RungKind.LOAD, Site.IN_HANDS) == "dumbbell_split_squat"
    assert garmin_name("split-squat", Step()) is None


def test_rest_between_sets_counts_the_other_leg_as_the_minutes_do() -> None:
    session = small_plan().weeks[0].sessions[0]
    for one in session.prescriptions:
        sides = len([s for s in watch_steps(session) if s.exercise == one.exercise])
        work = sum(
            (step.seconds or (step.reps or 0) * one.dose.tempo.rep_seconds)
            for step in watch_steps(session)
            if step.exercise == one.exercise
        )
        switches = 5 * (sides - one.dose.sets)
        rests = between_seconds(one) * (one.dose.sets - 1)
        assert SETUP_SECONDS + work + switches + rests == one.seconds


def test_a_long_session_is_folded_and_still_does_every_set() -> None:
    session = small_plan().weeks[0].sessions[0]
    many = replace(
        session,
        prescriptions=tuple(
            replace(one, dose=replace(one.dose, sets=9)) for one in session.prescriptions
        ),
    )
    written = watch_steps(many)
    assert len(written) < MOST_STEPS < len(unrolled(many))
    for one in many.prescriptions:
        done = [step for step in unrolled(many) if step.exercise == one.exercise]
        assert len(done) == 9 * len({step.name for step in done})
    plan = small_plan(weeks=1)
    folded = steps(replace(plan, weeks=(replace(plan.weeks[0], sessions=(many,)),)))
    repeats = [one for one in folded if one["duration_type"] == 6]
    assert [(one["duration_step"], one["repeat_steps"]) for one in repeats] == [
        (1, 9),
        (6, 9),
        (10, 9),
    ]


def test_files_bear_the_day_the_week_and_the_letter() -> None:
    assert list(fit_files(small_plan())) == [
        "2026-11-23-week-1-A.fit",
        "2026-11-25-week-1-B.fit",
        "2026-11-30-week-2-A.fit",
        "2026-12-02-week-2-B.fit",
    ]


def test_files_of_one_day_and_odd_letters_have_names_of_their_own() -> None:
    plan = small_plan(weeks=1)
    session = replace(plan.weeks[0].sessions[0], letter="../臀\n")
    week = replace(plan.weeks[0], sessions=(session, session, replace(session, letter="A/../B")))
    assert list(fit_files(replace(plan, weeks=(week,)))) == [
        "2026-11-23-week-1.fit",
        "2026-11-23-week-1-2.fit",
        "2026-11-23-week-1-AB.fit",
    ]


def test_the_zip_holds_the_files_and_is_the_same_every_time() -> None:
    raw = plan_fit(small_plan())
    assert plan_fit(small_plan()) == raw
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == fit_files(small_plan())
        assert archive.namelist() == sorted(archive.namelist())
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_watch_knows_an_edited_workout_again() -> None:
    def serials(plan: Plan) -> list[int]:
        files = fit_files(plan).values()
        return [decoded(raw)["file_id_mesgs"][0]["serial_number"] for raw in files]

    plan = small_plan()
    assert serials(plan) == serials(small_plan("Other "))
    assert len(set(serials(plan))) == 4
    assert not set(serials(plan)) & set(serials(small_plan(start=dt.date(2026, 11, 30))))


@pytest.mark.parametrize(
    ("year", "stored"), [(1970, dt.date(1998, 7, 4)), (2200, dt.date(2126, 2, 6))]
)
def test_dates_beyond_the_format_stand_at_its_ends(year: int, stored: dt.date) -> None:
    created = first(small_plan(start=dt.date(year, 1, 1)))["file_id_mesgs"][0]["time_created"]
    assert created.date() == stored


@few
@given(text=ODD)
@example("臀" * 400)
def test_odd_text_is_whole_in_its_field_or_in_the_memos(text: str) -> None:
    plan = small_plan(text, weeks=1)
    session = plan.weeks[0].sessions[0]
    messages = first(plan)
    memos: dict[tuple[int, int, int], bytes] = {}
    for one in messages.get("memo_glob_mesgs", []):
        key = one["mesg_num"], one["parent_index"], one["field_num"]
        data = one["data"] if isinstance(one["data"], list) else [one["data"]]
        memos[key] = memos.get(key, b"") + bytes(byte for byte in data if byte is not None)
    found = messages["workout_step_mesgs"]
    planned = watch_steps(session)
    assert len(found) == len(planned)
    for index, (step, one) in enumerate(zip(planned, found, strict=True)):
        assert one["message_index"] == index
        for field, wanted, called in ((0, step.name, "wkt_step_name"), (8, step.notes, "notes")):
            stored = one.get(called, "")
            assert stored == fitting(wanted)
            if stored != wanted:
                assert memos[27, index, field].decode() == wanted
    for step in planned:
        assert step.part is Part.REST or clean(text).strip() in step.name


@given(ODD)
def test_cut_text_fits_and_is_a_beginning(text: str) -> None:
    whole = clean(text)
    assert len(fitting(whole).encode()) <= 254
    assert whole.startswith(fitting(whole))

"""Calendar files: one event a session, with an identity that no edit changes."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import example, given, settings
from icalendar import Calendar

from hipfit.formats.page import clean
from hipfit.formats.plan_ics import plan_ics
from hipfit.formats.plan_view import STOP
from hipfit.model.plan import Plan
from tests.formats.plan_sample import MONDAY, ODD, small_plan

few = settings(max_examples=settings().max_examples // 2, deadline=None)


def ics(plan: Plan, time: dt.time | None = None, alarm_minutes: int | None = None) -> str:
    return plan_ics(plan, time=time, alarm_minutes=alarm_minutes)


def events(text: str) -> list[Any]:
    return [*Calendar.from_ical(text).walk("VEVENT")]


def uids(plan: Plan, time: dt.time | None = None) -> list[str]:
    return [str(event["UID"]) for event in events(ics(plan, time))]


def test_the_whole_file_of_a_small_plan() -> None:
    text = ics(small_plan(weeks=1), dt.time(18, 30), 15)
    first = text.split("END:VEVENT")[0].replace("\r\n ", "").split("\r\n")
    pain = first[10].index("Pain rule")
    assert first[10][:pain] == (
        r"DESCRIPTION:Week 1 of 1\nWarm-up: Hip gate\, each side (75 s)\n"
        r"1. Fire hydrant: 3×10\, each side · 0.5 kg at the ankle (+7 %) "
        r"· tempo 2-1-2 · rest 60 s\n"
        r"    care: Mind the wrists.\n"
        r"2. Squat: 2×10 · 4 kg dumbbell in each hand (+7 %) · tempo 2-1-2 · rest 90 s\n"
        r"3. Wall side lean: 2×16 s\, each side · body weight: Lean · rest 60 s\n"
        r"Stretch: Hamstring stretch\, each side (70 s)\n"
        r"Reps left: 2–3 (stop a set with that many good reps still in you)\n"
    )
    assert first[10].endswith(r"\n'hipfit show fire-hydrant' teaches an exercise.")
    assert first == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//hipfit//plan//EN",
        "CALSCALE:GREGORIAN",
        "BEGIN:VEVENT",
        "UID:e8cb2f60-f59c-51a6-99c4-2882df44ad9f",
        "DTSTAMP:20261123T000000Z",
        "DTSTART:20261123T183000",
        "DTEND:20261123T184500",
        "SUMMARY:Hip training A (15 min)",
        first[10],
        "CATEGORIES:Hip training",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION:Hip training A",
        "TRIGGER:-PT15M",
        "END:VALARM",
        "",
    ]


def test_every_event_says_what_to_take_care_of_and_when_to_stop() -> None:
    care = ("Sore knee: bend it little.", "Hold on to something.")
    found = events(ics(replace(small_plan(), cautions=care)))
    assert len(found) == 4
    for event in found:
        _, first, second, *rest = str(event["DESCRIPTION"]).split("\n")
        assert (first, second) == tuple(f"Take care: {one}" for one in care)
        assert STOP in rest


def test_an_all_day_event_ends_the_day_after_and_blocks_no_time() -> None:
    for event, day in zip(events(ics(small_plan(weeks=1))), (0, 2), strict=True):
        assert event["DTSTART"].dt == MONDAY + dt.timedelta(days=day)
        assert event["DTEND"].dt == MONDAY + dt.timedelta(days=day + 1)
        assert event["DTSTART"].params["VALUE"] == "DATE"
        assert event["TRANSP"] == "TRANSPARENT"


def test_a_session_may_cross_midnight() -> None:
    plan = small_plan(weeks=1)
    first = events(ics(plan, dt.time(23, 50)))[0]
    minutes = plan.weeks[0].sessions[0].minutes
    assert first["DTSTART"].dt == dt.datetime(2026, 11, 23, 23, 50)  # noqa: DTZ001 - it floats
    assert first["DTEND"].dt - first["DTSTART"].dt == dt.timedelta(minutes=minutes)
    assert first["DTEND"].dt.date() == dt.date(2026, 11, 24)


def test_times_float_so_that_they_hold_wherever_one_travels() -> None:
    text = ics(small_plan(), dt.time(18, 30, tzinfo=dt.UTC))
    assert "DTSTART:20261123T183000\r\n" in text
    assert "TZID" not in text


def test_a_session_without_length_still_ends_after_it_starts() -> None:
    plan = small_plan(weeks=1)
    session = plan.weeks[0].sessions[0]
    empty = replace(
        session,
        warm_up=(),
        stretches=(),
        prescriptions=(replace(session.prescriptions[0], seconds=0),),
    )
    plan = replace(plan, weeks=(replace(plan.weeks[0], sessions=(empty,)),))
    event = events(ics(plan, dt.time(7)))[0]
    assert event["DTEND"].dt > event["DTSTART"].dt


@pytest.mark.parametrize(
    ("time", "minutes", "trigger"),
    [
        (dt.time(18, 30), 15, "TRIGGER:-PT15M"),
        (dt.time(18, 30), 0, "TRIGGER:P0D"),
        (None, 0, "TRIGGER:PT9H"),
        (None, 60, "TRIGGER:PT8H"),
        (None, 12 * 60, "TRIGGER:-PT3H"),
    ],
)
def test_a_reminder_comes_before_the_session_or_before_nine(
    time: dt.time | None, minutes: int, trigger: str
) -> None:
    text = ics(small_plan(), time, minutes)
    assert text.count(f"{trigger}\r\n") == text.count("BEGIN:VEVENT")


def test_nobody_is_reminded_who_did_not_ask() -> None:
    assert "VALARM" not in ics(small_plan(), dt.time(18, 30))


def test_every_edit_keeps_the_identity_of_a_session() -> None:
    plan = small_plan()
    edited = small_plan("Other ")
    moved = replace(
        plan,
        weeks=tuple(
            replace(
                week,
                sessions=tuple(
                    replace(one, letter="Z", date=one.date + dt.timedelta(days=1))
                    for one in week.sessions
                ),
            )
            for week in plan.weeks
        ),
    )
    assert uids(plan) == uids(edited) == uids(moved) == uids(plan, dt.time(6, 30))
    assert uids(small_plan(weeks=3))[: len(uids(plan))] == uids(plan)


def test_a_plan_from_another_day_is_another_plan() -> None:
    later = small_plan(start=MONDAY + dt.timedelta(weeks=1))
    assert not set(uids(small_plan())) & set(uids(later))


def test_all_identities_in_a_file_differ() -> None:
    plan = small_plan()
    twice = replace(plan, weeks=plan.weeks + plan.weeks)
    for one in (plan, twice):
        found = uids(one)
        assert len(set(found)) == len(found)


def test_lines_are_folded_at_75_bytes_and_end_as_the_format_asks() -> None:
    raw = ics(small_plan("臀中肌🦵 " * 20)).encode()
    assert raw.count(b"\n") == raw.count(b"\r\n")
    assert max(map(len, raw.split(b"\r\n"))) <= 75
    assert ics(small_plan("臀中肌🦵 " * 20)).encode() == raw


@few
@given(text=ODD)
@example("臀" * 400)
@example(r"\N \n; a, b: {~ c ~} / 9x9 99kg")
def test_odd_text_is_neither_injected_nor_lost(text: str) -> None:
    plan = small_plan(text, weeks=1)
    written = ics(plan, dt.time(18, 30), 15)
    assert all(char.isprintable() or char in "\r\n\u200c\u200d" for char in written)
    found = events(written)
    assert len(found) == 2
    assert {name for event in found for name in event} == {
        *("UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "CATEGORIES")
    }
    description = _unescaped(written)
    for session in plan.weeks[0].sessions:
        moves = (*session.warm_up, *session.stretches)
        for name in [*(one.name for one in moves), *(one.name for one in session.prescriptions)]:
            assert clean(name) in description


def _unescaped(text: str) -> str:
    """The text values as RFC 5545 reads them, left to right."""
    pairs = {"n": "\n", "N": "\n"}
    out, signs = [], iter(text.replace("\r\n ", ""))
    for sign in signs:
        if sign == "\\":
            after = next(signs)
            out.append(pairs.get(after, after))
        else:
            out.append(sign)
    return "".join(out)

"""Calendars that people use take every plan: each session once, and an edited plan in its place."""

import datetime as dt
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import recurring_ical_events
from icalendar import Calendar

from hipfit.formats.plan_ics import plan_ics
from hipfit.formats.session_words import session_name
from hipfit.model.plan import Plan, Session
from tests.acceptance.conftest import FindProgram, Made, Make
from tests.acceptance.others import printed, read_with_node

pytestmark = pytest.mark.usefixtures("when_asked")

EVENING = dt.time(18, 30)
KHAL = """\
[calendars]
[[hip]]
path = {folder}/calendar
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
local_timezone = Pacific/Auckland
default_timezone = Pacific/Auckland
[sqlite]
path = {folder}/khal.db
"""


def sessions(plan: Plan) -> list[Session]:
    return [session for week in plan.weeks for session in week.sessions]


def summaries(plan: Plan) -> list[str]:
    return [f"{session_name(one)} ({one.minutes} min)" for one in sessions(plan)]


def write(file: Path, plan: Plan, time: dt.time | None, alarm_minutes: int | None = None) -> Path:
    file.write_bytes(plan_ics(plan, time=time, alarm_minutes=alarm_minutes).encode())
    return file


def edited(plan: Plan) -> Plan:
    """The plan a day later, with other exercises, minutes and letters."""
    return replace(
        plan,
        weeks=tuple(
            replace(
                week,
                sessions=tuple(
                    replace(
                        one,
                        letter="Z",
                        date=one.date + dt.timedelta(days=1),
                        prescriptions=one.prescriptions[:1],
                    )
                    for one in week.sessions
                ),
            )
            for week in plan.weeks
        ),
    )


class Khal:
    """A calendar of its own in a folder."""

    def __init__(self, program: str, folder: Path) -> None:
        self.program = program
        self.folder = folder
        (folder / "calendar").mkdir()
        (folder / "khal.conf").write_text(KHAL.format(folder=folder))

    def take(self, file: Path) -> None:
        self._run("import", "--batch", "-a", "hip", str(file))

    def events(self, shown: str, weeks: int) -> list[str]:
        days = f"{7 * weeks + 1}d"
        listed = self._run("list", "--day-format", "", "--format", shown, "2026-11-23", days)
        return [line for line in listed.splitlines() if line.strip()]

    def _run(self, *words: str) -> str:
        settings = {"XDG_CACHE_HOME": str(self.folder), "LC_ALL": "C.UTF-8"}
        return printed([self.program, "-c", str(self.folder / "khal.conf"), *words], **settings)


def test_khal_shows_each_session_once_however_often_it_is_imported(
    made: Made, program: FindProgram, tmp_path: Path
) -> None:
    plan = made.plan
    khal = Khal(program("khal"), tmp_path)
    file = write(tmp_path / "plan.ics", plan, EVENING, 15)
    khal.take(file)
    khal.take(file)
    found = khal.events("{start-long-full}|{title}", len(plan.weeks))
    assert found == [
        f"{one.date} 18:30|{text}"
        for one, text in zip(sessions(plan), summaries(plan), strict=True)
    ]


@pytest.mark.parametrize("time", [None, EVENING])
def test_khal_puts_an_edited_plan_in_the_place_of_the_first(
    time: dt.time | None, make: Make, program: FindProgram, tmp_path: Path
) -> None:
    plan = make("default").plan
    khal = Khal(program("khal"), tmp_path)
    khal.take(write(tmp_path / "first.ics", plan, time))
    before = khal.events("{uid}", len(plan.weeks))
    khal.take(write(tmp_path / "second.ics", edited(plan), time))
    assert khal.events("{uid}", len(plan.weeks)) == before
    titles = khal.events("{start-date-long}|{title}", len(plan.weeks))
    assert titles == [
        f"{one.date}|{text}"
        for one, text in zip(sessions(edited(plan)), summaries(edited(plan)), strict=True)
    ]


@pytest.mark.parametrize("time", [None, EVENING])
def test_calcurse_takes_every_event_and_skips_none(
    time: dt.time | None, made: Made, program: FindProgram, tmp_path: Path
) -> None:
    plan = made.plan
    file = write(tmp_path / "plan.ics", plan, time, 15)
    said = printed([program("calcurse"), "-D", str(tmp_path / "calcurse"), "-i", str(file)])
    count = len(sessions(plan))
    apps, events = (0, count) if time is None else (count, 0)
    assert f"{apps} apps / {events} events / 0 todos / 0 skipped" in said


def test_recurring_ical_events_finds_every_session_on_its_day(made: Made) -> None:
    plan = made.plan
    calendar = Calendar.from_ical(plan_ics(plan, time=EVENING, alarm_minutes=None))
    reader = recurring_ical_events.of(calendar)
    for one in sessions(plan):
        (found,) = reader.at(one.date)
        length = found["DTEND"].dt - found["DTSTART"].dt
        assert length == dt.timedelta(minutes=one.minutes)
        assert str(found["SUMMARY"]) == f"{session_name(one)} ({one.minutes} min)"


def test_ical_js_reads_what_was_planned(made: Made, node_modules: Path, tmp_path: Path) -> None:
    plan = made.plan
    files = (
        write(tmp_path / "timed.ics", plan, EVENING, 15),
        write(tmp_path / "all-day.ics", plan, None),
    )
    timed, all_day = read_with_node("read_calendar.mjs", node_modules / "ical.js", *files)
    planned = sessions(plan)
    assert [one["start"] for one in timed] == [f"{one.date}T18:30:00" for one in planned]
    assert {one["zone"] for one in timed} == {"floating"}
    assert {one["alarms"] for one in timed} == {1}
    assert [one["start"] for one in all_day] == [str(one.date) for one in planned]
    assert [one["end"] for one in all_day] == [
        str(one.date + dt.timedelta(days=1)) for one in planned
    ]
    for events in (timed, all_day):
        check_words(events, planned)


def check_words(events: list[dict[str, Any]], planned: list[Session]) -> None:
    assert len({event["uid"] for event in events}) == len(events)
    for event, session in zip(events, planned, strict=True):
        assert event["summary"] == f"{session_name(session)} ({session.minutes} min)"
        told = [line for line in event["description"].split("\n") if re.match(r"\d+\. ", line)]
        names = [line.partition(". ")[2].partition(":")[0] for line in told]
        assert names == [one.name for one in session.prescriptions]

"""The plan as a calendar file: one event a session, all-day or at a time.

**What makes an event the same event.** Calendars update an event where its UID is known, and add
one where it is not. A UID here is made of the plan's first day, the number of the week and which
session of that week it is (the first, the second, ...), and of nothing that can be edited: not
the exercises, the minutes, the weekday or the time. So a plan that was edited, or planned again
from the same first day with other equipment or limits, replaces what is in the calendar, even
where a session moved to another day. A plan with another first day is another plan. Two people
who begin on the same day need a calendar each, for nothing else in a plan says whose it is.

**Why a newer file wins.** A file has no clock in it, so that the same plan always gives the same
bytes: DTSTAMP is the plan's first day. There is no SEQUENCE and no LAST-MODIFIED: no true number
can be told from content alone, and a calendar that compares revisions must never find the newer
file to be the older one. Where they are equal, calendars take what is imported last.
"""

import datetime as dt
import uuid

from icalendar import Alarm, Calendar, Event
from icalendar.prop import vText

from hipfit.formats.session_words import known_sessions, session_lines, session_name
from hipfit.model.plan import Plan, Session

NAMESPACE = uuid.UUID("ae6ecd20-3038-5086-9831-ab0726d6439c")
"""Ours alone, and never to change: every UID hangs on it."""

MORNING = dt.timedelta(hours=9)
"""When an all-day reminder counts as "at the start": midnight would wake people (judgement)."""


class _Text(vText):
    r"""Text escaped by RFC 5545. The library's own escape turns ``\N`` in a text to a new line."""

    __slots__ = ()

    def to_ical(self) -> bytes:
        escaped = self.replace("\\", "\\\\").replace(";", r"\;").replace(",", r"\,")
        return escaped.replace("\n", r"\n").encode()


def plan_ics(plan: Plan, *, time: dt.time | None, alarm_minutes: int | None) -> str:
    """The whole file. ``time`` is when sessions begin, in local time wherever one is then.

    Without it they are all-day and block no time. ``alarm_minutes`` (0 or more) before the start
    a reminder is shown, for all-day events so long before nine in the morning; None: none is.
    """
    calendar = Calendar()
    calendar.add("version", _Text("2.0"))
    calendar.add("prodid", _Text("-//hipfit//plan//EN"))
    calendar.add("calscale", _Text("GREGORIAN"))
    for known_by, week, session in known_sessions(plan):
        event = Event()
        event.add("uid", _Text(str(uuid.uuid5(NAMESPACE, known_by))))
        event.add("dtstamp", dt.datetime.combine(plan.start, dt.time(), dt.UTC))
        _place(event, session, time)
        event.add("summary", _Text(f"{session_name(session)} ({_minutes(session)} min)"))
        event.add("description", _Text("\n".join(session_lines(plan, week, session))))
        event.add("categories", ["Hip training"])
        if alarm_minutes is not None:
            event.add_component(_alarm(session, alarm_minutes, all_day=time is None))
        calendar.add_component(event)
    written: bytes = calendar.to_ical(sorted=False)
    return written.decode()


def _minutes(session: Session) -> int:
    """An event that ends when it starts is skipped by some calendars."""
    return max(1, session.minutes)


def _place(event: Event, session: Session, time: dt.time | None) -> None:
    if time is None:
        event.add("dtstart", session.date)
        event.add("dtend", session.date + dt.timedelta(days=1))
        event.add("transp", _Text("TRANSPARENT"))
    else:
        start = dt.datetime.combine(session.date, time.replace(tzinfo=None))
        event.add("dtstart", start)
        event.add("dtend", start + dt.timedelta(minutes=_minutes(session)))


def _alarm(session: Session, minutes: int, *, all_day: bool) -> Alarm:
    alarm = Alarm()
    alarm.add("action", _Text("DISPLAY"))
    alarm.add("description", _Text(session_name(session)))
    before = dt.timedelta(minutes=minutes)
    alarm.add("trigger", MORNING - before if all_day else -before)
    return alarm

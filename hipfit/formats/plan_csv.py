"""A plan as CSV: one row for each prescription, warm-up move and stretch, in the order of doing.

Made to be filtered and pivoted. Every figure is a number in a column of its own: a tempo such as
2-1-2, or a range such as 3–4, would turn into a date. What does not apply is an empty cell.
"""

from collections.abc import Iterator

from hipfit.formats.csv_text import Cell, csv_text
from hipfit.model.plan import Plan, Preparation, Prescription, Session, Week
from hipfit.model.quantity import Span, Tempo
from hipfit.model.words import Kind, Weekday

Row = dict[str, Cell]

COLUMNS = (
    *("week", "block", "deload", "date", "weekday", "session", "session_minutes"),
    *("kind", "position", "exercise", "name", "sides", "seconds"),
    *("sets", "reps", "hold_seconds", "rest_seconds", "reps_left_low", "reps_left_high"),
    *("tempo_up_seconds", "tempo_pause_seconds", "tempo_down_seconds"),
    *("step", "how", "load", "load_unit", "load_pieces", "equipment", "site", "band"),
    *("percent_harder", "percent_harder_low", "percent_harder_high"),
    *("band_percent_low", "band_percent_high"),
    *("change", "held", "rule", "warning", "care"),
)
"""The headings. ``position`` counts within a kind, so strength work is numbered as on paper;
``seconds`` is the whole time of a row, and those of a session add up to its minutes."""

_WEEKDAYS = tuple(Weekday)


def plan_csv(plan: Plan) -> str:
    """The plan as CSV, with a heading row."""
    rows = (row for week in plan.weeks for session in week.sessions for row in _rows(week, session))
    return csv_text(COLUMNS, ([row.get(name) for name in COLUMNS] for row in rows))


def _rows(week: Week, session: Session) -> Iterator[Row]:
    shared: Row = {
        "week": week.number,
        "block": week.block,
        "deload": _yes(truth=week.deload),
        "date": session.date.isoformat(),
        "weekday": _WEEKDAYS[session.date.weekday()].value,
        "session": session.letter,
        "session_minutes": session.minutes,
    }
    for position, move in enumerate(session.warm_up, 1):
        yield {**shared, **_move(Kind.WARM_UP, position, move)}
    for position, one in enumerate(session.prescriptions, 1):
        yield {**shared, **_move(Kind.STRENGTH, position, one), **_dose(one), **_step(one)}
    for position, move in enumerate(session.stretches, 1):
        yield {**shared, **_move(Kind.STRETCH, position, move)}


def _move(kind: Kind, position: int, move: Preparation | Prescription) -> Row:
    return {
        "kind": kind.value,
        "position": position,
        "exercise": move.exercise,
        "name": move.name,
        "sides": move.sides.value,
        "seconds": move.seconds,
    }


def _dose(one: Prescription) -> Row:
    dose = one.dose
    return {
        "sets": dose.sets,
        "reps": dose.reps,
        "hold_seconds": dose.hold_seconds,
        "rest_seconds": dose.rest_seconds,
        **_span("reps_left", dose.reserve),
        # a hold has no tempo
        **(_tempo(dose.tempo) if dose.hold_seconds is None else {}),
        "change": one.change,
        "held": _yes(truth=one.held),
        "rule": one.rule,
        "care": "; ".join(one.care),
    }


def _step(one: Prescription) -> Row:
    step = one.step
    return {
        "step": step.kind.value,
        "how": step.how,
        "load": None if step.load is None else step.load.amount,
        "load_unit": None if step.load is None else step.load.unit.value,
        "load_pieces": None if step.load is None else step.pieces,
        "equipment": step.equipment,
        "site": step.site,
        "band": step.band,
        "percent_harder": None if step.percent_harder is None else round(step.percent_harder, 1),
        **_span("percent_harder", step.roughly),
        **_span("band_percent", step.pull),
        "warning": step.warning,
    }


def _span(name: str, span: Span | None) -> Row:
    return {} if span is None else {f"{name}_low": span.low, f"{name}_high": span.high}


def _tempo(tempo: Tempo) -> Row:
    return {
        "tempo_up_seconds": tempo.up_seconds,
        "tempo_pause_seconds": tempo.pause_seconds,
        "tempo_down_seconds": tempo.down_seconds,
    }


def _yes(*, truth: bool) -> str:
    """Words that no program turns into something else."""
    return "yes" if truth else "no"

"""What a plan says beside its numbers is true of its numbers, in every format."""

import datetime as dt
import re
from collections.abc import Iterable

import pytest

from hipfit.formats.plan_ics import plan_ics
from hipfit.formats.plan_layout import plan_text
from hipfit.formats.plan_markdown import plan_markdown
from hipfit.formats.plan_view import NOT_SOONER, SOONER, PlanView, Row, view
from hipfit.formats.session_words import session_lines
from hipfit.formats.sheet import sheets
from hipfit.model.catalogue import Catalogue
from hipfit.model.effort import worth
from hipfit.model.plan import ENDED, NOTHING_HARDER, Plan
from hipfit.model.quantity import Mass, Span
from hipfit.model.trainee import Owned, Trainee
from hipfit.model.words import Equipment, Level, Unit
from hipfit.planning.planner import make_plan
from tests.formats.sheet_sample import done, plan_of

START = dt.date(2026, 11, 30)
NOTHING = Catalogue(exercises=())
MORE = Span(low=3, high=4)


def ankle_weights(*amounts: float) -> Owned:
    loads = tuple(Mass(amount=amount, unit=Unit.KG) for amount in amounts)
    return Owned(equipment=Equipment.ANKLE_WEIGHT, loads=loads)


def made(catalogue: Catalogue, trainee: Trainee, weeks: int) -> Plan:
    return make_plan(catalogue, trainee, weeks=weeks, start=START, reasons=False)


def rows(shown: PlanView) -> Iterable[Row]:
    return (row for block in shown.blocks for table in block.sessions for row in table.rows)


def new_in_week_2() -> Plan:
    """Three exercises, of which the first and a hold are new and leave more reps in one week."""
    week = [done("squat", reserve=MORE), done("bridge"), done("march")]
    held = done("lean", reps=1, hold=20, reserve=MORE)
    return plan_of([[[*week, held]], [[done("squat"), *week[1:], held]]])


def test_the_row_of_reps_left_holds_what_most_ask_for_and_the_others_say_theirs() -> None:
    shown = view(new_in_week_2())
    (table,) = shown.blocks[0].sessions
    assert table.reserve == ("2–3", "2–3")
    said = {row.title.split(",")[0]: [n for n in row.notes if "leave" in n] for row in table.rows}
    assert said == {"Squat": ["week 1: leave 3–4"], "Bridge": [], "March": [], "Lean": []}


def test_a_sheet_and_a_calendar_say_of_reps_left_what_the_page_says() -> None:
    plan = new_in_week_2()
    (sheet,) = sheets(plan, NOTHING)
    assert [head.reserve for head in sheet.heads] == ["2–3", "2–3"]
    ways = {line.exercise: [*line.ways, line.pace] for line in sheet.lines}
    leaving = {name: [one for one in texts if "leave" in one] for name, texts in ways.items()}
    assert {name: len(texts) for name, texts in leaving.items() if texts} == {"squat": 1}
    assert leaving["squat"][0].replace("\u00a0", " ") == "week 1: body weight · leave 3–4"
    lines = [line for week in plan.weeks for line in session_lines(plan, week, week.sessions[0])]
    assert sum(line.endswith("leave 3–4") for line in lines) == 1
    assert sum(line.startswith("Reps left: 2–3 (") for line in lines) == 2


@pytest.mark.parametrize(
    ("trainee", "weeks"),
    [
        (Trainee(avoid=("lateral-hip-pain",), owned=(ankle_weights(2),)), 12),
        (Trainee(minutes=40, owned=(ankle_weights(0.5, 1, 2),)), 26),
        (Trainee(deload_every=4, level=Level.INTERMEDIATE), 9),
    ],
    ids=["sore", "long", "deload"],
)
def test_the_page_says_of_every_set_of_reps_how_many_are_left(
    catalogue: Catalogue, trainee: Trainee, weeks: int
) -> None:
    plan = made(catalogue, trainee, weeks)
    shown = view(plan)
    for block, printed in zip(plan.blocks, shown.blocks, strict=True):
        within = plan.weeks[block.first_week - 1 : block.last_week]
        for table in printed.sessions:
            place = next(
                n for n, one in enumerate(within[0].sessions) if one.letter == table.letter
            )
            for number, week in enumerate(within):
                for row, one in zip(table.rows, week.sessions[place].prescriptions, strict=True):
                    if one.dose.hold_seconds is None:
                        own = own_effort(row, week.number)
                        assert (own or table.reserve[number]) == str(one.dose.reserve)


def own_effort(row: Row, week: int) -> str:
    """What the notes of a row say is left in a week, where they do."""
    for note in row.notes:
        found = re.fullmatch(r"(?:weeks? (\d+)(?:–(\d+))?: )?leave (\d+–\d+)", note)
        if found is not None:
            first = int(found[1] or week)
            if first <= week <= int(found[2] or found[1] or week):
                return found[3]
    return ""


@pytest.mark.parametrize(
    ("avoid", "legend", "other"),
    [
        ((), SOONER, NOT_SOONER),
        (("lateral-hip-pain",), NOT_SOONER, SOONER),
        (("pregnancy",), NOT_SOONER, SOONER),
        (("hip-osteoarthritis",), NOT_SOONER, SOONER),
    ],
)
def test_nobody_is_told_to_hurry_where_a_condition_asks_for_care(
    catalogue: Catalogue, avoid: tuple[str, ...], legend: str, other: str
) -> None:
    plan = made(catalogue, Trainee(avoid=avoid), 6)
    shown = view(plan)
    assert legend in shown.legend
    assert other not in shown.legend
    if legend is NOT_SOONER:
        everywhere = [
            plan_text(plan),
            plan_markdown(plan),
            plan_ics(plan, time=None, alarm_minutes=None),
        ]
        everywhere += [text for sheet in sheets(plan, catalogue) for text in sheet.legend]
        assert not any("sooner" in text for text in everywhere)


BIG = re.compile(
    r".* is a big step \(\+(\d+) %\): (\d+) (reps|s) .* are about as hard as (\d+) (?:reps|s) with"
)


def test_a_big_step_is_told_in_the_numbers_of_the_plan(catalogue: Catalogue) -> None:
    trainee = Trainee(
        level=Level.INTERMEDIATE,
        minutes=40,
        owned=(ankle_weights(0.5, 1, 2),),
        body_mass=Mass(amount=65, unit=Unit.KG),
    )
    plan = made(catalogue, trainee, 12)
    doses: dict[str, list[int]] = {}
    of_ladders = ""
    for week in plan.weeks:
        for session in week.sessions:
            for one in session.prescriptions:
                amount = one.dose.hold_seconds or one.dose.reps
                doses.setdefault(one.name, []).append(amount)
                of_ladders += one.step.warning
    told = 0
    printed = [(row.title.split(",")[0], row.notes) for row in rows(view(plan))]
    printed += [
        (line.name, tuple(text.replace("\u00a0", " ") for text in line.warnings))
        for sheet in sheets(plan, catalogue)
        for line in sheet.lines
    ]
    for name, notes in printed:
        for found in filter(None, map(BIG.match, notes)):
            told += 1
            before, after = int(found[2]), int(found[4])
            done_in_turn = [*dict.fromkeys(zip(doses[name], doses[name][1:], strict=False))]
            as_done = (before, after) in done_in_turn
            assert as_done or found[0].removesuffix(".") in of_ladders, (name, found[0])
            held = found[3] == "s"
            hard = worth(1, before, held=held), worth(1 + int(found[1]) / 100, after, held=held)
            assert max(hard) / min(hard) < 1.06, (name, found[0])
    assert told > 3


def test_that_nothing_gets_harder_is_said_once_a_block(catalogue: Catalogue) -> None:
    plan = made(catalogue, Trainee(avoid=("pregnancy",)), 12)
    blocks = {
        week.block
        for week in plan.weeks
        for session in week.sessions
        for one in session.prescriptions
        if NOTHING_HARDER in one.change
    }
    assert len(blocks) > 1
    flat = " ".join(plan_text(plan).split())
    assert flat.count(NOTHING_HARDER) == len(blocks)
    assert plan_markdown(plan).count(NOTHING_HARDER) == len(blocks)
    for sheet in sheets(plan, catalogue):
        texts = [text for line in sheet.lines for text in line.remarks]
        assert not any(NOTHING_HARDER in text for text in texts)
    assert sum(
        NOTHING_HARDER in text.replace("\u00a0", " ")
        for sheet in sheets(plan, catalogue)
        for text in sheet.changes
    ) == len(blocks)


def test_a_set_more_at_the_end_of_a_ladder_is_told_as_a_sentence(catalogue: Catalogue) -> None:
    plan = made(catalogue, Trainee(minutes=60), 26)
    said = re.compile(rf"(?i)a third set from week \d+, starting at \d+ (?:reps?|s): {ENDED}")
    notes = [note for row in rows(view(plan)) for note in row.notes if ENDED in note]
    assert notes
    assert all(said.fullmatch(note) for note in notes), notes
    remarks = [
        text.replace("\u00a0", " ")
        for sheet in sheets(plan, catalogue)
        for line in sheet.lines
        for text in line.remarks
        if ENDED in text
    ]
    assert remarks
    assert all(said.fullmatch(text) for text in remarks), remarks

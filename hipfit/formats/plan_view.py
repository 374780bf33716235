"""What every printed plan shows, laid out as rows and cells; the formats only draw it.

Weeks that share their sessions stand side by side, so that a row reads as a progression.
"""

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from hipfit.formats.plan_words import (
    SIDES_WORDS,
    amount,
    own_reserve,
    owned_words,
    reached,
    step_warning,
    step_words,
    usual_reserve,
)
from hipfit.model.plan import (
    ENDED,
    NOTHING_HARDER,
    Block,
    Cause,
    LeftOut,
    Plan,
    Prescription,
    Session,
    Week,
)
from hipfit.model.trainee import AGES_OF_QUESTIONS
from hipfit.model.value import Value

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)

PAIN_RULE = (
    "Pain rule: 0–2 of 10 while you train is fine; at 3–5 take an easier version; above 5, stop; "
    "next morning it must be no worse. If pain lasts into the next day, stay on the step you are "
    "on."
)
STOP = (
    "Stop and get help for chest pain, faintness, breathlessness that the effort does not explain, "
    "or new numbness or weakness."
)
SHOW = "'hipfit show' with the name of an exercise teaches it."
SAFETY = (
    "Check with a health professional before you start: 'hipfit learn safety' has the questions."
)
NOT_REACHED = "Not reached"
TAKE_CARE = "Take care"
LEFT_OUT = "Left out"
HOW_TO_READ = "How to read it"
BEFORE_START = "Before you start"
WHY = "Why each exercise"
RULES = "The rules named"
SCORE = "Score: lower is better"
SCORE_WORDS = (
    "This is what the search weighs when it chooses the first block's week. A line counts only "
    "where all lines above it are equal."
)

EFFORT = (
    "Reps left is the effort: stop a set with that many good reps still in you, and a hold before "
    "you shake."
)
SOONER = (
    "More reps left than it says? Take the next step sooner. Fewer? Stay where you are until they "
    "are there."
)
NOT_SOONER = (
    "Fewer reps left than it says? Do fewer reps or an easier form that day, and stay where you "
    "are until they are there."
)
GETS_EASIER = "What is held for weeks gets easier: it may leave more reps than it says."
TEMPO = "Tempo 2-1-2: two seconds up, one still, two down."
HOLD = "2×15 s: two sets, held for 15 seconds"
HOLDS = "2×8×5 s: two sets of eight holds of 5 seconds"
PERCENT = (
    "({}) says how much harder a step is than the weight before it or, for the first one, than "
    "body weight alone, from the mechanics."
)
VOLUME = (
    "Sets a week: a set counts 1 for a prime mover and 0.5 for a helper, easy activation work such "
    "as standing on one leg nothing; in brackets the least and the aim{}."
)
BELOW_THE_LEAST = ", ! ends below the least"

DELOAD = (
    "Deload: a week of half the sets, rounded up, as asked, and of the fewest reps where there is "
    "one set; weights stay, and the next week goes on from there."
)
OVERVIEW = (
    "Block by block: what each exercise has reached when the block ends. Hold, slow, range and "
    "lever are harder forms of the same."
)
BIG_STEPS = (
    "Big steps: by a rule of thumb a set is as hard as load × (1 + reps / 30), or load × seconds "
    "where it is held. It is rough above 10 reps: it bridges a gap and measures nothing."
)

CLIMBED, MORE_SETS, HELD = "↑", "+", "="
MARKS = {
    CLIMBED: "a new step of the ladder, mostly begun with fewer reps",
    MORE_SETS: "a set more",
    HELD: "held on purpose",
}

LOW_EFFORT_RESERVE = 4
"""More reps left than any plan asks for by itself: where every set leaves so many, a condition
keeps the effort low, and nobody is told to hurry."""

FEWEST_IN_OVERVIEW = 3
"""So many blocks are worth an overview."""

MOST_SIDE_BY_SIDE = 4
"""Blocks in one table of the overview, so that it fits pipes and pages."""

ABSENT = "–"


class Row(Value):
    """One exercise through the weeks of a block: a cell a week, and the notes below it."""

    title: str
    cells: tuple[str, ...]
    notes: tuple[str, ...]


class SessionTable(Value):
    """One session through the weeks of a block. ``dates`` has a line for each day it is on."""

    letter: str
    days: tuple[str, ...]
    dates: tuple[tuple[str, ...], ...]
    weeks: tuple[str, ...]
    rows: tuple[Row, ...]
    minutes: tuple[str, ...]
    reserve: tuple[str, ...]
    stretches: str


class VolumeRow(Value):
    """Weekly sets of one muscle through the weeks of a block; ``low`` marks a missed floor."""

    muscle: str
    cells: tuple[str, ...]
    low: bool
    target: str


class BlockView(Value):
    """A block of weeks: its heading, what is new in it, its sessions and its volume.

    ``remarks`` say what would else stand below many of its exercises.
    """

    title: str
    dates: str
    summary: str
    changes: tuple[str, ...]
    remarks: tuple[str, ...]
    sessions: tuple[SessionTable, ...]
    weeks: tuple[str, ...]
    volume: tuple[VolumeRow, ...]


class Reason(Value):
    """Why one exercise is there: a title, and facts each with its label."""

    title: str
    facts: tuple[tuple[str, str], ...]


class Overview(Value):
    """Some blocks side by side: for each exercise a cell a block, what is reached at its end."""

    blocks: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


class PlanView(Value):
    """The whole plan in words. ``reasons``, ``rules`` and ``score`` are there when asked for."""

    title: str
    subtitle: str
    warm_up: str
    overviews: tuple[Overview, ...]
    blocks: tuple[BlockView, ...]
    shortfalls: tuple[str, ...]
    left_out: tuple[str, ...]
    cautions: tuple[str, ...]
    notes: tuple[str, ...]
    legend: tuple[str, ...]
    closing: tuple[str, ...]
    reasons: tuple[Reason, ...] = ()
    rules: tuple[tuple[str, str], ...] = ()
    measured: str = ""
    score: tuple[tuple[str, str, str], ...] = ()
    careful: bool = False

    @property
    def care_first(self) -> tuple[str, ...]:
        """What stands above the weeks: the cautions, where conditions or limits were named."""
        return self.cautions if self.careful else ()

    @property
    def sections(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """What stands below the weeks: headings with their texts, without empty ones."""
        found = (
            (NOT_REACHED, self.shortfalls),
            (TAKE_CARE, () if self.careful else self.cautions),
            (LEFT_OUT, self.left_out),
            (HOW_TO_READ, (*self.legend, *self.notes)),
            (BEFORE_START, self.closing),
        )
        return tuple((heading, texts) for heading, texts in found if texts)


def day(date: dt.date) -> str:
    """A short date that reads the same in every locale: "23 Nov"."""
    return f"{date.day} {MONTHS[date.month - 1]}"


def view(plan: Plan, *, explain: bool = False, score: bool = False) -> PlanView:
    """Lay a plan out for printing, with its reasons and with its score where asked for."""
    shown = _view(plan)
    if not explain and not score:
        return shown
    from hipfit.formats.why import (
        choice_facts,
        choice_title,
        measured_words,
        rule_facts,
        score_rows,
    )

    if explain:
        reasons = tuple(
            Reason(title=choice_title(one, len(plan.weeks)), facts=choice_facts(one))
            for one in plan.choices
        )
        shown = replace(
            shown,
            reasons=reasons,
            rules=rule_facts(plan.rules),
            measured=measured_words(plan.choices),
        )
    return replace(shown, score=score_rows(plan.score)) if score else shown


def _view(plan: Plan) -> PlanView:
    trainee = plan.trainee
    blocks = tuple(_block(plan, block) for block in plan.blocks)
    asked = trainee.age_years is None or trainee.age_years in AGES_OF_QUESTIONS
    safety = (SAFETY,) if asked else ()  # else a caution says that they are not enough
    return PlanView(
        title=(
            f"{_count(len(plan.weeks), 'week')}, {_count(trainee.days, 'day')} a week, "
            f"up to {trainee.minutes} min a session"
        ),
        subtitle=subtitle(plan, _limits(plan)),
        warm_up=_warm_up(plan.weeks[0].sessions[0]),
        overviews=tuple(_overviews(plan)),
        blocks=blocks,
        shortfalls=tuple(one.text for one in plan.shortfalls),
        left_out=tuple(_left_out(plan)),
        cautions=plan.cautions,
        notes=plan.notes,
        legend=tuple(_legend(plan, blocks)),
        closing=(PAIN_RULE, STOP, *safety, SHOW),
        careful=bool(plan.cautions),
    )


def _limits(plan: Plan) -> str:
    """What is avoided, by the names that were asked for."""
    avoid = plan.trainee.avoid
    return f"limits: {', '.join(avoid)}" if avoid else ""


def subtitle(plan: Plan, limits: str) -> str:
    """Who it is for: level, age, the limits as told, what is owned, and from when."""
    trainee = plan.trainee
    parts = (
        trainee.level.value,
        "" if trainee.age_years is None else f"age {trainee.age_years}",
        limits,
        owned_words(trainee),
        f"from {WEEKDAYS[plan.start.weekday()]} {day(plan.start)} {plan.start.year}",
    )
    return " · ".join(filter(None, parts))


def _legend(plan: Plan, blocks: Sequence[BlockView]) -> Iterable[str]:
    """What explains the signs that really occur."""
    rows = [row for block in blocks for session in block.sessions for row in session.rows]
    cells = [cell for row in rows for cell in row.cells]
    notes = [note for row in rows for note in row.notes]
    yield EFFORT
    yield NOT_SOONER if plan.cautions or _keeps_effort_low(plan) else SOONER
    if any("tempo" in note for note in notes):
        yield TEMPO
    holds = holds_words(cells)
    if holds:
        yield holds
    percent = first_percent(notes)
    if percent:
        yield PERCENT.format(percent)
    if any("about as hard" in note for note in notes):
        yield BIG_STEPS
    marks = marks_words(cells, held=f"{MARKS[HELD]}, the note says why")
    if marks:
        yield marks
    if _is_held_throughout(rows) and not _is_for_good(plan):
        yield GETS_EASIER
    if any(week.deload for week in plan.weeks):
        yield DELOAD
    if len(plan.blocks) >= FEWEST_IN_OVERVIEW:
        yield OVERVIEW
    low = any(row.low for block in blocks for row in block.volume)
    yield VOLUME.format(BELOW_THE_LEAST if low else "")


def _is_held_throughout(rows: Iterable[Row]) -> bool:
    """Whether something stays the same for a whole block."""
    return any(all(cell.endswith(HELD) for cell in row.cells) for row in rows if len(row.cells) > 1)


def _is_for_good(plan: Plan) -> bool:
    """Whether nothing is to get harder at all: what is held need not feel easier then."""
    return any(
        one.rule == "no-harder"
        for week in plan.weeks
        for session in week.sessions
        for one in session.prescriptions
    )


def marks_words(cells: Iterable[str], *, held: str = MARKS[HELD]) -> str:
    """What explains the marks that occur at the ends of cells; empty where there is none."""
    there = {cell[-1:] for cell in cells}
    said = {**MARKS, HELD: held}
    marks = [f"{mark} {words}" for mark, words in said.items() if mark in there]
    return f"{'; '.join(marks)}." if marks else ""


def holds_words(cells: Iterable[str]) -> str:
    """What explains the holds that occur in the cells; empty where there is none."""
    crosses = {cell.count("×") for cell in cells if _SECONDS.search(cell)}
    said = [words for words in (HOLD, HOLDS) if words.partition(":")[0].count("×") in crosses]
    return f"{'; '.join(said)}." if said else ""


def first_percent(texts: Iterable[str]) -> str:
    """The first percent of a step in the texts, as "+7 %"; empty where there is none."""
    found = filter(None, map(_PERCENT.search, texts))
    return next((one[0] for one in found), "")


_PERCENT = re.compile(r"\+[0-9]+(?:–[0-9]+)?\s%")
_SECONDS = re.compile(r"[0-9]\ss")


def _keeps_effort_low(plan: Plan) -> bool:
    return all(
        one.dose.reserve.low >= LOW_EFFORT_RESERVE
        for week in plan.weeks
        for session in week.sessions
        for one in session.prescriptions
    )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _left_out(plan: Plan) -> Iterable[str]:
    """Names where a limit left exercises out, a count where level or equipment did."""
    for one in plan.left_out:
        if one.cause is Cause.ASKED:
            yield f"{one.reason}: {', '.join(one.names or one.exercises)}"
    for one in plan.left_out:
        if one.cause is Cause.LEVEL:
            yield f"{one.reason}: {_count(len(one.exercises), 'exercise')}"
    wanting = [one for one in plan.left_out if one.cause is Cause.EQUIPMENT]
    if wanting:
        yield f"equipment not owned: {', '.join(map(_wanting, wanting))}"


def _wanting(one: LeftOut) -> str:
    """How many exercises want the same equipment: "1 needs a step", "3 need a step"."""
    count = len(one.exercises)
    return f"{count} {one.reason if count == 1 else one.reason.replace('needs', 'need', 1)}"


def _block(plan: Plan, block: Block) -> BlockView:
    weeks = [week for week in plan.weeks if week.block == block.number]
    span = f"week {block.first_week}"
    if block.last_week > block.first_week:
        span = f"weeks {block.first_week}–{block.last_week}"
    title = span.capitalize() if len(plan.blocks) == 1 else f"Block {block.number}, {span}"
    last = weeks[-1].sessions[-1].date
    before = done_before(plan, block)
    return BlockView(
        title=title,
        dates=f"{day(weeks[0].sessions[0].date)} – {day(last)} {last.year}",
        summary=block.summary,
        changes=block.changes,
        remarks=tuple(_remarks(weeks)),
        sessions=tuple(_session_tables(weeks, before)),
        weeks=tuple(map(_week_title, weeks)),
        volume=tuple(_volume(weeks)),
    )


def done_before(plan: Plan, block: Block) -> dict[str, Prescription]:
    """What the last full week before a block holds, by exercise."""
    earlier = [week for week in plan.weeks if week.number < block.first_week and not week.deload]
    return {
        one.exercise: one
        for week in earlier[-1:]
        for session in week.sessions
        for one in session.prescriptions
    }


def _remarks(weeks: Sequence[Week]) -> Iterable[str]:
    """That nothing gets harder, once for all exercises that are held for that."""
    done = [
        (week.number, one)
        for week in weeks
        if not week.deload
        for session in week.sessions
        for one in session.prescriptions
    ]
    held = [number for number, one in done if said_once(one)]
    if not held:
        return
    first, last = min(held), max(held)
    whole = all(said_once(one) for number, one in done if first <= number <= last)
    who = weeks_words(first, last).capitalize() if whole else "Exercises that are at their top"
    are = "is" if whole and first == last else "are"
    yield f"{who} {are} held: {NOTHING_HARDER}."


def said_once(one: Prescription) -> bool:
    """Whether a block says of all its exercises together why this one is held."""
    return one.held and NOTHING_HARDER in one.change


def _week_title(week: Week) -> str:
    return f"{'deload' if week.deload else 'week'} {week.number}"


def _overviews(plan: Plan) -> Iterable[Overview]:
    """The arc of a long plan, a few blocks at a time."""
    if len(plan.blocks) < FEWEST_IN_OVERVIEW:
        return
    tables = -(-len(plan.blocks) // MOST_SIDE_BY_SIDE)
    size, longer = divmod(len(plan.blocks), tables)
    first = 0
    for number in range(tables):
        count = size + (number < longer)
        blocks = plan.blocks[first : first + count]
        first += count
        reached = [_reached(plan, block) for block in blocks]
        names = dict.fromkeys(name for one in reached for name in one)
        yield Overview(
            blocks=tuple(f"block {block.number}" for block in blocks),
            rows=tuple((name, tuple(one.get(name, ABSENT) for one in reached)) for name in names),
        )


def _reached(plan: Plan, block: Block) -> dict[str, str]:
    """What every exercise of a block has come to in its last full week."""
    weeks = plan.weeks[block.first_week - 1 : block.last_week]
    last = next((week for week in reversed(weeks) if not week.deload), weeks[-1])
    done = {one.name: one for session in last.sessions for one in session.prescriptions}
    return {name: reached(one) for name, one in done.items()}


def _volume(weeks: Sequence[Week]) -> Iterable[VolumeRow]:
    full = [number for number, week in enumerate(weeks) if not week.deload]
    for number, first in enumerate(weeks[0].volume):
        through = [week.volume[number] for week in weeks]
        settled = through[full[-1]] if full else first
        aim = f"/{first.aim}" if first.aim else ""
        yield VolumeRow(
            muscle=first.muscle.label,
            cells=tuple(f"{one.sets:g}" for one in through),
            low=settled.sets < first.floor,
            target=f"{first.floor}{aim}",
        )


def _session_tables(
    weeks: Sequence[Week], before: Mapping[str, Prescription]
) -> Iterable[SessionTable]:
    """The sessions through a block; ``before`` is what the last full week before it held."""
    letters = dict.fromkeys(one.letter for one in weeks[0].sessions)
    for letter in letters:
        days = [n for n, one in enumerate(weeks[0].sessions) if one.letter == letter]
        through = [week.sessions[days[0]] for week in weeks]
        yield SessionTable(
            letter=letter,
            days=tuple(WEEKDAYS[weeks[0].sessions[n].date.weekday()] for n in days),
            dates=tuple(tuple(day(week.sessions[n].date) for week in weeks) for n in days),
            weeks=tuple(map(_week_title, weeks)),
            rows=tuple(_rows(through, weeks[0].number, before)),
            minutes=tuple(str(one.minutes) for one in through),
            reserve=tuple(str(usual_reserve(one.prescriptions)) for one in through),
            stretches=_stretches(through[0]),
        )


def _warm_up(session: Session) -> str:
    """The warm-up as a sentence: how long, and which moves for how long each."""
    if not session.warm_up:
        return ""
    total = sum(one.seconds for one in session.warm_up)
    moves = ", ".join(one.name for one in session.warm_up)
    each = f", {session.warm_up[0].seconds} s each" if len(session.warm_up) > 1 else ""
    return f"{round(total / 60)} min: {moves}{each}"


def _stretches(session: Session) -> str:
    """The stretches for the end of the session, with their seconds."""
    return ", ".join(
        f"{one.name}{SIDES_WORDS[one.sides]} ({one.seconds} s in all)" for one in session.stretches
    )


def _rows(
    sessions: Sequence[Session], first_week: int, before: Mapping[str, Prescription]
) -> Iterable[Row]:
    usual = [usual_reserve(session.prescriptions) for session in sessions]
    for number, first in enumerate(sessions[0].prescriptions):
        through = [session.prescriptions[number] for session in sessions]
        old = before.get(first.exercise)
        own = [own_reserve(one, span) for one, span in zip(through, usual, strict=True)]
        yield Row(
            title=first.name + SIDES_WORDS[first.sides],
            cells=tuple(
                amount(one) + _mark(one, earlier)
                for one, earlier in zip(through, (old, *through[:-1]), strict=True)
            ),
            notes=(*_notes(through, first_week, old), *_efforts(own, first_week)),
        )


def _mark(one: Prescription, before: Prescription | None) -> str:
    if one.rule == "deload":
        return ""
    if before is None:
        return HELD if one.held else ""
    if one.step != before.step:
        return CLIMBED
    if one.dose.sets > before.dose.sets and before.rule != "deload":
        return MORE_SETS
    return HELD if one.held else ""


def _notes(
    through: Sequence[Prescription], first_week: int, before: Prescription | None
) -> Iterable[str]:
    """The steps stood on with their weeks, then what is said of weeks that hold."""
    runs: list[tuple[int, int, Prescription, str]] = []
    for number, one in enumerate(through, first_week):
        if runs and runs[-1][2].step == one.step:
            runs[-1] = (runs[-1][0], number, *runs[-1][2:])
        else:
            runs.append((number, number, one, step_warning(one, before)))
        before = before if one.rule == "deload" else one
    for first, last, one, warning in runs:
        weeks = "" if len(runs) == 1 else f"{weeks_words(first, last)}: "
        yield f"{weeks}{step_words(one.step)}{_manner(one)}"
        if warning:
            yield warning
    if through[0].care:
        yield f"care: {'; '.join(through[0].care)}"
    said = [
        (number, one.change)
        for number, one in enumerate(through, first_week)
        if one.rule != "deload" and (one.held or ENDED in one.change) and not said_once(one)
    ]
    for first, last, reason in _spans(said):
        weeks = weeks_words(first, last)
        yield set_more(reason, weeks) if ENDED in reason else f"{weeks} {reason}"


def set_more(change: str, weeks: str) -> str:
    """What is said of a set that is added where a ladder has ended, with its weeks."""
    what, comma, rest = change.partition(",")
    return f"{what} from {weeks}{comma}{rest}"


def _efforts(own: Sequence[str], first_week: int) -> Iterable[str]:
    """What is to be left of good reps in the weeks in which it is not the session's usual."""
    if len(set(own)) == 1:
        yield from filter(None, own[:1])
        return
    said = [(number, text) for number, text in enumerate(own, first_week) if text]
    yield from (f"{weeks_words(first, last)}: {text}" for first, last, text in _spans(said))


def _spans(said: Iterable[tuple[int, str]]) -> list[tuple[int, int, str]]:
    """What is said of weeks, with the first and the last week of those in a row."""
    spans: list[tuple[int, int, str]] = []
    for number, text in said:
        if spans and spans[-1][1:] == (number - 1, text):
            spans[-1] = (spans[-1][0], number, text)
        else:
            spans.append((number, number, text))
    return spans


def weeks_words(first: int, last: int) -> str:
    """Weeks in a sentence: "week 3", "weeks 3–8"."""
    return f"week {first}" if first == last else f"weeks {first}–{last}"


def _manner(one: Prescription) -> str:
    tempo = "" if one.dose.hold_seconds is not None else f" · tempo {one.dose.tempo}"
    return f"{tempo} · rest {one.dose.rest_seconds} s"

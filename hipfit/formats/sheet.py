"""What stands on a fridge sheet, as values: html and pdf only set it in type.

A sheet is one page: a block of weeks, each exercise once, with a tick box for each session that
holds it. A block of more weeks than fit beside each other goes on on further sheets.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from hipfit.formats.page import clean
from hipfit.formats.plan_view import (
    CLIMBED,
    DELOAD,
    HELD,
    MONTHS,
    MORE_SETS,
    PERCENT,
    TEMPO,
    WEEKDAYS,
    BlockView,
    PlanView,
    day,
    done_before,
    first_percent,
    holds_words,
    marks_words,
    said_once,
    set_more,
    subtitle,
    view,
    weeks_words,
)
from hipfit.formats.plan_words import (
    amount,
    band_place,
    loaded_pace,
    own_reserve,
    short_step,
    step_warning,
    step_words,
    usual_reserve,
)
from hipfit.model.catalogue import Catalogue, slug
from hipfit.model.plan import ENDED, Plan, Preparation, Prescription, Session, Step, Week
from hipfit.model.quantity import Span
from hipfit.model.value import Value
from hipfit.model.words import Demand, RungKind, Sides

MOST_WEEKS = 6
"""So many weeks stand beside each other on a sheet; blocks that hipfit makes have no more."""

MOST_CUES = 3

TITLE = "Hip strength plan"
WARM_UP = "Warm up first"
TAKE_CARE = "Take care"
IN_BLOCK = "In this block"
STRETCH = "Then stretch"
MINUTES = "Minutes a session"
RESERVE = "Good reps left at the end of a set"
PAIN = "Pain rule"
PAIN_SCALE = (("0–2", "fine, go on"), ("3–5", "take an easier version"), ("6–10", "stop"))
"""What to do at a pain of so much, from 0 to 10: the pain rule of every printed plan."""

PAIN_LATER = (
    "Next morning it must be no worse. If pain lasts into the next day, stay on the step you are "
    "on."
)
STOP = "Stop and get help"
STOP_SIGNS = (
    "for chest pain, faintness, breathlessness that the effort does not explain, or new numbness "
    "or weakness."
)
CHECK = "This sheet is no medical advice: check with a health professional before you start."
READ = "How to read it"
NOTES = "Notes"
NAME = "Name"
BOXES = "Tick a box when that day's sets are done."
EFFORT = "Good reps left: stop a set with that many still in you, and a hold before you shake."

SIDES = {
    Sides.BOTH: "",
    Sides.EACH: "each side",
    Sides.ALTERNATING: "each side in turn",
}


LIMITS = {
    Demand.FLOOR: "no getting down to the floor",
    Demand.KNEELING: "no kneeling",
    Demand.WRISTS: "no weight on bent wrists",
    Demand.SHOULDER_SUPPORT: "no weight on a forearm or shoulder",
    Demand.LYING_ON_SIDE: "no lying on the side",
    Demand.LYING_ON_BACK: "no lying on the back",
    Demand.LYING_ON_FRONT: "no lying on the belly",
    Demand.DEEP_KNEE_BEND: "no deep bend of a loaded knee",
    Demand.DEEP_HIP_BEND: "no deep bend of the hip",
    Demand.HIGH_KNEE_LIFT: "no knee lifted to hip height",
    Demand.SINGLE_LEG_BALANCE: "no balancing on one leg without holding on",
    Demand.SINGLE_LEG_STANCE: "no standing on one leg",
    Demand.CROSSING_MIDLINE: "no leg across the middle of the body",
    Demand.LONG_LEVER_ADDUCTION: "no strong inner-thigh work",
    Demand.GROIN_STRETCH: "no deep stretch of the inner thigh",
    Demand.PELVIC_DROP: "no sinking of the pelvis to one side",
    Demand.DEEP_SIDE_LUNGE: "no wide, deep step to the side",
    Demand.BACK_ARCHING: "no pull that arches the low back",
    Demand.BACK_CONTROL: "no lift that asks for a steady low back",
    Demand.FORWARD_LEAN: "no holding the trunk leant forward",
}
"""Each limit in the words of a client, who never typed its name."""

DOT = "\u00a0· "
"""Between two facts; no line begins with it."""

_TOGETHER = re.compile(
    r" (?=· )|(?<=\d) (?=(?:s|min|kg|lb|%)(?:\W|$))|(?<=\btempo) (?=\d)|(?<=\brest) (?=\d)"
)


def told(text: str) -> str:
    """A text for a sheet: cleaned, and no line ends between a number and what belongs to it."""
    return _TOGETHER.sub("\u00a0", one_line(text))


_OPTION = re.compile(r" ?\(--[a-z][^()]*\)")


def sentence(text: str) -> str:
    """A sentence for a sheet, without the option of the command line that it names in brackets."""
    return told(_OPTION.sub("", text))


def limits_words(avoid: Iterable[str], catalogue: Catalogue) -> str:
    """What is avoided, in words: "pain at the front of the knee; no kneeling".

    A name that means neither a condition of the catalogue nor a limit stands as it is.
    """
    limits = {demand.value: words for demand, words in LIMITS.items()}
    conditions = {
        slug(name): f"{one.name[:1].lower()}{one.name[1:]}"
        for one in catalogue.precautions
        for name in (one.condition, *one.aliases)
    }
    known = {**conditions, **limits}
    return "; ".join(dict.fromkeys(known.get(slug(name), name) for name in avoid))


def one_line(text: str) -> str:
    """A name for a sheet: cleaned, its words a single blank apart."""
    return " ".join(word for word in clean(text).split(" ") if word)


class Share(Value):
    """What some sessions of one week hold of an exercise: ``slots`` says which, from 0.

    ``load`` is its step in a word or two, ``percent`` how much harder that is where it is new.
    """

    amount: str
    load: str
    percent: str
    slots: tuple[int, ...]


class Line(Value):
    """One exercise through the weeks: a cell a week, with a share for each different dose.

    ``steady`` is its step where that stays the same, else ``ways`` tell the steps with their weeks.
    ``pace`` is what stays the same of tempo and rest.
    """

    exercise: str
    name: str
    sides: str
    steady: str
    ways: tuple[str, ...]
    pace: str
    cues: tuple[str, ...]
    care: tuple[str, ...]
    warnings: tuple[str, ...]
    remarks: tuple[str, ...]
    cells: tuple[tuple[Share, ...], ...]


class Move(Value):
    """A warm-up move or a stretch, by its id and its name."""

    exercise: str
    name: str


class Head(Value):
    """A week: its name and dates, the day of each session, their minutes, and the reps left."""

    title: str
    dates: str
    days: tuple[str, ...]
    minutes: str
    reserve: str


class Sheet(Value):
    """One page. ``number`` counts from 1 over all sheets of the plan."""

    number: int
    title: str
    span: str
    dates: str
    who: str
    warm_up: str
    warm_up_moves: tuple[Move, ...]
    cautions: tuple[str, ...]
    summary: str
    changes: tuple[str, ...]
    heads: tuple[Head, ...]
    lines: tuple[Line, ...]
    stretches: tuple[str, ...]
    stretch_moves: tuple[Move, ...]
    legend: tuple[str, ...]


def sheets(plan: Plan, catalogue: Catalogue) -> tuple[Sheet, ...]:
    """The sheets of a plan: one for each block of at most ``MOST_WEEKS`` weeks.

    Cues come from the catalogue; an exercise that it lacks has none.
    """
    shown = replace(
        view(plan), subtitle=subtitle(plan, limits_words(plan.trainee.avoid, catalogue))
    )
    mass = plan.trainee.body_mass
    body = f"{plan.trainee.kilograms:g} kg" if mass is None else str(mass)
    found: list[Sheet] = []
    for block, view_of_it in zip(plan.blocks, shown.blocks, strict=True):
        weeks = [week for week in plan.weeks if week.block == block.number]
        for part, (first, last) in enumerate(parts := list(_parts(len(weeks)))):
            pages = f", sheet {part + 1} of {len(parts)}" if len(parts) > 1 else ""
            made = _Block(weeks, view_of_it, catalogue, body, done_before(plan, block))
            found.append(made.sheet(len(found) + 1, first, last, shown, pages))
    return tuple(found)


def drawn_on(made: Sequence[Sheet]) -> frozenset[str]:
    """The ids of all that may be drawn on some sheets."""
    moves = (one for sheet in made for one in (*sheet.warm_up_moves, *sheet.stretch_moves))
    lines = (line for sheet in made for line in sheet.lines)
    return frozenset(one.exercise for one in moves) | {line.exercise for line in lines}


def _parts(weeks: int) -> Iterator[tuple[int, int]]:
    """From which week to which each sheet goes, as evenly as can be."""
    count = -(-weeks // MOST_WEEKS)
    size, longer = divmod(weeks, count)
    first = 0
    for number in range(count):
        last = first + size + (number < longer)
        yield first, last
        first = last


Key = tuple[str, int]
"""An exercise, and how many times the same session held it before."""


class _Block:
    """The weeks of one block, told exercise by exercise."""

    def __init__(
        self,
        weeks: Sequence[Week],
        shown: BlockView,
        catalogue: Catalogue,
        body: str,
        before: Mapping[str, Prescription],
    ) -> None:
        self.weeks = weeks
        self.shown = shown
        self.catalogue = catalogue
        self.body = body
        self.tables = {one.letter: one for one in shown.sessions}
        self.before = before
        self.usual = {week.number: _usual(week) for week in weeks}
        self.keyed = [[_keyed(session) for session in week.sessions] for week in weeks]

    def sheet(self, number: int, first: int, last: int, shown: PlanView, pages: str) -> Sheet:
        """One sheet of the weeks from ``first`` up to but not with ``last``."""
        keys = _merged([list(session) for week in self.keyed[first:last] for session in week])
        lines = tuple(self._line(key, first, last) for key in keys)
        weeks = self.weeks[first:last]
        heads = tuple(map(_head, weeks))
        sessions = [session for week in weeks for session in week.sessions]
        dates = [session.date for session in sessions]
        return Sheet(
            number=number,
            title=TITLE,
            span=f"{told(self.shown.title)}{pages}",
            dates=f"{day(dates[0])} – {day(dates[-1])} {dates[-1].year}",
            who=told(shown.subtitle),
            warm_up=told(shown.warm_up),
            warm_up_moves=_moves(one for session in sessions for one in session.warm_up),
            cautions=tuple(map(sentence, shown.cautions)),
            summary=sentence(self.shown.summary).removeprefix(f"{IN_BLOCK}: "),
            changes=tuple(map(sentence, (*self.shown.changes, *self.shown.remarks))),
            heads=heads,
            lines=lines,
            stretches=tuple(map(told, self._stretches())),
            stretch_moves=_moves(one for session in sessions for one in session.stretches),
            legend=tuple(map(told, _legend(lines, weeks, self.body))),
        )

    def _line(self, key: Key, first: int, last: int) -> Line:
        everywhere = [
            [session[key][1] for session in week if key in session]
            for week in self.keyed[first:last]
        ]
        some = next(one for week in everywhere for one in week)
        known = self.catalogue.by_id.get(some.exercise)
        numbered = [
            (week.number, one)
            for week, found in zip(self.weeks[first:last], everywhere, strict=True)
            for one in found
        ]
        paces = [_pace(one, self.usual[number]) for number, one in numbered]
        same = [len(set(part)) == 1 for part in zip(*paces, strict=True)]
        runs = _runs(
            (number, (one.step, _joined(pace, [not fixed for fixed in same])))
            for (number, one), pace in zip(numbered, paces, strict=True)
        )
        steady = step_words(runs[0][0][0]) if len(runs) == 1 else ""
        ways = (
            f"{_weeks(weeks)}: {DOT.join(filter(None, (step_words(step), pace)))}"
            for (step, pace), weeks in runs
            if not steady and (pace or step_words(step) != BODY_WEIGHT)
        )
        return Line(
            exercise=some.exercise,
            name=one_line(some.name or some.exercise),
            sides=SIDES[some.sides],
            steady=told(steady),
            ways=tuple(map(told, ways)),
            pace=told(_joined(paces[0], same)),
            cues=() if known is None else tuple(map(told, known.cues[:MOST_CUES])),
            care=tuple(map(sentence, dict.fromkeys(c for _, one in numbered for c in one.care))),
            warnings=tuple(map(sentence, self._warnings(key, first, last))),
            remarks=tuple(map(sentence, _remarks(numbered))),
            cells=tuple(self._cell(key, week) for week in range(first, last)),
        )

    def _cell(self, key: Key, week: int) -> tuple[Share, ...]:
        """The doses of one week, each with the sessions that hold it."""
        before = [] if week == 0 else self._steps(key, week - 1)
        everywhere = [self._steps(key, number) for number in range(len(self.weeks))]
        plain = all(not short_step(step) for steps in everywhere for step in steps)
        doses: dict[tuple[str, str, str], list[int]] = {}
        for slot, session in enumerate(self.keyed[week]):
            if key not in session:
                continue
            place, one = session[key]
            text = amount(one) + self._mark(one, place, week, self.weeks[week].sessions[slot])
            load = "" if plain else _load(one.step)
            percent = "" if one.step in before else _percent(one.step)
            doses.setdefault((text, load, percent), []).append(slot)
        return tuple(
            Share(amount=told(text), load=told(load), percent=told(percent), slots=tuple(slots))
            for (text, load, percent), slots in doses.items()
        )

    def _steps(self, key: Key, week: int) -> list[Step]:
        return [session[key][1].step for session in self.keyed[week] if key in session]

    def _mark(self, one: Prescription, place: int, week: int, session: Session) -> str:
        """What the other formats put behind the dose: a step climbed, a set more, held."""
        table = self.tables.get(session.letter)
        if table is None or place >= len(table.rows):
            return ""
        cell = table.rows[place].cells[week]
        mark = cell[-1:]
        return mark if mark in (CLIMBED, MORE_SETS, HELD) and cell == amount(one) + mark else ""

    def _warnings(self, key: Key, first: int, last: int) -> Iterable[str]:
        """What to do where a new step is too hard, or what makes up for it."""
        texts: dict[str, None] = {}
        old = self.before.get(key[0])
        for place, week in enumerate(self.weeks[:last]):
            now = [session[key][1] for session in self.keyed[place] if key in session]
            if place >= first:
                texts.update(dict.fromkeys(step_warning(one, old) for one in now))
            if now and not week.deload:
                old = now[-1]
        return filter(None, texts)

    def _stretches(self) -> Iterator[str]:
        """Under the days that end with them, the stretches; once for the same ones."""
        found: dict[str, list[str]] = {}
        for table in self.shown.sessions:
            if table.stretches:
                found.setdefault(table.stretches, []).extend(table.days)
        everyday = {name for table in self.shown.sessions for name in table.days}
        for text, days in found.items():
            when = sorted(set(days), key=WEEKDAYS.index)
            yield text if set(when) == everyday else f"{', '.join(when)}: {text}"


def _pace(one: Prescription, usual: Span) -> tuple[str, str, str]:
    """Tempo and rest, and the effort where it is not the usual one of the week."""
    dose = one.dose
    return (
        "" if dose.hold_seconds is not None else f"tempo {dose.tempo}",
        f"rest {dose.rest_seconds} s",
        own_reserve(one, usual),
    )


def _joined(parts: Sequence[str], wanted: Sequence[bool]) -> str:
    """The parts that are wanted, in one phrase."""
    return DOT.join(part for part, one in zip(parts, wanted, strict=True) if part and one)


def _moves(preparations: Iterable[Preparation]) -> tuple[Move, ...]:
    """Each of them once."""
    names = {one.exercise: one.name or one.exercise for one in preparations}
    return tuple(Move(exercise=id_, name=one_line(name)) for id_, name in names.items())


def _keyed(session: Session) -> dict[Key, tuple[int, Prescription]]:
    """The prescriptions with their places, each under a key of its own."""
    found: dict[Key, tuple[int, Prescription]] = {}
    for place, one in enumerate(session.prescriptions):
        again = 0
        while (one.exercise, again) in found:
            again += 1
        found[one.exercise, again] = (place, one)
    return found


def _merged(orders: Sequence[Sequence[Key]]) -> list[Key]:
    """One order that keeps all the given ones; where they contradict, the first one's."""
    left = list(dict.fromkeys(key for order in orders for key in order))
    before: dict[Key, set[Key]] = {key: set() for key in left}
    for order in orders:
        for place, key in enumerate(order):
            before[key].update(order[:place])
    merged: list[Key] = []
    while left:
        free = (key for key in left if before[key] <= set(merged))
        key = next(free, left[0])
        left.remove(key)
        merged.append(key)
    return merged


def _head(week: Week) -> Head:
    first, last = week.sessions[0].date, week.sessions[-1].date
    if first == last:
        dates = day(first)
    elif (first.year, first.month) == (last.year, last.month):
        dates = f"{first.day}–{last.day} {MONTHS[last.month - 1]}"
    else:
        dates = f"{day(first)} – {day(last)}"
    minutes = sorted({session.minutes for session in week.sessions})
    return Head(
        title=f"{'Deload' if week.deload else 'Week'} {week.number}",
        dates=dates,
        days=tuple(WEEKDAYS[session.date.weekday()] for session in week.sessions),
        minutes=_between(minutes[0], minutes[-1]),
        reserve=str(_usual(week)),
    )


def _between(low: int, high: int) -> str:
    return str(low) if low == high else f"{low}–{high}"


def _usual(week: Week) -> Span:
    return usual_reserve(one for session in week.sessions for one in session.prescriptions)


BODY_WEIGHT = "body weight"


def _load(step: Step) -> str:
    """A step in a word or two: "2 kg", "light band", "slow", "2 kg slow"."""
    band = " band" if step.band is not None else ""
    parts = f"{short_step(step)}{band}", band_place(step), loaded_pace(step)
    return " ".join(filter(None, parts)) or BODY_WEIGHT


def _percent(step: Step) -> str:
    """How much harder a weight or band is than what came before it, where that is known."""
    if step.kind not in (RungKind.LOAD, RungKind.BAND):
        return ""
    if step.percent_harder is not None:
        return f"+{step.percent_harder:.0f} %"
    if step.roughly is not None:
        return f"about +{step.roughly} %"
    return "" if step.pull is None else f"pulls +{step.pull} %"


Told = TypeVar("Told")


def _runs(numbered: Iterable[tuple[int, Told]]) -> list[tuple[Told, list[int]]]:
    """Equal values of weeks that follow each other, with those weeks."""
    runs: list[tuple[Told, list[int]]] = []
    for number, value in numbered:
        for old, weeks in runs:
            if old == value and weeks[-1] >= number - 1:
                weeks.append(number)
                break
        else:
            runs.append((value, [number]))
    return runs


def _weeks(numbers: Sequence[int]) -> str:
    return weeks_words(numbers[0], numbers[-1])


def _remarks(numbered: Iterable[tuple[int, Prescription]]) -> Iterator[str]:
    """Why weeks are held, or that a ladder has ended."""
    said = [
        (number, one.change)
        for number, one in numbered
        if one.rule != "deload" and (one.held or ENDED in one.change) and not said_once(one)
    ]
    for text, weeks in _runs(said):
        when = _weeks(weeks)
        remark = set_more(text, when) if ENDED in text else f"{when}: {text}"
        yield f"{remark[:1].upper()}{remark[1:]}"


_EXACT = re.compile(r"\+[0-9]")


def _legend(lines: Sequence[Line], weeks: Sequence[Week], body: str) -> Iterator[str]:
    """What explains the signs that really occur; ``body`` is the mass that percents are for."""
    shares = [share for line in lines for cell in line.cells for share in cell]
    yield from (BOXES, EFFORT)
    if any("tempo" in text for line in lines for text in (line.pace, *line.ways)):
        yield TEMPO
    amounts = [share.amount for share in shares]
    yield from filter(None, (holds_words(amounts), marks_words(amounts)))
    percents = [text for line in lines for text in (line.steady, *line.ways)]
    percents += [share.percent for share in shares]
    percent = first_percent(percents)
    if percent:
        exact = any(_EXACT.match(text) or "(+" in text for text in percents)
        words = PERCENT.format(percent)
        yield f"{words.removesuffix('.')}, for a body mass of {body}." if exact else words
    if any(week.deload for week in weeks):
        yield DELOAD

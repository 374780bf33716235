"""The ladder of one exercise as a page, and as JSON."""

from collections.abc import Iterator

from hipfit.formats.page import INDENT, MEASURE, Line, Role, bullets, heading, marked, wrapped
from hipfit.formats.plan_words import owned_words, step_words
from hipfit.model.ladder import HARDER_IS, Ladder, LadderStep
from hipfit.model.words import RungKind

HERE = "begin here"
LAW = (
    "Load × (1 + reps / 30) says how many reps are worth how much weight. It is a rule of thumb, "
    "and rough above 10 reps: it bridges a gap and measures nothing."
)
PERCENT = "Percent come from mechanics: the leg as a lever about the hip, the body mass moved."


def ladder_page(ladder: Ladder, width: int) -> Iterator[Line]:
    """Every step with its range, how much harder it is, and when to climb."""
    width = min(width, MEASURE)
    trainee = ladder.trainee
    mass = f"{trainee.kilograms:g} kg" if trainee.body_mass is None else str(trainee.body_mass)
    taken = " (--body-mass sets yours)" if trainee.body_mass is None else ""
    yield from wrapped(f"{ladder.name}: the ladder", width, Role.TITLE)
    yield from wrapped(
        f"{trainee.level.value} · {owned_words(trainee)} · body mass {mass}{taken}",
        width,
        Role.QUIET,
        hang=INDENT,
    )
    yield from heading("Steps")
    for number, one in enumerate(ladder.steps, 1):
        begin = f"  ({HERE})" if number == ladder.start else ""
        mark = f"{number}. "
        yield from marked(mark, f"{step_words(one.step)}{begin}", width)
        for text in _facts(ladder, one, number):
            yield from wrapped(text, width, Role.QUIET, indent=INDENT + " " * len(mark) + INDENT)
    at_end = _together(ladder.beyond)
    for title, texts in (("At the end", at_end), ("Owned, not used here", ladder.unused)):
        if texts:
            yield from heading(title)
            yield from bullets(texts, width)
    yield from heading("How to read it")
    for text in _legend(ladder):
        yield from wrapped(text, width, Role.QUIET, indent=INDENT, hang=INDENT)


def _together(texts: tuple[str, ...]) -> tuple[str, ...]:
    """What leads on from the end, with the harder exercises in one sentence where they are many."""
    names = [text.removeprefix(HARDER_IS) for text in texts if text.startswith(HARDER_IS)]
    if len(names) < 2:  # noqa: PLR2004 - one is no list
        return texts
    others = [text for text in texts if not text.startswith(HARDER_IS)]
    first = next(at for at, text in enumerate(texts) if text.startswith(HARDER_IS))
    return (*others[:first], f"harder are {'; '.join(names)}", *others[first:])


def _facts(ladder: Ladder, one: LadderStep, number: int) -> Iterator[str]:
    """The range and when to climb, how hard the step is, and what makes up for what."""
    unit = "s" if one.held else "reps"
    begin = f", from {one.entry} on" if one.entry > one.amounts.low else ""
    tempo = "" if one.held else f" at {one.step.tempo}"
    last = number == len(ladder.steps)
    top = f"{ladder.sets}×{one.amounts.high}{' s' if one.held else ''}"
    climb = "the ladder ends" if last else f"climb after {top} {_times(ladder.top_sessions)}"
    yield f"{one.amounts} {unit}{tempo}{begin}; {climb}"
    yield from _harder(ladder, one, number)
    if one.step.warning:
        yield one.step.warning


def _harder(ladder: Ladder, one: LadderStep, number: int) -> Iterator[str]:
    """How much harder a step is than the one before and than body weight, where that is known."""
    before = ladder.steps[number - 2].step if number > 1 else None
    if before is None or one.step.makes_up:
        return
    total = f"+{one.percent_over_body:.1f} % over body weight" if one.percent_over_body else ""
    if one.step.percent_harder is not None:
        below = _below(ladder, number)
        step = f"+{one.step.percent_harder:.1f} % over {below}"
        yield total if below == BODY else f"{step}, {total}"
    elif one.step.kind is not RungKind.BAND and before.load == one.step.load:
        yield ", ".join(filter(None, (total, "harder than the step before, amount not known")))


BODY = "body weight"


def _times(count: int) -> str:
    return "twice in a row" if count == 2 else f"{count} times in a row"  # noqa: PLR2004 - a word


def _below(ladder: Ladder, number: int) -> str:
    """The step that a percent compares with: the last before it of another known demand."""
    for before in range(number - 1, 0, -1):
        step = ladder.steps[before - 1].step
        if step.demand is not None:
            if step.load is None:
                return BODY
            return f"step {before}"
    return BODY


def _legend(ladder: Ladder) -> Iterator[str]:
    yield (
        f"Climb when every set has reached the top of its range {_times(ladder.top_sessions)}; "
        "a plan works out the weeks. Slower forms may go higher where a session has the time."
    )
    if any(one.step.percent_harder is not None for one in ladder.steps):
        yield PERCENT
    if any("about as hard" in one.step.warning for one in ladder.steps):
        yield LAW


def ladder_json(ladder: Ladder) -> str:
    """The ladder with everything it holds."""
    from hipfit.formats.data import fields_of
    from hipfit.formats.json_text import json_text

    return json_text("hipfit.ladder/1", fields_of(ladder))

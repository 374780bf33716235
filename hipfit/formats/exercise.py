"""One exercise as a page to learn it from, and as JSON."""

from collections.abc import Iterable, Iterator, Sequence

from hipfit.formats.page import (
    BLANK,
    INDENT,
    MEASURE,
    Line,
    Role,
    bullets,
    facts,
    heading,
    marked,
    wrapped,
)
from hipfit.model.catalogue import Catalogue
from hipfit.model.exercise import Evidence, Exercise, Rung
from hipfit.model.words import Grade, Kind, Measure, Position, RungKind, Sides, Site

POSITION_WORDS = {
    Position.STANDING: "standing",
    Position.SEATED: "sitting",
    Position.HALF_KNEELING: "kneeling on one knee",
    Position.KNEELING: "kneeling",
    Position.QUADRUPED: "on hands and knees",
    Position.SUPINE: "lying on the back",
    Position.PRONE: "lying on the belly",
    Position.SIDE_LYING: "lying on the side",
    Position.PLANK: "in a plank on the forearms",
    Position.SIDE_PLANK: "in a side plank",
}

SIDES_WORDS = {
    Sides.BOTH: "both legs at once",
    Sides.EACH: "all of one side first, then the other",
    Sides.ALTERNATING: "left and right in turn; reps count for each side",
}

GRADE_WORDS = {
    Grade.READ_IN_SOURCE: "",
    Grade.QUOTED_ELSEWHERE: ", as reported in another text",
    Grade.WEB_PAGE: " (web page)",
}

PERCENT = "(+"
PERCENT_WORDS = "(+3 %): how much harder a step is than the one below it, from the mechanics."

MVIC_WORDS = (
    "%MVIC: the muscle's electrical activity, in percent of its hardest possible contraction, "
    "in one laboratory. It helps to order exercises; it promises no growth."
)


def exercise_page(
    exercise: Exercise,
    catalogue: Catalogue,
    width: int,
    owned_steps: Sequence[str] | None = None,
    drawing: Iterable[Line] = (),
) -> Iterator[Line]:
    """The page of one exercise. ``owned_steps``: its ladder in words, for what is owned."""
    width = min(width, MEASURE)
    yield from wrapped(exercise.name, width, Role.TITLE)
    yield from wrapped(exercise.summary, width)
    yield from drawing
    yield BLANK
    yield from facts(_facts(exercise), width, Role.QUIET)
    yield from heading("Start")
    yield from wrapped(exercise.start, width, indent=INDENT)
    yield from heading("Steps")
    for number, step in enumerate(exercise.steps, 1):
        yield from marked(f"{number}. ", step, width)
    yield from heading("Cues")
    yield from bullets(exercise.cues, width)
    yield from heading("Common mistakes")
    yield from bullets(exercise.mistakes, width)
    yield from heading("You should feel it")
    yield from wrapped(exercise.feel, width, indent=INDENT)
    yield from _ladder(exercise, width, owned_steps)
    if exercise.precautions:
        yield from heading("Take care")
        yield from bullets(exercise.precautions, width)
    yield from _evidence(exercise, catalogue, width)
    if exercise.aliases:
        yield from heading("Also called")
        yield from wrapped(", ".join(exercise.aliases), width, indent=INDENT)


def _facts(exercise: Exercise) -> Iterator[tuple[str, str]]:
    yield "Name to type", exercise.id
    if exercise.kind is not Kind.STRENGTH:
        yield "Kind", exercise.kind.value
    if exercise.prime_movers:
        yield "Trains", ", ".join(muscle.label for muscle in exercise.prime_movers)
    if exercise.helpers:
        yield "Helped by", ", ".join(muscle.label for muscle in exercise.helpers)
    yield "Movement", ", ".join(movement.label for movement in exercise.movements)
    yield "Level", exercise.level.value
    yield "Position", POSITION_WORDS[exercise.position]
    yield "Needs", ", ".join(item.label for item in exercise.equipment) or "no equipment"
    yield "Sides", SIDES_WORDS[exercise.sides]
    yield "One set", dose_words(exercise)
    asks = sorted(demand.value for demand in exercise.all_demands)
    if asks:
        yield "Left out by", f"--avoid {', '.join(asks)}"


def dose_words(exercise: Exercise) -> str:
    """What one set holds, and how fast."""
    dose = exercise.dose
    if dose.reps is not None:
        tempo = exercise.tempo
        phases = [f"{tempo.up_seconds} s up", f"{tempo.down_seconds} s down"]
        if tempo.pause_seconds:
            phases.insert(1, f"{tempo.pause_seconds} s still")
        return f"{dose.reps} reps, each {', '.join(phases)}"
    if dose.holds == 1:
        return f"one hold of {dose.hold_seconds} s"
    return f"{dose.holds} holds of {dose.hold_seconds} s"


def _ladder(exercise: Exercise, width: int, owned_steps: Sequence[str] | None) -> Iterator[Line]:
    """The neighbours and the rungs: those that can be climbed with what is owned, or all."""
    neighbours = [("Easier", exercise.easier), ("Harder", exercise.harder)]
    rungs = list(map(rung_words, exercise.ladder)) if owned_steps is None else owned_steps
    if not any(ids for _, ids in neighbours) and len(rungs) < 2:  # noqa: PLR2004 - one is no ladder
        return
    yield from heading("Easier and harder")
    yield from facts(((name, ", ".join(ids)) for name, ids in neighbours if ids), width, Role.QUIET)
    if rungs:
        title = "Steps within this exercise" if owned_steps is None else "Steps with what you own"
        yield from wrapped(f"{title}, easiest first:", width, Role.QUIET, indent=INDENT)
        for number, rung in enumerate(rungs, 1):
            yield from marked(f"{number}. ", rung, width)
        if any(PERCENT in rung for rung in rungs):
            yield from wrapped(PERCENT_WORDS, width, Role.QUIET, indent=INDENT)


def rung_words(rung: Rung) -> str:
    """A rung in words, before it is known what is owned."""
    if rung.equipment is None or rung.site is None:
        name = rung.kind.value.replace("-", " ")
        return f"{name}: {rung.how}" if rung.how else name
    what = rung.equipment.one
    if rung.pieces > 1 and rung.site is not Site.EACH_HAND:
        what = f"{rung.pieces} {rung.equipment.label}s"
    kind = "stronger bands" if rung.kind is RungKind.BAND else "heavier ones"
    how = f": {rung.how}" if rung.how else f", then {kind}"
    return f"{what} {rung.site.label}{how}"


def _evidence(exercise: Exercise, catalogue: Catalogue, width: int) -> Iterator[Line]:
    if not exercise.evidence and not exercise.not_measured:
        return
    yield from heading("Evidence")
    if exercise.not_measured:
        yield from wrapped(exercise.not_measured, width, indent=INDENT)
        return
    for setting, rows in _by_setting(exercise, catalogue).items():
        yield from bullets([setting], width)
        yield from facts(
            ((_muscle(row), _figure(row)) for row in rows), width, Role.PLAIN, INDENT * 2
        )
    if any(row.measure is not Measure.INDEX for row in exercise.evidence):
        yield from wrapped(MVIC_WORDS, width, Role.QUIET, indent=INDENT)


def _by_setting(exercise: Exercise, catalogue: Catalogue) -> dict[str, list[Evidence]]:
    """The figures under what was measured, by whom, and how far that is to be trusted."""
    found: dict[str, list[Evidence]] = {}
    for row in exercise.evidence:
        source = catalogue.source(row.source)
        who = source.short if source is not None else row.source
        what = row.variant or "this exercise"
        near = "; not this exercise, but a near one" if row.proxy else ""
        setting = f"{what[:1].upper()}{what[1:]}. {who}{GRADE_WORDS[row.grade]}{near}."
        found.setdefault(setting, []).append(row)
    return found


def _muscle(row: Evidence) -> str:
    return f"{row.muscle.label} ({row.part})" if row.part else row.muscle.label


UNITS = {Measure.MEAN: " %MVIC", Measure.PEAK: " %MVIC at the peak", Measure.INDEX: " (index)"}


def _figure(row: Evidence) -> str:
    bound = f"{row.bound} " if row.bound else ""
    number = f"{row.value:g}" if row.value is not None else f"{row.low:g}–{row.high:g}"
    sample = [f"SD {row.sd:g}"] if row.sd is not None else []
    sample += [f"{row.n} people"] if row.n is not None else []
    return ", ".join([f"{bound}{number}{UNITS[row.measure]}", *sample])


def exercise_json(exercise: Exercise, catalogue: Catalogue) -> str:
    """The exercise with the sources it cites."""
    from hipfit.formats.data import as_data
    from hipfit.formats.json_text import json_text

    cited = dict.fromkeys(row.source for row in exercise.evidence)
    sources = [one for one in map(catalogue.source, cited) if one is not None]
    return json_text(
        "hipfit.exercise/1", {"exercise": as_data(exercise), "sources": as_data(sources)}
    )

"""Exercises as a list: on a page by movement, in a pipe one a line, as JSON and as CSV."""

from collections.abc import Iterator, Sequence

from hipfit.formats.page import BLANK, Line, Role, clean, columns, padded, tables, wrapped
from hipfit.model.exercise import Exercise
from hipfit.model.words import Kind, Movement

ROLES = (Role.NAME, Role.QUIET, Role.PLAIN)
WIDEST = 110


def listing_lines(exercises: Sequence[Exercise]) -> Iterator[Line]:
    """One exercise a line, in aligned columns, for grep and its friends."""
    rows = [tuple(map(clean, _cells(one))) for one in exercises]
    widths = [max(map(columns, column)) + 2 for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (padded(cell, size) for cell, size in zip(row, widths, strict=True))
        yield (("".join(cells), Role.PLAIN),)


def _cells(exercise: Exercise) -> tuple[str, ...]:
    return (
        exercise.id,
        exercise.kind.value,
        exercise.level.value,
        exercise.position.value,
        ",".join(exercise.movements),
        ",".join(exercise.prime_movers) or "-",
        ",".join(exercise.to_own) or "none",
    )


def listing_page(exercises: Sequence[Exercise], width: int) -> Iterator[Line]:
    """The exercises in groups: strength work by its main movement, then the other kinds."""
    width = min(width, WIDEST)
    count = "1 exercise" if len(exercises) == 1 else f"{len(exercises)} exercises"
    yield ((count, Role.TITLE),)
    groups = [(title, list(map(_row, group))) for title, group in _groups(exercises)]
    yield from tables(groups, width, ROLES)
    if exercises:
        yield BLANK
        yield from wrapped(f"'hipfit show {exercises[0].id}' teaches the move.", width, Role.QUIET)


def _groups(exercises: Sequence[Exercise]) -> Iterator[tuple[str, list[Exercise]]]:
    by_level = sorted(exercises, key=lambda one: one.level.rank)
    for movement in Movement:
        group = [
            one for one in by_level if one.kind is Kind.STRENGTH and one.movements[0] is movement
        ]
        if group:
            yield movement.label, group
    for kind, title in ((Kind.WARM_UP, "warm-up"), (Kind.STRETCH, "stretches")):
        others = [one for one in exercises if one.kind is kind]
        if others:
            yield title, others


def _row(exercise: Exercise) -> tuple[str, ...]:
    needs = f"needs {', '.join(item.label for item in exercise.to_own)}" if exercise.to_own else ""
    trains = ", ".join(muscle.label for muscle in exercise.prime_movers)
    return exercise.id, exercise.level.value, "; ".join(filter(None, (trains, needs)))


def listing_json(exercises: Sequence[Exercise]) -> str:
    """The exercises, complete."""
    from hipfit.formats.data import as_data
    from hipfit.formats.json_text import json_text

    return json_text("hipfit.exercises/1", {"exercises": as_data(tuple(exercises))})


CSV_COLUMNS = (
    *("id", "name", "kind", "level", "position", "sides", "movements", "prime_movers"),
    *("helpers", "equipment", "summary"),
)
"""What the CSV holds: of each exercise the fields of one line; several names stand in one cell."""


def listing_csv(exercises: Sequence[Exercise]) -> str:
    """The exercises as CSV with a heading row."""
    from hipfit.formats.csv_text import csv_text
    from hipfit.formats.data import as_data

    values = ([as_data(getattr(one, name)) for name in CSV_COLUMNS] for one in exercises)
    return csv_text(
        CSV_COLUMNS,
        (
            [" ".join(map(str, one)) if isinstance(one, list) else str(one) for one in row]
            for row in values
        ),
    )

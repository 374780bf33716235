"""Which exercise trains what: prime movers first, then helpers."""

from collections.abc import Iterator, Sequence

from hipfit.formats.page import BLANK, MEASURE, Line, Role, facts, heading, tables, wrapped
from hipfit.model.catalogue import Catalogue
from hipfit.model.exercise import Exercise
from hipfit.model.words import Muscle


def trained_by(catalogue: Catalogue, muscle: Muscle) -> tuple[list[Exercise], list[Exercise]]:
    """The strength exercises in which the muscle is a prime mover, and those it helps in."""
    strength = catalogue.strength
    return (
        [one for one in strength if muscle in one.prime_movers],
        [one for one in strength if muscle in one.helpers],
    )


def muscles_page(catalogue: Catalogue, muscles: Sequence[Muscle], width: int) -> Iterator[Line]:
    """Each muscle with its exercises; a single one with what each exercise is."""
    width = min(width, MEASURE)
    if len(muscles) == 1:
        yield from _one_muscle(catalogue, muscles[0], width)
        return
    yield from wrapped("Which exercise trains what", width, Role.TITLE)
    for muscle in muscles:
        prime, helps = trained_by(catalogue, muscle)
        yield from heading(muscle.label)
        rows = (("prime mover", prime), ("helper", helps))
        yield from facts(
            ((name, ", ".join(one.id for one in group) or "none") for name, group in rows),
            width,
            Role.QUIET,
        )
    yield BLANK
    yield from wrapped(
        "A set counts in full for a prime mover and half for a helper.", width, Role.QUIET
    )


def _one_muscle(catalogue: Catalogue, muscle: Muscle, width: int) -> Iterator[Line]:
    yield from wrapped(muscle.label.capitalize(), width, Role.TITLE)
    titles = ("As a prime mover", "As a helper")
    groups = [
        (title, [(one.id, one.level.value, one.summary) for one in group])
        for title, group in zip(titles, trained_by(catalogue, muscle), strict=True)
        if group
    ]
    yield from tables(groups, width, (Role.NAME, Role.QUIET, Role.PLAIN))


def muscles_json(catalogue: Catalogue, muscles: Sequence[Muscle]) -> str:
    """The ids of each muscle's exercises."""
    from hipfit.formats.json_text import json_text

    found = ((muscle, trained_by(catalogue, muscle)) for muscle in muscles)
    return json_text(
        "hipfit.muscles/1",
        {
            "muscles": [
                {
                    "muscle": muscle.value,
                    "prime_mover_in": [one.id for one in prime],
                    "helper_in": [one.id for one in helps],
                }
                for muscle, (prime, helps) in found
            ]
        },
    )

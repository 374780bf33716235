"""The values of options: own parsers, which say what is allowed and what was probably meant."""

import re
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from hipfit.commands import complete
from hipfit.console import Stdout
from hipfit.errors import UnknownNameError, UsageError
from hipfit.model.catalogue import Catalogue, nearest, slug
from hipfit.model.trainee import OLDEST_YEARS, YOUNGEST_YEARS
from hipfit.model.words import Kind, Level, Movement, Muscle, Unit

if TYPE_CHECKING:
    from hipfit.model.exercise import Exercise
    from hipfit.model.quantity import Mass

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)

COLORS = ("auto", "always", "never")

CatalogueOption = Annotated[
    str | None,
    typer.Option(
        "--catalogue",
        metavar="FILE",
        help="A catalogue file of your own, added to the shipped one.",
    ),
]
ColorOption = Annotated[
    str,
    typer.Option(
        "--color",
        metavar="WHEN",
        help="auto, always or never.",
        autocompletion=complete.colors,
    ),
]
UnitsOption = Annotated[
    str,
    typer.Option(
        "--units",
        metavar="UNIT",
        help="Unit of sizes without one: kg or lb.",
        autocompletion=complete.units,
    ),
]
TextOrJsonOption = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="FORMAT",
        help="text or json.",
        autocompletion=complete.text_or_json,
    ),
]
EquipmentOption = Annotated[
    list[str] | None,
    typer.Option(
        "--equipment",
        metavar="KIND[:SIZES]",
        help="What you own, as band:light,medium or dumbbell:2,4,4 (two of 4) or chair; repeat it; "
        "'help' lists all kinds.",
        autocompletion=complete.equipment,
    ),
]
AvoidOption = Annotated[
    list[str] | None,
    typer.Option(
        "--avoid",
        metavar="NAME",
        help="What you cannot do or have, as kneeling or knee-pain; 'help' lists all names.",
        autocompletion=complete.avoidable,
    ),
]

ExerciseArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="EXERCISE",
        help="Its name, in any of the ways people call it.",
        autocompletion=complete.exercises,
    ),
]

BodyMassOption = Annotated[
    str | None,
    typer.Option("--body-mass", metavar="MASS", help="Your mass, for the percentages: 65."),
]
AgeOption = Annotated[
    str | None,
    typer.Option("--age", metavar="YEARS", help="Your age; above 65 the doses start lower."),
]
LevelOption = Annotated[
    str,
    typer.Option(
        "--level",
        "-l",
        metavar="LEVEL",
        help="beginner, intermediate or advanced.",
        autocompletion=complete.levels,
    ),
]

AGES = (YOUNGEST_YEARS, OLDEST_YEARS)

_MASS = re.compile(r"(?P<amount>[0-9]+(?:\.[0-9]+)?) ?(?P<unit>kg|lb)?")


def catalogue(path: str | None) -> Catalogue:
    """The shipped catalogue, with the user's file added where one is given."""
    from hipfit.storage.catalogue import load_catalogue

    if path is None:
        return load_catalogue()
    if not path:
        raise UsageError(
            "--catalogue needs the name of a file", "leave it out for the shipped exercises alone"
        )
    from pathlib import Path

    return load_catalogue(Path(path))


def split(values: Iterable[str] | None) -> list[str]:
    """The names in a repeated option, each of whose values may be a comma list."""
    return [name.strip() for value in values or () for name in value.split(",") if name.strip()]


def asks_for_help(*options: Iterable[str] | None) -> bool:
    """Whether 'help' stands behind one of these options, in place of a name."""
    return any("help" in split(values) for values in options)


def helped(
    avoid: Iterable[str] | None,
    equipment: Iterable[str] | None,
    catalogue: Catalogue,
    out: Stdout,
) -> bool:
    """Print what ``--avoid`` or ``--equipment`` takes, where 'help' stands behind it."""
    if not asks_for_help(avoid, equipment):
        return False
    from hipfit.formats.topics import avoid_page, equipment_page

    if asks_for_help(avoid):
        out.page(avoid_page(catalogue, out.width))
    else:
        out.page(equipment_page(complete.EQUIPMENT, out.width))
    return True


NAMED_BY = {
    "--avoid": "'--avoid help' lists the names; where nothing is to be avoided, leave it out",
    "--on": "write the weekdays, as --on mon,wed,fri",
    "--equipment": "write what you own, as --equipment band:light,chair, or none; "
    "'--equipment help' lists all kinds",
    "--include": "name an exercise, as --include clamshell; 'hipfit list' has them all",
    "--exclude": "name an exercise, as --exclude squat; 'hipfit list' has them all",
}
"""What to write behind an option that was left without a name."""


def names(option: str, values: Iterable[str] | None) -> list[str]:
    """The names in a repeated option. Raises ``UsageError`` for a value that has none.

    An empty value is a slip, often of a script's variable: it must not pass for no wish at all.
    """
    given = list(values or ())
    if not all(split([value]) for value in given):
        raise UsageError(
            f"{option} names nothing",
            NAMED_BY.get(option, "write a name behind it, or leave it out"),
        )
    return split(given)


def whole_number(  # noqa: PLR0913 - the range, and what to say outside of it
    option: str, text: str, low: int, high: int, *, usual: int = 4, because: str = ""
) -> int:
    """The whole number from ``low`` to ``high`` that ``text`` is.

    Raises ``UsageError``, with the ``usual`` one as an example where no number was typed, and
    ``because`` as the reason for the range where that is not plain.
    """
    digits = text.strip()
    if digits.isascii() and digits.isdecimal() and low <= int(digits[:9]) <= high:
        return int(digits[:9])
    raise UsageError(
        f"{option} must be a whole number from {low} to {high}, not '{text}'",
        f"for example {option} {_near(digits, low, high, usual)}"
        + (f": {because}" if because else ""),
    )


def _near(digits: str, low: int, high: int, usual: int) -> int:
    """An allowed number near what was typed; the usual one where that is no number."""
    number = int(digits[:9]) if digits.isascii() and digits.isdecimal() else usual
    return max(low, min(number, high))


def named(option: str, what: str, text: str, known: Mapping[str, T]) -> T:
    """What ``text`` names, case, spaces and a plural s forgiven. Raises ``UnknownNameError``."""
    wanted = slug(text)
    for spelling in (wanted, wanted.removesuffix("s")):
        if spelling in known:
            return known[spelling]
    near = nearest(wanted, known, most=3)
    first_names = {meant: name for name, meant in [*known.items()][::-1]}
    choices = ", ".join(name for name, meant in known.items() if first_names[meant] == name)
    raise UnknownNameError(
        f"{option}: no {what} is called '{text}'",
        f"did you mean {' or '.join(near)}?" if near else f"choose from {choices}",
        near,
    )


def one_of(option: str, what: str, text: str, words: type[E]) -> E:
    """The word of a vocabulary that ``text`` is. Raises ``UnknownNameError``."""
    return named(option, what, text, {one.value: one for one in words})


def choice(option: str, text: str, known: Sequence[str]) -> str:
    """One of a few plain words. Raises ``UsageError`` that lists them."""
    wanted = slug(text)
    if wanted in known:
        return wanted
    raise UsageError(
        f"{option} must be {', '.join(known[:-1])} or {known[-1]}, not '{text}'",
        f"write {option} {known[0]}, for example",
    )


def color(text: str) -> str:
    """When to colour."""
    return choice("--color", text, COLORS)


MUSCLE_ALIASES: dict[str, tuple[Muscle, ...]] = {
    **{muscle.value: (muscle,) for muscle in Muscle},
    "glutes": (Muscle.GLUTEUS_MAXIMUS, Muscle.GLUTEUS_MEDIUS, Muscle.GLUTEUS_MINIMUS),
    "gluteals": (Muscle.GLUTEUS_MAXIMUS, Muscle.GLUTEUS_MEDIUS, Muscle.GLUTEUS_MINIMUS),
    "glute-max": (Muscle.GLUTEUS_MAXIMUS,),
    "glute-med": (Muscle.GLUTEUS_MEDIUS,),
    "glute-min": (Muscle.GLUTEUS_MINIMUS,),
    "tfl": (Muscle.TENSOR_FASCIAE_LATAE,),
    "adductor": (Muscle.ADDUCTORS,),
    "groin": (Muscle.ADDUCTORS,),
    "external-rotator": (Muscle.EXTERNAL_ROTATORS,),
    "rotators": (Muscle.EXTERNAL_ROTATORS,),
    "hip-flexor": (Muscle.HIP_FLEXORS,),
    "hamstring": (Muscle.HAMSTRINGS,),
    "quads": (Muscle.QUADRICEPS,),
    "core": (Muscle.TRUNK,),
    "calf": (Muscle.CALVES,),
}


def muscles(option: str, values: Iterable[str] | None) -> tuple[Muscle, ...]:
    """The muscles named, everyday names understood; in the model's order."""
    wanted = names(option, values)
    found = {one for name in wanted for one in named(option, "muscle", name, MUSCLE_ALIASES)}
    return tuple(one for one in Muscle if one in found)


def movements(values: Iterable[str] | None) -> frozenset[Movement]:
    """The movements named."""
    wanted = names("--movement", values)
    return frozenset(one_of("--movement", "movement", name, Movement) for name in wanted)


def levels(values: Iterable[str] | None) -> frozenset[Level]:
    """The levels named."""
    return frozenset(one_of("--level", "level", name, Level) for name in names("--level", values))


def kinds(values: Iterable[str] | None) -> frozenset[Kind]:
    """The kinds of exercise named."""
    wanted = names("--kind", values)
    return frozenset(one_of("--kind", "kind of exercise", name, Kind) for name in wanted)


def avoided(values: Iterable[str] | None, catalogue: Catalogue) -> tuple[str, ...]:
    """The limits and conditions named, each once. Raises ``UsageError`` and its kin."""
    from hipfit.model.words import Demand
    from hipfit.planning.limits import find_avoidable

    found = [find_avoidable(catalogue, name) for name in names("--avoid", values)]
    meant = (one.value if isinstance(one, Demand) else one.condition for one in found)
    return tuple(dict.fromkeys(meant))


def exercise_ids(
    option: str, values: Iterable[str] | None, catalogue: Catalogue
) -> tuple[str, ...]:
    """The ids of the exercises named, each once, in the order given. Raises ``UsageError``."""
    found: list[Exercise] = [catalogue.find(name) for name in names(option, values)]
    return tuple(dict.fromkeys(one.id for one in found))


def age(text: str | None) -> int | None:
    """An age in whole years, where one is given. Raises ``UsageError``."""
    return None if text is None else whole_number("--age", text, *AGES, usual=35)


def body_mass(text: str | None, unit: Unit) -> "Mass | None":
    """A body mass as typed, with or without its unit. Raises ``UsageError``."""
    if text is None:
        return None
    from hipfit.model.quantity import Mass, kilograms_of
    from hipfit.model.trainee import HEAVIEST_BODY, LIGHTEST_BODY

    found = _MASS.fullmatch(text.strip().lower())
    if found is not None:
        written = Unit(found["unit"]) if found["unit"] else unit
        amount = float(found["amount"])
        if LIGHTEST_BODY <= kilograms_of(amount, written) <= HEAVIEST_BODY:
            return Mass(amount=amount, unit=written)
    raise UsageError(
        f"--body-mass must be {LIGHTEST_BODY} to {HEAVIEST_BODY} kg, not '{text}'",
        "write --body-mass 65, or --body-mass 143lb",
    )

"""The catalogue as the wheel carries it: lines of JSON, of which few are read at a time.

The first line holds what ``hipfit list`` shows and sorts by, of every exercise. One line for
each exercise follows, with its texts, ladder and evidence, and one with the sources and
precautions. ``hipfit show`` reads three lines of more than eighty.

A value of which a line is still to be read is an ``Unread`` one, until somebody asks for a
field of that line.
"""

import json
from typing import ClassVar

from hipfit.model.catalogue import Catalogue
from hipfit.model.exercise import Exercise
from hipfit.model.value import Value
from hipfit.storage.plain import Data, fields_of, fill, line, plain

FIRST_OF_CATALOGUE = frozenset({"exercises", "shared_aliases"})
FIRST_OF_EXERCISE = frozenset(
    {
        "id",
        "name",
        "aliases",
        "summary",
        "kind",
        "level",
        "movements",
        "position",
        "demands",
        "sides",
        "prime_movers",
        "helpers",
        "equipment",
        "activation",
    }
)


def pack(catalogue: Catalogue) -> bytes:
    """The catalogue as lines of JSON; the same bytes every time."""
    first, last = _split(plain(catalogue), FIRST_OF_CATALOGUE)
    halves = [_split(one, FIRST_OF_EXERCISE) for one in first["exercises"]]
    first["exercises"] = [now for now, _ in halves]
    return b"\n".join([line(first), *(line(later) for _, later in halves), line(last)])


def unpack(raw: bytes) -> Catalogue:
    """The catalogue that ``pack`` wrote. Nothing is checked: never give it a user's file."""
    first, *lines, last = raw.split(b"\n")
    data: Data = json.loads(first)
    exercises = tuple(map(_exercise, data.pop("exercises"), lines))
    catalogue = object.__new__(_UnreadCatalogue)
    fill(catalogue, fields_of(Catalogue, data) | {"exercises": exercises, "unread": last})
    return catalogue


def _exercise(now: Data, later: bytes) -> Exercise:
    exercise = object.__new__(_UnreadExercise)
    fields = fields_of(Exercise, now)
    fields["unread"] = later
    fill(exercise, fields)
    return exercise


def _split(data: Data, first: frozenset[str]) -> tuple[Data, Data]:
    """The fields that come first, and the others."""
    now = {name: value for name, value in data.items() if name in first}
    return now, {name: value for name, value in data.items() if name not in first}


class Unread:
    """The class of a value that waits for one of its later fields to be asked for.

    It stands before the real class among the bases. Asking for a later field, comparing,
    hashing or printing reads the ``unread`` line and makes the value one of the real class:
    nobody can tell them apart.
    """

    real_class: ClassVar[type[Value]]

    def __init_subclass__(cls, real_class: type[Value], first: frozenset[str]) -> None:
        """Put a guard on each later field; the fields themselves are the real class's."""
        cls.real_class = real_class
        for name in frozenset(real_class.__dataclass_fields__) - first:
            setattr(cls, name, _Later(name))

    def __eq__(self, other: object) -> bool:
        return _read(self) == other

    def __hash__(self) -> int:
        return hash(_read(self))

    def __repr__(self) -> str:
        return repr(_read(self))


class _Later:
    """Stands on a class for a field not read yet; once it is read, the value's own hides it."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __get__(self, value: Unread | None, owner: type) -> object:
        return self if value is None else getattr(_read(value), self.name)


def _read(value: Unread) -> object:
    """The same value, all of it."""
    own = value.__dict__
    own |= fields_of(value.real_class, json.loads(own.pop("unread")))
    object.__setattr__(value, "__class__", value.real_class)
    return value


class _UnreadExercise(Unread, Exercise, real_class=Exercise, first=FIRST_OF_EXERCISE):
    """An exercise without its texts, ladder and evidence."""


class _UnreadCatalogue(Unread, Catalogue, real_class=Catalogue, first=FIRST_OF_CATALOGUE):
    """A catalogue without its sources and precautions."""

"""The catalogue: all exercises with their sources and precautions, found by name."""

from collections.abc import Iterable
from functools import cached_property

from hipfit.errors import AmbiguousNameError, UnknownNameError
from hipfit.model.exercise import Exercise
from hipfit.model.quantity import Span
from hipfit.model.value import Value
from hipfit.model.words import Demand, Grade, Kind


class Source(Value):
    """Where a fact comes from. At least one of ``doi`` and ``url`` leads to it, or a journal."""

    key: str
    authors: str
    title: str
    journal: str = ""
    year: int | None = None
    doi: str = ""
    url: str = ""

    @property
    def short(self) -> str:
        """Authors and year, short enough for a sentence: "DiStefano et al. 2009"."""
        first, *others = self.authors.replace(" & ", ", ").split(", ")
        who = first if not others else f"{first} et al."
        return who if self.year is None else f"{who} {self.year}"


class Limit(Value):
    """A demand that a condition rules out (or, as care, one that needs attention).

    ``judgement`` is true where no source says so outright, ``steady`` where the demand is ruled
    out for another reason than the risk of falling, ``support`` where a care's note says what to
    hold on to. What is held has ``longest_hold_seconds`` at most as care; None for its own range.
    """

    demand: Demand
    judgement: bool = False
    note: str = ""
    steady: bool = False
    support: bool = False
    longest_hold_seconds: int | None = None


class Precaution(Value):
    """What a condition means for training.

    ``limits`` rule exercises out, ``care`` lets them stand with its note. ``gentle`` keeps
    the dose of an older or frail beginner [fragala2019]: at most 2 sets, 10 to 15 reps.
    ``unloaded_weeks`` come first without added load, and over ``build_up_weeks`` the sets that are
    added are spread, those for the side of the hip last. ``reserve`` are the reps to leave in
    reserve throughout. ``no_harder``: reps rise within their first range, and
    no form, weight or set is added, however long the plan is. ``needs_clearance``: no plan at all
    until a health professional agrees. ``lasting``: it does not pass, however it feels.
    """

    condition: str
    name: str
    action: str
    grade: Grade
    sources: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    limits: tuple[Limit, ...] = ()
    care: tuple[Limit, ...] = ()
    gentle: bool = False
    unloaded_weeks: int = 0
    build_up_weeks: int = 0
    reserve: Span | None = None
    no_harder: bool = False
    needs_clearance: bool = False
    lasting: bool = False


class Catalogue(Value):
    """All exercises in their order, with sources and precautions.

    ``shared_aliases`` are the names that belong to several exercises on purpose.
    """

    exercises: tuple[Exercise, ...]
    sources: tuple[Source, ...] = ()
    precautions: tuple[Precaution, ...] = ()
    shared_aliases: tuple[str, ...] = ()

    @cached_property
    def by_id(self) -> dict[str, Exercise]:
        """The exercises by their ids."""
        return {one.id: one for one in self.exercises}

    def __repr__(self) -> str:
        return f"Catalogue({len(self.exercises)} exercises)"

    def __getitem__(self, exercise_id: str) -> Exercise:
        return self.by_id[exercise_id]

    @property
    def strength(self) -> tuple[Exercise, ...]:
        """The exercises that count as weekly sets."""
        return tuple(one for one in self.exercises if one.kind is Kind.STRENGTH)

    def of_kind(self, kind: Kind) -> tuple[Exercise, ...]:
        """The exercises of one kind, in catalogue order."""
        return tuple(one for one in self.exercises if one.kind is kind)

    def source(self, key: str) -> Source | None:
        """The source with that key, or None."""
        return next((one for one in self.sources if one.key == key), None)

    def find(self, text: str) -> Exercise:
        """The exercise that ``text`` names: an id, a name or an alias, case and spaces forgiven.

        Raises ``AmbiguousNameError`` for a shared alias and ``UnknownNameError``, with
        suggestions, for anything else.
        """
        wanted = slug(text)
        exact = [one for one in self.exercises if one.id == wanted or slug(one.name) == wanted]
        found = exact or [one for one in self.exercises if wanted in map(slug, one.aliases)]
        if len(found) == 1:
            return found[0]
        if found:
            ids = tuple(one.id for one in found)
            raise AmbiguousNameError(
                f"'{text}' is the name of {len(ids)} exercises",
                f"say which: {' or '.join(ids)}",
                ids,
            )
        near = nearest(wanted, self._all_names())
        ids = tuple(dict.fromkeys(self.find_id(name) for name in near))[:3]
        raise UnknownNameError(
            f"no exercise is called '{text}'",
            f"did you mean {' or '.join(ids)}?" if ids else "'hipfit list' shows them all",
            ids,
        )

    def find_id(self, known: str) -> str:
        """The id behind a known slug; the first of them for a shared alias."""
        return next(
            one.id
            for one in self.exercises
            if known in (one.id, slug(one.name)) or known in map(slug, one.aliases)
        )

    def _all_names(self) -> tuple[str, ...]:
        return tuple(
            dict.fromkeys(
                slug(name) for one in self.exercises for name in (one.id, one.name, *one.aliases)
            )
        )


def slug(text: str) -> str:
    """Lower case, words joined by single hyphens: ``" Fire  Hydrant"`` → ``fire-hydrant``."""
    return "-".join(text.casefold().replace("_", " ").replace("-", " ").split())


SHORTEST_START, SHORTEST_PART = 2, 3
"""Shorter than this, a beginning or a part of a name would match nearly everything."""


CLOSE, VERY_CLOSE = 0.6, 0.8
"""How alike a misspelling must be; a short word is like many others."""


def nearest(wanted: str, known: Iterable[str], most: int = 5) -> tuple[str, ...]:
    """The known names nearest to what was typed, best first: beginnings, parts, misspellings."""
    import difflib

    names = tuple(known)
    starts = [name for name in names if len(wanted) >= SHORTEST_START and name.startswith(wanted)]
    parts = [name for name in names if len(wanted) >= SHORTEST_PART and wanted in name]
    cutoff = CLOSE if len(wanted) > SHORTEST_PART else VERY_CLOSE
    close = difflib.get_close_matches(wanted, names, n=most, cutoff=cutoff)
    return tuple(dict.fromkeys([*starts, *parts, *close]))[:most]

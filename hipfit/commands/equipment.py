"""``--equipment``: what somebody owns, as they write it.

A value is a kind, with sizes behind a colon: ``band:light,medium``, ``ankle-weight:0.5,1``,
``dumbbell:4x2`` (or ``dumbbell:4,4``: owned twice), ``chair``. Several kinds may stand in one
value, with commas between them, for a name of equipment is never a size.
"""

import re
from collections.abc import Iterable, Iterator

from hipfit.commands.options import named, names, one_of
from hipfit.console import complain
from hipfit.errors import UsageError
from hipfit.model.catalogue import slug
from hipfit.model.quantity import Mass, kilograms_of
from hipfit.model.trainee import Owned
from hipfit.model.words import BANDS, TAKEN_FOR_GRANTED, Band, Equipment, Unit

OPTION = "--equipment"

KINDS: dict[str, Equipment | None] = {
    **{item.value: item for item in Equipment},
    "band": Equipment.MINI_BAND,
    "resistance-band": Equipment.MINI_BAND,
    "loop": Equipment.MINI_BAND,
    "loop-band": Equipment.MINI_BAND,
    "miniband": Equipment.MINI_BAND,
    "longband": Equipment.LONG_BAND,
    "theraband": Equipment.LONG_BAND,
    "tube": Equipment.LONG_BAND,
    "ankle-cuff": Equipment.ANKLE_WEIGHT,
    "db": Equipment.DUMBBELL,
    "bench": Equipment.CHAIR,
    "stool": Equipment.CHAIR,
    "stair": Equipment.STEP,
    "box": Equipment.STEP,
    "towel": Equipment.CUSHION,
    "pillow": Equipment.CUSHION,
    "mat": None,
    "floor": None,
    "none": None,
    "nothing": None,
}
"""What people type; None needs no owning."""

WEIGHTS = (Equipment.ANKLE_WEIGHT, Equipment.DUMBBELL)
SIZED = BANDS + WEIGHTS

STRENGTHS = {
    **{band.value: band for band in Band},
    "x-light": Band.EXTRA_LIGHT,
    "x-heavy": Band.EXTRA_HEAVY,
    "strong": Band.HEAVY,
    "extra-strong": Band.EXTRA_HEAVY,
}
COLOURS = {
    "tan": Band.EXTRA_LIGHT,
    "beige": Band.EXTRA_LIGHT,
    "yellow": Band.EXTRA_LIGHT,
    "red": Band.LIGHT,
    "green": Band.MEDIUM,
    "blue": Band.HEAVY,
    "black": Band.EXTRA_HEAVY,
    "silver": Band.EXTRA_HEAVY,
    "gold": Band.EXTRA_HEAVY,
}
"""The order of one maker's colours (judgement: others differ, it is rough)."""

_BANDS = {**STRENGTHS, **COLOURS}

LIGHTEST_KILOGRAMS, HEAVIEST_KILOGRAMS = 0.1, 100
MOST_PIECES = 10

_SIZE = re.compile(
    r"(?:(?P<before>[0-9]+) ?x ?(?=[0-9]+(?:\.[0-9]+)? ?(?:kg|lb)))?"
    r"(?P<amount>[0-9]+(?:\.[0-9]+)?|\.[0-9]+) ?(?P<unit>kgs?|kilos?|lbs?|pounds?)?"
    r"(?: ?x ?(?P<after>[0-9]+))?"
)


def parse_equipment(
    values: Iterable[str] | None, units: str = "kg", *, sizes_needed: bool = True
) -> tuple[Owned, ...]:
    """What is owned, in the model's order, each kind once. Raises ``UsageError``.

    ``sizes_needed``: a weight must say its sizes; where only the kind matters it need not.
    """
    unit = one_of("--units", "unit", units, Unit)
    values = list(values or ())
    typed = names(OPTION, values)
    sizes: dict[Equipment, list[str]] = {}
    for kind, given in _by_kind(values):
        if kind is not None and kind not in TAKEN_FOR_GRANTED:
            sizes.setdefault(kind, []).extend(given)
        else:
            _no_sizes(kind, given)
    if sizes and "none" in map(slug, typed):
        raise UsageError(f"{OPTION} none says that you own nothing else", "leave one of them away")
    return tuple(
        _owned(kind, sizes[kind], unit, sizes_needed=sizes_needed)
        for kind in Equipment
        if kind in sizes
    )


def _by_kind(values: Iterable[str]) -> Iterator[tuple[Equipment | None, list[str]]]:
    """Each kind named, with the sizes behind it."""
    for value in values:
        found: list[tuple[Equipment | None, list[str]]] = []
        for part in filter(None, (part.strip() for part in value.split(","))):
            if found and found[-1][0] in SIZED and not _names_kind(part):
                found[-1][1].append(part)
            else:
                name, _, size = part.partition(":")
                kind = named(OPTION, "equipment", name, KINDS)
                found.append((kind, [size.strip()] if size.strip() else []))
        yield from found


def _names_kind(text: str) -> bool:
    wanted = slug(text)
    return ":" in text or wanted in KINDS or wanted.removesuffix("s") in KINDS


def _owned(kind: Equipment, sizes: list[str], unit: Unit, *, sizes_needed: bool) -> Owned:
    if kind in BANDS:
        found = {_band(size) for size in sizes}
        return Owned(equipment=kind, bands=tuple(band for band in Band if band in found))
    if kind in WEIGHTS:
        if sizes_needed and not sizes:
            example = "0.5,1,2" if kind is Equipment.ANKLE_WEIGHT else "2,4,4,6 (two of 4)"
            raise UsageError(
                f"{OPTION} {kind.value} needs the sizes you own",
                f"write {OPTION} {kind.value}:{example}",
            )
        loads = [load for size in sizes for load in _loads(kind, size, unit)]
        loads.sort(key=lambda load: (load.kilograms, load.unit.value))
        return Owned(equipment=kind, loads=tuple(loads))
    _no_sizes(kind, sizes)
    return Owned(equipment=kind)


def _no_sizes(kind: Equipment | None, sizes: list[str]) -> None:
    if sizes:
        name = "none" if kind is None else kind.value
        raise UsageError(
            f"{OPTION}: {name} takes no size, but '{sizes[0]}' stands behind it",
            f"write {OPTION} {name}",
        )


def _band(text: str) -> Band:
    wanted = slug(text)
    if wanted in COLOURS:
        complain(
            f"hipfit: note: makers' band colours differ; {wanted} is taken as "
            f"{COLOURS[wanted].value}"
        )
    return named(OPTION, "band strength", text, _BANDS)


def _loads(kind: Equipment, text: str, unit: Unit) -> list[Mass]:
    """One size, as often as it is owned."""
    found = _SIZE.fullmatch(text.strip().lower().replace("×", "x").replace("*", "x"))
    if found is None:
        raise UsageError(
            f"{OPTION}: '{text}' is no size of {kind.value.replace('-', ' ')}",
            f"write {kind.value}:2,4 or {kind.value}:1.5kg,3lb or {kind.value}:4x2 (two of 4)",
        )
    pieces = found["before"] or found["after"] or "1"
    written = found["unit"]
    own_unit = unit if written is None else Unit.KG if written.startswith("k") else Unit.LB
    amount = float(found["amount"])
    if not LIGHTEST_KILOGRAMS <= kilograms_of(amount, own_unit) <= HEAVIEST_KILOGRAMS:
        raise UsageError(
            f"{OPTION}: {kind.one} weighs "
            f"{LIGHTEST_KILOGRAMS} to {HEAVIEST_KILOGRAMS} kg, not '{text}'",
            f"the comma separates sizes; write a decimal with a point: {kind.value}:0.5",
        )
    if not 1 <= int(pieces[:9]) <= MOST_PIECES:
        raise UsageError(
            f"{OPTION}: '{text}' says {pieces} pieces; 1 to {MOST_PIECES} can be owned",
            f"name a size once for each piece: {kind.value}:4,4",
        )
    return [Mass(amount=amount, unit=own_unit)] * int(pieces)

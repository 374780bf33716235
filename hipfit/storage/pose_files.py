"""``poses.yaml`` as people write it: poses that are like others, read, checked and filled in.

A pose may be ``like`` a base of the file, and an end is like its start: it says what differs.
Slow beside what the wheel carries packed: only for a checkout, and for the build.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Literal

from hipfit.errors import FaultyFileError
from hipfit.model.figure import (
    Arm,
    Band,
    Figure,
    Leg,
    Limb,
    Point,
    Pose,
    Prop,
    Push,
    Spot,
    Touch,
    Weight,
)
from hipfit.model.finding import Finding, Severity
from hipfit.model.value import Value
from hipfit.storage import strict_yaml
from hipfit.storage.catalogue_files import STRICT
from hipfit.storage.checked import checked, in_order, placed
from hipfit.storage.fault_report import counted, report
from hipfit.storage.text_file import read_bytes


class Sketch(Value):
    """A pose as it is written: what is None is as in the pose that it is like."""

    like: str | None = None
    rest: Spot | None = None
    turned: float | None = None
    lean: float | None = None
    side: float | None = None
    twist: float | None = None
    hitch: float | None = None
    neck: float | None = None
    neck_side: float | None = None
    right_leg: Leg | None = None
    left_leg: Leg | None = None
    right_arm: Arm | None = None
    left_arm: Arm | None = None
    touches: tuple[Touch, ...] | None = None


class Base(Value):
    """A pose under a name, for others to be like."""

    name: str
    pose: Sketch


class Drawing(Value):
    """A figure as it is written."""

    exercise: str
    start: Sketch
    end: Sketch | None = None
    turn: float = 0.0
    rise: float = 0.0
    working: tuple[Limb, ...] = (Limb.RIGHT_LEG,)
    props: tuple[Prop, ...] = ()
    bands: tuple[Band, ...] = ()
    weights: tuple[Weight, ...] = ()
    pushes: tuple[Push, ...] = ()
    path: Point | None = None


class PosesFile(Value):
    """``poses.yaml``."""

    __pydantic_config__ = STRICT

    schema: Literal["hipfit.poses/1"]
    bases: tuple[Base, ...]
    figures: tuple[Drawing, ...]


def read_figures(path: Path) -> tuple[Figure, ...]:
    """The figures of a file, in its order.

    Raises ``FaultyFileError`` with every fault of the file, ``FileError`` if it cannot be read.
    """
    document = strict_yaml.read_bytes(read_bytes(path), str(path))
    file, faults = checked(PosesFile, document)
    if file is not None:
        faults = in_order((*faults, *(placed(fault, document) for fault in _faults(file))))
    if file is None or faults:
        raise FaultyFileError(
            f"'{document.file}' has {counted(faults)}",
            "the poses above it in the file show the form",
            report(faults, document.text),
        )
    bases = _bases(file)
    return tuple(_figure(one, bases) for one in file.figures)


def _faults(file: PosesFile) -> Iterator[Finding]:
    """What a pose is like must stand above it, and the first of them says where it rests."""
    known: set[str] = set()
    for number, base in enumerate(file.bases):
        if base.name in known:
            yield _fault(f"'{base.name}' stands there twice", "bases", number, "name")
        yield from _unlike(base.pose, known, "bases", number, "pose")
        known.add(base.name)
    drawn: set[str] = set()
    for number, one in enumerate(file.figures):
        if one.exercise in drawn:
            yield _fault(f"'{one.exercise}' is drawn twice", "figures", number, "exercise")
        drawn.add(one.exercise)
        yield from _unlike(one.start, known, "figures", number, "start")
        if one.end is not None and one.end.like is not None:
            yield from _unlike(one.end, known, "figures", number, "end")


def _unlike(sketch: Sketch, known: set[str], *path: str | int) -> Iterator[Finding]:
    if sketch.like is None and sketch.rest is None:
        yield _fault("a pose needs 'like', or 'rest' to say where it is", *path)
    if sketch.like is not None and sketch.like not in known:
        yield _fault(f"no base above is called '{sketch.like}'", *path, "like")


def _fault(message: str, *path: str | int) -> Finding:
    return Finding(severity=Severity.ERROR, message=message, path=path)


def _bases(file: PosesFile) -> dict[str, Pose]:
    bases: dict[str, Pose] = {}
    for base in file.bases:
        bases[base.name] = _pose(base.pose, bases)
    return bases


def _pose(sketch: Sketch, bases: Mapping[str, Pose], start: Pose | None = None) -> Pose:
    """The sketch filled in from its base, or from the start."""
    like = start if sketch.like is None else bases[sketch.like]
    known: dict[str, Any] = {}
    for name in Pose.__dataclass_fields__:
        own = getattr(sketch, name)
        if own is not None:
            known[name] = own
        elif like is not None:
            known[name] = getattr(like, name)
    return Pose(**known)


def _figure(one: Drawing, bases: Mapping[str, Pose]) -> Figure:
    given = {name: getattr(one, name) for name in Figure.__dataclass_fields__}
    start = _pose(one.start, bases)
    end = None if one.end is None else _pose(one.end, bases, start)
    return Figure(**(given | {"start": start, "end": end}))

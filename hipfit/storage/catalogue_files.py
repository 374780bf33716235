"""The catalogue as people write it: YAML files, read, checked and put together.

Slow beside the packed catalogue of the wheel: only for a user's file, a checkout, and the build.
"""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Literal, TypeVar

from hipfit.errors import FaultyFileError
from hipfit.model.catalogue import Catalogue, Precaution, Source
from hipfit.model.exercise import Exercise
from hipfit.model.finding import Finding
from hipfit.model.integrity import integrity, integrity_of_topics
from hipfit.model.topic import Topic
from hipfit.model.value import Value
from hipfit.storage import strict_yaml
from hipfit.storage.checked import checked, in_order, placed
from hipfit.storage.fault_report import counted, report
from hipfit.storage.strict_yaml import Document
from hipfit.storage.text_file import read_bytes

V = TypeVar("V", bound=Value)

STRICT = {"extra": "forbid", "allow_inf_nan": False}
"""How pydantic reads a file: no unknown keys anywhere, and only numbers that are numbers."""


class CatalogueFile(Value):
    """``exercises.yaml``, or a user's file of the same form, which may bring its sources."""

    __pydantic_config__ = STRICT

    schema: Literal["hipfit.catalogue/1"]
    exercises: tuple[Exercise, ...]
    shared_aliases: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()


class SourcesFile(Value):
    """``sources.yaml``."""

    __pydantic_config__ = STRICT

    schema: Literal["hipfit.sources/1"]
    sources: tuple[Source, ...]


class PrecautionsFile(Value):
    """``precautions.yaml``."""

    __pydantic_config__ = STRICT

    schema: Literal["hipfit.precautions/1"]
    precautions: tuple[Precaution, ...]


class TopicsFile(Value):
    """``topics.yaml``."""

    __pydantic_config__ = STRICT

    schema: Literal["hipfit.topics/1"]
    topics: tuple[Topic, ...]


def read_directory(directory: Path) -> tuple[Catalogue, tuple[Topic, ...]]:
    """What hipfit itself knows, from its four files.

    Raises ``FaultyFileError`` with the faults of all of them, ``FileError`` if one cannot be
    read.
    """
    exercises, in_exercises = _read(directory / "exercises.yaml", CatalogueFile)
    sources, in_sources = _read(directory / "sources.yaml", SourcesFile)
    precautions, in_precautions = _read(directory / "precautions.yaml", PrecautionsFile)
    topics, in_topics = _read(directory / "topics.yaml", TopicsFile)
    files = [in_exercises, in_sources, in_precautions, in_topics]
    if exercises is None or sources is None or precautions is None or topics is None:
        raise _faulty(files)
    catalogue = Catalogue(
        exercises=exercises.exercises,
        sources=sources.sources,
        precautions=precautions.precautions,
        shared_aliases=exercises.shared_aliases,
    )
    homes = {
        "exercises": in_exercises,
        "shared_aliases": in_exercises,
        "sources": in_sources,
        "precautions": in_precautions,
        "topics": in_topics,
    }
    for fault in (*integrity(catalogue), *integrity_of_topics(topics.topics, sources.sources)):
        homes[str(fault.path[0])].add(fault)
    if any(file.faults for file in files):
        raise _faulty(files)
    return catalogue, topics.topics


def add_file(shipped: Catalogue, path: Path) -> Catalogue:
    """The shipped catalogue with a user's exercises: new ones, and others by their ids.

    Raises ``FaultyFileError`` with every fault of the file, ``FileError`` if it cannot be read.
    """
    own, file = _read(path, CatalogueFile)
    if own is not None:
        for fault in _faults_of_own(_joined(shipped, own), own):
            file.add(fault)
    if own is None or file.faults:
        raise _faulty([file])
    return _in_shipped_order(_joined(shipped, own), shipped)


class _File:
    """A file that was read, and the faults found in it so far."""

    def __init__(self, document: Document, faults: tuple[Finding, ...]) -> None:
        self.document = document
        self.faults = list(faults)

    def add(self, fault: Finding) -> None:
        """Take in a fault whose path leads through the file."""
        self.faults.append(placed(fault, self.document))


def _read(path: Path, kind: type[V]) -> tuple[V | None, _File]:
    document = strict_yaml.read_bytes(read_bytes(path), str(path))
    value, faults = checked(kind, document)
    return value, _File(document, faults)


def _faulty(files: list[_File]) -> FaultyFileError:
    """The error that carries the report of every faulty file."""
    faulty = [(file.document, in_order(file.faults)) for file in files if file.faults]
    what = ", ".join(f"'{document.file}' has {counted(faults)}" for document, faults in faulty)
    reports = (report(faults, document.text) for document, faults in faulty)
    return FaultyFileError(
        what, "'hipfit catalogue schema' says what a catalogue holds", "\n\n".join(reports)
    )


def _joined(shipped: Catalogue, own: CatalogueFile) -> Catalogue:
    """Both as one catalogue, the user's entries last in every group.

    The user's entries decide their links: shipped exercises link back, and to nothing else of
    the user's. So nobody must copy a shipped exercise to put one of their own beside it.
    """
    ids = {one.id for one in own.exercises}
    keys = {one.key for one in own.sources}
    return Catalogue(
        exercises=(
            *(_linked(one, own.exercises, ids) for one in shipped.exercises if one.id not in ids),
            *own.exercises,
        ),
        sources=(*(one for one in shipped.sources if one.key not in keys), *own.sources),
        precautions=shipped.precautions,
        shared_aliases=(
            *(one for one in shipped.shared_aliases if one not in own.shared_aliases),
            *own.shared_aliases,
        ),
    )


def _linked(shipped: Exercise, own: Iterable[Exercise], ids: set[str]) -> Exercise:
    """A shipped exercise with the links that the user's exercises give it."""
    return replace(
        shipped,
        easier=(
            *(one for one in shipped.easier if one not in ids),
            *(one.id for one in own if shipped.id in one.harder),
        ),
        harder=(
            *(one for one in shipped.harder if one not in ids),
            *(one.id for one in own if shipped.id in one.easier),
        ),
    )


def _faults_of_own(joined: Catalogue, own: CatalogueFile) -> Iterable[Finding]:
    """The faults about the user's entries, with their paths in the user's file."""
    for fault in integrity(joined):
        group, index, *rest = fault.path
        added = len(getattr(own, str(group), ()))
        shipped = len(getattr(joined, str(group))) - added
        if isinstance(index, int) and index >= shipped:
            yield replace(fault, path=(group, index - shipped, *rest))


def _in_shipped_order(joined: Catalogue, shipped: Catalogue) -> Catalogue:
    """The same catalogue with replaced exercises where the shipped ones stood."""
    ids = dict.fromkeys(one.id for one in (*shipped.exercises, *joined.exercises))
    return replace(joined, exercises=tuple(joined.by_id[one] for one in ids))

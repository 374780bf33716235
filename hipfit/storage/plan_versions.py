"""Versions of the plan file: what older ones hold, and how this one reads them.

A field that is added with a default needs nothing here, and the version stays. A field that goes
or changes its name gets an ``Upgrade``. A change that an older hipfit would misread gets a new
``VERSION`` as well, and the upgrade that leads to it.
"""

import json
import re
from collections.abc import Callable
from functools import cached_property
from typing import Any

from hipfit.model.finding import Finding, Severity
from hipfit.model.value import Value
from hipfit.storage.strict_yaml import DataPath, Document, Node

VERSION = 1
"""The version that is written."""

Data = dict[str, Any]


class Upgrade(Value):
    """Reads what files up to ``version`` may hold as this hipfit writes it.

    ``apply`` changes the data in its place. ``back`` turns a path in the new data into the one
    in the file, so that faults keep their places.
    """

    version: int
    apply: Callable[[Data], None]
    back: Callable[[DataPath], DataPath] = lambda path: path


def _without_reasons(data: Data) -> None:
    """The very first plans said at each exercise why it was there; now ``choices`` do."""
    for week in _mappings(data.get("weeks")):
        for session in _mappings(week.get("sessions")):
            for prescription in _mappings(session.get("prescriptions")):
                prescription.pop("reason", None)


def _mappings(found: object) -> list[Data]:
    """The mappings in what should be a list of them; the check will say what else is wrong."""
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


UPGRADES = (Upgrade(version=1, apply=_without_reasons),)
"""Oldest first. An upgrade applies to files of its version and older."""


def schema_name(version: int) -> str:
    """What the files of a version call their schema."""
    return f"hipfit.plan/{version}"


_PLAN = re.compile(r"hipfit\.plan/(?P<version>[1-9][0-9]{0,5})")


def version_of(document: Document) -> int | None:
    """The version of a plan file; None where it names none."""
    named = document.node(("schema",))
    value = None if named is None else named.value
    found = _PLAN.fullmatch(value) if isinstance(value, str) else None
    return None if found is None else int(found["version"])


def stranger(document: Document) -> Finding | None:
    """What is wrong with a file that this hipfit cannot know: a newer plan, or no plan at all."""
    version = version_of(document)
    if version is not None:
        if version <= VERSION:
            return None
        return _fault(
            document,
            f"a newer hipfit wrote this plan: it is '{schema_name(version)}', and this one reads"
            f" up to '{schema_name(VERSION)}'",
            "install the newest hipfit",
        )
    named = document.node(("schema",))
    other = named.value if named is not None and isinstance(named.value, str) else ""
    family, _, kind = other.partition("/")[0].partition(".")
    if family != "hipfit" or kind in ("", "plan"):
        return None
    return _fault(
        document,
        f"this is no plan: its schema is '{other}'",
        "'hipfit catalogue check' reads catalogues" if kind == "catalogue" else "",
    )


def _fault(document: Document, message: str, suggestion: str) -> Finding:
    path = ("schema",)
    return Finding(
        severity=Severity.ERROR,
        message=message,
        path=path,
        suggestion=suggestion,
        place=document.place(path),
    )


def upgraded(
    document: Document, upgrades: tuple[Upgrade, ...] = UPGRADES, version: int = VERSION
) -> Document | None:
    """An older file as this hipfit would have written it; None where nothing is older about it."""
    found = version_of(document)
    text = document.as_json
    wanted = tuple(one for one in upgrades if found is not None and found <= one.version)
    if not wanted or text is None:
        return None
    data = json.loads(text)
    before = json.dumps(data)
    for one in wanted:
        one.apply(data)
    data["schema"] = schema_name(version)
    after = json.dumps(data)
    if after == before:
        return None
    return UpgradedDocument(
        file=document.file,
        text=document.text,
        root=document.root,
        faults=document.faults,
        original=document,
        upgrades=wanted,
        data_as_json=after,
    )


class UpgradedDocument(Document):
    """An older file with its data brought up to date. Its places are those in the file."""

    original: Document
    upgrades: tuple[Upgrade, ...]
    data_as_json: str

    @property
    def data(self) -> Any:  # noqa: ANN401 - what a file may hold
        """The data as this hipfit knows it."""
        return self._data

    @property
    def as_json(self) -> str:
        """The same as JSON."""
        return self.data_as_json

    def node(self, path: DataPath, *, on_key: bool = False) -> Node | None:
        """The node in the file that a path in the new data comes from."""
        for one in reversed(self.upgrades):
            path = one.back(path)
        return self.original.node(path, on_key=on_key)

    @cached_property
    def _data(self) -> Any:  # noqa: ANN401 - what a file may hold
        return json.loads(self.data_as_json)

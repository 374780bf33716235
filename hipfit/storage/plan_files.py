"""Plan files: a plan as ``hipfit plan`` wrote it, as somebody edited it, or written by hand.

JSON or YAML by what the file holds, not by its name. Every fault is found with its place.
"""

import sys
from pathlib import Path
from typing import Literal

from hipfit.errors import FaultyFileError, FileError
from hipfit.model.finding import Finding
from hipfit.model.plan import Plan
from hipfit.storage.catalogue_files import STRICT
from hipfit.storage.checked import checked
from hipfit.storage.fault_report import counted, report
from hipfit.storage.json_places import json_document, json_fault
from hipfit.storage.plan_versions import stranger, upgraded
from hipfit.storage.strict_yaml import BYTE_ORDER_MARK, Document
from hipfit.storage.strict_yaml import read_bytes as read_yaml
from hipfit.storage.text_file import read_bytes

LARGEST_PLAN_BYTES = 8 * 1024 * 1024
"""Twice the longest plan there is, as JSON."""

PRINTED = (
    *(b"hipfit plan:", b"# hipfit plan:"),
    *(b"<!DOCTYPE html>", b"%PDF-", b"BEGIN:VCALENDAR", b"week,block,deload,"),
)
"""How a plan begins as text, as Markdown, as a page, a sheet, a calendar and a table."""

STDIN = "-"
STDIN_CALLED = "<stdin>"
"""What places and messages call standard input."""


class PlanFile(Plan):
    """A plan with the name of its schema."""

    __pydantic_config__ = STRICT

    schema: Literal["hipfit.plan/1"]


class ReadPlan:
    """What a plan file held: the plan, or None where ``faults`` has what is wrong with it."""

    def __init__(self, plan: Plan | None, document: Document, faults: tuple[Finding, ...]) -> None:
        self.plan = plan
        self.document = document
        self.faults = faults


def read_plan(file: str) -> ReadPlan:
    """Read a plan file; ``-`` is standard input.

    Raises ``FileError`` where it cannot be read, and for a plan that was printed as text.
    """
    raw = _bytes(file)
    if raw.lstrip().startswith(PRINTED):
        raise FileError(
            f"'{called(file)}' is a plan as it is printed, which cannot be read back",
            "read a plan file: write one with 'hipfit plan --format yaml --output plan.yaml'",
        )
    return parse_plan(raw, called(file))


def parse_plan(raw: bytes, file: str) -> ReadPlan:
    """Read a plan file's bytes; ``file`` is what places call it.

    What the file leaves out has its usual value: what follows from the catalogue is not
    worked out here. Files of older versions are brought up to date.
    """
    document = _document(raw, file)
    found, faults = checked(PlanFile, document)
    if found is None:  # only then can it be a file of another version
        unknown = stranger(document)
        if unknown is not None:
            return ReadPlan(None, document, (unknown,))
        older = upgraded(document)
        if older is not None:
            document = older
            found, faults = checked(PlanFile, document)
    if found is None or faults:
        return ReadPlan(None, document, faults)
    fields = {name: getattr(found, name) for name in Plan.__dataclass_fields__}
    return ReadPlan(Plan(**fields), document, ())


def load_plan(file: str) -> Plan:
    """The plan in a file. Raises ``FileError``, and ``FaultyFileError`` with every fault."""
    read = read_plan(file)
    if read.plan is None:
        raise FaultyFileError(
            f"'{called(file)}' has {counted(read.faults)}",
            "'hipfit plan --format yaml' shows what a plan file looks like",
            report(read.faults, read.document.text),
        )
    return read.plan


def called(file: str) -> str:
    """What messages call the file."""
    return STDIN_CALLED if file == STDIN else file


def _bytes(file: str) -> bytes:
    if file != STDIN:
        return read_bytes(Path(file), LARGEST_PLAN_BYTES)
    if sys.stdin is None:
        raise FileError("standard input is closed", "name a file, or send one with '<'")
    try:
        raw = sys.stdin.buffer.read(LARGEST_PLAN_BYTES + 1)
    except OSError as error:
        raise FileError(
            f"standard input cannot be read: {error.strerror}", "name a file"
        ) from error
    if len(raw) > LARGEST_PLAN_BYTES:
        raise FileError(
            f"standard input is too large: hipfit reads at most {LARGEST_PLAN_BYTES // 1024} KiB",
            "check that it is the plan you meant",
        )
    return raw


def _document(raw: bytes, file: str) -> Document:
    try:
        text = raw.decode("utf-8").removeprefix(BYTE_ORDER_MARK)
    except UnicodeDecodeError:
        return read_yaml(raw, file)  # which says where it stops being text
    found = json_document(text, file) if text.lstrip()[:1] == "{" else None
    if found is not None:
        return found
    document = read_yaml(raw, file)
    if document.root is None and text.strip() and file.lower().endswith(".json"):
        fault = json_fault(text, file)
        if fault is not None:
            return Document(file=file, text=text, root=None, faults=(fault,))
    return document

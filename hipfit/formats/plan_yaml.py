"""A plan as YAML, made to be edited by hand: short, in reading order, and nothing lost.

Fields that hold their usual value are left out. Every text that YAML 1.1 or 1.2 could take for
something else stands in quotes, and dates do, so that any reader gets what JSON has.
"""

import datetime as dt
import re
from collections.abc import Iterator
from enum import Enum

from hipfit.formats.plan_json import SCHEMA
from hipfit.model.plan import Choice, Dose, Plan, Prescription, Session, Week
from hipfit.model.trainee import Trainee
from hipfit.model.value import Value

HEADER = """\
# A hip-strength plan. To change it, edit this file, then check it and print it again:
#   hipfit check FILE
#   hipfit convert FILE --format text
# Left out: whatever has its usual value. Worked out anew: minutes and seconds, the weekly sets
# under 'volume', and the name and sides of an exercise, from its id.
"""

WIDEST = 110
"""Columns up to which a small value stands on one line."""

INDENT = "  "
DASH = "- "

_BLOCKS = (Plan, Trainee, Week, Session, Prescription, Choice)
"""What always takes a line for each field; anything else is on one line where that fits."""

_EARLIER: dict[type[Value], tuple[str, ...]] = {
    Plan: ("start", "trainee", "blocks"),
    Week: ("number", "block", "start", "deload"),
}
"""What stands first, so that it is not below everything long."""

_ALWAYS: dict[type[Value], tuple[str, ...]] = {
    Trainee: ("level", "days", "minutes"),
    Week: ("block",),
    Dose: ("rest_seconds",),
}
"""What is written even where it has its usual value: it is what people change."""

_PLAIN = re.compile(r"[A-Za-z](?:[A-Za-z0-9 _()/;.'+%×–-]*[A-Za-z0-9_()/.'+%])?")
"""Text that means itself without quotes, in every version of YAML, also inside braces."""

_TAKEN = frozenset(["y", "yes", "n", "no", "on", "off", "true", "false", "null"])
"""Words that some version of YAML takes for something else."""


def plan_yaml(plan: Plan) -> str:
    """The plan as YAML, ending in a newline."""
    return "".join((HEADER, f"schema: {SCHEMA}\n", *_Writer().lines(plan, "")))


class _Writer:
    """Writes one plan. The same step or dose in many sessions is put into words once."""

    def __init__(self) -> None:
        self._known: dict[int, str] = {}

    def lines(self, value: Value, indent: str) -> Iterator[str]:
        """A value's fields, one below the other, each line ended."""
        for name, one in _given(value):
            yield from self._field(name, one, indent)

    def _field(self, name: str, one: object, indent: str) -> Iterator[str]:
        if isinstance(one, tuple) and not self._is_short(name, one, indent):
            yield f"{indent}{name}:\n"
            for item in one:
                yield from self._item(item, indent + INDENT)
        elif isinstance(one, Value) and not self._is_short(name, one, indent):
            yield f"{indent}{name}:\n"
            yield from self.lines(one, indent + INDENT)
        else:
            yield f"{indent}{name}: {self.flow(one)}\n"

    def _item(self, item: object, indent: str) -> Iterator[str]:
        if isinstance(item, Value) and not self._is_short("", item, indent):
            first, *rest = self.lines(item, indent + INDENT)
            yield f"{indent}{DASH}{first[len(indent) + len(INDENT) :]}"
            yield from rest
        else:
            yield f"{indent}{DASH}{self.flow(item)}\n"

    def _is_short(self, name: str, one: object, indent: str) -> bool:
        if isinstance(one, _BLOCKS):
            return not _given(one)
        if isinstance(one, tuple) and any(isinstance(item, Value) for item in one):
            return False
        return len(indent) + len(name) + GAP + len(self.flow(one)) <= WIDEST

    def flow(self, one: object) -> str:
        """Anything on one line."""
        if isinstance(one, Value):
            found = self._known.get(id(one))
            if found is None:
                inner = ", ".join(f"{name}: {self.flow(item)}" for name, item in _given(one))
                found = self._known[id(one)] = f"{{{inner}}}"
            return found
        if isinstance(one, tuple):
            return f"[{', '.join(map(self.flow, one))}]"
        return scalar(one)


GAP = 2


def _given(value: Value) -> list[tuple[str, object]]:
    """The fields that do not hold their usual value, in reading order."""
    fields = value.__dataclass_fields__
    first = _EARLIER.get(type(value), ())
    names = (*first, *(name for name in fields if name not in first)) if first else tuple(fields)
    always = _ALWAYS.get(type(value), ())
    found = ((name, getattr(value, name)) for name in names)
    return [(name, one) for name, one in found if name in always or one != fields[name].default]


def scalar(one: object) -> str:
    """A text, number, word, date or nothing, as YAML. Raises ``TypeError`` for anything else."""
    match one:
        case Enum():
            return text(str(one.value))
        case str():
            return text(one)
        case None:
            return "null"
        case bool():
            return "true" if one else "false"
        case int() | float():
            return repr(one)
        case dt.date():
            return f'"{one.isoformat()}"'
        case _:
            msg = f"{type(one).__name__} has no YAML form"
            raise TypeError(msg)


def text(one: str) -> str:
    """A text: as it is where that can mean nothing else, in double quotes otherwise."""
    if _PLAIN.fullmatch(one) and one.lower() not in _TAKEN:
        return one
    return f'"{"".join(map(_inside_quotes, one))}"'


_LONGEST_SHORT_ESCAPE = 0xFFFF
_SURROGATES = range(0xD800, 0xE000)


def _inside_quotes(char: str) -> str:
    if char in '"\\':
        return f"\\{char}"
    if char.isprintable():
        return char
    code = ord(char)
    if code in _SURROGATES:  # half a character: nothing can write it
        return "\N{REPLACEMENT CHARACTER}"
    return f"\\u{code:04x}" if code <= _LONGEST_SHORT_ESCAPE else f"\\U{code:08x}"

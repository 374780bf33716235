"""Places in a JSON text, found only when they are asked for.

JSON is YAML, but its own parser is twenty times as fast; a plan without findings never asks
where anything stands.
"""

import json
import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property
from typing import Any

from hipfit.model.finding import Finding, Severity
from hipfit.storage.strict_yaml import LINE_END, DataPath, Document, Node, Spot, place_after

_DECODE = json.JSONDecoder().raw_decode
_BLANKS = " \t\r\n"

Inner = dict[str | int, tuple[int, int]]


def json_document(text: str, file: str) -> Document | None:
    """The text as JSON; None where it is none, or holds what YAML's reader will refuse.

    Half a character is a fault here: that reader refuses whole ones that are escaped, too.
    """
    try:
        json.loads(text, object_pairs_hook=_unlike_keys, parse_constant=_refused)
    except (ValueError, RecursionError):
        return None
    halves = tuple(_halves(text, file))
    if halves:
        return Document(file=file, text=text, root=None, faults=halves)
    return JsonDocument(file=file, text=text, root=None)


def json_fault(text: str, file: str) -> Finding | None:
    """Where and why the text is no JSON; None where it is, or is too deep to say."""
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        at = error.pos
        if at >= len(text.rstrip()):
            message, suggestion = _ENDS_EARLY
            at = len(text.rstrip())
        else:
            found = (ours for theirs, *ours in _PLAIN_WORDS if error.msg.startswith(theirs))
            message, suggestion = next(found, (f"this is no JSON: {error.msg}", ""))
        return Finding(
            severity=Severity.ERROR,
            message=message,
            suggestion=suggestion,
            place=place_after(text[:at], file),
        )
    except RecursionError:
        return None
    return None


_ENDS_EARLY = (
    "the file ends before its JSON does",
    "a '}' or ']' is missing, or the end of the file is",
)
_PLAIN_WORDS = (
    ("Expecting ',' delimiter", "this is no JSON: ',' or the closing bracket must stand here", ""),
    ("Expecting ':' delimiter", "this is no JSON: ':' must stand behind a key", ""),
    ("Expecting property name", "this is no JSON: a key in double quotes must stand here", ""),
    ("Illegal trailing comma", "this is no JSON: no ',' may stand before the closing bracket", ""),
    ("Expecting value", "this is no JSON: a value must stand here", "put text in double quotes"),
    ("Unterminated string", "this quoted text never ends", "close the quotes"),
    ("Extra data", "this is no JSON: nothing may stand behind the last bracket", ""),
)
"""What Python says at a common slip, what we say, and what helps."""


_HALF = re.compile(
    r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    r"|(?P<half>u[dD][89a-fA-F][0-9a-fA-F]{2})|.)"
)
"""An escape in faultless JSON: both halves of a character, one half alone, or any other."""


def _halves(text: str, file: str) -> Iterable[Finding]:
    """A fault for each escape that is one half of a character, which no text can hold."""
    for found in _HALF.finditer(text):
        if found["half"]:
            yield Finding(
                severity=Severity.ERROR,
                message=f"'{found[0]}' is one half of a character, and the other is missing",
                suggestion="write the character itself, or both of its halves",
                place=place_after(text[: found.start()], file),
            )


def _unlike_keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("two equal keys")
    return found


def _refused(constant: str) -> None:
    raise ValueError(constant)


class JsonDocument(Document):
    """A text of faultless JSON. Its values have their places without a tree being built."""

    @property
    def as_json(self) -> str:
        """The text itself."""
        return self.text

    def node(self, path: DataPath, *, on_key: bool = False) -> Node | None:
        """The node at a path, or the last one on the way there; the key's own if asked for."""
        at = key_at = self._after_blanks(0)
        for step in path:
            inner = self._inner(at).get(step)
            if inner is None:
                on_key = False
                break
            key_at, at = inner
        at = key_at if on_key else at
        return Node(_node_value(_DECODE(self.text, at)[0]), self._spot(at))

    @cached_property
    def _known(self) -> dict[int, Inner]:
        return {}

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(found.end() for found in LINE_END.finditer(self.text))]

    def _spot(self, at: int) -> Spot:
        line = bisect_right(self._line_starts, at)
        return line, at - self._line_starts[line - 1] + 1

    def _inner(self, at: int) -> Inner:
        """Where the keys and values of the list or mapping at an offset begin."""
        if at not in self._known:
            self._known[at] = dict(self._found_in(at))
        return self._known[at]

    def _found_in(self, at: int) -> Iterable[tuple[str | int, tuple[int, int]]]:
        opened, number = self.text[at], 0
        if opened not in "[{":
            return
        at = self._after_blanks(at + 1)
        while self.text[at] not in "]}":
            key: str | int = number
            key_at = at
            if opened == "{":
                key, at = _DECODE(self.text, at)
                at = self._after_blanks(self._after_blanks(at) + 1)  # the colon
            yield key, (key_at, at)
            number += 1
            at = self._after_blanks(_DECODE(self.text, at)[1])
            if self.text[at] == ",":
                at = self._after_blanks(at + 1)

    def _after_blanks(self, at: int) -> int:
        while self.text[at] in _BLANKS:
            at += 1
        return at


def _node_value(value: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
    """What messages need of a value: a scalar, or that it is a list or a mapping."""
    return type(value)() if isinstance(value, list | dict) else value

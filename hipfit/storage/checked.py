"""Values from a YAML document, checked by pydantic, with every fault in plain words.

The classes of the model are the schema: there is one class for each noun, not two.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from enum import Enum
from functools import cache
from itertools import chain
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, get_args, get_origin

from pydantic import TypeAdapter, ValidationError

from hipfit.model.catalogue import nearest
from hipfit.model.exercise import EVIDENCE_OR_NOT
from hipfit.model.finding import Finding, Severity
from hipfit.model.value import FieldError, Value
from hipfit.storage.strict_yaml import DataPath, Document, read_text

V = TypeVar("V", bound=Value)

SHORT_LIST = 7
"""Up to so many allowed values are listed even when one of them is near."""


def checked(kind: type[V], document: Document) -> tuple[V | None, tuple[Finding, ...]]:
    """The document as a value of that kind, or None, and its faults, those of its YAML too.

    The kind's ``__pydantic_config__`` must forbid unknown keys. Faults have their places.
    """
    text = document.as_json
    if text is None:
        return None, document.faults
    try:
        # Only from JSON does pydantic take lists for tuples and texts for enums in strict mode.
        # mypy takes the hash of a value for that of its class
        value = _adapter(kind).validate_json(text, strict=True)  # type: ignore[arg-type]
    except ValidationError as error:
        errors = error.errors(include_url=False, include_input=False)
        if errors[0]["type"] == "json_invalid" and document.root is None:
            # JSON that is too deep for pydantic: the YAML reader says so, and where
            return checked(kind, read_text(document.text, document.file))
        return None, in_order(chain(document.faults, _faults(kind, document, errors)))
    return value, document.faults


@cache
def _adapter(kind: type[V]) -> TypeAdapter[V]:
    """What checks a kind; made once, because that takes longer than most checks."""
    return TypeAdapter(kind)


def placed(finding: Finding, document: Document) -> Finding:
    """The finding with the place where its path leads to in a document."""
    return replace(finding, place=document.place(finding.path, on_key=finding.on_key))


def in_order(faults: Iterable[Finding]) -> tuple[Finding, ...]:
    """Faults from the top of the file down; one that aliases repeat is told once."""
    unique = {(str(one.place), one.message): one for one in faults}
    return tuple(sorted(unique.values(), key=_position))


def _position(fault: Finding) -> tuple[int, int]:
    return (fault.place.line, fault.place.column) if fault.place else (0, 0)


def _faults(kind: type[Value], document: Document, errors: Iterable[Any]) -> Iterator[Finding]:
    """Pydantic's errors in our words; the keys that one mapping misses are one fault."""
    missing: dict[DataPath, list[str]] = {}
    others = []
    for error in errors:
        if error["type"] == "missing":
            missing.setdefault(error["loc"][:-1], []).append(error["loc"][-1])
        else:
            others.append(error)
    for path, keys in missing.items():
        yield _finding(document, path, *_missing(kind, path, keys))
    for error in others:
        yield _fault(kind, document, error, missing.get(error["loc"][:-1], []))


def _fault(kind: type[Value], document: Document, error: Any, missing: list[str]) -> Finding:  # noqa: ANN401 - pydantic's
    """One of pydantic's errors in our words; ``missing`` are the keys its mapping lacks."""
    path: DataPath = error["loc"]
    on_key = error["type"] == "unexpected_keyword_argument"
    if on_key:
        message, suggestion = _unknown_key(kind, path, missing)
    elif error["type"] == "value_error":
        broken = error["ctx"]["error"]
        message = str(broken)
        suggestion = _REMEDIES.get(message, "")
        if isinstance(broken, FieldError):
            path = (*path, broken.field)
            suggestion = suggestion or broken.remedy
    else:
        node = document.node(path)
        message, suggestion = _wrong(kind, path, error, None if node is None else node.value)
    return _finding(document, path, message, suggestion, on_key=on_key)


_REMEDIES = {
    EVIDENCE_OR_NOT: "add 'not_measured: why no figure is known' where there is no evidence, and "
    "leave it out where there is"
}
"""What helps against faults within one value, by what they say."""


def _finding(
    document: Document, path: DataPath, message: str, suggestion: str, *, on_key: bool = False
) -> Finding:
    return Finding(
        severity=Severity.ERROR,
        message=message,
        suggestion=suggestion,
        path=path,
        on_key=on_key,
        place=document.place(path, on_key=on_key),
    )


def _type_at(kind: Any, path: DataPath) -> Any:  # noqa: ANN401 - annotations are of any type
    """The annotation that a path leads to from a class; None where it leads out of it."""
    if get_origin(kind) is UnionType:
        (kind,) = (one for one in get_args(kind) if one is not NoneType)
    if not path or kind is None:
        return kind
    step, *rest = path
    if isinstance(step, int):
        return _type_at(get_args(kind)[0], tuple(rest))
    field = kind.__dataclass_fields__.get(step)
    return _type_at(None if field is None else field.type, tuple(rest))


def _missing(kind: type[Value], path: DataPath, keys: list[str]) -> tuple[str, str]:
    if len(keys) > 1:
        *others, last = (f"'{key}'" for key in keys)
        return f"missing keys {', '.join(others)} and {last}", ""
    wanted = _type_at(kind, (*path, keys[0]))
    only = get_args(wanted) if get_origin(wanted) is Literal else ()
    return f"missing key '{keys[0]}'", f"add '{keys[0]}: {only[0]}'" if only else ""


def _unknown_key(kind: type[Value], path: DataPath, missing: list[str]) -> tuple[str, str]:
    """A key that nobody knows is probably meant to be one of the missing ones."""
    known = tuple(_type_at(kind, path[:-1]).__dataclass_fields__)
    key = str(path[-1])
    wanted = key.casefold().replace("-", "_")
    near = nearest(wanted, missing, most=1)
    return f"unknown key '{key}'", _suggestion(near[0] if near else wanted, known)


def _suggestion(wanted: str, known: tuple[str, ...]) -> str:
    """The nearest of what is allowed, and all of it where nothing is near or it is not much."""
    near = nearest(wanted, known, most=1)
    parts = [f"did you mean '{near[0]}'?"] if near else []
    if not near or len(known) <= SHORT_LIST:
        parts.append(f"allowed: {', '.join(known)}")
    return " ".join(parts)


_WANTED = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "finite_number": "a number with an end",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "frozen_set_type": "a list",
    "dataclass_type": "a mapping of keys to values",
    "date_type": "a date such as 2026-11-23",
    "date_parsing": "a date such as 2026-11-23",
    "date_from_datetime_parsing": "a date such as 2026-11-23",
    "date_from_datetime_inexact": "a date such as 2026-11-23",
}


def _wrong(kind: type[Value], path: DataPath, error: Any, value: object) -> tuple[str, str]:  # noqa: ANN401 - pydantic's
    """What to say of a value of the wrong type, or outside its vocabulary."""
    wanted = _type_at(kind, path)
    if isinstance(wanted, type) and issubclass(wanted, Enum):
        noun = re.sub("(?<=[a-z])(?=[A-Z])", " ", wanted.__name__).lower()
        typed = (
            value.casefold().replace("_", "-").replace(" ", "-") if isinstance(value, str) else ""
        )
        return f"unknown {noun} {_shown(value)}", _suggestion(typed, tuple(map(str, wanted)))
    if error["type"] == "literal_error":
        return f"{_called(path)} must be {error['ctx']['expected']}, not {_shown(value)}", ""
    must = _WANTED.get(error["type"])
    if must is None:
        return f"{_called(path)}: {error['msg']}", ""
    return f"{_called(path)} must be {must}, not {_described(value)}", _remedy(error["type"], value)


def _called(path: DataPath) -> str:
    """What a sentence calls the value at a path."""
    if not path:
        return "the file"
    if isinstance(path[-1], int):
        return f"each item of '{path[-2]}'"
    return f"'{path[-1]}'"


LONGEST_QUOTE = 40


def _shown(value: object) -> str:
    """The value as the file has it, in quotes if it is text, cut where it is long."""
    if isinstance(value, str):
        return f"'{value}'" if len(value) <= LONGEST_QUOTE else f"'{value[:LONGEST_QUOTE]}...'"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dict):
        return "a mapping"
    return "nothing" if value is None else str(value)


def _described(value: object) -> str:
    """The same with its type, where that is what is wrong with it."""
    if isinstance(value, str):
        return f"text {_shown(value)}"
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"the number {_shown(value)}"
    return _shown(value)


def _remedy(error: str, value: object) -> str:
    """What helps against the common slips with quotes and lists."""
    if error == "string_type" and isinstance(value, bool | int | float):
        return f"put it in quotes: '{_shown(value)}'"
    if error.startswith(("int", "float")) and isinstance(value, str) and _NUMBER.fullmatch(value):
        return "take the quotes away"
    if error in ("tuple_type", "frozen_set_type") and isinstance(value, str):
        return "put it in brackets: [ ]"
    return ""


_NUMBER = re.compile(r"[-+]?[0-9]+(\.[0-9]+)?")

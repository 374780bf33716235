"""Values as plain JSON data and back, without a check.

Only for data that was checked before: pydantic checks what people write, and takes longer to
import than ``hipfit show`` may take as a whole.
"""

import json
from collections.abc import Callable
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin

from hipfit.model.value import Value

V = TypeVar("V", bound=Value)
Data = dict[str, Any]
Convert = Callable[[Any], Any]


def line(data: object) -> bytes:
    """JSON data as one line of ASCII; the same bytes every time."""
    return json.dumps(data, separators=(",", ":"), sort_keys=True).encode("ascii")


def plain(value: Value) -> Data:
    """The value as JSON knows it, without the fields that hold their default; sets are sorted."""
    fields = value.__dataclass_fields__
    given = ((name, getattr(value, name)) for name in fields)
    return {name: _plain(one) for name, one in given if one != fields[name].default}


def _plain(value: object) -> object:
    if isinstance(value, Value):
        return plain(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, frozenset):
        return sorted(str(_plain(one)) for one in value)
    return value


def value_of(kind: type[V], data: Data) -> V:
    """The value of that kind that ``plain`` took apart; ``data`` is used up."""
    value = object.__new__(kind)
    fill(value, fields_of(kind, data))
    return value


def fields_of(kind: type[Any], data: Data) -> Data:
    """The same fields with the values of the model in them; ``data`` is used up."""
    # mypy takes the hash of a value for that of its class
    for name, convert in _converters(kind):  # type: ignore[arg-type]
        if name in data:
            data[name] = convert(data[name])
    return data


def fill(value: Value, fields: Data) -> None:
    """Give a new value its fields; absent ones are found on its class, as defaults."""
    object.__setattr__(value, "__dict__", fields)


@cache
def _converters(kind: type[Any]) -> tuple[tuple[str, Convert], ...]:
    """What turns JSON into each field that JSON has in another form."""
    found = ((name, _convert(field.type)) for name, field in kind.__dataclass_fields__.items())
    return tuple((name, convert) for name, convert in found if convert is not None)


def _convert(kind: Any) -> Convert | None:  # noqa: ANN401 - any annotation
    """What turns JSON into a value of that annotation; None where it is the same."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (tuple, frozenset):
        return _convert_many(origin, _convert(arguments[0]))
    if origin is UnionType:  # X | None, and None is the default, which is never written
        (only,) = (one for one in arguments if one is not NoneType)
        return _convert(only)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind._value2member_map_.__getitem__
    if isinstance(kind, type) and issubclass(kind, Value):
        return lambda data: value_of(kind, data)
    return None


def _convert_many(make: Convert, convert: Convert | None) -> Convert:
    """What turns a JSON list into a tuple or a frozenset."""
    if convert is None:
        return make
    return lambda data: make(map(convert, data))

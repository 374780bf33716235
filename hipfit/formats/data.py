"""Values as plain data for JSON: the fields by name, as the model has them."""

import datetime as dt
from enum import Enum
from typing import TypeAlias

from hipfit.model.value import Value

Data: TypeAlias = "dict[str, Data] | list[Data] | str | int | float | bool | None"


def as_data(value: object) -> Data:
    """Dictionaries, lists and scalars for a value. Raises ``TypeError`` for what has no form."""
    plain: Data
    match value:
        case Enum():
            plain = str(value.value)
        case None | str() | int() | float():
            plain = value
        case Value():
            plain = fields_of(value)
        case frozenset():
            plain = [as_data(one) for one in sorted(value)]
        case tuple() | list():
            plain = [as_data(one) for one in value]
        case dt.date():
            plain = value.isoformat()
        case _:
            msg = f"{type(value).__name__} has no JSON form"
            raise TypeError(msg)
    return plain


def fields_of(value: Value) -> dict[str, Data]:
    """A value's fields by name, in their order."""
    return {name: as_data(getattr(value, name)) for name in value.__dataclass_fields__}

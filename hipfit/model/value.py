"""The base of every value: a frozen, keyword-only dataclass that costs nearly nothing to define.

``@dataclass(frozen=True, kw_only=True, slots=True)`` writes and compiles five methods for each
class at every start: 25 classes of it take longer than reading the whole catalogue, and
``hipfit show`` starts for every look-up. ``Value`` keeps the fields, the order and the type
checker's help of a dataclass, and shares one set of methods among all of them.
"""

from collections.abc import Iterable
from dataclasses import MISSING, Field, dataclass
from typing import Any, ClassVar, dataclass_transform


class FieldError(ValueError):
    """An invariant that one field breaks. ``remedy`` says in one line what helps, or is empty."""

    def __init__(self, field: str, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.field = field
        self.remedy = remedy


def hold_within(field: str, number: float, low: int, high: int, *, remedy: str = "") -> None:
    """Raise ``FieldError`` where the number in a field is not ``low`` to ``high``."""
    if not low <= number <= high:
        near = max(low, min(high, number))
        raise FieldError(
            field,
            f"'{field}' must be {low} to {high}, not {number}",
            remedy or f"for example '{field}: {near}'",
        )


@dataclass_transform(frozen_default=True, kw_only_default=True)
class Value:
    """A frozen value. Subclasses declare fields like a dataclass and may have ``__post_init__``."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]

    _defaults: ClassVar[dict[str, object]]

    def __init_subclass__(cls) -> None:
        dataclass(init=False, repr=False, eq=False, match_args=False)(cls)
        fields = cls.__dataclass_fields__.items()
        cls._defaults = {name: one.default for name, one in fields if one.default is not MISSING}

    def __init__(self, **values: object) -> None:
        own = self.__dict__
        own.update(self._defaults)
        own.update(values)
        if own.keys() != self.__dataclass_fields__.keys():
            missing = self.__dataclass_fields__.keys() - own.keys()
            unknown = own.keys() - self.__dataclass_fields__.keys()
            msg = f"{type(self).__name__}: missing {sorted(missing)}, unknown {sorted(unknown)}"
            raise TypeError(msg)
        self.__post_init__()

    def __post_init__(self) -> None:
        """Hold the invariants; raise ``ValueError`` where one is broken."""

    def __setattr__(self, name: str, value: object) -> None:
        msg = f"{type(self).__name__} is frozen; {name} cannot be set"
        raise AttributeError(msg)

    def __delattr__(self, name: str) -> None:
        msg = f"{type(self).__name__} is frozen; {name} cannot be deleted"
        raise AttributeError(msg)

    def __eq__(self, other: object) -> bool:
        if other is self:
            return True
        if other.__class__ is not self.__class__:
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in self._names())

    def __hash__(self) -> int:
        return hash((type(self), *(getattr(self, name) for name in self._names())))

    def __repr__(self) -> str:
        fields = ", ".join(f"{name}={getattr(self, name)!r}" for name in self._names())
        return f"{type(self).__name__}({fields})"

    @classmethod
    def _names(cls) -> Iterable[str]:
        return cls.__dataclass_fields__

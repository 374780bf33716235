"""A finding: something wrong, or worth knowing, at a place in a file."""

from enum import StrEnum

from hipfit.model.value import Value


class Severity(StrEnum):
    """How bad a finding is."""

    ERROR = "error"
    WARNING = "warning"


class Place(Value):
    """A place in a text file; line and column count from 1."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


class Finding(Value):
    """One finding. ``path`` leads to the value: keys and indices from the top of the data.

    ``on_key`` is true when it is the key itself, not its value, that is wrong. ``rule`` names
    the rule of a good plan that is broken, and ``source`` says where that comes from.
    """

    severity: Severity
    message: str
    path: tuple[str | int, ...] = ()
    on_key: bool = False
    suggestion: str = ""
    place: Place | None = None
    rule: str = ""
    source: str = ""

"""CSV as hipfit writes it: UTF-8, lines that end as RFC 4180 wants them, no cell a formula.

There is no byte order mark: programs and pipes would take it for a part of the first heading.
"""

from collections.abc import Iterable, Sequence

from hipfit.formats.page import clean

_BEGIN_FORMULAS = (
    *("=", "+", "-", "@", "\t", "\r", "\n"),
    *("\N{FULLWIDTH EQUALS SIGN}", "\N{FULLWIDTH PLUS SIGN}"),
    *("\N{FULLWIDTH HYPHEN-MINUS}", "\N{FULLWIDTH COMMERCIAL AT}"),
)
"""What some spreadsheet takes for the beginning of a formula, as OWASP lists it."""

Cell = str | int | float | None


def csv_text(head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """A heading row and the rows, each ended."""
    import csv
    import io

    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(head)
    writer.writerows(map(_written, row) for row in rows)
    return stream.getvalue()


def _written(cell: Cell) -> str:
    """Nothing as an empty cell, and whole numbers without a point."""
    match cell:
        case None:
            return ""
        case str():
            return csv_cell(cell)
        case float():
            return f"{cell:g}"
        case _:
            return str(cell)


def csv_cell(text: str) -> str:
    """The text as a cell of one line that no spreadsheet takes for a formula."""
    dangerous = text.startswith(_BEGIN_FORMULAS) or text.lstrip().startswith(_BEGIN_FORMULAS)
    return f"'{clean(text)}" if dangerous else clean(text)

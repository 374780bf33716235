"""Pages: lines of styled pieces. The plain writer joins them, the screen colours them.

A layout never cuts anything off: what does not fit its width goes to the next line. Text from
a catalogue is data, so whatever could steer a terminal is spelled out before it is printed.
"""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum


class Role(StrEnum):
    """What a piece of a line is, so that a screen can show it."""

    TITLE = "title"
    HEADING = "heading"
    NAME = "name"
    CELL = "cell"
    NEW = "new"
    QUIET = "quiet"
    ALERT = "alert"
    PLAIN = "plain"


Piece = tuple[str, Role]
Line = tuple[Piece, ...]

BLANK: Line = ()
PIPE_WIDTH = 80
"""Text in pipes and files is so wide at every terminal's width."""

MEASURE = 88
"""Running text in longer lines is hard to read (judgement)."""

NARROW = 60
"""Below this a table has no room, and a list says the same."""

INDENT = "  "
BULLET = "• "
GAP = 2

_JOINERS = "\u200c\u200d"
"""Needed to write Persian and several Indian scripts, and harmless."""

_SPACES = "\t\n\r\v\f\u00a0\u2002\u2003\u2009\u202f"
_HALVES_FROM = 0x10000


def clean(text: str) -> str:
    """One line of text in which nothing steers a terminal: see ``spelled_out``."""
    if text.isprintable():
        return text
    return spelled_out("".join(" " if char in _SPACES else char for char in text))


def spelled_out(text: str) -> str:
    r"""The text with control characters, escapes and direction overrides spelled out.

    An escape becomes the six characters ``\u001b``. Inside a JSON string that means the same
    as before.
    """
    if text.isprintable():
        return text
    return "".join(
        char if char.isprintable() or char in _JOINERS else _escape(ord(char)) for char in text
    )


def _escape(code: int) -> str:
    if code < _HALVES_FROM:
        return f"\\u{code:04x}"
    high, low = divmod(code - _HALVES_FROM, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"


def clean_lines(text: str) -> str:
    """The text with each of its lines cleaned; the line ends stay."""
    return "\n".join(map(clean, text.split("\n")))


_TYPOGRAPHY = dict.fromkeys(map(ord, "×·–↑→•"), "-")
"""Our own characters beyond ASCII: one column each, without asking."""


def columns(text: str) -> int:
    """How many columns of a terminal the text takes."""
    if text.isascii() or text.translate(_TYPOGRAPHY).isascii():
        return len(text)
    from unicodedata import combining, east_asian_width

    wide = sum(east_asian_width(char) in "WF" for char in text)
    return len(text) + wide - sum(1 for char in text if combining(char) or char in _JOINERS)


def padded(text: str, width: int) -> str:
    """The text with blanks up to ``width`` columns."""
    return text + " " * (width - columns(text))


def filled(text: str, width: int) -> list[str]:
    """The words of the text in lines of at most ``width`` columns; longer words stand alone."""
    text = clean(text)
    if "  " not in text and columns(text) <= width:
        return [text.strip()]
    lines: list[str] = []
    line, used = "", 0
    for word in _words(text):
        size = columns(word)
        if line and used + 1 + size <= width:
            line, used = f"{line} {word}", used + 1 + size
        else:
            if line:
                lines.append(line)
            line, used = word, size
    return [*lines, line] if line else lines


UNITS = frozenset({"s", "min", "kg", "lb", "%"})


def _words(text: str) -> list[str]:
    """The words of a text; a number and its unit are one, so that no line ends between them."""
    words: list[str] = []
    for word in text.split():
        if words and word.rstrip("),.;:") in UNITS and words[-1][-1].isdigit():
            words[-1] += f" {word}"
        else:
            words.append(word)
    return words


def wrapped(
    text: str, width: int, role: Role = Role.PLAIN, indent: str = "", hang: str = ""
) -> Iterator[Line]:
    """Text broken at spaces; the lines after the first stand ``hang`` further in."""
    first, *rest = filled(text, width - len(indent) - len(hang)) or [""]
    yield ((indent + first, role),)
    yield from (((indent + hang + line, role),) for line in rest)


def heading(text: str) -> Iterator[Line]:
    """A blank line and a heading."""
    yield BLANK
    yield ((clean(text).upper(), Role.HEADING),)


def bullets(texts: Iterable[str], width: int, indent: str = INDENT) -> Iterator[Line]:
    """Each text as a paragraph behind a bullet."""
    for text in texts:
        yield from marked(BULLET, text, width, indent)


def marked(mark: str, text: str, width: int, indent: str = INDENT) -> Iterator[Line]:
    """A paragraph behind a quiet mark, its lines in one block."""
    hang = " " * len(mark)
    lines = filled(text, width - len(indent) - len(mark)) or [""]
    for number, line in enumerate(lines):
        yield ((indent + (hang if number else mark), Role.QUIET), (line, Role.PLAIN))


def facts(
    rows: Iterable[tuple[str, str]], width: int, role: Role = Role.NAME, indent: str = INDENT
) -> Iterator[Line]:
    """Names with what is to be said of each: in two columns, or in a list on a narrow page.

    A text with a word too long for its column, as an address is, stands below its name.
    """
    rows = [(clean(name), text) for name, text in rows]
    column = max((columns(name) for name, _ in rows), default=0) + GAP
    room = width - len(indent) - column
    for name, text in rows:
        if width < NARROW:
            yield from wrapped(f"{name}: {text}", width, indent=indent, hang=INDENT)
        elif max(map(columns, text.split()), default=0) > room:
            yield ((indent + name, role),)
            yield from wrapped(text, width, indent=indent + INDENT)
        else:
            first, *rest = filled(text, room) or [""]
            yield ((indent + padded(name, column), role), (first, Role.PLAIN))
            yield from (((indent + " " * column + line, Role.PLAIN),) for line in rest)


Rows = Sequence[Sequence[str]]
NARROWEST_COLUMN = 26


def tables(groups: Sequence[tuple[str, Rows]], width: int, roles: Sequence[Role]) -> Iterator[Line]:
    """Tables under headings: each row some short cells, and a last one that may be wrapped.

    The columns stand alike in all tables where there is room, else as each table needs them.
    Where even that leaves too little to read, each row becomes a name and a paragraph.
    """
    cleaned = [(title, [tuple(map(clean, row)) for row in rows]) for title, rows in groups]
    everything = [row for _, rows in cleaned for row in rows]
    alike = _sizes(everything)
    longest = max((columns(row[-1]) for row in everything), default=0)
    own = [_sizes(rows) for _, rows in cleaned]
    if width - sum(alike) - len(INDENT) >= longest:
        own = [alike] * len(cleaned)
    readable = width - len(INDENT) - max(map(sum, own), default=0) >= NARROWEST_COLUMN
    for (title, rows), sizes in zip(cleaned, own, strict=True):
        yield from heading(title)
        yield from _table(rows, width, roles, sizes) if readable else _stacked(rows, width, roles)


def _sizes(rows: Rows) -> list[int]:
    """The widths of all columns but the last, with the gap behind them."""
    return [max(map(columns, column)) + GAP for column in zip(*rows, strict=True)][:-1]


def _table(rows: Rows, width: int, roles: Sequence[Role], sizes: Sequence[int]) -> Iterator[Line]:
    for row in rows:
        lines = filled(row[-1], width - len(INDENT) - sum(sizes)) or [""]
        for number, line in enumerate(lines):
            start = [""] * len(sizes) if number else row[:-1]
            texts = [padded(cell, size) for cell, size in zip(start, sizes, strict=True)]
            yield ((INDENT, Role.PLAIN), *zip([*texts, line], roles, strict=True))


def _stacked(rows: Rows, width: int, roles: Sequence[Role]) -> Iterator[Line]:
    for name, *others in rows:
        yield ((INDENT + name, roles[0]),)
        yield from wrapped("; ".join(filter(None, others)), width, indent=INDENT * 2)


def plain(lines: Iterable[Line]) -> str:
    """The page as text: no trailing blanks, and a newline at the end of each line."""
    return "".join(clean("".join(text for text, _ in line)).rstrip() + "\n" for line in lines)

"""A figure in braille characters, two dots wide and four high each, for a terminal.

The working leg is thick and full, everything else is thin: heads and trunks are outlines. So it
reads without colour, which only repeats it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, product
from math import ceil, hypot, inf

from hipfit.formats.figure import Picture, Stroke, Tone, pictures
from hipfit.formats.outline import Flat
from hipfit.formats.page import BLANK, INDENT, Line, Role
from hipfit.model.figure import Figure

MOST_ROWS = 13
"""Higher pictures push the words off the screen (judgement)."""

FINEST = 62.0
COARSEST = 30.0
"""The most dots to a body height, and the fewest that still show a limb (judgement)."""

GAP_COLUMNS = 5
WIDE, HIGH = 2, 4
"""The dots of a braille character."""

BRAILLE = 0x2800
BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))

FULL = frozenset({Tone.WORKING, Tone.LOAD, Tone.GROUND})
"""Drawn with all their dots; of the others only the outline."""

THIN = {Tone.BODY: 0.6, Tone.FAR: 0.4, Tone.PROP: 0.4}
"""How much thinner than elsewhere a pen is."""

SLACK = 1e-6
"""What a scale made to fit exactly may be off by."""

Dots = list[list[Tone | None]]


def figure_lines(figure: Figure, width: int) -> Iterator[Line]:
    """The start and the end with their captions, in at most ``width`` columns.

    They stand side by side, or one above the other where that would make them too small;
    where even one has no room, nothing is drawn.
    """
    shown = pictures(_without_arrows(figure))
    captions = ("hold",) if len(shown) == 1 else ("start", "end")
    room = width - len(INDENT)
    beside = (room - GAP_COLUMNS * (len(shown) - 1)) // len(shown)
    if _scale(shown[0], beside) >= COARSEST:
        yield from _row(shown, captions, _scale(shown[0], beside))
    elif _scale(shown[0], room) >= COARSEST:
        for picture, caption in zip(shown, captions, strict=True):
            yield from _row([picture], [caption], _scale(picture, room))


def _without_arrows(figure: Figure) -> Figure:
    """In so few dots an arrow is a smudge, and start and end say as much; a hold needs its own."""
    return figure if figure.end is None else replace(figure, path=None, pushes=())


def _scale(picture: Picture, columns: int) -> float:
    """How many dots a body height takes in so many columns."""
    return min(columns * WIDE / picture.width, MOST_ROWS * HIGH / picture.height, FINEST)


def _row(shown: Sequence[Picture], captions: Sequence[str], scale: float) -> Iterator[Line]:
    """Pictures beside each other, each over its caption; rows where nothing is are left out."""
    columns = ceil(shown[0].width * scale / WIDE - SLACK)
    rows = ceil(shown[0].height * scale / HIGH - SLACK)
    grids = [_dots(picture, scale, columns * WIDE, rows * HIGH) for picture in shown]
    yield BLANK
    for row in range(rows):
        bands = [dots[row * HIGH : (row + 1) * HIGH] for dots in grids]
        if not any(any(line) for band in bands for line in band):
            continue
        cells = [list(_cells(band, columns)) for band in bands]
        gap = (" " * GAP_COLUMNS, Role.PLAIN)
        between = (
            one for number, own in enumerate(cells) for one in ([gap] if number else []) + own
        )
        yield ((INDENT, Role.PLAIN), *between)
    under = (" " * GAP_COLUMNS).join(word.center(columns) for word in captions)
    yield ((INDENT + under, Role.QUIET),)


def _cells(rows: Sequence[Sequence[Tone | None]], columns: int) -> Iterator[tuple[str, Role]]:
    """One line of characters, those of one role together."""
    text, last = "", Role.PLAIN
    for column in range(columns):
        dots = [row[WIDE * column : WIDE * (column + 1)] for row in rows]
        tones = {tone for row in dots for tone in row if tone is not None}
        bits = sum(
            bit
            for row, row_bits in zip(dots, BITS, strict=True)
            for tone, bit in zip(row, row_bits, strict=True)
            if tone is not None
        )
        role = _role(tones) if tones else last
        if role is not last and text:
            yield text, last
            text = ""
        text, last = text + (chr(BRAILLE + bits) if bits else " "), role
    yield text, last


def _role(tones: set[Tone]) -> Role:
    if tones & {Tone.WORKING, Tone.LOAD}:
        return Role.NAME
    return Role.PLAIN if Tone.BODY in tones else Role.QUIET


def _dots(picture: Picture, scale: float, width: int, height: int) -> Dots:
    """The tone of every dot, the outlines only of what is not drawn in full."""
    dots: Dots = [[None] * width for _ in range(height)]
    for stroke in picture.strokes:
        _draw(stroke, scale, dots)
    return [
        [tone if _stands(dots, x, y) else None for x, tone in enumerate(row)]
        for y, row in enumerate(dots)
    ]


def _stands(dots: Dots, x: int, y: int) -> bool:
    """Whether a dot is seen: it belongs to something full, or to an outline."""
    tone = dots[y][x]
    if tone is None or tone in FULL:
        return tone is not None
    around = ((x - 1, y), (x + 1, y), (x, y - 1), (x, y + 1))
    inside = [dots[b][a] for a, b in around if 0 <= b < len(dots) and 0 <= a < len(dots[0])]
    return len(inside) < len(around) or any(other is not tone for other in inside)


def _draw(stroke: Stroke, scale: float, dots: Dots) -> None:
    """Put a stroke over what is there already, with a blank edge where it has one.

    Things have no inside, or what stands before them would get a second outline.
    """
    full = stroke.filled and stroke.tone is not Tone.PROP
    points = [(x * scale, y * scale) for x, y in stroke.points]
    if stroke.filled:
        points.append(points[0])
    reach = max(stroke.width * scale * THIN.get(stroke.tone, 1.0) / 2, 0.5)
    edge = reach + (1.0 if stroke.edge else 0.0)
    for (x, y), far in _near(points, edge, dots).items():
        dots[y][x] = stroke.tone if far <= reach else None
    if full:
        for x, y in _dots_in(points, 0.0, dots):
            if _inside((x + 0.5, y + 0.5), points):
                dots[y][x] = stroke.tone


def _near(points: Sequence[Flat], edge: float, dots: Dots) -> dict[tuple[int, int], float]:
    """How far the dots that are near enough to a line are from it."""
    found: dict[tuple[int, int], float] = {}
    for one, other in pairwise(points):
        for x, y in _dots_in((one, other), edge, dots):
            far = _from_piece((x + 0.5, y + 0.5), one, other)
            if far <= edge and far < found.get((x, y), inf):
                found[x, y] = far
    return found


def _dots_in(points: Sequence[Flat], edge: float, dots: Dots) -> Iterator[tuple[int, int]]:
    """The dots of the picture in the box around points, and so far beside it."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    across = range(max(0, int(min(xs) - edge)), min(len(dots[0]), ceil(max(xs) + edge)))
    down = range(max(0, int(min(ys) - edge)), min(len(dots), ceil(max(ys) + edge)))
    return product(across, down)


def _from_piece(spot: Flat, one: Flat, other: Flat) -> float:
    x, y = other[0] - one[0], other[1] - one[1]
    size = x * x + y * y
    share = ((spot[0] - one[0]) * x + (spot[1] - one[1]) * y) / size if size else 0.0
    share = min(max(share, 0.0), 1.0)
    return hypot(spot[0] - one[0] - share * x, spot[1] - one[1] - share * y)


def _inside(spot: Flat, points: Sequence[Flat]) -> bool:
    """Whether a spot is inside a closed line, by the even-odd rule."""
    inside = False
    for (x, y), (other_x, other_y) in pairwise(points):
        if (y > spot[1]) is not (other_y > spot[1]):
            inside ^= spot[0] < x + (spot[1] - y) / (other_y - y) * (other_x - x)
    return inside

"""The drawing of a move on a sheet: its start and its end in one picture, with an arrow between."""

from collections.abc import Iterable
from dataclasses import replace

from hipfit.formats.figure import Picture, Stroke, Tone, pictures
from hipfit.formats.figure_svg import GAP
from hipfit.model.figure import Figure

WIDE = 1.1
"""Pictures this much wider than high stand below each other."""

PEN = 0.014


def drawing(figure: Figure) -> Picture:
    """The whole move as one picture."""
    return joined(pictures(figure))


def joined(positions: tuple[Picture, ...]) -> Picture:
    """Start and end beside each other, or below each other where they are wide."""
    if len(positions) == 1:
        return positions[0]
    start, end = positions
    width, height = start.width, start.height
    if width > WIDE * height:
        middle = width / 2, height + GAP / 2
        return Picture(
            strokes=(
                *start.strokes,
                *_moved(end.strokes, 0.0, height + GAP),
                *_arrow(middle, (0.0, 1.0)),
            ),
            width=width,
            height=2 * height + GAP,
        )
    middle = width + GAP / 2, height / 2
    return Picture(
        strokes=(
            *start.strokes,
            *_moved(end.strokes, width + GAP, 0.0),
            *_arrow(middle, (1.0, 0.0)),
        ),
        width=2 * width + GAP,
        height=height,
    )


def _moved(strokes: Iterable[Stroke], right: float, down: float) -> Iterable[Stroke]:
    for one in strokes:
        yield replace(one, points=tuple((x + right, y + down) for x, y in one.points))


def _arrow(middle: tuple[float, float], way: tuple[float, float]) -> tuple[Stroke, ...]:
    """A small arrow through ``middle`` that points along ``way``, a direction of length 1."""
    (x, y), (right, down) = middle, way
    reach, barb = GAP * 0.42, GAP * 0.24
    tip = x + reach * right, y + reach * down
    tail = x - reach * right, y - reach * down
    wings = tuple(
        (tip[0] - barb * right + turn * barb * down, tip[1] - barb * down + turn * barb * right)
        for turn in (1, -1)
    )
    return (
        Stroke(points=(tail, tip), width=PEN, tone=Tone.GROUND),
        Stroke(points=(wings[0], tip, wings[1]), width=PEN, tone=Tone.GROUND),
    )

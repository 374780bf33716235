"""A figure as SVG: one element that stands in a page, or alone in a file."""

from collections.abc import Iterator, Sequence
from html import escape

from hipfit.formats.figure import Picture, Stroke, Tone, pictures
from hipfit.formats.page import clean
from hipfit.model.figure import Figure

INK = {
    Tone.BODY: "#7d7d7d",
    Tone.FAR: "#b4b4b4",
    Tone.WORKING: "#000",
    Tone.LOAD: "#000",
    Tone.PROP: "#b9b9b9",
    Tone.GROUND: "#8c8c8c",
}
"""Black on white, so that any printer shows it: the working leg stands out by tone, not colour."""

PAPER = "#fff"

FILL = INK | {Tone.PROP: "#ececec"}
"""The inside of what is filled: things are pale, so that the body stands out from them."""

UNITS = 500
"""Units of the drawing to a body height; whole numbers keep it short and alike everywhere."""

GAP = 0.16
"""Between start and end, in body heights."""


def svg(picture: Picture, *, height_px: int, title: str = "") -> str:
    """One position as an ``<svg>`` element of that height.

    ``title`` is what those hear who cannot see it; without one, it is hidden from them.
    """
    return _element([picture], height_px, title, standalone=False)


def drawing(figure: Figure, *, height_px: int, title: str = "", standalone: bool = False) -> str:
    """The start and, right of it, the end as one ``<svg>`` element.

    ``standalone`` makes it a file of its own, on white.
    """
    return _element(pictures(figure), height_px, title, standalone=standalone)


def _element(shown: Sequence[Picture], height_px: int, title: str, *, standalone: bool) -> str:
    width = sum(one.width for one in shown) + GAP * (len(shown) - 1)
    height = max(one.height for one in shown)
    said = escape(clean(title))
    name = ' xmlns="http://www.w3.org/2000/svg"' if standalone else ""
    role = f'role="img" aria-label="{said}"' if title else 'aria-hidden="true"'
    size = f'width="{round(height_px * width / height)}" height="{height_px}"'
    right, bottom = _units(width), _units(height)
    parts = [f'<svg{name} {role} {size} viewBox="0 0 {right} {bottom}">']
    if title:
        parts.append(f"<title>{said}</title>")
    if standalone:
        paper = f"M0 0L{right} 0L{right} {bottom}L0 {bottom}Z"
        parts.append(f'<path d="{paper}" fill="{PAPER}"/>')
    left = 0.0
    parts.append('<g stroke-linecap="round" stroke-linejoin="round">')
    for number, picture in enumerate(shown):
        if number:
            parts.append(_arrow(left - GAP / 2, height / 2))
        parts += _paths(picture, left)
        left += picture.width + GAP
    return "".join([*parts, "</g></svg>"]) + ("\n" if standalone else "")


def _paths(picture: Picture, left: float) -> Iterator[str]:
    for stroke in picture.strokes:
        course, ink = _course(stroke, left), INK[stroke.tone]
        fill = FILL[stroke.tone] if stroke.filled else "none"
        if stroke.edge:
            wide = _units(stroke.width + 2 * stroke.edge)
            yield f'<path d="{course}" fill="none" stroke="{PAPER}" stroke-width="{wide}"/>'
        yield (
            f'<path d="{course}" fill="{fill}" stroke="{ink}" '
            f'stroke-width="{_units(stroke.width)}"/>'
        )


def _course(stroke: Stroke, left: float) -> str:
    first, *rest = (f"{_units(x + left)} {_units(y)}" for x, y in stroke.points)
    return "".join([f"M{first}", *(f"L{one}" for one in rest), "Z" if stroke.filled else ""])


def _arrow(x: float, y: float) -> str:
    """From the start to the end."""
    tip, tail, barb = _units(x + 0.05), _units(x - 0.05), _units(x + 0.015)
    middle, above, below = _units(y), _units(y - 0.03), _units(y + 0.03)
    return (
        f'<path d="M{tail} {middle}L{tip} {middle}M{barb} {above}L{tip} {middle}L{barb} {below}" '
        f'fill="none" stroke="{INK[Tone.GROUND]}" stroke-width="{_units(0.014)}"/>'
    )


def _units(length: float) -> int:
    return round(length * UNITS)

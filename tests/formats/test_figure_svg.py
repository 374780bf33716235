"""Drawings as SVG: well-formed, self-contained, readable aloud, the same bytes every time."""

import re
from xml.etree import ElementTree as ET

import pytest

from hipfit.formats.figure import pictures
from hipfit.formats.figure_svg import drawing, svg
from hipfit.model.figure import Figure
from hipfit.storage.figures import load_figures

NAME = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def squat() -> Figure:
    return load_figures()["squat"]


def test_every_drawing_is_well_formed_and_needs_nothing_from_outside() -> None:
    for figure in load_figures().values():
        text = drawing(figure, height_px=120, title=figure.exercise, standalone=True)
        root = ET.fromstring(text)  # noqa: S314 - our own text
        assert root.tag == f"{NAME}svg"
        assert {one.tag for one in root.iter()} == {
            f"{NAME}{tag}" for tag in ("svg", "title", "g", "path")
        }
        assert not re.search(r"\b(id|href|style|url|script)\b", text)


def test_the_coordinates_are_whole_numbers_within_the_picture(squat: Figure) -> None:
    text = drawing(squat, height_px=120)
    found = re.search(r'viewBox="0 0 (\d+) (\d+)"', text)
    assert found is not None
    width, height = map(int, found.groups())
    for course in re.findall(r'd="([^"]*)"', text):
        assert re.fullmatch(r"[MLZ0-9 ]+", course)
        for x, y in re.findall(r"(\d+) (\d+)", course):
            assert int(x) <= width
            assert int(y) <= height


def test_a_title_is_text_whatever_it_holds(squat: Figure) -> None:
    odd = 'a<b>"&\x1b[31m\n]]>'
    root = ET.fromstring(drawing(squat, height_px=99, title=odd))  # noqa: S314 - our own text
    assert root.get("aria-label") == root.findtext("title") == 'a<b>"&\\u001b[31m ]]>'
    assert root.get("role") == "img"


def test_one_position_is_as_high_as_asked_for_and_in_proportion(squat: Figure) -> None:
    picture = pictures(squat)[0]
    root = ET.fromstring(svg(picture, height_px=200))  # noqa: S314 - our own text
    assert root.get("height") == "200"
    assert int(root.get("width", "0")) == pytest.approx(200 * picture.width / picture.height, abs=1)
    assert root.get("aria-label") is None
    assert root.get("aria-hidden") == "true"


def test_the_same_figure_gives_the_same_bytes(squat: Figure) -> None:
    again = load_figures()["squat"]
    assert drawing(squat, height_px=120) == drawing(again, height_px=120)
    assert drawing(squat, height_px=120).isascii()

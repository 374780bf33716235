"""The sheet's typeface: all characters that hipfit itself writes, and widths that are true."""

import struct

import pytest

from hipfit.formats.sheet_font import FULL_WIDTH_EM, MISSING_EM, face, word_em
from tests.strategies import shipped


@pytest.mark.parametrize("bold", [False, True])
def test_it_has_every_character_of_the_catalogue_and_of_western_names(*, bold: bool) -> None:
    widths = face(bold=bold).widths
    texts = [
        text for one in shipped().exercises for text in (one.name, *one.cues, *one.precautions)
    ]
    assert {char for text in texts for char in text} <= set(widths)
    assert set("×–↑·•−’“”… àçéñößøåłőžŠČ Ωδ Жя\u00a0") <= set(widths)


def test_widths_are_those_of_the_file() -> None:
    assert face().em("00") == pytest.approx(2 * 0.497)
    assert word_em("0", bold=True) == pytest.approx(0.528)
    assert face().em("中") == FULL_WIDTH_EM
    assert face().em("\u0639") == MISSING_EM


@pytest.mark.parametrize("bold", [False, True])
def test_the_true_type_file_inside_has_the_same_tables(*, bold: bool) -> None:
    one = face(bold=bold)
    raw = one.ttf
    (count,) = struct.unpack_from(">H", raw, 4)
    tables = {}
    for number in range(count):
        tag, _, start, size = struct.unpack_from(">4sLLL", raw, 12 + 16 * number)
        tables[tag.decode()] = raw[start : start + size]
    assert tables == one.tables
    assert {"glyf", "cmap", "hmtx", "head", "name"} <= set(tables)

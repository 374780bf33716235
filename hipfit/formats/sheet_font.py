"""The sheet's typeface, in two weights: how wide its words are, and its files.

One face for html and pdf, carried along, so that what was measured here is what is printed there.
"""

import struct
from functools import cache, lru_cache
from pathlib import Path

FAMILY = "Hipfit Sheet"
"""A subset of Source Sans Pro; ``fonts/OFL.txt`` is its licence."""

FULL_WIDTH_FROM = "\u2e80"
"""From here on characters are as wide as high: Chinese, Japanese, Korean, emoji."""

MISSING_EM, FULL_WIDTH_EM = 1.5, 1.4
"""More than what other typefaces take for a character that this one lacks (judgement)."""


class Face:
    """One weight, read from a WOFF file: its widths in em, and the TrueType file inside it."""

    def __init__(self, woff: bytes) -> None:
        self.woff = woff
        self.tables = _tables(woff)
        self.widths = _widths(self.tables)

    def em(self, text: str) -> float:
        """How wide a text is set, in em."""
        widths = self.widths
        return sum(widths[char] if char in widths else _missing(char) for char in text)

    @property
    def ttf(self) -> bytes:
        """The face as a TrueType file."""
        return _true_type(self.woff, self.tables)


@cache
def face(*, bold: bool = False) -> Face:
    """The regular or the bold face."""
    name = "sheet-bold.woff" if bold else "sheet-regular.woff"
    return Face((Path(__file__).parent / "fonts" / name).read_bytes())


def _missing(char: str) -> float:
    return FULL_WIDTH_EM if char >= FULL_WIDTH_FROM else MISSING_EM


def _tables(woff: bytes) -> dict[str, bytes]:
    """The font's tables by tag: WOFF packs each with zlib where that makes it smaller."""
    import zlib

    (count,) = struct.unpack_from(">H", woff, 12)
    tables = {}
    for number in range(count):
        tag, start, packed, size = struct.unpack_from(">4sLLL", woff, 44 + 20 * number)
        raw = woff[start : start + packed]
        tables[tag.decode()] = raw if packed == size else zlib.decompress(raw)
    return tables


def _widths(tables: dict[str, bytes]) -> dict[str, float]:
    """The advance width of each character in em (cmap format 4, hmtx)."""
    (em,) = struct.unpack_from(">H", tables["head"], 18)
    (count,) = struct.unpack_from(">H", tables["hhea"], 34)
    advances = struct.unpack_from(">" + "Hh" * count, tables["hmtx"])[::2]
    found = {}
    for char, glyph in _glyphs(tables["cmap"]):
        found[char] = advances[min(glyph, count - 1)] / em
    return found


def _glyphs(cmap: bytes) -> list[tuple[str, int]]:
    """Characters with the numbers of their glyphs, from the Windows Unicode subtable."""
    (count,) = struct.unpack_from(">H", cmap, 2)
    records = [struct.unpack_from(">HHL", cmap, 4 + 8 * number) for number in range(count)]
    start = next(offset for platform, kind, offset in records if (platform, kind) == (3, 1))
    twice = struct.unpack_from(">H", cmap, start + 6)[0]
    half = twice // 2
    ends = struct.unpack_from(f">{half}H", cmap, start + 14)
    starts = struct.unpack_from(f">{half}H", cmap, start + 16 + twice)
    deltas = struct.unpack_from(f">{half}H", cmap, start + 16 + 2 * twice)
    ranges_at = start + 16 + 3 * twice
    ranges = struct.unpack_from(f">{half}H", cmap, ranges_at)
    found = []
    for place, (first, last, delta, jump) in enumerate(
        zip(starts, ends, deltas, ranges, strict=True)
    ):
        for code in range(first, last + 1):
            if jump:
                at = ranges_at + 2 * place + jump + 2 * (code - first)
                glyph = struct.unpack_from(">H", cmap, at)[0]
                glyph = (glyph + delta) % 0x10000 if glyph else 0
            else:
                glyph = (code + delta) % 0x10000
            if glyph:
                found.append((chr(code), glyph))
    return found


def _true_type(woff: bytes, tables: dict[str, bytes]) -> bytes:
    """The TrueType file that a WOFF file holds."""
    flavour, count = woff[4:8], len(tables)
    power = 2 ** (count.bit_length() - 1)
    head = flavour + struct.pack(
        ">HHHH", count, 16 * power, power.bit_length() - 1, 16 * (count - power)
    )
    place = len(head) + 16 * count
    directory, body = b"", b""
    for number, (tag, raw) in enumerate(tables.items()):
        (checksum,) = struct.unpack_from(">L", woff, 44 + 20 * number + 16)
        directory += tag.encode() + struct.pack(">LLL", checksum, place + len(body), len(raw))
        body += raw + b"\0" * (-len(raw) % 4)
    return head + directory + body


@lru_cache(maxsize=20_000)
def word_em(word: str, *, bold: bool) -> float:
    """How wide one word is set, in em."""
    return face(bold=bold).em(word)

"""The pages: laid out, whole at every width, and safe whatever a catalogue holds."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from syrupy.assertion import SnapshotAssertion

from hipfit.formats.exercise import exercise_json, exercise_page
from hipfit.formats.listing import listing_csv, listing_json, listing_lines, listing_page
from hipfit.formats.muscles import muscles_json, muscles_page
from hipfit.formats.page import (
    Line,
    Role,
    clean,
    columns,
    filled,
    plain,
    spelled_out,
    tables,
    wrapped,
)
from hipfit.formats.screen import styled
from hipfit.formats.topics import avoid_page, topic_page, topics_page
from hipfit.model.catalogue import Catalogue
from hipfit.model.words import Muscle
from hipfit.storage.catalogue import load_topics
from tests.formats.sample import sample_catalogue

HOSTILE = "\x1b[2J\x1b]0;owned\x07[red]:skull:\u202e\u2066\x9b31m\r\n\x00\ud800 "
PLAIN = sample_catalogue()

Layout = Callable[[Catalogue, int], Iterable[Line]]
PAGES: dict[str, Layout] = {
    "show": lambda catalogue, width: exercise_page(catalogue.exercises[0], catalogue, width),
    "show-stretch": lambda catalogue, width: exercise_page(
        catalogue.exercises[1], catalogue, width
    ),
    "show-owned": lambda catalogue, width: exercise_page(
        catalogue.exercises[2], catalogue, width, ["body weight", "2 kg at the ankle (+9 %)"]
    ),
    "list": lambda catalogue, width: listing_page(catalogue.exercises, width),
    "list-piped": lambda catalogue, _: listing_lines(catalogue.exercises),
    "muscles": lambda catalogue, width: muscles_page(catalogue, tuple(Muscle), width),
    "muscle": lambda catalogue, width: muscles_page(catalogue, [Muscle.GLUTEUS_MEDIUS], width),
}


@pytest.mark.parametrize("width", [40, 60, 80, 120])
@pytest.mark.parametrize("name", PAGES)
def test_pages_look_like_this(name: str, width: int, snapshot: SnapshotAssertion) -> None:
    page = plain(PAGES[name](PLAIN, width))
    assert page == snapshot
    if name != "list-piped":
        assert max(map(columns, page.splitlines())) <= width


@pytest.mark.parametrize("name", [*PAGES])
def test_nothing_in_a_catalogue_steers_the_terminal(name: str) -> None:
    lines = list(PAGES[name](sample_catalogue(HOSTILE), 80))
    text = plain(lines)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800]", text)
    assert text.count("\n") == len(lines)
    screen = Console(file=io.StringIO(), force_terminal=True, color_system="standard", width=80)
    with screen.capture() as captured:
        screen.print(styled(lines), end="", soft_wrap=True)
    shown = captured.get()
    assert set(re.findall(r"\x1b[^m]*m?", shown)) <= {
        *("\x1b[0m", "\x1b[1m", "\x1b[2m", "\x1b[36m", "\x1b[1;36m", "\x1b[1;32m", "\x1b[35m")
    }
    assert re.sub(r"\x1b\[[0-9;]*m", "", shown).split() == text.split()


def test_rich_markup_in_a_catalogue_is_text() -> None:
    screen = Console(file=io.StringIO(), force_terminal=True, width=80)
    with screen.capture() as captured:
        screen.print(styled(wrapped("[bold]a[/bold] :smile:", 80)), end="")
    assert "[bold]a[/bold] :smile:" in captured.get()


def test_json_says_the_same_as_the_hostile_catalogue_and_prints_safely() -> None:
    catalogue = sample_catalogue(HOSTILE)
    for text in (
        exercise_json(catalogue.exercises[0], catalogue),
        listing_json(catalogue.exercises),
        muscles_json(catalogue, tuple(Muscle)),
    ):
        assert text.replace("\n", "").isprintable()
        json.loads(text)
    found = json.loads(exercise_json(catalogue.exercises[0], catalogue))
    assert found["exercise"]["name"] == f"{HOSTILE}Side nod"


def test_json_keeps_utf_8_as_it_is() -> None:
    catalogue = sample_catalogue("Hüft–×")
    assert "Hüft–×Side nod" in exercise_json(catalogue.exercises[0], catalogue)


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1"])
def test_csv_cells_are_never_formulas(start: str) -> None:
    text = listing_csv(sample_catalogue(start).exercises)
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert {row["name"][:1] for row in rows} == {"'"}
    assert not re.search(r"[\x00-\x09\x0b\x0c\x0e-\x1f]", text)


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("topic", load_topics(), ids=lambda topic: topic.id)
def test_learn_pages_fit(catalogue: Catalogue, topic: object, width: int) -> None:
    page = plain(topic_page(topic, catalogue, width))  # type: ignore[arg-type]
    too_wide = [line for line in page.splitlines() if columns(line) > width]
    assert all(re.fullmatch(r" *https?://\S+", line) for line in too_wide)
    assert "…" not in page


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_the_avoid_page_and_the_topics_fit(catalogue: Catalogue, width: int) -> None:
    for page in (plain(avoid_page(catalogue, width)), plain(topics_page(load_topics(), width))):
        assert max(map(columns, page.splitlines())) <= width


@pytest.mark.parametrize("width", [60, 80, 120])
def test_every_shipped_exercise_fits(catalogue: Catalogue, width: int) -> None:
    for exercise in catalogue.exercises:
        page = plain(exercise_page(exercise, catalogue, width))
        assert max(map(columns, page.splitlines())) <= width, exercise.id
        assert all(line == line.rstrip() for line in page.splitlines())


@given(st.text(), st.integers(1, 100))
def test_wrapping_loses_no_word_and_keeps_the_width(text: str, width: int) -> None:
    lines = filled(text, width)
    assert " ".join(lines).split() == clean(text).split()
    assert all(columns(line) <= width or " " not in line for line in lines)


@given(st.text())
def test_cleaned_text_is_printable_and_stays_so(text: str) -> None:
    cleaned = clean(text)
    assert all(char.isprintable() or char in "\u200c\u200d" for char in cleaned)
    assert clean(cleaned) == cleaned


@given(st.text())
def test_spelled_out_json_means_the_same(text: str) -> None:
    assert json.loads(spelled_out(json.dumps(text, ensure_ascii=False))) == text


def test_wide_characters_take_two_columns() -> None:
    assert columns("髋部 é") == 6
    assert filled("髋部 髋部", 7) == ["髋部", "髋部"]


def test_tables_stand_alike_where_there_is_room() -> None:
    groups = [("one", [("a", "x")]), ("two", [("abcdef", "y")])]
    lines = plain(tables(groups, 80, (Role.NAME, Role.PLAIN))).splitlines()
    assert lines[2].index("x") == lines[5].index("y")

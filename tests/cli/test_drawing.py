"""``hipfit show`` draws on a terminal that has braille; ``--format svg`` anywhere."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.cli.conftest import OnTerminal, Run

MOVES = Path(__file__).with_name("moves.yaml")
BRAILLE = re.compile("[\u2801-\u28ff]")


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_a_terminal_shows_start_and_end_above_the_facts(
    on_terminal: OnTerminal, columns: int
) -> None:
    shown = on_terminal(columns, "show", "fire", "hydrant", "--color", "never")
    before, _, _ = shown.partition("Name to type")
    assert len(BRAILLE.findall(before)) > 100
    assert re.search(r"^ +start +end$", before, re.MULTILINE)
    assert not BRAILLE.search(shown[len(before) :])


def test_the_leg_that_works_is_coloured_where_colour_is_wanted(on_terminal: OnTerminal) -> None:
    assert re.search("\x1b\\[36m[^\x1b]*[\u2801-\u28ff]", on_terminal(80, "show", "squat"))


@pytest.mark.parametrize(
    "changes", [{"TERM": "linux"}, {"TERM": "dumb"}, {"PYTHONIOENCODING": "ascii"}]
)
def test_a_terminal_without_braille_gets_the_words(
    on_terminal: OnTerminal, changes: dict[str, str]
) -> None:
    shown = on_terminal(80, "show", "squat", "--color", "never", **changes)
    assert "Name to type" in shown
    assert not BRAILLE.search(shown)
    assert not re.search(r"^ +start +end$", shown, re.MULTILINE)


def test_a_pipe_gets_the_words(run: Run) -> None:
    assert not BRAILLE.search(run("show", "squat", "--color", "always").stdout.decode())


def test_a_pipe_loads_nothing_of_the_drawings(sh: Run) -> None:
    line = "PYTHONPROFILEIMPORTTIME=1 $HIPFIT show squat 2>&1 >/dev/null"
    loaded = sh(line).stdout.decode()
    assert "hipfit.formats.exercise" in loaded
    assert "figure" not in loaded


def test_the_drawing_is_printed_as_svg(run: Run) -> None:
    found = run("show", "squat", "--format", "svg")
    root = ET.fromstring(found.stdout)  # noqa: S314 - our own text
    assert root.findtext("{http://www.w3.org/2000/svg}title", "").startswith("Squat: ")
    assert found.returncode == 0
    assert found.stderr == b""


def test_an_exercise_of_ones_own_has_words_and_no_drawing(
    run: Run, on_terminal: OnTerminal
) -> None:
    own = ("show", "side-nod", "--catalogue", str(MOVES))
    found = run(*own, "--format", "svg")
    assert found.returncode == 2
    assert b"there is no drawing of 'side-nod'" in found.stderr
    assert not BRAILLE.search(on_terminal(80, *own))


def test_an_exercise_told_anew_is_not_drawn_as_ours(run: Run, tmp_path: Path) -> None:
    own = MOVES.read_text(encoding="utf-8").replace("id: side-nod", "id: squat")
    file = tmp_path / "own.yaml"
    file.write_text(own, encoding="utf-8")
    found = run("show", "squat", "--catalogue", str(file), "--format", "svg")
    assert b"there is no drawing of 'squat'" in found.stderr
    ours = run("show", "clamshell", "--catalogue", str(file), "--format", "svg")
    assert ours.stdout.startswith(b"<svg")

"""The file of poses: complete, checked like a catalogue, and the same from a wheel."""

from pathlib import Path

import pytest

from hipfit.errors import FaultyFileError
from hipfit.model.catalogue import Catalogue
from hipfit.model.figure import Figure
from hipfit.storage import catalogue as doors
from hipfit.storage.figures import load_figure, load_figures, pack_figures
from hipfit.storage.pose_files import read_figures

DATA = Path(__file__).parent.parent.parent / "data"

START = """\
schema: hipfit.poses/1
bases:
- {name: standing, pose: {rest: {point: pelvis, at: [0, 0, 0.53]}, lean: 5}}
figures:
"""


@pytest.fixture(scope="module")
def figures() -> dict[str, Figure]:
    return dict(load_figures())


def test_every_exercise_warm_up_and_stretch_has_its_drawing(
    figures: dict[str, Figure], catalogue: Catalogue
) -> None:
    assert [*figures] == [one.id for one in catalogue.exercises]


def test_what_a_wheel_carries_is_what_the_file_says(
    figures: dict[str, Figure], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = pack_figures(figures.values())
    assert raw == doors.packed_files(DATA)[doors.PACKED_FIGURES]
    assert raw.isascii()
    (tmp_path / doors.PACKED_FIGURES).write_bytes(raw)
    monkeypatch.setattr(doors, "_IN_WHEEL", tmp_path)
    monkeypatch.setattr(doors, "_IN_CHECKOUT", tmp_path / "nowhere")
    assert load_figures() == figures
    assert [*load_figures()] == [*figures]
    assert load_figure("squat") == figures["squat"]
    assert load_figure("chair-squat") == figures["chair-squat"]
    assert load_figure("my-own-move") is None


def test_an_exercise_of_a_users_own_has_no_drawing() -> None:
    assert load_figure("my-own-move") is None


def test_an_end_is_like_its_start_and_a_start_like_its_base(tmp_path: Path) -> None:
    path = tmp_path / "poses.yaml"
    path.write_text(
        START + "- {exercise: x, start: {like: standing, neck: 9}, end: {lean: 0, side: 4}}\n",
        encoding="utf-8",
    )
    (figure,) = read_figures(path)
    assert (figure.start.lean, figure.start.neck, figure.start.side) == (5, 9, 0)
    assert figure.end is not None
    assert (figure.end.lean, figure.end.neck, figure.end.side) == (0, 9, 4)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("- {exercise: x, start: {like: standin}}", "5:31: error: no base above is called"),
        ("- {exercise: x, start: {lean: 5}}", "5:24: error: a pose needs 'like', or 'rest'"),
        ("- {exercise: x, start: {like: standing, leen: 5}}", "unknown key 'leen'"),
        ("- {exercise: x, turn: left, start: {like: standing}}", "'turn' must be a number"),
        (
            "- {exercise: x, start: {like: standing}}\n- {exercise: x, start: {like: standing}}",
            "6:14: error: 'x' is drawn twice",
        ),
    ],
)
def test_a_fault_is_reported_with_its_place(tmp_path: Path, line: str, message: str) -> None:
    path = tmp_path / "poses.yaml"
    path.write_text(START + line + "\n", encoding="utf-8")
    with pytest.raises(FaultyFileError) as raised:
        read_figures(path)
    assert message in raised.value.report

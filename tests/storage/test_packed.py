"""What the wheel carries is what the YAML files say, and little of it is read at a time."""

import copy
import json
import pickle
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipfit.errors import FileError
from hipfit.model.catalogue import Catalogue
from hipfit.model.exercise import DoseRange, Exercise, Rung
from hipfit.model.quantity import Span, Tempo
from hipfit.model.trainee import Trainee
from hipfit.model.words import Equipment, RungKind, Site
from hipfit.storage import catalogue as doors
from hipfit.storage.packed import pack, unpack
from hipfit.storage.plain import line, plain, value_of
from tests.strategies import trainees

DATA = Path(__file__).parent.parent.parent / "data"


def test_unpacking_gives_what_was_packed(catalogue: Catalogue) -> None:
    assert unpack(pack(catalogue)) == catalogue
    assert catalogue == unpack(pack(catalogue))
    assert hash(unpack(pack(catalogue))) == hash(catalogue)
    assert unpack(pack(catalogue)) == unpack(pack(catalogue))


def test_packing_gives_the_same_bytes_every_time(catalogue: Catalogue) -> None:
    assert pack(catalogue) == pack(unpack(pack(catalogue)))
    assert pack(catalogue).isascii()


def test_every_field_of_every_exercise_is_there_when_asked_for(catalogue: Catalogue) -> None:
    raw = pack(catalogue)
    for name in Exercise.__dataclass_fields__:
        packed = unpack(raw).exercises
        shipped = catalogue.exercises
        assert [getattr(one, name) for one in packed] == [getattr(one, name) for one in shipped]


def test_a_list_reads_the_first_line_only(catalogue: Catalogue) -> None:
    first, *rest = pack(catalogue).split(b"\n")
    packed = unpack(b"\n".join([first, *(b"not JSON" for _ in rest)]))
    assert [one.summary for one in packed.strength] == [one.summary for one in catalogue.strength]
    assert packed.find("Fire Hydrant").all_demands == catalogue["fire-hydrant"].all_demands
    with pytest.raises(json.JSONDecodeError):
        _ = packed["fire-hydrant"].steps


def test_reading_one_exercise_leaves_the_others_alone(catalogue: Catalogue) -> None:
    packed = unpack(pack(catalogue))
    assert packed["squat"].steps == catalogue["squat"].steps
    assert "unread" not in vars(packed["squat"])
    assert type(packed["squat"]) is Exercise
    assert "unread" in vars(packed["fire-hydrant"])
    assert "unread" in vars(packed)
    assert packed.precautions == catalogue.precautions
    assert type(packed) is Catalogue


def test_an_unread_exercise_is_as_good_as_a_read_one(catalogue: Catalogue) -> None:
    raw = pack(catalogue)

    def fresh() -> Exercise:
        return unpack(raw)["squat"]

    shipped = catalogue["squat"]
    assert isinstance(fresh(), Exercise)
    assert fresh() == shipped
    assert shipped == fresh()
    assert fresh() == fresh()
    assert fresh() != catalogue["fire-hydrant"]
    assert {fresh(): 1}[shipped] == 1
    assert repr(fresh()).startswith("Exercise(id='squat'")
    assert copy.deepcopy(fresh()) == shipped
    assert pickle.loads(pickle.dumps(fresh())) == shipped  # noqa: S301 - our own bytes
    assert replace(fresh(), name="x") == replace(shipped, name="x")
    with pytest.raises(AttributeError, match="frozen"):
        fresh().name = "x"  # type: ignore[misc]


@given(trainees())
def test_any_value_survives_json(trainee: Trainee) -> None:
    assert value_of(Trainee, json.loads(line(plain(trainee)))) == trainee


spans = st.builds(
    lambda low, more: Span(low=low, high=low + more), st.integers(1, 9), st.integers(0, 9)
)


@given(
    st.builds(DoseRange, reps=spans)
    | st.builds(DoseRange, hold_seconds=spans, holds=st.integers(1, 15))
)
def test_a_dose_survives_json(dose: DoseRange) -> None:
    assert value_of(DoseRange, json.loads(line(plain(dose)))) == dose


def test_fields_that_hold_their_default_are_not_written() -> None:
    rung = Rung(kind=RungKind.BAND, equipment=Equipment.MINI_BAND, site=Site.ANKLE, tempo=Tempo())
    assert plain(rung) == {
        "kind": "band",
        "equipment": "mini-band",
        "site": "ankle",
        "tempo": {},
    }


def test_a_wheel_reads_its_packed_files(
    tmp_path: Path, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    topics = doors.load_topics()
    for name, raw in doors.packed_files(DATA).items():
        (tmp_path / name).write_bytes(raw)
    monkeypatch.setattr(doors, "_IN_WHEEL", tmp_path)
    monkeypatch.setattr(doors, "_IN_CHECKOUT", tmp_path / "nowhere")
    assert doors.load_catalogue() == catalogue
    assert doors.load_topics() == topics
    with pytest.raises(FileError, match="catalogue is missing"):
        doors.catalogue_path()


def test_a_checkout_reads_its_yaml() -> None:
    assert doors.catalogue_path() == DATA / "exercises.yaml"

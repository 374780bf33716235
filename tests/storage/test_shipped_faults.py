"""Faults in hipfit's own files, and rules between the parts that a user's file cannot break."""

import shutil
from pathlib import Path

import pytest

from hipfit.errors import FaultyFileError, FileError
from hipfit.model.catalogue import Catalogue
from hipfit.model.integrity import integrity
from hipfit.storage.catalogue import packed_files
from hipfit.storage.catalogue_files import read_directory

DATA = Path(__file__).parent.parent.parent / "data"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    shutil.copytree(DATA, tmp_path / "data")
    return tmp_path / "data"


def spoil(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def report(directory: Path) -> str:
    with pytest.raises(FaultyFileError) as caught:
        read_directory(directory)
    return caught.value.report.replace(f"{directory}/", "")


def test_the_shipped_catalogue_holds_together(catalogue: Catalogue) -> None:
    assert integrity(catalogue) == ()


def test_faults_of_all_files_are_told_together(data: Path) -> None:
    spoil(data / "exercises.yaml", "level: beginner", "level: easy")
    spoil(data / "sources.yaml", "- key: ", "- kee: ")
    spoil(data / "precautions.yaml", "grade: quoted-elsewhere", "grade: hearsay")
    spoil(data / "topics.yaml", "summary: ", "sumary: ")
    told = report(data)
    assert "unknown level 'easy'" in told
    assert "unknown key 'kee'" in told
    assert "unknown grade 'hearsay'" in told
    assert "unknown key 'sumary'" in told


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("precautions", "condition: knee-pain", "condition: Knee", "must be lower-case words"),
        ("precautions", "aliases: [", "aliases: [knee-osteoarthritis, ", "is also a name of"),
        ("precautions", "sources: [", "sources: [nobody1999, ", "unknown source 'nobody1999'"),
        ("precautions", "action: >-", "action: >", "must be one paragraph"),
        ("sources", "- key: aaos_slabd", "- key: aaos_hip", "duplicate key 'aaos_hip'"),
        ("topics", "- id: hip-dips", "- id: muscles", "duplicate id 'muscles'"),
        ("topics", "sources: [", "sources: [nobody1999, ", "unknown source 'nobody1999'"),
        ("topics", "text: >-", "text: |", "must be one paragraph"),
    ],
)
def test_rules_between_the_files_are_told_in_the_file_that_breaks_them(
    data: Path, name: str, old: str, new: str, message: str
) -> None:
    spoil(data / f"{name}.yaml", old, new)
    told = report(data)
    assert message in told
    assert told.startswith(f"{name}.yaml:")


def test_no_wheel_is_packed_of_faulty_files(data: Path) -> None:
    spoil(data / "exercises.yaml", "level: beginner", "level: easy")
    with pytest.raises(FaultyFileError):
        packed_files(data)


def test_a_missing_file_is_named(data: Path) -> None:
    (data / "topics.yaml").unlink()
    with pytest.raises(FileError, match=r"there is no file '.*topics\.yaml'"):
        read_directory(data)

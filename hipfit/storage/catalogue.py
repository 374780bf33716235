"""Where commands get the catalogue, its sources, and the topics of ``hipfit learn``.

A wheel carries them packed by ``hatch_build.py``, which checked them. A checkout or an editable
install has the YAML files only; they are read and checked at every start, which is slow.
"""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hipfit.errors import FileError
from hipfit.model.catalogue import Catalogue
from hipfit.storage.packed import unpack
from hipfit.storage.plain import line, plain, value_of

if TYPE_CHECKING:
    from hipfit.model.topic import Topic

PACKED_CATALOGUE = "catalogue.jsonl"
PACKED_TOPICS = "topics.json"
PACKED_FIGURES = "figures.jsonl"

_PACKAGE = Path(__file__).parent.parent
_IN_WHEEL = _PACKAGE / "data"
_IN_CHECKOUT = _PACKAGE.parent / "data"


def load_catalogue(extra: Path | None = None) -> Catalogue:
    """The shipped catalogue, with the exercises of a user's file added or put in their place.

    Raises ``FileError`` where the file cannot be read, and ``FaultyFileError`` with a report of
    every fault in it.
    """
    shipped = _shipped_catalogue()
    if extra is None:
        return shipped
    from hipfit.storage.catalogue_files import add_file

    return add_file(shipped, extra)


def load_topics() -> "tuple[Topic, ...]":
    """The pages of ``hipfit learn``, in their order."""
    raw = packed(PACKED_TOPICS)
    if raw is not None:
        from hipfit.model.topic import Topic

        return tuple(value_of(Topic, one) for one in json.loads(raw))
    return _from_yaml()[1]


def catalogue_path() -> Path:
    """The YAML file of the shipped exercises. Raises ``FileError`` when there is none."""
    return shipped_directory() / "exercises.yaml"


def catalogue_schema() -> dict[str, Any]:
    """The JSON Schema of a catalogue file, draft 2020-12."""
    from hipfit.storage.catalogue_schema import schema_of_files

    return schema_of_files()


def packed_files(directory: Path) -> dict[str, bytes]:
    """What the wheel carries of the YAML files of a directory: names and bytes.

    Raises ``FileError`` and ``FaultyFileError`` as reading them does.
    """
    from hipfit.storage.catalogue_files import read_directory
    from hipfit.storage.figures import pack_figures
    from hipfit.storage.packed import pack
    from hipfit.storage.pose_files import read_figures

    catalogue, topics = read_directory(directory)
    return {
        PACKED_CATALOGUE: pack(catalogue),
        PACKED_TOPICS: line([plain(one) for one in topics]),
        PACKED_FIGURES: pack_figures(read_figures(directory / "poses.yaml")),
    }


def _shipped_catalogue() -> Catalogue:
    raw = packed(PACKED_CATALOGUE)
    return _from_yaml()[0] if raw is None else unpack(raw)


def packed(name: str) -> bytes | None:
    """The bytes of a packed file; None in a checkout."""
    try:
        return (_IN_WHEEL / name).read_bytes()
    except FileNotFoundError:
        return None


def _from_yaml() -> "tuple[Catalogue, tuple[Topic, ...]]":
    from hipfit.storage.catalogue_files import read_directory

    return read_directory(shipped_directory())


def shipped_directory() -> Path:
    """Where the YAML files are: in the wheel's package, or beside the package in a checkout."""
    for directory in (_IN_WHEEL, _IN_CHECKOUT):
        if (directory / "exercises.yaml").is_file():
            return directory
    raise FileError("hipfit's own catalogue is missing", "install hipfit again")

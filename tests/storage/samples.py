"""A small catalogue file without a fault, for tests to break."""

from functools import cache
from pathlib import Path

from hipfit.errors import FaultyFileError
from hipfit.model.catalogue import Catalogue
from hipfit.storage.catalogue import load_catalogue
from hipfit.storage.catalogue_files import add_file

EXERCISE = """\
- id: wall-sit
  name: Wall sit
  aliases: [wall-squat-hold]
  summary: Sit against a wall without a chair.
  kind: strength
  level: beginner
  movements: [squat]
  position: standing
  sides: both
  prime_movers: [quadriceps]
  dose: {hold_seconds: {low: 10, high: 30}, holds: 3}
  start: Lean your back against a wall.
  steps:
    - Slide down.
    - Hold.
    - Slide up.
  cues: [Back on the wall]
  mistakes: [The knees fall in. Keep them apart.]
  feel: In the front of the thighs.
  ladder:
    - {kind: body-weight}
    - {kind: load, equipment: dumbbell, site: at-chest}
  not_measured: Not measured.
"""

CATALOGUE = "schema: hipfit.catalogue/1\nexercises:\n" + EXERCISE


shipped = cache(load_catalogue)  # read once: in a checkout it is YAML


def written(directory: Path, text: str | bytes) -> Path:
    """A file ``mine.yaml`` with that content."""
    path = directory / "mine.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def report_of(path: Path) -> str:
    """The report of a faulty file, without its directory; an empty one if it has no fault."""
    try:
        add_file(shipped(), path)
    except FaultyFileError as error:
        return error.report.replace(f"{path.parent}/", "")
    return ""


def with_file(directory: Path, text: str) -> Catalogue:
    """The shipped catalogue with such a file."""
    return add_file(shipped(), written(directory, text))

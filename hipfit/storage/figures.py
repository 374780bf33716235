"""The drawings of the exercises: ``data/poses.yaml``, or what the wheel carries of it."""

import json
from collections.abc import Iterable, Mapping

from hipfit.model.figure import Figure
from hipfit.storage.catalogue import PACKED_FIGURES, packed, shipped_directory
from hipfit.storage.plain import line, plain, value_of


def load_figures() -> Mapping[str, Figure]:
    """The figures by exercise id, in the order of the file."""
    raw = packed(PACKED_FIGURES)
    if raw is None:
        from hipfit.storage.pose_files import read_figures

        return {one.exercise: one for one in read_figures(shipped_directory() / "poses.yaml")}
    lines = map(json.loads, raw.splitlines())
    return {one["exercise"]: value_of(Figure, one) for one in lines}


def load_figure(exercise: str) -> Figure | None:
    """The figure of one exercise, the others left unread; None where it has none."""
    raw = packed(PACKED_FIGURES)
    if raw is None:
        return load_figures().get(exercise)
    wanted = b'"exercise":' + json.dumps(exercise).encode("ascii")
    for one in raw.splitlines():
        if wanted in one:
            return value_of(Figure, json.loads(one))
    return None


def pack_figures(figures: Iterable[Figure]) -> bytes:
    """The figures as lines of JSON; the same bytes every time."""
    return b"\n".join(line(plain(one)) for one in figures)

"""The drawings of the exercises: ``data/poses.yaml``, or what the wheel carries of it."""

from collections.abc import Mapping

from hipfit.model.figure import Figure


def load_figures() -> Mapping[str, Figure]:
    """The figures by exercise id, in the order of the file."""
    return {}

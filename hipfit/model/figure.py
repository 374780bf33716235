"""A line figure of a move: a skeleton of segments in two dimensions, at its start and at its end.

The measures are those of ``data/poses.yaml``; ``hipfit.formats.figure`` works out the strokes.
"""

from hipfit.model.value import Value


class Figure(Value):
    """The drawing of one exercise."""

    exercise: str

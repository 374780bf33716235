"""A rule of a good plan: what it says, where it comes from, how strong that is."""

from hipfit.model.value import Value
from hipfit.model.words import Grade


class Rule(Value):
    """One rule. ``grade`` says how well its ``sources`` were checked; None marks judgement."""

    name: str
    text: str
    sources: tuple[str, ...] = ()
    grade: Grade | None = None

    @property
    def basis(self) -> str:
        """Sources and grade, short enough for a line: "[acsm2009], read in the source"."""
        keys = " ".join(f"[{key}]" for key in self.sources)
        if self.grade is None:
            return f"judgement, near {keys}" if keys else "judgement"
        return f"{keys}, {self.grade.label}"

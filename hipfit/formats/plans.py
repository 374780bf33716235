"""The formats of a plan: a format is one module and one row of the table."""

from collections.abc import Callable
from enum import StrEnum
from functools import partial

from hipfit.model.plan import Plan


class PlanFormat(StrEnum):
    """What ``plan --format`` takes."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"
    YAML = "yaml"


ENDINGS = {
    ".txt": PlanFormat.TEXT,
    ".md": PlanFormat.MARKDOWN,
    ".markdown": PlanFormat.MARKDOWN,
    ".json": PlanFormat.JSON,
    ".yaml": PlanFormat.YAML,
    ".yml": PlanFormat.YAML,
}
"""The format that a file's ending asks for."""


def writer(
    chosen: PlanFormat, *, explain: bool = False, score: bool = False
) -> Callable[[Plan], str]:
    """What turns a plan into the whole text of a file; only that format's module is imported.

    ``explain`` and ``score`` add what JSON always carries.
    """
    match chosen:
        case PlanFormat.TEXT:
            from hipfit.formats.plan_layout import plan_text

            return partial(plan_text, explain=explain, score=score)
        case PlanFormat.MARKDOWN:
            from hipfit.formats.plan_markdown import plan_markdown

            return partial(plan_markdown, explain=explain, score=score)
        case PlanFormat.JSON:
            from hipfit.formats.plan_json import plan_json

            return plan_json
        case PlanFormat.YAML:
            from hipfit.formats.plan_yaml import plan_yaml

            return plan_yaml

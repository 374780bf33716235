"""The formats of a plan: a format is one module and one row of the table."""

from collections.abc import Callable
from enum import StrEnum

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


def writer(chosen: PlanFormat) -> Callable[[Plan], str]:
    """What turns a plan into the whole text of a file; only that format's module is imported."""
    match chosen:
        case PlanFormat.TEXT:
            from hipfit.formats.plan_layout import plan_text as write
        case PlanFormat.MARKDOWN:
            from hipfit.formats.plan_markdown import plan_markdown as write
        case PlanFormat.JSON:
            from hipfit.formats.plan_json import plan_json as write
        case PlanFormat.YAML:
            from hipfit.formats.plan_yaml import plan_yaml as write
    return write

"""Findings as JSON, for programs that show them in their own way."""

from collections import Counter
from collections.abc import Sequence

from hipfit.formats.data import Data
from hipfit.formats.json_text import json_text
from hipfit.model.finding import Finding, Severity

SCHEMA = "hipfit.findings/1"


def findings_json(files: Sequence[str], findings: Sequence[Finding]) -> str:
    """The findings in those files as JSON, ending in a newline; lines and columns from 1."""
    count = Counter(one.severity for one in findings)
    return json_text(
        SCHEMA,
        {
            "files": list(files),
            "errors": count[Severity.ERROR],
            "warnings": count[Severity.WARNING],
            "findings": [_data(one) for one in findings],
        },
    )


def _data(one: Finding) -> Data:
    place = one.place
    return {
        "file": None if place is None else place.file,
        "line": None if place is None else place.line,
        "column": None if place is None else place.column,
        "path": list(one.path),
        "severity": one.severity.value,
        "rule": one.rule,
        "message": one.message,
        "suggestion": one.suggestion,
        "source": one.source,
    }

"""``check``: a plan, made by hipfit, edited or written by hand, held against every rule.

Errors are for what is impossible, unsafe, or against the plan's own request; all that is
judgement is a warning.
"""

from hipfit.model.catalogue import Catalogue
from hipfit.model.finding import Finding
from hipfit.model.plan import Plan
from hipfit.planning.checks import dose, progress, request, week
from hipfit.planning.checks.exam import Check, Exam

CHECKS: tuple[Check, ...] = (*request.CHECKS, *dose.CHECKS, *week.CHECKS, *progress.CHECKS)
"""Every check, in the order in which findings at one place are told."""


def check(plan: Plan, catalogue: Catalogue) -> tuple[Finding, ...]:
    """Every finding about a recounted plan, each with its rule and its path into the data."""
    exam = Exam(plan, catalogue)
    return tuple(finding for one in CHECKS for finding in one(exam))

"""How long each format of a plan takes beside plain text.

Builds the wheel, installs it with all of its extras into a new virtual environment, and runs
``hipfit plan --weeks 4 --format F`` for each format in turn, round after round, so that a noisy
machine is noisy for all of them. Prints medians and the median of each round's ratio to text;
exits 1 when a budget is missed.

    python benchmarks/formats.py [--rounds 15]

Linux only, as ``startup.py`` is, whose cases these are.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import startup
from clock import calibration
from startup import Case

BUDGETS = {
    "markdown": 1.5,
    "json": 1.5,
    "yaml": 1.5,
    "csv": 1.5,
    "ics": 2.5,
    "fit": 4.0,
    "liftosaur": None,
    "html": 2.0,
    "pdf": 8.0,
}
"""The most a format may take beside text; None: no budget was set."""

LONG = "ics, 52 weeks"
LONG_BUDGET = 3.0
"""The most that 156 sessions may take beside the twelve of four weeks, as a calendar."""


def main() -> int:
    """Run all cases and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--rounds", type=int, default=15)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder:
        python = startup.installed(Path(folder), extras="all")
        cases = the_cases(python)
        for case in cases.values():
            startup.run(case)  # fills the disk cache; not counted
            case.seconds.clear()
        for _ in range(rounds):
            for case in cases.values():
                startup.run(case)
    print(f"{rounds} rounds, medians; {calibration()}")
    return report(cases)


def the_cases(python: Path) -> dict[str, Case]:
    """``plan`` in every format, and a year of it as a calendar."""
    plan = [str(python.parent / "hipfit"), "plan", "--start", "2026-11-23"]
    known = subprocess.run(
        [python, "-c", "from hipfit.formats.plans import PlanFormat; print(*PlanFormat)"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    if set(known) != {"text", *BUDGETS}:
        sys.exit(f"the formats have changed: {' '.join(known)}")
    four = {one: Case(one, [*plan, "--weeks", "4", "--format", one]) for one in known}
    return {**four, LONG: Case(LONG, [*plan, "--weeks", "52", "--format", "ics"])}


def report(cases: dict[str, Case]) -> int:
    """Print the table; 1 when a budget is missed."""
    missed = False
    print(f"{'format':16}{'ms':>8}{'beside':>16}{'ratio':>8}{'budget':>8}{'peak MiB':>10}")
    for name, case in cases.items():
        beside, budget = ("ics, 4 weeks", LONG_BUDGET) if name == LONG else ("text", None)
        other = cases["ics" if name == LONG else "text"]
        ratios = [one / two for one, two in zip(case.seconds, other.seconds, strict=True)]
        ratio = statistics.median(ratios)
        budget = BUDGETS.get(name, budget)
        over = budget is not None and ratio > budget
        missed |= over
        print(
            f"{name:16}{1000 * statistics.median(case.seconds):8.0f}{beside:>16}{ratio:8.2f}"
            f"{budget or '':>8}{case.peak_bytes / startup.MEBIBYTE:10.1f}"
            f"{'  MISSED' if over else ''}"
        )
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())

"""What the benchmarks share: timing a piece of work, and saying how fast and busy the machine is.

No benchmark of its own.
"""

import os
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

# The tests' made-up requests are wanted, and a library may bring a package of tests of its own.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

CALIBRATION_ROUNDS, CALIBRATION_NUMBERS = 9, 200_000


def milliseconds(work: Callable[[], object], rounds: int, *, cpu: bool = False) -> list[float]:
    """How long each round took. Garbage is collected whenever Python wants to, as in real use.

    ``cpu`` counts this process's processor time, which other processes disturb less.
    """
    clock = time.process_time if cpu else time.perf_counter
    spent = []
    for _ in range(rounds):
        begun = clock()
        work()
        spent.append(1000 * (clock() - begun))
    return spent


def percentile(figures: Sequence[float], percent: int) -> float:
    """The smallest figure that so many percent of all do not exceed."""
    ordered = sorted(figures)
    return ordered[max(0, -(-len(ordered) * percent // 100) - 1)]


def calibration(*, cpu: bool = False) -> str:
    """One line to compare runs by: a fixed loop in pure Python, and the machine's load."""
    spent = milliseconds(_fixed_loop, CALIBRATION_ROUNDS, cpu=cpu)
    return (
        f"calibration: {CALIBRATION_NUMBERS:,} turns of a plain loop take"
        f" {statistics.median(spent):.1f} ms (fastest {min(spent):.1f});"
        f" load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors"
    )


def _fixed_loop() -> int:
    total = 0
    for number in range(CALIBRATION_NUMBERS):
        total += number * number % 7
    return total

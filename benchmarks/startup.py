"""How long hipfit takes to start, beside bare Python and a one-option Typer program.

Builds the wheel, installs it into a new virtual environment, and runs every command in turn,
round after round, so that a noisy machine is noisy for all of them. Prints medians, the ratio to
the Typer program, peak memory and the installed size; exits 1 when a budget is missed.

    python benchmarks/startup.py [--rounds 21] [--instructions]

``--instructions`` counts instructions with valgrind instead of time: slower, but the same on a
busy machine. Linux only, because peak memory and the pseudo-terminal are.
"""

import argparse
import os
import pty
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HELLO = """import typer


def main(name: str = "world") -> None:
    print("hello", name)


typer.run(main)
"""
MEBIBYTE = 1024 * 1024
MEMORY_BUDGET_MEBIBYTES = 45
LONG_PLAN_BUDGET = 1.5


@dataclass
class Case:
    """One command, where its output goes, and the most it may take beside ``hello``."""

    name: str
    arguments: list[str]
    terminal: bool = False
    budget: float | None = None
    seconds: list[float] = field(default_factory=list)
    peak_bytes: int = 0


def main() -> int:
    """Run all cases and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--rounds", type=int, default=21)
    parser.add_argument("--instructions", action="store_true")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        python = installed(home)
        (home / "hello.py").write_text(HELLO)
        cases = the_cases(python, home)
        if chosen.instructions:
            return report(cases, count_instructions, "M instructions")
        for case in cases:
            run(case)  # fills the disk cache; not counted
            case.seconds.clear()
        for _ in range(chosen.rounds):
            for case in cases:
                run(case)
        print(f"{chosen.rounds} rounds, medians")
        missed = report(cases, lambda case: 1000 * statistics.median(case.seconds), "ms")
        print_size(python)
        return missed


def installed(home: Path, extras: str = "") -> Path:
    """The Python of a new environment that holds nothing but hipfit and what it needs.

    ``extras`` are added where they are named, as ``calendar,pdf``.
    """
    wheels = home / "wheels"
    pip = [sys.executable, "-m", "pip", "--quiet"]
    subprocess.run([*pip, "wheel", "--no-deps", "-w", wheels, ROOT], check=True)
    venv.create(home / "venv", with_pip=True)
    python = home / "venv" / "bin" / "python"
    (wheel,) = wheels.glob("hipfit-*.whl")
    wanted = f"{wheel}[{extras}]" if extras else str(wheel)
    subprocess.run([python, "-m", "pip", "--quiet", "install", wanted], check=True)
    subprocess.run([python, "-m", "compileall", "-q", home / "venv" / "lib"], check=False)
    return python


def the_cases(python: Path, home: Path) -> list[Case]:
    """Every command that has a budget, and what it is measured against."""
    hipfit = str(python.parent / "hipfit")
    plan = [hipfit, "plan", "--start", "2026-11-23", "--weeks"]
    return [
        Case("python -I -c pass", [str(python), "-I", "-c", "pass"]),
        Case("hello (Typer)", [str(python), str(home / "hello.py")]),
        Case("show fire-hydrant | cat", [hipfit, "show", "fire-hydrant"], budget=1.3),
        Case("list | cat", [hipfit, "list"], budget=1.3),
        Case("plan --weeks 4 | cat", [*plan, "4"], budget=1.6),
        Case("plan --weeks 4 on a terminal", [*plan, "4"], terminal=True, budget=2.3),
        Case("plan --weeks 52 | cat", [*plan, "52"]),
    ]


def run(case: Case) -> None:
    """Run a case once, and keep its time and its peak memory."""
    begun = time.perf_counter()
    status, peak = on_terminal(case) if case.terminal else to_pipe(case)
    case.seconds.append(time.perf_counter() - begun)
    case.peak_bytes = max(case.peak_bytes, peak)
    if status != 0:
        sys.exit(f"{' '.join(case.arguments)} failed")


def to_pipe(case: Case) -> tuple[int, int]:
    """Run with its output a pipe that somebody reads; the exit status and the peak memory."""
    read, write = os.pipe()
    both = [(os.POSIX_SPAWN_DUP2, write, stream) for stream in (1, 2)]
    actions = [*both, (os.POSIX_SPAWN_CLOSE, read)]
    child = os.posix_spawn(case.arguments[0], case.arguments, os.environ, file_actions=actions)
    os.close(write)
    drain(read)
    os.close(read)
    _, status, usage = os.wait4(child, 0)
    return status, usage.ru_maxrss * 1024


def on_terminal(case: Case) -> tuple[int, int]:
    """Run on a pseudo-terminal of its own."""
    child, terminal = pty.fork()
    if child == 0:
        os.execv(case.arguments[0], case.arguments)  # noqa: S606 - no shell is wanted
    drain(terminal)
    _, status, usage = os.wait4(child, 0)
    os.close(terminal)
    return status, usage.ru_maxrss * 1024


def drain(descriptor: int) -> None:
    """Read to the end; a terminal says with an error that its last writer has gone."""
    try:
        while os.read(descriptor, 65536):
            pass
    except OSError:
        pass


def count_instructions(case: Case) -> float:
    """Millions of instructions of one run, hash seed fixed."""
    valgrind = shutil.which("valgrind")
    if valgrind is None:
        sys.exit("valgrind is not installed")
    script = case.arguments
    if Path(script[0]).name == "hipfit":
        script = [str(Path(script[0]).parent / "python"), *script]
    call = [valgrind, "--tool=callgrind", "--callgrind-out-file=/dev/null", *script]
    done = subprocess.run(
        call, capture_output=True, text=True, check=True, env={**os.environ, "PYTHONHASHSEED": "0"}
    )
    found = re.search(r"Collected : (\d+)", done.stderr)
    if found is None:
        sys.exit(f"valgrind counted nothing: {done.stderr[-400:]}")
    return int(found[1]) / 1e6


def report(cases: list[Case], measure: Callable[[Case], float], unit: str) -> int:
    """Print the table; 1 when a budget is missed."""
    figures = {case.name: measure(case) for case in cases if unit == "ms" or not case.terminal}
    hello = figures["hello (Typer)"]
    missed = 0
    print(f"{'command':32}{unit:>16}{'ratio':>8}{'budget':>8}{'peak MiB':>10}")
    for case in cases:
        if case.name not in figures:
            continue
        figure = figures[case.name]
        ratio = figure / hello
        over = case.budget is not None and ratio > case.budget
        missed |= over
        peak = f"{case.peak_bytes / MEBIBYTE:.1f}" if case.peak_bytes else ""
        budget = f"{case.budget:.1f}" if case.budget else ""
        mark = "  MISSED" if over else ""
        print(f"{case.name:32}{figure:16.1f}{ratio:8.2f}{budget:>8}{peak:>10}{mark}")
    growth = figures["plan --weeks 52 | cat"] / figures["plan --weeks 4 | cat"]
    print(f"52 weeks beside 4 weeks: {growth:.2f} (at most {LONG_PLAN_BUDGET})")
    four = next(case for case in cases if case.name.startswith("plan --weeks 4 | cat"))
    missed |= growth > LONG_PLAN_BUDGET
    missed |= four.peak_bytes > MEMORY_BUDGET_MEBIBYTES * MEBIBYTE
    return int(missed)


def print_size(python: Path) -> None:
    """Print how much room hipfit and what it needs take, without pip and without .pyc."""
    (packages,) = (python.parent.parent / "lib").glob("python*/site-packages")
    sizes: dict[str, int] = {}
    for path in packages.rglob("*"):
        top = path.relative_to(packages).parts[0].split("-")[0]
        if path.is_file() and path.suffix != ".pyc" and top not in ("pip", "setuptools"):
            sizes[top] = sizes.get(top, 0) + path.stat().st_size
    total = sum(sizes.values()) / MEBIBYTE
    print(
        f"installed: hipfit {sizes['hipfit'] / MEBIBYTE:.2f} MiB, with all it needs {total:.1f} MiB"
    )


if __name__ == "__main__":
    sys.exit(main())

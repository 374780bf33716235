"""TAB: the protocol of each shell, and a real bash."""

import os
from pathlib import Path

import pexpect
import pytest

from tests.cli.conftest import PYTHON, Run


def offered_by_bash(run: Run, line: str) -> list[str]:
    words = line.split(" ")
    found = run(
        _HIPFIT_COMPLETE="complete_bash",
        COMP_WORDS="\n".join(words),
        COMP_CWORD=str(len(words) - 1),
    )
    assert found.stderr == b""
    return found.stdout.decode().split()


@pytest.mark.parametrize(
    ("line", "offers"),
    [
        ("hipfit s", ["show"]),
        ("hipfit show fire", ["fire-hydrant"]),
        ("hipfit list --avoid knee", ["knee-pain", "knee-osteoarthritis"]),
        ("hipfit list --avoid floor,knee-p", ["floor,knee-pain"]),
        ("hipfit list --movement ab", ["abduction"]),
        ("hipfit list --format ", ["text", "json", "csv"]),
        ("hipfit show squat --un", ["--units"]),
        ("hipfit show squat --color n", ["never"]),
        ("hipfit muscles hip", ["hip-flexors"]),
        ("hipfit learn hip", ["hip-dips"]),
        ("hipfit catalogue ch", ["check"]),
    ],
)
def test_bash_is_offered(run: Run, line: str, offers: list[str]) -> None:
    assert set(offers) <= set(offered_by_bash(run, line))


def test_zsh_and_fish_are_offered_what_it_is(run: Run) -> None:
    asked = {"_TYPER_COMPLETE_ARGS": "hipfit show fire", "_TYPER_COMPLETE_FISH_ACTION": "get-args"}
    zsh = run(_HIPFIT_COMPLETE="complete_zsh", **asked).stdout.decode()
    fish = run(_HIPFIT_COMPLETE="complete_fish", **asked).stdout.decode()
    assert '"fire-hydrant":"' in zsh
    assert fish.startswith("fire-hydrant\t")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_gets_a_script(run: Run, shell: str) -> None:
    found = run(_HIPFIT_COMPLETE=f"source_{shell}")
    assert (found.returncode, found.stderr) == (0, b"")
    assert b"_HIPFIT_COMPLETE=complete_" in found.stdout


def test_a_broken_catalogue_offers_nothing_and_says_nothing(
    run: Run, installed: Path, tmp_path: Path
) -> None:
    packed = installed / "hipfit" / "data"
    aside = tmp_path / "aside"
    packed.rename(aside)
    try:
        assert offered_by_bash(run, "hipfit show fire") == []
    finally:
        aside.rename(packed)


@pytest.mark.skipif(not Path("/bin/bash").exists(), reason="needs bash")
def test_a_real_bash_completes(
    environment: dict[str, str], installed: Path, tmp_path: Path
) -> None:
    program = tmp_path / "hipfit"
    program.write_text(f'#!/bin/sh\nexec {" ".join(PYTHON)} "$@"\n')
    program.chmod(0o755)
    path = f"{tmp_path}{os.pathsep}{environment['PATH']}"
    child = pexpect.spawn(
        "/bin/bash",
        ["--norc", "--noprofile", "-i"],
        env=environment | {"PATH": path, "PS1": "$ ", "TERM": "dumb"},
        cwd=str(installed),
        dimensions=(30, 120),
        encoding="utf-8",
        timeout=20,
    )
    child.sendline('eval "$(_HIPFIT_COMPLETE=source_bash hipfit)"; echo rea""dy')
    child.expect("ready")
    child.send("hipfit show fire-h\t")
    child.expect("fire-hydrant")
    child.sendcontrol("c")
    child.close(force=True)

"""Odd content on the printed sheet, as pdftotext reads it: nothing that people must do is lost."""

import subprocess
from pathlib import Path

from hipfit.formats.page import clean
from hipfit.formats.plans import PlanFormat
from tests.acceptance.conftest import FindProgram
from tests.formats.odd_plans import ODD
from tests.formats.test_odd_content import NAMES, Odd, marked, squashed

TO_DO = {*NAMES, "Hold it high", "a warning", "a caution", "mind the knee"}
"""What stays on a sheet however long it is; cues and what has changed stay where there is room."""


def printed(pdftotext: str, plan: Odd, folder: Path) -> str:
    """The text of the sheet, without blanks and without hyphens, which may end a line."""
    file = folder / "plan.pdf"
    content = plan.written(PlanFormat.PDF)
    assert isinstance(content, bytes)
    file.write_bytes(content)
    done = subprocess.run([pdftotext, "-raw", file, "-"], capture_output=True, check=True)
    return bare(done.stdout.decode())


def bare(text: str) -> str:
    return squashed(["".join(text.split())]).replace("-", "")


def test_pdftotext_finds_all_that_is_to_do(program: FindProgram, tmp_path: Path) -> None:
    pdftotext = program("pdftotext")
    for odd in ODD:
        plan = Odd(odd)
        text = printed(pdftotext, plan, tmp_path)
        for one in TO_DO:
            assert bare(marked(one)) in text, odd
            # other scripts are spelled out, or set in typefaces that pdftotext may lack
            if odd.isascii():
                assert bare(clean(plan.texts[one])) in text, odd

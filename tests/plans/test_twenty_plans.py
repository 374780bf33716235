"""Twenty plans as people read them, one file each: read the diff when one changes."""

import shlex

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from hipfit.commands.app import program

PLANS = {
    "default": "--weeks 8",
    "ankle-weights-at-65-kg": "--weeks 8 --equipment ankle-weight:0.5,1,2 --body-mass 65",
    "two-4-kg-dumbbells-at-90-kg": "--weeks 12 --equipment dumbbell:4,4 --body-mass 90",
    "one-2-kg-ankle-weight": "--weeks 12 --equipment ankle-weight:2",
    "one-2-kg-ankle-weight-intermediate": "--weeks 8 --equipment ankle-weight:2 -l intermediate",
    "one-long-band": "--weeks 8 --equipment long-band",
    "knee-pain": "--weeks 8 --avoid knee-pain",
    "lateral-hip-pain": "--weeks 8 --avoid lateral-hip-pain",
    "low-back-pain": "--weeks 8 --avoid low-back-pain",
    "groin-pain": "--weeks 8 --avoid groin-pain --equipment mini-band",
    "pregnancy": "--weeks 12 --avoid pregnancy",
    "hip-osteoarthritis": "--weeks 8 --avoid hip-osteoarthritis --age 62 --equipment chair",
    "cannot-get-to-the-floor": "--weeks 8 --avoid no-floor --equipment chair",
    "no-kneeling-no-wrists": "--weeks 8 --avoid kneeling,wrists",
    "ten-minutes-twice-a-week": "--weeks 8 --minutes 10 --days 2",
    "six-days": "--weeks 4 --days 6",
    "seventy-years-old": "--weeks 8 --age 70 --equipment chair",
    "poor-balance-at-78": "--weeks 8 --age 78 --avoid poor-balance --equipment chair",
    "advanced-with-everything": (
        "--weeks 8 --level advanced --days 4 --minutes 60 --equipment dumbbell:2,2,4,4,6,6,8,8 "
        "--equipment ankle-weight:0.5,1,2 --equipment mini-band:light,medium,heavy "
        "--equipment long-band --equipment chair --equipment step"
    ),
    "a-year-with-dumbbells": "--weeks 52 -l intermediate --equipment dumbbell:2,2,4,4,6,6,8,8",
    "pounds": "--weeks 8 --units lb --equipment ankle-weight:1,2.5,5 --body-mass 150",
    "with-deloads": "--weeks 12 --deload-every 4",
    "explained": "--weeks 4 --explain --score",
}


class PlainText(SingleFileSnapshotExtension):
    """A snapshot is a text file of its own."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"


@pytest.mark.parametrize("name", PLANS)
def test_a_plan_reads_as_it_did(
    name: str, snapshot: SnapshotAssertion, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["plan", "--start", "2026-11-23", *shlex.split(PLANS[name])]
    program(words)(words, standalone_mode=False)
    said = capsys.readouterr()
    printed = f"$ hipfit {shlex.join(words)}\n\n{said.out}{said.err}"
    assert printed == snapshot(extension_class=PlainText)

"""Printers and PDF readers accept the fridge sheet: a page a block, with every exercise on it.

Chromium prints the web page, poppler's programs read the PDFs.
"""

import subprocess
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from hipfit.formats.plan_html import plan_html
from hipfit.formats.plan_pdf import plan_pdf
from hipfit.formats.plans import Paper
from hipfit.model.catalogue import Catalogue
from hipfit.model.plan import Plan
from hipfit.model.quantity import Mass
from hipfit.model.trainee import Owned, Trainee
from hipfit.model.words import Band, Equipment, Kind, Level, Unit
from hipfit.planning.planner import make_plan
from hipfit.storage.figures import load_figures
from tests.acceptance.conftest import FindProgram
from tests.formats.sheet_sample import MONDAY
from tests.strategies import shipped


def kilograms(*amounts: float) -> tuple[Mass, ...]:
    return tuple(Mass(amount=amount, unit=Unit.KG) for amount in amounts)


ANKLES = Owned(equipment=Equipment.ANKLE_WEIGHT, loads=kilograms(0.5, 1, 2))
EVERYTHING = (
    Owned(equipment=Equipment.MINI_BAND, bands=(Band.LIGHT, Band.MEDIUM)),
    Owned(equipment=Equipment.LONG_BAND, bands=(Band.LIGHT,)),
    ANKLES,
    Owned(equipment=Equipment.DUMBBELL, loads=kilograms(4, 4)),
    Owned(equipment=Equipment.CHAIR),
    Owned(equipment=Equipment.STEP),
)
CROWDED = Trainee(level=Level.ADVANCED, days=6, minutes=90, owned=EVERYTHING)
LONG = "An exercise of which the name is so long that it goes on & on, <b>and</b> on: "


@cache
def odd() -> Catalogue:
    """The shipped exercises under long and odd names."""
    renamed = (
        replace(one, name=f"{LONG}{one.name}") if one.kind is Kind.STRENGTH else one
        for one in shipped().exercises
    )
    return replace(shipped(), exercises=tuple(renamed))


@cache
def planned(trainee: Trainee, weeks: int, catalogue: Callable[[], Catalogue] = shipped) -> Plan:
    return make_plan(catalogue(), trainee, weeks=weeks, start=MONDAY)


PLANS: dict[str, Callable[[], Plan]] = {
    "default": lambda: planned(Trainee(), 4),
    "ankle weights and knee pain": lambda: planned(
        Trainee(owned=(ANKLES,), avoid=("knee-pain",), body_mass=kilograms(65)[0]), 4
    ),
    "six days of everything": lambda: planned(CROWDED, 6),
    "twelve weeks": lambda: planned(Trainee(level=Level.INTERMEDIATE, owned=EVERYTHING), 12),
    "long names": lambda: planned(CROWDED, 4, odd),
    "one short week": lambda: planned(Trainee(days=1, minutes=15), 1),
}
"""What is printed; a few of the shapes that plans have."""

a_plan = pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
both_papers = pytest.mark.parametrize("paper", Paper)


def said(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, check=True)
    return done.stdout.decode()


def printed(browser: str, page: str, folder: Path) -> Path:
    """What Chromium makes of a page when it prints it."""
    source, target = folder / "sheet.html", folder / "printed.pdf"
    source.write_text(page, encoding="utf-8")
    options = (
        *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
        *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
        *(f"--user-data-dir={folder / 'profile'}", "--no-pdf-header-footer"),
    )
    said(browser, *options, f"--print-to-pdf={target}", source.as_uri())
    return target


def names(plan: Plan) -> set[str]:
    return {
        one.name
        for week in plan.weeks
        for session in week.sessions
        for one in session.prescriptions
    }


def closed_up(text: str) -> str:
    """Text without blanks, which lines end with where they please."""
    return "".join(text.split())


POINTS = {Paper.A4: (595, 842), Paper.LETTER: (612, 792)}


def is_accepted(file: Path, plan: Plan, paper: Paper, program: FindProgram) -> None:
    """Assert that a PDF has a page of the paper for each block, and every exercise on them."""
    lines = said(program("pdfinfo"), str(file)).splitlines()
    told = {name: text.split() for name, _, text in (line.partition(":") for line in lines)}
    assert int(told["Pages"][0]) == len(plan.blocks)
    width, _, height = told["Page size"][:3]
    assert (round(float(width)), round(float(height))) == POINTS[paper]
    text = closed_up(said(program("pdftotext"), "-raw", str(file), "-"))
    assert [name for name in names(plan) if closed_up(name) not in text] == []


@both_papers
@a_plan
@pytest.mark.usefixtures("when_asked")
def test_chromium_prints_one_page_a_block(
    plan: Callable[[], Plan], paper: Paper, tmp_path: Path, heavy_program: FindProgram
) -> None:
    made = plan()
    page = plan_html(made, catalogue=shipped(), figures=load_figures(), paper=paper)
    file = printed(heavy_program("chromium"), page, tmp_path)
    is_accepted(file, made, paper, heavy_program)


@both_papers
@a_plan
def test_the_pdf_has_one_page_a_block_and_every_exercise(
    plan: Callable[[], Plan], paper: Paper, tmp_path: Path, program: FindProgram
) -> None:
    made = plan()
    raw = plan_pdf(made, catalogue=shipped(), figures=load_figures(), paper=paper)
    file = tmp_path / "sheet.pdf"
    file.write_bytes(raw)
    is_accepted(file, made, paper, program)
    assert plan_pdf(made, catalogue=shipped(), figures=load_figures(), paper=paper) == raw

"""The fridge sheet as PDF: a page a block, the same bytes every time, no character lost."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hipfit.formats.plan_pdf import ASIAN, plan_pdf, printable
from hipfit.formats.plans import Paper
from hipfit.formats.sheet_font import face
from hipfit.model.catalogue import Catalogue
from hipfit.model.plan import Plan
from hipfit.model.trainee import Trainee
from hipfit.planning.planner import make_plan
from hipfit.storage.figures import load_figures
from tests.formats.sheet_sample import MONDAY, done, plan_of

NOTHING = Catalogue(exercises=())


def pages(raw: bytes) -> int:
    return len(re.findall(rb"/Type /Page\b", raw))


def small(name: str = "") -> Plan:
    return plan_of([[[done("squat", name=name), done("bridge")], [done("bridge")]]] * 2)


@pytest.mark.parametrize(
    ("paper", "box"), [(Paper.A4, "595.2756 841.8898"), (Paper.LETTER, "612 792")]
)
def test_it_has_a_page_of_the_paper_for_every_block(
    catalogue: Catalogue, paper: Paper, box: str
) -> None:
    plan = make_plan(catalogue, Trainee(), weeks=12, start=MONDAY)
    raw = plan_pdf(plan, catalogue=catalogue, figures=load_figures(), paper=paper)
    assert raw.startswith(b"%PDF-1.")
    assert pages(raw) == len(plan.blocks) == 3
    assert f"/MediaBox [ 0 0 {box} ]".encode() in raw


def test_the_same_plan_gives_the_same_bytes_without_a_date(catalogue: Catalogue) -> None:
    plan = make_plan(catalogue, Trainee(), weeks=4, start=MONDAY)
    figures = load_figures()
    first, second = (plan_pdf(plan, catalogue=catalogue, figures=figures) for _ in range(2))
    assert first == second
    assert b"D:2000" in first  # reportlab's fixed date
    assert not re.search(rb"D:20[12]", first)


def test_nothing_in_it_depends_on_how_a_machine_packs(catalogue: Catalogue) -> None:
    raw = plan_pdf(small(), catalogue=catalogue, figures=load_figures())
    assert b"FlateDecode" not in raw


def test_two_plans_in_one_process_do_not_change_each_other(catalogue: Catalogue) -> None:
    before = plan_pdf(small(), catalogue=NOTHING)
    plan_pdf(small("Жим ногами 臀中肌 カタ 한글"), catalogue=catalogue)
    assert plan_pdf(small(), catalogue=NOTHING) == before


@given(text=st.text(max_size=60))
def test_every_character_is_printed_or_spelled_out(text: str) -> None:
    shown = printable(text)
    known = face().widths
    asian = [(first, last) for _, first, last in ASIAN]
    assert all(char in known or any(a <= char <= z for a, z in asian) for char in shown)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Genou plié ↑ ½", "Genou plié ↑ ½"),
        ("Жим ногами, Άσκηση", "Жим ногами, Άσκηση"),
        ("臀中肌 カタ 한글", "臀中肌 カタ 한글"),
        ("🦵🏽", "[leg][emoji modifier fitzpatrick type-4]"),
        ("\u0639", r"\u0639"),
        ("\U00010400", r"\U00010400"),
        ("ﬁt", "fit"),
        ("a\u200db", "ab"),
    ],
)
def test_what_the_typeface_lacks_is_said_in_another_way(text: str, shown: str) -> None:
    assert printable(text) == shown


@settings(max_examples=20, deadline=None)
@given(
    name=st.text(max_size=200) | st.sampled_from(["x" * 500, "🦵" * 60, "臀" * 200, ") Tj (", "\\"])
)
def test_any_name_gives_one_page(name: str) -> None:
    assert pages(plan_pdf(small(name), catalogue=NOTHING)) == 1


def test_asian_names_are_set_in_the_readers_own_typefaces() -> None:
    raw = plan_pdf(small("臀中肌 カタ 한글"), catalogue=NOTHING)
    assert all(f"/{name}".encode() in raw for name, _, _ in ASIAN)
    assert not any(
        f"/{name}".encode() in plan_pdf(small(), catalogue=NOTHING) for name, *_ in ASIAN
    )


def test_its_outline_names_the_blocks(catalogue: Catalogue) -> None:
    plan = make_plan(catalogue, Trainee(), weeks=12, start=MONDAY)
    raw = plan_pdf(plan, catalogue=catalogue)
    assert raw.count(b"/Title (Block") + raw.count(b"/Title (\\376\\377\\000B") == 3

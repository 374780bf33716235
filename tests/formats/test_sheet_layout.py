"""A sheet fills one page of paper: nothing overflows, nothing is cut off, whatever it says."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hipfit.errors import ConflictError, FileError
from hipfit.formats.sheet import Sheet, sheets
from hipfit.formats.sheet_font import face
from hipfit.formats.sheet_layout import (
    BOX_GAP,
    GAP,
    LADDER,
    PAD,
    PAPER,
    POINT,
    SMALLEST_BOX,
    Kind,
    Rung,
    Set,
    bottom_bands,
    broken,
    line_paragraphs,
    load_paragraph,
    masthead,
    paragraphs_height,
    printed,
    set_sheets,
    strip_height,
    top_bands,
)
from hipfit.model.catalogue import Catalogue
from hipfit.model.plan import Plan, Preparation
from hipfit.model.trainee import Trainee
from hipfit.planning.planner import make_plan
from tests.formats.sheet_sample import MONDAY, done, plan_of
from tests.strategies import shipped, trainees

NOTHING = Catalogue(exercises=())
EVERYTHING = frozenset(one.id for one in shipped().exercises)

words = st.text(st.sampled_from("abc im×W’ é中🦵-"), max_size=80)


def parts(one: Set) -> float:
    """How high everything on the page stands, one below the other."""
    sheet, rung = one.sheet, one.rung
    bands = (masthead(sheet), top_bands(sheet, rung), bottom_bands(sheet))
    return (
        sum(paragraphs_height(texts, one.width, rung) for texts in bands)
        + strip_height(one.before, one.width, rung)
        + strip_height(one.after, one.width, rung)
        + one.head_row
        + sum(one.rows)
        + 2 * one.foot_row
        + one.foot
        + one.notes
        + 3 * GAP
    )


def fits(one: Set) -> None:
    """Assert that all of it fits the page, and the contents of each row their row."""
    pad = 2 * PAD * one.rung.scale
    assert parts(one) <= one.height
    assert min(one.box, one.box_height) >= SMALLEST_BOX
    assert one.across * (one.box + BOX_GAP) - BOX_GAP <= one.week - 2 * PAD + 1e-9
    assert one.drawing + one.text + one.week * len(one.sheet.heads) == pytest.approx(one.width)
    for line, height, top in zip(one.sheet.lines, one.rows, one.tops, strict=True):
        width = one.text_width(drawn=line.exercise in EVERYTHING)
        texts = line_paragraphs(line, one.rung, width)
        assert paragraphs_height(texts, width, one.rung) + pad <= height + 1e-9
        for cell in line.cells:
            boxes = sum(1 if one.fixed else -(-len(s.slots) // one.across) for s in cell)
            needed = len(cell) * top + boxes * (one.box_height + BOX_GAP)
            assert needed + pad <= height + 1e-9
            for share in cell:
                room = one.week - 2 * PAD
                lines = broken(((share.amount, True),), room, one.amount_points)
                load = paragraphs_height(load_paragraph(share), room, one.rung)
                assert len(lines) * one.amount_points * 1.2 * POINT + load <= top + 1e-9


@settings(max_examples=12, deadline=None)
@given(
    trainee=trainees(), weeks=st.sampled_from([1, 4, 6, 9]), paper=st.sampled_from(["a4", "letter"])
)
def test_every_block_that_can_be_asked_for_fits_one_page(
    trainee: Trainee, weeks: int, paper: str
) -> None:
    catalogue = shipped()
    try:
        plan = make_plan(catalogue, trainee, weeks=weeks, start=MONDAY)
    except ConflictError:
        return  # what cannot be planned has no sheet
    pages = set_sheets(sheets(plan, catalogue), paper, EVERYTHING)
    assert len(pages) == len(plan.blocks)
    for page in pages:
        fits(page)


@settings(max_examples=40, deadline=None)
@given(
    names=st.lists(words, min_size=1, max_size=14),
    text=words,
    cautions=st.lists(words, max_size=6),
    days=st.integers(1, 7),
    weeks=st.integers(1, 6),
    paper=st.sampled_from(["a4", "letter"]),
)
def test_whatever_it_says_a_sheet_fits_and_keeps_every_exercise(  # noqa: PLR0913 - what varies
    *, names: list[str], text: str, cautions: list[str], days: int, weeks: int, paper: str
) -> None:
    day = [done(f"e{n}", name=name, care=(text,)) for n, name in enumerate(names)]
    plan = plan_of([[day] * days] * weeks, cautions=tuple(cautions), changes=(text,))
    pages = set_sheets(sheets(plan, NOTHING), paper)
    for page in pages:
        fits(page)
    assert [line.exercise for page in pages for line in page.sheet.lines] == [
        one.exercise for one in day
    ]


def test_each_caution_is_led_by_what_it_is_for() -> None:
    long = "a sentence that is far too long to lead anything, and has a colon: here"
    plan = plan_of(
        [[[done("squat")]]], cautions=("Over 65: hold on.", "Low back pain: mind it.", long)
    )
    (sheet,) = sheets(plan, NOTHING)
    bands = [one for one in top_bands(sheet, LADDER[0]) if one.kind is Kind.CAUTION]
    assert [(one.lead, one.text) for one in bands[:2]] == [
        ("Take care. Over 65:", "hold on."),
        ("Low back pain:", "mind it."),
    ]
    assert (bands[2].lead, bands[2].text) == ("", long)


def sheet_of(plan: Plan) -> Sheet:
    (sheet,) = sheets(plan, NOTHING)
    return sheet


@pytest.mark.parametrize("paper", PAPER)
def test_twelve_exercises_on_six_days_fit_one_page(catalogue: Catalogue, paper: str) -> None:
    ids = [one.id for one in catalogue.strength[:12]]
    day = [done(one, name="An exercise with a fairly long name") for one in ids]
    plan = plan_of([[day] * 6] * 6)
    (page,) = set_sheets(sheets(plan, catalogue), paper, EVERYTHING)
    fits(page)
    assert page.rung.scale >= 0.6


def test_one_exercise_with_endless_text_still_fits() -> None:
    plan = plan_of([[[done("squat", care=("mind this " * 3000,))]]])
    (page,) = set_sheets(sheets(plan, NOTHING), "letter")
    fits(page)


def test_type_is_never_smaller_while_less_is_told_than_needed() -> None:
    assert list(LADDER) == sorted(
        LADDER, key=lambda rung: (rung.changes, rung.remarks, rung.legend, rung.cues), reverse=True
    )


def test_little_to_say_is_set_large_and_leaves_room_for_notes() -> None:
    (page,) = set_sheets([sheet_of(plan_of([[[done("squat")]]]))], "a4")
    assert page.rung == LADDER[0]
    assert page.notes_lines > 10


@given(text=words, width=st.floats(5, 80), points=st.floats(4, 30), bold=st.booleans())
def test_lines_fit_their_column_and_keep_every_letter(
    text: str, width: float, points: float, *, bold: bool
) -> None:
    lines = broken(((text, bold),), width, points)
    widths = [face(bold=bold).em(" ".join(word for word, _ in line)) for line in lines]
    single = max((face(bold=bold).em(char) for char in text), default=0.0)
    assert all(em * points * POINT <= max(width, single * points * POINT) + 1e-6 for em in widths)
    assert "".join(word for line in lines for word, _ in line) == text.replace(" ", "")


def test_cues_that_run_on_are_one_paragraph_and_lose_nothing(catalogue: Catalogue) -> None:
    (sheet,) = sheets(plan_of([[[done("squat")]]]), catalogue)
    rung = Rung(scale=0.8, run_on=True)
    texts = list(printed(line_paragraphs(sheet.lines[0], rung, 50.0), rung))
    (cues,) = (one.text for one in texts if one.kind is Kind.CUE)
    assert all(cue in cues for cue in catalogue["squat"].cues[:3])


def test_an_exercise_without_a_drawing_gives_its_place_to_the_text() -> None:
    sheet = sheet_of(plan_of([[[done("squat"), done("bridge")]]]))
    (page,) = set_sheets([sheet], "a4", frozenset({"squat"}))
    assert page.text_width(drawn=False) > page.text_width(drawn=True) + 20
    (undrawn,) = set_sheets([replace(sheet)], "a4")
    assert undrawn.drawing == 0


def test_warm_ups_and_stretches_are_drawn_where_there_is_room(catalogue: Catalogue) -> None:
    sigh = [Preparation(exercise=f"s{n}", name="Sigh", seconds=40) for n in range(5)]
    drawn = frozenset({"march", "s0", "s1", "s2", "s3", "s4", "squat"})
    few = plan_of([[[done("squat")]]], stretches=sigh)
    (page,) = set_sheets(sheets(few, catalogue), "a4", drawn)
    assert [len(row) for row in (*page.before, *page.after)] == [1, 4, 1]
    many = plan_of([[[done(f"e{n}", care=("mind this " * 9,)) for n in range(13)]]], stretches=sigh)
    (page,) = set_sheets(sheets(many, catalogue), "a4", drawn)
    assert page.before == page.after == ()


def test_a_word_does_not_stand_alone_on_the_last_line() -> None:
    text = "one two three four five six seven"
    width = face().em("one two three four five six") * 10 * POINT * 1.02
    assert [len(line) for line in broken(((text, False),), width, 10)] == [5, 2]


def test_a_very_long_name_is_set_smaller_than_a_short_one() -> None:
    (sheet,) = sheets(plan_of([[[done("a"), done("b", name="x" * 400)]]]), NOTHING)
    kinds = [line_paragraphs(line, LADDER[0], 80.0)[0].kind for line in sheet.lines]
    assert kinds == [Kind.NAME, Kind.LONG_NAME]


def test_a_week_that_no_page_could_show_is_refused_and_not_tried_for_ever() -> None:
    plan = make_plan(shipped(), Trainee(), weeks=1, start=MONDAY)
    (week,) = plan.weeks
    crowded = replace(plan, weeks=(replace(week, sessions=week.sessions * 200),))
    with pytest.raises(FileError, match="no room for a week with 600 training days"):
        set_sheets(sheets(crowded, shipped()), "a4")

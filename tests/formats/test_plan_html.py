"""The fridge sheet as a web page: well formed, needs nothing, injects nothing, loses nothing."""

import re
import subprocess
import sys
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hipfit.formats.plan_html import plan_html
from hipfit.formats.plans import Paper
from hipfit.formats.sheet import one_line
from hipfit.model.catalogue import Catalogue
from hipfit.model.plan import Plan
from hipfit.model.trainee import Trainee
from hipfit.planning.planner import make_plan
from hipfit.storage.figures import load_figures
from tests.formats.sheet_sample import MONDAY, done, plan_of

NOTHING = Catalogue(exercises=())
LINE_TO_WRITE_ON: tuple[str, dict[str, str | None]] = ("div", {})
VOID = frozenset({"meta", "col", "use", "path"})

ODD = st.sampled_from(
    [
        *("<b>x</b>", "</style><script>alert(1)</script>", "a\" onload='x", "&amp;", "two\nlines"),
        *("\x1b[31mred", "\u202eright to left", "emoji 🦵", "臀中肌", "\x00", "x" * 500, "عضلة"),
    ]
) | st.text(max_size=40)


class Reader(HTMLParser):
    """Reads a page: its elements with their attributes, its text, and whether they nest."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def read(text: str) -> Reader:
    reader = Reader()
    reader.feed(text)
    reader.close()
    assert reader.open == []
    return reader


def small(name: str = "") -> Plan:
    return plan_of([[[done("squat", name=name), done("bridge")], [done("bridge")]]] * 2)


@pytest.fixture(scope="module")
def page(catalogue: Catalogue) -> str:
    plan = make_plan(catalogue, Trainee(), weeks=8, start=MONDAY)
    return plan_html(plan, catalogue=catalogue, figures=load_figures())


def test_it_is_one_file_that_needs_nothing_from_elsewhere(page: str) -> None:
    reader = read(page)
    assert reader.all("script") == reader.all("link") == reader.all("img") == []
    addresses = re.findall(r"url\(([^)]*)\)", page)
    assert addresses
    assert all(one.startswith("data:font/woff;base64,") for one in addresses)
    links = [one.get("href") or "" for _, one in reader.elements if "href" in one]
    assert all(one.startswith("#move-") for one in links)
    assert "http" not in page
    assert not [name for _, one in reader.elements for name in one if name.startswith("on")]


def test_it_says_its_language_its_title_and_the_paper_it_is_made_for() -> None:
    a4, letter = (
        plan_html(small(), catalogue=NOTHING, paper=paper) for paper in (Paper.A4, Paper.LETTER)
    )
    assert read(a4).all("html") == [{"lang": "en"}]
    assert "<title>Hip strength plan: beginner" in a4
    assert "@page{size:A4;" in a4
    assert "@page{size:letter;" in letter


def test_its_tables_name_their_rows_and_columns(page: str) -> None:
    reader = read(page)
    heads = reader.all("th")
    assert {one["scope"] for one in heads} == {"row", "col"}
    assert {(one["scope"], one["role"]) for one in heads} == {
        ("row", "rowheader"),
        ("col", "columnheader"),
    }
    assert all(one["role"] == "cell" for one in reader.all("td"))
    assert all(one["role"] == "row" for one in reader.all("tr"))
    assert all(one["role"] == "table" and one["aria-label"] for one in reader.all("table"))


def test_every_block_is_an_article_with_every_exercise_of_it(page: str) -> None:
    articles = page.split("<article")[1:]
    assert len(articles) == 2
    assert all(f"Week {number}</p>" in articles[0] for number in (1, 2, 3, 4))
    assert all(f"Week {number}</p>" in articles[1] for number in (5, 6, 7, 8))


def test_each_drawing_stands_once_and_is_used_on_every_sheet(page: str) -> None:
    drawn = re.findall(r'<symbol id="([^"]*)"', page)
    used = re.findall(r'<use href="#([^"]*)"', page)
    assert len(drawn) == len(set(drawn)) > 0
    assert set(used) == set(drawn)
    assert page.count('role="img" aria-label="') == len(used)


def test_warm_ups_and_stretches_are_drawn_too(page: str) -> None:
    assert page.count('<div class="moves') >= 4
    assert '<p class="move" dir="auto">March on the spot</p>' in page


def test_an_exercise_without_a_drawing_has_no_empty_place() -> None:
    text = plan_html(small(), catalogue=NOTHING)
    assert '<div class="fig">' not in text
    assert "<svg" not in text


def test_a_box_stands_for_every_session_of_an_exercise() -> None:
    text = plan_html(small(), catalogue=NOTHING)
    assert len(re.findall(r'<span class="day"[^>]*>Mon</span>', text)) == 4
    assert len(re.findall(r'<span class="day"[^>]*>Wed</span>', text)) == 2


def test_what_paper_has_no_room_for_is_still_there_for_screens() -> None:
    band = '<p class="band{}" dir="auto"><b>In this block:</b> something new</p>'
    crowd = [done(f"e{n}", care=("mind this " * 9,)) for n in range(14)]
    for exercises, state in ((crowd, " off"), (crowd[:2], "")):
        plan = plan_of([[exercises]] * 4, changes=("something new",))
        assert band.format(state) in plan_html(plan, catalogue=NOTHING)


@settings(max_examples=40, deadline=None)
@given(name=ODD)
def test_no_name_can_inject_anything_and_none_is_lost(name: str) -> None:
    reader, usual = (read(plan_html(small(one), catalogue=NOTHING)) for one in (name, "x"))
    made, expected = (
        [tag for tag, attributes in one.elements if (tag, attributes) != LINE_TO_WRITE_ON]
        for one in (reader, usual)
    )
    assert made == expected
    shown = "".join(reader.texts)
    assert all(char in "\n\u00a0\u200c\u200d" or char.isprintable() for char in shown)
    assert one_line(name) in ("", *reader.texts)


def test_the_same_plan_gives_the_same_bytes(catalogue: Catalogue) -> None:
    plan = make_plan(catalogue, Trainee(), weeks=4, start=MONDAY)
    figures = load_figures()
    first, second = (plan_html(plan, catalogue=catalogue, figures=figures) for _ in range(2))
    assert first == second


def test_it_needs_neither_rich_nor_reportlab() -> None:
    code = "import sys, hipfit.formats.plan_html as _; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {name.split(".")[0] for name in done.stdout.split()}
    assert not loaded & {"rich", "reportlab", "yaml", "pydantic"}


@pytest.mark.parametrize(
    ("weeks", "few", "some", "most"),
    [(1, 1, 1, 1), (2, 2, 2, 2), (3, 2, 3, 3), (4, 2, 2, 4), (5, 2, 3, 3), (6, 2, 3, 3)],
)
def test_a_card_has_no_week_alone_below_three(weeks: int, few: int, some: int, most: int) -> None:
    page = plan_html(plan_of([[[done("squat")]]] * weeks), catalogue=NOTHING)
    assert f"--few:{few};--some:{some};--most:{most};--weeks:{weeks};" in page

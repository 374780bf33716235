"""Odd content in every format: nothing injected, nothing lost.

Each format has a reader: what programs make of a file, as the texts in it and its shape. Whatever
text an ordinary plan shows, an odd one shows too, and the shapes are alike.
"""

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterable
from functools import cache
from html.parser import HTMLParser
from typing import Any, NamedTuple

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from hipfit.formats.page import clean, plain
from hipfit.formats.plan_layout import plan_page
from hipfit.formats.plans import Manner, PlanFormat, writer
from hipfit.model.catalogue import Catalogue
from hipfit.model.plan import Plan
from tests.formats.odd_plans import ODD, full_plan
from tests.formats.sample import sample

LONGEST_LINE = 2000
"""More than a line with one of the longest texts has, and less than one with two."""

TOO_NARROW = 28
"""Columns that leave no room for tables beside the weeks: each name stands in one piece."""

Content = str | bytes


class Found(NamedTuple):
    """What a reader finds: the texts, and everything else."""

    texts: list[str]
    shape: object


def of_data(data: object) -> Found:
    """Of JSON and its like: the texts, and the same with all texts alike."""
    texts: list[str] = []

    def shape(one: object) -> object:
        if isinstance(one, dict):
            return {key: shape(inner) for key, inner in one.items()}
        if isinstance(one, list):
            return [*map(shape, one)]
        if isinstance(one, str):
            texts.append(one)
            return ""
        return one

    return Found(texts, shape(data))


def of_text(content: Content) -> Found:
    assert isinstance(content, str)
    steering = [one for one in content if not (one.isprintable() or one in "\n\u200c\u200d")]
    lines = content.splitlines()
    # its tables break names over several lines; ``Odd.read`` reads the list of a narrow page
    return Found([], (steering, lines[0], lines[-1], max(map(len, lines)) < LONGEST_LINE))


def of_markdown(content: Content) -> Found:
    assert isinstance(content, str)
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(content)
    inline = [token for token in tokens if token.type == "inline"]
    shape = [token.type for token in tokens]
    inner = [[one.type for one in token.children or () if one.type != "text"] for token in inline]
    texts = ["".join(one.content for one in token.children or ()) for token in inline]
    return Found(["\n".join(texts), *texts], (shape, inner))


def of_json(content: Content) -> Found:
    return of_data(json.loads(content))


def of_yaml(content: Content) -> Found:
    return of_data(yaml.safe_load(content))


def of_csv(content: Content) -> Found:
    assert isinstance(content, str)
    rows = list(csv.reader(io.StringIO(content, newline=""), strict=True))
    cells = [cell for row in rows for cell in row]
    formulas = [cell for cell in cells if cell.lstrip().startswith(("=", "+", "-", "@"))]
    return Found(cells, (len(content.splitlines()), [len(row) for row in rows], formulas))


def of_ics(content: Content) -> Found:
    from icalendar import Calendar, Component

    texts: list[str] = []

    def shape(one: Component) -> object:
        texts.extend(str(one.get(name, "")) for name in ("SUMMARY", "DESCRIPTION"))
        return one.name, list(one.keys()), one.errors, [shape(inner) for inner in one.subcomponents]

    return Found(texts, shape(Calendar.from_ical(content)))


def of_fit(content: Content) -> Found:
    from garmin_fit_sdk import Decoder, Stream

    assert isinstance(content, bytes)
    texts: list[str] = []
    shape: list[object] = []
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            read: Any = Decoder(Stream.from_byte_array(bytearray(archive.read(name)))).read()
            messages, errors = read
            memos = messages.pop("memo_glob_mesgs", ())  # the whole of what a field has no room for
            whole = b"".join(_bytes_of(one["data"]) for one in memos)
            found = of_data(messages)
            texts += [*found.texts, whole.decode()]
            shape.append((name, errors, found.shape))
    return Found(texts, shape)


def _bytes_of(data: list[int | None] | int) -> bytes:
    many = data if isinstance(data, list) else [data]
    return bytes(one for one in many if one is not None)


def of_liftosaur(content: Content) -> Found:
    data = json.loads(content)
    texts: list[str] = []
    titles: list[str] = []
    lines: list[object] = []
    for week in data["program"]["weeks"]:
        for day in week["days"]:
            texts.append(day.pop("description"))
            for line in day.pop("exerciseText").split("\n"):
                if line.startswith("// "):
                    texts.append(line[len("// ") :])
                else:
                    title, *sections = line.split(" / ")
                    titles.append(title)
                    lines.append(sections)
    found = of_data(data)
    # what people read there is Markdown
    shown = [of_markdown(one).texts[0] for one in texts]
    return Found([*titles, *shown], (found.shape, lines))


def of_pdf(content: Content) -> Found:
    """What a PDF does; what it says is read with pdftotext, in tests/acceptance."""
    assert isinstance(content, bytes)
    acts = [one for one in (b"/JavaScript", b"/Launch", b"/URI", b"/OpenAction") if one in content]
    return Found([], (content[:5], content.rstrip()[-5:], acts))


class Elements(HTMLParser):
    """The elements of a page with the names of their attributes, its text, and faults in it."""

    def __init__(self, content: str) -> None:
        super().__init__()
        self.kinds: set[tuple[str, ...]] = set()
        self.texts: list[str] = []
        self.open: list[str] = []
        self.faults: list[str] = []
        self.feed(content)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.kinds.add((tag, *(name for name, _ in attrs)))
        self.texts.extend(value for _, value in attrs if value)
        if tag not in ("meta", "col"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}>")

    def handle_comment(self, data: str) -> None:
        self.faults.append(f"<!--{data}-->")

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


@cache
def elements_of_a_sheet() -> frozenset[tuple[str, ...]]:
    """What a page is made of; long texts take more pages and other lists."""
    plans = (Odd("plain"), Odd("plain " * 50), Odd("plain " * 100))
    pages = (plan.written(PlanFormat.HTML) for plan in plans)
    return frozenset(kind for page in pages for kind in Elements(str(page)).kinds)


def of_html(content: Content) -> Found:
    assert isinstance(content, str)
    page = Elements(content)
    strange = page.kinds - elements_of_a_sheet()
    return Found(["".join(page.texts), *page.texts], (strange, page.faults, page.open))


READERS: dict[PlanFormat, Callable[[Content], Found]] = {
    PlanFormat.TEXT: of_text,
    PlanFormat.MARKDOWN: of_markdown,
    PlanFormat.JSON: of_json,
    PlanFormat.YAML: of_yaml,
    PlanFormat.CSV: of_csv,
    PlanFormat.ICS: of_ics,
    PlanFormat.FIT: of_fit,
    PlanFormat.LIFTOSAUR: of_liftosaur,
    PlanFormat.HTML: of_html,
    PlanFormat.PDF: of_pdf,
}

FORMS: dict[PlanFormat, Callable[[str], str]] = {
    PlanFormat.JSON: str,
    PlanFormat.YAML: lambda text: re.sub("[\ud800-\udfff]", "\N{REPLACEMENT CHARACTER}", text),
}
"""How a format keeps a text; the others spell out what steers a terminal, and keep the rest."""

NAMES = {"Squat", "Side plank", "Hip gate", "Butterfly"}
KEPT = {
    PlanFormat.TEXT: {*NAMES, "Hold it high", "a warning", "a caution", "a note", "needed"},
    PlanFormat.MARKDOWN: {*NAMES, "Hold it high", "a warning", "a caution", "a note", "needed"},
    PlanFormat.CSV: {*NAMES, "Hold it high", "a warning", "mind the knee", "next step"},
    PlanFormat.ICS: {*NAMES, "Hold it high", "mind the knee"},
    PlanFormat.FIT: {"Squat", "Side plank", "Hip gate", "Butterfly", "Hold it high"},
    PlanFormat.LIFTOSAUR: {*NAMES, "Hold it high", "a warning", "next step", "mind the knee"},
    PlanFormat.PDF: set(),
    PlanFormat.HTML: {"Squat", "Side plank", "Hip gate", "Butterfly", "a caution", "Level hips"},
}
"""What each must show at the very least; the files of the plan itself show everything."""


def marked(text: str) -> str:
    """A word that stands nowhere else, for a text of the plan."""
    return f"Q{text.replace(' ', '')}Q"


class Odd:
    """A plan and a catalogue with an odd beginning of each text, and all texts by their marks."""

    def __init__(self, odd: str) -> None:
        self.texts: dict[str, str] = {}
        self.odd = odd
        self.plan: Plan = full_plan(self.say, weeks=1)
        cues = tuple(self.say(one) for one in ("Level hips", "Long neck", "Slow down"))
        moves = [
            sample(f"{odd} ", id=one, harder=(), cues=cues)
            for one in ("squat", "side-plank", "butterfly", "hip-gate")
        ]
        self.catalogue = Catalogue(exercises=tuple(moves))

    def say(self, text: str) -> str:
        self.texts[text] = f"{self.odd} {marked(text)}"
        return self.texts[text]

    def written(self, chosen: PlanFormat) -> Content:
        manner = Manner(explain=True, score=True, catalogue=self.catalogue)
        return writer(chosen, manner)(self.plan)

    def read(self, chosen: PlanFormat) -> Found:
        found = READERS[chosen](self.written(chosen))
        if chosen is PlanFormat.TEXT:
            narrow = plan_page(self.plan, TOO_NARROW, explain=True, score=True)
            return Found([plain(narrow)], found.shape)
        return found


@cache
def ordinary(chosen: PlanFormat) -> tuple[Found, set[str]]:
    """How an ordinary plan reads, and which of its texts are there."""
    plan = Odd("plain")
    found = plan.read(chosen)
    shown = squashed(found.texts)
    return found, {one for one in plan.texts if marked(one).casefold() in shown}


def squashed(texts: Iterable[str]) -> str:
    """The texts without blanks, with one kind of hyphen and in one case.

    Blanks and hyphens keep lines together, and a text may begin a sentence.
    """
    joined = "\n".join("".join(one.split()) for one in texts)
    return joined.replace("\N{NON-BREAKING HYPHEN}", "-").casefold()


def hold(chosen: PlanFormat, odd: str) -> None:
    """The law: an odd plan has the shape of an ordinary one, and shows all the texts it shows."""
    usual, shown = ordinary(chosen)
    form = FORMS.get(chosen, clean)
    plan = Odd(odd)
    found = plan.read(chosen)
    assert found.shape == usual.shape
    text = squashed(found.texts)
    for one in shown:
        assert squashed([form(plan.texts[one])]) in text


@pytest.mark.parametrize("chosen", READERS)
def test_of_known_mischief_nothing_is_injected_and_nothing_lost(chosen: PlanFormat) -> None:
    for odd in ODD:
        hold(chosen, odd)


@pytest.mark.parametrize("chosen", READERS)
@settings(max_examples=25, deadline=None)
@given(odd=st.lists(st.sampled_from(ODD) | st.text(max_size=20), max_size=3).map(" ".join))
def test_of_any_text_nothing_is_injected_and_nothing_lost(chosen: PlanFormat, odd: str) -> None:
    hold(chosen, odd)


@pytest.mark.parametrize("chosen", READERS)
def test_an_ordinary_plan_shows_what_the_format_is_for(chosen: PlanFormat) -> None:
    _, shown = ordinary(chosen)
    whole = set(Odd("").texts) - {"Level hips", "Long neck", "Slow down"}
    assert shown >= KEPT.get(chosen, whole)


def test_every_format_has_a_reader() -> None:
    assert READERS.keys() == set(PlanFormat)

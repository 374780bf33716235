"""The formats of a plan: each is one module, one row of the table and one case of ``writer``."""

import datetime as dt
from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

from hipfit.model.catalogue import Catalogue
from hipfit.model.plan import Plan
from hipfit.model.value import Value

if TYPE_CHECKING:
    from hipfit.model.figure import Figure


class PlanFormat(StrEnum):
    """What ``plan --format`` takes."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"
    YAML = "yaml"
    CSV = "csv"
    ICS = "ics"
    FIT = "fit"
    LIFTOSAUR = "liftosaur"
    HTML = "html"
    PDF = "pdf"


class Paper(StrEnum):
    """The paper of a printed sheet."""

    A4 = "a4"
    LETTER = "letter"


class Row(Value):
    """One format: what it is for, and the endings of its files, the usual one first.

    ``binary`` output never goes to a terminal. ``extra`` names the extra of the package that
    holds the libraries it needs (empty: none); ``libraries`` are the modules to be imported.
    ``teaches`` marks what shows how exercises are done, and so needs the catalogue and figures.
    ``takes`` names the fields of a ``Manner`` that can be asked for; plan files hold the
    ``reasons`` and the score in any case. ``cautions``: what the plan warns of is said in it.
    """

    about: str
    endings: tuple[str, ...]
    binary: bool = False
    extra: str = ""
    libraries: tuple[str, ...] = ()
    teaches: bool = False
    takes: tuple[str, ...] = ()
    reasons: bool = False
    cautions: bool = True


REASONS = ("explain", "score")

FORMATS = {
    PlanFormat.TEXT: Row(
        about="plain text, for pipes, files and grep", endings=(".txt",), takes=REASONS
    ),
    PlanFormat.MARKDOWN: Row(
        about="tables for notes, chats and web pages", endings=(".md", ".markdown"), takes=REASONS
    ),
    PlanFormat.JSON: Row(
        about="the whole plan, for programs", endings=(".json",), takes=REASONS, reasons=True
    ),
    PlanFormat.YAML: Row(
        about="the whole plan, to edit by hand",
        endings=(".yaml", ".yml"),
        takes=REASONS,
        reasons=True,
    ),
    PlanFormat.CSV: Row(
        about="one row a prescription, for spreadsheets", endings=(".csv",), cautions=False
    ),
    PlanFormat.ICS: Row(
        about="one event a session, for calendars",
        endings=(".ics",),
        extra="calendar",
        libraries=("icalendar",),
        takes=("time", "alarm_minutes"),
    ),
    PlanFormat.FIT: Row(
        about="one workout a session, for Garmin watches",
        endings=(".zip", ".fit"),
        binary=True,
        extra="garmin",
        libraries=("fit_tool",),
    ),
    PlanFormat.LIFTOSAUR: Row(
        about="a programme for the Liftosaur app", endings=(".liftosaur", ".liftosaur.json")
    ),
    PlanFormat.HTML: Row(
        about="the fridge sheet as a web page, with drawings",
        endings=(".html", ".htm"),
        teaches=True,
        takes=("paper",),
    ),
    PlanFormat.PDF: Row(
        about="the fridge sheet for the printer, a page a block",
        endings=(".pdf",),
        binary=True,
        extra="pdf",
        libraries=("reportlab",),
        teaches=True,
        takes=("paper",),
    ),
}

ENDINGS = {ending: chosen for chosen, row in FORMATS.items() for ending in row.endings}
"""The format that a file's ending asks for."""


class Manner(Value):
    """How a plan is written: what is asked for beside its format.

    ``explain`` and ``score`` add what JSON always carries. ``time`` is when sessions begin (None:
    calendar entries are all-day) and ``alarm_minutes`` how long before it a calendar reminds
    (None: not at all). ``catalogue`` and ``figures``, by exercise id, say how exercises are done.
    """

    explain: bool = False
    score: bool = False
    time: dt.time | None = None
    alarm_minutes: int | None = None
    paper: Paper = Paper.A4
    catalogue: Catalogue = Catalogue(exercises=())
    figures: "Mapping[str, Figure] | None" = None


Writer = Callable[[Plan], str | bytes]


def writer(  # noqa: C901, PLR0911 - one case for each format
    chosen: PlanFormat,
    manner: Manner = Manner(),  # noqa: B008 - it is frozen
) -> Writer:
    """What turns a plan into a whole file; only that format's module is imported."""
    match chosen:
        case PlanFormat.TEXT:
            from hipfit.formats.plan_layout import plan_text

            return partial(plan_text, explain=manner.explain, score=manner.score)
        case PlanFormat.MARKDOWN:
            from hipfit.formats.plan_markdown import plan_markdown

            return partial(plan_markdown, explain=manner.explain, score=manner.score)
        case PlanFormat.JSON:
            from hipfit.formats.plan_json import plan_json

            return plan_json
        case PlanFormat.YAML:
            from hipfit.formats.plan_yaml import plan_yaml

            return plan_yaml
        case PlanFormat.CSV:
            from hipfit.formats.plan_csv import plan_csv

            return plan_csv
        case PlanFormat.ICS:
            from hipfit.formats.plan_ics import plan_ics

            return partial(plan_ics, time=manner.time, alarm_minutes=manner.alarm_minutes)
        case PlanFormat.FIT:
            from hipfit.formats.plan_fit import plan_fit

            return plan_fit
        case PlanFormat.LIFTOSAUR:
            from hipfit.formats.plan_liftosaur import plan_liftosaur

            return partial(plan_liftosaur, catalogue=manner.catalogue)
        case PlanFormat.HTML:
            from hipfit.formats.plan_html import plan_html

            return partial(
                plan_html,
                catalogue=manner.catalogue,
                figures=manner.figures or {},
                paper=manner.paper,
            )
        case PlanFormat.PDF:
            from hipfit.formats.plan_pdf import plan_pdf

            return partial(
                plan_pdf,
                catalogue=manner.catalogue,
                figures=manner.figures or {},
                paper=manner.paper,
            )

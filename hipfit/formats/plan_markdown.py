"""A plan as Markdown: one table a session, so that notes, chats and web pages can show it."""

import re
from collections.abc import Iterable, Sequence

from hipfit.formats.page import clean
from hipfit.formats.plan_view import (
    RULES,
    SCORE,
    SCORE_WORDS,
    TAKE_CARE,
    WHY,
    BlockView,
    PlanView,
    SessionTable,
    view,
)
from hipfit.model.plan import Plan

_SPECIAL = str.maketrans({char: f"\\{char}" for char in "\\`*_{}[]<>#|~&!"})
_LIST_MARK = re.compile(r"[-+]|[0-9]+[.)](?= |$)")
"""What makes a list at the beginning of a line."""


def plan_markdown(plan: Plan, *, explain: bool = False, score: bool = False) -> str:
    """The plan as GitHub-flavoured Markdown, ending in a newline."""
    return "\n".join(_lines(view(plan, explain=explain, score=score))) + "\n"


def escaped(text: str) -> str:
    """Text that Markdown shows as it is, on one line."""
    return " ".join(clean(text).split()).translate(_SPECIAL)


def paragraph(text: str) -> str:
    """The same where a line begins, and a text could be taken for a list."""
    line = escaped(text)
    found = _LIST_MARK.match(line)
    return line if found is None else f"{line[: found.end() - 1]}\\{line[found.end() - 1 :]}"


def _lines(shown: PlanView) -> Iterable[str]:
    yield f"# hipfit plan: {escaped(shown.title)}"
    yield ""
    yield paragraph(shown.subtitle)
    if shown.care_first:
        yield from ("", f"## {TAKE_CARE}", "")
        yield from (f"- {paragraph(text)}" for text in shown.care_first)
    if shown.warm_up:
        yield ""
        yield f"**Warm-up, every session**, {escaped(shown.warm_up)}"
    if shown.overviews:
        yield from ("", "## Block by block")
    for overview in shown.overviews:
        yield ""
        yield from _table(
            ("exercise", *overview.blocks), [(name, *cells) for name, cells in overview.rows]
        )
    for block in shown.blocks:
        yield from _block(block, several=len(shown.blocks) > 1)
    yield from _explained(shown)
    for heading, texts in shown.sections:
        yield from ("", f"## {heading}", "")
        yield from (f"- {paragraph(text)}" for text in texts)


def _explained(shown: PlanView) -> Iterable[str]:
    """Why each exercise is there, the rules named, and the score: what was asked for of these."""
    if shown.reasons:
        yield from ("", f"## {WHY}", "")
        for reason in shown.reasons:
            yield f"- **{escaped(reason.title)}**"
            yield from (f"  - {label}: {escaped(text)}" for label, text in reason.facts)
        if shown.measured:
            yield from ("", paragraph(shown.measured))
    if shown.rules:
        yield from ("", f"## {RULES}", "")
        yield from (f"- **{name}**: {escaped(text)}" for name, text in shown.rules)
    if shown.score:
        yield from ("", f"## {SCORE}", "")
        yield from _table(("level", "value", "what is counted"), shown.score)
        yield from ("", paragraph(SCORE_WORDS))


def _block(block: BlockView, *, several: bool) -> Iterable[str]:
    yield from ("", f"## {escaped(block.title)} ({escaped(block.dates)})")
    if several and block.summary:
        yield from ("", paragraph(block.summary))
    if block.changes:
        yield ""
        yield from (f"- {paragraph(change)}" for change in block.changes)
    for remark in block.remarks:
        yield from ("", paragraph(remark))
    for session in block.sessions:
        yield from _session(session)
    yield from ("", "### Sets a week for each muscle", "")
    yield from _table(
        ("muscle", *block.weeks),
        [
            (f"{'! ' if row.low else ''}{row.muscle} ({row.target})", *row.cells)
            for row in block.volume
        ],
    )


def _session(session: SessionTable) -> Iterable[str]:
    yield from ("", f"### Session {session.letter}: {' and '.join(session.days)}", "")
    dates = [(name, *line, "") for name, line in zip(session.days, session.dates, strict=True)]
    rows = [
        (f"{number}. {row.title}", *row.cells, "; ".join(row.notes))
        for number, row in enumerate(session.rows, 1)
    ]
    yield from _table(
        ("exercise", *session.weeks, "how"),
        [
            *dates,
            *rows,
            *(
                [("then stretch", *[""] * len(session.weeks), session.stretches)]
                if session.stretches
                else []
            ),
            ("minutes", *session.minutes, ""),
            ("reps left", *session.reserve, ""),
        ],
    )


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterable[str]:
    yield _cells(head)
    yield f"|{' --- |' * len(head)}"
    yield from map(_cells, rows)


def _cells(cells: Sequence[str]) -> str:
    return f"| {' | '.join(escaped(cell) for cell in cells)} |"

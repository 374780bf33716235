"""Why an exercise is in a plan or not: the words for plans, and the page of ``hipfit why``."""

from collections.abc import Iterable, Iterator, Sequence

from hipfit.formats.data import as_data
from hipfit.formats.exercise import MVIC_WORDS
from hipfit.formats.json_text import json_text
from hipfit.formats.page import BLANK, INDENT, MEASURE, Line, Role, facts, heading, wrapped
from hipfit.model.plan import Absence, Choice, ScoreLine
from hipfit.model.rule import Rule

SCHEMA = "hipfit.why/1"

Fact = tuple[str, str]


def choice_title(choice: Choice, last_week: int) -> str:
    """The exercise, its weeks where they are not all, and the rule that needs it most."""
    weeks = ""
    if (choice.since, choice.until) != (1, last_week):
        weeks = f", weeks {choice.since}–{choice.until}"
        if choice.since == choice.until:
            weeks = f", week {choice.since}"
    return f"{choice.name}{weeks}: {choice.rule}"


def choice_facts(choice: Choice) -> tuple[Fact, ...]:
    """What is said of a choice, each with its label."""
    second = f"{choice.runner_up_name}: {choice.against}" if choice.runner_up else ""
    found = (
        ("needed", choice.needed),
        ("second", second or "nothing else fits in its place"),
        ("to change", choice.would_change),
        ("evidence", choice.evidence),
        ("dose", ", ".join(choice.dose_rules)),
    )
    blocks = choice.rule == "blocks"
    return tuple(one for one in found if one[1] and not (blocks and one[0] == "second"))


def rule_facts(rules: Iterable[Rule]) -> tuple[Fact, ...]:
    """Each rule with what it says and what it rests on."""
    return tuple((one.name, f"{one.text} ({one.basis})") for one in rules)


def score_rows(score: Iterable[ScoreLine]) -> tuple[tuple[str, str, str], ...]:
    """Each level of the objective: number and name, this plan's value, what is counted."""
    return tuple((f"{one.level} {one.name}", str(one.value), one.meaning) for one in score)


def measured_words(choices: Iterable[Choice | Absence]) -> str:
    """What a figure of muscle activity means, where one is given."""
    return MVIC_WORDS if any("%MVIC" in one.evidence for one in choices) else ""


def why_page(
    answer: Choice | Absence, rules: Sequence[Rule], last_week: int, width: int
) -> Iterator[Line]:
    """The answer on a page; ``rules`` are those it names."""
    width = min(width, MEASURE)
    if isinstance(answer, Choice):
        title, said = choice_title(answer, last_week), choice_facts(answer)
    else:
        title, said = f"{answer.name}: not in this plan ({answer.rule})", absence_facts(answer)
    yield from wrapped(title, width, Role.TITLE, hang=INDENT)
    yield BLANK
    yield from facts(said, width, Role.QUIET)
    yield from heading("Rules named")
    yield from facts(rule_facts(rules), width)
    measured = measured_words((answer,))
    if measured:
        yield BLANK
        yield from wrapped(measured, width, Role.QUIET)


def absence_facts(absence: Absence) -> tuple[Fact, ...]:
    """What is said of an exercise that is not in the plan."""
    found = (
        ("because", absence.reason),
        ("to change", absence.would_change),
        ("evidence", absence.evidence),
    )
    return tuple(one for one in found if one[1])


def why_json(answer: Choice | Absence, rules: Sequence[Rule]) -> str:
    """The answer as JSON, ending in a newline."""
    kind = "choice" if isinstance(answer, Choice) else "absence"
    return json_text(
        SCHEMA,
        {
            "exercise": answer.exercise,
            "in_plan": isinstance(answer, Choice),
            kind: as_data(answer),
            "rules": as_data(rules),
        },
    )

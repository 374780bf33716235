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
    """The exercise, its weeks where they are not all, and what needs it most, with the rule."""
    weeks = ""
    if (choice.since, choice.until) != (1, last_week):
        weeks = f", weeks {choice.since}–{choice.until}"
        if choice.since == choice.until:
            weeks = f", week {choice.since}"
    return f"{choice.name}{weeks}: {rule_label(choice.rule)} ({choice.rule})"


def choice_facts(choice: Choice) -> tuple[Fact, ...]:
    """What is said of a choice, each with its label."""
    second = f"{choice.runner_up_name}: {choice.against}" if choice.runner_up else choice.against
    found = (
        ("needed", choice.needed),
        ("second", second or "nothing else fits in its place"),
        ("to change", choice.would_change),
        ("evidence", choice.evidence),
        ("dose", "; ".join(map(rule_label, choice.dose_rules))),
    )
    blocks = choice.rule == "blocks"
    return tuple(one for one in found if one[1] and not (blocks and one[0] == "second"))


RULE_LABELS = {
    "weekly-floor": "for the weekly least",
    "weekly-aim": "for the sets aimed at",
    "weekly-enough": "to spend the sets well",
    "weekly-movements": "for a movement of the week",
    "few-exercises": "to keep the list short",
    "best-supported": "the best supported choice",
    "alike-sessions": "sessions that are alike",
    "search-time": "the search ended before it",
    "less-care": "an easier form needs no care",
    "asked-for": "you asked for it",
    "blocks": "new in its block",
    "gentle-dose": "a gentle dose of 1 to 2 sets",
    "first-weeks": "fewer sets in the first weeks",
    "hold-seconds": "held for seconds",
    "loaded-reps": "8 to 12 reps with a weight",
    "light-reps": "10 to 20 reps without a weight",
    "rest-between-sets": "60 to 90 s of rest",
    "tempo": "a calm tempo",
    "effort": "a few good reps or seconds left",
    "low-effort": "more left at the end than usual",
    "double-progression": "reps or seconds rise first, then the step",
    "no-harder": "reps or seconds rise, then nothing gets harder",
    "small-steps": "steps of 10 % or less",
    "compensation": "more reps before a big step",
    "mechanics": "percentages by mechanics",
    "band-force": "band percentages are rough",
    "owned-loads": "only weights you own",
    "deload": "easy weeks as asked",
    "no-idle-week": "no week without a purpose",
    "ladder-end": "held where its ladder ends",
    "demand-never-falls": "never easier than before",
    "avoid": "what you avoid",
    "clearance": "a professional must agree first",
    "equipment": "what you own",
    "level": "your level",
    "careful-start": "no added load at first",
    "bed-work": "bed work",
    "session-minutes": "the minutes of a session",
    "warm-up": "the warm-up has its moves",
    "stretches": "stretches fill what is left over",
}
"""What rules come to in a few words; a rule that is not here goes by its name."""


def rule_label(rule: str) -> str:
    """A rule in a few words that need no rulebook."""
    return RULE_LABELS.get(rule, rule.replace("-", " "))


def rule_facts(rules: Iterable[Rule]) -> tuple[Fact, ...]:
    """Each rule with what it says and what it rests on."""
    return tuple((one.name, f"{one.text} ({one.basis})") for one in rules)


def score_rows(score: Iterable[ScoreLine]) -> tuple[tuple[str, str, str], ...]:
    """Each level of the objective: number and name, this plan's value, what is counted."""
    return tuple(
        (f"{one.level} {SCORE_NAMES.get(one.name, one.name)}", str(one.value), one.meaning)
        for one in score
    )


SCORE_NAMES = {"floors": "weekly least"}
"""Names of levels in words that cannot be taken for the floor one lies on."""


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
        title, said = _absence_title(answer), absence_facts(answer)
    yield from wrapped(title, width, Role.TITLE, hang=INDENT)
    yield BLANK
    yield from facts(said, width, Role.QUIET)
    yield from heading("Rules named")
    yield from facts(rule_facts(rules), width)
    measured = measured_words((answer,))
    if measured:
        yield BLANK
        yield from wrapped(measured, width, Role.QUIET)


def _absence_title(absence: Absence) -> str:
    """The exercise, and what keeps it out, with the rule."""
    if absence.serves:
        return f"{absence.name}: in this plan as {absence.serves} ({absence.rule})"
    return f"{absence.name}: not in this plan: {rule_label(absence.rule)} ({absence.rule})"


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
            "in_plan": isinstance(answer, Choice) or bool(answer.serves),
            kind: as_data(answer),
            "rules": as_data(rules),
        },
    )

"""``make_plan``: from a catalogue and a trainee to a plan."""

import datetime as dt

from hipfit.model.catalogue import Catalogue
from hipfit.model.plan import Block, Choice, Plan, Week
from hipfit.model.rule import Rule
from hipfit.model.trainee import MOST_DAYS, Trainee
from hipfit.model.value import Value
from hipfit.planning import account
from hipfit.planning.arc import fewer_sets, summary
from hipfit.planning.climb import Climb
from hipfit.planning.course import Course
from hipfit.planning.first_week import FirstWeek, first_week
from hipfit.planning.levels import score_lines
from hipfit.planning.lineup import Lineup
from hipfit.planning.packing import Pick
from hipfit.planning.renewal import NEW, Renewal
from hipfit.planning.standstill import standstill
from hipfit.planning.succession import Succession
from hipfit.planning.timetable import announced
from hipfit.planning.week import DAYS_IN_WEEK, block_lengths

FEWEST_WEEKS, MOST_WEEKS = 1, 52


class Trained(Value):
    """The weeks of a plan before anything is said of them.

    ``by_block`` holds the picks that each block begins with, ``climbs`` the ways up of the
    exercises that the last week has.
    """

    first: FirstWeek
    weeks: tuple[Week, ...]
    blocks: tuple[Block, ...]
    by_block: tuple[dict[str, Pick], ...]
    climbs: tuple[Climb, ...]


def make_plan(
    catalogue: Catalogue, trainee: Trainee, *, weeks: int, start: dt.date, reasons: bool = True
) -> Plan:
    """The plan for a trainee: ``weeks`` (1 to 52) weeks of sessions from ``start`` on.

    Without ``reasons`` it is the same plan but for its ``choices`` and ``rules``, which take time
    to find and are printed only when asked for. The same arguments give the same plan. Raises
    ``UnknownNameError``, ``ClearanceError`` or ``ConflictError`` where no plan can be made, and
    ``ValueError`` for weeks out of range or a trainee who wants to train on all 7 days.
    """
    made = train(catalogue, trainee, weeks=weeks, start=start)
    first, workshop = made.first, made.first.workshop
    choices, named = _reasons(made) if reasons else ((), ())
    return Plan(
        trainee=trainee,
        start=start,
        weeks=made.weeks,
        blocks=made.blocks,
        left_out=account.left_out(workshop, made.weeks),
        shortfalls=(
            *account.shortfalls(first, made.weeks, start),
            *standstill(workshop, made.weeks, made.climbs),
        ),
        cautions=account.cautions(trainee, workshop.limits),
        notes=account.notes(workshop, made.weeks),
        choices=choices,
        rules=named,
        score=score_lines(first.frame, first.picks),
    )


def _reasons(made: Trained) -> tuple[tuple[Choice, ...], tuple[Rule, ...]]:
    """Why each exercise is there, and the rules that this names."""
    from hipfit.planning.why import choices, named_rules

    found = choices(made.first, made.weeks, made.blocks, made.by_block)
    return found, named_rules(found)


def train(catalogue: Catalogue, trainee: Trainee, *, weeks: int, start: dt.date) -> Trained:
    """The weeks of the plan alone. Raises as ``make_plan`` does."""
    if not FEWEST_WEEKS <= weeks <= MOST_WEEKS:
        msg = f"weeks must be {FEWEST_WEEKS} to {MOST_WEEKS}"
        raise ValueError(msg)
    if trainee.days > MOST_DAYS:
        msg = f"days must be at most {MOST_DAYS}"
        raise ValueError(msg)
    first = first_week(catalogue, trainee, start)
    if not first.stands:
        from hipfit.planning.conflict import conflict

        raise conflict(first, start)
    return lay_out(first, weeks=weeks, start=start)


def _with_falls(changes: tuple[str, ...], falls: str) -> tuple[str, ...]:
    """What changes in a block, with the sets that its newcomers leave fewer of.

    Of a single newcomer its own line says it; of several one line after them.
    """
    places = [place for place, one in enumerate(changes) if one.startswith(NEW)]
    if not (falls and places):
        return changes
    last = places[-1]
    if len(places) > 1:
        return (*changes[: last + 1], falls, *changes[last + 1 :])
    return (*changes[:last], f"{changes[last]}; {falls}", *changes[last + 1 :])


def lay_out(first: FirstWeek, *, weeks: int, start: dt.date) -> Trained:
    """The weeks of a plan that begins with this choice, on which a plan can stand."""
    lineup = Lineup(first.workshop, first.frame, first.picks)
    succession = Succession(first.workshop, first.frame, first.picks)
    course, renewal = Course(lineup, succession, weeks=weeks), Renewal(lineup, succession)
    made: list[Week] = []
    blocks: list[Block] = []
    by_block: list[dict[str, Pick]] = []
    for number, length in enumerate(block_lengths(weeks), 1):
        since = len(made) + 1
        changes = renewal.new_block(number, since) if number > 1 else ()
        if renewal.succeeded:
            first_told = blocks[-1].first_week - 1
            made[first_told:] = announced(made[first_told:], renewal.succeeded, since)
        by_block.append(dict(lineup.picks))
        monday = start + dt.timedelta(DAYS_IN_WEEK * (since - 1))
        made += course.weeks_of_block(number, range(since, since + length), monday, first.days)
        changes = renewal.still_true(changes, made[since - 1 :])
        changes = _with_falls(changes, fewer_sets(made, since))
        blocks.append(
            Block(
                number=number,
                first_week=since,
                last_week=since + length - 1,
                changes=changes,
                summary=summary(made, since),
            )
        )
    return Trained(
        first=first,
        weeks=tuple(made),
        blocks=tuple(blocks),
        by_block=tuple(by_block),
        climbs=tuple(lineup.climbs.values()),
    )

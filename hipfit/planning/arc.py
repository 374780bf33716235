"""What a block brings, in one line, counted from its weeks."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from hipfit.model.plan import Prescription, Step, Week
from hipfit.model.words import RungKind
from hipfit.planning.sentences import joined

_KIND = {
    RungKind.LONGER_HOLD: "a longer hold",
    RungKind.SLOWER_LOWERING: "a slower lowering",
    RungKind.MORE_RANGE: "more range",
    RungKind.LONGER_LEVER: "a longer lever",
    RungKind.BAND: "a band",
    RungKind.BODY_WEIGHT: "body weight",
}


_ORDINAL = {2: "second", 3: "third"}

SAME = "the same exercises"


def summary(weeks: Sequence[Week], first: int) -> str:
    """What the weeks from number ``first`` to the end bring beside the week before them.

    Every step that an exercise climbs counts, not only the last.
    """
    block = weeks[first - 1 :]
    weeks_done = [_done(week) for week in block]
    begin, end = weeks_done[0], weeks_done[-1]
    before = _done(weeks[first - 2]) if first > 1 else begin
    new = sum(name not in before for name in end)
    parts = [f"{len(end)} exercises to learn" if len(end) > 1 else "1 exercise to learn"]
    if first > 1:
        parts = [f"{new} new"] if new else [SAME]
    climbed: Counter[str] = Counter()
    climbers = risen = 0
    for name, one in end.items():
        old = before.get(name, begin.get(name, one))
        taken = list(_taken(old.step, (week[name].step for week in weeks_done if name in week)))
        if taken:
            climbers += 1
            climbed.update(taken)
        elif _amount(one) > _amount(old):
            risen += 1
    if climbed:
        parts.append(_climbs(climbers, climbed))
    parts.extend(_sets(before, block))
    if risen:
        what = "seconds" if all(one.dose.hold_seconds for one in end.values()) else "reps"
        parts.append(f"{what} rise in {risen}")
    if parts == [SAME]:
        parts = [f"{SAME}, as hard as before"]
    return f"In this block: {'; '.join(parts)}."


def fewer_sets(weeks: Sequence[Week], first: int) -> str:
    """Which muscles get fewer sets from week ``first`` on than before, and miss their aim by it.

    Both numbers are those of full weeks; empty where there is none.
    """
    full = [week for week in weeks if not week.deload]
    before = [week for week in full if week.number < first]
    after = [week for week in full if week.number >= first]
    if not (before and after):
        return ""
    had = {one.muscle: one.sets for one in before[-1].volume}
    said = [
        f"{one.muscle.label} {one.sets:g}, not {had[one.muscle]:g}"
        for one in after[0].volume
        if one.sets < min(had.get(one.muscle, 0), one.aim or one.floor)
    ]
    return f"sets a week now: {joined(said)}" if said else ""


def _done(week: Week) -> dict[str, Prescription]:
    return {one.exercise: one for session in week.sessions for one in session.prescriptions}


def _amount(one: Prescription) -> int:
    return one.dose.hold_seconds or one.dose.reps


def _taken(old: Step, steps: Iterable[Step]) -> Iterator[str]:
    """The steps that one exercise takes, one after the other, each in a few words."""
    for step in steps:
        if step != old:
            yield _reached(step, old)
        old = step


def _climbs(count: int, climbed: Counter[str]) -> str:
    """How many exercises climb, and to what; one may take several steps."""
    climb = "1 climbs" if count == 1 else f"{count} climb"
    if climbed.total() > count:
        climb = f"{climb} {climbed.total()} steps"
    elif len(climbed) == 1:
        return f"{climb} to {next(iter(climbed))}"
    return f"{climb}: {joined([f'{number} to {what}' for what, number in climbed.items()])}"


def _reached(step: Step, old: Step) -> str:
    """What a step is, in a few words."""
    if step.makes_up:
        return "more reps to prepare for a big step"
    if step.kind is RungKind.LOAD:
        if old.load == step.load and old.pieces == step.pieces and not old.makes_up:
            slower = step.tempo.rep_seconds > old.tempo.rep_seconds
            return "the same weight slower" if slower else "the same weight further"
        return "a first weight" if old.load is None else "a heavier weight"
    if step.kind is RungKind.BAND and old.kind is RungKind.BAND:
        if step.band is old.band and step.site is old.site:
            slower = step.tempo.rep_seconds > old.tempo.rep_seconds
            return "the same band slower" if slower else "the same band further"
        return "a stronger band" if step.band is not old.band else "a band further down"
    return _KIND[step.kind]


def _sets(before: dict[str, Prescription], block: Sequence[Week]) -> Iterator[str]:
    """In how many exercises a set is added. Easy weeks do not count."""
    full = [week for week in block if not week.deload]
    if not full:
        return
    begin, end = _done(full[0]), _done(full[-1])
    more: Counter[int] = Counter()
    for name, one in end.items():
        old = before.get(name, begin.get(name, one))
        earlier = begin.get(name, one) if old.rule == "deload" else old
        if one.dose.sets > earlier.dose.sets:
            more[one.dose.sets] += 1
    for sets, count in sorted(more.items()):
        yield f"a {_ORDINAL[sets]} set in {count}"

"""Why each exercise of a plan is there: what the week would lack, what came second, what is known.

Everything is found by taking the exercise out of the week, or by putting another one in its
place, and counting again; nothing is remembered from the search.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from hipfit.model.exercise import Evidence, Exercise
from hipfit.model.plan import Block, Choice, Prescription, Week
from hipfit.model.rule import Rule
from hipfit.model.trainee import Owned
from hipfit.model.words import Equipment, Grade, Measure, RungKind
from hipfit.planning import levels, rules
from hipfit.planning.conflict import why_no_candidate
from hipfit.planning.first_week import FirstWeek
from hipfit.planning.levels import PARTS, Gift, Gifts, Tally
from hipfit.planning.limits import Restrictions, missing_equipment, stands_free
from hipfit.planning.packing import MUSCLES, Candidate, Pick, own_cost
from hipfit.planning.rulebook import RULES
from hipfit.planning.sentences import group_name, joined
from hipfit.planning.week import is_side_hip
from hipfit.planning.workshop import Workshop

Picks = Mapping[str, Pick]


def choices(
    week: FirstWeek, weeks: Sequence[Week], blocks: Sequence[Block], by_block: Sequence[Picks]
) -> tuple[Choice, ...]:
    """Why each exercise of the plan is there, in the order in which they first come.

    ``by_block`` holds the picks that each block begins with.
    """
    explained: list[Choice] = []
    desk = _Desk(week)
    for spell in _spells(weeks):
        first = spell.first.exercise
        block = weeks[spell.since - 1].block
        picks = by_block[block - 1]
        exercise = week.workshop.catalogue[first]
        bare = Choice(
            exercise=first,
            name=exercise.name,
            since=spell.since,
            until=spell.until,
            rule="",
            needed="",
            would_change=takes_it_out(exercise, week.workshop),
            evidence=evidence(exercise, week.workshop),
            dose_rules=dose_rules(spell, week.workshop, weeks),
        )
        if block > 1:
            explained.append(_successor(bare, desk, picks, blocks[block - 1]))
        else:
            explained.append(_chosen(bare, desk, picks))
    return tuple(explained)


class _Spell:
    """One exercise from its first to its last week, with its steps and the rules named there."""

    def __init__(self, first: Prescription, since: int) -> None:
        self.first = first
        self.since = self.until = since
        self.steps = {id(first.step): first.step}
        self.rules = {first.rule}
        self.sets_rise = False


def _spells(weeks: Sequence[Week]) -> Iterable[_Spell]:
    found: dict[str, _Spell] = {}
    for week in weeks:
        for session in week.sessions:
            for one in session.prescriptions:
                spell = found.get(one.exercise)
                if spell is None:
                    found[one.exercise] = _Spell(one, week.number)
                else:
                    spell.until = week.number
                    spell.steps[id(one.step)] = one.step
                    spell.rules.add(one.rule)
                    more = one.dose.sets > spell.first.dose.sets
                    spell.sets_rise |= more and one.rule == "first-weeks"
    return found.values()


class _Desk:
    """What is looked up for every choice of a plan."""

    def __init__(self, week: FirstWeek) -> None:
        self.workshop = week.workshop
        self.frame = week.frame
        self.gifts = Gifts()
        self.wanted = tuple(_wanting(week.workshop))
        self.week = self.tally(week.picks)

    def kept_out(self, exercise: Exercise) -> str:
        """Why it could not be chosen as it is, with the rule; empty where it could."""
        kept = why_no_candidate(exercise, self.workshop)
        return "" if kept is None else f"{kept[1]} ({kept[0]})"

    def tally(self, picks: Iterable[Pick]) -> Tally:
        """A week of picks, counted."""
        return Tally(self.frame, picks, self.gifts)


def _chosen(bare: Choice, desk: _Desk, picks: Picks) -> Choice:
    """Why the search put it into the first block."""
    pick = picks[bare.exercise]
    whole = desk.week
    place = Place(desk.tally(one for one in picks.values() if one is not pick), pick)
    asked = bare.exercise in desk.workshop.trainee.include
    rule, loss = need(whole, place.tally)
    needed = f"you asked for it; without it: {loss}" if asked else f"without it: {loss}"
    others = desk.workshop.candidates_without(bare.exercise)
    options = [one for one in others if one.exercise.id not in picks]
    second = place.best(options)
    runner_up, against = None, ""
    change = bare.would_change
    if second is not None:
        after = desk.tally([*place.tally.picks, second])
        against = _no_match(whole, after, options)
        if not against:
            runner_up = second.candidate.exercise
            against = desk.kept_out(runner_up) or verdict(
                whole, after, pick, second, limits=desk.workshop.limits, asked=asked
            )
        if not asked:
            change += (
                "; nothing replaces it one for one"
                if runner_up is None
                else f"; one for one, {runner_up.name} would lose least"
            )
    better = place.best(desk.wanted, below=whole.score)
    if better is not None:
        change += _with_more_equipment(better, whole, place, desk)
    return replace(
        bare,
        rule="asked-for" if asked else rule,
        needed=needed,
        runner_up="" if runner_up is None else runner_up.id,
        runner_up_name="" if runner_up is None else runner_up.name,
        against=against,
        would_change=change,
    )


def _no_match(whole: Tally, after: Tally, options: Iterable[Candidate]) -> str:
    """What nothing in its place keeps, where even the best there loses a movement or a floor."""
    level = levels.first_worse(whole, after)
    if after.score < whole.score or level not in (levels.FLOORS, levels.MOVEMENTS):
        return ""
    gone = whole.groups & ~after.groups
    if not gone:
        lost_sets = change_words(whole, after, level)
        return f"nothing else there does as well for the weekly least; at best {lost_sets}"
    lost = [one for number, one in enumerate(rules.WEEKLY_MOVEMENTS) if gone >> number & 1]
    trained = {move for one in options for move in one.exercise.movements}
    left = "fits there" if any(trained & group for group in lost) else "is left"
    return f"nothing else that {left} trains {joined(map(group_name, lost), 'or')}"


def _with_more_equipment(better: Pick, whole: Tally, place: "Place", desk: _Desk) -> str:
    """What one more thing to own would put in its place, and by which rule."""
    exercise = better.candidate.exercise
    after = Tally(desk.frame, [*place.tally.picks, better], desk.gifts)
    level = levels.first_different(whole, after)
    owned = joined(one.one for one in missing_equipment(exercise, desk.workshop.trainee))
    rule = "" if level is None else f" ({PARTS[level].rule})"
    return f"; with {owned}, {exercise.name} would do better in its place{rule}"


def _successor(bare: Choice, desk: _Desk, picks: Picks, block: Block) -> Choice:
    """Why it took another one's place at the start of a block."""
    says = next((one for one in block.changes if f"{bare.name} takes over" in one), "")
    how = says.partition(": ")[2] or f"it is new in block {block.number}"
    pick = picks[bare.exercise]
    without = desk.tally(one for one in picks.values() if one is not pick)
    _, loss = need(desk.tally(picks.values()), without)
    return replace(bare, rule="blocks", needed=f"{how}; with nothing in its place: {loss}")


def takes_it_out(exercise: Exercise, workshop: Workshop) -> str:
    """What would take the exercise out of the plan for certain."""
    if exercise.id in workshop.trainee.include:
        return "you asked for it; without --include the search decides"
    demands = sorted(one.value for one in exercise.all_demands)
    ways = f"--exclude {exercise.id}"
    return (
        f"{ways}, or --avoid {joined(demands, 'or')}, takes it out"
        if demands
        else (f"{ways} takes it out")
    )


def need(whole: Tally, without: Tally) -> tuple[str, str]:
    """The rule that would be worse first, and what the week would lack, in words."""
    level = levels.first_worse(whole, without)
    if level is None:
        return "best-supported", "nothing would be lost"
    return PARTS[level].rule, change_words(whole, without, level)


MOST_MUSCLES_NAMED = 3


def change_words(before: Tally, after: Tally, level: int) -> str:
    """What is worse after than before at a level and at those that count as much for the body."""
    if level == levels.DIFFERENT_ONES:
        return f"{len(after.picks)} different exercises, not {len(before.picks)}"
    if level == levels.SHORT:
        return f"a session would have fewer than {rules.FEWEST_EXERCISES} exercises"
    if level == levels.EXTRA:
        return ", ".join(_rises(before, after)) or "more sets than are enough"
    gone = before.groups & ~after.groups
    movements = [
        f"no {group_name(group)}"
        for number, group in enumerate(rules.WEEKLY_MOVEMENTS)
        if gone >> number & 1
    ]
    muscles = [*_falls(before, after)][:MOST_MUSCLES_NAMED]
    muscles[1:] = [words.replace(" sets a week", "") for words in muscles[1:]]
    return "; ".join(filter(None, (joined(movements, "and"), ", ".join(muscles)))) or "less work"


def _falls(before: Tally, after: Tally) -> Iterator[str]:
    """The muscles that get less: those that get under the least, else under the aim, else all."""
    aims = before.frame.aim
    found: list[tuple[int, str]] = []
    for number, muscle in enumerate(MUSCLES):
        old, new = before.halves[number], after.halves[number]
        if new < old:
            words = f"{muscle.label} from {old / 2:g} to {new / 2:g} sets a week"
            if new < 2 * rules.FLOOR_SETS:
                found.append((0, f"{words} (weekly least {rules.FLOOR_SETS})"))
            elif new < 2 * aims[muscle]:
                found.append((1, f"{words} (aim {aims[muscle]})"))
            else:
                found.append((2, words))
    worst = min((place for place, _ in found), default=0)
    yield from (words for place, words in found if place == worst)


def _rises(before: Tally, after: Tally) -> Iterator[str]:
    """The muscles that get more than is enough."""
    enough = 2 * before.frame.enough
    for number, muscle in enumerate(MUSCLES):
        old, new = before.halves[number], after.halves[number]
        if new > max(old, enough):
            yield (
                f"{muscle.label} from {old / 2:g} to {new / 2:g} sets a week "
                f"({enough // 2} are enough)"
            )


def verdict(  # noqa: PLR0913 - two weeks, what they differ in, and for whom
    whole: Tally, after: Tally, pick: Pick, second: Pick, *, limits: Restrictions, asked: bool
) -> str:
    """Where the second comes off worse, in words with numbers, and by which rule."""
    level = levels.first_different(whole, after)
    if level is None:
        return "as good in all that is counted; one of the two had to be taken"
    rule = PARTS[level].rule
    if after.score < whole.score:
        return f"it would do better ({rule})" + ("; you asked for this one" if asked else "")
    if level == levels.SUPPORT:
        return f"{_support(pick.candidate, second.candidate, limits)} ({rule})"
    return f"{change_words(whole, after, level)} ({rule})"


def _support(first: Candidate, second: Candidate, limits: Restrictions) -> str:
    """How the second is worse supported than the first, or suits the limits less."""
    words = []
    if len(limits.cares(second.exercise)) > len(limits.cares(first.exercise)):
        words.append("it needs more care")
    free = stands_free(second.exercise) and not stands_free(first.exercise)
    if limits.unsteady and free:
        words.append("it stands free, this one has support")
    mine, other = _measured(first.exercise), _measured(second.exercise)
    if mine != other:
        words.append(f"it is {other}, this one is {mine}")
    if first.exercise.level is not second.exercise.level:
        words.append(f"its level is {second.exercise.level.value}")
    return joined(words) or "its ladder is shorter with what you own"


def _measured(exercise: Exercise) -> str:
    if any(not row.proxy for row in exercise.evidence):
        return "measured"
    return "measured on a near move only" if exercise.evidence else "not measured"


class Place:
    """The days that one pick stands on, and what could stand there instead of it."""

    def __init__(self, others: Tally, old: Pick) -> None:
        frame = self.frame = others.frame
        self.old = old
        self.tally = others
        self._there = [[one for one in others.picks if day in one.days] for day in old.days]
        self._room = min(frame.seconds - others.seconds[day] for day in old.days)
        filled = Tally(frame, (*others.picks, old), others.gifts)  # on its days, one for one
        self._base = others.score - levels.missing_groups(others.groups)
        self._base += filled.short - others.short

    def best(self, options: Iterable[Candidate], below: int | None = None) -> Pick | None:
        """The pick that loses least there, below a score where one is given."""
        best: Pick | None = None
        least = below
        for candidate in options:
            given = self.tally.gifts.of(candidate.exercise)
            for sets, seconds in candidate.seconds.items():
                if seconds > self._room:
                    continue
                score = self._score(candidate, given, sets)
                if (least is None or score < least) and self._fits(candidate.exercise, given, sets):
                    least = score
                    best = Pick(candidate=candidate, sets=sets, days=self.old.days)
        return best

    def _score(self, candidate: Candidate, given: Gift, sets: int) -> int:
        """The week's score with the candidate there."""
        total = sets * len(self.old.days)
        tally = self.tally
        score = self._base + own_cost(candidate)
        for number, each in given.halves:
            table, now = tally.tables[number], tally.halves[number]
            score += table[now + each * total] - table[now]
        return score + levels.missing_groups(tally.groups | given.groups)

    def _fits(self, exercise: Exercise, given: Gift, sets: int) -> bool:
        """Whether no hard limit is broken: sides of the days, caps, variety."""
        sides = {self.frame.sides[day] for day in self.old.days} - {None}
        if sides - {is_side_hip(exercise)}:
            return False
        week = 2 * rules.CAP_WEEK_SETS - sets * len(self.old.days) * max(
            (0, *(each for _, each in given.halves))
        )
        if any(self.tally.halves[number] > week for number, _ in given.halves):
            return False
        return all(self._fits_session(there, exercise, given, sets) for there in self._there)

    def _fits_session(
        self, there: Sequence[Pick], exercise: Exercise, given: Gift, sets: int
    ) -> bool:
        alike = sum(one.candidate.exercise.movements[0] is exercise.movements[0] for one in there)
        neighbours = exercise.easier + exercise.harder
        if alike >= rules.SAME_MOVEMENT_IN_SESSION:
            return False
        if any(one.candidate.exercise.id in neighbours for one in there):
            return False
        halves = dict.fromkeys((number for number, _ in given.halves), 0)
        for one in there:
            for number, each in self.tally.gifts.of(one.candidate.exercise).halves:
                if number in halves:
                    halves[number] += each * one.sets
        cap = 2 * rules.CAP_SESSION_SETS
        return all(halves[number] + each * sets <= cap for number, each in given.halves)


def _wanting(workshop: Workshop) -> Iterator[Candidate]:
    """The exercises that only one more piece of equipment keeps out, as if it were owned."""
    trainee, catalogue = workshop.trainee, workshop.catalogue
    by_kind: dict[Equipment, list[Exercise]] = {}
    for exercise in catalogue.strength:
        missing = missing_equipment(exercise, trainee)
        if len(missing) == 1 and workshop.fits_level(exercise):
            by_kind.setdefault(missing[0], []).append(exercise)
    for kind, exercises in by_kind.items():
        names = {one.id for one in exercises}
        harder = {name for one in exercises for name in one.harder if name in catalogue.by_id}
        few = (*exercises, *(catalogue[name] for name in sorted(harder - names)))
        owner = replace(trainee, owned=(*trainee.owned, Owned(equipment=kind)), include=())
        for one in Workshop(replace(catalogue, exercises=few), owner).candidates:
            if one.exercise.id in names:
                yield one


GRADES = tuple(Grade)


def evidence(exercise: Exercise, workshop: Workshop) -> str:
    """What was measured on its main muscle, by whom, and how well that was checked."""
    rows = [row for row in exercise.evidence if row.muscle in exercise.prime_movers]
    rows.sort(key=lambda row: _distance(row, exercise))
    if not exercise.evidence:
        said = exercise.not_measured.partition(":")[0]
        return said[:1].lower() + said[1:]
    if rows:
        return _row(rows[0], workshop)
    main = exercise.prime_movers[0].label
    return f"not measured for the {main}; {_row(exercise.evidence[0], workshop)}"


def _distance(row: Evidence, exercise: Exercise) -> tuple[bool, int, bool, int]:
    """How far a row is from a checked figure for the main muscle in this very exercise."""
    return (
        row.proxy,
        exercise.prime_movers.index(row.muscle),
        row.measure is Measure.INDEX,
        GRADES.index(row.grade),
    )


FIGURES = {
    Measure.MEAN: " %MVIC",
    Measure.PEAK: " %MVIC at the peak",
    Measure.INDEX: " on the gluteal-to-TFL index",
}


def _row(row: Evidence, workshop: Workshop) -> str:
    """One figure as a phrase: muscle, number, source, grade, and what it was measured on."""
    number = f"{row.low:g}–{row.high:g}" if row.value is None else f"{row.value:g}"
    bound = f"{row.bound} " if row.bound else ""
    part = f" ({row.part})" if row.part else ""
    source = workshop.catalogue.source(row.source)
    who = row.source if source is None else source.short
    on = f"on a near move: {row.variant}" if row.proxy else row.variant
    figure = f"{row.muscle.label}{part} {bound}{number}{FIGURES[row.measure]}"
    return f"{figure}, {who}, {row.grade.label}{f' ({on})' if on else ''}"


def dose_rules(spell: _Spell, workshop: Workshop, weeks: Sequence[Week]) -> tuple[str, ...]:
    """The names of the rules behind sets, reps, tempo, rest, effort and steps."""
    gentle = workshop.limits.gentle
    held = spell.first.dose.hold_seconds is not None
    steps = tuple(spell.steps.values())
    loaded = [one for one in steps if one.kind is RungKind.LOAD]
    percent = [one for one in steps if one.percent_harder is not None]
    weights = [one for one in percent if one.kind is RungKind.LOAD]
    big = [one for one in percent if (one.percent_harder or 0) > rules.BIG_STEP_PERCENT]
    within = range(spell.since - 1, spell.until)
    named = {
        "gentle-dose": gentle,
        "first-weeks": spell.sets_rise,
        "hold-seconds": held,
        "loaded-reps": loaded and not held and not gentle,
        "light-reps": len(loaded) < len(steps) and not held and not gentle,
        "rest-between-sets": True,
        "tempo": not held,
        "effort": workshop.limits.reserve is None,
        "low-effort": workshop.limits.reserve is not None,
        "double-progression": not workshop.limits.no_harder,
        "no-harder": workshop.limits.no_harder,
        "small-steps": percent,
        "compensation": big,
        "mechanics": weights,
        "band-force": len(weights) < len(percent),
        "owned-loads": loaded,
        "deload": any(weeks[number].deload for number in within),
    }
    said = spell.rules - {"", *named}
    found = spell.rules - {"first-weeks"}  # a start names it too, also where no set is held back
    if workshop.limits.no_harder:  # reps rise, but not for the sake of a step
        found -= {"double-progression"}
    return (
        *(name for name, holds in named.items() if holds or name in found),
        *(rule.name for rule in RULES if rule.name in said),
    )


def named_rules(found: Iterable[Choice]) -> tuple[Rule, ...]:
    """The rules that choices name, with those of their prescriptions, in the rulebook's order."""
    named = tuple(found)
    names = {name for one in named for name in (one.rule, *one.dose_rules)}
    texts = [f"{one.against} {one.would_change}" for one in named]
    return tuple(
        rule
        for rule in RULES
        if rule.name in names
        or any(f"{rule.name}: " in text or f"({rule.name})" in text for text in texts)
    )

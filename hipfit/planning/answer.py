"""The answer to "why this exercise?" and to "why not?", each claim found by planning again."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace

from hipfit.errors import HipfitError
from hipfit.model.catalogue import Catalogue
from hipfit.model.exercise import Exercise
from hipfit.model.plan import Absence, Choice, Week
from hipfit.model.rule import Rule
from hipfit.model.trainee import Owned, Trainee
from hipfit.model.value import Value
from hipfit.model.words import TAKEN_FOR_GRANTED, Equipment, Kind
from hipfit.planning import levels, rules
from hipfit.planning.conflict import why_no_candidate
from hipfit.planning.first_week import FirstWeek, first_week
from hipfit.planning.levels import PARTS, Gifts, Tally
from hipfit.planning.limits import LEGS_TIED, asked_by, missing_equipment, ties_legs
from hipfit.planning.planner import MOST_WEEKS, Trained, make_plan, train
from hipfit.planning.rulebook import RULES
from hipfit.planning.sentences import joined
from hipfit.planning.why import change_words, evidence, named_rules
from hipfit.planning.workshop import Workshop


class Answer(Value):
    """Why an exercise is in a plan or not, and the rules that the answer names."""

    says: Choice | Absence
    rules: tuple[Rule, ...]


class Question(Value):
    """A request, and the exercise that is asked about."""

    catalogue: Catalogue
    trainee: Trainee
    weeks: int
    start: dt.date
    exercise: Exercise

    def plan_names(self, trainee: Trainee) -> set[str] | None:
        """The strength exercises of another trainee's plan, or None where there is none."""
        try:
            made = train(self.catalogue, trainee, weeks=self.weeks, start=self.start)
        except HipfitError:
            return None
        return _names(made.weeks)

    def names_of(self, ids: Iterable[str]) -> str:
        """Exercises by name, as a sentence has them."""
        return joined(sorted(self.catalogue[one].name for one in ids))


def answer(question: Question) -> Answer:
    """Why the exercise is in the plan of the request, or why not.

    Raises as ``make_plan`` does.
    """
    q = question
    plan = make_plan(q.catalogue, q.trainee, weeks=q.weeks, start=q.start)
    for choice in plan.choices:
        if choice.exercise == q.exercise.id:
            says = replace(choice, would_change="; ".join(_what_changes_it(q, _names(plan.weeks))))
            return Answer(says=says, rules=named_rules([says]))
    made = train(q.catalogue, q.trainee, weeks=q.weeks, start=q.start)
    absent = _why_not(q, made)
    return Answer(says=absent, rules=tuple(one for one in RULES if one.name == absent.rule))


def _names(weeks: Iterable[Week]) -> set[str]:
    return {
        one.exercise for week in weeks for session in week.sessions for one in session.prescriptions
    }


def _what_changes_it(question: Question, names: set[str]) -> Iterator[str]:
    """What would take the exercise out of the plan, and what the plan then holds instead."""
    q, name = question, question.exercise.id
    if name in q.trainee.include:
        left = tuple(one for one in q.trainee.include if one != name)
        without = q.plan_names(replace(q.trainee, include=left))
        stays = without is not None and name in without
        yield f"without --include it would {'be in all the same' if stays else 'not be in'}"
        return
    changed = q.plan_names(replace(q.trainee, exclude=(*q.trainee.exclude, name)))
    if changed is None:
        yield f"--exclude {name} would leave no plan"
    else:
        yield f"--exclude {name} {_instead(q, names, changed)}"
    demands = sorted(one.value for one in q.exercise.all_demands)
    if demands:
        yield f"--avoid {joined(demands, 'or')} rules it out"
    for kind in Equipment:
        if kind in TAKEN_FOR_GRANTED or q.trainee.owns(kind) is not None:
            continue
        owned = q.plan_names(replace(q.trainee, owned=(*q.trainee.owned, Owned(equipment=kind))))
        if owned is not None and name not in owned:
            yield f"with {kind.one} the plan {_instead(q, names, owned)}"


def _instead(question: Question, names: set[str], changed: set[str]) -> str:
    """What one plan has that the other has not: "brings A, and drops B"."""
    new, gone = changed - names, names - changed - {question.exercise.id}
    brings = f"brings {question.names_of(new)}" if new else "brings nothing in its place"
    return f"{brings}, and drops {question.names_of(gone)}" if gone else brings


def _why_not(question: Question, made: Trained) -> Absence:
    """What keeps the exercise out, and what would bring it in."""
    q, exercise = question, question.exercise
    workshop = made.first.workshop
    bare = Absence(
        exercise=exercise.id,
        name=exercise.name,
        rule="",
        reason="",
        evidence=evidence(exercise, workshop) if exercise.kind is Kind.STRENGTH else "",
    )
    if exercise.kind is not Kind.STRENGTH:
        return _preparation(bare, exercise, made)
    blocks = list(_blocks(exercise, workshop))
    if [one[0] for one in blocks] == ["level"] and _may_come_later(exercise, workshop):
        return _later(bare, q, blocks[0][2])
    if blocks:
        rule = blocks[0][0]
        reason = "; ".join(one for _, one, _ in blocks)
        conditions = joined(one for _, _, one in blocks)
        lifted = _lifted(exercise, workshop)
        change = _comes(q, lifted, conditions)
        if all(one[0] == "level" for one in blocks):
            change = "; ".join(filter(None, (change, _forced(q))))
        return replace(bare, rule=rule, reason=reason, would_change=change)
    kept = why_no_candidate(exercise, workshop)
    if kept is not None:
        return replace(bare, rule=kept[0], reason=kept[1], would_change=_forced(q))
    return _beaten(bare, q, made)


def _may_come_later(exercise: Exercise, workshop: Workshop) -> bool:
    """Whether a later block may take what is above the level of the first one."""
    return bool(workshop.steps[exercise.id]) and not workshop.limits.keeps_level


def _later(bare: Absence, question: Question, condition: str) -> Absence:
    """What is above the level of the first block alone, and when a year's plan comes to it."""
    q, level = question, question.exercise.level.value
    year = train(q.catalogue, q.trainee, weeks=MOST_WEEKS, start=q.start)
    first = next((one.number for one in year.weeks if q.exercise.id in _names([one])), None)
    reason = f"not in the first block: it is {level} work; later blocks may take it"
    comes = f"in a plan of {MOST_WEEKS} weeks it comes in week {first}"
    ways = (
        "" if first is None else comes,
        _comes(q, replace(q.trainee, level=q.exercise.level), condition),
        _forced(q),
    )
    return replace(
        bare,
        rule="level",
        reason=f"{reason}, but even in {MOST_WEEKS} weeks none does" if first is None else reason,
        would_change="; ".join(filter(None, ways)),
    )


def _preparation(bare: Absence, exercise: Exercise, made: Trained) -> Absence:
    """Warm-ups and stretches stand around the work, and are not chosen by their sets."""
    workshop = made.first.workshop
    warms = exercise.kind is Kind.WARM_UP
    rule, what = ("warm-up", "a warm-up") if warms else ("stretches", "a stretch")
    blocks = [one for one in _blocks(exercise, workshop) if one[0] != "level"]
    if blocks:
        reason = "; ".join(one for _, one, _ in blocks)
        return replace(bare, rule=blocks[0][0], reason=reason)
    sessions = [session for week in made.weeks for session in week.sessions]
    uses = [one.warm_up if warms else one.stretches for one in sessions]
    count = sum(exercise.id in (one.exercise for one in use) for use in uses)
    if count:
        how = "every session" if count == len(sessions) else f"{count} of {len(sessions)} sessions"
        return replace(bare, rule=rule, reason=f"it is {what} of {how}", serves=what)
    if warms:
        reason = (
            f"the warm-up takes {rules.WARM_UP_MOVES} moves, standing ones first and those that "
            "need no care, and others come before it in the catalogue"
        )
    else:
        reason = (
            "stretches only fill time that is left over, each for other muscles and in the "
            "position that the last exercise ends in; none of these sessions came to it"
        )
    return replace(bare, rule=rule, reason=reason)


def _blocks(exercise: Exercise, workshop: Workshop) -> Iterator[tuple[str, str, str]]:
    """What keeps it out for certain: the rule, the reason, and what would have to be so."""
    trainee = workshop.trainee
    if exercise.id in trainee.exclude:
        yield "asked-for", "you excluded it", f"without --exclude {exercise.id}"
    for demand, asked in workshop.limits.barred.items():
        if demand in exercise.all_demands:
            yield "avoid", asked, f"if {demand.value} were possible"
    if workshop.limits.needs_hands and ties_legs(exercise):
        yield "avoid", LEGS_TIED, "with a sure balance"
    for item in missing_equipment(exercise, trainee):
        yield "equipment", f"it needs {item.one}", f"with {item.one}"
    if not workshop.fits_level(exercise):
        yield (
            "level",
            f"it is {exercise.level.value} work, and the plan starts with {trainee.level.value}",
            f"with --level {exercise.level.value}",
        )


def _lifted(exercise: Exercise, workshop: Workshop) -> Trainee:
    """The trainee without all that keeps the exercise out."""
    trainee = workshop.trainee
    barring = asked_by(workshop.catalogue, trainee, exercise)
    more = tuple(Owned(equipment=item) for item in missing_equipment(exercise, trainee))
    return replace(
        trainee,
        exclude=tuple(name for name in trainee.exclude if name != exercise.id),
        avoid=tuple(name for name in trainee.avoid if name not in barring),
        owned=(*trainee.owned, *more),
        level=trainee.level if workshop.fits_level(exercise) else exercise.level,
    )


def _comes(question: Question, trainee: Trainee, conditions: str) -> str:
    """Whether it would be in the plan under other conditions."""
    names = question.plan_names(trainee)
    if names is not None and question.exercise.id in names:
        return f"{conditions} it would be in the plan"
    asked = replace(trainee, include=(*trainee.include, question.exercise.id))
    names = question.plan_names(asked)
    if names is not None and question.exercise.id in names:
        return f"{conditions} it could be in the plan, but only --include would choose it"
    return f"{conditions} it would still not be in the plan"


def _forced(question: Question) -> str:
    """Whether asking for it brings it in."""
    q, name = question, question.exercise.id
    names = q.plan_names(replace(q.trainee, include=(*q.trainee.include, name)))
    if names is not None and name in names:
        return f"--include {name} brings it in"
    return f"not even --include {name} would bring it in"


def _beaten(bare: Absence, question: Question, made: Trained) -> Absence:
    """What the week would lose with it, and whose leaving would bring it in."""
    q, name = question, question.exercise.id
    now = made.first
    asked = replace(q.trainee, include=(*q.trainee.include, name))
    forced = first_week(q.catalogue, asked, q.start)
    rivals = [
        rival
        for rival in sorted(pick.candidate.exercise.id for pick in now.picks)
        if rival not in q.trainee.include and name in (_without(q, rival) or ())
    ]
    if forced.stands:
        rule, reason = _comparison(q, now, forced)
    else:
        rule = "session-minutes"
        reason = f"it finds no room in {q.trainee.days} × {q.trainee.minutes} min a week"
    ways = [f"--include {name}"] if forced.stands else []
    if rule == MISSED and not q.trainee.thorough:
        longer = q.plan_names(replace(q.trainee, thorough=True))
        ways = ["--thorough", *ways] if longer is not None and name in longer else ways
    ways += [f"--exclude {joined(rivals, 'or')}"] if rivals else []
    change = f"{joined(ways, 'or')} brings it in" if ways else "no single change brings it in"
    return replace(bare, rule=rule, reason=reason, would_change=change)


def _without(question: Question, rival: str) -> set[str] | None:
    excluded = (*question.trainee.exclude, rival)
    return question.plan_names(replace(question.trainee, exclude=excluded))


MISSED = "search-time"
DIFFERING = "sessions that differ from day to day"


def _comparison(question: Question, now: FirstWeek, forced: FirstWeek) -> tuple[str, str]:
    """The rule that decides between the week and the one with the exercise forced in."""
    gifts = Gifts()
    before = Tally(now.frame, now.picks, gifts)
    after = Tally(forced.frame, forced.picks, gifts)
    gone = {one.candidate.exercise.id for one in now.picks} - {
        one.candidate.exercise.id for one in forced.picks
    }
    way = (
        f"with it in the week, {question.names_of(gone)} would make way"
        if gone
        else ("with it in the week")
    )
    level = levels.first_different(before, after)
    if now.alike and not forced.alike and after.score <= before.score:
        return "alike-sessions", f"{way}, and it would come in only with {DIFFERING}"
    if level is None:
        return "best-supported", f"{way}, and it would be as good in all that is counted"
    rule = PARTS[level].rule
    if after.score < before.score:
        return MISSED, f"{way}, and it would be a little better ({rule}): the search missed it"
    if level == levels.SUPPORT:
        return rule, f"{way}: by what is measured, the level and the ladders it comes second"
    return rule, f"{way}: {change_words(before, after, level)}"

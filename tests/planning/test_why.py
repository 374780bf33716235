"""Why an exercise is there, or not: what is said is held against planning again."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from hipfit.errors import ConflictError
from hipfit.model.catalogue import Catalogue
from hipfit.model.plan import Absence, Choice, Plan
from hipfit.model.trainee import Owned, Trainee
from hipfit.model.words import Equipment, Level, Muscle
from hipfit.planning import levels, rules
from hipfit.planning.answer import Answer, Question, answer
from hipfit.planning.first_week import FirstWeek, first_week
from hipfit.planning.levels import PARTS, Gifts, Tally
from hipfit.planning.limits import restrictions
from hipfit.planning.objective import STRICT
from hipfit.planning.packing import MUSCLES, Pick
from hipfit.planning.planner import make_plan
from hipfit.planning.rulebook import RULE, RULES
from hipfit.planning.why import Place, need
from hipfit.planning.workshop import Workshop
from tests.planning.test_laws import many
from tests.planning.test_plans import ANKLE_WEIGHTS, CHAIR, REQUESTS
from tests.strategies import shipped, trainees

START = dt.date(2026, 11, 23)
few = settings(parent=many, max_examples=many.max_examples // 5)


def ask(catalogue: Catalogue, name: str, trainee: Trainee, weeks: int = 4) -> Answer:
    question = Question(
        catalogue=catalogue,
        trainee=trainee,
        weeks=weeks,
        start=START,
        exercise=catalogue[name],
    )
    return answer(question)


def names(plan: Plan) -> set[str]:
    return {
        one.exercise for week in plan.weeks for day in week.sessions for one in day.prescriptions
    }


def chosen(catalogue: Catalogue, trainee: Trainee) -> FirstWeek:
    week = first_week(catalogue, trainee, START)
    assume(week.stands)
    return week


def tally(week: FirstWeek) -> Tally:
    return Tally(week.frame, week.picks, Gifts())


@pytest.mark.parametrize("name", REQUESTS)
@pytest.mark.parametrize("weeks", [4, 26])
def test_every_exercise_of_a_plan_says_why(catalogue: Catalogue, name: str, weeks: int) -> None:
    plan = make_plan(catalogue, REQUESTS[name], weeks=weeks, start=START)
    assert {one.exercise for one in plan.choices} == names(plan)
    assert len(plan.choices) == len(names(plan))
    for one in plan.choices:
        assert one.needed
        assert one.would_change
        assert one.evidence
        used = [week.number for week in plan.weeks if one.exercise in exercises(plan, week.number)]
        assert (one.since, one.until) == (used[0], used[-1])
        assert bool(one.runner_up) <= bool(one.against)


def exercises(plan: Plan, week: int) -> set[str]:
    return {one.exercise for day in plan.weeks[week - 1].sessions for one in day.prescriptions}


@pytest.mark.parametrize("name", REQUESTS)
def test_a_plan_carries_the_rules_it_names_in_the_rulebooks_order(
    catalogue: Catalogue, name: str
) -> None:
    plan = make_plan(catalogue, REQUESTS[name], weeks=12, start=START)
    named = {rule for one in plan.choices for rule in (one.rule, *one.dose_rules)}
    assert named <= {one.name for one in plan.rules}
    assert [one for one in RULES if one in plan.rules] == list(plan.rules)


@few
@given(trainee=trainees())
def test_without_the_exercise_the_named_rule_is_the_first_that_is_worse(trainee: Trainee) -> None:
    catalogue = shipped()
    week = chosen(catalogue, trainee)
    plan = make_plan(catalogue, trainee, weeks=2, start=START)
    whole = Tally(week.frame, week.picks, Gifts()).parts
    for choice in plan.choices:
        left = [one for one in week.picks if one.candidate.exercise.id != choice.exercise]
        without = Tally(week.frame, left, Gifts()).parts
        worse = [PARTS[n].rule for n in range(len(PARTS)) if without[n] > whole[n]]
        assert choice.rule == (worse[0] if worse else "best-supported")


@few
@given(trainee=trainees())
def test_the_runner_up_breaks_no_limit_and_nothing_else_would_do_better_there(
    trainee: Trainee,
) -> None:
    catalogue = shipped()
    week = chosen(catalogue, trainee)
    taken = {one.candidate.exercise.id for one in week.picks}
    for pick in week.picks:
        others = [one for one in week.picks if one is not pick]
        gifts = Gifts()
        place = Place(Tally(week.frame, others, gifts), pick)
        free = [one for one in week.workshop.candidates if one.exercise.id not in taken]
        second = place.best(free)
        if second is None:
            continue
        after = Tally(week.frame, [*others, second], gifts)
        assert max(after.seconds) <= week.frame.seconds
        assert max(after.halves) <= 2 * rules.CAP_WEEK_SETS
        alone = place.best([second.candidate])
        assert alone is not None
        assert alone.sets == second.sets
        better = place.best(free, below=after.score)
        assert better is None


FRAIL = Trainee(avoid=("poor-balance",), age_years=85, minutes=20, owned=(CHAIR,))


def test_what_only_the_exercise_itself_keeps_out_may_come_second(catalogue: Catalogue) -> None:
    sore = replace(FRAIL, avoid=("poor-balance", "knee-osteoarthritis"))
    (squat,) = (
        one
        for one in make_plan(catalogue, sore, weeks=12, start=START).choices
        if one.exercise == "mini-squat"
    )
    assert squat.runner_up == "chair-squat"
    assert "Mini squat is easier and needs no care" in squat.against
    without = replace(sore, exclude=("mini-squat",))
    assert "chair-squat" in names(make_plan(catalogue, without, weeks=12, start=START))


@pytest.mark.parametrize("name", [*REQUESTS, "frail"])
def test_what_comes_second_keeps_every_movement_and_floor(catalogue: Catalogue, name: str) -> None:
    trainee = REQUESTS.get(name, FRAIL)
    week = first_week(catalogue, trainee, START)
    whole = tally(week)
    for choice in make_plan(catalogue, trainee, weeks=4, start=START).choices:
        without = replace(trainee, exclude=(*trainee.exclude, choice.exercise))
        picked = {one.candidate.exercise.id for one in week.picks}
        left = [
            one.exercise
            for one in Workshop(catalogue, without).candidates
            if one.exercise.id not in picked
        ]
        if choice.runner_up:
            assert choice.runner_up in {one.id for one in left}
            pick = next(one for one in week.picks if one.candidate.exercise.id == choice.exercise)
            place = Place(tally(replace_picks(week, pick)), pick)
            second = place.best([week.workshop.candidate(catalogue[choice.runner_up])])
            assert second is not None
            after = Tally(week.frame, [*place.tally.picks, second], Gifts())
            assert after.groups == whole.groups
            strict = zip(after.parts[:2], whole.parts[:2], strict=True)
            assert after.score < whole.score or all(new <= old for new, old in strict)
        elif choice.against.startswith("nothing else that is left trains "):
            named = choice.against.removeprefix("nothing else that is left trains ").split(" or ")
            assert not {move.label for one in left for move in one.movements} & set(named)
        if not choice.runner_up:
            assert "would lose least" not in choice.would_change


def replace_picks(week: FirstWeek, without: Pick) -> FirstWeek:
    return replace(week, picks=tuple(one for one in week.picks if one is not without))


CARED_FOR = {
    "pregnancy": Trainee(avoid=("pregnancy",)),
    "hip osteoarthritis": Trainee(avoid=("hip-osteoarthritis",)),
    "frail": FRAIL,
    "old and advanced": Trainee(age_years=70, level=Level.ADVANCED),
}


@pytest.mark.parametrize("name", [*REQUESTS, *CARED_FOR])
def test_the_rules_named_fit_what_is_printed(catalogue: Catalogue, name: str) -> None:
    trainee = REQUESTS.get(name) or CARED_FOR[name]
    plan = make_plan(catalogue, trainee, weeks=12, start=START)
    limits = restrictions(catalogue, trainee)
    for choice in plan.choices:
        said = set(choice.dose_rules)
        done = [
            one
            for week in plan.weeks
            for session in week.sessions
            for one in session.prescriptions
            if one.exercise == choice.exercise
        ]
        usual = all(one.dose.reserve in (rules.RESERVE, rules.FIRST_RESERVE) for one in done)
        assert ("effort" in said) is usual
        assert ("low-effort" in said) is all(one.dose.reserve.low > 3 for one in done)
        if "gentle-dose" in said:
            assert all(one.dose.sets <= 2 for one in done)
            assert all(one.dose.hold_seconds or 10 <= one.dose.reps <= 15 for one in done)
        assert ("no-harder" in said) is limits.no_harder
        if limits.no_harder:
            assert not said & {"double-progression", "ladder-end", "small-steps"}
            assert len({one.step for one in done}) == 1
    assert {one for choice in plan.choices for one in choice.dose_rules} <= {
        one.name for one in plan.rules
    }


@few
@given(trainee=trainees(), data=st.data())
def test_an_exchange_scores_what_the_exchanged_week_scores(
    trainee: Trainee, data: st.DataObject
) -> None:
    catalogue = shipped()
    week = chosen(catalogue, trainee)
    pick = data.draw(st.sampled_from(week.picks))
    others = [one for one in week.picks if one is not pick]
    place = Place(Tally(week.frame, others, Gifts()), pick)
    for candidate in week.workshop.candidates:
        best = place.best([candidate])
        if best is not None:
            exact = Tally(week.frame, [*others, best], Gifts()).score
            assert place.best([candidate], below=exact) is None
            assert place.best([candidate], below=exact + 1) == best


def test_the_need_for_an_exercise_is_said_with_numbers(catalogue: Catalogue) -> None:
    week = first_week(catalogue, Trainee(include=("fire-hydrant",)), START)
    hydrant = [one for one in week.picks if one.candidate.exercise.id == "fire-hydrant"]
    gifts = Gifts()
    whole, rest = Tally(week.frame, hydrant, gifts), Tally(week.frame, (), gifts)
    rule, words = need(whole, rest)
    assert rule == "weekly-floor"
    assert "no abduction" in words
    minimus = MUSCLES.index(Muscle.GLUTEUS_MINIMUS)
    assert whole.halves[minimus] >= 4
    assert f"gluteus minimus from {whole.halves[minimus] / 2:g} to 0" in words
    assert "(weekly least 4)" in words


@few
@given(trainee=trainees())
def test_the_parts_come_to_the_score_that_the_search_compares_by(trainee: Trainee) -> None:
    catalogue = shipped()
    week = chosen(catalogue, trainee)
    counted = tally(week)
    floors, movements, aims, *economy = counted.parts
    assert aims < STRICT.coverage // STRICT.aims
    assert sum(economy) < STRICT.aims
    above = STRICT.coverage * (floors + movements) + STRICT.aims * aims
    assert counted.score == above + sum(economy)


@pytest.mark.parametrize("name", REQUESTS)
def test_excluding_an_exercise_brings_what_why_says(catalogue: Catalogue, name: str) -> None:
    trainee = REQUESTS[name]
    plan = make_plan(catalogue, trainee, weeks=4, start=START)
    asked = plan.choices[len(plan.choices) // 2].exercise
    says = ask(catalogue, asked, trainee).says
    assert isinstance(says, Choice)
    first = says.would_change.partition("; ")[0]
    without = Trainee(**{**vars(trainee), "exclude": (*trainee.exclude, asked)})
    try:
        changed = names(make_plan(catalogue, without, weeks=4, start=START))
    except ConflictError:
        assert first == f"--exclude {asked} would leave no plan"
        return
    for one in catalogue.strength:
        new, gone = one.id in changed - names(plan), one.id in names(plan) - changed - {asked}
        brings, _, drops = first.partition(", and drops ")
        assert new == _names_it(one.name, brings)
        assert gone == _names_it(one.name, drops)


def _names_it(name: str, words: str) -> bool:
    """Whether a list in words has a name, and not only as a part of a longer one."""
    listed = words.rpartition(" brings ")[2].replace(" and ", ", ").split(", ")
    return name in listed


@pytest.mark.parametrize(
    ("name", "trainee", "rule", "reason"),
    [
        ("squat", Trainee(avoid=("knee-pain",)), "avoid", "knee-pain rules out deep-knee-bend"),
        ("squat", Trainee(exclude=("squat",)), "asked-for", "you excluded it"),
        ("seated-press-out", Trainee(), "equipment", "it needs a chair"),
        ("side-plank", Trainee(), "level", "it is intermediate work"),
        ("bed-bridge", Trainee(), "bed-work", "it is done on a bed"),
        ("clamshell", Trainee(level=Level.ADVANCED), "level", "it is outgrown"),
        ("clamshell", Trainee(level=Level.ADVANCED), "level", "Raised clamshell is harder"),
        (
            "squat",
            Trainee(avoid=("hip-osteoarthritis",)),
            "less-care",
            "Mini squat is easier and needs no care, and this one does: stop the bend",
        ),
        (
            "standing-diagonal-lift",
            Trainee(
                level=Level.INTERMEDIATE,
                avoid=("hip-osteoarthritis",),
                owned=(Owned(equipment=Equipment.MINI_BAND),),
            ),
            "less-care",
            "Standing side leg lift is easier",
        ),
        ("march-on-the-spot", Trainee(), "warm-up", "a warm-up of every session"),
        ("step-up", Trainee(owned=(CHAIR,)), "equipment", "it needs a step"),
    ],
)
def test_what_is_left_out_says_by_what(
    catalogue: Catalogue, name: str, trainee: Trainee, rule: str, reason: str
) -> None:
    found = ask(catalogue, name, trainee)
    assert isinstance(found.says, Absence)
    assert found.says.rule == rule
    assert reason in found.says.reason
    assert found.rules == (RULE[rule],)


def test_what_is_above_the_level_says_when_a_longer_plan_comes_to_it(catalogue: Catalogue) -> None:
    year = make_plan(catalogue, Trainee(), weeks=52, start=START, reasons=False)
    come = {
        one.exercise: week.number
        for week in reversed(year.weeks)
        for day in week.sessions
        for one in day.prescriptions
    }
    workshop = first_week(catalogue, Trainee(), START).workshop
    above = [one for one in workshop.usable if not workshop.fits_level(one)]
    later = [one for one in above if one.id in come][:2]
    never = [one for one in above if one.id not in come][:2]
    assert later
    assert never
    for exercise in later:
        says = ask(catalogue, exercise.id, Trainee()).says
        assert isinstance(says, Absence)
        assert says.reason.endswith("; later blocks may take it")
        assert f"in a plan of 52 weeks it comes in week {come[exercise.id]};" in says.would_change
    for exercise in never:
        says = ask(catalogue, exercise.id, Trainee()).says
        assert isinstance(says, Absence)
        assert says.reason.endswith("later blocks may take it, but even in 52 weeks none does")
        assert "52 weeks" not in says.would_change


@pytest.mark.parametrize("trainee", [Trainee(avoid=("wrist-pain",)), Trainee(age_years=70)])
def test_where_the_plan_keeps_to_the_level_no_later_block_is_promised(
    catalogue: Catalogue, trainee: Trainee
) -> None:
    says = ask(catalogue, "sumo-squat", trainee).says
    assert isinstance(says, Absence)
    assert says.reason == "it is intermediate work, and the plan starts with beginner"


def test_what_would_bring_it_in_brings_it_in(catalogue: Catalogue) -> None:
    says = ask(catalogue, "seated-press-out", Trainee()).says
    assert says.would_change == "with a chair it would be in the plan"
    owner = Trainee(owned=(Owned(equipment=Equipment.CHAIR),))
    assert "seated-press-out" in names(make_plan(catalogue, owner, weeks=4, start=START))


def test_beaten_exercises_name_those_whose_leaving_brings_them_in(catalogue: Catalogue) -> None:
    plan = make_plan(catalogue, Trainee(), weeks=4, start=START)
    without = {
        one.exercise: names(
            make_plan(catalogue, Trainee(exclude=(one.exercise,)), weeks=4, start=START)
        )
        for one in plan.choices
    }
    candidates = first_week(catalogue, Trainee(), START).workshop.candidates
    beaten = sorted({one.exercise.id for one in candidates} - names(plan))
    assert any(name in after for name in beaten for after in without.values())
    for name in beaten:
        says = ask(catalogue, name, Trainee()).says
        assert isinstance(says, Absence)
        _, _, rivals = says.would_change.partition(" brings it in")[0].partition("--exclude ")
        listed = set(rivals.replace(" or ", ", ").split(", ")) - {""}
        assert listed == {rival for rival, after in without.items() if name in after}


@settings(parent=few, max_examples=few.max_examples // 2)
@given(trainee=trainees(), data=st.data())
def test_forcing_a_beaten_exercise_in_makes_the_named_rule_worse(
    trainee: Trainee, data: st.DataObject
) -> None:
    catalogue = shipped()
    week = chosen(catalogue, trainee)
    taken = {one.candidate.exercise.id for one in week.picks}
    free = [one.exercise.id for one in week.workshop.candidates if one.exercise.id not in taken]
    assume(free)
    name = data.draw(st.sampled_from(free))
    says = ask(catalogue, name, trainee, weeks=1).says
    assert isinstance(says, Absence)
    forced = first_week(catalogue, Trainee(**{**vars(trainee), "include": (name,)}), START)
    if not forced.stands:
        assert says.rule == "session-minutes"
        return
    before, after = tally(week), tally(forced)
    level = levels.first_different(before, after)
    if week.alike and not forced.alike and after.score <= before.score:
        assert says.rule == "alike-sessions"
        return
    if after.score < before.score:
        assert says.rule == "search-time"
        assert says.reason.endswith("the search missed it")
        return
    assert says.rule == ("best-supported" if level is None else PARTS[level].rule)


def test_a_successor_says_whom_it_follows(catalogue: Catalogue) -> None:
    plan = make_plan(catalogue, Trainee(owned=(ANKLE_WEIGHTS,)), weeks=52, start=START)
    later = [one for one in plan.choices if one.since > 1]
    assert later
    assert all(one.rule == "blocks" for one in later)
    assert all("takes over from" in one.needed for one in later)


def test_a_figure_measured_on_another_move_says_so(catalogue: Catalogue) -> None:
    plan = make_plan(catalogue, Trainee(include=("squat", "glute-bridge")), weeks=4, start=START)
    said = {one.exercise: one.evidence for one in plan.choices}
    assert "on a near move: barbell back squat" in said["squat"]
    assert "near move" not in said["glute-bridge"]
    assert "read in the source" in said["glute-bridge"]


def test_the_rules_behind_the_dose_fit_the_dose(catalogue: Catalogue) -> None:
    for trainee in REQUESTS.values():
        plan = make_plan(catalogue, trainee, weeks=12, start=START)
        older = trainee.age_years is not None and trainee.age_years > 65
        for one in plan.choices:
            held = catalogue[one.exercise].dose.hold_seconds is not None
            assert ("hold-seconds" in one.dose_rules) is held
            assert ("tempo" in one.dose_rules) is not held
            assert ("gentle-dose" in one.dose_rules) is older


def test_fewer_sets_at_first_are_named_only_where_sets_rise(catalogue: Catalogue) -> None:
    said = set()
    for trainee in REQUESTS.values():
        for weeks in (2, 8):
            plan = make_plan(catalogue, trainee, weeks=weeks, start=START)
            for choice in plan.choices:
                sets = [
                    one.dose.sets
                    for week in plan.weeks
                    for session in week.sessions
                    for one in session.prescriptions
                    if one.exercise == choice.exercise
                ]
                named = "first-weeks" in choice.dose_rules
                assert not named or max(sets) > sets[0]
                said.add(named)
    assert said == {True, False}

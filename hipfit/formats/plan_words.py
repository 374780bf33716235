"""Small words of a plan: a dose, a rung, what is owned."""

from collections import Counter
from collections.abc import Iterable

from hipfit.model.effort import worth
from hipfit.model.plan import BIG_STEP, NEXT_STEP, Prescription, Step
from hipfit.model.quantity import Span
from hipfit.model.trainee import Owned, Trainee
from hipfit.model.words import Equipment, RungKind, Sides, Site

SIDES_WORDS = {
    Sides.BOTH: "",
    Sides.EACH: ", each side",
    Sides.ALTERNATING: ", each side in turn",
}


def amount(one: Prescription) -> str:
    """Sets × reps, sets × seconds, or sets × holds × seconds."""
    dose = one.dose
    if dose.hold_seconds is None:
        return f"{dose.sets}×{dose.reps}"
    if dose.reps == 1:
        return f"{dose.sets}×{dose.hold_seconds} s"
    return f"{dose.sets}×{dose.reps}×{dose.hold_seconds} s"


def usual_reserve(done: Iterable[Prescription]) -> Span:
    """The reps left that most of some prescriptions ask for, the fewer of two that are as usual.

    Holds do not count where there is anything else: they end before somebody shakes.
    """
    asked = list(done)
    counted = [one for one in asked if one.dose.hold_seconds is None] or asked
    counts = Counter(one.dose.reserve for one in counted)
    return min(counts, key=lambda span: (-counts[span], span.low, span.high))


def own_reserve(one: Prescription, usual: Span) -> str:
    """What is to be left of good reps, where it is not the usual: "leave 3–4"."""
    if one.dose.hold_seconds is not None or one.dose.reserve == usual:
        return ""
    return f"leave {one.dose.reserve}"


def step_warning(one: Prescription, before: Prescription | None) -> str:
    """What to do where a new step is too hard, or what makes up for it, as a sentence.

    A big step is told with what was done ``before`` it, where that is known. Empty where there is
    nothing to say.
    """
    step = one.step
    if not step.warning or not (one.change == NEXT_STEP or step.makes_up):
        return ""
    text = _big_step(one, before) or step.warning
    return f"{text[:1].upper()}{text[1:]}{'' if text.endswith('.') else '.'}"


def _big_step(one: Prescription, before: Prescription | None) -> str:
    """A big step in the numbers of the plan; empty where it is none, or not from the step below."""
    step, percent = one.step, one.step.percent_harder
    if percent is None or step.demand is None or step.makes_up or before is None:
        return ""
    below = 1.0 if before.step.demand is None else before.step.demand
    if abs(step.demand / below - 1 - percent / 100) > ROUNDED_PERCENT / 100:
        return ""
    if not _as_hard(one, before):
        return ""
    return BIG_STEP.format(
        weight=weight(step), percent=percent, before=_work(before), after=_work(one)
    )


ROUNDED_PERCENT = 0.1
AS_HARD = 0.05
"""By how much two sets may differ that are called about as hard."""


def _as_hard(one: Prescription, before: Prescription) -> bool:
    """Whether two sets are about as hard, and done at the same pace, so that reps compare them."""
    held = one.dose.hold_seconds is not None
    if not held and one.dose.tempo.rep_seconds != before.dose.tempo.rep_seconds:
        return before.step.makes_up
    values = [
        worth(each.step.demand or 1.0, each.dose.hold_seconds or each.dose.reps, held=held)
        for each in (before, one)
    ]
    return abs(values[1] / values[0] - 1) <= AS_HARD


def _work(one: Prescription) -> str:
    """The reps or seconds of a set, with their weight: "27 s with 2 kg"."""
    dose = one.dose
    done = f"{dose.reps} reps" if dose.hold_seconds is None else f"{dose.hold_seconds} s"
    return f"{done} {'without weight' if one.step.load is None else f'with {weight(one.step)}'}"


def weight(step: Step) -> str:
    """The weight of a step: "2 kg", "2 × 4 kg"."""
    return f"{step.pieces} × {step.load}" if step.pieces > 1 else str(step.load)


def owned_words(trainee: Trainee) -> str:
    """What the trainee owns, as a phrase."""
    return ", ".join(map(_owned, trainee.owned)) or "no equipment"


def _owned(one: Owned) -> str:
    if one.bands:
        return f"{one.equipment.label} {'/'.join(band.value for band in one.bands)}"
    if one.loads:
        if len({load.unit for load in one.loads}) > 1:
            return f"{one.equipment.label} {'/'.join(map(str, one.loads))}"
        amounts = "/".join(f"{load.amount:g}" for load in one.loads)
        return f"{one.equipment.label} {amounts} {one.loads[0].unit.value}"
    return one.equipment.label


def step_words(step: Step) -> str:
    """A rung in words, with how much harder it is than the one below where that is known."""
    if step.kind is RungKind.BODY_WEIGHT:
        return f"body weight{_manner(step)}"
    site = "" if step.site is None else f" {step.site.label}"
    if step.kind is RungKind.BAND:
        strength = "" if step.band is None else f"{step.band.value} "
        kind = "band" if step.equipment is None else step.equipment.label
        if step.equipment is Equipment.LONG_BAND and step.site in _LOOPED:
            site = f" tied in a loop{site}"
        return f"{strength}{kind}{site} ({_band_percent(step)}){_manner(step)}"
    if step.kind is RungKind.LOAD:
        return f"{_load_words(step)}{_percent(step)}{_manner(step)}"
    return f"{step.kind.value.replace('-', ' ')}: {step.how.rstrip('.')}"


_LOOPED = frozenset({Site.ABOVE_KNEES, Site.AROUND_ANKLES, Site.AROUND_FEET})
"""Where a band is a loop: a long band must be tied."""


def reached(one: Prescription) -> str:
    """A dose with its rung, for a table: "3×12, 2 kg", "2×9, 2 kg slow"."""
    step = " ".join(
        filter(None, (short_step(one.step), band_place(one.step), loaded_pace(one.step)))
    )
    return ", ".join(filter(None, (amount(one), step)))


def loaded_pace(step: Step) -> str:
    """How a weight or band is moved at the end of its ladder: "slow", "hold"; else empty."""
    if step.kind not in (RungKind.LOAD, RungKind.BAND) or step.makes_up:
        return ""
    if step.tempo.down_seconds >= SLOW_SECONDS:
        return SHORT[RungKind.SLOWER_LOWERING]
    return SHORT[RungKind.LONGER_HOLD] if step.tempo.pause_seconds >= HOLD_SECONDS else ""


def band_place(step: Step) -> str:
    """Where a band loops lower than usual, in a word for a table."""
    return "" if step.site is None else LOWER_DOWN.get(step.site, "")


LOWER_DOWN = {Site.AROUND_ANKLES: "ankles", Site.AROUND_FEET: "feet"}


SLOW_SECONDS, HOLD_SECONDS = 3, 2
"""A lowering, and a pause, so long are more than any exercise has by itself."""


def short_step(step: Step) -> str:
    """A rung in a word or two, for a table: "2 kg", "hold"; empty for body weight alone."""
    if step.kind is RungKind.LOAD:
        times = f"{step.pieces}×" if step.pieces > 1 else ""
        return f"{times}{step.load}"
    if step.kind is RungKind.BAND:
        return "band" if step.band is None else step.band.value
    return SHORT[step.kind]


SHORT = {
    RungKind.BODY_WEIGHT: "",
    RungKind.LONGER_HOLD: "hold",
    RungKind.SLOWER_LOWERING: "slow",
    RungKind.MORE_RANGE: "range",
    RungKind.LONGER_LEVER: "lever",
}


def _manner(step: Step) -> str:
    """How a weight, or none, is moved where that is not as usual."""
    more = ", more reps" if step.makes_up else ""
    return f"{more}: {step.how.rstrip('.')}" if step.how else more


def _band_percent(step: Step) -> str:
    if step.roughly is not None:
        return f"roughly +{step.roughly} %"
    if step.pull is not None:
        return f"harder: it pulls roughly {step.pull} % more"
    return "harder, amount not known"


def _load_words(step: Step) -> str:
    times = f"{step.pieces} × " if step.pieces > 1 else ""
    site = "" if step.site is None else step.site.label
    if step.site is Site.ANKLE and step.pieces > 1:
        site = "one at each ankle"
    elif step.site is Site.EACH_HAND and step.equipment is not None:
        return f"{step.load} {step.equipment.label} in each hand"
    elif step.site not in (Site.ANKLE, None) and step.equipment is not None:
        site = f"{step.equipment.label} {site}"
    return f"{times}{step.load} {site}"


def _percent(step: Step) -> str:
    if step.percent_harder is not None:
        return f" (+{step.percent_harder:.0f} %)"
    return "" if step.demand is not None else " (harder, amount not known)"

"""Small words of a plan: a dose, a rung, what is owned."""

from hipfit.model.plan import Prescription, Step
from hipfit.model.trainee import Owned, Trainee
from hipfit.model.words import RungKind, Sides, Site

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
        return "body weight"
    site = "" if step.site is None else f" {step.site.label}"
    if step.kind is RungKind.BAND:
        strength = "" if step.band is None else f"{step.band.value} "
        kind = "band" if step.equipment is None else step.equipment.label
        return f"{strength}{kind}{site} (harder, amount not known)"
    if step.kind is RungKind.LOAD:
        return f"{_load_words(step)}{_percent(step)}"
    return f"{step.kind.value.replace('-', ' ')}: {step.how.rstrip('.')}"


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
    if step.percent_harder is None:
        return " (harder, amount not known)"
    return f" (+{step.percent_harder:.0f} %)"

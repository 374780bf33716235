"""What the shell offers when TAB is pressed. It never fails aloud: it offers nothing then."""

from collections.abc import Iterable

from hipfit.errors import HipfitError
from hipfit.model.catalogue import Catalogue
from hipfit.model.words import DEMAND_MEANING, Level, Movement, Muscle, Weekday

Offer = tuple[str, str]


def exercises(incomplete: str) -> list[Offer]:
    """Exercise ids, with what each is."""
    return _last_of(incomplete, ((one.id, one.summary) for one in _catalogue().exercises))


def avoidable(incomplete: str) -> list[Offer]:
    """Limits and conditions."""
    limits = [(one.value, meaning) for one, meaning in DEMAND_MEANING.items()]
    conditions = [(one.condition, one.name) for one in _catalogue().precautions]
    return _last_of(incomplete, [*limits, *conditions, ("help", "list them all")])


def topics(incomplete: str) -> list[Offer]:
    """The pages of ``hipfit learn``."""
    from hipfit.storage.catalogue import load_topics

    try:
        found = load_topics()
    except HipfitError:
        return []
    return _last_of(incomplete, ((one.id, one.summary) for one in found))


def equipment(incomplete: str) -> list[Offer]:
    """Kinds of equipment; after the colon of a band, its strengths."""
    kind, colon, _ = incomplete.rpartition(",")[2].partition(":")
    if colon and kind.endswith("band"):
        strengths = ("extra-light", "light", "medium", "heavy", "extra-heavy")
        return _last_of(incomplete, ((f"{kind}:{one}", "") for one in strengths))
    return _last_of(incomplete, [*EQUIPMENT, ("help", "list them all")])


EQUIPMENT = (
    ("band", "mini band, a loop; better with strengths: band:light,medium"),
    ("long-band", "long band"),
    ("ankle-weight:", "with sizes: ankle-weight:0.5,1,2"),
    ("dumbbell:", "with sizes: dumbbell:2,4,4,6"),
    ("chair", "a firm chair or bench"),
    ("step", "a step or stair"),
    ("none", "nothing at all"),
)


def movements(incomplete: str) -> list[Offer]:
    """Movements of the hip."""
    return _last_of(incomplete, ((one.value, "") for one in Movement))


def muscles(incomplete: str) -> list[Offer]:
    """Muscles."""
    return _last_of(incomplete, ((one.value, "") for one in Muscle))


def levels(incomplete: str) -> list[Offer]:
    """Levels."""
    return _last_of(incomplete, ((one.value, "") for one in Level))


def kinds(incomplete: str) -> list[Offer]:
    """Kinds of exercise."""
    return _last_of(incomplete, (("strength", ""), ("warm-up", ""), ("stretch", "")))


def units(incomplete: str) -> list[Offer]:
    """Units of mass."""
    return _last_of(incomplete, (("kg", "kilograms"), ("lb", "pounds")))


def colors(incomplete: str) -> list[Offer]:
    """When to colour."""
    return _last_of(incomplete, (("auto", ""), ("always", ""), ("never", "")))


def text_or_json(incomplete: str) -> list[Offer]:
    """Two formats."""
    return _last_of(incomplete, (("text", ""), ("json", "")))


def text_json_svg(incomplete: str) -> list[Offer]:
    """What one exercise can be shown as."""
    return _last_of(incomplete, (("text", ""), ("json", ""), ("svg", "its drawing")))


def text_json_csv(incomplete: str) -> list[Offer]:
    """Three formats."""
    return _last_of(incomplete, (("text", ""), ("json", ""), ("csv", "")))


def weekdays(incomplete: str) -> list[Offer]:
    """Days of the week."""
    return _last_of(incomplete, ((one.value, "") for one in Weekday))


def plan_formats(incomplete: str) -> list[Offer]:
    """What a plan can be written as."""
    from hipfit.formats.plans import FORMATS

    return _last_of(incomplete, ((one.value, row.about) for one, row in FORMATS.items()))


def papers(incomplete: str) -> list[Offer]:
    """Sizes of paper."""
    return _last_of(incomplete, (("a4", "210 × 297 mm"), ("letter", "8.5 × 11 in")))


def _catalogue() -> Catalogue:
    from hipfit.storage.catalogue import load_catalogue

    try:
        return load_catalogue()
    except HipfitError:
        return Catalogue(exercises=())


def _last_of(incomplete: str, offers: Iterable[Offer]) -> list[Offer]:
    """Offers for the last name of a comma list, with the names before it kept in front."""
    before, comma, last = incomplete.rpartition(",")
    return [(before + comma + name, words) for name, words in offers if name.startswith(last)]

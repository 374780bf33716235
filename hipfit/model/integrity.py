"""What must hold between the parts of a catalogue; within one part its own class sees to it.

Each rule is one small function from the catalogue to findings, whose paths lead through it:
``("exercises", 3, "aliases", 0)``. Of a fault between two entries, the later one is told.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import MISSING

from hipfit.model.catalogue import Catalogue, Source, nearest, slug
from hipfit.model.exercise import Exercise
from hipfit.model.finding import Finding, Severity
from hipfit.model.topic import Topic
from hipfit.model.value import Value
from hipfit.model.words import Equipment, RungKind, Site

DataPath = tuple[str | int, ...]
Rule = Callable[[Catalogue], Iterator[Finding]]


def integrity(catalogue: Catalogue) -> tuple[Finding, ...]:
    """Every fault between the parts of a catalogue, rule by rule."""
    return tuple(fault for rule in RULES for fault in rule(catalogue))


def integrity_of_topics(
    topics: tuple[Topic, ...], sources: tuple[Source, ...]
) -> tuple[Finding, ...]:
    """Every fault between topics, and between them and the sources."""
    keys = [one.key for one in sources]
    quoted = (
        (("topics", index, "sections", row, "sources", place), key)
        for index, topic in enumerate(topics)
        for row, section in enumerate(topic.sections)
        for place, key in enumerate(section.sources)
    )
    return (
        *_ids("topics", "id", [topic.id for topic in topics]),
        *_unknown_sources(quoted, keys),
        *(fault for index, topic in enumerate(topics) for fault in _text(topic, ("topics", index))),
    )


def _fault(path: DataPath, message: str, suggestion: str = "") -> Finding:
    return Finding(severity=Severity.ERROR, message=message, path=path, suggestion=suggestion)


SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
"""Ids are typed in a shell: lower case, digits and single hyphens."""


def _ids(group: str, field: str, ids: Iterable[str]) -> Iterator[Finding]:
    """Ids are slugs, and each stands once."""
    seen: set[str] = set()
    for index, one in enumerate(ids):
        if one in seen:
            yield _fault((group, index, field), f"duplicate {field} '{one}'")
        elif not SLUG.fullmatch(one):
            better = "-".join(re.findall("[a-z0-9]+", one.casefold()))
            yield _fault(
                (group, index, field),
                f"{field} '{one}' must be lower-case words or digits joined by '-'",
                f"write '{better}'" if better else "",
            )
        seen.add(one)


def ids_are_slugs_and_unique(catalogue: Catalogue) -> Iterator[Finding]:
    """No two exercises and no two conditions are called the same."""
    yield from _ids("exercises", "id", [one.id for one in catalogue.exercises])
    yield from _ids("precautions", "condition", [one.condition for one in catalogue.precautions])


def source_keys_are_unique(catalogue: Catalogue) -> Iterator[Finding]:
    """No two sources have one key."""
    seen: set[str] = set()
    for index, one in enumerate(catalogue.sources):
        if one.key in seen:
            yield _fault(("sources", index, "key"), f"duplicate key '{one.key}'")
        seen.add(one.key)


def names_lead_to_one_exercise(catalogue: Catalogue) -> Iterator[Finding]:
    """A name of one exercise is no other's id, name or alias, unless shared on purpose."""
    shared = set(map(slug, catalogue.shared_aliases))
    owners: dict[str, str] = {}
    for index, one in enumerate(catalogue.exercises):
        for field, name in _names(one):
            owner = owners.setdefault(slug(name), one.id)
            if owner != one.id and slug(name) not in shared:
                yield _fault(
                    ("exercises", index, *field),
                    f"'{name}' is also a name of '{owner}'",
                    "choose another, or add it to shared_aliases to have hipfit ask back",
                )


def _names(exercise: Exercise) -> Iterator[tuple[DataPath, str]]:
    """Everything an exercise is called, with the path from it."""
    yield ("id",), exercise.id
    yield ("name",), exercise.name
    for place, alias in enumerate(exercise.aliases):
        yield ("aliases", place), alias


def conditions_have_names_of_their_own(catalogue: Catalogue) -> Iterator[Finding]:
    """An alias of one condition is no other's condition or alias."""
    owners = {slug(one.condition): one.condition for one in catalogue.precautions}
    for index, one in enumerate(catalogue.precautions):
        for place, alias in enumerate(one.aliases):
            owner = owners.setdefault(slug(alias), one.condition)
            if owner != one.condition:
                path = ("precautions", index, "aliases", place)
                yield _fault(path, f"'{alias}' is also a name of '{owner}'")


FEWEST_SHARING = 2


def shared_aliases_are_shared(catalogue: Catalogue) -> Iterator[Finding]:
    """A shared alias belongs to two exercises at least."""
    count = Counter(slug(name) for one in catalogue.exercises for name in set(one.aliases))
    for place, alias in enumerate(catalogue.shared_aliases):
        if count[slug(alias)] < FEWEST_SHARING:
            yield _fault(
                ("shared_aliases", place),
                f"'{alias}' is not an alias of two exercises",
                "give it to both, or take it out",
            )


def _links(catalogue: Catalogue) -> Iterator[tuple[DataPath, Exercise, str, str, str]]:
    """Every link: its path, its exercise, the direction and its opposite, and the other's id."""
    for index, one in enumerate(catalogue.exercises):
        for field, opposite, others in (
            ("easier", "harder", one.easier),
            ("harder", "easier", one.harder),
        ):
            for place, other in enumerate(others):
                yield ("exercises", index, field, place), one, field, opposite, other


def links_are_mutual(catalogue: Catalogue) -> Iterator[Finding]:
    """What is easier than an exercise exists, and says that this one is harder."""
    for path, one, field, opposite, other in _links(catalogue):
        if other not in catalogue.by_id:
            near = nearest(slug(other), catalogue.by_id, most=1)
            yield _fault(
                path,
                f"no exercise is called '{other}'",
                f"did you mean '{near[0]}'?" if near else "",
            )
        elif one.id not in getattr(catalogue.by_id[other], opposite):
            yield _fault(
                path,
                f"'{other}' is {field} than '{one.id}', but does not say so itself",
                f"add '{one.id}' to the {opposite} of '{other}'",
            )


def harder_is_never_a_lower_level(catalogue: Catalogue) -> Iterator[Finding]:
    """Going up a link never goes down a level."""
    place = {one.id: index for index, one in enumerate(catalogue.exercises)}
    for path, one, field, _, name in _links(catalogue):
        other = catalogue.by_id.get(name)
        if other is None or place[name] > place[one.id]:  # the later of the two is told
            continue
        low, high = (other, one) if field == "easier" else (one, other)
        if high.level.rank < low.level.rank:
            yield _fault(
                path,
                f"'{high.id}' ({high.level}) cannot be harder than '{low.id}' ({low.level})",
            )


def links_run_in_no_circle(catalogue: Catalogue) -> Iterator[Finding]:
    """Climbing from harder to harder comes to an end."""
    harder = {one.id: one.harder for one in catalogue.exercises}
    place = {one.id: index for index, one in enumerate(catalogue.exercises)}
    while circle := _circle(harder):
        last = max(circle, key=place.__getitem__)
        way = [*circle[circle.index(last) :], *circle[: circle.index(last)], last]
        yield _fault(
            ("exercises", place[last], "harder"),
            f"the way to the harder exercise runs in a circle: {' > '.join(way)}",
        )
        harder = {one: links for one, links in harder.items() if one not in circle}


def _circle(harder: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """One circle of links, or nothing."""
    left = dict(harder)
    while ends := [one for one, links in left.items() if not any(name in left for name in links)]:
        for one in ends:
            del left[one]
    way: list[str] = []
    here = next(iter(left), "")
    while here and here not in way:
        way.append(here)
        here = next(name for name in left[here] if name in left)
    return tuple(way[way.index(here) :]) if way else ()


def sources_are_known(catalogue: Catalogue) -> Iterator[Finding]:
    """Every source that is named stands among the sources."""
    keys = [one.key for one in catalogue.sources]
    measured = (
        (("exercises", index, "evidence", row, "source"), evidence.source)
        for index, one in enumerate(catalogue.exercises)
        for row, evidence in enumerate(one.evidence)
    )
    quoted = (
        (("precautions", index, "sources", place), key)
        for index, one in enumerate(catalogue.precautions)
        for place, key in enumerate(one.sources)
    )
    yield from _unknown_sources(measured, keys)
    yield from _unknown_sources(quoted, keys)


def _unknown_sources(named: Iterable[tuple[DataPath, str]], known: list[str]) -> Iterator[Finding]:
    for path, key in named:
        if key not in known:
            near = nearest(key, known, most=1)
            help_ = f"did you mean '{near[0]}'?" if near else "add it to the sources"
            yield _fault(path, f"unknown source '{key}'", help_)


SITES: dict[tuple[RungKind, Equipment], frozenset[Site]] = {
    (RungKind.BAND, Equipment.MINI_BAND): frozenset(
        {Site.ABOVE_KNEES, Site.AROUND_ANKLES, Site.AROUND_FEET}
    ),
    (RungKind.BAND, Equipment.LONG_BAND): frozenset(
        {
            Site.ABOVE_KNEES,
            Site.ANCHORED,
            Site.ANKLE,
            Site.AROUND_ANKLES,
            Site.AROUND_FEET,
            Site.IN_HANDS,
            Site.EACH_HAND,
            Site.ON_HIPS,
            Site.ON_THIGH,
        }
    ),
    (RungKind.LOAD, Equipment.ANKLE_WEIGHT): frozenset({Site.ANKLE, Site.ON_THIGH}),
    (RungKind.LOAD, Equipment.DUMBBELL): frozenset(
        {
            Site.AT_CHEST,
            Site.BEHIND_KNEE,
            Site.IN_HANDS,
            Site.EACH_HAND,
            Site.ON_HIPS,
            Site.ON_THIGH,
        }
    ),
}
"""Where each kind of equipment can sit; anything else cannot be a rung."""


def rungs_can_be_set_up(catalogue: Catalogue) -> Iterator[Finding]:
    """A band rung takes a band and a load rung a weight, each where it can sit."""
    for index, one in enumerate(catalogue.exercises):
        for row, rung in enumerate(one.ladder):
            if rung.equipment is None or rung.site is None:
                continue
            path = ("exercises", index, "ladder", row)
            sites = SITES.get((rung.kind, rung.equipment), frozenset())
            if not sites:
                fits = ", ".join(item for kind, item in SITES if kind is rung.kind)
                message = f"a {rung.kind} rung cannot use a {rung.equipment.label}"
                yield _fault((*path, "equipment"), message, f"it takes one of {fits}")
            elif rung.site not in sites:
                fits = ", ".join(sorted(sites))
                message = f"a {rung.equipment.label} cannot sit {rung.site.label}"
                yield _fault((*path, "site"), message, f"it takes one of {fits}")


def ladders_start_with_what_is_there(catalogue: Catalogue) -> Iterator[Finding]:
    """The first rung asks for nothing that the exercise does not need anyway."""
    for index, one in enumerate(catalogue.exercises):
        first = one.ladder[0] if one.ladder else None
        if (
            first
            and first.kind is not RungKind.BODY_WEIGHT
            and first.equipment not in one.equipment
        ):
            yield _fault(
                ("exercises", index, "ladder", 0),
                "the first rung must be body-weight, or use equipment that the exercise needs",
            )


NOT_PRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
"""Control characters, line ends, and what turns the direction of writing."""


def text_is_printable(catalogue: Catalogue) -> Iterator[Finding]:
    """Texts are single paragraphs that move no cursor, and none that is needed is empty."""
    for group in ("exercises", "sources", "precautions"):
        for index, one in enumerate(getattr(catalogue, group)):
            yield from _text(one, (group, index))


def _text(value: Value, path: DataPath) -> Iterator[Finding]:
    """The faults in the texts of a value and of those within it."""
    for name, field in value.__dataclass_fields__.items():
        inner = getattr(value, name)
        if field.default is MISSING or inner != field.default:
            yield from _text_of_field(inner, (*path, name))


def _text_of_field(inner: object, path: DataPath) -> Iterator[Finding]:
    if isinstance(inner, Value):
        yield from _text(inner, path)
    elif isinstance(inner, tuple):
        for place, one in enumerate(inner):
            yield from _text_of_field(one, (*path, place))
    elif isinstance(inner, str):
        found = NOT_PRINTABLE.search(inner)
        if found and found[0] == "\n":
            message = "a text must be one paragraph, without line breaks"
            yield _fault(path, message, "write '>-' where '|' or '>' stands")
        elif found:
            yield _fault(path, f"control character U+{ord(found[0]):04X} in a text")
        elif not inner.strip():
            yield _fault(path, "this text must not be empty")


def lists_repeat_nothing(catalogue: Catalogue) -> Iterator[Finding]:
    """No muscle, movement, link, step or other item of a list stands in it twice."""
    for index, one in enumerate(catalogue.exercises):
        for name in one.__dataclass_fields__:
            items = getattr(one, name)
            if not isinstance(items, tuple):
                continue
            for place, item in enumerate(items):
                if item in items[:place]:
                    said = f"'{item}'" if isinstance(item, str) else "this item"
                    yield _fault(
                        ("exercises", index, name, place), f"{said} stands twice in {name}"
                    )


RULES: tuple[Rule, ...] = (
    ids_are_slugs_and_unique,
    source_keys_are_unique,
    names_lead_to_one_exercise,
    conditions_have_names_of_their_own,
    shared_aliases_are_shared,
    links_are_mutual,
    harder_is_never_a_lower_level,
    links_run_in_no_circle,
    sources_are_known,
    rungs_can_be_set_up,
    ladders_start_with_what_is_there,
    text_is_printable,
    lists_repeat_nothing,
)

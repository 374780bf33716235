"""The pages of ``hipfit learn``, and the lists of what ``--avoid`` and ``--equipment`` take."""

from collections.abc import Iterable, Iterator, Sequence

from hipfit.formats.page import (
    BLANK,
    INDENT,
    MEASURE,
    NARROW,
    Line,
    Role,
    bullets,
    facts,
    heading,
    wrapped,
)
from hipfit.model.catalogue import Catalogue, Limit, Precaution, Source
from hipfit.model.topic import Section, Topic
from hipfit.model.words import DEMAND_MEANING, TAKEN_FOR_GRANTED, Equipment


def topics_page(topics: Sequence[Topic], width: int) -> Iterator[Line]:
    """What there is to learn."""
    width = min(width, MEASURE)
    yield from wrapped("What there is to learn", width, Role.TITLE)
    yield BLANK
    yield from facts(((one.id, one.summary) for one in topics), width)
    yield BLANK
    yield from wrapped(f"'hipfit learn {topics[0].id}' opens a page.", width, Role.QUIET)


def topic_page(topic: Topic, catalogue: Catalogue, width: int) -> Iterator[Line]:
    """One topic: its sections, each with what it rests on, and the sources in full."""
    width = min(width, MEASURE)
    yield from wrapped(topic.title, width, Role.TITLE)
    yield from wrapped(topic.summary, width)
    for section in topic.sections:
        yield from heading(section.heading)
        yield from wrapped(section.text, width, indent=INDENT)
        yield from wrapped(_basis(section, catalogue), width, Role.QUIET, indent=INDENT)
    cited = dict.fromkeys(key for section in topic.sections for key in section.sources)
    if cited:
        yield from heading("Sources of this page")
        yield from source_lines(_known(cited, catalogue), width)


def _basis(section: Section, catalogue: Catalogue) -> str:
    names = [*dict.fromkeys(one.short for one in _known(section.sources, catalogue))]
    if section.judgement:
        names.append("our judgement")
    return f"[{'; '.join(names)}]"


def _known(keys: Iterable[str], catalogue: Catalogue) -> list[Source]:
    return [one for one in map(catalogue.source, keys) if one is not None]


def source_lines(sources: Iterable[Source], width: int) -> Iterator[Line]:
    """Each source with its key and where to find it."""
    rows = ((one.key, source_words(one)) for one in sources)
    yield from facts(rows, width)


def source_words(source: Source) -> str:
    """A source as a reference."""
    year = f" {source.year}" if source.year is not None else ""
    where = f"doi:{source.doi}" if source.doi else source.url
    parts = (f"{source.authors}{year}", source.title, source.journal, where)
    return ". ".join(part.rstrip(".") for part in parts if part)


def all_sources(catalogue: Catalogue, width: int) -> Iterator[Line]:
    """Every source, by its key."""
    width = min(width, MEASURE)
    yield from heading(f"All {len(catalogue.sources)} sources")
    yield from source_lines(catalogue.sources, width)


def equipment_page(kinds: Iterable[tuple[str, str]], width: int) -> Iterator[Line]:
    """Everything ``--equipment`` understands."""
    width = min(width, MEASURE)
    yield from list(heading("Kinds for --equipment"))[1:]  # it begins a page
    yield from facts(kinds, width)
    yield BLANK
    granted = ", ".join(one.one for one in Equipment if one in TAKEN_FOR_GRANTED)
    yield from wrapped(f"Need not be named: a mat or carpet, {granted}.", width, Role.QUIET)


def avoid_page(catalogue: Catalogue, width: int) -> Iterator[Line]:
    """Everything ``--avoid`` understands: limits, and conditions with what they rule out."""
    width = min(width, MEASURE)
    yield from list(heading("Limits for --avoid"))[1:]  # it begins a page
    yield from facts(((one.value, words) for one, words in DEMAND_MEANING.items()), width)
    yield from heading("Conditions for --avoid")
    for number, condition in enumerate(catalogue.precautions):
        if number:
            yield BLANK
        yield from _condition(condition, catalogue, width)


def _condition(condition: Precaution, catalogue: Catalogue, width: int) -> Iterator[Line]:
    beside = f"  {condition.name}"
    if width < NARROW or len(condition.condition) + len(beside) + len(INDENT) > width:
        yield ((INDENT + condition.condition, Role.NAME),)
        yield from wrapped(condition.name, width, Role.QUIET, indent=INDENT)
    else:
        yield ((INDENT + condition.condition, Role.NAME), (beside, Role.QUIET))
    yield from wrapped(condition.action, width, indent=INDENT * 2)
    notes = [
        *(f"rules out {_limit(one)}" for one in condition.limits),
        *(f"care with {_limit(one)}" for one in condition.care),
    ]
    if condition.needs_clearance:
        notes.append("no plan until a health professional agrees")
    if condition.gentle:
        notes.append("at most 2 sets, of 10 to 15 reps, and 1 set in the first weeks")
    if condition.unloaded_weeks:
        weeks = condition.unloaded_weeks
        first = "week" if weeks == 1 else f"{weeks} weeks"
        notes.append(f"no added load in the first {first}")
    if condition.build_up_weeks:
        notes.append(
            f"sets are added over {condition.build_up_weeks} weeks, those for the side of the hip "
            "last"
        )
    if condition.no_harder:
        notes.append(
            "nothing above your level, no deeper or longer forms; hold or ease as the weeks go on"
        )
    if condition.reserve is not None:
        notes.append(f"{condition.reserve} good reps are left at the end of every set")
    yield from bullets(notes, width, INDENT * 2)
    names = "; ".join(dict.fromkeys(one.short for one in _known(condition.sources, catalogue)))
    if names:
        basis = f"[{names}: {condition.grade.label}]"
        yield from wrapped(basis, width, Role.QUIET, indent=INDENT * 2)


def _limit(limit: Limit) -> str:
    note = f": {limit.note}" if limit.note else ""
    return f"{limit.demand.value}{note}{' (our judgement)' if limit.judgement else ''}"

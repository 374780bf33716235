"""The shipped catalogue's content: complete, consistent, in plain English, never a promise."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from hipfit.model.catalogue import Catalogue
from hipfit.model.exercise import Exercise
from hipfit.model.words import Equipment, Kind, Level, Movement, Muscle, Sides
from hipfit.storage.catalogue import load_topics

TEN = (
    "fire-hydrant",
    "standing-kickback-lunge",
    "standing-side-leg-lift",
    "squat",
    "side-to-side-squat",
    "side-lunge",
    "curtsy-lunge",
    "glute-bridge",
    "leg-kickback",
    "lying-side-leg-raise",
)


def covering(catalogue: Catalogue, movement: Movement) -> list[Exercise]:
    """The strength exercises that train a movement."""
    return [one for one in catalogue.strength if movement in one.movements]


def texts(exercise: Exercise) -> Iterator[str]:
    yield from (exercise.name, exercise.summary, exercise.start, exercise.feel)
    yield from (*exercise.steps, *exercise.cues, *exercise.mistakes, *exercise.precautions)
    yield exercise.not_measured
    yield from (rung.how for rung in exercise.ladder)
    yield from (row.variant for row in exercise.evidence)


def test_the_ten_are_there(catalogue: Catalogue) -> None:
    assert all(catalogue[name].kind is Kind.STRENGTH for name in TEN)


def test_there_is_enough_of_each_kind(catalogue: Catalogue) -> None:
    kinds = Counter(one.kind for one in catalogue.exercises)
    assert kinds[Kind.STRENGTH] >= 36
    assert kinds[Kind.WARM_UP] >= 8
    assert kinds[Kind.STRETCH] >= 6


@pytest.mark.parametrize("movement", Movement)
def test_every_movement_has_an_easy_a_middle_and_a_hard_member(
    catalogue: Catalogue, movement: Movement
) -> None:
    assert {one.level for one in covering(catalogue, movement)} == set(Level)


@pytest.mark.parametrize("movement", [Movement.ABDUCTION, Movement.EXTENSION, Movement.ADDUCTION])
def test_the_main_movements_can_be_trained_standing_and_on_the_floor(
    catalogue: Catalogue, movement: Movement
) -> None:
    assert {one.on_floor for one in covering(catalogue, movement)} == {True, False}


def test_what_counts_as_abduction_has_the_outer_hip_as_a_prime_mover(catalogue: Catalogue) -> None:
    found = [one for one in catalogue.strength if Movement.ABDUCTION in one.movements]
    assert len(found) > 10
    assert all(Muscle.GLUTEUS_MEDIUS in one.prime_movers for one in found)


@pytest.mark.parametrize("equipment", Equipment)
def test_every_kind_of_equipment_is_good_for_something(
    catalogue: Catalogue, equipment: Equipment
) -> None:
    assert any(equipment in (*one.equipment, *one.addable) for one in catalogue.exercises), (
        equipment
    )


@pytest.mark.parametrize("movement", Movement)
def test_every_movement_can_be_trained_with_nothing(
    catalogue: Catalogue, movement: Movement
) -> None:
    assert any(not one.to_own for one in covering(catalogue, movement))


def test_one_sided_steps_say_how_sides_are_taken(catalogue: Catalogue) -> None:
    words = re.compile(
        r"\bside|\bother leg|\bswap|\balternat|\bin turn|\bone leg|\bnext rep", re.IGNORECASE
    )
    for one in catalogue.exercises:
        if one.sides is not Sides.BOTH:
            assert words.search(" ".join(one.steps)), one.id


def test_loads_have_a_place_and_weights_two_hands_at_most(catalogue: Catalogue) -> None:
    for one in catalogue.strength:
        for rung in one.ladder:
            assert (rung.equipment is None) == (rung.site is None), one.id


PROMISES = re.compile(
    r"\b(tone[ds]?|toning|sculpt|slim|shred|melt|fat[- ]burn\w*|get rid|banish|guarantee\w*|"
    r"curvy|sexy|attractive|miracle|bikini|flaw(s|less))\b",
    re.IGNORECASE,
)


def test_no_text_promises_looks(catalogue: Catalogue) -> None:
    for one in catalogue.exercises:
        for text in texts(one):
            assert not PROMISES.search(text), (one.id, text)
            assert "!" not in text, (one.id, text)


def test_no_topic_promises_looks() -> None:
    for topic in load_topics():
        for section in topic.sections:
            found = PROMISES.search(section.text)
            assert found is None, (topic.id, section.heading, found)


def test_summaries_and_cues_fit_their_places(catalogue: Catalogue) -> None:
    for one in catalogue.exercises:
        assert len(one.summary) <= 80, one.id
        assert all(len(cue) <= 60 for cue in one.cues), one.id


def test_every_claim_of_a_topic_has_a_source_or_says_judgement(catalogue: Catalogue) -> None:
    keys = {source.key for source in catalogue.sources}
    for topic in load_topics():
        for section in topic.sections:
            assert section.sources or section.judgement, (topic.id, section.heading)
            assert set(section.sources) <= keys


def test_every_source_says_where_it_is(catalogue: Catalogue) -> None:
    for source in catalogue.sources:
        assert source.doi or source.url or source.journal, source.key


def test_shared_aliases_are_shared(catalogue: Catalogue) -> None:
    owners = Counter(alias for one in catalogue.exercises for alias in one.aliases)
    assert all(owners[alias] > 1 for alias in catalogue.shared_aliases)

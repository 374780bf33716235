"""The JSON Schema of a catalogue file, for editors that complete and check while one types."""

from typing import Any

from hipfit.model.exercise import FEWEST_STEPS, MOST_HOLDS, MOST_STEPS
from hipfit.model.integrity import SLUG
from hipfit.storage.catalogue_files import CatalogueFile
from hipfit.storage.json_schema import SHARED_CONSTRAINTS, SHARED_DESCRIPTIONS, schema_of

IDENTITY = "urn:hipfit:catalogue:1"


def schema_of_files() -> dict[str, Any]:
    """The schema of a catalogue file in JSON Schema, draft 2020-12.

    It knows names, types and vocabularies. What holds between the parts (links, sources,
    ladders) only ``hipfit catalogue check`` knows.
    """
    return schema_of(CatalogueFile, IDENTITY, "hipfit catalogue", DESCRIPTIONS, CONSTRAINTS)


CONSTRAINTS: dict[str, dict[str, Any]] = {
    **SHARED_CONSTRAINTS,
    "CatalogueFile.schema": {"default": "hipfit.catalogue/1"},
    "DoseRange.holds": {"minimum": 1, "maximum": MOST_HOLDS},
    "Exercise.id": {"pattern": f"^{SLUG.pattern}$"},
    "Exercise.steps": {"minItems": FEWEST_STEPS, "maxItems": MOST_STEPS},
    "Evidence.bound": {"enum": ["", "above", "below"]},
    "Rung.pieces": {"enum": [1, 2]},
}
"""What the classes hold in ``__post_init__``, where a schema can say it."""

DESCRIPTIONS = {
    **SHARED_DESCRIPTIONS,
    "CatalogueFile": "Exercises for hipfit: new ones, or others in the place of shipped ones.",
    "CatalogueFile.schema": "What kind of file this is.",
    "CatalogueFile.exercises": "The exercises. One with the id of a shipped one replaces it.",
    "CatalogueFile.shared_aliases": "Aliases of several exercises: hipfit asks which one is meant.",
    "CatalogueFile.sources": "Where your figures come from. One with a shipped key replaces it.",
    "Source": "An article, a book or a page.",
    "Source.key": "What evidence rows call it.",
    "Source.authors": "The authors, first one first.",
    "Source.title": "The title.",
    "Source.journal": "The journal or publisher.",
    "Source.year": "The year it came out.",
    "Source.doi": "Its DOI, without an address before it.",
    "Source.url": "Where it can be read.",
    "Exercise": "One exercise.",
    "Exercise.id": "What commands and links call it: lower-case words joined by '-'.",
    "Exercise.name": "What people read: 'Lying side leg raise'.",
    "Exercise.aliases": "Other names that people type.",
    "Exercise.summary": "What you do, in one line of at most 80 characters.",
    "Exercise.kind": "Strength work counts as weekly sets; a warm-up and a stretch do not.",
    "Exercise.level": "Who can do it well.",
    "Exercise.movements": (
        "What the prime movers do at the hip, or the pattern the body makes; the main one first."
    ),
    "Exercise.position": "How the body is held.",
    "Exercise.sides": "How the two legs are worked.",
    "Exercise.dose": "What one set may hold.",
    "Exercise.start": "The starting position, in 1 to 3 sentences.",
    "Exercise.steps": "What to do, one step after the other.",
    "Exercise.cues": "Short reminders for the middle of a set.",
    "Exercise.mistakes": "What goes wrong, and what to do instead.",
    "Exercise.feel": "Where it should be felt, and where not.",
    "Exercise.demands": "What it asks of the body beyond what its position does.",
    "Exercise.prime_movers": "The muscles it trains; the main one first.",
    "Exercise.helpers": "The muscles that help.",
    "Exercise.equipment": "What it cannot be done without. What may be added goes in the ladder.",
    "Exercise.tempo": "How fast one rep is. Without it: 2 seconds up, 1 pause, 2 down.",
    "Exercise.lever": "What the muscles move; says how much a load adds.",
    "Exercise.ladder": "How it grows harder, rung by rung.",
    "Exercise.easier": "Ids of easier exercises. Those of your own must name this one as harder.",
    "Exercise.harder": "Ids of harder exercises. Those of your own must name this one as easier.",
    "Exercise.precautions": "Who should take care, and how.",
    "Exercise.evidence": "What was measured.",
    "Exercise.not_measured": "What is missing, where there is no evidence row.",
    "Exercise.activation": "True for easy work whose sets do not count for the muscles.",
    "Exercise.garmin": "What Garmin watches call it.",
    "Exercise.liftosaur": "What the app Liftosaur calls it.",
    "DoseRange": "What one set may hold: either reps or hold_seconds.",
    "DoseRange.reps": "Repetitions, for each side where sides are taken in turn.",
    "DoseRange.hold_seconds": "How long one hold lasts, in seconds.",
    "DoseRange.holds": "How many holds make a set.",
    "Rung": "One kind of step that makes an exercise harder.",
    "Rung.kind": "What changes.",
    "Rung.how": "The same in one sentence; bands and loads need none.",
    "Rung.tempo": "The tempo of this rung.",
    "Rung.equipment": "The band or weight, of a band or load rung.",
    "Rung.site": "Where it sits, of a band or load rung.",
    "Rung.pieces": "How many of the same weight are held at once.",
    "Evidence": "One measured figure. It orders exercises; it promises nothing.",
    "Evidence.muscle": "The muscle measured.",
    "Evidence.source": "The key of its source.",
    "Evidence.grade": "How well the figure was checked.",
    "Evidence.measure": "What the figure is.",
    "Evidence.part": "The part of the muscle.",
    "Evidence.value": "The figure, in % of a maximal contraction (MVIC), or an index.",
    "Evidence.sd": "Its standard deviation.",
    "Evidence.low": "The low end, where a range was published.",
    "Evidence.high": "The high end, where a range was published.",
    "Evidence.bound": "'above' or 'below' where the true figure lies there.",
    "Evidence.n": "How many people were measured.",
    "Evidence.variant": "How it was done there.",
    "Evidence.proxy": "True when a neighbouring exercise was measured.",
    "GarminName": "A category and a name of the Garmin FIT profile.",
    "GarminName.category": "The category, such as hip_stability.",
    "GarminName.name": "The name in that category.",
    "Kind": "What an exercise is for.",
    "Lever": "What the muscles move.",
    "Measure": "What a figure is.",
    "Position": "How the body is held.",
}
"""What an editor shows beside each class and field."""

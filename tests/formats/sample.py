"""A made-up exercise for the formats, harmless or hostile."""

from hipfit.model.catalogue import Catalogue, Source
from hipfit.model.exercise import DoseRange, Evidence, Exercise, Rung
from hipfit.model.quantity import Span, Tempo
from hipfit.model.words import (
    Equipment,
    Grade,
    Kind,
    Level,
    Measure,
    Movement,
    Muscle,
    Position,
    RungKind,
    Sides,
    Site,
)

SOURCE = Source(
    key="study2009",
    authors="Someone, Other & Third",
    title="What was measured",
    journal="J Made Up 1:2",
    year=2009,
    doi="10.1000/made.up",
)


def sample(text: str = "", **changes: object) -> Exercise:
    """An exercise whose texts all begin with ``text``."""
    fields: dict[str, object] = {
        "id": "side-nod",
        "name": f"{text}Side nod",
        "summary": f"{text}Nod with the hip, and mind the line that is long enough to be wrapped.",
        "kind": Kind.STRENGTH,
        "level": Level.BEGINNER,
        "movements": (Movement.ABDUCTION, Movement.BALANCE),
        "position": Position.QUADRUPED,
        "sides": Sides.EACH,
        "prime_movers": (Muscle.GLUTEUS_MEDIUS, Muscle.GLUTEUS_MINIMUS),
        "helpers": (Muscle.TRUNK,),
        "equipment": (Equipment.CHAIR,),
        "dose": DoseRange(reps=Span(low=10, high=15)),
        "tempo": Tempo(up_seconds=2, pause_seconds=0, down_seconds=3),
        "start": f"{text}Kneel on hands and knees. " * 4,
        "steps": (f"{text}Lift.", f"{text}Hold as long as a breath takes.", f"{text}Lower."),
        "cues": (f"{text}Level hips", f"{text}Long neck"),
        "mistakes": (f"{text}The back sags. Lift less, and draw the belly in before each rep.",),
        "feel": f"{text}At the side of the hip.",
        "aliases": (f"{text}hip-nod",),
        "ladder": (
            Rung(kind=RungKind.BODY_WEIGHT),
            Rung(kind=RungKind.LONGER_HOLD, how=f"{text}Hold for three seconds."),
            Rung(kind=RungKind.BAND, equipment=Equipment.MINI_BAND, site=Site.ABOVE_KNEES),
            Rung(kind=RungKind.LOAD, equipment=Equipment.ANKLE_WEIGHT, site=Site.ANKLE, pieces=2),
        ),
        "harder": ("side-plank",),
        "precautions": (f"{text}Sore wrists: rest on the forearms.",),
        "evidence": (
            Evidence(
                muscle=Muscle.GLUTEUS_MEDIUS,
                source="study2009",
                grade=Grade.QUOTED_ELSEWHERE,
                value=43.5,
                sd=12,
                n=10,
                part="posterior",
                variant=f"{text}with a band",
                proxy=True,
            ),
            Evidence(
                muscle=Muscle.GLUTEUS_MEDIUS,
                source="study2009",
                grade=Grade.READ_IN_SOURCE,
                measure=Measure.INDEX,
                low=40,
                high=115,
            ),
        ),
    }
    return Exercise(**(fields | changes))  # type: ignore[arg-type]


def sample_catalogue(text: str = "") -> Catalogue:
    """The sample, a stretch, and one that has never been measured."""
    stretch = sample(
        text,
        id="side-sigh",
        kind=Kind.STRETCH,
        dose=DoseRange(hold_seconds=Span(low=20, high=30)),
        prime_movers=(),
        helpers=(),
        ladder=(),
        evidence=(),
        harder=(),
    )
    unmeasured = sample(
        text, id="side-shrug", evidence=(), not_measured="Not measured: nobody has looked yet."
    )
    return Catalogue(exercises=(sample(text), stretch, unmeasured), sources=(SOURCE,))

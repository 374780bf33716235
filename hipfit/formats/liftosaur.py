"""What the app Liftosaur calls our muscles and exercises, and how it knows an exercise of ours."""

from collections.abc import Iterable, Mapping, Sequence

from hipfit.formats.page import clean
from hipfit.model.exercise import Exercise
from hipfit.model.words import Equipment, Muscle

MUSCLES: Mapping[Muscle, tuple[str, ...]] = {
    Muscle.GLUTEUS_MAXIMUS: ("Gluteus Maximus",),
    Muscle.GLUTEUS_MEDIUS: ("Gluteus Medius",),
    Muscle.GLUTEUS_MINIMUS: ("Gluteus Medius",),
    Muscle.TENSOR_FASCIAE_LATAE: ("Tensor Fasciae Latae",),
    Muscle.ADDUCTORS: ("Adductor Longus", "Adductor Magnus", "Adductor Brevis"),
    Muscle.EXTERNAL_ROTATORS: ("Gluteus Maximus",),
    Muscle.HIP_FLEXORS: ("Iliopsoas",),
    Muscle.HAMSTRINGS: ("Hamstrings",),
    Muscle.QUADRICEPS: ("Quadriceps",),
    Muscle.TRUNK: ("Obliques", "Rectus Abdominis"),
    Muscle.CALVES: ("Gastrocnemius", "Soleus"),
}
"""The app's own names. It has neither the smallest gluteal nor the deep rotators: the muscle that
does most of their work beside them stands in (judgement)."""

BODY_PARTS: Mapping[Muscle, str] = {
    Muscle.TRUNK: "Waist",
    Muscle.CALVES: "Calves",
    Muscle.HAMSTRINGS: "Thighs",
    Muscle.QUADRICEPS: "Thighs",
    Muscle.ADDUCTORS: "Thighs",
}
"""Where the app looks for it; everything else is at the hips."""

EQUIPMENT: Mapping[Equipment, str] = {
    Equipment.DUMBBELL: "dumbbell",
    Equipment.MINI_BAND: "band",
    Equipment.LONG_BAND: "band",
}
"""The app's names for what can be added; it knows no ankle weights."""

BODY_WEIGHT = "bodyweight"
WORDS = {BODY_WEIGHT: "Bodyweight", "dumbbell": "Dumbbell", "band": "Band"}
"""The equipment as it stands behind a built-in name."""

SYNTAX = str.maketrans(dict.fromkeys("/{}()[]#:,\\~", " "))
"""What means something in the app's planner text, and so cannot stand in a name."""


def plain_name(text: str) -> str:
    """A name without anything that the app's planner text would read as more than a name."""
    return " ".join(clean(text).translate(SYNTAX).split()).strip(".! ")


def muscles(wanted: Iterable[Muscle]) -> list[str]:
    """The app's names for muscles, each once."""
    return list(dict.fromkeys(name for muscle in wanted for name in MUSCLES[muscle]))


def described(identity: str, name: str, exercise: Exercise | None) -> dict[str, object]:
    """An exercise of our own as the app stores it; without the catalogue it names no muscles."""
    prime: Sequence[Muscle] = () if exercise is None else exercise.prime_movers
    helpers: Sequence[Muscle] = () if exercise is None else exercise.helpers
    target = muscles(prime)
    core = prime[:1] == (Muscle.TRUNK,)
    added = () if exercise is None else exercise.addable
    equipment = [BODY_WEIGHT, *(EQUIPMENT[one] for one in added if one in EQUIPMENT)]
    return {
        "vtype": "custom_exercise",
        "id": identity,
        "name": name,
        "isDeleted": False,
        "types": ["core"] if core else ["lower", "legs"],
        "meta": {
            "bodyParts": list(dict.fromkeys(BODY_PARTS.get(one, "Hips") for one in prime)),
            "targetMuscles": target,
            "synergistMuscles": [one for one in muscles(helpers) if one not in target],
            "sortedEquipment": list(dict.fromkeys(equipment)),
        },
    }

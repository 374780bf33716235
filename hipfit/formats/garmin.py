"""What Garmin watches call our exercises, in the words of the FIT profile.

Only where Garmin's name means the same move: a watch that shows another one is worse than a
watch that shows our own name. A name with "weighted", "dumbbell" or a band in it stands where
the step has one.
"""

from hipfit.model.plan import Step
from hipfit.model.words import RungKind, Site

PLAIN, LOAD, BAND = RungKind.BODY_WEIGHT, RungKind.LOAD, RungKind.BAND

NAMES: dict[str, dict[RungKind | Site, str]] = {
    "fire-hydrant": {
        PLAIN: "hip_stability/fire_hydrant_kicks",
        LOAD: "hip_stability/weighted_fire_hydrant_kicks",
        BAND: "banded_exercises/fire_hydrant",
    },
    "standing-side-leg-lift": {
        PLAIN: "hip_stability/standing_hip_abduction",
        LOAD: "hip_stability/weighted_standing_hip_abduction",
        BAND: "banded_exercises/leg_abduction",
    },
    "squat": {
        PLAIN: "squat/squat",
        LOAD: "squat/weighted_squat",
        Site.AT_CHEST: "squat/goblet_squat",
        Site.EACH_HAND: "squat/dumbbell_squat",
        BAND: "squat/squats_with_band",
    },
    "side-lunge": {PLAIN: "lunge/side_lunge", LOAD: "lunge/dumbbell_side_lunge"},
    "curtsy-lunge": {PLAIN: "lunge/curtsy_lunge", LOAD: "lunge/weighted_curtsy_lunge"},
    "glute-bridge": {
        PLAIN: "hip_raise/hip_raise",
        LOAD: "hip_raise/weighted_hip_raise",
        BAND: "banded_exercises/glute_bridge",
    },
    "leg-kickback": {
        PLAIN: "hip_stability/quadruped_hip_extension",
        LOAD: "hip_stability/weighted_quadruped_hip_extension",
        BAND: "banded_exercises/donkey_kick",
    },
    "lying-side-leg-raise": {
        PLAIN: "hip_stability/side_lying_leg_raise",
        LOAD: "hip_stability/weighted_side_lying_leg_raise",
        BAND: "hip_stability/band_side_lying_leg_raise",
    },
    "side-step": {PLAIN: "hyperextension/side_step"},
    "lateral-band-walk": {
        PLAIN: "banded_exercises/lateral_band_walks",
        Site.AROUND_ANKLES: "hip_stability/lateral_walks_with_band_at_ankles",
    },
    "side-plank-leg-lift": {
        PLAIN: "plank/side_plank_with_leg_lift",
        LOAD: "plank/weighted_side_plank_with_leg_lift",
    },
    "bed-bridge": {PLAIN: "hip_raise/hip_raise", BAND: "banded_exercises/glute_bridge"},
    "standing-hip-extension": {
        PLAIN: "hip_stability/standing_rear_leg_raise",
        LOAD: "hip_stability/weighted_standing_rear_leg_raise",
        BAND: "banded_exercises/hip_extension",
    },
    "bird-dog": {PLAIN: "core/arm_and_leg_extension_on_knees"},
    "single-leg-bridge": {
        PLAIN: "hip_raise/single_leg_hip_raise",
        LOAD: "hip_raise/weighted_single_leg_hip_raise",
    },
    "hip-thrust": {PLAIN: "hip_raise/barbell_hip_thrust_with_bench"},
    "front-plank-hip-extension": {PLAIN: "plank/plank_with_leg_lift"},
    "clamshell": {PLAIN: "hip_raise/clams", BAND: "banded_exercises/clam_shells"},
    "side-lying-adduction": {
        PLAIN: "hip_stability/inner_thigh_lift",
        LOAD: "hip_stability/weighted_inner_thigh_lift",
    },
    "standing-adduction": {
        PLAIN: "hip_stability/standing_adduction",
        LOAD: "hip_stability/weighted_standing_adduction",
        BAND: "banded_exercises/leg_adduction",
    },
    "sumo-squat": {PLAIN: "squat/sumo_squat"},
    "standing-march": {PLAIN: "warm_up/marching_in_place"},
    "lying-march": {PLAIN: "core/knee_folds"},
    "straight-leg-raise": {
        PLAIN: "leg_raise/lying_straight_leg_raise",
        LOAD: "leg_raise/weighted_lying_straight_leg_raise",
    },
    "step-up": {PLAIN: "squat/step_up", LOAD: "squat/dumbbell_step_up"},
    "lateral-step-up": {LOAD: "squat/lateral_dumbbell_step_up"},
    "single-leg-chair-squat": {
        PLAIN: "squat/single_leg_bench_squat",
        LOAD: "squat/weighted_single_leg_bench_squat",
    },
    "split-squat": {LOAD: "squat/dumbbell_split_squat"},
    "reverse-lunge": {LOAD: "lunge/dumbbell_reverse_lunge"},
    "forward-lunge": {PLAIN: "lunge/lunge", LOAD: "lunge/dumbbell_lunge"},
    "rear-foot-raised-split-squat": {LOAD: "lunge/dumbbell_bulgarian_split_squat"},
    "romanian-deadlift": {PLAIN: "deadlift/romanian_deadlift"},
    "single-leg-deadlift": {LOAD: "deadlift/single_leg_romanian_deadlift_with_dumbbell"},
    "side-plank": {PLAIN: "plank/side_plank"},
    "march-on-the-spot": {PLAIN: "warm_up/marching_in_place"},
    "standing-hip-circle": {PLAIN: "warm_up/hip_circles"},
    "leg-swing-front-back": {PLAIN: "warm_up/forward_and_backward_leg_swings"},
    "leg-swing-side": {PLAIN: "warm_up/side_to_side_leg_swings"},
    "quadruped-rock-back": {PLAIN: "warm_up/quadruped_rocking"},
    "half-kneeling-hip-flexor-stretch": {PLAIN: "warm_up/stretch_lunging_hip_flexor"},
    "figure-four-stretch": {PLAIN: "warm_up/stretch_lying_piriformis"},
    "seated-figure-four-stretch": {PLAIN: "warm_up/stretch_piriformis"},
    "seated-butterfly-stretch": {PLAIN: "warm_up/stretch_butterfly"},
    "hamstring-stretch": {PLAIN: "warm_up/stretch_hamstring"},
    "standing-quad-stretch": {PLAIN: "warm_up/stretch_quad"},
}
"""Category and name for each of our ids, by what a step adds: ``PLAIN`` where nothing else fits."""


def garmin_name(exercise: str, step: Step | None = None) -> tuple[str, str] | None:
    """Category and name in Garmin's list for an exercise on a step; None where it has no name."""
    names = NAMES.get(exercise, {})
    keys = () if step is None else (step.site, step.kind)
    found = next((names[key] for key in keys if key in names), names.get(PLAIN))
    if found is None:
        return None
    category, _, name = found.partition("/")
    return category, name

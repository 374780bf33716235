"""The numbers of a good hip plan, each with its source. A key in brackets names a source.

*Judgement* marks a number that no source fixes.
"""

from hipfit.model.quantity import Span, Tempo
from hipfit.model.trainee import AGES_OF_QUESTIONS
from hipfit.model.words import Equipment, Level, Movement, Muscle, RungKind, Site, Unit

FLOOR_SETS = 4
"""Weekly sets per muscle that a plan does not go below where the request holds it [iversen2021]."""

AIM_SETS = {Level.BEGINNER: 6, Level.INTERMEDIATE: 10, Level.ADVANCED: 12}
"""Weekly sets aimed at: 10 in [acsm2026]; 6 for a beginner and 12 for advanced are judgement."""

ENOUGH_SETS = {Level.BEGINNER: 10, Level.INTERMEDIATE: 12, Level.ADVANCED: 16}
"""Above this a week's sets are surplus (judgement, inside the 20 of [bazvalle2022])."""

CAP_WEEK_SETS = 20
"""Weekly sets per muscle that a plan never exceeds [bazvalle2022]."""

CAP_SESSION_SETS = 10
"""Fractional sets for one muscle in one session; beyond about 11 little is added [remmert2025]."""

MUSCLE_WEIGHT = {
    Muscle.GLUTEUS_MAXIMUS: 3,
    Muscle.GLUTEUS_MEDIUS: 3,
    Muscle.GLUTEUS_MINIMUS: 3,
    Muscle.ADDUCTORS: 2,
    Muscle.EXTERNAL_ROTATORS: 2,
    Muscle.HIP_FLEXORS: 2,
    Muscle.HAMSTRINGS: 1,
    Muscle.QUADRICEPS: 1,
}
"""How much an unmet set counts: gluteals first (judgement). Muscles not named have no target."""

THIGH_AIM_SETS = {Level.BEGINNER: 0, Level.INTERMEDIATE: 6, Level.ADVANCED: 8}
THIGH = frozenset({Muscle.HAMSTRINGS, Muscle.QUADRICEPS})
"""The thigh gets what comes along and a floor; those who have trained want squats and hinges with
weight as well, so that it has an aim for them, half to two thirds of the hip's (judgement)."""

WEEKLY_MOVEMENTS: tuple[frozenset[Movement], ...] = (
    frozenset({Movement.ABDUCTION}),
    frozenset({Movement.EXTENSION, Movement.HINGE}),
    frozenset({Movement.EXTERNAL_ROTATION}),
    frozenset({Movement.ADDUCTION}),
    frozenset({Movement.FLEXION}),
    frozenset({Movement.SQUAT, Movement.LUNGE}),
    frozenset({Movement.BALANCE}),
)
"""What every week covers: one of each group (judgement, from the anatomy of the hip).

A hinge is hip extension with the foot on the ground.
"""

SIDE_HIP = frozenset(
    {
        Muscle.GLUTEUS_MEDIUS,
        Muscle.GLUTEUS_MINIMUS,
        Muscle.TENSOR_FASCIAE_LATAE,
        Muscle.EXTERNAL_ROTATORS,
        Muscle.ADDUCTORS,
        Muscle.TRUNK,
    }
)
"""The main prime movers of a day for the outer and inner side of the hip; the others make a day for
its front and back, so that both kinds of day have enough to do (judgement).

Neighbouring days never share the main prime mover, so that it rests 48 h [rest48].
"""

MOST_EXERCISES, FEWEST_EXERCISES = 6, 3
"""Exercises a session (small adherence studies; judgement)."""

FEWEST_DAYS_PER_EXERCISE, MOST_DAYS_PER_EXERCISE = 2, 3
DAYS_TO_REPEAT = 3
"""From 3 training days on an exercise comes on 2 or 3 of them: every muscle group is to be
trained on 2 or more days [acsm2026], and a move is learned by repeating it (judgement). Once
a week is allowed where a floor or a movement would be missed otherwise."""

WARM_UP_SECONDS = 300
"""5 to 10 minutes before hip exercises [aaos_hip]."""

SHORT_WARM_UP_SECONDS = 180
SHORT_SESSION_MINUTES = 20
"""Sessions shorter than this warm up for 3 minutes only (judgement)."""

REST_SECONDS = 60
BIG_REST_SECONDS = 90
"""Over 60 s is a little better, beyond 90 s brings nothing [singer2024]; 60 to 120 s is enough
for untrained people [grgic2018rest]. Squats, lunges and hinges get the longer rest."""

BIG_MOVEMENTS = frozenset({Movement.SQUAT, Movement.LUNGE, Movement.HINGE})

LOADED_REPS = Span(low=8, high=12)
"""Reps with an added weight [acsm2009]."""

GENTLE_REPS = Span(low=10, high=15)
GENTLE_FIRST_SETS, GENTLE_SETS = 1, 2
"""Older beginners, and people new to exercise with limits: 1 to 2 sets of 10 to 15 reps
[fragala2019] [aha2000]."""

FIRST_WEEKS = 2
FIRST_SETS = 2
"""Sets stay at 1 to 2 in the first two weeks, then rise to 2 to 3 (judgement)."""

GENTLE_RISE_WEEKS = 6
"""Over so many weeks a gentle dose, and one that begins without weight for a condition's sake,
spreads the sets that are added, so that no week's total jumps (judgement)."""

MOST_SETS = 3
FIRST_RESERVE = Span(low=3, high=4)
RESERVE = Span(low=2, high=3)
"""Reps in reserve: 2 to 3 [acsm2026] [refalo2023]; one more while a move is new, and in a deload
(judgement)."""

SHARE_OF_WORK = 0.9
"""A slower form of the same step, of which nobody knows how much harder it is, begins with so much
of the time under load that a set had before, not with the fewest reps (judgement; within 0.5 to 8
seconds a rep, tempo matters little [schoenfeld2015tempo])."""

SHARE_OF_REPS = 0.75
"""A deeper or longer form without a weight begins with so much of the reps before (judgement)."""

TOP_SESSIONS = 2
"""The top of the range in this many sessions in a row, then the next rung [twofortwo]."""

WEEKS_TO_TOP = 3
"""Reps rise so that the top is reached in about this many weeks (judgement)."""

MOST_REPS = 30
"""No set has more (judgement; near [iversen2021]). A weight that only more could make up for is
out of reach."""

WEEKS_AHEAD = 4
"""For so many weeks the time that an exercise will climb into is kept for it, and what nobody
needs by then is given to what stands still (judgement)."""

GIVEN_SHARE = 0.2
"""What stands still gives at most this share of the reps or seconds that it could do to what takes
over beside it, and stays on its step (judgement)."""

STANDSTILL_WEEKS = 4
STILL_SHARE = 0.7
"""From so many weeks on in which at least this share of the exercises stands still a plan says so
at its top (judgement)."""

STUCK_SHARE = 0.6
"""A block may exchange most of a plan at once where at least this share of it stands still and
nothing follows one by one: who does the same for months gains little more (judgement)."""

WEEKS_TO_MAKE_UP = 4
"""Reps beyond the range rise to what a far weight needs in about so many weeks (judgement)."""

SMOOTH = Tempo(up_seconds=2, pause_seconds=0, down_seconds=2)
BRISK = Tempo(up_seconds=1, pause_seconds=0, down_seconds=2)
"""Reps beyond the range keep the exercise's own tempo while the minutes hold that, else they go
without a pause and, in sessions shorter than ``SMOOTH_MINUTES``, briskly: 1 to 2 s each way is
what is advised [acsm2009], inside the 0.5 to 8 s a rep of [schoenfeld2015tempo]. 25 brisk reps
last as long as 15 at 2-1-2."""

SMOOTH_MINUTES = 30
"""Sessions this long have the time for reps beyond the range at two seconds each way
(judgement)."""

HEAVIEST_KILOGRAMS = {Site.BEHIND_KNEE: 5.0, Site.ON_THIGH: 8.0}
"""What a site can hold: a bent knee grips no heavy dumbbell safely, and one hand keeps none steady
on a thigh (judgement)."""

COMMON_SIZES = {
    (Equipment.ANKLE_WEIGHT, Unit.KG): (0.5, 10),
    (Equipment.ANKLE_WEIGHT, Unit.LB): (1.0, 10),
    (Equipment.DUMBBELL, Unit.KG): (1.0, 40),
    (Equipment.DUMBBELL, Unit.LB): (2.0, 40),
}
"""The weights that shops have, for what to buy next: the smallest and the step between sizes,
and how many sizes there are; ankle weights above 5 kg are rare (judgement)."""

ROUGHER_SIZES = {
    (Equipment.DUMBBELL, Unit.KG): (10, 2),
    (Equipment.DUMBBELL, Unit.LB): (20, 5),
}
"""Above the first number, sizes go up by the second (judgement)."""

SHORTEST_BLOCK_WEEKS, LONGEST_BLOCK_WEEKS = 4, 6
"""The same sessions stay this long, so that progress can be seen (judgement)."""

FURTHER_RUNGS = frozenset({RungKind.MORE_RANGE, RungKind.LONGER_LEVER})
"""Rungs that are left out where a condition asks for care (judgement)."""

ADDED_RUNGS = frozenset({RungKind.BAND, RungKind.LOAD})

SAME_MOVEMENT_IN_SESSION = 2
"""At most so many exercises of one main movement in a session (judgement)."""

AIM_TOLERANCE = 12
"""Weighted half sets of the aims that a successor may cost, as two sets of a gluteal: going on
climbing is worth that much, never a floor, and no more where a neighbour gives up a set or a day
for it (judgement)."""

START_DEMAND = {Level.BEGINNER: 1.0, Level.INTERMEDIATE: 1.25, Level.ADVANCED: 1.5}
"""The hardest first week, beside body weight alone: heavier weights wait (judgement)."""

BOTH_LEGS_START_SHARE = {Level.BEGINNER: 0.0, Level.INTERMEDIATE: 0.1, Level.ADVANCED: 0.2}
"""What is held in the hands or at the hips, and moved with both legs, is light for a first week up
to this share of body mass (judgement)."""

WORTH_LOADING = {Level.INTERMEDIATE: 1.1, Level.ADVANCED: 1.2}
"""How hard, beside body weight alone, what is owned must make an exercise below the trainee's level
so that it is not outgrown (judgement)."""

ONE_BY_ONE_MINUTES = 30
"""Shorter sessions keep what trains both legs, or two movements, at once where a harder form would
take twice the time for as much (judgement)."""

KEPT, KEPT_BY_OTHERS = 0.66, 0.8
"""What stands still makes way though the aims suffer, but every muscle keeps its floor and so much
of what it had, or of its aim; the second where another movement takes over (judgement)."""

MOST_RISE = 1.5
"""What takes over for the same movement brings a muscle half as many sets more a week at most, or
up to what is enough: more at once is what tendons complain of (judgement)."""

MOST_ADDED = 1.5
"""Sets are added where a ladder has ended up to so many times what is enough (judgement)."""

WAY_AHEAD = 2
"""What takes over where minutes are short has room for so many steps of its ladder (judgement)."""

LIGHTER_LOAD_SHARE = 0.5
"""What takes over for the same movement begins with the weight or band held before; a harder
variation, and any where a condition asks for care, with so much of it or a weaker band
(judgement)."""

LIGHT_SHARE, BALANCE_SHARE = 0.05, 0.1
"""Where nobody knows how much harder a weight is, it is light up to the first share of body mass;
balance on one leg takes none above the second (judgement)."""

FIRST_UNKNOWN_REPS, UNKNOWN_REPS = 12, 10
"""A light first weight of unknown effect begins with the most of the loaded range, for it is
hardly harder; one that is heavier by a light weight near it; all others with the fewest reps
(judgement)."""

BIG_STEP_PERCENT = 10.5
"""Steps of 2 to 10 % are the rule [acsm2009]; for one that rounds to more, reps make up first."""

NO_STEP_PERCENT = 0.5
TRIVIAL_PERCENT = 5.0
"""What is harder by less is no step; where mechanics say nothing, what weighs more in all by less
than the second is none (judgement)."""

LONG_CLIMB = 5
SHORTER_STEPS_PERCENT = (5.0, 4.0, 3.0, 2.0)
"""Where small steps that are as long as may be lead over fewer than so many weights, shorter ones
of at least so many percent are taken, so that the climb lasts: the longest that lead over so many,
else those with the most (that few are too few: judgement; from 2 %: [acsm2009])."""

BLOCKS_PER_LEVEL = 3
"""After this many blocks a plan may use exercises one level up beyond the harder neighbours
(judgement)."""

FEW_SETS_MINUTES = 25
"""Sessions shorter than this may hold single sets (judgement)."""

WARM_UP_MOVES = 4
"""How many moves share the warm-up (judgement)."""

MOST_STRETCHES = 2
STRETCH_SETUP_SECONDS = 10
"""Stretches fill time that is left over, after the work [behm2016] (how many: judgement)."""

OLDER_CAUTION = (
    "Over 65: keep a worktop or a wall within reach of your hand for everything you do standing; "
    "sets start low."
)
"""Support at hand, and 1 to 2 sets to begin with [fragala2019] [otago_roh]."""

ASK_IN_ANY_CASE = (
    "ask a health professional in any case before you start; the usual safety questions are made "
    f"for ages {AGES_OF_QUESTIONS[0]} to {AGES_OF_QUESTIONS[-1]}."
)
"""At other ages [bredin2013]."""

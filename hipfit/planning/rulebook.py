"""The rules of a good plan by name: what plans, findings and explanations point to.

The numbers stand in ``hipfit.planning.rules``; here stands what each rule says, and how well
that is supported. A rule without a grade is judgement, and every output says so.
"""

from hipfit.model.rule import Rule
from hipfit.model.words import Grade

_READ, _QUOTED = Grade.READ_IN_SOURCE, Grade.QUOTED_ELSEWHERE

RULES: tuple[Rule, ...] = (
    # the week's volume
    Rule(
        name="weekly-floor",
        text="at least 4 sets a week for every muscle that counts",
        sources=("iversen2021",),
        grade=_READ,
    ),
    Rule(
        name="weekly-aim",
        text="6 sets a week for a beginner, 10 at intermediate, 12 at advanced level "
        "(6 and 12 are judgement)",
        sources=("acsm2026",),
        grade=_QUOTED,
    ),
    Rule(
        name="weekly-enough",
        text="time that is left goes to more sets, up to 10, 12 or 16 a week",
        sources=("bazvalle2022",),
    ),
    Rule(
        name="weekly-cap",
        text="at most 20 sets a week for one muscle",
        sources=("bazvalle2022",),
        grade=_READ,
    ),
    Rule(
        name="session-cap",
        text="at most 10 sets for one muscle in one session",
        sources=("remmert2025",),
        grade=_QUOTED,
    ),
    Rule(
        name="fractional-sets",
        text="a set counts 1 for a prime mover and half for a helper; both sides count once",
        sources=("pelland2026",),
        grade=_READ,
    ),
    Rule(
        name="weekly-movements",
        text="every week covers abduction, extension, external rotation, adduction, flexion, a "
        "squat or lunge, and balance on one leg",
    ),
    Rule(
        name="twice-a-week",
        text="from 3 days on, an exercise comes on 2 or 3 of them",
        sources=("acsm2026",),
        grade=_QUOTED,
    ),
    Rule(
        name="few-exercises",
        text="as few different exercises as cover the week: long lists are dropped",
    ),
    Rule(
        name="best-supported",
        text="between equal choices, the one that needs less care, is better measured, fits the "
        "level and has more ladder ahead",
    ),
    # one session
    Rule(name="session-minutes", text="no session is longer than asked for, both sides counted"),
    Rule(name="session-size", text="3 to 6 exercises a session"),
    Rule(
        name="alike-sessions",
        text="an exercise stands on all days of its side of the hip where that covers the hip: "
        "published programmes repeat one session",
    ),
    Rule(
        name="search-time",
        text="the search for the week ends after so many steps, so that a plan takes no time; "
        "--thorough looks longer",
    ),
    Rule(name="even-sessions", text="sessions of one week are about equally long"),
    Rule(
        name="variety",
        text="at most two exercises of one main movement in a session, and no two variations "
        "of one exercise",
    ),
    Rule(
        name="session-order",
        text="balance and big movements first, single muscles after, holds last, floor work "
        "together",
    ),
    Rule(
        name="rest-between-sets",
        text="60 s between sets, 90 s for squats, lunges and hinges; 60 to 120 s is enough",
        sources=("singer2024", "grgic2018rest"),
        grade=_READ,
    ),
    Rule(
        name="tempo",
        text="0.5 to 8 s a rep, 2-1-2 where nothing else is said",
        sources=("schoenfeld2015tempo",),
        grade=_READ,
    ),
    Rule(
        name="warm-up",
        text="5 to 10 minutes of easy movement first, 3 before short sessions",
        sources=("aaos_hip",),
        grade=_QUOTED,
    ),
    Rule(
        name="stretches",
        text="stretches come after the work, in time that is left over; two at most (judgement)",
        sources=("behm2016",),
        grade=_QUOTED,
    ),
    # days
    Rule(
        name="training-days",
        text="2 to 3 days a week for a beginner, more later, as far apart as the week allows",
        sources=("acsm2009",),
        grade=_READ,
    ),
    Rule(
        name="recovery-days",
        text="about 48 h between sessions with the same main muscles: days in a row train "
        "different sides of the hip",
        sources=("rest48",),
        grade=_QUOTED,
    ),
    # dose and progress
    Rule(
        name="loaded-reps",
        text="8 to 12 reps with an added weight",
        sources=("acsm2009",),
        grade=_READ,
    ),
    Rule(
        name="light-reps",
        text="10 to 20 reps with body weight or a band, never above 30",
        sources=("fais_tab2", "iversen2021"),
    ),
    Rule(name="hold-seconds", text="holds as long as the exercise is known to be held"),
    Rule(
        name="gentle-dose",
        text="over 65, and with limits that ask for it: 1 to 2 sets, of 10 to 15 reps unless it is "
        "held",
        sources=("fragala2019", "aha2000"),
        grade=_QUOTED,
    ),
    Rule(
        name="effort",
        text="2 to 3 good reps are left at the end of a set, one more while the moves are new; a "
        "hold ends before you shake",
        sources=("acsm2026", "refalo2023"),
        grade=_QUOTED,
    ),
    Rule(
        name="low-effort",
        text="more than the usual 2 to 3 good reps are left in all weeks, where a condition asks "
        "for it; a hold ends before you shake",
    ),
    Rule(
        name="first-weeks",
        text="1 to 2 sets in the first two weeks, then 2 to 3; where care is asked for, one "
        "exercise after the other",
    ),
    Rule(
        name="double-progression",
        text="reps, or seconds of a hold, rise to the top of their range twice in a row, then the "
        "next step",
        sources=("acsm2009", "twofortwo", "aaos_slabd"),
        grade=_READ,
    ),
    Rule(
        name="small-steps",
        text="steps of 2 to 10 %; a bigger one only where nothing smaller is owned",
        sources=("acsm2009",),
        grade=_READ,
    ),
    Rule(
        name="compensation",
        text="before a step above 10 %, reps rise beyond the range until they make up for it: "
        "load × (1 + reps / 30) must not jump",
        sources=("epley1985", "lesuer1997"),
        grade=_QUOTED,
    ),
    Rule(
        name="owned-loads",
        text="only weights that are owned, and two of them where two are held",
    ),
    Rule(
        name="mechanics",
        text="percent from mechanics: the leg as a lever about the hip, the body mass moved",
        sources=("winter2009",),
        grade=_READ,
    ),
    Rule(
        name="band-force",
        text="bands from one maker's table of pull at 100 and 200 % stretch; rough",
        sources=("tb_table",),
        grade=_QUOTED,
    ),
    Rule(
        name="demand-never-falls",
        text="no week is easier than the one before, but for a deload or after a stated hold",
    ),
    Rule(name="no-idle-week", text="no week repeats the one before without saying why"),
    Rule(
        name="no-harder",
        text="reps, or seconds of a hold, rise within their first range and then stay, where a "
        "condition lets nothing get harder",
    ),
    Rule(name="ladder-end", text="where a ladder ends, the plan says so and what would help"),
    Rule(
        name="deload",
        text="no easy week unless asked for; one that is asked for halves the sets",
        sources=("coleman2024", "bell2023"),
        grade=_READ,
    ),
    Rule(
        name="blocks",
        text="the same sessions stay for 4 to 6 weeks, so that progress can be seen",
        sources=("moesgaard2022",),
    ),
    # what must not be
    Rule(name="avoid", text="nothing that the limits and conditions rule out"),
    Rule(name="clearance", text="no plan until a health professional has agreed"),
    Rule(name="asked-for", text="what was to be included is in, what was excluded is not"),
    Rule(name="equipment", text="only what is owned, or what every home has"),
    Rule(
        name="level",
        text="nothing harder than the level asked for at first, and nothing that is outgrown",
    ),
    Rule(
        name="careful-start",
        text="no added weight at first where care is asked for, for balance (lunges aside), and in "
        "the weeks that a condition keeps free of load",
    ),
    Rule(
        name="less-care",
        text="nothing that needs care while an easier form for the same movement needs none",
    ),
    Rule(name="bed-work", text="work on a bed only where the floor is ruled out"),
    # plan files
    Rule(name="known-exercise", text="every exercise is in the catalogue"),
    Rule(name="calendar", text="weeks and sessions stand in order, on the days they belong to"),
)

RULE = {rule.name: rule for rule in RULES}
"""The rules by name."""

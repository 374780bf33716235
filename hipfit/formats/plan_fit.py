"""The plan for Garmin watches: a ZIP with one FIT workout a session.

A text field of the format holds 254 bytes. Longer text is cut there between two characters, and
stands in full in the same file as memo globs, which the format has for just that.
"""

import datetime as dt
import io
import re
import uuid
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from fit_tool.data_message import DataMessage
from fit_tool.fit_file_builder import FitFileBuilder
from fit_tool.profile import profile_type
from fit_tool.profile.messages.exercise_title_message import (
    ExerciseTitleMessage,
    ExerciseTitleWorkoutStepNameField,
)
from fit_tool.profile.messages.file_id_message import FileIdMessage
from fit_tool.profile.messages.memo_glob_message import MemoGlobMessage
from fit_tool.profile.messages.workout_message import (
    WorkoutMessage,
    WorkoutWorkoutDescriptionField,
    WorkoutWorkoutNameField,
)
from fit_tool.profile.messages.workout_step_message import (
    WorkoutStepMessage,
    WorkoutStepNotesField,
    WorkoutStepWorkoutStepNameField,
)
from fit_tool.profile.profile_type import (
    ExerciseCategory,
    FileType,
    FitBaseUnit,
    Intensity,
    Manufacturer,
    Sport,
    SubSport,
    WorkoutStepDuration,
    WorkoutStepTarget,
)

from hipfit.formats.page import clean
from hipfit.formats.plan_view import STOP
from hipfit.formats.session_words import PAIN_IN_SHORT, known_sessions, session_name, week_name
from hipfit.formats.watch_steps import Part, WatchStep, watch_steps
from hipfit.model.plan import Plan, Session, Week
from hipfit.model.words import Unit

NAMESPACE = uuid.UUID("1de20682-189c-58f0-9b90-69bb2772712b")
"""Ours alone, and never to change: a watch knows a workout again by its serial number."""

LONGEST_TEXT_BYTES = 254
"""What a text field holds, beside the zero byte that ends it."""

LONGEST_DATA_BYTES = 255
LARGEST_SERIAL = 0xFFFF_FFFE
DAY_MILLISECONDS = 86_400_000

EARLIEST, LATEST = dt.date(1998, 7, 4), dt.date(2126, 2, 6)
"""What a date of the format can be; beyond them a file bears the nearest one."""

HEAVIEST_KILOGRAMS = 655
"""What the format's weight can be; a heavier one stands in the notes alone."""

ZIP_DATE = (1980, 1, 1, 0, 0, 0)
"""No clock in the file: the same plan gives the same bytes."""

READABLE = 0o644 << 16
ON_UNIX = 3

INTENSITIES = {
    Part.WARM_UP: Intensity.WARMUP,
    Part.SET: Intensity.ACTIVE,
    Part.REST: Intensity.REST,
    Part.STRETCH: Intensity.COOLDOWN,
}
UNITS = {Unit.KG: FitBaseUnit.KILOGRAM, Unit.LB: FitBaseUnit.POUND}
LONGEST_LETTER = 20

Text = tuple[int, int, int, str]
"""A text with its place: message number, message index, field number."""


def plan_fit(plan: Plan) -> bytes:
    """All workouts as a ZIP, not packed: packers differ from machine to machine."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, content in sorted(fit_files(plan).items()):
            entry = zipfile.ZipInfo(name, ZIP_DATE)
            entry.create_system = ON_UNIX
            entry.external_attr = READABLE
            archive.writestr(entry, content)
    return buffer.getvalue()


def fit_files(plan: Plan) -> dict[str, bytes]:
    """The workouts by the names of their files, "2026-11-23-week-1-A.fit", in the plan's order."""
    files: dict[str, bytes] = {}
    for known_by, week, session in known_sessions(plan):
        letter = "".join(char for char in session.letter if char.isascii() and char.isalnum())
        stem = f"{session.date}-week-{week.number}-{letter[:LONGEST_LETTER]}".rstrip("-")
        name, again = f"{stem}.fit", 1
        while name in files:
            again += 1
            name = f"{stem}-{again}.fit"
        files[name] = _workout(plan, known_by, week, session)
    return files


def fitting(text: str) -> str:
    """As much of the text as a field holds, cut between two characters."""
    raw = text.encode()
    if len(raw) <= LONGEST_TEXT_BYTES:
        return text
    return raw[:LONGEST_TEXT_BYTES].decode(errors="ignore")


def _workout(plan: Plan, known_by: str, week: Week, session: Session) -> bytes:
    steps = _careful(watch_steps(session), plan.cautions)
    own = tuple(dict.fromkeys(one.exercise for one in steps if one.exercise and not one.garmin))
    titles = {one.exercise: one.title for one in steps}
    name = f"{session_name(session)}, week {week.number}"
    about = f"{week_name(plan, week)}, {session.minutes} min. {PAIN_IN_SHORT} {STOP}"
    texts: list[Text] = [
        (WorkoutMessage.ID, 0, WorkoutWorkoutNameField.ID, name),
        (WorkoutMessage.ID, 0, WorkoutWorkoutDescriptionField.ID, about),
    ]
    builder = FitFileBuilder()
    builder.add(_file_id(known_by, session.date))
    builder.add(_head(name, about, len(steps)))
    for index, step in enumerate(steps):
        builder.add(_step(index, step, own))
        texts += [
            (WorkoutStepMessage.ID, index, WorkoutStepWorkoutStepNameField.ID, step.name),
            (WorkoutStepMessage.ID, index, WorkoutStepNotesField.ID, step.notes),
        ]
    for index, exercise in enumerate(own):
        title = titles[exercise]
        builder.add(_title(index, title))
        texts.append((ExerciseTitleMessage.ID, index, ExerciseTitleWorkoutStepNameField.ID, title))
    builder.add_all(list(_memos(texts)))
    return bytes(builder.build_bytes())


_SENTENCE_ENDS = re.compile(r"(?<=[.!?]) ")


def _careful(steps: Sequence[WatchStep], cautions: Iterable[str]) -> tuple[WatchStep, ...]:
    """The steps with the cautions in the notes of the warm-up, as many sentences as fit in each.

    What is too much for all of them stands with the last, or with the first step without one.
    """
    left = [part for caution in cautions for part in _SENTENCE_ENDS.split(clean(caution))]
    told = list(steps)
    places = [at for at, one in enumerate(steps) if one.part is Part.WARM_UP] or [0]
    for at in places if told else ():
        notes, joint = told[at].notes, "; care: " if told[at].notes else "care: "
        while left:
            longer = f"{notes}{joint}{left[0]}"
            if at != places[-1] and fitting(longer) != longer:
                break
            notes, joint = longer, " "
            del left[0]
        told[at] = replace(told[at], notes=notes)
    return tuple(told)


def _file_id(known_by: str, date: dt.date) -> FileIdMessage:
    """The file's identity, which no edit of the plan but another date changes."""
    serial = uuid.uuid5(NAMESPACE, known_by).int % LARGEST_SERIAL + 1
    day = min(max(date, EARLIEST), LATEST)
    message = FileIdMessage(local_id=0)
    message.type = FileType.WORKOUT
    message.manufacturer = Manufacturer.DEVELOPMENT.value
    message.product = 0
    message.serial_number = serial
    message.time_created = (day - dt.date(1970, 1, 1)).days * DAY_MILLISECONDS
    return message


def _head(name: str, about: str, steps: int) -> WorkoutMessage:
    message = WorkoutMessage(local_id=1)
    message.message_index = 0
    message.workout_name = fitting(name)
    message.sport = Sport.TRAINING
    message.sub_sport = SubSport.STRENGTH_TRAINING
    message.num_valid_steps = steps
    message.workout_description = fitting(about)
    return message


def _step(index: int, step: WatchStep, own: Sequence[str]) -> WorkoutStepMessage:
    message = WorkoutStepMessage(local_id=2)
    message.message_index = index
    message.workout_step_name = fitting(step.name)
    message.intensity = INTENSITIES[step.part]
    message.target_type = WorkoutStepTarget.OPEN
    if step.notes:
        message.notes = fitting(step.notes)
    _last(message, step)
    if step.exercise:
        category, name = _numbers(step, own)
        message.exercise_category = category
        message.exercise_name = name
    if step.load is not None and step.load.kilograms <= HEAVIEST_KILOGRAMS:
        message.exercise_weight = step.load.kilograms
        message.weight_display_unit = UNITS[step.load.unit].value
    return message


def _last(message: WorkoutStepMessage, step: WatchStep) -> None:
    """How long the step lasts. The format's names are set, not its raw values, which are scaled."""
    if step.repeats:
        message.duration_type = WorkoutStepDuration.REPEAT_UNTIL_STEPS_CMPLT
        message.duration_step = step.repeat_from
        message.target_repeat_steps = step.repeats
    elif step.reps is not None:
        message.duration_type = WorkoutStepDuration.REPS
        message.duration_reps = step.reps
    elif step.seconds is not None:
        message.duration_type = WorkoutStepDuration.TIME
        message.duration_time = float(step.seconds)
    else:
        message.duration_type = WorkoutStepDuration.OPEN


def _numbers(step: WatchStep, own: Sequence[str]) -> tuple[int, int]:
    """Category and name as numbers; what Garmin does not know is numbered through the file."""
    if step.garmin is None:
        return ExerciseCategory.UNKNOWN.value, own.index(step.exercise)
    category, name = step.garmin
    names = getattr(profile_type, f"{category.title().replace('_', '')}ExerciseName")
    return ExerciseCategory[category.upper()].value, names[name.upper()].value


def _title(index: int, title: str) -> ExerciseTitleMessage:
    message = ExerciseTitleMessage(local_id=3)
    message.message_index = index
    message.exercise_category = ExerciseCategory.UNKNOWN.value
    message.exercise_name = index
    message.workout_step_name = fitting(title)
    return message


def _memos(texts: Iterable[Text]) -> Iterator[DataMessage]:
    """The texts that do not fit their fields, in full: their bytes, in numbered parts."""
    for message_number, parent, field, text in texts:
        raw = text.encode()
        if len(raw) <= LONGEST_TEXT_BYTES:
            continue
        for part, start in enumerate(range(0, len(raw), LONGEST_DATA_BYTES)):
            memo = MemoGlobMessage(local_id=4)
            memo.part_index = part
            memo.mesg_num = message_number
            memo.parent_index = parent
            memo.field_num = field
            memo.data = list(raw[start : start + LONGEST_DATA_BYTES])
            yield memo

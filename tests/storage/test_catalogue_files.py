"""A user's catalogue file: what it adds, and what is said of every fault in it."""

import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hipfit.errors import FaultyFileError, FileError, HipfitError
from hipfit.model.catalogue import Catalogue
from hipfit.model.words import Level
from hipfit.storage.catalogue import load_catalogue
from hipfit.storage.catalogue_files import add_file, read_directory
from tests.storage.samples import CATALOGUE, EXERCISE, report_of, with_file, written


def changed(old: str, new: str) -> str:
    """The faultless file with one change."""
    assert CATALOGUE.count(old) == 1
    return CATALOGUE.replace(old, new)


def test_a_users_exercise_is_added_behind_the_shipped_ones(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    mine = add_file(catalogue, written(tmp_path, CATALOGUE))
    assert mine.exercises[:-1] == catalogue.exercises
    assert mine.find("wall squat hold").id == "wall-sit"


def test_an_exercise_with_a_shipped_id_takes_its_place(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    shipped = catalogue["squat"]
    mine = add_file(catalogue, written(tmp_path, changed("id: wall-sit", "id: squat")))
    assert [one.id for one in mine.exercises] == [one.id for one in catalogue.exercises]
    assert mine["squat"].name == "Wall sit"
    assert all("squat" not in mine[one].harder for one in shipped.easier)
    assert all("squat" not in mine[one].easier for one in shipped.harder)


def test_shipped_exercises_link_back_to_a_users(tmp_path: Path, catalogue: Catalogue) -> None:
    text = CATALOGUE + "  harder: [split-squat]\n"
    mine = add_file(catalogue, written(tmp_path, text))
    assert mine["split-squat"].easier == (*catalogue["split-squat"].easier, "wall-sit")


def test_a_file_may_bring_sources_and_shared_aliases(tmp_path: Path, catalogue: Catalogue) -> None:
    source = catalogue.sources[0]
    text = (
        CATALOGUE.replace("[wall-squat-hold]", "[hydrant]")
        + "  evidence: [{muscle: quadriceps, source: me2026, grade: web-page, value: 50}]\n"
        + "shared_aliases: [hydrant]\n"
        + "sources:\n- {key: me2026, authors: Me, title: Mine}\n"
        + f"- {{key: {source.key}, authors: Others, title: Newer}}\n"
    ).replace("  not_measured: Not measured.\n", "")
    mine = add_file(catalogue, written(tmp_path, text))
    assert len(mine.sources) == len(catalogue.sources) + 1
    found = mine.source(source.key)
    assert found is not None
    assert found.title == "Newer"
    with pytest.raises(HipfitError, match="is the name of 2 exercises"):
        mine.find("hydrant")


def test_the_shipped_files_have_no_fault(catalogue: Catalogue) -> None:
    root = Path(__file__).parent.parent.parent
    assert read_directory(root / "data")[0] == catalogue
    assert load_catalogue(root / "data" / "exercises.yaml").exercises == catalogue.exercises


@pytest.mark.parametrize(
    ("text", "report"),
    [
        (
            changed("  sides: both", "  sidez: both"),
            (
                "mine.yaml:3:3: error: missing key 'sides'\n"
                "  3 | - id: wall-sit\n"
                "    |   ^\n"
                "\n"
                "mine.yaml:11:3: error: unknown key 'sidez'\n"
                "  11 |   sidez: both\n"
                "     |   ^\n"
                "help: did you mean 'sides'?\n"
                "\n"
                "2 errors"
            ),
        ),
        (
            changed("low: 10", "low: '15'"),
            (
                "mine.yaml:13:30: error: 'low' must be a whole number, not text '15'\n"
                "  13 |   dose: {hold_seconds: {low: '15', high: 30}, holds: 3}\n"
                "     |                              ^\n"
                "help: take the quotes away\n"
                "\n"
                "1 error"
            ),
        ),
        (
            changed("[quadriceps]", "[quadricep, glutes]"),
            (
                "mine.yaml:12:18: error: unknown muscle 'quadricep'\n"
                "  12 |   prime_movers: [quadricep, glutes]\n"
                "     |                  ^\n"
                "help: did you mean 'quadriceps'?\n"
                "\n"
                "mine.yaml:12:29: error: unknown muscle 'glutes'\n"
                "  12 |   prime_movers: [quadricep, glutes]\n"
                "     |                             ^\n"
                "help: did you mean 'gluteus-medius'?\n"
                "\n"
                "2 errors"
            ),
        ),
        (
            changed("level: beginner", "level: newcomer"),
            (
                "mine.yaml:8:10: error: unknown level 'newcomer'\n"
                "  8 |   level: newcomer\n"
                "    |          ^\n"
                "help: allowed: beginner, intermediate, advanced\n"
                "\n"
                "1 error"
            ),
        ),
        (
            changed("  name: Wall sit\n", "  name: Wall sit\n  name: Wall squat\n"),
            (
                "mine.yaml:5:3: error: duplicate key 'name'; the first is at 4:3\n"
                "  5 |   name: Wall squat\n"
                "    |   ^\n"
                "\n"
                "1 error"
            ),
        ),
        (
            CATALOGUE + EXERCISE,
            (
                "mine.yaml:26:7: error: duplicate id 'wall-sit'\n"
                "  26 | - id: wall-sit\n"
                "     |       ^\n"
                "\n"
                "1 error"
            ),
        ),
        (
            changed("Hold.", "Hold: 30 s: breathe."),
            (
                "mine.yaml:17:17: error: a ':' stands where no key can be\n"
                "  17 |     - Hold: 30 s: breathe.\n"
                "     |                 ^\n"
                "help: put text with ': ' in it in quotes, and check the indentation\n"
                "\n"
                "1 error"
            ),
        ),
        (
            "",
            "mine.yaml:1:1: error: the file is empty\n  1 |\n    | ^\n\n1 error",
        ),
        (
            "- a\n- b\n",
            (
                "mine.yaml:1:1: error: the file must be a mapping of keys to values, not a list\n"
                "  1 | - a\n"
                "    | ^\n"
                "\n"
                "1 error"
            ),
        ),
        (
            "exercises: []\n",
            (
                "mine.yaml:1:1: error: missing key 'schema'\n"
                "  1 | exercises: []\n"
                "    | ^\n"
                "help: add 'schema: hipfit.catalogue/1'\n"
                "\n"
                "1 error"
            ),
        ),
        (
            "schema: hipfit.catalogue/1\nexercises: []\nexercise: []\n",
            (
                "mine.yaml:3:1: error: unknown key 'exercise'\n"
                "  3 | exercise: []\n"
                "    | ^\n"
                "help: did you mean 'exercises'? "
                "allowed: schema, exercises, shared_aliases, sources\n"
                "\n"
                "1 error"
            ),
        ),
        (
            changed("catalogue/1", "sources/1"),
            (
                "mine.yaml:1:9: error: 'schema' must be 'hipfit.catalogue/1', "
                "not 'hipfit.sources/1'\n"
                "  1 | schema: hipfit.sources/1\n"
                "    |         ^\n"
                "\n"
                "1 error"
            ),
        ),
    ],
)
def test_a_typical_fault_reads_like_a_compilers_message(
    tmp_path: Path, text: str, report: str
) -> None:
    assert report_of(written(tmp_path, text)) == report


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("name: Wall sit", "name: 5", "4:9: error: 'name' must be text, not the number 5"),
        ("name: Wall sit", "name:", "4:8: error: 'name' must be text, not nothing"),
        ("name: Wall sit", "name: true", "4:9: error: 'name' must be text, not true"),
        ("name: Wall sit", "name: [a]", "4:9: error: 'name' must be text, not a list"),
        ("name: Wall sit", "name: {a: b}", "4:9: error: 'name' must be text, not a mapping"),
        ("name: Wall sit", "name: ''", "4:9: error: this text must not be empty"),
        ("name: Wall sit", 'name: "\\e[31m"', "4:9: error: control character U+001B in a text"),
        ("name: Wall sit", "name: Squat", "4:9: error: 'Squat' is also a name of 'squat'"),
        ("id: wall-sit", "id: Wall sit", "3:7: error: id 'Wall sit' must be lower-case words"),
        ("wall-squat-hold", "5", "5:13: error: each item of 'aliases' must be text"),
        ("[wall-squat-hold]", "clams", "5:12: error: 'aliases' must be a list, not text 'clams'"),
        ("[wall-squat-hold]", "[clams]", "5:13: error: 'clams' is also a name of 'clamshell'"),
        ("[wall-squat-hold]", "[a, a]", "5:16: error: 'a' stands twice in aliases"),
        ("[squat]", "[]", "9:14: error: 'movements' must not be empty"),
        ("[squat]", "{a: b}", "9:14: error: 'movements' must be a list, not a mapping"),
        ("high: 30", "high: 1.5", "13:40: error: 'high' must be a whole number, not the number"),
        ("high: 30", "high: 300", "13:24: error: 'hold_seconds' must not go above"),
        ("high: 30", "high: 3", "13:40: error: a range must run upwards"),
        ("holds: 3", "holds: no", "13:52: error: 'holds' must be a whole number, not text 'no'"),
        ("    - Slide up.\n", "", "16:5: error: an exercise needs 3 to 6 steps"),
        ("    - Slide up.\n", "    - >\n      Up.\n", "18:7: error: a text must be one paragraph"),
        ("load, equip", "band, equip", "24:31: error: a band rung cannot use a dumbbell"),
        ("site: at-chest", "site: ankle", "24:47: error: a dumbbell cannot sit at the ankle"),
        ("    - {kind: body-weight}\n", "", "23:7: error: the first rung must be body-weight"),
        (", site: at-chest", "", "24:7: error: a load rung needs equipment and site"),
        ("exercises:\n", "exercise: []\nexercises:\n", "2:1: error: unknown key 'exercise'"),
        (
            "exercises:\n",
            "shared_aliases: [x]\nexercises:\n",
            "2:18: error: 'x' is not an alias of two exercises",
        ),
    ],
)
def test_each_fault_has_its_place(tmp_path: Path, old: str, new: str, message: str) -> None:
    report = report_of(written(tmp_path, changed(old, new)))
    assert report.startswith(f"mine.yaml:{message}")
    assert report.endswith("\n\n1 error")


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ("  harder: [spilt-squat]", "26:12: error: no exercise is called 'spilt-squat'"),
        (
            "  level: advanced\n  harder: [squat]",
            "26:12: error: 'squat' (beginner) cannot be harder than 'wall-sit' (advanced)",
        ),
        (
            "  easier: [squat]\n  harder: [squat]",
            (
                "27:11: error: the way to the harder exercise runs in a circle: "
                "wall-sit > squat > wall-sit"
            ),
        ),
        (
            "  evidence: [{muscle: trunk, source: bolgla2004, grade: web-page, value: .inf}]",
            "25:74: error: 'value' must be a number with an end, not the number inf",
        ),
        (
            "  evidence: [{muscle: trunk, source: bolgla2004, grade: web-page, value: 5}]",
            "25:38: error: unknown source 'bolgla2004'",
        ),
        ("  tempo: 2-1-2", "26:10: error: 'tempo' must be a mapping of keys to values, not text"),
        ("  garmin: {category: a}", "26:11: error: missing key 'name'"),
    ],
)
def test_links_and_sources_are_followed(tmp_path: Path, lines: str, message: str) -> None:
    text = CATALOGUE + lines + "\n"
    if "level" in lines:
        text = text.replace("  level: beginner\n", "", 1)
    elif "evidence" in lines:
        text = text.replace("  not_measured: Not measured.\n", "")
    report = report_of(written(tmp_path, text))
    assert report.startswith(f"mine.yaml:{message}")


def test_an_exercise_without_evidence_is_told_what_to_write(tmp_path: Path) -> None:
    text = CATALOGUE.replace("  not_measured: Not measured.\n", "")
    report = report_of(written(tmp_path, text))
    assert "error: a strength exercise has either evidence or not_measured\n" in report
    assert "\nhelp: add 'not_measured: why no figure is known' where there is no" in report


def test_two_of_a_users_exercises_must_link_to_each_other(tmp_path: Path) -> None:
    other = EXERCISE.replace("wall-sit", "chair-sit").replace("Wall sit", "Chair sit")
    other = other.replace("[wall-squat-hold]", "[]")
    text = CATALOGUE + "  harder: [chair-sit]\n" + other
    assert report_of(written(tmp_path, text)).startswith(
        "mine.yaml:26:12: error: 'chair-sit' is harder than 'wall-sit', but does not say so itself"
    )
    assert with_file(tmp_path, text + "  easier: [wall-sit]\n")["chair-sit"].level is Level.BEGINNER


def test_every_fault_is_told_at_once_from_the_top_down(tmp_path: Path) -> None:
    text = (
        CATALOGUE.replace("level: beginner", "level: 3")
        .replace("position: standing", "position: standing\n  position: sitting")
        .replace("[squat]", "[squats, jumping]")
        .replace("holds: 3", "holds: three")
        .replace("  feel: In the front of the thighs.\n", "")
        .replace("site: at-chest", "place: at-chest")
    )
    places = [
        line.split(" error: ")[0]
        for line in report_of(written(tmp_path, text)).split("\n")
        if " error: " in line
    ]
    expected = ["3:3", "8:10", "9:15", "9:23", "11:3", "14:52", "24:41"]
    assert places == [f"mine.yaml:{place}:" for place in expected]


def test_a_fault_that_aliases_repeat_is_told_once(tmp_path: Path) -> None:
    text = changed("cues: [Back on the wall]", "cues: &x [1]").replace(
        "mistakes: [The knees fall in. Keep them apart.]", "mistakes: *x"
    )
    report = report_of(written(tmp_path, text))
    assert "each item of 'cues'" in report
    assert report.endswith("2 errors")


def test_another_encoding_is_told_with_its_line(tmp_path: Path) -> None:
    raw = CATALOGUE.replace("Wall sit", "Höcke").encode("latin-1")
    assert report_of(written(tmp_path, raw)) == (
        "mine.yaml:4:10: error: this is not UTF-8 text (byte 0xF6)\n"
        "  4 |   name: H\N{REPLACEMENT CHARACTER}cke\n"
        "    |          ^\n"
        "help: save the file as UTF-8\n"
        "\n"
        "1 error"
    )


def test_the_error_says_how_many_faults_and_where_to_look(tmp_path: Path) -> None:
    path = written(tmp_path, "")
    with pytest.raises(FaultyFileError) as caught:
        load_catalogue(path)
    assert caught.value.message == f"'{path}' has 1 error"
    assert caught.value.hint == "'hipfit catalogue schema' says what a catalogue holds"
    assert caught.value.exit_code == 1


@pytest.mark.parametrize("name", ["none.yaml", "."])
def test_what_is_no_file_is_a_file_error(tmp_path: Path, name: str) -> None:
    with pytest.raises(FileError):
        load_catalogue(tmp_path / name)


@pytest.mark.parametrize(
    "text",
    [
        "schema: hipfit.catalogue/1\nexercises: [" + "1," * 10_000 + "]",
        "schema: hipfit.catalogue/1\nexercises:\n" + "- a\n" * 10_000,
        "schema: hipfit.catalogue/1\nexercises: []\n" + "a: 1\n" * 10_000,
        "schema: hipfit.catalogue/1\nexercises: []\n" + "".join(f"a{n}: 1\n" for n in range(5_000)),
    ],
    ids=["numbers", "texts", "one key", "many keys"],
)
def test_very_many_faults_are_told_fast(tmp_path: Path, text: str) -> None:
    start = time.perf_counter()
    assert report_of(written(tmp_path, text)).endswith("; the first 50 are shown")
    assert time.perf_counter() - start < 5


pieces = st.sampled_from("-:[]{}&*!|>'\"#%@?,\t\n \0é腰") | st.sampled_from(
    ("", "null", "1e999", ".nan", "---", "<<: ", "&a ", "*a ", "!x ", '"\\e"', "beginner", "squat")
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_broken_file_never_fails_but_with_our_errors(tmp_path: Path, data: st.DataObject) -> None:
    text = CATALOGUE
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        length = data.draw(st.integers(0, 20))
        text = text[:start] + data.draw(pieces) + text[start + length :]
    report = report_of(written(tmp_path, text))
    assert not report or "error" in report.split("\n")[-1]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(st.integers(0, len(CATALOGUE) - 1), st.binary(min_size=1, max_size=3))
def test_broken_bytes_never_fail_but_with_our_errors(
    tmp_path: Path, start: int, junk: bytes
) -> None:
    raw = CATALOGUE.encode()
    report = report_of(written(tmp_path, raw[:start] + junk + raw[start + len(junk) :]))
    assert not report or "error" in report.split("\n")[-1]

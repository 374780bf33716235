"""The published programmes: no dose of theirs is called an error, and what we do say is seen."""

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from hipfit.formats.plan_layout import plan_text
from hipfit.model.catalogue import Catalogue
from hipfit.model.finding import Severity
from hipfit.planning.checks import check
from hipfit.planning.recount import recounted
from hipfit.storage.plan_files import load_plan

PROTOCOLS = sorted((Path(__file__).parent / "protocols").glob("*.yaml"))


def test_the_programmes_are_there() -> None:
    assert len(PROTOCOLS) >= 13


@pytest.mark.parametrize("file", PROTOCOLS, ids=lambda file: str(file.stem))
def test_no_published_dose_is_called_an_error(
    catalogue: Catalogue, file: Path, snapshot: SnapshotAssertion
) -> None:
    plan = recounted(load_plan(str(file)), catalogue)
    findings = check(plan, catalogue)
    assert [one.message for one in findings if one.severity is Severity.ERROR] == []
    said = dict.fromkeys(f"{one.rule}: {one.message}" for one in findings)
    assert "\n".join(said) == snapshot
    names = {
        one.name for week in plan.weeks for each in week.sessions for one in each.prescriptions
    }
    text = " ".join(plan_text(plan).split())
    assert all(name in text for name in names)


def test_each_programme_names_its_source(catalogue: Catalogue) -> None:
    for file in PROTOCOLS:
        head = file.read_text(encoding="utf-8").split("schema:")[0]
        keys = {word.strip("[].,") for word in head.split() if word.startswith("[")}
        assert keys
        assert all(catalogue.source(key) for key in keys), keys

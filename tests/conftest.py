"""What many tests need: the shipped catalogue, read once, and a thorough run of the laws."""

import pytest
from hypothesis import settings

from hipfit.model.catalogue import Catalogue
from tests.strategies import shipped

settings.register_profile("thorough", max_examples=10_000)  # pytest --hypothesis-profile=thorough


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return shipped()

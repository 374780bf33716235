"""What many tests need: the shipped catalogue, read once."""

import pytest

from hipfit.model.catalogue import Catalogue
from hipfit.storage.catalogue import load_catalogue


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load_catalogue()

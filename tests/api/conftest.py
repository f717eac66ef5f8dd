"""The scenario that the tests of the public interface play, read once."""

import pytest

import borderwar


@pytest.fixture(scope="session")
def tauran():
    """Tauran, ready to start games of."""
    return borderwar.load("tauran-1936")

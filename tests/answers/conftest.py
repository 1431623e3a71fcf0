"""What these tests share: a real mail server, and a vacancy with the link that asks about it."""

import pytest

from tests.answers.links import PERSON, ending, reminded


@pytest.fixture
def visitor(desk):
    """Somebody of an organisation, without an account."""
    return desk


@pytest.fixture
def vacancy(make):
    texts = {"en": ("Cook soup", "You cook soup.\n\nFor everybody.")}
    return ending(make, texts=texts, places=2, **PERSON)


@pytest.fixture
def token(vacancy, database):
    return reminded(database, vacancy)

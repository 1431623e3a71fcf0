import pytest

from tests.site.public import Visitor


@pytest.fixture
def visitor(app, make):
    return Visitor(app)

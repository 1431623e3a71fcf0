"""A printed bundle, for who reads in it."""

import pytest

from tests.exchange.bundle_content import winter_bundle
from vrijwilligers.exchange.documents import print_pdf


@pytest.fixture(scope="module")
def winter():
    return print_pdf("bundle.typ", winter_bundle()).pdf

"""Files of talents."""

import json

import pytest


@pytest.fixture
def file(tmp_path):
    """Write a file; return its path."""

    def file(content, name="talents.json"):
        path = tmp_path / name
        is_text = isinstance(content, bytes)
        path.write_bytes(content if is_text else json.dumps(content).encode())
        return str(path)

    return file

"""The packed lists."""

from importlib.resources import files

import pytest


@pytest.fixture(scope="session")
def disposable() -> bytes:
    """The packed names of disposable address services."""
    return (files("hubcheck.data") / "disposable.bin").read_bytes()

"""The packed checker, built at most once."""

from pathlib import Path

import pytest

from mkdocs_hubcheck.node import PackingError
from mkdocs_hubcheck.pack_runtime import Packer, Runtime

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def runtime() -> Runtime:
    """The files that the reader's browser loads."""
    try:
        return Packer(ROOT / ".cache" / "hubcheck").build()
    except PackingError as error:
        pytest.skip(str(error))

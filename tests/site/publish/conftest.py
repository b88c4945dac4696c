"""The built guide as hosts serve it, and a record of what a browser asks of other hosts."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from outside_proxy import OutsideProxy
from web_server import Server


@pytest.fixture(scope="session")
def own_headers(guide: Path) -> dict[str, str]:
    """What `_headers` says about every response."""
    lines = (guide / "_headers").read_text(encoding="utf-8").splitlines()
    end = next(number for number, line in enumerate(lines[1:], 1) if not line.startswith("  "))
    pairs = (line.strip().partition(": ") for line in lines[1:end])
    return {name: value for name, _, value in pairs}


@pytest.fixture
def site(guide: Path) -> Iterator[Server]:
    """The guide on a host that sets no headers."""
    with Server(guide) as host:
        yield host


@pytest.fixture
def site_with_headers(guide: Path, own_headers: dict[str, str]) -> Iterator[Server]:
    """The guide on a host that sets the headers which the build wrote down."""
    with Server(guide, headers=own_headers) as host:
        yield host


@pytest.fixture
def outside() -> Iterator[OutsideProxy]:
    """A proxy that records what a browser asks of other hosts."""
    with OutsideProxy() as proxy:
        yield proxy
        proxy.shutdown()

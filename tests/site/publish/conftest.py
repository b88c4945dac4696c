"""The built guide as hosts serve it, and a witness of everything that a browser asks of the world outside."""

import socketserver
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from server import Forgiving, Server


@pytest.fixture(scope="session")
def own_headers(guide: Path) -> dict[str, str]:
    """What `_headers` says about every response."""
    lines = (guide / "_headers").read_text(encoding="utf-8").splitlines()
    end = next(number for number, line in enumerate(lines[1:], 1) if not line.startswith("  "))
    pairs = (line.strip().partition(": ") for line in lines[1:end])
    return {name: value for name, _, value in pairs}


@pytest.fixture(scope="session")
def addresses(guide: Path) -> list[str]:
    """Every page of the guide, in every locale; none that only leads to another."""
    pages = (path for path in guide.rglob("*.html") if b"data-moved" not in path.read_bytes())
    found = sorted(f"/{path.relative_to(guide).as_posix()}" for path in pages)
    return [path.removesuffix("index.html") for path in found]


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


# Chromium itself asks there what the fields of any form are for; a page has no say in it.
THE_BROWSERS_OWN = "content-autofill.googleapis.com"


class Witness(Forgiving, socketserver.ThreadingTCPServer):
    """A proxy that answers nothing and remembers who was asked for."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Remember)
        self.asked: list[str] = []
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class _Remember(socketserver.StreamRequestHandler):
    server: Witness

    def handle(self) -> None:
        asked = self.rfile.readline().decode("latin-1").strip()
        if THE_BROWSERS_OWN not in asked:
            self.server.asked.append(asked)
        self.wfile.write(b"HTTP/1.1 502 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")


@pytest.fixture
def witness() -> Iterator[Witness]:
    with Witness() as server:
        yield server
        server.shutdown()

"""Links to other sites, on a loopback server: missing and moved pages, and the request rate."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from bitext.cli.main import main
from bitext.site_check.external_links import Response, fetch_all
from bitext.site_check.http_client import fetch

_REDIRECTS = {"/moved": (301, "/here"), "/temporary": (302, "/here"), "/twice": (308, "/temporary")}


class _OtherSite(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        requested: list[tuple[str, str]] = self.server.requested  # type: ignore[attr-defined]
        requested.append((self.command, self.path))
        status, to = _REDIRECTS.get(self.path, (200 if self.path == "/here" else 404, ""))
        if self.path == "/get-only":
            status = 200 if self.command == "GET" else 405
        if self.path == "/busy":
            status = 503
        self.send_response(status)
        if to:
            self.send_header("Location", to)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_HEAD = do_GET  # noqa: N815

    def log_message(self, *_: object) -> None:
        """Log nothing."""


@pytest.fixture
def other_site() -> Iterator[ThreadingHTTPServer]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _OtherSite)
    server.requested = []  # type: ignore[attr-defined]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("path", "status", "moved"),
    [("/here", 200, ""), ("/gone", 404, ""), ("/moved", 200, "/here"), ("/temporary", 200, ""), ("/twice", 200, ""),
     ("/get-only", 200, ""), ("/busy", 503, "")],
)  # fmt: skip
def test_a_page_of_another_site_exists_or_not(other_site, path: str, status: int, moved: str) -> None:
    root = f"http://127.0.0.1:{other_site.server_port}"
    assert fetch(root + path) == Response(status, moved and root + moved)


def test_an_unreachable_server_does_not_answer(other_site) -> None:
    other_site.shutdown()
    other_site.server_close()
    response = fetch(f"http://127.0.0.1:{other_site.server_port}/here")
    assert response.status is None
    assert response.reason


def test_get_is_not_requested_if_head_is_enough(other_site) -> None:
    fetch(f"http://127.0.0.1:{other_site.server_port}/here")
    assert other_site.requested == [("HEAD", "/here")]


def test_each_address_is_requested_once_and_each_host_sequentially() -> None:
    busy: set[str] = set()
    requested: list[str] = []
    pauses: list[float] = []
    overlap: list[str] = []

    def fetch_one(url: str) -> Response:
        host = url.split("/")[2]
        overlap.extend([host] * (host in busy))
        busy.add(host)
        requested.append(url)
        busy.discard(host)
        return Response(200)

    urls = [f"https://{host}.example/{page}" for host in "abcdef" for page in range(3)]
    assert set(fetch_all([*urls, *urls], fetch_one, pauses.append)) == set(urls)
    assert sorted(requested) == sorted(urls)
    assert overlap == []
    assert len(pauses) == len(urls) - len("abcdef")


def test_the_command_requests_external_links_only_on_request(
    built, other_site, capsys: pytest.CaptureFixture[str]
) -> None:
    root = f"http://127.0.0.1:{other_site.server_port}"
    for path in ("index.html", "nl-BE/index.html"):
        built.edit(path, "https://elsewhere.example/a", f"{root}/gone#part")
    assert main(["site-check", str(built.root)]) == 0
    assert other_site.requested == []
    capsys.readouterr()
    assert main(["site-check", str(built.root), "--fetch-external"]) == 1
    output = capsys.readouterr().out
    assert output.count("external-gone") == 2
    assert "no longer exists (status 404); correct or remove it" in output
    assert "1 external link requested: 2 errors." in output
    assert {path for _, path in other_site.requested} == {"/gone"}


def test_a_moved_page_or_a_busy_server_is_a_note(built, other_site, capsys: pytest.CaptureFixture[str]) -> None:
    root = f"http://127.0.0.1:{other_site.server_port}"
    built.edit("index.html", "https://elsewhere.example/a", f"{root}/moved")
    built.edit("nl-BE/index.html", "https://elsewhere.example/a", f"{root}/busy")
    assert main(["site-check", str(built.root), "--fetch-external"]) == 0
    output = capsys.readouterr().out
    assert f"has moved to {root}/here; link to the new address" in output
    assert "returned status 503; open it in a browser" in output

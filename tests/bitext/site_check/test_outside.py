"""Links to other sites, asked for on loopback: what is gone, what moved, and how politely it was asked."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from bitext.cli.main import main
from bitext.site_check.outside import Answer, answers
from bitext.site_check.web import ask

_PLACES = {"/moved": (301, "/here"), "/lent": (302, "/here"), "/twice": (308, "/lent")}


class _Elsewhere(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        asked: list[tuple[str, str]] = self.server.asked  # type: ignore[attr-defined]
        asked.append((self.command, self.path))
        status, to = _PLACES.get(self.path, (200 if self.path == "/here" else 404, ""))
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
        """Says nothing."""


@pytest.fixture
def elsewhere() -> Iterator[ThreadingHTTPServer]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Elsewhere)
    server.asked = []  # type: ignore[attr-defined]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("path", "status", "moved"),
    [("/here", 200, ""), ("/gone", 404, ""), ("/moved", 200, "/here"), ("/lent", 200, ""), ("/twice", 200, ""),
     ("/get-only", 200, ""), ("/busy", 503, "")],
)  # fmt: skip
def test_a_page_of_another_site_is_there_or_not(elsewhere, path: str, status: int, moved: str) -> None:
    root = f"http://127.0.0.1:{elsewhere.server_port}"
    assert ask(root + path) == Answer(status, moved and root + moved)


def test_a_server_that_is_not_there_gives_no_answer(elsewhere) -> None:
    elsewhere.shutdown()
    elsewhere.server_close()
    answer = ask(f"http://127.0.0.1:{elsewhere.server_port}/here")
    assert answer.status is None
    assert answer.reason


def test_only_the_head_is_asked_for_where_that_is_enough(elsewhere) -> None:
    ask(f"http://127.0.0.1:{elsewhere.server_port}/here")
    assert elsewhere.asked == [("HEAD", "/here")]


def test_each_address_is_asked_for_once_and_a_host_never_twice_at_a_time() -> None:
    busy: set[str] = set()
    asked: list[str] = []
    pauses: list[float] = []
    overlap: list[str] = []

    def one(url: str) -> Answer:
        host = url.split("/")[2]
        overlap.extend([host] * (host in busy))
        busy.add(host)
        asked.append(url)
        busy.discard(host)
        return Answer(200)

    urls = [f"https://{host}.example/{page}" for host in "abcdef" for page in range(3)]
    assert set(answers([*urls, *urls], one, pauses.append)) == set(urls)
    assert sorted(asked) == sorted(urls)
    assert overlap == []
    assert len(pauses) == len(urls) - len("abcdef")


def test_the_command_asks_only_when_it_is_told_to(built, elsewhere, capsys: pytest.CaptureFixture[str]) -> None:
    root = f"http://127.0.0.1:{elsewhere.server_port}"
    for path in ("index.html", "nl-BE/index.html"):
        built.edit(path, "https://elsewhere.example/a", f"{root}/gone#part")
    assert main(["site-check", str(built.root)]) == 0
    assert elsewhere.asked == []
    capsys.readouterr()
    assert main(["site-check", str(built.root), "--fetch-external"]) == 1
    said = capsys.readouterr().out
    assert said.count("external-gone") == 2
    assert "is not there any more (status 404); correct or remove it" in said
    assert "1 external link requested: 2 errors." in said
    assert {path for _, path in elsewhere.asked} == {"/gone"}


def test_a_page_that_moved_or_does_not_say_is_a_note(built, elsewhere, capsys: pytest.CaptureFixture[str]) -> None:
    root = f"http://127.0.0.1:{elsewhere.server_port}"
    built.edit("index.html", "https://elsewhere.example/a", f"{root}/moved")
    built.edit("nl-BE/index.html", "https://elsewhere.example/a", f"{root}/busy")
    assert main(["site-check", str(built.root), "--fetch-external"]) == 0
    said = capsys.readouterr().out
    assert f"has moved to {root}/here; link to that" in said
    assert "gave status 503; open it yourself" in said

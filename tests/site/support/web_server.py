"""Loopback web servers for tests: one like a good host, with faults on demand; one for plain files."""

from __future__ import annotations

import re
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socketserver import BaseServer
from typing import Any, Self
from urllib.parse import unquote, urlsplit

_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".css": "text/css",
    ".json": "application/json",
    ".wasm": "application/wasm",
    ".svg": "image/svg+xml",
    ".zip": "application/zip",
    ".txt": "text/plain; charset=utf-8",
}
_ENCODINGS = {"br": ".br", "gzip": ".gz"}
_CHUNK_SIZE = 16 * 1024


@dataclass(frozen=True, slots=True)
class Fault:
    """What goes wrong for the paths that match a pattern."""

    status: int = 200
    """The status to answer with."""
    type: str = ""
    """A Content-Type in place of the right one."""
    body: bytes | None = None
    """A body in place of the file's."""
    stall: bool = False
    """Send half of the body, then nothing more."""
    cut: bool = False
    """Answer nothing and end the connection."""
    until: threading.Event | None = None
    """Send the body only once this is set."""


@dataclass(frozen=True, slots=True)
class ReceivedRequest:
    """A request that arrived."""

    path: str
    """With the query, decoded."""
    method: str
    body: bytes
    sent: int = 0
    """Bytes of the answer's body on the wire."""


class DisconnectTolerant(BaseServer):
    """A server that does not report a browser closing the connection early as an error."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Report everything except a closed connection."""
        if not isinstance(sys.exception(), (BrokenPipeError, ConnectionResetError)):
            super().handle_error(request, client_address)


class LoopbackServer(DisconnectTolerant, ThreadingHTTPServer):
    """A web server on 127.0.0.1, on a free port."""

    def __init__(self, handler: Callable[..., BaseHTTPRequestHandler]) -> None:
        super().__init__(("127.0.0.1", 0), handler)


@dataclass(slots=True)
class Server:
    """Serves a folder as a good host does (media types, compressed variants, caching) until it is closed."""

    root: Path
    mbit: float = 0
    """Megabits a second of all connections together; 0 is unlimited."""
    delay: float = 0
    """Seconds before each answer."""
    headers: Mapping[str, str] = field(default_factory=dict)
    """Sent with every answer."""
    encodings: tuple[str, ...] = ("br", "gzip")
    faults: dict[str, Fault] = field(default_factory=dict)
    """Regular expression over the path -> what goes wrong."""
    seen: list[ReceivedRequest] = field(default_factory=list)
    _link: threading.Lock = field(default_factory=threading.Lock)
    _http: LoopbackServer | None = None

    def __enter__(self) -> Self:
        handler = type("Handler", (_SiteHandler,), {"site": self})
        self._http = LoopbackServer(handler)
        threading.Thread(target=self._http.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._http is not None:
            self._http.shutdown()
            self._http.server_close()

    @property
    def url(self) -> str:
        """Address of the root, without a final slash."""
        assert self._http is not None
        return f"http://127.0.0.1:{self._http.server_address[1]}"

    def fault(self, path: str) -> Fault | None:
        """The fault for this path, if there is one."""
        return next((fault for pattern, fault in self.faults.items() if re.search(pattern, path)), None)

    def wait_for_link(self, size: int) -> None:
        """Block for as long as this many bytes take on the link that all connections share."""
        if self.mbit:
            with self._link:
                time.sleep(size / (self.mbit * 125_000))


class _SiteHandler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    site: Server

    def log_message(self, *_: object) -> None:
        """Log nothing."""

    def do_GET(self) -> None:  # the base class asks for this name
        """Answer with a file, or with the fault for its path."""
        body_in = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        time.sleep(self.site.delay)
        path = unquote(urlsplit(self.path).path)
        fault = self.site.fault(path) or Fault()
        if fault.cut:
            self.close_connection = True
            return
        content, encoding = self._content(path, fault)
        status = fault.status if content is not None else 404
        content = content if content is not None and status == 200 else b""
        self.site.seen.append(ReceivedRequest(unquote(self.path), self.command, body_in, len(content)))
        self._head(status, path, fault, encoding, len(content))
        self._send(content, fault)

    do_POST = do_HEAD = do_GET  # noqa: N815

    def _content(self, path: str, fault: Fault) -> tuple[bytes | None, str]:
        if fault.body is not None:
            return fault.body, ""
        file = (self.site.root / path.lstrip("/")).resolve()
        file = file / "index.html" if file.is_dir() else file
        if self.site.root.resolve() not in file.parents or not file.is_file():
            return None, ""
        for encoding in self.site.encodings:
            twin = file.with_name(file.name + _ENCODINGS[encoding])
            if encoding in self.headers.get("Accept-Encoding", "") and twin.is_file():
                return twin.read_bytes(), encoding
        return file.read_bytes(), ""

    def _head(self, status: int, path: str, fault: Fault, encoding: str, size: int) -> None:
        self.send_response(status)
        self.send_header(
            "Content-Type", fault.type or _TYPES.get(Path(path).suffix or ".html", "application/octet-stream")
        )
        self.send_header("Content-Length", str(size))
        forever = "/assets/" in path and status == 200
        self.send_header("Cache-Control", "public, max-age=31536000, immutable" if forever else "no-cache")
        self.send_header("Vary", "Accept-Encoding")
        if encoding:
            self.send_header("Content-Encoding", encoding)
        for name, value in self.site.headers.items():
            self.send_header(name, value)
        self.end_headers()

    def _send(self, content: bytes, fault: Fault) -> None:
        if self.command == "HEAD":
            return
        if fault.until is not None:
            fault.until.wait(120)
        end = len(content) // 2 if fault.stall else len(content)
        try:
            size = _CHUNK_SIZE if self.site.mbit else max(end, 1)
            for start in range(0, end, size):
                chunk = content[start : min(start + size, end)]
                self.site.wait_for_link(len(chunk))
                self.wfile.write(chunk)
            if fault.stall:
                time.sleep(60)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True


@contextmanager
def open_servers(folder: Path, **defaults: Any) -> Iterator[Callable[..., Server]]:
    """A function that starts servers of one folder, each with options of its own; all are closed at the end."""
    with ExitStack() as stack:
        yield lambda **options: stack.enter_context(Server(folder, **{**defaults, **options}))


class _FileHandler(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Log nothing."""


@contextmanager
def serve_files(folder: Path) -> Iterator[str]:
    """Serve a folder as a plain file server does; yields the address of its root, without a final slash."""
    server = LoopbackServer(partial(_FileHandler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()

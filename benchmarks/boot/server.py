"""A loopback web server as a good host would be: right types, compressed twins, long caching; and faults on demand."""

from __future__ import annotations

import re
import sys
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
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
    ".zip": "application/zip",
    ".txt": "text/plain; charset=utf-8",
}
_ENCODINGS = {"br": ".br", "gzip": ".gz"}
_PIECE = 16 * 1024


@dataclass(frozen=True, slots=True)
class Fault:
    """What goes wrong for the addresses that a pattern finds."""

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


@dataclass(frozen=True, slots=True)
class Seen:
    """A request that arrived."""

    path: str
    """With the query, decoded."""
    method: str
    body: bytes
    sent: int = 0
    """Bytes of the answer's body on the wire."""


class Forgiving(BaseServer):
    """A server to whom a browser that leaves before the answer is whole is no error."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Tell of everything else."""
        if not isinstance(sys.exception(), (BrokenPipeError, ConnectionResetError)):
            super().handle_error(request, client_address)


class Loopback(Forgiving, ThreadingHTTPServer):
    """A web server of this machine alone, at a port that is free."""

    def __init__(self, handler: Callable[..., BaseHTTPRequestHandler]) -> None:
        super().__init__(("127.0.0.1", 0), handler)


@dataclass(slots=True)
class Server:
    """Serves a folder until it is closed."""

    root: Path
    mbit: float = 0
    """Megabits a second of all connections together; 0 is as fast as it goes."""
    delay: float = 0
    """Seconds before each answer."""
    headers: Mapping[str, str] = field(default_factory=dict)
    """Sent with every answer."""
    encodings: tuple[str, ...] = ("br", "gzip")
    faults: dict[str, Fault] = field(default_factory=dict)
    """Regular expression over the path -> what goes wrong."""
    seen: list[Seen] = field(default_factory=list)
    _link: threading.Lock = field(default_factory=threading.Lock)
    _http: Loopback | None = None

    def __enter__(self) -> Self:
        handler = type("Handler", (_Handler,), {"site": self})
        self._http = Loopback(handler)
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
        """What is to go wrong for this path."""
        return next((fault for pattern, fault in self.faults.items() if re.search(pattern, path)), None)

    def wait_for_link(self, size: int) -> None:
        """Take as long as this many bytes take on the link, which all connections share."""
        if self.mbit:
            with self._link:
                time.sleep(size / (self.mbit * 125_000))


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    site: Server

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:  # the base class asks for this name
        """Answer with a file, or with what is to go wrong."""
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
        self.site.seen.append(Seen(unquote(self.path), self.command, body_in, len(content)))
        self._head(status, path, fault, encoding, len(content))
        self._send(content, fault)

    do_POST = do_GET  # noqa: N815

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
        end = len(content) // 2 if fault.stall else len(content)
        try:
            size = _PIECE if self.site.mbit else max(end, 1)
            for start in range(0, end, size):
                piece = content[start : min(start + size, end)]
                self.site.wait_for_link(len(piece))
                self.wfile.write(piece)
            if fault.stall:
                time.sleep(60)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

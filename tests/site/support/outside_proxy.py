"""A proxy that answers nothing and records what a browser asks of other hosts."""

import socketserver
import threading

from web_server import DisconnectTolerant

# Chromium itself asks there what the fields of any form are for; a page has no influence on it.
_CHROMIUMS_OWN = "content-autofill.googleapis.com"


class OutsideProxy(DisconnectTolerant, socketserver.ThreadingTCPServer):
    """Runs from its creation until `shutdown`."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Recorder)
        self.asked: list[str] = []
        """The first line of every request."""
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def settings(self) -> dict[str, str]:
        """The proxy settings of a browser context: everything but this machine goes through the proxy."""
        return {"server": f"http://127.0.0.1:{self.server_address[1]}", "bypass": "127.0.0.1"}


class _Recorder(socketserver.StreamRequestHandler):
    server: OutsideProxy

    def handle(self) -> None:
        request = self.rfile.readline().decode("latin-1").strip()
        if _CHROMIUMS_OWN not in request:
            self.server.asked.append(request)
        self.wfile.write(b"HTTP/1.1 502 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")

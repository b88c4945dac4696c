"""Fake services for the online checks: one loopback server that answers in their published formats.

It is neither Microsoft's discovery nor a name server; its answer depends on the first label of the domain:
`known`, `unknown`, `null`, `nomail`, `slow`, `busy`, `broken`, `garbage`, `gone` (it hangs up).
"""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any, Self
from urllib.parse import parse_qs, urlsplit

from web_server import LoopbackServer

_GUID = "1a23b456-789c-4123-85de-678910fa12bc"
_STATUS = {"busy": 429, "broken": 503}


def discovery(domain: str) -> tuple[int, dict[str, Any]]:
    """OpenID Connect discovery as Microsoft Entra answers it."""
    if domain.startswith("unknown"):
        text = f"AADSTS90002: Tenant '{domain}' not found. Check to make sure you have the correct tenant ID."
        return 400, {"error": "invalid_tenant", "error_description": text, "error_codes": [90002]}
    issuer = f"https://login.microsoftonline.com/{_GUID}/v2.0"
    return 200, {"issuer": issuer, "tenant_region_scope": "EU", "cloud_instance_name": "microsoftonline.com"}


def mail(domain: str) -> tuple[int, dict[str, Any]]:
    """A query for MX records as DNS over HTTPS answers it in JSON."""
    answer = {"Status": 3 if domain.startswith("unknown") else 0, "TC": False, "RD": True, "RA": True, "AD": False}
    answer["Question"] = [{"name": f"{domain}.", "type": 15}]
    server = "0 ." if domain.startswith("null") else f"10 {domain.replace('.', '-')}.mail.protection.outlook.com."
    if not domain.startswith(("unknown", "nomail")):
        answer["Answer"] = [{"name": f"{domain}.", "type": 15, "TTL": 1726, "data": server}]
    return 200, answer


@dataclass(slots=True)
class FakeServices:
    """Answers until it is closed."""

    seen: list[str] = field(default_factory=list)
    """Method, address, headers and body of every request."""
    release: threading.Event = field(default_factory=threading.Event)
    """Ends every delay."""
    _http: LoopbackServer | None = None

    @property
    def url(self) -> str:
        assert self._http is not None
        return f"http://127.0.0.1:{self._http.server_port}"

    def __enter__(self) -> Self:
        handler = type("Handler", (_Handler,), {"services": self})
        self._http = LoopbackServer(handler)
        threading.Thread(target=self._http.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.release.set()
        if self._http is not None:
            self._http.shutdown()
            self._http.server_close()


class _Handler(BaseHTTPRequestHandler):
    services: FakeServices

    def do_GET(self) -> None:
        self.services.seen.append(f"{self.command} {self.path} {dict(self.headers)}")
        parts = urlsplit(self.path)
        names = parse_qs(parts.query).get("name")
        domain = names[0] if names else parts.path.strip("/").partition("/")[0]
        label = domain.partition(".")[0]
        if label == "gone":
            self.close_connection = True
            return
        if label == "slow":
            self.services.release.wait(60)
        status, answer = mail(domain) if names else discovery(domain)
        status = _STATUS.get(label, status)
        body = b"<html>Sign in to this network" if label == "garbage" else json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/dns-json" if names else "application/json")
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("Access-Control-Allow-Methods", "GET, OPTIONS")
        self.send_header("Cache-Control", "max-age=86400, private")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_OPTIONS = do_GET  # noqa: N815 - the name that http.server looks for

    def log_message(self, *_: Any) -> None:
        """Log nothing."""

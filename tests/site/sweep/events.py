"""What a page reports and requests while it is open."""

from dataclasses import dataclass, field
from typing import Self

from playwright.sync_api import ConsoleMessage, Page, Request, Response

_REPORT_VIOLATIONS = """document.addEventListener("securitypolicyviolation", (event) =>
    console.error(`Security Policy: ${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}`));"""
_COMPLAINTS = ("Security Policy", "Permissions-Policy", "integrity")


@dataclass
class PageEvents:
    """Collects sentences about script errors, console errors, policy violations, failed and foreign requests."""

    base: str
    """The address of the page's own host."""
    findings: list[str] = field(default_factory=list)
    requests: int = 0

    def listen(self, page: Page) -> Self:
        """Collect what this page does from its next navigation on."""
        page.add_init_script(_REPORT_VIOLATIONS)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.findings.append(f"script error: {error}"))
        page.context.on("request", self._request)
        page.context.on("response", self._response)
        return self

    def _console(self, message: ConsoleMessage) -> None:
        # Chromium says this of every status of 400 and more, with which `_response` deals.
        is_error = message.type == "error" and "Failed to load resource" not in message.text
        if is_error or any(one in message.text for one in _COMPLAINTS):
            self.findings.append(f"console: {message.text}")

    def _request(self, request: Request) -> None:
        self.requests += 1
        if not request.url.startswith((self.base, "data:", "blob:")):
            self.findings.append(f"a request to another host: {request.url}")

    def _response(self, response: Response) -> None:
        # With HEAD a page asks whether something is there: no is an answer.
        if response.status >= 400 and response.request.method != "HEAD":
            self.findings.append(f"status {response.status} for {response.url}")

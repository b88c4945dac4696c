"""Requests external addresses: the only part of the site check that uses the network."""

from __future__ import annotations

from http import HTTPStatus
from typing import IO
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, OpenerDirector, Request, build_opener

from bitext.site_check.external_links import Response

_TIMEOUT_SECONDS = 15
_USER_AGENT = "bitext site-check (one request per link)"
_PERMANENT = frozenset({HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.PERMANENT_REDIRECT})
_RETRY_WITH_GET = frozenset(
    {HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED, HTTPStatus.NOT_IMPLEMENTED}
)
"""Statuses of servers that answer only GET."""


class _Redirects(HTTPRedirectHandler):
    """Follows redirects, and records whether all of them were permanent."""

    def __init__(self) -> None:
        self.all_permanent = True

    def redirect_request(self, req: Request, fp: IO[bytes], code: int, *rest: object) -> Request | None:
        """The request for the new address."""
        self.all_permanent &= code in _PERMANENT
        return super().redirect_request(req, fp, code, *rest)  # type: ignore[arg-type]


def fetch(url: str) -> Response:
    """Request an address with HEAD, and with GET only if its server needs it."""
    response = _request(url, "HEAD")
    return _request(url, "GET") if response.status in _RETRY_WITH_GET else response


def _request(url: str, method: str) -> Response:
    redirects = _Redirects()
    opener: OpenerDirector = build_opener(redirects)
    try:
        request = Request(url, method=method, headers={"User-Agent": _USER_AGENT, "Accept": "text/html,*/*"})  # noqa: S310
        with opener.open(request, timeout=_TIMEOUT_SECONDS) as response:
            # Only http and https: a page's other addresses are not followed.
            moved = response.geturl() if redirects.all_permanent and response.geturl() != url else ""
            return Response(response.status, moved)
    except HTTPError as error:
        return Response(error.code)
    except (OSError, ValueError) as error:
        return Response(None, reason=str(getattr(error, "reason", None) or error) or type(error).__name__)

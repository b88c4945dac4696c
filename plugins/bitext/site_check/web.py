"""Asks the web for one address: the only part of the site check that goes there."""

from __future__ import annotations

from http import HTTPStatus
from typing import IO
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, OpenerDirector, Request, build_opener

from bitext.site_check.outside import Answer

_SECONDS = 15
_NAME = "bitext site-check (asks once for each link of a site that it checks)"
_FOR_GOOD = frozenset({HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.PERMANENT_REDIRECT})
_NO_HEAD = frozenset(
    {HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED, HTTPStatus.NOT_IMPLEMENTED}
)
"""What servers say that answer only to GET."""


class _Redirects(HTTPRedirectHandler):
    """Follows redirects, and remembers whether all of them were for good."""

    def __init__(self) -> None:
        self.for_good = True

    def redirect_request(self, req: Request, fp: IO[bytes], code: int, *rest: object) -> Request | None:
        """The request for where the page is now."""
        self.for_good &= code in _FOR_GOOD
        return super().redirect_request(req, fp, code, *rest)  # type: ignore[arg-type]


def ask(url: str) -> Answer:
    """Ask for the head of a page, and for the page itself only where its server wants it so."""
    answer = _asked(url, "HEAD")
    return _asked(url, "GET") if answer.status in _NO_HEAD else answer


def _asked(url: str, method: str) -> Answer:
    redirects = _Redirects()
    opener: OpenerDirector = build_opener(redirects)
    try:
        request = Request(url, method=method, headers={"User-Agent": _NAME, "Accept": "text/html,*/*"})  # noqa: S310
        with opener.open(request, timeout=_SECONDS) as response:
            # Only http and https get here: a page's other addresses are not followed.
            moved = response.geturl() if redirects.for_good and response.geturl() != url else ""
            return Answer(response.status, moved)
    except HTTPError as error:
        return Answer(error.code)
    except (OSError, ValueError) as error:
        return Answer(None, reason=str(getattr(error, "reason", None) or error) or type(error).__name__)

"""The link check: finds the links in a pasted text, unwraps them, and checks them by their host."""

from __future__ import annotations

import re
from dataclasses import replace

from hubcheck.model import Verdict, finding
from hubcheck.url.business_central import API_HOST, check_api, check_web_client
from hubcheck.url.find_link import PastedLink, find_links, strip_invisible
from hubcheck.url.lookalike import imitation, skeleton
from hubcheck.url.other_hosts import check_other_host
from hubcheck.url.parse import WEB, Address, parse
from hubcheck.url.tenant import HOST
from hubcheck.url.unwrap import unwrap
from hubcheck.url.verdicts import dangerous, rejected, with_corrections

LIMIT = 2048
"""Maximum length of a link in characters after trimming; longer texts are not parsed."""
_DEPTH = 4
_FILE = re.compile(r"(?:[a-z]:[\\/]|\\\\|file:|~?/(?!/)|\.{1,2}/)", re.IGNORECASE)
_SCRIPT = re.compile(
    r"\s*data:(?!\s|https?:)|(?:(?!https?:|ms-businesscentral:).)*?\b(?:javascript|vbscript)\s*:",
    re.IGNORECASE | re.DOTALL,
)
_MAIL = re.compile(r"(?:mailto:)?[^\s/@:]+@[^\s/@:]+\.[^\s/@:.]+", re.IGNORECASE)
_MOBILE = ("ms-businesscentral", "ms-dynamicsnav")
_WINDOWS_CLIENT = "dynamicsnav"
_OTHER_HOST_FORMS = (f"www.{HOST}",)


def check_url(text: str) -> Verdict:
    """Check a pasted client link.

    Returns:
        The decision (`ok`, `fix`, `reject` or `danger`), the class, the correct link and all findings.
    """
    body = strip_invisible(text)
    if not body:
        return rejected("invalid", "url.empty")
    if len(body) > LIMIT:
        return rejected("invalid", "url.too-long", length=str(len(body)), limit=str(LIMIT))
    return _check(text, text, _DEPTH)


def _check(text: str, raw: str, depth: int) -> Verdict:
    """Check every link in a text; a dangerous one decides, else the first. `raw` is empty inside a wrapper."""
    if _SCRIPT.match(text):
        return Verdict("danger", "lookalike", findings=(finding("url.trick-script"),))
    verdicts = [_check_link(link, raw, depth) for link in find_links(text)]
    worst = next((verdict for verdict in verdicts if verdict.decision == "danger"), verdicts[0])
    if worst.decision == "fix" and not worst.findings and raw:
        worst = replace(worst, findings=(finding("url.changed", what="spelling"),))
    if len(verdicts) == 1:
        return worst
    several = finding("url.several", count=str(len(verdicts)))
    return replace(worst, findings=(*worst.findings, several))


def _check_link(reading: PastedLink, raw: str, depth: int) -> Verdict:
    """Check one link by its scheme."""
    link = reading.link
    if what := _other_kind(link):
        return rejected("wrong_kind", "url.wrong-kind", what=what, host="")
    address = parse(link)
    if address is None or address.scheme not in (*WEB, *_MOBILE, _WINDOWS_CLIENT):
        return _check_unparsable(reading, depth)
    if address.scheme == _WINDOWS_CLIENT:
        return rejected("onprem", "url.onprem", host=address.host)
    if address.scheme in _MOBILE:
        return _check_mobile(link, reading, raw, depth)
    return _check_web(address, reading, raw, depth)


def _other_kind(link: str) -> str:
    """`file` or `address` for a text that is not meant as a web link; else empty."""
    if _FILE.match(link):
        return "file"
    return "address" if _MAIL.fullmatch(link.removeprefix("https://")) else ""


def _check_mobile(link: str, reading: PastedLink, raw: str, depth: int) -> Verdict:
    """Check a link that opens the app; it contains host and tenant like a web link."""
    address = parse("https:" + link.partition(":")[2])
    if address is None:
        return rejected("invalid", "url.not-a-link")
    if address.host == HOST:
        return check_web_client(address, PastedLink(link, ("app-scheme",)), raw, "mobile")
    verdict = _check_web(address, reading, raw, depth)
    if verdict.decision in ("danger", "fix"):
        return verdict
    return rejected("onprem", "url.onprem", host=address.host)


def _check_web(address: Address, reading: PastedLink, raw: str, depth: int) -> Verdict:
    """Check a web link by its host."""
    if inner := unwrap(address):
        return _check_wrapped(inner.name, inner.link, depth)
    if address.host == HOST or address.host in _OTHER_HOST_FORMS:
        return check_web_client(address, reading, raw)
    if tricks := imitation(address):
        return dangerous(tricks, address.host)
    if address.host == API_HOST:
        return check_api(address, reading)
    return check_other_host(address, bare="scheme" in reading.added)


def _check_wrapped(name: str, link: str, depth: int) -> Verdict:
    """Check the link in a wrapper, up to a maximum depth of nested wrappers."""
    if depth == 0:
        return rejected("wrong_kind", "url.wrong-kind", what="wrapper", host="")
    inner = _check(link, "", depth - 1)
    note = finding("url.wrapped", wrapper=name)
    if inner.decision == "fix":
        return Verdict("fix", "wrapped", inner.suggestion, (note, *inner.findings))
    return Verdict(inner.decision, inner.kind, "", (*inner.findings, note))


def _check_unparsable(reading: PastedLink, depth: int) -> Verdict:
    """Check a text that no browser would open: a link broken by whitespace, an imitation, or no link at all."""
    joined = "".join(reading.link.split())
    address = parse(joined) if joined != reading.link else None
    if address and address.scheme in WEB:
        repaired = replace(with_corrections(reading, ["blanks"], [], []), link=joined)
        verdict = _check_web(address, repaired, "", depth)
        if verdict.decision in ("fix", "danger"):
            return verdict
    host = re.split(r"[/?#\\:]", reading.link.partition("//")[2])[0]
    if not host.isascii() and skeleton("businesscentral") in skeleton(host):
        return dangerous((finding("url.trick-letters", host=host, shown=host),), host)
    if host.lower().startswith(HOST) and "." in host[len(HOST) :]:
        return dangerous((finding("url.trick-in-front", host=host),), host)
    return rejected("invalid", "url.not-a-link")

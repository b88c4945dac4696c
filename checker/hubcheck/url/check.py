"""The link check: reads what was pasted, unwraps it, and asks who it leads to."""

from __future__ import annotations

import re
from dataclasses import replace

from hubcheck.model import Verdict, finding
from hubcheck.url.business_central import API_HOST, judge_api, judge_own
from hubcheck.url.find_link import Reading, read, strip_blanks
from hubcheck.url.lookalike import disguise, skeleton
from hubcheck.url.other_hosts import judge_elsewhere
from hubcheck.url.parse import WEB, Address, parse
from hubcheck.url.tenant import HOST
from hubcheck.url.unwrap import unwrap
from hubcheck.url.verdicts import danger, merged, refuse

LIMIT = 2048
"""Characters that a link may have after trimming; a longer text is not parsed."""
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
    """Judge a client link as pasted: `ok`, `fix`, `reject` or `danger`, the class, the right link and all findings."""
    body = strip_blanks(text)
    if not body:
        return refuse("invalid", "url.empty")
    if len(body) > LIMIT:
        return refuse("invalid", "url.too-long", length=str(len(body)), limit=str(LIMIT))
    return _check(text, text, _DEPTH)


def _check(text: str, raw: str, depth: int) -> Verdict:
    """Judge every link in a text; a dangerous one decides, else the first. `raw` is empty inside a wrapper."""
    if _SCRIPT.match(text):
        return Verdict("danger", "lookalike", findings=(finding("url.trick-script"),))
    readings = read(text)
    verdicts = [_judge(reading, raw, depth) for reading in readings]
    worst = next((verdict for verdict in verdicts if verdict.decision == "danger"), verdicts[0])
    if worst.decision == "fix" and not worst.findings and raw:
        worst = replace(worst, findings=(finding("url.changed", what="spelling"),))
    if len(verdicts) == 1:
        return worst
    several = finding("url.several", count=str(len(verdicts)))
    return replace(worst, findings=(*worst.findings, several))


def _judge(reading: Reading, raw: str, depth: int) -> Verdict:
    """Judge one link by its scheme."""
    link = reading.link
    if what := _no_web_link(link):
        return refuse("wrong_kind", "url.wrong-kind", what=what, host="")
    address = parse(link)
    if address is None or address.scheme not in (*WEB, *_MOBILE, _WINDOWS_CLIENT):
        return _judge_unreadable(reading, depth)
    if address.scheme == _WINDOWS_CLIENT:
        return refuse("onprem", "url.onprem", host=address.host)
    if address.scheme in _MOBILE:
        return _judge_mobile(link, reading, raw, depth)
    return _judge_web(address, reading, raw, depth)


def _no_web_link(link: str) -> str:
    """What a text is that was never meant to be a web link; empty where it may be one."""
    if _FILE.match(link):
        return "file"
    return "address" if _MAIL.fullmatch(link.removeprefix("https://")) else ""


def _judge_mobile(link: str, reading: Reading, raw: str, depth: int) -> Verdict:
    """A link that opens the app names host and tenant like a web link does."""
    address = parse("https:" + link.partition(":")[2])
    if address is None:
        return refuse("invalid", "url.not-a-link")
    if address.host == HOST:
        return judge_own(address, Reading(link, ("app-scheme",)), raw, "mobile")
    found = _judge_web(address, reading, raw, depth)
    if found.decision in ("danger", "fix"):
        return found
    return refuse("onprem", "url.onprem", host=address.host)


def _judge_web(address: Address, reading: Reading, raw: str, depth: int) -> Verdict:
    """Judge a web link by its host."""
    if inner := unwrap(address):
        return _judge_wrapped(inner.name, inner.link, depth)
    if address.host == HOST or address.host in _OTHER_HOST_FORMS:
        return judge_own(address, reading, raw)
    if tricks := disguise(address):
        return danger(tricks, address.host)
    if address.host == API_HOST:
        return judge_api(address, reading)
    return judge_elsewhere(address, bare="scheme" in reading.added)


def _judge_wrapped(name: str, link: str, depth: int) -> Verdict:
    """Judge the inside of a wrapper; a link wrapped again and again is not followed for ever."""
    if depth == 0:
        return refuse("wrong_kind", "url.wrong-kind", what="wrapper", host="")
    inner = _check(link, "", depth - 1)
    note = finding("url.wrapped", wrapper=name)
    if inner.decision == "fix":
        return Verdict("fix", "wrapped", inner.suggestion, (note, *inner.findings))
    return Verdict(inner.decision, inner.kind, "", (*inner.findings, note))


def _judge_unreadable(reading: Reading, depth: int) -> Verdict:
    """What no browser would open: perhaps blanks broke it; else say what it is."""
    joined = "".join(reading.link.split())
    address = parse(joined) if joined != reading.link else None
    if address and address.scheme in WEB:
        whole = merged(reading, ["blanks"], [], [])
        found = _judge_web(address, replace(whole, link=joined), "", depth)
        if found.decision in ("fix", "danger"):
            return found
    host = re.split(r"[/?#\\:]", reading.link.partition("//")[2])[0]
    if not host.isascii() and skeleton("businesscentral") in skeleton(host):
        return danger((finding("url.trick-letters", host=host, shown=host),), host)
    if host.lower().startswith(HOST) and "." in host[len(HOST) :]:
        return danger((finding("url.trick-in-front", host=host),), host)
    return refuse("invalid", "url.not-a-link")

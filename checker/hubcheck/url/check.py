"""The link check: finds the links in a pasted text, unwraps them, and checks them by their host."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from hubcheck.domains.lists import is_known_tld
from hubcheck.model import Verdict, finding
from hubcheck.url.anchors import Anchor, split_anchors
from hubcheck.url.business_central import API_HOST, check_api, check_web_client
from hubcheck.url.find_link import PastedLink, bare_links, broken_links, find_links, has_link, strip_invisible
from hubcheck.url.lookalike import correct_host, imitation, skeleton
from hubcheck.url.other_hosts import bare_client, check_other_host, is_foreign
from hubcheck.url.parse import WEB, Address, parse
from hubcheck.url.tenant import DEFAULT_ENVIRONMENT, HOST, canonical_tenant, is_domain
from hubcheck.url.unwrap import unwrap
from hubcheck.url.verdicts import dangerous, rejected, which_client, with_corrections

LIMIT = 2048
"""Maximum length of a link in characters; longer ones are not parsed."""
PASTE_LIMIT = 8192
"""Maximum length of a text around links in characters after trimming, enough for an e-mail."""
_DEPTH = 4
_FILE = re.compile(r"(?:[a-z]:[\\/]|\\\\|file:|~?/(?!/)|\.{1,2}/)", re.IGNORECASE)
_SCRIPT = re.compile(
    r"\s*data:(?!\s|https?:)|(?:(?!https?:|ms-businesscentral:).)*?\b(?:javascript|vbscript)\s*:",
    re.IGNORECASE | re.DOTALL,
)
_DOMAIN_FIRST = re.compile(r"(?:[\w-]+\.)+[^\W\d_]{2,}[/?]")
_MAIL = re.compile(r"(?:mailto:)?[^\s/@:]+@[^\s/@:]+\.[^\s/@:.]+", re.IGNORECASE)
_MOBILE = ("ms-businesscentral", "ms-dynamicsnav")
_WINDOWS_CLIENT = "dynamicsnav"
_PRODUCT_CLASSES = ("no_tenant", "bad_tenant", "placeholder", "several")
_OTHER_HOST_FORMS = (f"www.{HOST}",)


def check_url(text: str) -> Verdict:
    """Check a pasted client link.

    Returns:
        The decision (`ok`, `fix`, `reject` or `danger`), the class, the correct link and all findings.
    """
    body = strip_invisible(text)
    if not body:
        return rejected("invalid", "url.empty")
    if len(body) > PASTE_LIMIT:
        return _too_long(body)
    return _check(text, text, _DEPTH)


def _too_long(text: str) -> Verdict:
    return rejected("invalid", "url.too-long", length=str(len(text)), limit=str(LIMIT))


def _check(text: str, raw: str, depth: int) -> Verdict:
    """Check every link in a text, and what lies behind it; `raw` is empty inside a wrapper."""
    if _SCRIPT.match(text):
        return Verdict("danger", "lookalike", findings=(finding("url.trick-script"),))
    anchors, rest = split_anchors(text)
    verdicts = [verdict for anchor in anchors for verdict in _check_anchor(anchor, depth)]
    if not anchors or has_link(rest):
        raw = "" if anchors else raw
        verdicts.extend(_check_link(link, raw, depth) for link in find_links(rest))
    return _decide([*verdicts, *_bare_imitations(rest)], spelling=bool(raw))


def _bare_imitations(text: str) -> Iterator[Verdict]:
    """The verdicts on imitations without a scheme, anywhere in a text."""
    for address in filter(None, map(parse, bare_links(text))):
        # The second line of a broken link has the shape of a client link: `klant.nl?redirectedfromsignup=1`.
        if tricks := tuple(trick for trick in imitation(address) if trick.code != "url.trick-shape"):
            yield dangerous(tricks, address.host)


def _decide(verdicts: list[Verdict], *, spelling: bool) -> Verdict:
    """The verdict on a text: a danger in it, else the one client that its links name, else that on its first link."""
    links = tuple(dict.fromkeys(verdict.suggestion for verdict in verdicts if verdict.decision == "fix"))
    clients = {link.lower().replace(f"/{DEFAULT_ENVIRONMENT.lower()}?", "?") for link in links}
    danger = next((verdict for verdict in verdicts if verdict.decision == "danger"), None)
    if danger is None and len(clients) > 1:
        return which_client(links)
    usable = (verdict for verdict in verdicts if verdict.decision in ("ok", "fix"))
    chosen = danger or next(usable, verdicts[0])
    if chosen.decision == "fix" and not chosen.findings and spelling:
        chosen = replace(chosen, findings=(finding("url.changed", what="spelling"),))
    different = {verdict.suggestion or verdict.findings for verdict in verdicts}
    if len(different) == 1:
        return chosen
    return replace(chosen, findings=(*chosen.findings, finding("url.several", count=str(len(different)))))


def _check_anchor(anchor: Anchor, depth: int) -> list[Verdict]:
    """Check the target of a link, and the text above it if that reads like a link itself."""
    links = find_links(anchor.shown) if has_link(anchor.shown) else ()
    shown = [_check_link(with_corrections(link, ["label"], [], []), "", depth) for link in links]
    if _SCRIPT.match(anchor.target):
        return [Verdict("danger", "lookalike", findings=(finding("url.trick-script"),))]
    reading = find_links(anchor.target)[0]
    address = parse(reading.link)
    target = _check_link(with_corrections(reading, ["label"], [], []), "", depth)
    if target.decision == "danger" or not any(map(_names_product, shown)):
        return [target, *(verdict for verdict in shown if verdict.decision == "danger")]
    if _names_product(target):
        return [target, *shown]
    # An anchor in the page and an address have no host.
    if address and address.host and is_foreign(address.host, target):
        return [dangerous((finding("url.trick-text", host=address.host, name=HOST),), address.host)]
    return shown


def _names_product(verdict: Verdict) -> bool:
    """Whether a verdict is on a link to Business Central online, usable or not."""
    return verdict.decision in ("ok", "fix") or verdict.kind in _PRODUCT_CLASSES


def _check_link(reading: PastedLink, raw: str, depth: int) -> Verdict:
    """Check one link, or what it was before a space or a line break split the client in it."""
    verdict = _check_whole(reading, raw, depth)
    if verdict.decision == "fix" and (links := _two_links(reading, verdict, depth)):
        return which_client(links)
    if verdict.kind != "bad_tenant":
        return verdict
    joined = (
        with_corrections(replace(reading, link=link), ["blanks"], [], []) for link in broken_links(reading.pasted)
    )
    repaired = (_check_whole(link, "", depth) for link in joined)
    return next((repair for repair in repaired if repair.decision == "fix"), verdict)


def _two_links(reading: PastedLink, joined: Verdict, depth: int) -> tuple[str, ...]:
    """The joined link and its first line, if that is a client's already and a domain starts the next; else nothing."""
    first, *lines = [line.strip() for line in reading.pasted.splitlines() if line.strip()] or [""]
    if not lines or not _DOMAIN_FIRST.match(lines[0]) or next(bare_links(lines[0]), None) is None:
        return ()
    alone = _check_whole(find_links(first)[0], "", depth)
    address = parse(alone.suggestion)
    if address is None or alone.suggestion == joined.suggestion:
        return ()
    return (joined.suggestion, alone.suggestion) if is_known_tld(address.segments[0].rpartition(".")[2]) else ()


def _check_whole(reading: PastedLink, raw: str, depth: int) -> Verdict:
    """Check one link by its scheme."""
    link = reading.link
    if len(link) > LIMIT:
        return _too_long(link)
    if verdict := _other_kind(link):
        return verdict
    address = parse(link)
    if address is None or address.scheme not in (*WEB, *_MOBILE, _WINDOWS_CLIENT):
        return _check_unparsable(reading, depth)
    if address.scheme == _WINDOWS_CLIENT:
        return rejected("onprem", "url.onprem", host=address.host)
    if address.scheme in _MOBILE:
        return _check_mobile(link, reading, raw, depth)
    return _check_web(address, reading, raw, depth)


def _other_kind(link: str) -> Verdict | None:
    """The verdict on a file or an e-mail address, which are not meant as web links."""
    if _FILE.match(link):
        return rejected("wrong_kind", "url.wrong-kind", what="file", host="")
    if _MAIL.fullmatch(link.removeprefix("https://")):
        return rejected("wrong_kind", "url.mail-address")
    return None


def _check_mobile(link: str, reading: PastedLink, raw: str, depth: int) -> Verdict:
    """Check a link that opens the app; it contains host and tenant like a web link, or a server and its instance."""
    address = parse("https:" + link.partition(":")[2])
    if address is None:
        return rejected("invalid", "url.not-a-link")
    if address.host == HOST:
        return check_web_client(address, PastedLink(link, ("app-scheme",)), raw, "mobile")
    verdict = _check_web(address, reading, raw, depth)
    instance, *_ = *address.segments, ""
    if verdict.kind in ("wrong_kind", "invalid") and not canonical_tenant(instance):
        return rejected("onprem", "url.onprem", host=address.host)
    return verdict


def _check_web(address: Address, reading: PastedLink, raw: str, depth: int) -> Verdict:
    """Check a web link by its host."""
    if inner := unwrap(address):
        return _check_wrapped(inner.name, inner.link, depth)
    if address.host == HOST or address.host in _OTHER_HOST_FORMS:
        return check_web_client(address, reading, raw)
    if tricks := imitation(address):
        return dangerous(tricks, address.host)
    if host := correct_host(address):
        return _check_respelled(address, host, reading, depth)
    if address.host == API_HOST:
        return check_api(address, reading)
    return check_other_host(address, bare="scheme" in reading.added)


def _check_respelled(address: Address, host: str, reading: PastedLink, depth: int) -> Verdict:
    """Check a link with the host that was meant: below dynamics.com nobody but Microsoft can register a name."""
    respelled = parse(address.href.replace(address.host, host, 1))
    if respelled is None:
        return rejected("invalid", "url.not-a-link")
    verdict = _check_web(respelled, with_corrections(reading, [], ["host"], []), "", depth)
    return replace(verdict, kind="typo") if verdict.decision == "fix" else verdict


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
    """Check a text that no browser would open: a link among words, an imitation, or no link at all."""
    if verdict := _check_spaced(reading, depth) or bare_client(reading.link):
        return verdict
    host = re.split(r"[/?#\\:]", reading.link.partition("//")[2])[0]
    if not host.isascii() and skeleton("businesscentral") in skeleton(host):
        return dangerous((finding("url.trick-letters", host=host, shown=host),), host)
    if host.lower().startswith(HOST) and "." in host[len(HOST) :]:
        return dangerous((finding("url.trick-in-front", host=host),), host)
    return rejected("invalid", "url.not-a-link")


def _check_spaced(reading: PastedLink, depth: int) -> Verdict | None:
    """Check a link with spaces in its host: broken by them, else the link before them, else an imitation."""
    joined = "".join(reading.link.split())
    address = parse(joined) if joined != reading.link else None
    if address is None or address.scheme not in WEB:
        return None
    repaired = replace(with_corrections(reading, ["blanks"], [], []), link=joined)
    verdict = _check_web(address, repaired, "", depth)
    if verdict.decision != "fix" and (before := _first_word(reading)):
        return _check_link(before, "", depth)
    return verdict if verdict.decision in ("fix", "danger") else None


def _first_word(reading: PastedLink) -> PastedLink | None:
    """The link before the words of a sentence; None if what follows may be the rest of its host."""
    first, *rest = reading.link.split(maxsplit=1)
    link = first.rstrip(",;")
    address = parse(link)
    if not rest or not rest[0][0].isalpha() or address is None or not is_domain(address.host):
        return None
    return with_corrections(replace(reading, link=link, pasted=""), ["tail"], [], [])

"""Checks links to Business Central's own hosts: the web client, its mobile apps and the API."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from hubcheck.domains.lists import is_example
from hubcheck.model import Finding, Verdict, finding
from hubcheck.url.client import client_faults, example_question
from hubcheck.url.find_link import PastedLink
from hubcheck.url.parse import Address, parameters
from hubcheck.url.tenant import (
    FLAG,
    HOST,
    Target,
    canonical_tenant,
    is_environment,
    is_placeholder,
    names_environment_only,
)
from hubcheck.url.verdicts import fixable, no_client, note_origin, rejected, valid, with_corrections

API_HOST = f"api.{HOST}"
"""The host of the API, whose paths contain tenant and environment too."""
_API_ROOTS = frozenset({"api", "odatav4", "odata", "ws", "webhooks", "automation"})
_VERSION = re.compile(r"v\d+(?:\.\d+)?", re.IGNORECASE)
_DEVICE_PAGES = frozenset({"tablet.aspx", "phone.aspx", "tablet", "phone"})
_START_PAGES = frozenset({"default.aspx", "signin", "signin.aspx", "index.html"})
_OTHER_PAGES = {"admin": "admin-center", "teams": "teams", "oauthlanding.htm": "signin", "oauthlanding": "signin"}
_DEAD_ENDS = frozenset({"connectivity", "deviceapp", "reset", "webclient", "signout"})
# A whole link, or the address of the client's website, pasted after the beginning of a link.
_BEGINNING = frozenset({"http:", "https:", HOST})
_PAGES = _DEVICE_PAGES | _START_PAGES | _API_ROOTS | frozenset(_OTHER_PAGES) | _DEAD_ENDS
_PAGE_FILE = re.compile(r"[\w-]+\.(?:aspx|html?)", re.IGNORECASE | re.ASCII)
_TENANT_PARAMETERS = ("tenant", "tenantid", "aadtenantid", "tid")
_TAIL = re.compile(r"(?:[?&#;]|^redirectedfromsignup=).*", re.DOTALL | re.IGNORECASE)


@dataclass(slots=True)
class _Notes:
    """What was corrected while reading a link."""

    left_out: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    kind: str = "fixable"


def check_web_client(address: Address, reading: PastedLink, raw: str, kind: str = "fixable") -> Verdict:
    """Check a link to the web client; `raw` is the whole input, since only an unchanged link is valid as it is."""
    notes = _Notes(kind=kind)
    note_origin(address, notes.left_out, notes.changed)
    if address.host != HOST:
        notes.changed.append("host")
    segments = _cut_tail(address, notes)
    while segments and segments[0].lower() in _BEGINNING:
        segments = segments[1:]
        notes.left_out.append("second-scheme")
    if segments and segments[0].lower() in _START_PAGES:
        segments = segments[1:]
        notes.left_out.append("page")
    if not segments or segments[0].lower() in _DEVICE_PAGES:
        return _from_query(address, segments, reading, notes)
    target = _locate(segments, notes)
    if isinstance(target, Verdict):
        return target
    if notes.kind == "fixable" and _is_canonical(raw, target):
        return _unchanged(target)
    _note_query(address, reading.link, notes)
    return _fixed(target, reading, notes)


def check_api(address: Address, reading: PastedLink) -> Verdict:
    """Check a link to the API: not usable in the hub, but it contains the tenant and the environment."""
    notes = _Notes(changed=["api"])
    note_origin(address, notes.left_out, notes.changed)
    segments = address.segments
    if not segments or not _VERSION.fullmatch(segments[0]):
        return rejected("wrong_kind", "url.wrong-kind", what="technical", host=address.host)
    segments = segments[1:]
    if segments and segments[0].lower() in ("admin", "environments"):
        return rejected("wrong_kind", "url.wrong-kind", what="technical", host=address.host)
    if not segments or segments[0].lower() in _API_ROOTS or names_environment_only(segments[0]):
        return rejected("no_tenant", "url.no-tenant")
    ends = [i for i, part in enumerate(segments) if i and part.lower() in _API_ROOTS]
    target = _locate(segments[: ends[0]] if ends else segments[:2], notes)
    return target if isinstance(target, Verdict) else _fixed(target, reading, notes)


def _unchanged(target: Target) -> Verdict:
    """The verdict on a link in canonical form."""
    if faults := client_faults(target.tenant):
        return no_client(faults)
    # Exactly as Microsoft's pages print it: nobody has filled in anything yet.
    if is_example(target.tenant) and not target.environment:
        return rejected("placeholder", "url.placeholder", x=target.tenant)
    return valid(target, *example_question(target.tenant))


def _fixed(target: Target, reading: PastedLink, notes: _Notes) -> Verdict:
    """The correct link with all corrections that led to it, or the verdict on a client that cannot be one."""
    if faults := client_faults(target.tenant):
        return no_client(faults)
    first: tuple[Finding, ...] = (finding("url.mobile"),) if notes.kind == "mobile" else ()
    corrections = with_corrections(reading, notes.left_out, notes.changed, notes.added)
    verdict = fixable(notes.kind, target, corrections, *first)
    return replace(verdict, findings=(*verdict.findings, *example_question(target.tenant)))


def _cut_tail(address: Address, notes: _Notes) -> tuple[str, ...]:
    """The path without a query that is encoded (`%3F`) or follows a slash, and without words after the link."""
    remaining: list[str] = []
    for segment in address.segments:
        head = _TAIL.sub("", segment).strip()
        first, *words = head.split() or [""]
        first = first.rstrip(",;") if words else first
        if (not remaining and words and (canonical_tenant(first) or names_environment_only(first))) or (
            len(remaining) == 1 and not address.query and _is_followed_by_text(first, words)
        ):
            head = first
        if head:
            remaining.append(head)
        if head != segment:
            notes.left_out.append("tail")
            break
    return tuple(remaining)


def _is_followed_by_text(environment: str, words: list[str]) -> bool:
    """Whether words are text after an environment: a name of two words may be one that somebody made up."""
    return bool(words) and is_environment(environment) and (names_environment_only(environment) or len(words) > 1)


def _from_query(address: Address, segments: tuple[str, ...], reading: PastedLink, notes: _Notes) -> Verdict:
    """The verdict on a link without a tenant in its path, which may be in its query."""
    values = dict(parameters(address.query))
    tenant = next(filter(None, (canonical_tenant(values.get(name, "")) for name in _TENANT_PARAMETERS)), "")
    if not tenant:
        return rejected("no_tenant", "url.no-tenant")
    if segments:
        notes.kind = "mobile"
        notes.left_out.append("page")
    notes.changed.append("tenant-place")
    return _fixed(Target(tenant), reading, notes)


def _locate(segments: tuple[str, ...], notes: _Notes) -> Target | Verdict:
    """Tenant and environment in a path, or the verdict on a path without them."""
    first, rest = segments[0], list(segments[1:])
    if first.lower() in _OTHER_PAGES and not rest:
        return rejected("wrong_kind", "url.wrong-kind", what=_OTHER_PAGES[first.lower()], host=HOST)
    if first.lower() in _PAGES or names_environment_only(first):
        if not (rest and names_environment_only(first) and (swapped := canonical_tenant(rest[0])) and len(rest) == 1):
            return rejected("no_tenant", "url.no-tenant")
        notes.changed.append("order")
        return Target(swapped, first)
    for part in (first, *rest[:1]):
        if is_placeholder(part):
            return rejected("placeholder", "url.placeholder", x=part)
    tenant = canonical_tenant(first)
    if not tenant:
        mail = (finding("url.tenant-mail", domain=first.rpartition("@")[2]),) if "@" in first else ()
        return rejected("bad_tenant", "url.bad-tenant", *mail, tenant=first)
    if first.lower() not in (tenant, f"{tenant}."):
        notes.changed.append("tenant-letters")
    return _with_environment(tenant, rest, notes)


def _with_environment(tenant: str, rest: list[str], notes: _Notes) -> Target | Verdict:
    """The tenant with the environment after it, or the verdict on a path that has no valid one."""
    pages = [i for i, part in enumerate(rest) if part.lower() in _PAGES or _PAGE_FILE.fullmatch(part)]
    if pages:
        if rest[pages[0]].lower() in _DEVICE_PAGES:
            notes.kind = "mobile"
        notes.left_out.append("page")
        rest = rest[: pages[0]]
    if len(rest) > 1:
        return rejected("bad_tenant", "url.extra-path", path="/".join(rest[1:]))
    if rest and not is_environment(rest[0]):
        return rejected("bad_tenant", "url.bad-environment", environment=rest[0])
    return Target(tenant, *rest)


def _is_canonical(raw: str, target: Target) -> bool:
    """Whether the input is the canonical link, regardless of case before the query, as the product compares it."""
    head, _, tail = raw.partition("?")
    return tail == FLAG and head.lower() == target.link.partition("?")[0].lower()


def _note_query(address: Address, link: str, notes: _Notes) -> None:
    """Note what is wrong after the path."""
    names = [name for name, _ in parameters(address.query)]
    flag = FLAG.partition("=")[0]
    if address.query == FLAG:
        pass
    elif address.query.startswith(f"{FLAG}%20"):
        notes.left_out.append("tail")
    elif address.query.lower() == FLAG:
        notes.changed.append("flag-case")
    elif address.query.lower().count(flag) > 1:
        notes.left_out.append("flag-again")
    elif names and names != [flag]:
        notes.left_out.append("query")
    elif names:
        notes.changed.append("flag-value")
    if flag not in address.query.lower():
        notes.added.append("flag")
    path = link.partition("?")[0].partition("#")[0]
    if path.endswith("/"):
        notes.left_out.append("slash")
    if "\\" in path:
        notes.changed.append("backslash")

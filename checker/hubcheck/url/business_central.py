"""Judges links on Business Central's own hosts: the web client, its mobile forms and the API."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from hubcheck.model import Finding, Verdict, finding
from hubcheck.url.find_link import Reading
from hubcheck.url.parse import Address, parameters
from hubcheck.url.tenant import FLAG, HOST, Target, is_environment, is_placeholder, names_environment_only, tenant_of
from hubcheck.url.verdicts import clean_web, merged, refuse, repaired, right

API_HOST = f"api.{HOST}"
"""Where programs read data; its path holds tenant and environment too."""
_API_ROOTS = frozenset({"api", "odatav4", "odata", "ws", "webhooks", "automation"})
_VERSION = re.compile(r"v\d+(?:\.\d+)?", re.IGNORECASE)
_DEVICE_PAGES = frozenset({"tablet.aspx", "phone.aspx", "tablet", "phone"})
_START_PAGES = frozenset({"default.aspx", "signin", "signin.aspx", "index.html"})
_OTHER_PAGES = {"admin": "admin-center", "teams": "teams", "oauthlanding.htm": "signin", "oauthlanding": "signin"}
_DEAD_ENDS = frozenset({"connectivity", "reset", "webclient", "signout"})
_PAGES = _DEVICE_PAGES | _START_PAGES | _API_ROOTS | frozenset(_OTHER_PAGES) | _DEAD_ENDS
_TENANT_PARAMETERS = ("tenant", "tenantid", "aadtenantid", "tid")
_TAIL = re.compile(r"[?&#;].*", re.DOTALL)


@dataclass(slots=True)
class _Notes:
    """What turns up while a path is read."""

    left_out: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    kind: str = "fixable"


def judge_own(address: Address, reading: Reading, raw: str, kind: str = "fixable") -> Verdict:
    """Judge a link to the web client; `raw` is the whole input, since only an untouched link is right as it is."""
    notes = _Notes(kind=kind)
    clean_web(address, notes.left_out, notes.changed)
    if address.host != HOST:
        notes.changed.append("host")
    segments = _cut_tail(address.segments, notes)
    if segments and segments[0].lower() in _START_PAGES:
        segments = segments[1:]
        notes.left_out.append("page")
    if not segments or segments[0].lower() in _DEVICE_PAGES:
        return _from_query(address, segments, reading, notes)
    found = _locate(segments, notes)
    if isinstance(found, Verdict):
        return found
    if notes.kind == "fixable" and _is_exact(raw, found):
        return right(found)
    _note_query(address, reading.link, notes)
    return _answer(found, reading, notes)


def judge_api(address: Address, reading: Reading) -> Verdict:
    """Judge a link to the API: not for the hub, but it names the tenant and the environment."""
    notes = _Notes(changed=["api"])
    clean_web(address, notes.left_out, notes.changed)
    segments = address.segments
    if not segments or not _VERSION.fullmatch(segments[0]):
        return refuse("wrong_kind", "url.wrong-kind", what="technical", host=address.host)
    segments = segments[1:]
    if segments and segments[0].lower() in ("admin", "environments"):
        return refuse("wrong_kind", "url.wrong-kind", what="technical", host=address.host)
    if not segments or segments[0].lower() in _API_ROOTS or names_environment_only(segments[0]):
        return refuse("no_tenant", "url.no-tenant")
    ends = [i for i, part in enumerate(segments) if i and part.lower() in _API_ROOTS]
    found = _locate(segments[: ends[0]] if ends else segments[:2], notes)
    return found if isinstance(found, Verdict) else _answer(found, reading, notes)


def _answer(target: Target, reading: Reading, notes: _Notes) -> Verdict:
    """The right link with everything that was done to get it."""
    first: tuple[Finding, ...] = (finding("url.mobile"),) if notes.kind == "mobile" else ()
    whole = merged(reading, notes.left_out, notes.changed, notes.added)
    return repaired(notes.kind, target, whole, *first)


def _cut_tail(segments: tuple[str, ...], notes: _Notes) -> tuple[str, ...]:
    """Drop an encoded query from the path (`%3F`), and words that followed the link."""
    kept: list[str] = []
    for segment in segments:
        head = _TAIL.sub("", segment).strip()
        if not kept and " " in head and tenant_of(head.split()[0]):
            head = head.split()[0]
        if head:
            kept.append(head)
        if head != segment:
            notes.left_out.append("tail")
            break
    return tuple(kept)


def _from_query(address: Address, segments: tuple[str, ...], reading: Reading, notes: _Notes) -> Verdict:
    """A link without a tenant in its path may have it in its query."""
    values = dict(parameters(address.query))
    tenant = next((found for name in _TENANT_PARAMETERS if (found := tenant_of(values.get(name, "")))), "")
    if not tenant:
        return refuse("no_tenant", "url.no-tenant")
    if segments:
        notes.kind = "mobile"
        notes.left_out.append("page")
    notes.changed.append("tenant-place")
    return _answer(Target(tenant), reading, notes)


def _locate(segments: tuple[str, ...], notes: _Notes) -> Target | Verdict:
    """Tenant and environment in a path, or why they are not there."""
    first, rest = segments[0], list(segments[1:])
    if first.lower() in _OTHER_PAGES and not rest:
        return refuse("wrong_kind", "url.wrong-kind", what=_OTHER_PAGES[first.lower()], host=HOST)
    if first.lower() in _PAGES or names_environment_only(first):
        if not (rest and names_environment_only(first) and (swapped := tenant_of(rest[0])) and len(rest) == 1):
            return refuse("no_tenant", "url.no-tenant")
        notes.changed.append("order")
        return Target(swapped, first)
    for part in (first, *rest[:1]):
        if is_placeholder(part):
            return refuse("placeholder", "url.placeholder", x=part)
    tenant = tenant_of(first)
    if not tenant:
        mail = (finding("url.tenant-mail", domain=first.rpartition("@")[2]),) if "@" in first else ()
        return refuse("bad_tenant", "url.bad-tenant", *mail, tenant=first)
    if first.lower() not in (tenant, f"{tenant}."):
        notes.changed.append("tenant-letters")
    return _with_environment(tenant, rest, notes)


def _with_environment(tenant: str, rest: list[str], notes: _Notes) -> Target | Verdict:
    """The tenant with what follows it."""
    pages = [i for i, part in enumerate(rest) if part.lower() in _PAGES]
    if pages:
        if rest[pages[0]].lower() in _DEVICE_PAGES:
            notes.kind = "mobile"
        notes.left_out.append("page")
        rest = rest[: pages[0]]
    if len(rest) > 1:
        return refuse("bad_tenant", "url.extra-path", path="/".join(rest[1:]))
    if rest and not is_environment(rest[0]):
        return refuse("bad_tenant", "url.bad-environment", environment=rest[0])
    return Target(tenant, *rest)


def _is_exact(raw: str, target: Target) -> bool:
    """Whether the input is the canonical link; the product compares host and tenant in lower case."""
    head, _, tail = raw.partition("?")
    return tail == FLAG and head.lower() == target.link.partition("?")[0].lower()


def _note_query(address: Address, link: str, notes: _Notes) -> None:
    """Say what is wrong behind the path."""
    names = [name for name, _ in parameters(address.query)]
    flag = FLAG.partition("=")[0]
    if address.query == FLAG:
        pass
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

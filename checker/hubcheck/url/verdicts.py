"""How the judging modules say what they found: one constructor for each decision."""

from __future__ import annotations

from hubcheck.model import Finding, Verdict, finding
from hubcheck.url.find_link import Reading
from hubcheck.url.parse import Address
from hubcheck.url.tenant import DEFAULT_ENVIRONMENT, Target


def refuse(kind: str, code: str, *more: Finding, **params: str) -> Verdict:
    """A link that will not work, and for which no right one can be known."""
    return Verdict("reject", kind, findings=(finding(code, **params), *more))


def danger(tricks: tuple[Finding, ...], host: str) -> Verdict:
    """A link that nobody should open."""
    return Verdict("danger", "lookalike", findings=(finding("url.lookalike", host=host), *tricks))


def repaired(kind: str, target: Target, reading: Reading, *first: Finding) -> Verdict:
    """A link for which the right one is known, with what was left out, changed and added."""
    parts = (
        ("url.left-out", reading.left_out),
        ("url.changed", reading.changed),
        ("url.added", reading.added),
    )
    notes = tuple(finding(code, what=",".join(dict.fromkeys(names))) for code, names in parts if names)
    return Verdict("fix", kind, target.link, (*first, *notes))


def right(target: Target) -> Verdict:
    """A link to keep as it is."""
    environment = target.environment or DEFAULT_ENVIRONMENT
    return Verdict("ok", "valid", findings=(finding("url.valid", tenant=target.tenant, environment=environment),))


def merged(reading: Reading, left_out: list[str], changed: list[str], added: list[str]) -> Reading:
    """A reading with what judging found besides."""
    return Reading(
        reading.link,
        (*reading.left_out, *left_out),
        (*reading.changed, *changed),
        (*reading.added, *added),
    )


def clean_web(address: Address, left_out: list[str], changed: list[str]) -> None:
    """Note what is wrong with the parts around the path."""
    if address.scheme == "http":
        changed.append("http")
    if address.port:
        left_out.append("port")
    if address.userinfo:
        left_out.append("userinfo")
    if address.rooted:
        left_out.append("dot")
    if address.fragment:
        left_out.append("fragment")

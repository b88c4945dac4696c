"""Constructors of verdicts on links, one per decision."""

from __future__ import annotations

from hubcheck.model import Finding, Verdict, finding
from hubcheck.url.around import OUTER_BLANKS
from hubcheck.url.find_link import PastedLink
from hubcheck.url.parse import Address
from hubcheck.url.tenant import DEFAULT_ENVIRONMENT, Target


def rejected(kind: str, code: str, *more: Finding, **params: str) -> Verdict:
    """The verdict on a link that does not work and whose correct form is unknown."""
    return Verdict("reject", kind, findings=(finding(code, **params), *more))


def dangerous(tricks: tuple[Finding, ...], host: str) -> Verdict:
    """The verdict on a link that nobody should open."""
    return Verdict("danger", "lookalike", findings=(finding("url.lookalike", host=host), *tricks))


def fixable(kind: str, target: Target, reading: PastedLink, *first: Finding) -> Verdict:
    """The verdict on a link whose correct form is known, with what was removed, changed and added."""
    left_out = [name for name in reading.left_out if name != OUTER_BLANKS]
    if len(left_out) < len(reading.left_out) and not (left_out or reading.changed or reading.added or first):
        left_out.append("blanks")
    parts = (
        ("url.left-out", left_out),
        ("url.changed", reading.changed),
        ("url.added", reading.added),
    )
    notes = tuple(finding(code, what=",".join(dict.fromkeys(names))) for code, names in parts if names)
    return Verdict("fix", kind, target.link, (*first, *notes))


def valid(target: Target, *questions: Finding) -> Verdict:
    """The verdict on a link to use as it is, perhaps with questions about it first."""
    environment = target.environment or DEFAULT_ENVIRONMENT
    form = finding("url.valid", tenant=target.tenant, environment=environment)
    return Verdict("ok", "valid", findings=(*questions, form))


def no_client(faults: tuple[Finding, ...]) -> Verdict:
    """The verdict on a link whose tenant cannot be a client's."""
    return Verdict("reject", "bad_tenant", findings=faults)


def which_client(links: tuple[str, ...]) -> Verdict:
    """The question which of several links is meant."""
    candidates = (finding("url.one-link", link=link) for link in links)
    return Verdict("reject", "several", findings=(finding("url.which-client", count=str(len(links))), *candidates))


def with_corrections(reading: PastedLink, left_out: list[str], changed: list[str], added: list[str]) -> PastedLink:
    """The link with further corrections."""
    return PastedLink(
        reading.link,
        (*reading.left_out, *left_out),
        (*reading.changed, *changed),
        (*reading.added, *added),
    )


def note_origin(address: Address, left_out: list[str], changed: list[str]) -> None:
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

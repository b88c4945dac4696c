"""What the checklist may state about a reader's case: each fact with the answers that carry it, and who can act on it.

A test walks every path: an outcome or a text to send states only facts that an answer on the path carries.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Fact:
    """Something about the reader's case."""

    actors: frozenset[str]
    """Who can act on it, from `ACTORS`."""
    carriers: frozenset[str]
    """The answers that give it, any one of them: `step:choice`, the code of an explanation, or `owner:reader` and
    `owner:client` for a message that names an organisation where only that decides who acts."""


_ROWS = {
    # fact: (who can act, what carries it)
    "address-refused": ("you", "email:refused"),
    "address-doubtful": ("you", "email:doubtful"),
    "no-refusal-yet": ("you", "sign-up-message:not-tried"),
    "called-personal": ("you it", "sign-up-message:personal explain.personal-address"),
    "sign-up-refused": (
        "you it",
        "sign-up-message:personal sign-up-message:it-off explain.personal-address explain.sign-up-off",
    ),
    "government-address": ("you", "sign-up-message:gov-mil explain.gov-mil-address"),
    "country-refused": ("you it", "sign-up-message:country explain.country"),
    "sign-in-name": (
        "you it",
        "sign-up-message:other-id explain.other-sign-in-name explain.own-sign-in-name explain.sign-in-name-invalid",
    ),
    "account-kind-refused": ("you", "explain.personal-account"),
    "guest-address-refused": ("you client", "explain.guest-address explain.address-refused"),
    # the client link
    "link-danger": ("you it client", "url:danger"),
    "link-correctable": ("you", "url:fix"),
    "several-links": ("you", "url:several"),
    "client-not-named": ("client", "url:no-client url:unknown"),
    "other-link": ("you client", "url:other-link"),
    "link-refused": ("you client", "explain.link-shape explain.http-not-found explain.tenant-unknown"),
    "link-without-answer": ("you client", "explain.companies-unreachable"),
    "points-to-own-server": ("client", "url:own-server explain.invite-on-own-server"),
    "hub-on-own-server": ("you it", "explain.hub-on-own-server"),
    "points-to-partner": ("you client", "url:partner"),
    "duplicate-client": ("you", "explain.duplicate-client"),
    # the invitation
    "invitation-not-seen": ("client", "invited:no invited:unknown"),
    "invitation-to-accept": (
        "you",
        "url:invitation invitation-opened:no invitation-accepted:no invitation-accepted:unknown",
    ),
    "inviting-failed": (
        "client",
        "explain.invite-rights explain.invite-incomplete explain.invite-licence explain.invite-mail"
        " explain.invite-licence-unchecked",
    ),
    "licence-unchecked": ("wait client", "explain.invite-licence-unchecked"),
    "invitation-blocked": ("client", "explain.invitation-blocked explain.invitations-off"),
    # signing in
    "account-unknown-there": ("you client", "explain.account-outside-tenant"),
    "sign-in-again": (
        "you",
        "explain.no-token explain.http-unauthorized explain.not-signed-in explain.session-ended"
        " explain.sign-out-failed explain.other-account",
    ),
    "password-refused": (
        "you it",
        "explain.wrong-credentials explain.password explain.password-expired explain.new-password",
    ),
    "verification": ("you it", "explain.verification"),
    "own-organisation": (
        "it",
        "explain.account-disabled explain.account-locked explain.account-restricted explain.own-device"
        " explain.own-sign-in-service own-programs:no owner:reader sign-up-text:own-programs",
    ),
    "sign-in-stopped": (
        "it",
        "explain.wrong-credentials explain.password explain.password-expired explain.new-password"
        " explain.verification explain.account-disabled explain.account-locked explain.account-restricted"
        " explain.own-device explain.own-sign-in-service own-programs:no owner:reader sign-up-text:own-programs",
    ),
    "own-policy": ("it client", "explain.own-policy explain.network-restricted"),
    "guest-refused": ("client", "explain.client-policy"),
    "clients-organisation": ("client", "own-programs:yes owner:client explain.other-cloud"),
    "consent-missing": ("you client", "explain.consent explain.consent-declined"),
    "program-missing": ("client", "explain.application-missing"),
    "program-fault": ("support", "explain.program-fault"),
    "no-administrator": ("it", "explain.tenant-unmanaged"),
    "page-does-not-open": (
        "you it",
        "explain.page-blocked explain.pop-ups-blocked explain.browser-unsupported explain.web-server"
        " explain.server-unreachable",
    ),
    # access and companies
    "access-refused": (
        "client",
        "explain.no-access explain.http-forbidden explain.user-disabled explain.user-unlicensed"
        " explain.user-outside-group explain.user-not-allowed explain.guest-disabled companies:none",
    ),
    "environments-unlisted": ("client", "explain.environments-unlisted explain.environment-address"),
    "companies-missing": (
        "client",
        "companies:some explain.company-permission explain.company-not-opened explain.demo-left-out",
    ),
    "company-name-refused": ("you client", "explain.company-missing explain.company-name-long"),
    "demo-company": ("you", "demo:yes explain.demo-left-out"),
    "licence-or-lock": ("client", "explain.tenant-locked explain.licence-ended explain.licence-production"),
    "company-start-error": ("client", "explain.company-start-error"),
    "figures-failed": ("you", "explain.figures-failed"),
    # the service
    "not-available": (
        "wait",
        "explain.environment-unavailable explain.maintenance explain.http-busy explain.service-unavailable offline:yes",
    ),
    "old-figures": ("you", "problem:refresh"),
}

FACTS: Mapping[str, Fact] = MappingProxyType(
    {name: Fact(frozenset(actors.split()), frozenset(carriers.split())) for name, (actors, carriers) in _ROWS.items()}
)
"""All facts by id."""

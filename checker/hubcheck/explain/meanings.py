"""The explanation of each known message: who has to act, and where in the checklist to continue."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from hubcheck.explain.named_tenant import Owner
from hubcheck.model import Params


@dataclass(frozen=True, slots=True)
class Explanation:
    """One possible cause of an error text."""

    code: str
    """Dotted, stable, e.g. `explain.no-access`; also the id of its sentence in the message catalogue."""
    actor: str
    """Who has to act: `you`, `client`, `it` (the reader's own IT department), `either` (`it` or `client`: the message
    does not tell), `wait` or `support`; empty if nothing is known about it."""
    goto: str
    """Id of the checklist's step or outcome to continue with."""
    params: Params = ()
    """Values for the placeholders of the sentence."""
    general: bool = False
    """Whether it is left out if the same text has a more specific explanation."""
    anchor: str = field(default="", compare=False)
    """Anchor of its row on the page of error messages: the code found in the text, or the explanation's name; empty if
    it is on no row."""


_ROWS = (
    # code, actor, goto
    ("no-access", "client", "client-gives-access"),
    ("link-shape", "you", "url"),
    ("companies-unreachable", "you", "opens"),
    ("company-permission", "client", "company-access"),
    ("duplicate-client", "you", "duplicate-client"),
    ("figures-failed", "you", "read-details"),
    ("no-token", "you", "sign-in-again"),
    ("demo-left-out", "you", "demo-companies"),
    ("hub-on-own-server", "you", "hub-needs-online"),
    ("invite-on-own-server", "client", "own-server"),
    ("invite-rights", "client", "client-invite-rights"),
    ("invite-incomplete", "client", "client-invite-rights"),
    ("invite-licence", "client", "client-invite-rights"),
    ("invite-mail", "client", "client-invite-rights"),
    ("invite-licence-unchecked", "wait", "invite-later"),
    ("company-missing", "client", "company-name"),
    ("company-name-long", "client", "company-name"),
    ("tenant-locked", "client", "client-licence"),
    ("licence-ended", "client", "client-licence"),
    ("licence-production", "client", "client-licence"),
    ("company-start-error", "client", "client-partner"),
    ("user-disabled", "client", "client-gives-access"),
    ("user-unlicensed", "client", "client-gives-access"),
    ("user-outside-group", "client", "client-gives-access"),
    ("environment-unavailable", "wait", "try-later"),
    ("maintenance", "wait", "try-later"),
    ("http-unauthorized", "you", "sign-in-again"),
    ("http-forbidden", "client", "client-gives-access"),
    ("http-not-found", "you", "url"),
    ("http-busy", "wait", "try-later"),
    ("service-unavailable", "wait", "try-later"),
    ("environments-unlisted", "client", "client-environments"),
    ("environment-address", "client", "client-environments"),
    ("not-signed-in", "you", "sign-in-again"),
    ("wrong-credentials", "you", "check-password"),
    ("server-unreachable", "it", "network"),
    ("web-server", "you", "clear-cache"),
    ("page-blocked", "you", "browser-settings"),
    ("pop-ups-blocked", "you", "browser-settings"),
    ("browser-unsupported", "you", "browser-settings"),
    ("account-outside-tenant", "you", "use-invited-account"),
    ("own-sign-in-name", "you", "sign-in-name"),
    ("sign-in-name-invalid", "you", "sign-in-name"),
    ("other-account", "you", "sign-in-again"),
    ("personal-account", "you", "work-account-needed"),
    ("password", "you", "check-password"),
    ("password-expired", "you", "check-password"),
    ("new-password", "you", "check-password"),
    ("account-disabled", "it", "own-account"),
    ("guest-disabled", "client", "client-gives-access"),
    ("account-locked", "it", "own-account"),
    ("account-restricted", "it", "own-account"),
    ("verification", "you", "finish-verification"),
    ("session-ended", "you", "sign-in-again"),
    ("sign-out-failed", "you", "sign-in-again"),
    ("own-device", "it", "own-account"),
    ("own-sign-in-service", "it", "own-account"),
    ("own-policy", "it", "own-it-policy"),
    ("network-restricted", "it", "own-it-policy"),
    ("client-policy", "client", "client-policy"),
    ("conditional-access", "either", "own-programs"),
    ("sign-in-settings", "either", "own-programs"),
    ("not-assigned", "either", "own-programs"),
    ("application-disabled", "either", "own-programs"),
    ("application-missing", "client", "application-missing"),
    ("consent", "client", "client-consent"),
    ("consent-declined", "you", "give-consent"),
    ("tenant-unknown", "you", "url"),
    ("tenant-unmanaged", "it", "take-over-tenant"),
    ("other-cloud", "client", "client-sign-in"),
    ("program-fault", "support", "program-fault"),
    ("invitation-blocked", "client", "invitation-settings"),
    ("invitations-off", "client", "invitation-settings"),
    ("personal-address", "you", "address-not-usable"),
    ("sign-up-off", "it", "sign-up-off"),
    ("gov-mil-address", "you", "government-address"),
    ("country", "it", "country"),
    ("other-sign-in-name", "you", "sign-in-name"),
    ("guest-address", "you", "give-work-address"),
    ("address-refused", "you", "give-work-address"),
)

_GENERAL_ROWS = (
    ("user-not-allowed", "client", "client-gives-access"),
    ("company-not-opened", "client", "company-access"),
    ("sign-in-other", "", "own-programs"),
)

UNKNOWN_CODE = "explain.sign-in-other"
"""The explanation of a sign-in code that no list has: it claims nothing about the cause."""

MEANINGS: Mapping[str, Explanation] = MappingProxyType(
    {f"explain.{name}": Explanation(f"explain.{name}", actor, goto, anchor=name) for name, actor, goto in _ROWS}
    | {
        f"explain.{name}": Explanation(f"explain.{name}", actor, goto, general=True)
        for name, actor, goto in _GENERAL_ROWS
    }
)
"""All explanations by code."""

EXPLAIN_CODES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {code: ("number",) if code == UNKNOWN_CODE else () for code in MEANINGS}
)
"""Code of an explanation -> names of its parameters."""

_WHERE_EITHER_ACTS = {Owner.READER: ("it", "own-account"), Owner.CLIENT: ("client", "client-sign-in")}
"""Whose organisation a message names -> actor and target, where only that decides."""

_WHERE_ACCOUNT_IS_MISSING = {
    Owner.READER: {"explain.account-outside-tenant": "explain.own-sign-in-name"},
    Owner.CLIENT: {"explain.own-sign-in-name": "explain.account-outside-tenant"},
}
"""Whose organisation a message names -> the explanation of an account that is missing there."""


def for_owner(code: str, owner: Owner | None) -> Explanation:
    """The explanation with this code for a text that names the organisation of the reader or of the client.

    Raises:
        KeyError: there is no such explanation.
    """
    if owner is None:
        return MEANINGS[code]
    meaning = MEANINGS[_WHERE_ACCOUNT_IS_MISSING[owner].get(code, code)]
    if meaning.actor != "either":
        return meaning
    actor, goto = _WHERE_EITHER_ACTS[owner]
    return replace(meaning, actor=actor, goto=goto)

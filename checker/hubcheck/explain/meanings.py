"""The explanation of each known message: who has to act, and where in the checklist to continue."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from hubcheck.model import Params


@dataclass(frozen=True, slots=True)
class Explanation:
    """One possible cause of an error text."""

    code: str
    """Dotted, stable, e.g. `explain.no-access`; also the id of its sentence in the message catalogue."""
    actor: str
    """Who has to act: `you`, `client`, `it` (the reader's own IT department), `wait` or `support`."""
    goto: str
    """Id of the checklist's step or outcome to continue with."""
    params: Params = ()
    """Values for the placeholders of the sentence."""
    general: bool = False
    """Whether it is left out if the same text has a more specific explanation."""


_ROWS = (
    # code, actor, goto
    ("no-access", "client", "client-gives-access"),
    ("link-shape", "you", "url"),
    ("companies-unreachable", "you", "opens"),
    ("company-permission", "client", "company-access"),
    ("duplicate-client", "you", "duplicate-client"),
    ("figures-failed", "client", "company-access"),
    ("no-token", "you", "sign-in-again"),
    ("hub-on-own-server", "client", "own-server"),
    ("invite-rights", "client", "client-invite-rights"),
    ("invite-incomplete", "client", "client-invite-rights"),
    ("invite-licence", "client", "client-invite-rights"),
    ("company-missing", "client", "company-name"),
    ("company-name-long", "client", "company-name"),
    ("tenant-locked", "support", "client-licence"),
    ("licence-ended", "client", "client-licence"),
    ("licence-production", "client", "client-licence"),
    ("company-start-error", "support", "client-partner"),
    ("user-disabled", "client", "client-gives-access"),
    ("user-unlicensed", "client", "client-gives-access"),
    ("user-outside-group", "client", "client-gives-access"),
    ("environment-unavailable", "wait", "try-later"),
    ("http-unauthorized", "you", "sign-in-again"),
    ("http-forbidden", "client", "client-gives-access"),
    ("http-not-found", "you", "url"),
    ("http-busy", "wait", "try-later"),
    ("service-unavailable", "wait", "try-later"),
    ("environments-unlisted", "wait", "try-later"),
    ("not-signed-in", "you", "sign-in-again"),
    ("wrong-credentials", "you", "own-account"),
    ("server-unreachable", "it", "network"),
    ("page-blocked", "you", "browser-settings"),
    ("account-outside-tenant", "you", "use-invited-account"),
    ("personal-account", "you", "work-account-needed"),
    ("password", "it", "own-account"),
    ("account-disabled", "it", "own-account"),
    ("account-locked", "it", "own-account"),
    ("verification", "you", "finish-verification"),
    ("own-policy", "it", "own-it-policy"),
    ("client-policy", "client", "client-policy"),
    ("conditional-access", "client", "client-policy"),
    ("not-assigned", "client", "client-gives-access"),
    ("tenant-unknown", "you", "url"),
    ("tenant-unmanaged", "it", "take-over-tenant"),
    ("invitation-blocked", "client", "invitation-settings"),
    ("invitations-off", "client", "invitation-settings"),
    ("personal-address", "you", "email"),
    ("sign-up-off", "it", "sign-up-off"),
    ("gov-mil-address", "you", "address-not-usable"),
    ("country", "it", "country"),
    ("other-sign-in-name", "you", "sign-in-name"),
    ("guest-address", "you", "address-not-usable"),
    ("address-refused", "you", "email"),
)

_GENERAL_ROWS = (
    ("user-not-allowed", "client", "client-gives-access"),
    ("company-not-opened", "client", "company-access"),
    ("sign-in-other", "it", "own-account"),
)

MEANINGS: Mapping[str, Explanation] = MappingProxyType(
    {f"explain.{name}": Explanation(f"explain.{name}", actor, goto) for name, actor, goto in _ROWS}
    | {
        f"explain.{name}": Explanation(f"explain.{name}", actor, goto, general=True)
        for name, actor, goto in _GENERAL_ROWS
    }
)
"""All explanations by code."""

EXPLAIN_CODES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {code: ("number",) if code == "explain.sign-in-other" else () for code in MEANINGS}
)
"""Code of an explanation -> names of its parameters."""

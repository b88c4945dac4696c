"""Every outcome of the checklist: who has to act, the number of instructions, what to send, and the next step."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from hubcheck.checklist.model import Mail, Outcome, Step
from hubcheck.evidence import FORM, REPORTED, Evidence, published

_ADDRESS = ("address",)
_MESSAGE = ("message",)
_BOTH = (*_ADDRESS, *_MESSAGE)

_BC = "dynamics365/business-central/"
_INVITING = published(_BC + "finance-accounting")
_SIGN_UP = published(_BC + "ui-troubleshoot-self-signup")
_HUB = published(_BC + "company-hub")
_HUB_PROBLEMS = published(_BC + "company-hub-troubleshooting")
_USERS = published(_BC + "ui-how-users-permissions")
_BROWSER = published(_BC + "product-requirements")

MAILS: Mapping[str, Mail] = MappingProxyType(
    {
        "ask-domain": Mail(_ADDRESS),
        "ask-invitation": Mail(_ADDRESS, ("invitation-not-seen",), _INVITING),
        "invite-again": Mail(_BOTH, ("inviting-failed",), _INVITING),
        "give-access": Mail(_ADDRESS),
        "company-access": Mail((*_ADDRESS, "companies"), ("companies-missing",)),
        "company-name": Mail(_BOTH, ("company-name-refused",)),
        "company-error": Mail(_BOTH, ("company-start-error",)),
        "licence": Mail(_MESSAGE, ("licence-or-lock",)),
        "client-policy": Mail(_BOTH, ("guest-refused",)),
        "invitation-settings": Mail(_ADDRESS, ("invitation-blocked",)),
        "partner": Mail(("link",), ("points-to-partner",), FORM),
        "own-server": Mail((), ("points-to-own-server",), _HUB),
        "sign-up-off": Mail(_BOTH, ("sign-up-refused",), _SIGN_UP),
        "country": Mail(_ADDRESS, ("country-refused",)),
        "own-account": Mail(_BOTH, ("sign-in-stopped",)),
        "own-policy": Mail((*_BOTH, "client"), ("own-policy",)),
        "network": Mail(_MESSAGE, ("page-does-not-open",)),
        "client-consent": Mail(_BOTH, ("consent-missing",)),
        "application-missing": Mail(_BOTH, ("program-missing",)),
        "client-sign-in": Mail(_BOTH),
        "environments": Mail(_BOTH, ("environments-unlisted",)),
        "danger": Mail((), ("link-danger",), FORM),
        "take-over": Mail(_ADDRESS, ("no-administrator",)),
        "report": Mail(("report",)),
    }
)
"""All texts to send by id."""


def _row(
    name: str,
    actor: str,
    actions: int,
    mails: str = "",
    otherwise: str = "unresolved",
    states: str = "",
    on: Evidence = REPORTED,
) -> Outcome:
    """An outcome; several mails or facts are separated by spaces."""
    return Outcome(name, actor, actions, tuple(mails.split()), otherwise, tuple(states.split()), on)


_ROWS = (
    # signing up
    _row("address-usable", "you", 3, "", "sign-up-text", "no-refusal-yet", on=_SIGN_UP),
    _row("address-doubtful", "you", 2, "", "sign-up-message", "address-doubtful", on=FORM),
    _row("address-refused", "you", 3, "", "sign-up-message", "address-refused", on=_SIGN_UP),
    _row("address-not-usable", "you", 3, "", "sign-up-off", "called-personal", on=_SIGN_UP),
    _row("sign-up-off", "it", 2, "sign-up-off", states="sign-up-refused", on=_SIGN_UP),
    _row("government-address", "you", 2, states="government-address", on=_SIGN_UP),
    _row("country", "it", 2, "country", states="country-refused", on=_SIGN_UP),
    _row("sign-in-name", "you", 2, states="sign-in-name"),
    _row("sign-up-again", "you", 2, states="sign-in-again"),
    _row("work-account-needed", "you", 2, states="account-kind-refused"),
    _row("give-work-address", "you", 2, states="guest-address-refused", on=_INVITING),
    # the client link
    _row("link-danger", "you", 3, "danger ask-domain", "", "link-danger", on=FORM),
    _row("use-right-link", "you", 3, "", "opens", "link-correctable", on=FORM),
    _row("one-link", "you", 1, "", "opens", "several-links", on=FORM),
    _row("ask-domain", "client", 3, "ask-domain", "invited", "client-not-named", on=FORM),
    _row("ask-link", "client", 3, "ask-domain", "invited", "other-link", on=FORM),
    _row("link-refused", "client", 3, "ask-domain", states="link-refused"),
    _row("open-link", "you", 3, "", "client-gives-access", "link-without-answer"),
    _row("own-server", "client", 2, "own-server", states="points-to-own-server", on=_HUB),
    _row("hub-needs-online", "you", 2, states="hub-on-own-server", on=_HUB),
    _row("ask-partner", "you", 2, "partner", states="points-to-partner", on=FORM),
    _row("duplicate-client", "you", 2, states="duplicate-client"),
    # the invitation
    _row("ask-invitation", "client", 3, "ask-invitation", "sign-in-message", "invitation-not-seen", on=_INVITING),
    _row("accept-invitation", "you", 4, "", "sign-in-message", "invitation-to-accept", on=_INVITING),
    _row("client-invite-rights", "client", 3, "invite-again", states="inviting-failed", on=_INVITING),
    _row("invite-later", "wait", 2, "", "client-invite-rights", "licence-unchecked"),
    _row("invitation-settings", "client", 3, "invitation-settings", states="invitation-blocked"),
    # signing in
    _row("use-invited-account", "you", 4, "", "client-gives-access", "account-unknown-there"),
    _row("sign-in-again", "you", 3, "", "own-programs", "sign-in-again"),
    _row("check-password", "you", 3, "own-account", states="password-refused"),
    _row("own-account", "it", 2, "own-account", states="own-organisation"),
    _row("finish-verification", "you", 3, "own-account", states="verification"),
    _row("own-it-policy", "it", 2, "own-policy", "client-sign-in", "own-policy"),
    _row("client-policy", "client", 2, "client-policy", states="guest-refused"),
    _row("client-sign-in", "client", 2, "client-sign-in"),
    _row("give-consent", "you", 2, "", "client-consent", "consent-missing"),
    _row("client-consent", "client", 2, "client-consent", states="consent-missing"),
    _row("application-missing", "client", 2, "application-missing", states="program-missing"),
    _row("program-fault", "support", 2, "report", "", "program-fault"),
    _row("take-over-tenant", "it", 2, "take-over", states="no-administrator"),
    _row("browser-settings", "you", 3, "", "network", "page-does-not-open", on=_BROWSER),
    _row("clear-cache", "you", 3, "", "network", "page-does-not-open"),
    _row("network", "it", 2, "network", states="page-does-not-open"),
    # access and companies
    _row("client-gives-access", "client", 3, "give-access", on=_USERS),
    _row("client-environments", "client", 2, "environments", states="environments-unlisted"),
    _row("company-access", "client", 2, "company-access", states="companies-missing", on=_INVITING),
    _row("company-name", "client", 3, "company-name", states="company-name-refused"),
    _row("demo-companies", "you", 2, "", "company-access", "demo-company", on=_HUB),
    _row("client-licence", "client", 2, "licence", states="licence-or-lock"),
    _row("client-partner", "client", 2, "company-error", states="company-start-error"),
    _row("read-details", "you", 2, "", "offline", "figures-failed"),
    # the service
    _row("try-later", "wait", 3, "", "companies", "not-available"),
    _row("reload-window", "you", 3, "", "errors", "old-figures", on=_HUB_PROBLEMS),
    _row("unresolved", "support", 2, "report", ""),
)

OUTCOMES: Mapping[str, Outcome] = MappingProxyType({outcome.id: outcome for outcome in _ROWS})
"""All outcomes by id."""

ACTORS = ("you", "client", "it", "either", "wait", "support")
"""Who may have to act; `either` is `it` or `client`, where a message does not tell."""


def answer_message_id(step: Step, answer: str) -> str:
    """The message id of the label of an answer."""
    if step.kind != "text":
        return f"step.{step.id}.answer.{answer}"
    return f"outcome.{answer}.title" if answer in OUTCOMES else f"answer.text.{answer}"

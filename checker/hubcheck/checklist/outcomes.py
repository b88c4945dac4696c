"""Every outcome of the checklist: who has to act, the number of instructions, what to send, and the next step."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from hubcheck.checklist.model import Outcome, Step

MAILS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "ask-domain": ("address",),
        "ask-invitation": ("address",),
        "give-access": ("address",),
        "company-access": ("address",),
        "company-problem": ("address",),
        "licence": (),
        "client-policy": ("address",),
        "invitation-settings": ("address",),
        "partner": ("link",),
        "own-server": (),
        "sign-up-off": ("address",),
        "country": ("address",),
        "own-account": ("address",),
        "own-policy": ("address",),
        "network": (),
        "client-consent": ("address",),
        "application-missing": ("address",),
        "client-sign-in": ("address",),
        "environments": ("address",),
        "danger": (),
        "take-over": ("address",),
        "report": ("report",),
    }
)
"""Message to send -> names of its variables: the reader's address, the client link, or the report."""

_ROWS = (
    # signing up
    Outcome("address-usable", "you", 3, (), "sign-up-text"),
    Outcome("address-doubtful", "you", 2, (), "sign-up-message"),
    Outcome("address-not-usable", "you", 3, (), "sign-up-off"),
    Outcome("sign-up-off", "it", 2, ("sign-up-off",), "unresolved"),
    Outcome("country", "it", 2, ("country",), "unresolved"),
    Outcome("sign-in-name", "you", 2, (), "unresolved"),
    Outcome("work-account-needed", "you", 2, (), "unresolved"),
    # the client link
    Outcome("link-danger", "you", 3, ("danger", "ask-domain")),
    Outcome("use-right-link", "you", 3, (), "opens"),
    Outcome("ask-domain", "client", 2, ("ask-domain",), "opens"),
    Outcome("ask-link", "client", 2, ("ask-domain",), "opens"),
    Outcome("link-not-found", "client", 3, ("ask-domain",), "unresolved"),
    Outcome("own-server", "client", 2, ("own-server",), "unresolved"),
    Outcome("hub-needs-online", "you", 2, (), "unresolved"),
    Outcome("ask-partner", "you", 2, ("partner",), "unresolved"),
    Outcome("duplicate-client", "you", 2, (), "unresolved"),
    # the invitation
    Outcome("ask-invitation", "client", 3, ("ask-invitation",), "sign-in-message"),
    Outcome("accept-invitation", "you", 4, (), "sign-in-message"),
    Outcome("client-invite-rights", "client", 3, ("ask-invitation",), "unresolved"),
    Outcome("invite-later", "wait", 2, (), "client-invite-rights"),
    Outcome("invitation-settings", "client", 3, ("invitation-settings",), "unresolved"),
    # signing in
    Outcome("use-invited-account", "you", 4, (), "client-gives-access"),
    Outcome("sign-in-again", "you", 3, (), "client-gives-access"),
    Outcome("check-password", "you", 3, ("own-account",), "unresolved"),
    Outcome("own-account", "it", 2, ("own-account",), "unresolved"),
    Outcome("finish-verification", "you", 3, ("own-account",), "unresolved"),
    Outcome("own-it-policy", "it", 2, ("own-policy",), "client-sign-in"),
    Outcome("client-policy", "client", 2, ("client-policy",), "unresolved"),
    Outcome("client-sign-in", "client", 2, ("client-sign-in",), "unresolved"),
    Outcome("give-consent", "you", 2, (), "client-consent"),
    Outcome("client-consent", "client", 2, ("client-consent",), "unresolved"),
    Outcome("application-missing", "client", 2, ("application-missing",), "unresolved"),
    Outcome("program-fault", "support", 2, ("report",)),
    Outcome("take-over-tenant", "it", 2, ("take-over",), "unresolved"),
    Outcome("browser-settings", "you", 3, (), "network"),
    Outcome("clear-cache", "you", 3, (), "network"),
    Outcome("network", "it", 2, ("network",), "unresolved"),
    # access and companies
    Outcome("client-gives-access", "client", 4, ("give-access",), "unresolved"),
    Outcome("client-environments", "client", 2, ("environments",), "unresolved"),
    Outcome("company-access", "client", 2, ("company-access",), "unresolved"),
    Outcome("company-name", "client", 2, ("company-problem",), "unresolved"),
    Outcome("demo-companies", "you", 2, (), "company-access"),
    Outcome("client-licence", "client", 2, ("licence",), "unresolved"),
    Outcome("client-partner", "client", 2, ("company-problem",), "unresolved"),
    # the service
    Outcome("try-later", "wait", 3, (), "companies"),
    Outcome("reload-window", "you", 3, (), "errors"),
    Outcome("unresolved", "support", 2, ("report",)),
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

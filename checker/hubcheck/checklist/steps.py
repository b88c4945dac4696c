"""Every step of the checklist as data, in the order in which they can follow one another."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from hubcheck.checklist.model import Choice, Step
from hubcheck.evidence import FORM, LISTED, REPORTED, Evidence, published
from hubcheck.explain import MEANINGS

START = "problem"
"""The first step."""

PASSED, FAILED = "passed", "failed"
UNKNOWN = "unknown"
"""The answer of a reader who does not know, or of a check without a result."""


def _text_step(name: str, *, nothing: str, unknown: str, instead: Mapping[str, str]) -> Step:
    """A step that takes a pasted message, with an answer for every target of an explanation."""
    targets = sorted({meaning.goto for meaning in MEANINGS.values()})
    known = (Choice(target, instead.get(target, target), FAILED) for target in targets)
    none = (Choice("none", nothing, PASSED),) if nothing else ()
    return Step(name, "text", (*none, Choice(UNKNOWN, unknown), *known))


_BEFORE_LINK = {"opens": "url"}
_AFTER_LINK = {"url": "link-refused", "opens": "open-link"}
_SIGNING_UP = {**_BEFORE_LINK, "sign-in-again": "sign-up-again", "own-programs": "own-account"}
"""Where nobody but the reader's own organisation can be the cause."""

_ROWS = (
    Step(
        "problem",
        "choice",
        (
            Choice("sign-up", "email"),
            Choice("connect", "url"),
            Choice("companies", "companies"),
            Choice("refresh", "refreshed"),
            Choice("message", "message"),
        ),
    ),
    Step(
        "email",
        "email",
        (
            Choice("usable", "sign-up-message", PASSED),
            Choice("doubtful", "address-doubtful", FAILED),
            Choice("refused", "address-refused", FAILED),
            Choice(UNKNOWN, "sign-up-message"),
        ),
    ),
    Step(
        "sign-up-message",
        "choice",
        (
            Choice("not-tried", "address-usable", PASSED),
            Choice("personal", "address-not-usable", FAILED),
            Choice("it-off", "sign-up-off", FAILED),
            Choice("other-id", "sign-in-name", FAILED),
            Choice("country", "country", FAILED),
            Choice("gov-mil", "government-address", FAILED),
            Choice("other", "sign-up-text"),
        ),
    ),
    _text_step("sign-up-text", nothing="", unknown="unresolved", instead=_SIGNING_UP),
    _text_step("message", nothing="", unknown="url", instead=_BEFORE_LINK),
    Step(
        "url",
        "url",
        (
            Choice("right", "opens", PASSED),
            Choice("fix", "use-right-link", FAILED),
            Choice("danger", "link-danger", FAILED),
            Choice("several", "one-link", FAILED),
            Choice("no-client", "ask-domain", FAILED),
            Choice("other-link", "ask-link", FAILED),
            Choice("invitation", "accept-invitation", FAILED),
            Choice("own-server", "own-server", FAILED),
            Choice("partner", "ask-partner", FAILED),
            Choice(UNKNOWN, "ask-domain"),
        ),
    ),
    Step(
        "opens",
        "choice",
        (Choice("yes", "errors", PASSED), Choice("no", "invited", FAILED), Choice(UNKNOWN, "invited")),
    ),
    Step(
        "invited",
        "choice",
        (
            Choice("yes", "invitation-opened", PASSED),
            Choice("no", "ask-invitation", FAILED),
            Choice(UNKNOWN, "ask-invitation"),
        ),
    ),
    Step(
        "invitation-opened",
        "choice",
        (Choice("yes", "invitation-accepted", PASSED), Choice("no", "accept-invitation", FAILED)),
    ),
    Step(
        "invitation-accepted",
        "choice",
        (
            Choice("yes", "sign-in-message", PASSED),
            Choice("no", "accept-invitation", FAILED),
            Choice(UNKNOWN, "accept-invitation"),
        ),
    ),
    _text_step("sign-in-message", nothing="errors", unknown="errors", instead=_AFTER_LINK),
    Step(
        "refreshed",
        "choice",
        (
            Choice("yes", "errors", PASSED),
            Choice("no", "reload-window", FAILED),
            Choice(UNKNOWN, "reload-window"),
        ),
    ),
    _text_step("errors", nothing="offline", unknown="offline", instead=_AFTER_LINK),
    Step(
        "own-programs",
        "choice",
        (
            Choice("yes", "client-sign-in", PASSED),
            Choice("no", "own-account", FAILED),
            Choice(UNKNOWN, "unresolved"),
        ),
    ),
    Step(
        "offline",
        "choice",
        (Choice("no", "companies", PASSED), Choice("yes", "try-later", FAILED), Choice(UNKNOWN, "companies")),
    ),
    Step(
        "companies",
        "choice",
        (
            Choice("all", "unresolved", PASSED),
            Choice("some", "demo", FAILED),
            Choice("none", "client-gives-access", FAILED),
        ),
    ),
    Step(
        "demo",
        "choice",
        (
            Choice("no", "company-access", PASSED),
            Choice("yes", "demo-companies", FAILED),
            Choice(UNKNOWN, "company-access"),
        ),
    ),
)

STEPS: Mapping[str, Step] = MappingProxyType({step.id: step for step in _ROWS})
"""All steps by id, in order."""

CHECKS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "sign-up": ("email", "sign-up-message"),
        "connect": (
            "url",
            "opens",
            "invited",
            "invitation-opened",
            "invitation-accepted",
            "sign-in-message",
            "errors",
            "offline",
            "companies",
        ),
        "companies": ("companies",),
        "refresh": ("refreshed", "errors", "offline", "companies"),
        "message": ("url", "opens", "errors", "offline", "companies"),
    }
)
"""For each problem the steps that check something, in order, for the summary of passed, failed and open checks."""

_BC = "dynamics365/business-central/"
_RULES: Mapping[str, Evidence] = MappingProxyType(
    {
        "sign-up-message": published(_BC + "ui-troubleshoot-self-signup"),
        "invitation-opened": published("entra/external-id/redemption-experience"),
        "invitation-accepted": published("entra/external-id/user-properties"),
        "refreshed": published(_BC + "company-hub-troubleshooting"),
        "offline": published(_BC + "dev-itpro/administration/tenant-admin-center-environments"),
        "demo": published(_BC + "company-hub"),
    }
)
"""Id of a step -> the rule that its hint tells; the other hints only say what to do."""
_CHECKED: Mapping[str, Evidence] = MappingProxyType({"email": LISTED, "url": FORM})
"""Kind of a step -> what its answers rest on, where a check chooses."""


def _sentences(step: Step) -> dict[str, Evidence]:
    """The sentences of a step with what they rest on; a question asserts nothing."""
    answers = () if step.kind == "text" else step.choices
    answered = {f"step.{step.id}.answer.{one.id}": _CHECKED.get(step.kind, REPORTED) for one in answers}
    return {f"step.{step.id}.question": FORM, f"step.{step.id}.hint": _RULES.get(step.id, FORM), **answered}


STEP_SENTENCES: Mapping[str, Evidence] = MappingProxyType(
    {name: evidence for step in _ROWS for name, evidence in _sentences(step).items()}
    | {f"answer.text.{answer}": REPORTED for answer in ("none", UNKNOWN, "url", "opens", "own-programs")}
)
"""Message id of each question, hint and answer -> what it rests on."""

"""Every finding of the address check, by importance: the first one decides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from hubcheck.paste_cleaning import PASTE_CODES


@dataclass(frozen=True, slots=True)
class Weight:
    """What a finding means for the address if there is no more important one."""

    decision: str
    """`accept`, `warn` or `reject`."""
    kind: str
    """The class of the verdict."""
    params: tuple[str, ...] = ()
    """Names of the finding's parameters."""


_INVALID = Weight("reject", "invalid")

WEIGHTS: Mapping[str, Weight] = MappingProxyType(
    {
        # unreadable
        "email.too-long": Weight("reject", "invalid", ("limit",)),
        "email.empty": _INVALID,
        "email.control": Weight("reject", "invalid", ("character",)),
        # a guest account in a client's directory
        "email.guest-name": Weight("reject", "guest_upn", ("guess", "tenant")),
        "email.guest-name-unclear": Weight("reject", "guest_upn", ("tenant",)),
        "email.personal-account": Weight("reject", "guest_upn", ("guess", "mark")),
        # unreadable: syntax
        "email.several": _INVALID,
        "email.no-at": _INVALID,
        "email.several-at": _INVALID,
        "email.no-local": _INVALID,
        "email.no-domain": _INVALID,
        "email.comma": _INVALID,
        "email.space": _INVALID,
        "email.local-dots": _INVALID,
        "email.domain-dots": _INVALID,
        "email.local-characters": Weight("reject", "invalid", ("characters",)),
        "email.domain-characters": Weight("reject", "invalid", ("characters",)),
        "email.hyphen": _INVALID,
        "email.local-too-long": Weight("reject", "invalid", ("limit",)),
        "email.label-too-long": Weight("reject", "invalid", ("limit",)),
        "email.domain-too-long": Weight("reject", "invalid", ("limit",)),
        "email.address-too-long": Weight("reject", "invalid", ("limit",)),
        "email.numeric-tld": Weight("reject", "invalid", ("tld",)),
        "email.syntax": _INVALID,
        # no mailbox, or no work mailbox
        "email.typo-domain": Weight("reject", "typo", ("domain", "suggestion")),
        "email.onmicrosoft-alone": Weight("reject", "invalid", ("domain",)),
        "email.short-tld": Weight("reject", "invalid", ("tld",)),
        "email.reserved-domain": Weight("reject", "reserved", ("domain",)),
        "email.single-label": Weight("reject", "reserved", ("domain",)),
        "email.typo-tld": Weight("reject", "typo", ("suggestion", "tld")),
        "email.government-domain": Weight("reject", "gov_mil", ("domain", "tld")),
        "email.telecom-domain": Weight("reject", "telecom", ("domain", "operator")),
        "email.consumer-domain": Weight("reject", "personal", ("domain",)),
        "email.disposable-domain": Weight("reject", "disposable", ("domain",)),
        # Entra user names, concept-sspr-policy
        "email.account-characters": Weight("reject", "upn_chars", ("chars",)),
        "email.address-literal": Weight("reject", "upn_chars", ("literal",)),
        # usable, with a question or a remark
        "email.near-provider": Weight("warn", "typo", ("domain", "suggestion")),
        "email.unknown-tld": Weight("warn", "typo", ("tld",)),
        "email.plus-address": Weight("warn", "alias_plus", ("suggestion",)),
        "email.role-mailbox": Weight("warn", "role", ("local",)),
        "email.account-too-long": Weight("warn", "upn_chars", ("limit",)),
        "email.cleaned": Weight("warn", "fixable", ("clean", "removed")),
        "email.onmicrosoft": Weight("accept", "onmicrosoft", ("domain",)),
        "email.work-domain": Weight("accept", "work", ("domain",)),
        # never deciding: on the suggestion, on the product
        "email.suggestion-refused": Weight("accept", "work", ("domain",)),
        "email.for-product": Weight("accept", "work", ("product", "retired")),
    }
)
"""Finding code -> its weight."""

_PASTE: Mapping[str, tuple[str, ...]] = MappingProxyType(
    dict.fromkeys(
        (
            *("paste.escapes", "paste.hidden", "paste.link", "paste.display-name", "paste.beside"),
            *("paste.punctuation", "paste.wide"),
        ),
        ("removed",),
    )
)

EMAIL_CODES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {code: weight.params for code, weight in WEIGHTS.items()} | {**PASTE_CODES, **_PASTE}
)
"""Code of every possible finding of `check_email` -> names of its parameters, sorted."""

ORDER: Mapping[str, int] = MappingProxyType({code: index for index, code in enumerate(EMAIL_CODES)})
"""Finding code -> its position; the lowest position decides."""

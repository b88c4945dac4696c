"""Every code and parameter value of the link check, for which a message catalogue needs messages."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from hubcheck.evidence import FORM, LISTED, ClassEvidence, Sentence, published, rfc
from hubcheck.url.around import MARKS

_LINKS = published("dynamics365/business-central/dev-itpro/developer/devenv-web-client-urls")
_ENVIRONMENTS = published(
    "dynamics365/business-central/dev-itpro/administration/administration-center-api_environments"
)
_ADD_COMPANY = published("dynamics365/business-central/company-hub-add-company")
_COMPANY_HUB = published("dynamics365/business-central/company-hub")
_GUEST_LINK = published("dynamics365/business-central/finance-accounting")
_INVITATION = published("entra/external-id/redemption-experience")
_EMBED_APPS = published("dynamics365/business-central/dev-itpro/deployment/embed-app-overview")

URL_CLASSES: Final[Mapping[str, ClassEvidence]] = MappingProxyType(
    {
        "valid": ClassEvidence(FORM),
        "fixable": ClassEvidence(FORM, _ADD_COMPANY),
        "mobile": ClassEvidence(FORM, _ADD_COMPANY),
        "wrapped": ClassEvidence(FORM, _ADD_COMPANY),
        "typo": ClassEvidence(FORM, _ADD_COMPANY),
        "several": ClassEvidence(FORM, FORM),
        "no_tenant": ClassEvidence(FORM, FORM),
        "bad_tenant": ClassEvidence(FORM, FORM),
        "legacy": ClassEvidence(FORM, FORM),
        "onprem": ClassEvidence(FORM, FORM),
        "partner": ClassEvidence(FORM, FORM),
        "placeholder": ClassEvidence(FORM, FORM),
        "invitation": ClassEvidence(FORM, _GUEST_LINK),
        "wrong_kind": ClassEvidence(FORM, _ADD_COMPANY),
        "invalid": ClassEvidence(FORM, FORM),
        "lookalike": ClassEvidence(FORM, FORM),
    }
)
"""Class of a link's verdict (`kind`) -> what its title and its instruction rest on."""

URL_SENTENCES: Final[Mapping[str, Sentence]] = MappingProxyType(
    {
        "url.valid": Sentence(FORM, ("environment", "tenant")),
        "url.left-out": Sentence(FORM, ("what",)),
        "url.changed": Sentence(FORM, ("what",)),
        "url.added": Sentence(FORM, ("what",)),
        "url.mobile": Sentence(_ADD_COMPANY),
        "url.wrapped": Sentence(LISTED, ("wrapper",)),
        "url.several": Sentence(FORM, ("count",)),
        "url.which-client": Sentence(FORM, ("count",)),
        "url.one-link": Sentence(FORM, ("link",)),
        "url.no-tenant": Sentence(_GUEST_LINK),
        "url.bad-tenant": Sentence(_LINKS, ("tenant",)),
        "url.tenant-mail": Sentence(FORM, ("domain",)),
        "url.tenant-provider": Sentence(LISTED, ("domain",)),
        "url.tenant-like-provider": Sentence(LISTED, ("domain", "provider")),
        "url.tenant-spelling": Sentence(LISTED, ("domain", "link", "meant")),
        "url.tenant-ending": Sentence(LISTED, ("tld",)),
        "url.tenant-reserved": Sentence(rfc(6761, "6"), ("domain",)),
        "url.tenant-onmicrosoft": Sentence(published("microsoft-365/admin/setup/domains-faq")),
        "url.example-client": Sentence(LISTED, ("domain",)),
        "url.bad-environment": Sentence(_ENVIRONMENTS, ("environment",)),
        "url.extra-path": Sentence(FORM, ("path",)),
        "url.legacy": Sentence(FORM, ("host",)),
        "url.onprem": Sentence(_COMPANY_HUB, ("host",)),
        "url.partner": Sentence(_EMBED_APPS, ("host",)),
        "url.placeholder": Sentence(FORM, ("x",)),
        "url.invitation": Sentence(_INVITATION),
        "url.wrong-kind": Sentence(LISTED, ("host", "what")),
        "url.mail-address": Sentence(FORM),
        "url.other-site": Sentence(FORM, ("host",)),
        "url.domain-only": Sentence(FORM, ("domain", "link")),
        "url.id-only": Sentence(FORM, ("id", "link")),
        "url.empty": Sentence(FORM),
        "url.not-a-link": Sentence(_LINKS),
        "url.single-label": Sentence(FORM, ("host",)),
        "url.too-long": Sentence(FORM, ("length", "limit")),
        "url.lookalike": Sentence(FORM, ("host",)),
        "url.trick-in-front": Sentence(FORM, ("host",)),
        "url.trick-userinfo": Sentence(FORM, ("host",)),
        "url.trick-elsewhere": Sentence(FORM, ("host",)),
        "url.trick-letters": Sentence(FORM, ("host", "shown")),
        "url.trick-spelling": Sentence(FORM, ("name",)),
        "url.trick-ending": Sentence(_LINKS, ("ending", "name")),
        "url.trick-shape": Sentence(FORM, ("host",)),
        "url.trick-text": Sentence(FORM, ("host", "name")),
        "url.trick-script": Sentence(FORM),
    }
)
"""Code of every possible finding of `check_url` -> its sentence."""

URL_CODES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {code: sentence.params for code, sentence in URL_SENTENCES.items()}
)
"""Code of every possible finding of `check_url` -> names of its parameters, sorted."""

URL_PARTS: Final = (
    # left out
    *("invisible", "blanks", "mail-code", "label", *MARKS, "second-scheme", "app-scheme"),
    *("query", "tail"),
    *("fragment", "port", "userinfo", "dot", "page", "slash", "flag-again"),
    # changed, or added
    *("spelling", "scheme", "http", "host", "api", "tenant-place", "tenant-letters", "order"),
    *("flag-case", "flag-value", "backslash", "flag"),
)
"""Values of `what` in `url.left-out`, `url.changed` and `url.added`; several are joined by commas."""

URL_SITES: Final = (
    *("website", "file", "wrapper", "short", "search", "storage", "social", "mail", "docs", "product"),
    *("admin-center", "invitation", "m365-admin", "entra", "azure", "signin", "signup", "onedrive", "sharepoint"),
    *("teams", "m365", "test", "archive", "finance", "sales", "dynamics", "technical", "appsource", "power"),
)
"""Values of `what` in `url.wrong-kind`."""

URL_WRAPPERS: Final = (
    "safelinks",
    "outlook",
    "urldefense",
    "google",
    "social",
    "chat",
    "search",
    "mail-filter",
    "signin",
)
"""Values of `wrapper` in `url.wrapped`."""

URL_VALUES: Final = MappingProxyType({"part": FORM, "site": LISTED, "wrapper": LISTED})
"""Vocabulary of values in these sentences -> what its words rest on."""

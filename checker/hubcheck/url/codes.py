"""Every code and parameter value of the link check, for which a message catalogue needs messages."""

from __future__ import annotations

from typing import Final

URL_CLASSES: Final = (
    "valid",
    "fixable",
    "mobile",
    "wrapped",
    "typo",
    "several",
    "no_tenant",
    "bad_tenant",
    "legacy",
    "onprem",
    "partner",
    "placeholder",
    "invitation",
    "wrong_kind",
    "invalid",
    "lookalike",
)
"""The classes of a link's verdict (`kind`)."""

URL_CODES: Final[dict[str, tuple[str, ...]]] = {
    "url.valid": ("environment", "tenant"),
    "url.left-out": ("what",),
    "url.changed": ("what",),
    "url.added": ("what",),
    "url.mobile": (),
    "url.wrapped": ("wrapper",),
    "url.several": ("count",),
    "url.which-client": ("count",),
    "url.one-link": ("link",),
    "url.no-tenant": (),
    "url.bad-tenant": ("tenant",),
    "url.tenant-mail": ("domain",),
    "url.tenant-provider": ("domain",),
    "url.tenant-like-provider": ("domain", "provider"),
    "url.tenant-spelling": ("domain", "link", "meant"),
    "url.tenant-ending": ("tld",),
    "url.tenant-reserved": ("domain",),
    "url.tenant-onmicrosoft": (),
    "url.example-client": ("domain",),
    "url.bad-environment": ("environment",),
    "url.extra-path": ("path",),
    "url.legacy": ("host",),
    "url.onprem": ("host",),
    "url.partner": ("host",),
    "url.placeholder": ("x",),
    "url.invitation": (),
    "url.wrong-kind": ("host", "what"),
    "url.other-site": ("host",),
    "url.domain-only": ("domain", "link"),
    "url.id-only": ("id", "link"),
    "url.empty": (),
    "url.not-a-link": (),
    "url.single-label": ("host",),
    "url.too-long": ("length", "limit"),
    "url.lookalike": ("host",),
    "url.trick-in-front": ("host",),
    "url.trick-userinfo": ("host",),
    "url.trick-elsewhere": ("host",),
    "url.trick-letters": ("host", "shown"),
    "url.trick-spelling": ("name",),
    "url.trick-ending": ("ending", "name"),
    "url.trick-shape": ("host",),
    "url.trick-text": ("host", "name"),
    "url.trick-script": (),
}
"""Code of every possible finding of `check_url` -> names of its parameters, sorted."""

URL_PARTS: Final = (
    # left out
    *("invisible", "blanks", "mail-code", "label", "marks", "second-scheme", "app-scheme", "query", "tail"),
    *("fragment", "port", "userinfo", "dot", "page", "slash", "flag-again"),
    # changed, or added
    *("spelling", "scheme", "http", "host", "api", "tenant-place", "tenant-letters", "order"),
    *("flag-case", "flag-value", "backslash", "flag"),
)
"""Values of `what` in `url.left-out`, `url.changed` and `url.added`; several are joined by commas."""

URL_SITES: Final = (
    *("website", "file", "address", "wrapper", "short", "search", "storage", "social", "mail", "docs", "product"),
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

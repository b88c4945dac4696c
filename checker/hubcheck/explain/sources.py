"""The published page on which the explanation of each message rests."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from hubcheck.evidence import FORM, LEARN, REPORTED, Evidence
from hubcheck.explain.explainer import table_rows

_BC = LEARN + "dynamics365/business-central/"

PAGES: Mapping[str, str] = MappingProxyType(
    {
        "ENTRA reference-error-codes": LEARN + "entra/identity-platform/reference-error-codes",
        "ENTRA troubleshoot": LEARN + "entra/external-id/troubleshoot",
        "DEV include-http-status": _BC + "dev-itpro/administration/telemetry-webservices-trace",
        "DEV dynamics-error-codes": _BC + "dev-itpro/api-reference/v2.0/dynamics-error-codes",
        "DEV telemetry-authorization-trace": _BC + "dev-itpro/administration/telemetry-authorization-trace",
        "DEV tenant-admin-center-update-management": _BC
        + "dev-itpro/administration/tenant-admin-center-update-management",
        "DEV embed-app-deployment-package": _BC + "dev-itpro/deployment/embed-app-deployment-package",
        "BC admin-troubleshoot-connectivity": _BC + "admin-troubleshoot-connectivity",
        "BC across-browser-settings": _BC + "across-browser-settings",
        "BC ui-troubleshoot-self-signup": _BC + "ui-troubleshoot-self-signup",
        "Accountant Hub and Company Hub troubleshooting page": _BC + "company-hub-troubleshooting",
        "AL Company Hub": "https://github.com/microsoft/ALAppExtensions/tree/main/Apps/W1/CompanyHub",
        # The guide to inviting in the product; the page tells what inviting needs.
        "AL BaseApp 9033": _BC + "finance-accounting",
    }
)
"""Source of a message or code, as in the tables -> the address of its page."""


@cache
def explanation_evidence() -> Mapping[str, Evidence]:
    """Message id of each explanation -> what it rests on: the pasted message, and the page that explains it."""
    pages = {code: PAGES[source] for code, source in _sources() if source in PAGES}
    known = {code: Evidence("reported", page) for code, page in pages.items()}
    return {"explain.nothing": FORM, "explain.several": FORM, "explain.sign-in-other": REPORTED, **known}


def _sources() -> list[tuple[str, str]]:
    """The code of an explanation with each of its sources."""
    quoted = [(code, source) for code, _language, _text, source in table_rows("quotations.tsv")]
    coded = [(code, source) for names, _tokens, source in table_rows("codes.tsv") for code in names.split(",")]
    return [(f"explain.{code}", one) for code, sources in (*quoted, *coded) for one in sources.split(", ")]

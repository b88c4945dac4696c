"""Sample requests that make the checks load everything lazy; run before the checker is packed for the browser."""

from __future__ import annotations

import json
from collections.abc import Mapping

from hubcheck.api.handle import CHECKS, VERSION, handle
from hubcheck.messages import locales

SAMPLES: Mapping[str, tuple[object, ...]] = {
    "url": (
        "https://businesscentral.dynamics.com/kantoor.be/Sandbox?company=CRONUS%20BE",
        "businesscentral.dynamics.com/kantoor.be",
        "https://businesscentral.dynamics.com/xn--caf-dma.be?page=22",
        "https://businesscentral.dynamics.com/café-müller.de",
        "https://businesscentral.dynamiсs.com/kantoor.be",
        "https://businesscentral.dynamics.com.evil.test/kantoor.be",
        "https://xn--80ak6aa92e.com/kantoor.be",
        "ms-businesscentral://businesscentral.dynamics.com/kantoor.be",
        "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fbusinesscentral.dynamics.com%2Fkantoor.be&data=05",
        "https://user:secret@businesscentral.dynamics.com/kantoor.be",
        "https://[::1]:8080/BC/WebClient/?tenant=default",
        "https://192.168.1.20/BC250/",
        "http://0x7f.1/",
        "https://☃.net/",
        "https://ex ample.com/",
        "https://exa%mple.com/%zz",
        "<https://businesscentral.dynamics.com/kantoor.be>.",
        "https://\ud800.be/\udfff",
        "[https://businesscentral.dynamics.com/kantoor.be](https://www.kantoor.be/)",
        "https://businesscentral.dynamics.com/kantoor.be https://businesscentral.dynamics.com/gmail.com",
        "https://businescentral.dynamics.com/kantoor.be",
        "https://kantoor.azurewebsites.net/",
        "f3c1a9d2-0b4e-4c7a-9f21-5d6e7a8b9c0d",
        "not a link",
        "javascript:alert(1)",
        "",
        "x" * 3000,
    ),
    "email": (
        "jan@kantoor.be",
        "Jan Peeters <jan.peeters@gmail.com>",
        "mailto:an@proximus.be",
        "Jan Peeters jan@kantoor.be",
        "live.com#jan@kantoor.be",
        "jan@ziggy.nl",
        "jan@müller.be",
        "jan@xn--mller-kva.be",
        "jän@kantoor.be",
        "jan@gmial.com",
        "jan@kantoor",
        "jan@@kantoor.be",
        "jan@[192.168.1.1]",
        '"jan peeters"@kantoor.be',
        "jan_kantoor.be#EXT#@klant.onmicrosoft.com",
        "jan+bc@kantoor.be",
        "info@kantoor.be",
        "jan@example.com",
        "jan@mailinator.com",
        "jan@navy.mil",
        "jan@kantoor.zzzz",
        "\ud800@kantoor.be",
        "\u200bjan@kantoor.be\u00a0",
        "jan@-kantoor-.be",
        "",
        "a" * 400 + "@kantoor.be",
    ),
    "explain": (
        "Sorry, something went wrong. AADSTS50020: User account does not exist in tenant.",
        "The remote server returned an error: (403) Forbidden.",
        "AADSTS9999999",
        "« Accès refusé »",
        "zzz",
        "",
    ),
    "checklist": (
        {"answers": {}},
        {"answers": {"no such step": "x"}},
        {"goto": "client-gives-access"},
        {"goto": "url"},
    ),
    "report": tuple(
        {
            "answers": {},
            "typed": {"address": "jan@gmail.com", "link": "https://businesscentral.dynamics.com/kantoor.be?x=1"},
            "circumstances": {"time": "", "zone": "", "locale": locale, "version": ""},
        }
        for locale in locales()
    ),
    "table": (
        {"text": "Naam;Link\nPeeters;https://businesscentral.dynamics.com/kantoor.be\n", "column": None},
        {"text": '"a@kantoor.be', "column": 0},
        {"text": "PK\x03\x04"},
    ),
    "groups": (
        [{"kind": "url", "decision": "fix", "class": "fixable", "suggestion": "https://x.be", "findings": []}],
        [],
    ),
    "sheet": (
        {"rows": [["=1+1", 'a "b"']], "format": "csv", "decimal": ","},
        {"rows": [["a\tb"]], "format": "tsv", "decimal": "."},
    ),
    "online": tuple(
        {"kind": kind, "input": text, "services": {"tenant": "https://a.be", "mx": "https://b.be", "probe": True}}
        for kind, text in (
            ("email", "jan@müller.be"),
            ("url", "http://192.168.1.20/BC250/"),
            ("url", "http://[::1]/BC"),
        )
    ),
    "outcome": (
        {
            "request": {"check": "mx", "url": "https://b.be", "service": "b.be", "domain": "x.be", "kind": "email"},
            "outcome": {"how": "response", "status": 200, "body": '{"Status": 3}'},
        },
        {
            "request": {"check": "probe", "url": "https://x.be/", "service": "x.be", "domain": "x.be", "kind": "url"},
            "outcome": {"how": "timeout", "seconds": 8},
        },
    ),
}
"""Inputs by kind (`hubcheck.api.handle.CHECKS`)."""


def run() -> str:
    """Send every sample through `handle`; the responses as JSON, identical in every Python that runs the checker.

    Raises:
        ValueError: a valid request was rejected, or an invalid one was not.
    """
    accepted = [_check(kind, value) for kind in sorted(CHECKS) for value in SAMPLES[kind]]
    rejected = [_check("no such kind", ""), _check("url", None), handle("{"), handle('{"v": 0}')]
    if any("error" in json.loads(text) for text in accepted) or any("data" in json.loads(text) for text in rejected):
        raise ValueError("a sample was answered wrongly")
    return "[" + ",".join(accepted + rejected) + "]"


def _check(kind: str, value: object) -> str:
    return handle(json.dumps({"v": VERSION, "op": "check", "payload": {"kind": kind, "input": value}}))

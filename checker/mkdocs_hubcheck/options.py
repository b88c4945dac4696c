"""The options of the plugin `hubcheck` in `mkdocs.yml`."""

from __future__ import annotations

import re
from collections.abc import Mapping

from mkdocs.config import config_options
from mkdocs.config.base import Config, ValidationError

_SERVICE_URL = re.compile(r"(?:https://[\w.-]+|http://(?:127\.0\.0\.1|localhost))(?::\d+)?(?:/[^\s?#]*)?\Z", re.ASCII)


class OnlineOptions(Config):
    """Services that may be queried about a domain when the reader clicks. Empty: none, and there is no button."""

    tenant = config_options.Type(str, default="")
    """The base address of Microsoft Entra's discovery service, e.g. `https://login.microsoftonline.com`."""
    mx = config_options.Type(str, default="")
    """The address of a DNS over HTTPS service that answers in JSON, e.g. `https://cloudflare-dns.com/dns-query`."""
    probe = config_options.Type(bool, default=False)
    """Whether to probe the host of a client link."""

    def validate(self) -> tuple[list[tuple[str, Exception]], list[tuple[str, str]]]:
        """Reject URLs that a page cannot query: https only, or http on this machine for tests."""
        failed, warnings = super().validate()
        for name in ("tenant", "mx"):
            address = self[name]
            if isinstance(address, str) and address and not _SERVICE_URL.match(address):
                failed.append((name, ValidationError(f"{address!r} is not an https URL without a query.")))
        return failed, warnings


class HubcheckOptions(Config):
    """Options of the plugin `hubcheck`."""

    cache = config_options.Type(str, default=".cache/hubcheck")
    """The folder in which packaged checkers are cached, relative to `mkdocs.yml`."""
    enabled = config_options.Type(bool, default=True)
    """Off: forms have no checker behind them, and nothing is packaged."""
    online = config_options.SubConfig(OnlineOptions)
    """Online checks; off by default."""


def services(online: OnlineOptions) -> Mapping[str, object] | None:
    """The services that may be queried, as the pages receive them; None if online checks are off."""
    allowed = {"tenant": online.tenant, "mx": online.mx, "probe": online.probe}
    return allowed if any(allowed.values()) else None

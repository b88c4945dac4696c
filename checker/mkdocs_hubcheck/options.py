"""What a site can say about the checker in `mkdocs.yml`."""

from __future__ import annotations

import re
from collections.abc import Mapping

from mkdocs.config import config_options
from mkdocs.config.base import Config, ValidationError

_ASKED = re.compile(r"(?:https://[\w.-]+|http://(?:127\.0\.0\.1|localhost))(?::\d+)?(?:/[^\s?#]*)?\Z", re.ASCII)


class OnlineOptions(Config):
    """Who may be asked about a domain, on the reader's click. Empty: nobody, and there is no button."""

    tenant = config_options.Type(str, default="")
    """Base address of Microsoft Entra's discovery, e.g. `https://login.microsoftonline.com`."""
    mx = config_options.Type(str, default="")
    """Address of DNS over HTTPS in JSON, e.g. `https://cloudflare-dns.com/dns-query`."""
    probe = config_options.Type(bool, default=False)
    """Whether the host of a client link may be asked for a sign of life."""

    def validate(self) -> tuple[list[tuple[str, Exception]], list[tuple[str, str]]]:
        """Addresses must be ones that a page may ask: https, or http on this machine for tests."""
        failed, warnings = super().validate()
        for name in ("tenant", "mx"):
            address = self[name]
            if isinstance(address, str) and address and not _ASKED.match(address):
                failed.append((name, ValidationError(f"{address!r} is no https address without a query.")))
        return failed, warnings


class HubcheckOptions(Config):
    """Options of the plugin `hubcheck`."""

    cache = config_options.Type(str, default=".cache/hubcheck")
    """Where packed checkers are kept, relative to `mkdocs.yml`."""
    enabled = config_options.Type(bool, default=True)
    """Off: forms stay without a checker behind them, and nothing is packed."""
    online = config_options.SubConfig(OnlineOptions)
    """Online checks; off by default."""


def services(online: OnlineOptions) -> Mapping[str, object] | None:
    """Who may be asked, as the pages get it; None where online checks are off."""
    asked = {"tenant": online.tenant, "mx": online.mx, "probe": online.probe}
    return asked if any(asked.values()) else None

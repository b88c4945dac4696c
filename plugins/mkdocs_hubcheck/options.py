"""What a site can say about the checker in `mkdocs.yml`."""

from __future__ import annotations

from mkdocs.config import config_options
from mkdocs.config.base import Config


class HubcheckOptions(Config):
    """Options of the plugin `hubcheck`."""

    cache = config_options.Type(str, default=".cache/hubcheck")
    """Where packed checkers are kept, relative to `mkdocs.yml`."""
    enabled = config_options.Type(bool, default=True)
    """Off: forms stay without a checker behind them, and nothing is packed."""

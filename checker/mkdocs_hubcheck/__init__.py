"""The MkDocs plugin `hubcheck`: packs the checker for the reader's browser and publishes it with the site."""

from mkdocs_hubcheck.plugin import HubcheckPlugin

__all__ = ["HubcheckPlugin"]

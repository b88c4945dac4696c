"""The checker's sentences: one catalogue a locale, found by code, filled in with parameters."""

from hubcheck.messages.catalogue import DEFAULT_LOCALE, Catalogue, locales, placeholders, read_catalogue
from hubcheck.messages.render import Panel, describe

__all__ = [
    "DEFAULT_LOCALE",
    "Catalogue",
    "Panel",
    "describe",
    "locales",
    "placeholders",
    "read_catalogue",
]

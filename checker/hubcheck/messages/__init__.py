"""The checker's sentences: one catalogue a locale, found by code, filled in with parameters."""

from hubcheck.messages.catalogue import DEFAULT_LOCALE, Catalogue, locales, placeholders, read_catalogue
from hubcheck.messages.render import Panel, answer_id, describe

__all__ = [
    "DEFAULT_LOCALE",
    "Catalogue",
    "Panel",
    "answer_id",
    "describe",
    "locales",
    "placeholders",
    "read_catalogue",
]

"""The checker's sentences: one catalogue per locale, from message id to sentence with placeholders."""

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

"""The checker's sentences: one catalogue per locale, from message id to sentence with placeholders."""

from hubcheck.messages.catalogue import (
    DEFAULT_LOCALE,
    Catalogue,
    locales,
    nearest_locale,
    placeholders,
    read_catalogue,
    without_bold,
)
from hubcheck.messages.render import Panel, describe

__all__ = [
    "DEFAULT_LOCALE",
    "Catalogue",
    "Panel",
    "describe",
    "locales",
    "nearest_locale",
    "placeholders",
    "read_catalogue",
    "without_bold",
]

"""The client link check: the link to use in the hub, and links that must never be opened."""

from hubcheck.url.check import LIMIT, check_url
from hubcheck.url.codes import URL_CLASSES, URL_CODES, URL_PARTS, URL_SITES, URL_WRAPPERS

__all__ = ["LIMIT", "URL_CLASSES", "URL_CODES", "URL_PARTS", "URL_SITES", "URL_WRAPPERS", "check_url"]

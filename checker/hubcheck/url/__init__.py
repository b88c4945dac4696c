"""The client-link check: which link to give the hub, and which never to open."""

from .codes import URL_CLASSES, URL_CODES, URL_PARTS, URL_SITES, URL_WRAPPERS
from .judge import LIMIT, check_url

__all__ = ["LIMIT", "URL_CLASSES", "URL_CODES", "URL_PARTS", "URL_SITES", "URL_WRAPPERS", "check_url"]

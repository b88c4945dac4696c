"""Leads addresses that pages give in HTML, which MkDocs leaves as they are, from a locale to the files of the site."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection
from urllib.parse import quote, unquote

_TAG = re.compile(r"<[a-zA-Z](?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")
_ATTRIBUTE = re.compile(r"(\s(?:href|poster|src|srcset)=)([\"'])(.*?)\2", re.IGNORECASE | re.DOTALL)
_IN_LIST = re.compile(r"[^\s,][^\s]*")
"""An address in a `srcset`, or what is said about it."""


def in_locale(html: str, url: str, start: str, known: Collection[str]) -> str:
    """The content of a page with relative addresses that lead to a file as they would on the source page.

    An image has one copy, outside of the folders of the locales; a page has one in each, to which links stay.

    Args:
        html: the content, without what the theme puts around it: its own addresses are right.
        url: of the page below the site's root.
        start: the folder of the locale with a slash at its end.
        known: addresses of all pages and files of the locale below the site's root.
    """

    def attribute(found: re.Match[str]) -> str:
        several = "srcset" in found[1].lower()
        value = _IN_LIST.sub(lambda one: address(one[0]), found[3]) if several else address(found[3])
        return f"{found[1]}{found[2]}{value}{found[2]}"

    def address(written: str) -> str:
        path = re.split("[?#]", written, maxsplit=1)[0]
        if not path or path.startswith("/") or ":" in path:
            return written
        folder = posixpath.dirname(url)
        target = posixpath.normpath(posixpath.join(folder, quote(unquote(path))))
        original = target.removeprefix(start)
        if original == target or original not in known or not _is_missing(target, known):
            return written
        return f"{posixpath.relpath(original, folder)}{written[len(path) :]}"

    return _TAG.sub(lambda tag: _ATTRIBUTE.sub(attribute, tag[0]), html)


def _is_missing(target: str, known: Collection[str]) -> bool:
    return not any(name in known for name in (target, f"{target}/", target.removesuffix("index.html")))

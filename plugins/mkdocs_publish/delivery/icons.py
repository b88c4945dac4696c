"""Moves icons that pages repeat into one file, which a browser loads once."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from mkdocs_publish.built_page import FOLDER, write

_ICON = re.compile(r"<(svg|symbol)([^>]*)>((?:\s*<(?:path|circle|rect|g|/g|/path)\b[^>]*>)+\s*)</\1>")
_OWN = re.compile(r"\s(?:id|class|style)=")
"""An icon with a part that a style sheet or script of the page can name stays in the page."""
_NAMESPACE = re.compile(r' xmlns="[^"]*"')


class IconSheet:
    """The icons of a site that stand in several pages."""

    def __init__(self, pages: Iterable[str]) -> None:
        """Collect them.

        Args:
            pages: the HTML of every page.
        """
        found = Counter(shape for page in pages for shape in set(_shapes(page)))
        shapes = sorted(shape for shape, count in found.items() if count > 1)
        self._names = {shape: f"i{number}" for number, shape in enumerate(shapes)}
        text = "".join(f'<g id="{name}">{shape}</g>' for shape, name in self._names.items())
        self._text = f'<svg xmlns="http://www.w3.org/2000/svg">{text}</svg>\n'
        self.path = f"{FOLDER}/{hashlib.sha256(self._text.encode()).hexdigest()[:10]}.svg"
        """Of its file, below the site's root."""

    def write(self, site: Path) -> None:
        """Write the file, if there is an icon for it."""
        if self._names:
            (site / FOLDER).mkdir(parents=True, exist_ok=True)
            write(site / self.path, self._text)

    def with_references(self, html: str, root: str) -> str:
        """The page with references in place of its icons.

        Args:
            html: the page.
            root: the path from the page to the site's root.
        """

        def reference(found: re.Match[str]) -> str:
            tag, attributes, shape = found.groups()
            name = self._names.get(shape.strip())
            if name is None or _OWN.search(shape):
                return found[0]
            return f'<{tag}{_NAMESPACE.sub("", attributes)}><use href="{root}{self.path}#{name}"/></{tag}>'

        return _ICON.sub(reference, html)


def _shapes(html: str) -> Iterable[str]:
    return (found[3].strip() for found in _ICON.finditer(html) if not _OWN.search(found[3]))

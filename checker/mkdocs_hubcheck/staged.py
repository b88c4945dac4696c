"""The checker's parts in the Markdown of a staged site: `bitext stage --site` calls this in place of the plugin."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from mkdocs.exceptions import ConfigurationError

from mkdocs_hubcheck import copy_to_site
from mkdocs_hubcheck.markers import markers
from mkdocs_hubcheck.node import PackingError
from mkdocs_hubcheck.options import HubcheckOptions, services
from mkdocs_hubcheck.pack_runtime import Packer, Runtime
from mkdocs_hubcheck.page_parts import PageParts
from mkdocs_hubcheck.row_anchors import RowAnchors

_LINE = re.compile(r"^(?P<marker><!--\s*hubcheck:\s*[\w-]+\s*-->)[ \t]*$", re.M)
_BETWEEN = "\0"


class StagedParts:
    """The parts on the pages of a staged site, and the files that they need."""

    def __init__(self, root: Path, options: Mapping[str, Any], pages: Mapping[str, str]) -> None:
        """Pack the checker, if this machine can; the forms say so if it cannot.

        Args:
            root: the folder of mkdocs.yml.
            options: of the plugin, in mkdocs.yml.
            pages: the source pages, by their address below the folder of a locale.

        Raises:
            ConfigurationError: an option is invalid.
        """
        config = HubcheckOptions()
        config.load_dict(dict(options))
        for name, error in config.validate()[0]:
            raise ConfigurationError(f"hubcheck: {name}: {error}")
        self.runtime = _packed(root / config.cache) if config.enabled else None
        self._parts = PageParts(self.runtime, set(), online=services(config.online))
        self._urls = {name: url for url, text in pages.items() for name in markers(text)}

    def page(self, text: str, locale: str, here: str, relative: Callable[[str], str]) -> str:
        """The body of a page with its markers replaced.

        Args:
            text: Markdown.
            locale: of the page, BCP 47.
            here: the folder of the locale, below the site's root; empty for the source.
            relative: turns a URI below the site's root into a URL relative to the page.
        """
        found = [match["marker"] for match in _LINE.finditer(text)]
        if not found:
            return text
        for name in ("checklist", "message"):
            url = f"{here}{self._urls[name]}" if name in self._urls else ""
            setattr(self._parts, "checklist_url" if name == "checklist" else "messages_url", url)
        expanded = self._parts.insert(_BETWEEN + _BETWEEN.join(found), locale, relative)
        head, *parts = expanded.html.split(_BETWEEN)
        if "message" in expanded.used:
            text = RowAnchors().insert_into_markdown(text)
        blocks = iter(parts)
        text = _LINE.sub(lambda _: _raw(next(blocks)), text)
        return f"{_raw(head)}\n\n{text.lstrip(chr(10))}"

    def files(self) -> Iterator[tuple[str, bytes]]:
        """The files of all pages, by path below the site's root."""
        with tempfile.TemporaryDirectory() as folder:
            if self.runtime is not None:
                copy_to_site.publish(self.runtime, Path(folder))
            self._parts.publish(Path(folder))
            for path in sorted(Path(folder).rglob("*")):
                if path.is_file():
                    yield path.relative_to(folder).as_posix(), path.read_bytes()


def _packed(cache: Path) -> Runtime | None:
    try:
        return Packer(cache).build()
    except PackingError:
        return None


def _raw(html: str) -> str:
    """HTML that Markdown leaves alone: custom elements alone are none of its blocks."""
    return f"<div>\n{html.strip()}\n</div>"

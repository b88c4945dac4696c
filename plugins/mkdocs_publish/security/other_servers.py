"""What pages load from other servers, which the security policy blocks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from mkdocs_publish.built_page import BuiltPage

_LOADED = {
    "script": "src", "img": "src", "iframe": "src", "audio": "src", "video": "src", "source": "src", "embed": "src",
    "object": "data",
}  # fmt: skip
_LOADED_LINKS = frozenset({"stylesheet", "icon", "preload", "modulepreload", "manifest"})


@dataclass(slots=True)
class Blocked:
    """A server, and the pages that load something from it."""

    server: str
    """E.g. `https://fonts.example`."""
    example: str
    """The first thing that they load."""
    page: str
    """The first page, below the site's folder."""
    pages: int = 1


class OtherServers:
    """The servers that the pages of a site depend on."""

    def __init__(self, own: str) -> None:
        """Start without any.

        Args:
            own: the address of the site.
        """
        self._own = _server(own)
        self._found: dict[str, Blocked] = {}

    def add(self, page: BuiltPage) -> None:
        """Add what a page loads."""
        servers = {_server(address): address for address in reversed(list(_loaded(page.tree)))}
        for server, address in servers.items():
            if server in ("", self._own):
                continue
            if server in self._found:
                self._found[server].pages += 1
            else:
                self._found[server] = Blocked(server, address, page.path)

    def sentences(self) -> list[str]:
        """One sentence for each server: what is blocked, where, and what to do."""
        return [_sentence(self._found[server]) for server in sorted(self._found)]


def _sentence(blocked: Blocked) -> str:
    more = f" and {blocked.pages - 1} more page{'s' if blocked.pages > 2 else ''}" if blocked.pages > 1 else ""
    verb = "load" if more else "loads"
    fonts = "set `font: false` below `theme` in mkdocs.yml, or " if "//fonts.g" in blocked.server else ""
    return (
        f"{blocked.page}{more} {verb} {blocked.example} from another server, which the site's security policy blocks; "
        f"{fonts}put the file into the site, as Material's plugin `privacy` does."
    )


def _server(address: str) -> str:
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return ""  # No browser loads it either.
    return f"{parts.scheme or 'https'}://{parts.netloc}" if parts.netloc else ""


def _loaded(tree: HtmlElement) -> Iterator[str]:
    for element in tree.iter("link", *_LOADED):
        if element.tag != "link":
            yield str(element.get(_LOADED[element.tag]) or "")
        elif _LOADED_LINKS & set((element.get("rel") or "").lower().split()):
            yield str(element.get("href") or "")

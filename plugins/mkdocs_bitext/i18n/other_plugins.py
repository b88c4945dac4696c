"""What single plugins of others need, because they do not expect several locales in one site."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial, wraps
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from mkdocs_bitext.i18n.locale_files import move
from mkdocs_bitext.i18n.messages import nearest_in_cldr

log = get_plugin_logger("mkdocs_bitext")

_KNOWN = ("mkdocs_bitext.", "mkdocs_static_i18n.", "mkdocs.contrib.search", "material.plugins.search.")
"""Modules of plugins that take nothing of a page for others or another locale; nor does one with `spans_locales`."""
_FEED = re.compile(r'(<link rel="alternate" type="application/(?:rss\+xml|atom\+xml|feed\+json)"[^>]*? href=")([^"]*)')


def stop_redirects(config: MkDocsConfig) -> None:
    """Let the plugin redirects write those of the source locale only: it knows no folder of a locale."""
    plugin = config.plugins.get("redirects")
    if plugin is not None:
        plugin.redirects = {}


def format_dates(config: MkDocsConfig, code: str) -> None:
    """Let blogs write dates in any locale: Material's plugin fails at one that Babel lacks, such as `fr-JP`."""
    for name, plugin in config.plugins.items():
        if name.partition(" ")[0] == "material/blog":
            plugin._format_date = partial(_formatted, plugin, str(nearest_in_cldr(code)))


def _formatted(blog: Any, language: str, date: datetime, format: str, config: MkDocsConfig) -> str:
    own = config.theme["language"]
    config.theme["language"] = language
    try:
        return str(type(blog)._format_date(blog, date, format, config))
    finally:
        config.theme["language"] = own


def place_print_page(config: MkDocsConfig, folder: str) -> None:
    """Put the page that print-site makes of all others, which is no file of the site, into the folder of a locale."""
    plugin = config.plugins.get("print-site")
    if plugin is not None and plugin.config["enabled"]:
        move(plugin.print_file, folder)


def place_coverage_report(config: MkDocsConfig, folder: str) -> None:
    """Let the plugin coverage put the report beside the page of a locale, whose frame shows it."""
    plugin = config.plugins.get("coverage")
    if plugin is not None:
        plugin.config["page_path"] = f"{folder}/{plugin.config['page_path']}"


def finish_once(config: MkDocsConfig, in_source: Callable[[], bool]) -> None:
    """Let plugins that move files at the end of a build do so in the source language: in another one they find none.

    Args:
        config: of the build, after plugins and hooks have been loaded.
        in_source: whether the source locale is being built.
    """
    for place, handler in enumerate(config.plugins.events["post_build"]):
        if handler.__module__ == "mkdocs_static_i18n.plugin":
            # It builds the other locales.
            continue
        name = config.plugins._event_origins.get(handler, "a plugin")
        once = _skipping_what_is_gone(handler, name, in_source)
        config.plugins._event_origins[once] = name
        config.plugins.events["post_build"][place] = once


def _skipping_what_is_gone(handler: Callable[..., Any], name: str, in_source: Callable[[], bool]) -> Callable[..., Any]:
    @wraps(handler)
    def once(**arguments: Any) -> Any:
        try:
            return handler(**arguments)
        except FileNotFoundError as error:
            if in_source():
                raise
            log.info(
                "%s: its work after the build was done for the source language only; for another one there is no %s. "
                "Look at its pages in the other languages",
                name,
                error.filename,
            )

    # By which plugins that others add are recognised.
    once.__self__ = getattr(handler, "__self__", None)  # type: ignore[attr-defined]
    return once


def unknown_handlers(config: MkDocsConfig, *events: str) -> list[Callable[..., Any]]:
    """What plugins and hooks do in these events, but for those of which it is known that they see each page alone."""
    handlers = [handler for event in events for handler in config.plugins.events[event]]
    return [
        handler
        for handler in handlers
        if not f"{handler.__module__}.".startswith(_KNOWN)
        and not getattr(getattr(handler, "__self__", None), "spans_locales", False)
    ]


def skip_generated_markdown(config: MkDocsConfig) -> None:
    """Keep the theme shadcn from copying the Markdown of pages that have no file, at which it fails."""
    plugin = config.plugins.get("shadcn/search")
    if plugin is not None:
        getattr(plugin, "raw_markdown", {}).pop(None, None)


def redirected_pages(config: MkDocsConfig) -> Mapping[str, str]:
    """New paths of renamed pages by old path, relative to `docs`, from the plugin redirects; some with a `#section`."""
    plugin = config.plugins.get("redirects")
    maps: Mapping[str, str] = plugin.config["redirect_maps"] if plugin is not None else {}
    return {old: new for old, new in maps.items() if "://" not in new}


def with_feeds_below(output: str, page: Page, folder: str) -> str:
    """The page with links to the feeds in the folder of its locale."""
    root = get_relative_url("./", page.url)
    head, end, body = output.partition("</head>")

    def below(found: re.Match[str]) -> str:
        return found[0] if not found[2].startswith(root) else f"{found[1]}{root}{folder}/{found[2].removeprefix(root)}"

    return _FEED.sub(below, head) + end + body


def show_address(page: Page, config: MkDocsConfig, address: str) -> None:
    """Give a page another address for a while, for monorepo: it looks pages up by their address in the source."""
    if "monorepo" in config.plugins:
        page.file.url = address

"""Puts milestones into what the plugins of a site have made of a page, where these do not mind them."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils import meta

from bitext.localize.segment_markers import milestone_ids, without_milestones, without_repeated_milestones
from mkdocs_bitext.i18n.initial_state import preserved


def with_milestones(
    marked: str,
    found: str,
    transform: Callable[[str], str],
    render: Callable[[str], str],
) -> str | None:
    """The Markdown of a page with milestones, which other plugins have been given without them.

    Args:
        marked: the page with milestones, as it was before the plugins.
        found: what the plugins have made of it without milestones.
        transform: the plugins; only called for a page that they change.
        render: the site's Markdown, to prove that the milestones change nothing.

    Returns:
        None if readers would see another page with the milestones.
    """
    text = meta.get_data(marked)[0]
    if found.strip() == without_milestones(text).strip():
        return text
    try:
        text = without_repeated_milestones(transform(text))
    except Exception:  # noqa: BLE001  # Whatever a plugin of others raises: the page is fine without milestones.
        return None
    html = render(text)
    arrived = Counter(milestone_ids(html))
    proven = without_milestones(html) == render(found) and all(count == 1 for count in arrived.values())
    return text if proven else None


def transformation(own: BasePlugin[Any], page: Page, config: MkDocsConfig, files: Files) -> Callable[[str], str]:
    """What all plugins but our own do with the Markdown of a page, without a word in the log and without a trace."""
    others = [plugin for plugin in config.plugins.values() if plugin is not own and isinstance(plugin, BasePlugin)]

    def transform(text: str) -> str:
        with _silence(), preserved((page, *others)):
            for handler in config.plugins.events["page_markdown"]:
                if getattr(handler, "__self__", None) is not own:
                    text = handler(text, page=page, config=config, files=files) or text
        return text

    return transform


@contextmanager
def _silence() -> Iterator[None]:
    # The plugins have said already what there is to say; a strict build counts warnings.
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        yield
    finally:
        logging.disable(before)

"""The options of the plugin `bitext-publish` in `mkdocs.yml`."""

from __future__ import annotations

import re

from mkdocs.config import config_options
from mkdocs.config.base import Config, ValidationError

_SOURCE = re.compile(r"https?:(?://(?:\*\.)?[\w.-]+(?::\d+)?(?:/[^\s;,]*)?)?\Z", re.ASCII)


class OfflineOptions(Config):
    """Offline reading."""

    enabled = config_options.Type(bool, default=True)
    """Off: the site stores nothing on the reader's device, and removes what an earlier version stored there."""
    limit = config_options.Type((int, float), default=6)
    """Space for the pages of one locale, in megabytes. Pages that do not fit are cached once they have been read."""
    later = config_options.ListOfItems(config_options.Type(str), default=[])
    """Large files that not every reader needs, e.g. `assets/engine/*`: cached when the browser is idle or when one of
    them is used, but not in advance if the reader saves data."""
    never = config_options.ListOfItems(config_options.Type(str), default=[])
    """Files that are never cached, e.g. `assets/videos/*`."""


class CompactOptions(Config):
    """Pages that load few files and repeat nothing."""

    enabled = config_options.Type(bool, default=False)
    """Off: pages stay as the theme makes them, and load each style sheet and script from its own file. On: these are
    joined, icons are in a file of their own, and the content of each `<details data-late id="...">` is in a second page
    to which a link leads, `all.html`."""
    prune = config_options.ListOfItems(config_options.Type(str), default=[])
    """Style sheets from which unused rules are removed: those whose names occur in no page and no script of the site,
    e.g. `assets/stylesheets/*`. Do not list a sheet with rules for names that a script puts together."""


class PublishOptions(Config):
    """Options of the plugin `bitext-publish`."""

    compact = config_options.SubConfig(CompactOptions)
    """Pages that load few files and repeat nothing."""
    connect = config_options.ListOfItems(config_options.Type(str), default=[])
    """Other origins to which the scripts of every page may connect, e.g. `https://api.example.com`."""
    offline = config_options.SubConfig(OfflineOptions)
    """Offline reading."""
    prefetch = config_options.Type(bool, default=True)
    """Whether browsers may fetch the page of a link that the reader points at or touches (Speculation Rules)."""
    structured_data = config_options.Type(bool, default=True)
    """Whether pages contain structured data for search engines (JSON-LD)."""

    def validate(self) -> tuple[list[tuple[str, Exception]], list[tuple[str, str]]]:
        """Reject origins that cannot stand in a policy: one of them would disable the whole directive."""
        failed, warnings = super().validate()
        wrong = [one for one in self.connect or () if isinstance(one, str) and not _SOURCE.match(one)]
        failed += [
            ("connect", ValidationError(f"{one!r} is not an origin; write it as `https://api.example.com`."))
            for one in wrong
        ]
        return failed, warnings

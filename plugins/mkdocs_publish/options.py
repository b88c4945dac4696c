"""What a site can say about its publication in `mkdocs.yml`."""

from __future__ import annotations

import re

from mkdocs.config import config_options
from mkdocs.config.base import Config, ValidationError

_SOURCE = re.compile(r"https?:(?://(?:\*\.)?[\w.-]+(?::\d+)?(?:/[^\s;,]*)?)?\Z", re.ASCII)


class OfflineOptions(Config):
    """Reading without a network."""

    enabled = config_options.Type(bool, default=True)
    """Off: the site keeps nothing on the reader's device, and readers of an earlier version are freed."""
    limit = config_options.Type((int, float), default=6)
    """Room for the pages of one locale, in megabytes; pages that do not fit are kept once they were read."""
    later = config_options.ListOfItems(config_options.Type(str), default=[])
    """Large files of a part that not every reader uses, e.g. `assets/engine/*`: kept when the browser is idle or one of
    them is used, and not ahead where the reader saves data."""
    never = config_options.ListOfItems(config_options.Type(str), default=[])
    """Files that are not kept, e.g. `assets/videos/*`."""


class PublishOptions(Config):
    """Options of the plugin `bitext-publish`."""

    connect = config_options.ListOfItems(config_options.Type(str), default=[])
    """Other origins that scripts of every page may ask, e.g. `https://api.example.com`."""
    join = config_options.ListOfItems(config_options.Type(str), default=[])
    """Scripts and style sheets that become one file where a page loads several of them, e.g. `stylesheets/*`; scripts
    must be plain modules that import one another by name."""
    offline = config_options.SubConfig(OfflineOptions)
    """Reading without a network."""
    structured_data = config_options.Type(bool, default=True)
    """Whether pages tell search engines, as JSON-LD, where they stand and which questions they answer."""

    def validate(self) -> tuple[list[tuple[str, Exception]], list[tuple[str, str]]]:
        """A source that a policy cannot hold would switch off the whole directive."""
        failed, warnings = super().validate()
        wrong = [one for one in self.connect or () if isinstance(one, str) and not _SOURCE.match(one)]
        failed += [
            ("connect", ValidationError(f"{one!r} is no origin; write it as `https://api.example.com`."))
            for one in wrong
        ]
        return failed, warnings

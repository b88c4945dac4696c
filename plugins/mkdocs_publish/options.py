"""What a site can say about its publication in `mkdocs.yml`."""

from __future__ import annotations

import re

from mkdocs.config import config_options
from mkdocs.config.base import Config, ValidationError

_SOURCE = re.compile(r"https?:(?://(?:\*\.)?[\w.-]+(?::\d+)?(?:/[^\s;,]*)?)?\Z", re.ASCII)


class PublishOptions(Config):
    """Options of the plugin `publish`."""

    connect = config_options.ListOfItems(config_options.Type(str), default=[])
    """Other origins that scripts of every page may ask, e.g. `https://api.example.com`."""

    def validate(self) -> tuple[list[tuple[str, Exception]], list[tuple[str, str]]]:
        """A source that a policy cannot hold would switch off the whole directive."""
        failed, warnings = super().validate()
        wrong = [one for one in self.connect or () if isinstance(one, str) and not _SOURCE.match(one)]
        failed += [
            ("connect", ValidationError(f"{one!r} is no origin; write it as `https://api.example.com`."))
            for one in wrong
        ]
        return failed, warnings

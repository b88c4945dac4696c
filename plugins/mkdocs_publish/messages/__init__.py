"""The plugin's own strings: one message catalogue per locale, translated in segment files."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

from bitext.core.messages import messages_in

FOLDER = Path(str(files(__package__)))
"""The folder of the catalogues."""


def messages(lang: str) -> Mapping[str, str]:
    """The strings of a locale (BCP 47) by id; English where a translation is missing."""
    return {id: str(text) for id, text in messages_in(FOLDER, lang).items()}

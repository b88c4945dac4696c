"""The plugin's own words: one catalogue a locale, translated in segment files."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

from bitext.core.messages import messages_in

FOLDER = Path(str(files(__package__)))
"""Where the catalogues lie."""


def messages(lang: str) -> Mapping[str, str]:
    """The words for a locale by id; what its language lacks is English.

    Args:
        lang: BCP 47.
    """
    return {id: str(text) for id, text in messages_in(FOLDER, lang).items()}

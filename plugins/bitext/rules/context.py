"""What a rule may know besides the segment that it judges."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from bitext.core.model import Content, Location, Unit
from bitext.markdown.extract.model import Setting
from bitext.rules.glossary import Glossary

Dictionary: TypeAlias = Callable[[str], bool]
"""Whether a word, with straight apostrophes, is spelled correctly."""
Locate: TypeAlias = Callable[[str, str, str], Location | None]
"""Unit id, segment id, a part of the target's text -> its location on disk."""


_SETTINGS = {
    "heading": Setting.LINE,
    "alt": Setting.LABEL,
    "html-title": Setting.ATTRIBUTE,
    "abbr": Setting.REST,
    **dict.fromkeys(("td", "th"), Setting.CELL),
    **dict.fromkeys(("title", "link-title"), Setting.TITLE),
    **dict.fromkeys(("nav", "site-name", "site-description", "string", "toggle"), Setting.YAML),
}


_NO_TERMS = Glossary()


def _nowhere(unit: str, segment: str, near: str) -> Location | None:
    return None


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule knows besides the segment."""

    unit: Unit
    """The unit that the segment belongs to."""
    locale: str = "nl-BE"
    """Of the target; BCP 47."""
    source_locale: str = "en"
    glossary: Glossary = _NO_TERMS
    dictionary: Dictionary | None = None
    """Of the target's language; None to skip spelling."""
    render: Callable[[str], str] | None = None
    """The site's Markdown to HTML; None to skip rendering."""
    own: Content | None = None
    """The target as in the file, with the file's own copies of the inline codes; None if unknown."""
    locate: Locate = _nowhere

    @property
    def setting(self) -> Setting:
        """Where the unit's text is in its page, as far as its type tells."""
        if self.unit.type.startswith("meta:"):
            return Setting.YAML
        return _SETTINGS.get(self.unit.type, Setting.BLOCK)

    @property
    def language(self) -> str:
        """The target's language without its region, e.g. `nl`."""
        return self.locale.partition("-")[0].lower()

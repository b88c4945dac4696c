"""What a rule is: a generator over one segment, with a code, a severity and the reason why it matters to a reader."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from bitext.core.inline import markdown
from bitext.core.model import Content, Finding, Place, Segment, Severity, Unit
from bitext.markdown.extract.model import Setting
from bitext.rules.fast_path.precheck import Glance
from bitext.rules.glossary import Glossary

Locate: TypeAlias = Callable[[str, str, str], Place | None]
"""Unit id, segment id, a piece of the target's text -> where that stands on disk."""

_SETTINGS = {
    "heading": Setting.LINE,
    "td": Setting.CELL,
    "th": Setting.CELL,
    "title": Setting.TITLE,
    "link-title": Setting.TITLE,
    "alt": Setting.LABEL,
    "html-title": Setting.ATTRIBUTE,
    "abbr": Setting.REST,
    "nav": Setting.YAML,
    "site-name": Setting.YAML,
    "site-description": Setting.YAML,
    "toggle": Setting.YAML,
}
_LONGEST = 60
_NO_TERMS = Glossary()


@dataclass(frozen=True, slots=True)
class Fault:
    """What a rule found in a target."""

    what: str
    """The rest of the sentence that begins "the target of ..": what is wrong, and what to do."""
    near: str = ""
    """The piece of the target's text that it is about; empty where it is about all of it."""


def _nowhere(unit: str, segment: str, near: str) -> Place | None:
    return None


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may know beside the segment."""

    unit: Unit
    """The unit that the segment belongs to."""
    locale: str = "nl-BE"
    """Of the target; BCP 47."""
    source_locale: str = "en"
    glossary: Glossary = _NO_TERMS
    render: Callable[[str], str] | None = None
    """The site's Markdown to HTML; None where there is no time to render."""
    own: Content | None = None
    """The target as it stands in the file, with the file's copies of the inline codes; None where it is not known."""
    locate: Locate = _nowhere

    @property
    def setting(self) -> Setting:
        """Where the unit's text stands in its page, as far as its type tells."""
        if self.unit.type.startswith("meta:"):
            return Setting.YAML
        return _SETTINGS.get(self.unit.type, Setting.BLOCK)

    @property
    def language(self) -> str:
        """The target's language without its region, e.g. `nl`."""
        return self.locale.partition("-")[0].lower()


When: TypeAlias = Callable[[Glance], bool]
Search: TypeAlias = Callable[[Segment, Context], Iterator[Fault]]


@dataclass(frozen=True, slots=True)
class Rule:
    """Something that no published target may be guilty of. Called with a segment, it yields its findings."""

    code: str
    """Stable name, e.g. `link-scheme`."""
    severity: Severity
    """`error` keeps a target from being published."""
    why: str
    """Why a reader suffers; for SARIF and for people who wonder."""
    search: Search
    cheap: bool = True
    """Whether it is quick enough to be asked at every build."""
    trigger: re.Pattern[str] | None = None
    """What must stand in a target's text for the rule to find anything, as long as its markup is its source's."""
    when: When | None = None
    """What a first look must say for the rule to find anything."""

    def __call__(self, segment: Segment, context: Context) -> Iterator[Finding]:
        """The findings about one segment; none where it has no target."""
        if segment.target is not None:
            for fault in self.search(segment, context):
                yield self.finding(segment, context, fault)

    def finding(self, segment: Segment, context: Context, fault: Fault) -> Finding:
        """The fault as a finding, with its place."""
        unit = context.unit.id
        message = f'the target of "{short(markdown(segment.source))}" {fault.what}'
        place = context.locate(unit, segment.id, fault.near)
        return Finding(self.code, self.severity, message, place, unit, segment.id)


def rule(
    code: str, severity: Severity, *, cheap: bool = True, trigger: str = "", when: When | None = None
) -> Callable[[Search], Rule]:
    """Make a generator of faults a rule; its docstring says why a reader suffers.

    Args:
        code: its stable name.
        severity: of what it finds.
        cheap: whether every build may ask it.
        trigger: an expression without which in the target's text there is nothing to find; "" for none.
        when: a look without which there is nothing to find; without it and a trigger the rule is asked always.
    """
    pattern = re.compile(trigger) if trigger else None

    def made(search: Search) -> Rule:
        return Rule(code, severity, " ".join((search.__doc__ or "").split()), search, cheap, pattern, when)

    return made


def short(text: str) -> str:
    """The text on one line of at most 60 characters, with what cannot be seen named."""
    flat = " ".join(text.split())
    return named(flat if len(flat) <= _LONGEST else flat[: _LONGEST - 1] + "…")


_UNSEEN = re.compile(r"[^\x20-\x7e\u00a1-\u00ac\u00ae-\u02ff]")


def named(text: str) -> str:
    """The text with control, format and tag characters as `U+202E`, so that a message cannot be made to lie."""
    return _UNSEEN.sub(lambda found: _named(found[0]), text)


def _named(char: str) -> str:
    return f"U+{ord(char):04X}" if unicodedata.category(char) in ("Cc", "Cf", "Co", "Cn", "Zl", "Zp") else char


def texts(content: Content) -> list[str]:
    """The texts between the inline codes."""
    return [part for part in content if isinstance(part, str)]

"""The model: the localization field's terms as frozen types, shared by every layer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeAlias


class State(StrEnum):
    """State of a target (XLIFF 2.1 core, 4.3.1.26 `state`); states compare by progress, not alphabetically."""

    INITIAL = "initial"
    TRANSLATED = "translated"
    REVIEWED = "reviewed"
    FINAL = "final"

    @property
    def progress(self) -> int:
        """0 for `initial`, up to 3 for `final`."""
        return _PROGRESS[self]

    def __lt__(self, other: str) -> bool:
        return _PROGRESS[self] < _PROGRESS[other]

    def __le__(self, other: str) -> bool:
        return _PROGRESS[self] <= _PROGRESS[other]

    def __gt__(self, other: str) -> bool:
        return _PROGRESS[self] > _PROGRESS[other]

    def __ge__(self, other: str) -> bool:
        return _PROGRESS[self] >= _PROGRESS[other]


_PROGRESS: Mapping[str, int] = {state: number for number, state in enumerate(State)}


class Kind(StrEnum):
    """Whether an inline code is standalone, or one half of a pair."""

    STANDALONE = "ph"
    """Standalone: an image, an include, a code span, a hard break (`<ph>`)."""
    OPEN = "open"
    """The opening half of a pair, e.g. `**` or `[` (start of `<pc>`)."""
    CLOSE = "close"
    """The closing half of a pair, e.g. `**` or `](page.md)` (end of `<pc>`)."""


@dataclass(frozen=True, slots=True)
class InlineCode:
    """Markup inside a sentence, which a translator may move but not change."""

    id: str
    """`1`, `2`, .. in the order of the segment's source; both halves of a pair share one."""
    kind: Kind
    data: str
    """The markup as in the page; the text of a sub-unit (alt, title) in it is elided to `…`."""
    type: str = "other"
    """Type of markup: `bold`, `italic`, `link`, `code`, `include`, `image`, `html`, `break`, `macro`, .."""
    disp: str = ""
    """The plain text that a reader would see for it; empty where there is none or it is unknown."""


Content: TypeAlias = tuple[str | InlineCode, ...]
"""Text and inline codes in reading order. Never contains an empty text or two adjacent texts."""


@dataclass(frozen=True, slots=True)
class Note:
    """A comment by a person or a tool on a unit."""

    text: str
    category: str = ""
    """E.g. `context`, `ui`, `location`, `preview`; the last two are written by `export` only."""


@dataclass(frozen=True, slots=True)
class Match:
    """A proposal from translation memory: an old pair that resembles a segment."""

    source: Content
    target: Content
    quality: float
    """Similarity of the two sources in percent, 0 to 100."""
    origin: str = "bt:prev"


Meta: TypeAlias = tuple[tuple[str, str], ...]
"""Name and value pairs in file order, e.g. `(("ms.translationtype", "HT"),)`; names are unique."""


@dataclass(frozen=True, slots=True)
class Segment:
    """One sentence: a source, and a target once somebody has translated it."""

    id: str
    """`s` + 6 hex; unique inside its unit."""
    source: Content
    target: Content | None = None
    state: State = State.INITIAL
    sub_state: str = ""
    """`prefix:value`, e.g. `bt:stale-minor`; empty for none."""
    matches: tuple[Match, ...] = ()


@dataclass(frozen=True, slots=True)
class Unit:
    """One Markdown block: a paragraph, heading, list item, table cell or title."""

    id: str
    """`u` + 10 hex; unique in its document and never used again."""
    type: str
    """`heading`, `p`, `li`, `td`, `title`, `alt`, `meta`, .. as extraction names it."""
    segments: tuple[Segment, ...]
    name: str = ""
    """For people: slug of the heading above and ordinal, or the front matter key."""
    notes: tuple[Note, ...] = ()
    meta: Meta = ()
    translate: bool = True


@dataclass(frozen=True, slots=True)
class Document:
    """The contents of one file on disk: the units of one page, in page order."""

    original: str
    """The page's path below the docs folder with forward slashes, e.g. `guide/start.md`; `_site`, `_checker` and
    `_memory` are not pages."""
    source_locale: str
    """BCP 47, e.g. `en`."""
    units: tuple[Unit, ...] = ()
    target_locale: str | None = None
    """BCP 47, e.g. `nl-BE`; None in the source catalog."""
    notes: tuple[Note, ...] = ()
    meta: Meta = ()


class Severity(StrEnum):
    """How severe a finding is for readers."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Location:
    """A location in a file."""

    path: Path
    line: int | None = None
    """1-based."""
    column: int | None = None
    """1-based, in characters."""

    def __str__(self) -> str:
        return ":".join(str(part) for part in (self.path, self.line, self.column) if part is not None)


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem in a page, a target or a file."""

    code: str
    """Stable, e.g. `code-missing`, `struct-render`."""
    severity: Severity
    message: str
    """One English sentence: what is wrong, and what to do."""
    location: Location | None = None
    unit: str = ""
    """Unit id, if it concerns one."""
    segment: str = ""
    """Segment id, if it concerns one."""

    def __str__(self) -> str:
        where = f"{self.location}: " if self.location else ""
        return f"{where}{self.severity}: {self.message} [{self.code}]"


class BitextError(Exception):
    """Input that cannot be used: one sentence with file, line and what to do. A command ends with exit code 2."""

    def __init__(self, message: str, path: Path | str | None = None, line: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.path = Path(path) if path is not None else None
        self.line = line

    def __str__(self) -> str:
        if self.path is None:
            return self.message
        return f"{Location(self.path, self.line)}: {self.message}"

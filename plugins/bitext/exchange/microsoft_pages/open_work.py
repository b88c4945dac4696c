"""What an import leaves to do: missing files, pairs that no page shows; findings of one kind are summed up."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from os.path import normpath
from pathlib import Path
from urllib.parse import unquote

from bitext.core.changes import Change
from bitext.core.inline import comparable, markdown
from bitext.core.model import Document, Finding, Location, Severity
from bitext.core.quoting import short
from bitext.core.report import counted

_NO_LINKS = re.compile(
    r"^[ \t>]*(`{3,}|~{3,}).*?^[ \t>]*\1|`[^`\n]*`|<!--.*?-->|\[!INCLUDE[^()]*\([^()]*\)", re.M | re.S | re.I
)
_LINK = re.compile(r"(?<!\\)\]\(\s*<?([^()\s<>#?]+)")
_EXTERNAL = re.compile(r"[a-z][a-z0-9+.-]*:|/|~", re.I)
_SHOWN = 3
_SUMS = {
    "description-unpaired": "descriptions have no source and were left out; give the source pages with --source-pages",
    "unpaired": "texts have no pair; they stay untranslated in every locale",
    "include-missing": "includes do not exist; the pages keep the references",
    "pair-retired": "pairs stand in the translation memory alone",
}
"""What is said of several findings of a kind."""


def missing_files(changes: Sequence[Change], media: Collection[Path], docs: Path) -> Iterator[Finding]:
    """One finding about all the files that pages link to and that will not be there.

    Args:
        changes: the files that an import writes; pages among them.
        media: the files that it copies.
        docs: the docs folder.
    """
    written = {change.path for change in changes} | set(media)
    missing: Counter[str] = Counter()
    for change in changes:
        if change.path.suffix == ".md" and change.text is not None:
            for found in _LINK.finditer(_NO_LINKS.sub("", change.text)):
                to = None if _EXTERNAL.match(found[1]) else Path(normpath(change.path.parent / unquote(found[1])))
                if to and to not in written and not to.exists():
                    missing[str(to.relative_to(docs)) if to.is_relative_to(docs) else found[1]] += 1
    if missing:
        names = ", ".join(f"{name} ({counted(count, 'link')})" for name, count in missing.most_common(_SHOWN))
        more = f" and {len(missing) - _SHOWN} more" if len(missing) > _SHOWN else ""
        message = f"{counted(len(missing), 'file')} that pages link to or show {_are(missing)} missing: {names}{more}"
        yield Finding(
            "files-missing", Severity.NOTE, f"{message}; copy them into the docs folder, or correct the links"
        )


def pairs_in_memory_only(
    imported: Mapping[str, Document], final: Mapping[str, Document], places: Mapping[str, Path]
) -> Iterator[Finding]:
    """The pairs that were imported and that no segment of their page holds after the update.

    Args:
        imported: segments of each page as they were imported.
        final: the same after the update.
        places: the segment file of each page.
    """
    for page, document in imported.items():
        held = Counter(_targets(final[page])) if page in final else Counter()
        for source, target in _targets(document):
            held[source, target] -= 1
            if held[source, target] < 0:
                message = (
                    f'the pair "{short(source)}" stands in the translation memory alone: its page is cut otherwise'
                )
                yield Finding("pair-retired", Severity.WARNING, message, Location(places[page]))


def summed_up(findings: Sequence[Finding]) -> Iterator[Finding]:
    """The findings; several of a kind that may be many become one, with the first places."""
    by_code = sorted(findings, key=lambda finding: finding.code)
    for code, group in groupby(by_code, key=lambda finding: finding.code):
        some = list(group)
        if code not in _SUMS or len(some) == 1:
            yield from some
            continue
        places = dict.fromkeys(str(one.location) for one in some[: _SHOWN * 3] if one.location)
        shown = ", ".join([*places][:_SHOWN])
        yield replace(some[0], message=f"{len(some)} {_SUMS[code]}; among them {shown}", location=None)


def _targets(document: Document) -> Iterator[tuple[str, object]]:
    for unit in document.units:
        for segment in unit.segments:
            if segment.target is not None:
                yield markdown(segment.source), comparable(segment.target)


def _are(some: Collection[object]) -> str:
    return "is" if len(some) == 1 else "are"

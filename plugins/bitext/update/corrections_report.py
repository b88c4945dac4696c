"""What an update corrects in a file beyond its order: told, as a translator who slipped would wonder where it went."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from bitext import xliff
from bitext.core.model import Document, Finding, Place, Segment, Severity, State
from bitext.core.quoting import named
from bitext.segments.foreign import is_foreign
from bitext.xliff.merge_conflicts import is_conflict

_LANGUAGE = re.compile(rb"\b(?:trgLang|target-language)\s*=")
_STATE = re.compile(rb'\bstate\s*=\s*["\']([^"\']*)["\']')
# XLIFF 1.2, `state`, and those of XLIFF 2.
_KNOWN = frozenset(State) | {"new", "signed-off", "needs-translation", "needs-adaptation", "needs-l10n"}
_DONE = frozenset({"translated", "reviewed", "signed-off", "final"})


def corrections(path: Path, document: Document | None, locale: str) -> Iterator[Finding]:
    """Notes on what is read as something else than the file says, and so will be written.

    Args:
        path: the file, as somebody left it.
        document: what it holds; None where there is no such file.
        locale: whose folder it lies in; BCP 47.
    """
    if document is None or not path.exists() or is_conflict(raw := path.read_bytes()):
        return
    if is_foreign(document, locale):
        found = _LANGUAGE.search(raw)
        line = raw.count(b"\n", 0, found.start()) + 1 if found else 1
        said = f'the file says that it is "{named(document.target_locale or "")}" and lies in the folder of {locale}'
        message = f"{said}; bitext update writes {locale}: take out what is in another language"
        yield Finding("lang-mismatch", Severity.NOTE, message, Place(path, line))
    if _has_odd_states(raw, document):
        yield from _states(path, raw, document)


def _has_odd_states(raw: bytes, document: Document) -> bool:
    """Whether a closer look pays: a state nobody knows, or more of them that say done than segments that are."""
    said = [one.decode("utf-8", "replace") for one in _STATE.findall(raw)]
    done = sum(segment.state is not State.INITIAL for unit in document.units for segment in unit.segments)
    return not all(map(_is_known, said)) or sum(one in _DONE for one in said) > done


def _states(path: Path, raw: bytes, document: Document) -> Iterator[Finding]:
    spots = xliff.spots(raw)[0]
    for unit in document.units:
        for segment in unit.segments:
            spot = spots.get((unit.id, segment.id))
            if spot is not None and (fault := _fault(segment, spot.said)):
                code, message = fault
                yield Finding(code, Severity.NOTE, message, Place(path, spot.line), unit.id, segment.id)


def _fault(segment: Segment, said: str) -> tuple[str, str] | None:
    made = f"bitext update writes {segment.state}"
    if said and not _is_known(said):
        message = f'the state "{named(said)}" is none of XLIFF; {made}: set {", ".join(State)}, as it is meant'
        return "state-unknown", message
    if said in _DONE and segment.target is None:
        return "state-no-target", f'the state is "{said}", and there is no target; {made}: write the target'
    return None


def _is_known(state: str) -> bool:
    return state in _KNOWN or state.startswith(("x-", "needs-review-"))

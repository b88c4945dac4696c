"""Reports what an update corrects in a translator's file, so that no change goes unnoticed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from bitext import xliff
from bitext.core.inline import markdown
from bitext.core.model import Document, Finding, Location, Segment, Severity, State
from bitext.core.quoting import named, short
from bitext.segments.foreign import is_foreign
from bitext.xliff.merge_conflicts import conflict_line
from bitext.xliff.merge_documents import conflicts

_LANGUAGE = re.compile(rb"\b(?:trgLang|target-language)\s*=")
_STATE = re.compile(rb'\bstate\s*=\s*["\']([^"\']*)["\']')
_COMMENT = re.compile(rb"<!--(.*?)-->", re.DOTALL)
# XLIFF 1.2, `state`, and those of XLIFF 2.
_KNOWN = frozenset(State) | {"new", "signed-off", "needs-translation", "needs-adaptation", "needs-l10n"}
_DONE = frozenset({"translated", "reviewed", "signed-off", "final"})


def corrections(path: Path, document: Document | None, locale: str) -> Iterator[Finding]:
    """Notes on what a translator's file in the folder of a locale says and the update will write differently."""
    if document is None or not path.exists():
        return
    if conflict_line(raw := path.read_bytes()):
        for unit, segment in conflicts(document):
            message = f'"{short(markdown(segment.source))}" was translated differently on two branches'
            message += "; both are kept as matches: write the right one as the target"
            yield Finding("merge-conflict", Severity.NOTE, message, Location(path), unit.id, segment.id)
        return
    if is_foreign(document, locale):
        found = _LANGUAGE.search(raw)
        line = raw.count(b"\n", 0, found.start()) + 1 if found else 1
        mismatch = f'the file\'s target language is "{named(document.target_locale or "")}", but its folder is {locale}'
        message = f"{mismatch}; bitext update writes {locale}: remove targets in another language"
        yield Finding("lang-mismatch", Severity.NOTE, message, Location(path, line))
    if _has_odd_states(raw, document) or xliff.may_have_second_targets(raw, document):
        yield from _states(path, raw, document)
    for comment in _COMMENT.finditer(raw):
        # A comment inside a target has become a part of its text.
        if raw.rfind(b"<target", 0, comment.start()) <= raw.rfind(b"</target", 0, comment.start()):
            shown = short(" ".join(comment[1].decode("utf-8", "replace").split()))
            message = f'the comment "{shown}" is not kept; write it as a <note> of its unit'
            yield Finding("comment", Severity.NOTE, message, Location(path, raw.count(b"\n", 0, comment.start()) + 1))


def _has_odd_states(raw: bytes, document: Document) -> bool:
    """Whether to look closer: an unknown state, or more states that mean done than segments that are done."""
    said = [one.decode("utf-8", "replace") for one in _STATE.findall(raw)]
    done = sum(segment.state is not State.INITIAL for unit in document.units for segment in unit.segments)
    return not all(map(_is_known, said)) or sum(one in _DONE for one in said) > done


def _states(path: Path, raw: bytes, document: Document) -> Iterator[Finding]:
    spots = xliff.written_segments(raw)[0]
    for unit in document.units:
        for segment in unit.segments:
            spot = spots.get((unit.id, segment.id))
            if spot is None:
                continue
            if spot.more_targets:
                message = (
                    f'the target of "{short(markdown(segment.source))}" stands twice; bitext update keeps the first'
                )
                yield Finding("target-twice", Severity.NOTE, message, Location(path, spot.line), unit.id, segment.id)
            if fault := _fault(segment, spot.state):
                code, message = fault
                yield Finding(code, Severity.NOTE, message, Location(path, spot.line), unit.id, segment.id)


def _fault(segment: Segment, said: str) -> tuple[str, str] | None:
    written = f"bitext update writes {segment.state}"
    if said and not _is_known(said):
        message = (
            f'the state "{named(said)}" is not an XLIFF state; {written}: set {", ".join(State)}, whichever is meant'
        )
        return "state-unknown", message
    if said in _DONE and segment.target is None:
        return "state-no-target", f'the state is "{said}", but there is no target; {written}: add the target'
    return None


def _is_known(state: str) -> bool:
    return state in _KNOWN or state.startswith(("x-", "needs-review-"))

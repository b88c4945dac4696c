"""Imports one segment: its new target, the reason to reject it, or nothing."""

from __future__ import annotations

from dataclasses import dataclass

from bitext.core.inline import codes, markdown
from bitext.core.model import Content, Segment, State, Unit
from bitext.exchange.import_xliff.comparison import comparable, is_blank, without_whitespace
from bitext.exchange.import_xliff.leftover_text import has_leftover_text
from bitext.exchange.microsoft_pages.targets import as_target
from bitext.markdown.merge import check_codes
from bitext.segments.stale_targets import with_source_codes

NO_STATE = ("", str(State.INITIAL))
"""States as written in a file if no person set one: none, or the state of the export."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a target is rejected."""

    code: str
    message: str
    """Continues “the target of … ”: what is wrong, and what to do."""


@dataclass(frozen=True, slots=True)
class NewTarget:
    """The new target and state of a segment."""

    target: Content
    state: State
    sub_state: str


_MISPAIRED = "is paired with the source of another segment of its unit; enter it by hand"
_OTHER_SOURCE = "belongs to a different source; run bitext update, then export again and review the target"
_FIXED = "belongs to a unit that must not be translated; remove the target"
_LEFT = "still has the old text and its inline codes after the new text; delete the old text, keep the codes"
_CODES = {
    "code-missing": "is missing an inline code of its source; put it back",
    "code-extra": "has markup, a link or an inline code that its source does not have; remove it",
    "code-dup": "has an inline code twice; remove one of them",
    "code-nest": "has an inline code whose halves are out of order; put the opening half before the closing half",
}


def import_segment(own: Segment, returned: Segment, state: str, unit: Unit) -> NewTarget | Fault | None:
    """The result of importing a segment.

    Args:
        own: the segment in the project.
        returned: the segment in the file.
        state: its state in the file, as written; empty for none.
        unit: the unit of `own`.

    Returns:
        None if there is nothing to import: no target, an unchanged one, or a source that a tool filled in.
    """
    if returned.target is None or is_blank(returned.target):
        return None
    if comparable(returned.source) != comparable(own.source):
        return _other_source(own, returned, returned.target, unit)
    if own.target is not None and comparable(returned.target) == comparable(own.target):
        return _same_text(own, own.target, returned, state)
    if is_prefilled(returned) or (not unit.translate and comparable(returned.target) == comparable(own.source)):
        return None
    return _new_text(own, returned.target, returned, state, unit)


def is_prefilled(segment: Segment) -> bool:
    """Whether its target is the source, not confirmed as the translation by its state."""
    target = segment.target
    if target is None or comparable(target) != comparable(segment.source):
        return False
    return segment.state is State.INITIAL


def _other_source(own: Segment, returned: Segment, target: Content, unit: Unit) -> Fault | None:
    others = (comparable(other.source) for other in unit.segments if other.id != own.id)
    if comparable(returned.source) in others:
        return Fault("src-mismatch", _MISPAIRED)
    same = own.target is not None and comparable(target) == comparable(own.target)
    filled_in = without_whitespace(target) == without_whitespace(returned.source) and returned.state is State.INITIAL
    return None if same or filled_in else Fault("src-mismatch", _OTHER_SOURCE)


def _same_text(own: Segment, target: Content, returned: Segment, state: str) -> NewTarget | None:
    if not state:
        return None
    # “Writers updating state MUST also update or delete subState” (XLIFF 2.1 core, 4.3.1.30): if a tool removed it,
    # somebody has reviewed the target.
    new_target = NewTarget(target, returned.state, own.sub_state if returned.sub_state else "")
    return None if (new_target.state, new_target.sub_state) == (own.state, own.sub_state) else new_target


def _new_text(own: Segment, target: Content, returned: Segment, state: str, unit: Unit) -> NewTarget | Fault | None:
    if not unit.translate:
        return Fault("not-translatable", _FIXED)
    if has_leftover_text(target, own.target, own.source):
        return Fault("code-leftover", _LEFT)
    fitted = fit(own.source, target)
    if isinstance(fitted, Fault):
        return fitted
    if own.target is not None and comparable(fitted) == comparable(own.target):
        return _same_text(own, own.target, returned, state)
    return NewTarget(fitted, _state(own, returned, state), "")


def _state(own: Segment, returned: Segment, state: str) -> State:
    # A tool without states, or a person with an editor, that fills an empty target has translated it.
    unset = not state or (state in NO_STATE and own.target is None)
    return State.TRANSLATED if unset and returned.state is State.INITIAL else returned.state


def fit(source: Content, target: Content) -> Content | Fault:
    """The target with the source's codes; Markdown typed instead of a code counts as that code."""
    whole = with_source_codes(target, source)
    faults = check_codes(source, whole)
    if not faults:
        return whole
    typed = as_target(markdown(whole), source).content
    if len(list(codes(typed))) <= len(list(codes(whole))):
        return Fault(faults[0], _CODES[faults[0]])
    markup = {(code.id, code.kind): code.data for code in codes(source)}
    changed = any(markup.get((code.id, code.kind)) != code.data for code in codes(typed))
    faults = ("code-extra",) if changed else check_codes(source, typed)
    return Fault(faults[0], _CODES[faults[0]]) if faults else with_source_codes(typed, source)

"""Imports one segment: its new target, the reason to reject it, or nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

from bitext.core.inline import codes, comparable, markdown
from bitext.core.model import Content, Segment, State, Unit
from bitext.core.quoting import named, short
from bitext.exchange.import_xliff.leftover_text import has_leftover_text
from bitext.exchange.microsoft_pages.targets import as_target
from bitext.exchange.po import DONE, FUZZY, is_shown
from bitext.markdown.merge import check_codes
from bitext.rules.registry import faults
from bitext.rules.rule import about
from bitext.segments.layout import source_key, without_layout
from bitext.segments.stale_targets import STALE, with_source_codes
from bitext.xliff.literal import shown_tags

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


Result: TypeAlias = NewTarget | Fault | None
"""What to import, why it is rejected, or nothing."""

_MISPAIRED = "is paired with the source of another segment of its unit; enter it by hand"
_FIXED = "belongs to a unit that must not be translated; remove the target"
_MARKUP = re.compile(r"[*_`~=\[{+^]")
_LEFT = "still has the old text and its inline codes after the new text; delete the old text, keep the codes"


def import_segment(own: Segment, returned: Segment, state: str, unit: Unit, locale: str) -> Result:
    """The result of importing a segment.

    Args:
        own: the segment in the project.
        returned: the segment in the file.
        state: its state in the file, as written; empty for none.
        unit: the unit of `own`.
        locale: of the target; BCP 47.

    Returns:
        None if there is nothing to import: no target, an unchanged one, or a source that a tool filled in.
    """
    if not returned.target or not source_key(returned.target):
        return None
    if state in (FUZZY, DONE) and is_shown(own, returned.target, fuzzy=state == FUZZY):
        return None
    is_same = own.target is not None and comparable(returned.target) == comparable(own.target)
    target = returned.target if is_same else without_layout(returned.target, returned.source, own.source)
    returned = replace(returned, target=target)
    if source_key(returned.source) != source_key(own.source):
        return _other_source(own, returned, target, unit)
    result: Result
    if own.target is not None and comparable(target) == comparable(own.target):
        result = _same_text(own, own.target, returned, state)
    elif is_prefilled(returned) or (not unit.translate and comparable(target) == comparable(own.source)):
        result = None
    else:
        result = _new_text(own, target, returned, state, unit, locale)
    return (_error(own, result, unit, locale) or result) if isinstance(result, NewTarget) else result


def is_prefilled(segment: Segment) -> bool:
    """Whether its target is the source, not confirmed as the translation by its state."""
    if segment.target is None or segment.state is not State.INITIAL:
        return False
    return source_key(segment.target) == source_key(segment.source)


def _other_source(own: Segment, returned: Segment, target: Content, unit: Unit) -> Fault | None:
    others = (source_key(other.source) for other in unit.segments if other.id != own.id)
    if source_key(returned.source) in others:
        return Fault("src-mismatch", _MISPAIRED)
    if (own.target is not None and comparable(target) == comparable(own.target)) or is_prefilled(returned):
        return None
    now = short(markdown(own.source))
    return Fault("src-mismatch", f"belongs to an older source, which is now “{now}”; export again, and translate that")


def _same_text(own: Segment, target: Content, returned: Segment, state: str) -> NewTarget | None:
    if not state:
        return None
    # “Writers updating state MUST also update or delete subState” (XLIFF 2.1 core, 4.3.1.30): if a tool removed it,
    # somebody has reviewed the target.
    new_target = NewTarget(target, returned.state, own.sub_state if returned.sub_state else "")
    return None if (new_target.state, new_target.sub_state) == (own.state, own.sub_state) else new_target


def _new_text(own: Segment, target: Content, returned: Segment, state: str, unit: Unit, locale: str) -> Result:
    if not unit.translate:
        return Fault("not-translatable", _FIXED)
    if has_leftover_text(target, own.target, own.source):
        return Fault("code-leftover", _LEFT)
    fitted = _fit(own, target, unit, locale)
    if isinstance(fitted, Fault):
        return fitted
    if own.target is not None and comparable(fitted) == comparable(own.target):
        return _same_text(own, own.target, returned, state)
    return NewTarget(fitted, _state(own, returned, state), "")


def _state(own: Segment, returned: Segment, state: str) -> State:
    # A tool without states, or a person with an editor, that fills an empty target has translated it.
    unset = not state or (state in NO_STATE and own.target is None)
    return State.TRANSLATED if unset and returned.state is State.INITIAL else returned.state


def _error(own: Segment, new: NewTarget, unit: Unit, locale: str) -> Fault | None:
    """The first error that would keep the target from being published; drafts and stale targets are not judged."""
    if new.state is State.INITIAL or new.sub_state == STALE:
        return None
    judged = replace(own, target=new.target, state=new.state, sub_state=new.sub_state)
    return next(_faults(judged, unit, locale), None)


def _fit(own: Segment, target: Content, unit: Unit, locale: str) -> Content | Fault:
    """The target with the source's codes; Markdown typed instead of a code counts as that code."""
    whole = with_source_codes(target, own.source)
    if not check_codes(own.source, whole):
        return whole
    whole = tuple(shown_tags(part) if isinstance(part, str) else part for part in whole)
    if not check_codes(own.source, whole):
        return whole
    typed = as_target(markdown(whole), own.source).content
    if len(list(codes(typed))) <= len(list(codes(whole))):
        typed = whole
    markup = {(code.id, code.kind): code.data for code in codes(own.source)}
    for code in codes(typed):
        data = markup.get((code.id, code.kind))
        if data is None:
            return Fault("code-extra", _extra(code.data))
        if code.data != data:
            message = f"has “{named(code.data)}” instead of “{named(data)}”; write it as in the source"
            return Fault("code-extra", message)
    judged = replace(own, target=typed, state=State.TRANSLATED, sub_state="")
    return next((fault for fault in _faults(judged, unit, locale) if fault.code.startswith("code-")), typed)


def _extra(markup: str) -> str:
    if not markup:
        return "has an inline code that its source does not have; remove it"
    text = f"has “{named(markup)}”, which its source does not have; remove it"
    escaped = _MARKUP.sub(r"\\\g<0>", markup).replace("<", "&lt;")
    return text if markup.startswith("<!--") or escaped == markup else f"{text}, or write {escaped} to show it as text"


def _faults(segment: Segment, unit: Unit, locale: str) -> Iterator[Fault]:
    """What the rules for published targets say."""
    for finding in faults(segment, unit, locale):
        yield Fault(finding.code, finding.message.removeprefix(about(segment)))

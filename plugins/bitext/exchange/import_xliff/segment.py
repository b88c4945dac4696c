"""One segment that comes back: what is to be taken of it, what is wrong with it, or nothing."""

from __future__ import annotations

from dataclasses import dataclass

from bitext.core.inline import codes, markdown
from bitext.core.model import Content, Segment, State, Unit
from bitext.exchange.import_xliff.leftover import left_behind
from bitext.exchange.import_xliff.shape import is_empty, shape, squeezed
from bitext.exchange.microsoft_pages.targets import as_target
from bitext.markdown.merge import check_codes
from bitext.segments.stale_targets import with_source_codes

UNSAID = ("", str(State.INITIAL))
"""What a file says of a target that nobody gave a state: nothing, or what it was handed out with."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a target is not taken."""

    code: str
    says: str
    """Goes on after “the target of … ”: what is wrong, and what to do."""


@dataclass(frozen=True, slots=True)
class Gain:
    """What a segment is to have from now on."""

    target: Content
    state: State
    sub_state: str


_MISPAIRED = "stands beside the source of another segment of its unit: the tool paired them wrongly; enter it by hand"
_OTHER_SOURCE = "was made for another source; run bitext update, then export again and check the target against it"
_FIXED = "belongs to a unit that is not to be translated; take the target out"
_LEFT = "has the old text with its inline codes left behind the new text; delete the old part, keep the codes"
_CODES = {
    "code-missing": "is missing an inline code of its source; put it back",
    "code-extra": "has markup, a link or an inline code that its source does not have; take it out",
    "code-dup": "has an inline code twice; take one out",
    "code-nest": "has an inline code whose halves are not in order; put opening before closing",
}


def judged(own: Segment, back: Segment, said: str, unit: Unit) -> Gain | Fault | None:
    """What comes of a segment.

    Args:
        own: as it stands in the project.
        back: as it stands in the file that came back.
        said: its state there, as written; empty for none.
        unit: the unit of `own`.

    Returns:
        None where there is nothing to take: no target, the same as before, or the source that a tool filled in.
    """
    if back.target is None or is_empty(back.target):
        return None
    if shape(back.source) != shape(own.source):
        return _other_source(own, back, back.target, unit)
    if own.target is not None and shape(back.target) == shape(own.target):
        return _same_text(own, own.target, back, said)
    if is_prefilled(back) or (not unit.translate and shape(back.target) == shape(own.source)):
        return None
    return _new_text(own, back.target, back, said, unit)


def is_prefilled(segment: Segment) -> bool:
    """Whether its target is the source, and nobody said that this is the translation."""
    target = segment.target
    if target is None or shape(target) != shape(segment.source):
        return False
    return segment.state is State.INITIAL


def _other_source(own: Segment, back: Segment, target: Content, unit: Unit) -> Fault | None:
    others = (shape(other.source) for other in unit.segments if other.id != own.id)
    if shape(back.source) in others:
        return Fault("src-mismatch", _MISPAIRED)
    same = own.target is not None and shape(target) == shape(own.target)
    filled_in = squeezed(target) == squeezed(back.source) and back.state is State.INITIAL
    return None if same or filled_in else Fault("src-mismatch", _OTHER_SOURCE)


def _same_text(own: Segment, target: Content, back: Segment, said: str) -> Gain | None:
    if not said:
        return None
    # “Writers updating state MUST also update or delete subState” (XLIFF 2.1 core, 4.3.1.30): so a tool that took
    # it away says that somebody has looked at the target.
    gain = Gain(target, back.state, own.sub_state if back.sub_state else "")
    return None if (gain.state, gain.sub_state) == (own.state, own.sub_state) else gain


def _new_text(own: Segment, target: Content, back: Segment, said: str, unit: Unit) -> Gain | Fault | None:
    if not unit.translate:
        return Fault("not-translatable", _FIXED)
    if left_behind(target, own.target, own.source):
        return Fault("code-leftover", _LEFT)
    fitted = fit(own.source, target)
    if isinstance(fitted, Fault):
        return fitted
    if own.target is not None and shape(fitted) == shape(own.target):
        return _same_text(own, own.target, back, said)
    return Gain(fitted, _state(own, back, said), "")


def _state(own: Segment, back: Segment, said: str) -> State:
    # Who fills an empty target in a tool that knows no states, or by hand, has translated it.
    unsaid = not said or (said in UNSAID and own.target is None)
    return State.TRANSLATED if unsaid and back.state is State.INITIAL else back.state


def fit(source: Content, target: Content) -> Content | Fault:
    """The target with the source's own codes; markup that was typed instead of a code counts as the code."""
    whole = with_source_codes(target, source)
    faults = check_codes(source, whole)
    if not faults:
        return whole
    typed = as_target(markdown(whole), source).content
    if len(list(codes(typed))) <= len(list(codes(whole))):
        return Fault(faults[0], _CODES[faults[0]])
    markup = {(code.id, code.kind): code.data for code in codes(source)}
    strange = any(markup.get((code.id, code.kind)) != code.data for code in codes(typed))
    faults = ("code-extra",) if strange else check_codes(source, typed)
    return Fault(faults[0], _CODES[faults[0]]) if faults else with_source_codes(typed, source)

"""Ids of inline codes: `1`..`n` per segment in the model, unique in the whole unit in XLIFF 2."""

from __future__ import annotations

from collections.abc import Mapping

from bitext.core.inline import codes
from bitext.core.model import Segment, State


def is_untouched(segment: Segment) -> bool:
    """Whether it is untranslated: no target, or a target pre-filled with the source for a tool."""
    return segment.state is State.INITIAL and segment.target in (None, segment.source) and not segment.sub_state


def file_code_ids(segment: Segment, before: int) -> Mapping[str, str]:
    """File ids by model ids: running numbers for the source's codes, `<segment>-<id>` for extra codes of the target."""
    ids: dict[str, str] = {}
    for code in codes(segment.source):
        ids.setdefault(code.id, str(before + len(ids) + 1))
    for code in codes(segment.target or ()):
        ids.setdefault(code.id, f"{segment.id}-{code.id}")
    return ids


class LocalIds:
    """Model ids by file ids while a segment is read: first its source, then its target.

    A code that the source does not have keeps an id of its own, so that checks report it as extra.
    """

    def __init__(self, segment: str) -> None:
        self._prefix = f"{segment}-"
        self._known: dict[str, str] = {}
        self._added: dict[str, str] = {}
        self.in_target = False
        """Whether the target is being read."""

    def start_target(self) -> None:
        """From now on, unknown ids belong to extra codes of the target."""
        self.in_target = True

    def of(self, file_id: str) -> str:
        """The model id for a file id."""
        known = self._known.get(file_id)
        if known is not None:
            return known
        if self.in_target:
            return self._extra_id(file_id)
        return self._known.setdefault(file_id, str(len(self._known) + 1))

    def _extra_id(self, file_id: str) -> str:
        if file_id not in self._added:
            candidate = file_id.removeprefix(self._prefix)
            taken = {*self._known.values(), *self._added.values()}
            while candidate in taken:
                candidate = f"x{candidate}"
            self._added[file_id] = candidate
        return self._added[file_id]

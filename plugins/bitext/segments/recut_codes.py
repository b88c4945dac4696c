"""Gives a target the inline codes of its source after the same text was cut into other codes."""

from __future__ import annotations

from bitext.core.inline import codes, comparable, content, markdown
from bitext.core.model import Content, InlineCode
from bitext.core.stable_ids import normal

_TAKEN = "\0"


def with_codes_recut(target: Content, old: Content, new: Content) -> Content:
    """The target with the codes of the new source, where both sources are the same Markdown.

    They are cut differently after the site has named an extension such as arithmatex, or after an update of this
    program. The target stays as it is where the characters of a code are not in it.

    Args:
        target: with the codes of the old source and their characters.
        old: the source that it was made for.
        new: the source now.
    """
    if comparable(old) == comparable(new) or normal(markdown(old)) != normal(markdown(new)):
        return target
    text = free = markdown(target)
    places: list[tuple[int, InlineCode]] = []
    for code in sorted(codes(new), key=lambda code: -len(code.data)):
        at = free.find(code.data) if code.data else -1
        if at < 0:
            return target
        free = free[:at] + _TAKEN * len(code.data) + free[at + len(code.data) :]
        places.append((at, code))
    parts: list[str | InlineCode] = []
    end = 0
    for at, code in sorted(places, key=lambda place: place[0]):
        parts += [text[end:at], code]
        end = at + len(code.data)
    return content([*parts, text[end:]])

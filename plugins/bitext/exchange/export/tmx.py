"""Published pairs as TMX 1.4b, for the translation memories of other tools."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bitext.core.model import Content, Document, InlineCode, Kind, State, Unit
from bitext.localize.publishable import candidates
from bitext.xliff import escape
from bitext.xliff.pairs import Pairs, pairs

_HEADER = (
    '  <header creationtool="bitext" creationtoolversion="1" segtype="sentence" o-tmf="xliff" adminlang="en"'
    ' srclang="{source}" datatype="plaintext"/>'
)


def tmx(document: Document, published: State) -> str | None:
    """The published pairs as the text of a TMX file; None if there are none.

    Args:
        document: one page in one locale.
        published: minimum state of published targets.
    """
    publishable, _ = candidates(document, published, lambda unit, segment: None)
    if not publishable:
        return None
    segments = [(document.units[unit], segment, target) for (unit, segment), target in sorted(publishable.items())]
    body = [line for unit, segment, target in segments for line in _pair(document, unit, segment, target)]
    head = ['<?xml version="1.0" encoding="UTF-8"?>', '<tmx version="1.4">']
    head.append(_HEADER.format(source=document.source_locale))
    return "\n".join([*head, "  <body>", *body, "  </body>", "</tmx>"]) + "\n"


def _pair(document: Document, unit: Unit, index: int, target: Content) -> Iterator[str]:
    segment = unit.segments[index]
    numbers = _numbers(segment.source)
    yield f"    <tu{escape.required('tuid', f'{unit.id}-{segment.id}')}>"
    for locale, text in ((document.source_locale, segment.source), (document.target_locale or "", target)):
        yield f"      <tuv{escape.required('xml:lang', locale)}>"
        yield f"        <seg>{_content(text, numbers)}</seg>"
        yield "      </tuv>"
    yield "    </tu>"


def _numbers(source: Content) -> Mapping[str, int]:
    """Numbers that link the codes of source and target (TMX 1.4b, attribute `x`)."""
    ids = dict.fromkeys(part.id for part in source if isinstance(part, InlineCode))
    return {id: number for number, id in enumerate(ids, 1)}


def _content(text: Content, numbers: Mapping[str, int]) -> str:
    found = pairs(text)
    return "".join(
        _text(part) if isinstance(part, str) else _code(place, part, numbers, found) for place, part in enumerate(text)
    )


def _code(place: int, code: InlineCode, numbers: Mapping[str, int], found: Pairs) -> str:
    number = numbers.get(code.id)
    x = f' x="{number}"' if number else ""
    kind = escape.display("type", code.type)
    if code.kind is Kind.STANDALONE:
        return f"<ph{x}{kind}>{_text(code.data)}</ph>"
    if number and (place in found.ends or place in found.starts or place in found.overlapping):
        if code.kind is Kind.OPEN:
            return f'<bpt i="{number}"{x}{kind}>{_text(code.data)}</bpt>'
        return f'<ept i="{number}">{_text(code.data)}</ept>'
    pos = "begin" if code.kind is Kind.OPEN else "end"
    return f'<it pos="{pos}"{x}{kind}>{_text(code.data)}</it>'


def _text(value: str) -> str:
    """Character data; characters that XML forbids become U+FFFD: a memory only makes suggestions."""
    return escape.text(escape.FORBIDDEN.sub("\ufffd", value))

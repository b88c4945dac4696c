"""Compares the inline codes of a target with those of its source, and keeps them apart in the page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Set
from functools import lru_cache
from itertools import accumulate, pairwise

from bitext.core.inline import code_key, codes, content
from bitext.core.model import Content, InlineCode, Kind
from bitext.markdown.extract.inline import collapse, tokenize
from bitext.markdown.merge.emphasis import ELEMENTS, CodeKey, fragile, with_elements

_BY_SITE = frozenset({"critic", "macro", "math"})
"""Types of codes whose characters only the extensions and plugins of a site explain."""


_FREE = frozenset({*ELEMENTS, "code"})
_FREE_MARK = re.compile(r"\*+|_+|~~|==|\^\^|`+[^`]*`+")
_FREE_TAG = re.compile(r"</?(?:abbr|dfn)(?: title=(?:\"[^\"<>]*\"|'[^'<>]*'))?>")


def is_emphasis(code: InlineCode) -> bool:
    """Whether it only changes how words look, or explains them: emphasis, a code span, `<abbr>`, `<dfn>`."""
    return bool((code.type in _FREE and _FREE_MARK.fullmatch(code.data)) or _FREE_TAG.fullmatch(code.data))


def check_codes(source: Content, target: Content, *, free_emphasis: bool = False) -> tuple[str, ...]:
    """Codes of what is wrong with a target's inline codes; their order is free.

    With `free_emphasis` a target may have more or less emphasis and code spans than its source.

    `code-missing`: a code of the source is missing, other than the `<sup>` of an English ordinal: `3<sup>rd</sup>` may
    become one word. `code-extra`: a code that the source does not have, or text that
    would be read as markup. `code-dup`: a code occurs twice. `code-nest`: one half of a pair without the other half
    in the right place.
    """
    expected, actual = Counter(code_key(source)), Counter(code_key(target))
    faults = []
    optional = _ordinal_suffixes(source)
    if free_emphasis:
        optional |= {(code.id, code.kind) for code in codes(source) if is_emphasis(code)}
    if any(key not in optional for key in expected - actual):
        faults.append("code-missing")
    if actual.keys() - expected.keys():
        faults.append("code-extra")
    if any(count > expected[key] for key, count in actual.items() if key in expected):
        faults.append("code-dup")
    if not _nests(target):
        faults.append("code-nest")
    if faults:
        return tuple(faults)
    return _reread(source, target, free_emphasis=free_emphasis)


def _ordinal_suffixes(source: Content) -> frozenset[CodeKey]:
    """The codes that only raise the `st`, `nd`, `rd` or `th` of a number."""
    return frozenset(
        (code.id, code.kind)
        for before, opening, suffix, closing in zip(source, source[1:], source[2:], source[3:], strict=False)
        if isinstance(before, str) and before[-1:].isdigit() and suffix in ("st", "nd", "rd", "th")
        if isinstance(opening, InlineCode) and isinstance(closing, InlineCode) and opening.id == closing.id
        if opening.type == "sup" or opening.data == "<sup>"
        for code in (opening, closing)
    )


def _nests(target: Content) -> bool:
    stack: list[str] = []
    for code in codes(target):
        if code.kind is Kind.OPEN:
            stack.append(code.id)
        elif code.kind is Kind.CLOSE and (not stack or stack.pop() != code.id):
            return False
    return not stack


def _reread(source: Content, target: Content, *, free_emphasis: bool) -> tuple[str, ...]:
    """Where the tokenizer reads the target, as it is written in the page, differently from its codes, and not the
    source.
    """
    data = _findable(source)
    if source == target:
        return ()
    source_extra, source_lost = _differences(source, data)
    extra, lost = _differences(separated(target, source), data)
    faults = []
    if free_emphasis:
        extra = Counter(
            {
                mark: count
                for mark, count in extra.items()
                if not (_FREE_MARK.fullmatch(mark) or _FREE_TAG.fullmatch(mark))
            }
        )
    if lost - source_lost:
        faults.append("code-missing")
    if extra - source_extra:
        faults.append("code-extra")
    return tuple(faults)


def _findable(source: Content) -> dict[CodeKey, str]:
    """The characters of each code, written so that it is recognised without the page's definitions."""
    return {(code.id, code.kind): _without_label(code) for code in codes(source)}


def _without_label(code: InlineCode) -> str:
    if code.type in _BY_SITE or code.data.startswith(("[[", "]]")):
        return "{{x}}"
    if code.type == "link" and code.kind is Kind.CLOSE and not code.data.startswith(("](", "][")):
        return "][x]"
    if code.type == "link" and code.data.startswith("][]"):
        return "][x]"
    if code.type == "image" and not code.data.rstrip("}").endswith(")"):
        return "![…](x)"
    return code.data


@lru_cache(maxsize=1024)  # A page is merged with and without marks, and a rule asks about it before.
def separated(target: Content, source: Content = ()) -> Content:
    """The target with its codes written so that each is read as markup, whatever is beside it.

    Emphasis that some dialect would not read as such becomes HTML elements; other codes get a separator.

    Args:
        target: with the codes of its source and no others.
        source: what is not read as markup there, is not in the target either.
    """
    data = _findable(source or target)
    if not data:
        return target
    hidden, with_attributes = _unread(source, _pieces(source, data)), _with_attributes(target)
    unsafe = fragile(target, _pieces(target, data), source or target) - hidden
    text = with_elements(target, unsafe - with_attributes)
    text = _kept_apart(text, data, unsafe & with_attributes | (_meeting(text) - hidden))
    for _ in data:
        lost = _unread(text, _pieces(text, data)) - hidden
        apart = _kept_apart(text, data, lost)
        if apart == text:
            apart = with_elements(text, lost - with_attributes)
        if apart == text:
            break
        text = apart
    return _references_apart(text, source)


def _references_apart(text: Content, source: Content) -> Content:
    """The content with something between a reference and a link `[label]`, which Markdown takes for the reference's
    own label, also behind one space. References that meet in the source stay as they are there.
    """
    known = {(before.id, after.id) for before, _, after in _meeting_references(source)}
    places = [at for before, at, after in _meeting_references(text) if (before.id, after.id) not in known]
    parts = list(text)
    for at in reversed(places):
        parts.insert(at, InlineCode("", Kind.STANDALONE, "<!-- -->"))
    return tuple(parts)


def _meeting_references(text: Content) -> Iterator[tuple[InlineCode, int, InlineCode]]:
    """Each end of a reference with the position behind it, and the link `[label]` that begins there."""
    shortcuts = {code.id for code in codes(text) if code.kind is Kind.CLOSE and code.data == "]"}
    for at, before in enumerate(text):
        after = next((part for part in text[at + 1 : at + 3] if part != " "), None)
        if not (isinstance(before, InlineCode) and isinstance(after, InlineCode)):
            continue
        ends = before.id in shortcuts and before.kind is Kind.CLOSE
        ends |= before.type == "image" and before.data.endswith("]")
        if ends and after.id in shortcuts and after.kind is Kind.OPEN:
            yield before, at + 1, after


def _meeting(text: Content) -> frozenset[str]:
    """The ids of emphasis that ends where other emphasis begins, whose delimiters would be one run."""
    return frozenset(
        before.id
        for before, after in pairwise(text)
        if isinstance(before, InlineCode) and isinstance(after, InlineCode)
        if before.kind is Kind.CLOSE and after.kind is Kind.OPEN and before.id and after.id
        if before.data[-1:] == after.data[:1] and before.type in ELEMENTS
    )


def _with_attributes(text: Content) -> frozenset[str]:
    """The ids of the pairs that an attribute list follows: only delimiters can have one."""
    halves = pairwise(text)
    return frozenset(one.id for one, next in halves if isinstance(one, InlineCode) and _is_attributes(next))


def _is_attributes(part: str | InlineCode) -> bool:
    return isinstance(part, InlineCode) and part.data.startswith("{") and part.type not in _BY_SITE


def _kept_apart(text: Content, data: Mapping[CodeKey, str], ids: Set[str]) -> Content:
    """The content with something between these codes and the neighbours that keep them from being read."""
    if not ids:
        return text
    pieces = _pieces(text, data)
    emphasis = ids - _with_attributes(text)
    parts: list[str | InlineCode] = []
    for at, part in enumerate(text):
        if at and _touches(text[at - 1], part, ids, emphasis):
            parts += _apart(parts.pop(), pieces[at])
        parts.append(part)
    return tuple(parts)


def _pieces(text: Content, data: Mapping[CodeKey, str]) -> list[str]:
    return [part if isinstance(part, str) else data.get((part.id, part.kind), part.data) for part in text]


def _unread(text: Content, pieces: list[str]) -> frozenset[str]:
    """The ids of the codes that the tokenizer does not see."""
    found = _marks("".join(pieces))
    spans = pairwise(accumulate(map(len, pieces), initial=0))
    parts = zip(text, spans, strict=True)
    return frozenset(part.id for part, span in parts if isinstance(part, InlineCode) and part.id and span not in found)


def _touches(before: str | InlineCode, after: str | InlineCode, lost: Set[str], elements: Set[str]) -> bool:
    """Whether one of two parts is a lost code, and the other one the reason, without being markup itself.

    Emphasis that can become an element need not be kept apart from text.
    """
    opens = isinstance(after, InlineCode) and after.id in lost and after.kind is not Kind.CLOSE
    closes = isinstance(before, InlineCode) and before.id in lost and before.kind is not Kind.OPEN
    if not (opens or closes):
        return False
    if isinstance(before, InlineCode) and isinstance(after, InlineCode):
        return before.data[-1:] == after.data[:1] or "url" in (before.type, after.type)
    beside = before[-1:] if isinstance(before, str) else after[:1] if isinstance(after, str) else ""
    code = before if isinstance(before, InlineCode) else after
    emphasis = isinstance(code, InlineCode) and code.type in ELEMENTS and code.id in elements
    return not emphasis and (beside.isalnum() or beside in "!:" or not beside.isascii())


def _apart(before: str | InlineCode, piece: str) -> list[str | InlineCode]:
    """The part before a lost code, or behind it, and what keeps the two apart."""
    if isinstance(before, str) and before.endswith("!") and piece.startswith("["):
        return [before[:-1], InlineCode("", Kind.STANDALONE, "\\"), "!"]
    return [before, InlineCode("", Kind.STANDALONE, "<!-- -->")]


def _differences(text: Content, data: Mapping[CodeKey, str]) -> tuple[Counter[str], Counter[str]]:
    """Characters of marks where the content has no code, and of codes where the tokenizer sees no mark."""
    expected: set[tuple[int, int]] = set()
    ours: set[tuple[int, int]] = set()
    parts: list[str] = []
    length = 0
    for part in content(text):
        piece = _flat(part) if isinstance(part, str) else data.get((part.id, part.kind), part.data)
        if not isinstance(part, str):
            (expected if part.id else ours).add((length, length + len(piece)))
        parts.append(piece)
        length += len(piece)
    whole = "".join(parts)
    found = _marks(whole) - ours
    return (
        Counter(whole[start:end] for start, end in found - expected),
        Counter(whole[start:end] for start, end in expected - found),
    )


# The check, the build and the merge ask about the same text.
@lru_cache(maxsize=1024)
def _marks(text: str) -> frozenset[tuple[int, int]]:
    """Start and end of each mark that the tokenizer sees."""
    return frozenset((mark.start, mark.end) for mark in tokenize(text))


def _flat(text: str) -> str:
    """Text on one line; spaces at its ends stay, because they decide about emphasis."""
    flat = collapse(text)
    return (" " if text[:1].isspace() else "") + flat + (" " if text[-1:].isspace() and flat else "")

"""Rules on terminology: the glossary's terms, no forbidden ones, and no untranslated sentences."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from bitext.core.inline import visible, words
from bitext.core.model import Content, Kind, Segment, Severity
from bitext.core.quoting import named
from bitext.rules.context import Context
from bitext.rules.rule import Fault, PairKind, rule

_LOWER_CASE = re.compile(r"[(\[\"'“‘«„]*([^\W\d_A-Z](?:[^\W\d_A-Z]|[-'’](?!\Z))+)[)\]\"'”’»“.,:;!?…]*")
_INTERNATIONAL = (
    "app browser client code contact for format in is link model offline online over per product server software "
    "status test type under via was web"
)
"""Lower-case words that are the same in several languages, so that "**Client** is *X*" may be a translation."""


@rule("glossary", Severity.WARNING)
def glossary(segment: Segment, context: Context) -> Iterator[Fault]:
    """Two words for one thing make readers look for a difference."""
    if not context.glossary.terms:
        return
    target = _nfc(visible(segment.target or ()))
    for term in context.glossary.terms_in(_spoken(segment.source)):
        if term.in_target and not term.in_target.search(target):
            yield Fault(f'has no translation of "{term.sources[0]}"; the glossary has "{term.targets[0]}"')


@rule("forbidden-term", Severity.WARNING)
def forbidden_term(segment: Segment, context: Context) -> Iterator[Fault]:
    """Some words mean something else, or are not plain language."""
    if not context.glossary.terms:
        return
    in_source = list(context.glossary.terms_in(_spoken(segment.source)))
    target = _nfc(_spoken(segment.target or ()))
    for term in (*in_source, *context.glossary.general()):
        found = term.never.search(target) if term.never else None
        others = (other.in_target for other in in_source if other != term)
        if found and not any(other and other.search(found[0]) for other in others):
            instead = f'write "{term.targets[0]}"' if term.targets else "use a plainer word"
            yield Fault(f'contains the forbidden term "{named(found[0])}"; {instead}', found[0])


@rule("untranslated", Severity.WARNING, never_in=PairKind.PLAIN_TEXT)
def untranslated(segment: Segment, context: Context) -> Iterator[Fault]:
    """A sentence that is marked as translated but is not stays in the source language unnoticed."""
    source, target = (_plain(content) for content in (segment.source, segment.target or ()))
    if source == target and len(_translatable(segment.source)) > 1:
        yield Fault("equals its source; translate it, or set its state to initial")


def _spoken(content: Content) -> str:
    """The text outside code, bold and italics, which mark labels of the product and words that are quoted as words."""
    parts: list[str] = []
    depth = 0
    for part in content:
        if isinstance(part, str):
            parts += [] if depth else [part]
        elif part.type in ("bold", "italic"):
            depth += {Kind.OPEN: 1, Kind.CLOSE: -1}.get(part.kind, 0)
    return " ".join(parts)


def _translatable(content: Content) -> list[str]:
    """Its lower-case words; names and identifiers such as `offline_access` are the same in every language."""
    found = (_LOWER_CASE.fullmatch(token) for token in words(content, "\0").split())
    return [one[1] for one in found if one and one[1] not in _INTERNATIONAL.split()]


def _plain(content: Content) -> str:
    return " ".join(words(content).split())


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)

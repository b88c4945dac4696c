"""Rules on the HTML that a target renders to: the same elements as its source and no others."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import lru_cache

from lxml.html import defs

from bitext.core.inline import code_key, markdown
from bitext.core.model import Content, Segment, Severity
from bitext.core.quoting import named
from bitext.markdown.extract.model import Setting
from bitext.markdown.merge.escape import at_line_start, inside, one_line
from bitext.markdown.render import is_plain_sup, parsed
from bitext.rules.context import Context
from bitext.rules.rule import Fault, PairKind, added, rule, texts

WORDS_IN = frozenset({"alt", "title", "aria-label", "placeholder", "summary", "label"})
"""Attributes that contain text, which a translation changes."""
_MADE = frozenset({"id", "name"})
_SPECIAL = re.compile(r"[<>&\[\]{}*_`~^=|$\\]|://|www\.|@|\+\+|--|:\w|[!?:/]{3}")
_TAG = re.compile(r"<\s*(?:[A-Za-z/!?])[^<>]*>?")
_HIDING = re.compile(r"<[!?]-{0,2}|<[A-Za-z/][^<>]*+(?=<|\Z)")
_PLACEHOLDER = re.compile(r"</?([A-Za-z][A-Za-z _-]*)>")

Part = tuple[str, tuple[tuple[str, str], ...]]
"""An element and its attributes, except those that contain text."""


def parts(rendered: str) -> Counter[Part]:
    """The elements of some HTML with their attributes; comments count as elements."""
    found: Counter[Part] = Counter()
    for element in parsed(rendered).iterdescendants():
        if is_plain_sup(element):
            continue
        name = element.tag if isinstance(element.tag, str) else "<!>"
        attributes = element.attrib.items() if isinstance(element.tag, str) else ()
        kept = sorted((str(key), str(value)) for key, value in attributes if key not in WORDS_IN | _MADE)
        found[name, tuple(kept)] += 1
    return found


@rule("html-unsafe", Severity.ERROR, cheap=False)
def html_unsafe(segment: Segment, context: Context) -> Iterator[Fault]:
    """A script, a frame, a style or an event handler in one sentence takes over the whole page."""
    for (name, attributes), _ in _difference(segment.target or (), segment.source, context).items():
        listed = "".join(f' {key}="{named(value)}"' for key, value in attributes)
        yield Fault(f"renders to <{name}{listed}> and its source does not; remove that markup")


@rule("html-tags", Severity.WARNING, cheap=False)
def html_tags(segment: Segment, context: Context) -> Iterator[Fault]:
    """A missing element leaves a word without emphasis, or a line unbroken, in one language only."""
    lost = _difference(segment.source, segment.target or (), context)
    if lost and not _difference(segment.target or (), segment.source, context):
        names = ", ".join(f"<{name}>" for (name, _), _ in lost.items())
        yield Fault(f"does not render to {names} as its source does; compare its markup")


@rule("html-comment", Severity.ERROR, never_in=PairKind.PLAIN_TEXT)
def html_comment(segment: Segment, context: Context) -> Iterator[Fault]:
    """A comment, a declaration or an element without an end hides what follows, possibly to the end of the page."""
    for mark in added(segment, lambda content: _HIDING.findall(markdown(content))):
        yield Fault(f'contains "{named(mark)}", which hides text, and its source does not; remove it', mark)


@rule("html-plain", Severity.ERROR, never_in=PairKind.PLAIN_TEXT)
def html_plain(segment: Segment, context: Context) -> Iterator[Fault]:
    """Titles, descriptions and navigation are copied into the page's head and attributes: a `<` there, also as an
    entity, starts whatever element an attacker likes.
    """
    plain = context.setting is Setting.YAML
    if not plain and context.unit.type != "heading":
        return
    source, target = (_decoded(markdown(content)) for content in (segment.source, segment.target or ()))
    new = Counter(_TAG.findall(target)) - Counter(_TAG.findall(source))
    tag = next((one for one in new if not _is_placeholder(one)), "")
    if tag or (plain and target.count("<") > source.count("<")):
        yield Fault(f'would put "{named(tag or "<")}" into the head of the page; remove it', tag or "<")


def _difference(one: Content, other: Content, context: Context) -> Counter[Part]:
    """The elements that one content renders to and the other does not."""
    if context.render is None or context.setting is Setting.YAML or not _worth_it(one, other):
        return Counter()
    in_target, known = (_rendered(_as_in_page(content, context), context.render) for content in (one, other))
    return in_target - known


def _worth_it(one: Content, other: Content) -> bool:
    return code_key(one) != code_key(other) or any(map(_SPECIAL.search, (*texts(one), *texts(other))))


def _as_in_page(content: Content, context: Context) -> str:
    """The content escaped as when it is merged, so that only what reaches the page counts."""
    setting = context.setting
    text = "".join(
        inside(one_line(part), setting, '"' if setting is Setting.TITLE else "") if isinstance(part, str) else part.data
        for part in content
    )
    return at_line_start(text) if setting is Setting.BLOCK else text


@lru_cache(maxsize=64)
def _rendered(text: str, render: Callable[[str], str]) -> Counter[Part]:
    # A page may start with metadata (`key: value`), a sentence never does.
    return parts(render(f"\n{text}"))


def _decoded(text: str) -> str:
    for _ in range(8):
        plain = html.unescape(text)
        if plain == text:
            break
        text = plain
    return text.replace("\\", "")


def _is_placeholder(tag: str) -> bool:
    """Whether it is a placeholder such as <name>, which is not an HTML element."""
    found = _PLACEHOLDER.fullmatch(tag)
    return found is not None and found[1].lower() not in defs.tags | {"svg", "math", "template", "slot"}

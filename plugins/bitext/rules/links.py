"""Rules on links: a target leads to the same destinations as its source, with allowed schemes."""

from __future__ import annotations

import html
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from publicsuffixlist import PublicSuffixList

from bitext.core.inline import codes, markdown
from bitext.core.model import Content, Segment, Severity
from bitext.core.quoting import named
from bitext.markdown.extract.inline import tokenize
from bitext.markdown.merge.codes import separated
from bitext.rules.context import Context
from bitext.rules.rule import Fault, PairKind, added, rule
from bitext.segments.stale_targets import FREE_EMPHASIS

_ALLOWED = frozenset({"", "http", "https", "mailto"})
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_IGNORED = re.compile(r"[\x00-\x20\x7f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]")
_INSIDE = re.compile(rf"(?<=\w){_IGNORED.pattern}++(?=\w*+\s*+:)".replace(r"\x20", r"\x1f"))
"""Such characters inside a scheme."""
_DESTINATION = re.compile(r"\]\(\s*(?:<([^<>]*)>|([^\s()]*(?:\([^()]*\)[^\s()]*)*))")
_ATTRIBUTE = re.compile(r"""\b(?:href|src|srcset|action|formaction|data|poster|cite)\s*=\s*["']?([^\s"'>]+)""", re.I)
_LOOSE_ATTRIBUTE = re.compile(
    r"""<[a-z][^<>]*?[\s/"'](?:href|src|srcset|action|formaction|data|poster)\s*=\s*["']?([^\s"'>]+)""", re.I
)
_BARE = re.compile(
    r"(?:(?<![a-z0-9+.-])[a-z][a-z0-9+.-]{1,20}://|www\.|(?<![\w:/.])//(?=[\w-]+\.\w))"
    r"(?:\[[0-9a-f:.]+\])?[^\s<>()\"'\[\]`|]*",
    re.IGNORECASE,
)
HOST_WITH_PATH = re.compile(r"(?<![\w@/.\\-])((?:[\w-]+\.)+[^\W\d_]{2,})/(?=\w)[^\s<>()\"'\[\]`|]*")
"""An address without a scheme, which readers type or which programs make a link of."""
_MAIL = re.compile(r"(?<![\w.+%-])[\w.+%-]+@((?:[\w-]+\.)+[^\W\d_]{2,})")
_EXAMPLE = re.compile(r"(?:.*\.)?(?:example(?:\.(?:com|net|org))?|test|invalid)", re.IGNORECASE)
"""Hosts that nobody can own (RFC 2606)."""
_LOOSE_SCHEME = re.compile(
    r"(?<![a-z0-9+.-])(?:(?:java|vb|live)script(?:\s*:(?!\s|\Z)|:)|data:(?=[a-z]+/[a-z]|,|;)|file:(?=/)"
    r"|(?:blob|filesystem|about|intent|ms-[a-z-]+|tel|sms):(?=\S)|view-source:)",
    re.IGNORECASE,
)
_INCLUDE = re.compile(
    r"\[!include\s*\[[^\]]*\]\(([^)]*)\)\s*\]|\{%\s*include[^%]*%\}"
    r"|;?(?<!-)-+8<-+(?:[ \t]*(?:\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'))?",
    re.IGNORECASE,
)
_ODD = re.compile(r"[<>\[\]{}:/.&%@`]")


class Destination(NamedTuple):
    """A URL that a browser would fetch or open."""

    kind: str
    """`link` or `image`."""
    url: str
    """As written."""


def decoded(url: str) -> str:
    """The URL as a browser reads it: entities and percent-encoding decoded repeatedly, and without the characters
    that URL parsers skip (WHATWG URL, 4.4).
    """
    for _ in range(8):
        plain = unquote(html.unescape(url))
        if plain == url:
            break
        url = plain
    return _IGNORED.sub("", url)


def scheme(url: str) -> str:
    """The scheme in lower case, "" for a relative URL."""
    found = _SCHEME.match(decoded(url))
    return found[1].lower() if found else ""


def host(url: str) -> str:
    """The host in lower case, "" for none."""
    plain = decoded(url).replace("\\", "/")
    if plain.lower().startswith("www."):
        plain = f"//{plain}"
    try:
        return (urlsplit(plain).hostname or "").lower()
    except ValueError:  # A malformed IPv6 address or port: it counts as a new host.
        return plain


# Four rules in a row ask for the same two.
@lru_cache(maxsize=2)
def destinations(content: Content) -> tuple[Destination, ...]:
    """The destinations of a content in order, from its inline codes and its text."""
    if not _ODD.search(markdown(content)):
        return ()
    text = markdown(separated(content))
    found: list[Destination] = []
    for mark in tokenize(text):
        piece = text[mark.start : mark.end]
        kind = "image" if mark.type == "image" or piece[:4].lower() == "<img" else "link"
        if piece.startswith("<"):
            found += [Destination(kind, url) for url in _ATTRIBUTE.findall(piece)]
        if mark.type == "url":
            found.append(Destination("link", piece.strip("<>")))
        elif (written := _DESTINATION.search(piece)) is not None:
            found.append(Destination(kind, written[1] or written[2] or ""))
    return tuple(found)


@rule("link-url", Severity.ERROR, never_in=PairKind.SAME_MARKUP)
def link_url(segment: Segment, context: Context) -> Iterator[Fault]:
    """A link with a different destination sends readers to a page that the author did not mean."""
    yield from _changed(segment, "link")


@rule("image-url", Severity.ERROR, never_in=PairKind.SAME_MARKUP)
def image_url(segment: Segment, context: Context) -> Iterator[Fault]:
    """A different image shows the wrong screen, or is fetched from an unknown server."""
    yield from _changed(segment, "image")


@rule("link-scheme", Severity.ERROR, never_in=PairKind.PLAIN_TEXT)
def link_scheme(segment: Segment, context: Context) -> Iterator[Fault]:
    """A `javascript:` or `data:` link runs foreign code on the reader's behalf."""
    found = list(_schemes(segment.target or ()))
    known = Counter(_schemes(segment.source)) if found else Counter()
    for name, piece in found:
        if not known[name, piece]:
            yield Fault(f'links to "{named(piece)}"; only http, https, mailto and relative links are allowed', piece)


@rule("link-host-new", Severity.ERROR, never_in=PairKind.PLAIN_TEXT)
def link_host_new(segment: Segment, context: Context) -> Iterator[Fault]:
    """A host that is not in the source can be anyone's: one wrong letter is enough to lose a password to it."""
    found = list(_hosts(segment.target or ()))
    known = {name for name, _ in _hosts(segment.source)} if found else set[str]()
    has_example = any(map(_EXAMPLE.fullmatch, known))
    for name, piece in found:
        if name not in known and not (has_example and _EXAMPLE.fullmatch(name)):
            known.add(name)  # the same address is found as a link and as text
            yield Fault(
                f'has an address on "{named(name)}" and its source does not; use the address of the source', piece
            )


@rule("include", Severity.ERROR, never_in=PairKind.PLAIN_TEXT)
def include(segment: Segment, context: Context) -> Iterator[Fault]:
    """Including another file shows the wrong product name, or a file that readers must not see."""
    for piece in added(segment, lambda content: (found[0] for found in _INCLUDE.finditer(markdown(content)))):
        yield Fault(f'includes "{named(piece)}" and its source does not; remove it', piece)


@rule("code-span", Severity.ERROR, never_in=PairKind.SAME_MARKUP)
def code_span(segment: Segment, context: Context) -> Iterator[Fault]:
    """Readers type code as they see it: a translated command or setting does not work."""
    if segment.sub_state == FREE_EMPHASIS:
        return
    in_source, in_target = (_spans(content) for content in (segment.source, segment.target or ()))
    for piece in (*(in_target - in_source), *(in_source - in_target)):
        yield Fault(f"has different code from its source, {named(piece)}; leave code unchanged", piece)


def _changed(segment: Segment, kind: str) -> Iterator[Fault]:
    for url in added(segment, lambda content: (one.url for one in destinations(content) if one.kind == kind)):
        yield Fault(f'has the {kind} "{named(url)}" and its source does not; use the {kind} of the source', url)


def _schemes(content: Content) -> Iterator[tuple[str, str]]:
    for url in _urls(content):
        if (name := scheme(url)) not in _ALLOWED:
            yield name, url


def _urls(content: Content) -> Iterator[str]:
    """Everything that may become a URL, even if no known renderer would make it one."""
    text = markdown(content)
    if not _ODD.search(text):
        return
    yield from (one.url for one in destinations(content))
    yield from _LOOSE_ATTRIBUTE.findall(text)
    for part in content:
        if isinstance(part, str) and (":" in part or "." in part or "&" in part):
            plain = unicodedata.normalize("NFKC", _INSIDE.sub("", unquote(html.unescape(part))))
            yield from (found[0].rstrip(".,;:!?") for found in _BARE.finditer(html.unescape(part)))
            for found in _LOOSE_SCHEME.finditer(plain):
                yield found[0] + (plain[found.end() : found.end() + 20].split() or [""])[0]


def _hosts(content: Content) -> Iterator[tuple[str, str]]:
    """Hosts of links and of addresses in the text, in lower case, and the address as written."""
    for url in _urls(content):
        if name := host(url):
            yield name, url
    text = markdown(content)
    if "/" in text or "@" in text:
        for found in (*HOST_WITH_PATH.finditer(text), *_MAIL.finditer(text)):
            if is_domain(found[1]):
                yield found[1].lower(), found[0]


@lru_cache(maxsize=1024)
def is_domain(name: str) -> bool:
    """Whether a name of several labels ends like a host: "Omk.regnskabssaldo", an abbreviation in Danish, does not."""
    top = name.rpartition(".")[2].lower()
    if not top.isascii():
        return "LATIN" not in unicodedata.name(top[0], "")
    return (
        top == "onion"
        or _EXAMPLE.fullmatch(top) is not None
        or _suffixes().publicsuffix(f"x.{top}", accept_unknown=False) is not None
    )


@lru_cache(maxsize=1)
def _suffixes() -> PublicSuffixList:
    return PublicSuffixList()


def _spans(content: Content) -> Counter[str]:
    return Counter(code.data for code in codes(content) if code.type == "code")

"""Finds the links in a pasted text: removes whitespace, quotes and labels, repairs a damaged `https://`."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import unescape
from urllib.parse import unquote

from hubcheck.domains.lists import is_known_tld
from hubcheck.url.around import OUTER_BLANKS, marks_around, text_after

INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff]"
)
"""Invisible characters: soft hyphen, zero-width spaces, direction marks, byte order mark."""
_SOFT_BREAK = re.compile(r"=\r?\n")
_OPENERS = "<\"'`([{*_~«»„“”‘’‚‹›"
_BULLETS = "-–—•·◦▪>|"
_BEFORE = _OPENERS + _BULLETS + " \t\n\r\u00a0\u2009\u202f"
_CLOSER = {
    "<": ">",
    '"': '"',
    "'": "'",
    "(": ")",
    "[": "]",
    "“": "”",
    "„": "”",
    "«": "»",
    "‘": "’",
    "`": "`",
    ",": ",",
    "|": "|",
}
_BALANCED = {")": "(", "]": "[", "}": "{", ">": "<"}
_ENCODED = re.compile(r"https?(?:%3a|:)%2f%2f", re.IGNORECASE)
_SCHEME = re.compile(r"(?:https?|ms-businesscentral|ms-dynamicsnav|dynamicsnav):", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|#\d{1,6}|#x[0-9a-f]{1,5});", re.IGNORECASE)
_LABEL_GLUE = re.compile(r"[^./\\@%?#\s]*(?:[:=(\"'<\[«„“‘`|>*_]|[^\x00-\x7f\w])|[^/\\@%?#\s]*[;,|]")
_BARE_HOST = re.compile(r"(?<![^\s\"'(<\[|;,])(?=(?:www\.)?businesscentral\.dynamics\.com\b)", re.IGNORECASE)
_GAP = r"[\s<>\"'()\[\],;|]"
# The lookbehind anchors it at the first character of a run, so that a long run is not rescanned from each of them.
_NEXT_LINK = re.compile(
    rf"(?<!{_GAP}){_GAP}+(?=(?:https?|ms-businesscentral):)"
    rf"|(?<![:/\\]|{_GAP}){_GAP}+(?=(?:www\.)?businesscentral\.dynamics\.com\b)",
    re.IGNORECASE,
)
_TABS = re.compile(r"\t+")
_BEFORE_MARK = re.compile(r"\S+//[^/\s]+/\S+(?=\s+[/|–—-]\s)")
_DOUBLED = re.compile(r"(?:https?[:;]?[/\\]*\s*)+(?=https?[:;]?[/\\])", re.IGNORECASE)
_SOUND = re.compile(r"https?:(?![/\\]*\s)", re.IGNORECASE)
_DAMAGED = re.compile(r"h{0,2}[tx]{1,3}p{1,2}s{0,2}\s*[:;.]{0,2}\s*[/\\]{1,3}\s*", re.IGNORECASE)
_BARE = re.compile(
    r"(?:[^\s/\\:@?#]+\.[^\s/\\:@?#]+(?::\d{1,5})?|(?!(?:tel|sip|sms|fax|callto):)[\w-]+:\d{2,5})(?=[/\\?#\s]|$)"
    r"|[\w-]+(?=/(?i:bc|nav|dynamicsnav)\d{1,3}(?:[/?#]|$))"
)
# Part of a query on the next line; a link of its own has a scheme or no query.
_QUERY_PART = re.compile(r"^[^\s:]*[?&=][^\s:]*$")
_SPACED_MARK = re.compile(r"[ \t]*([./-])[ \t]*")
_BARE_LINK = re.compile(
    r"(?<![\w./\\@%?#&=-])(?:[\w-]+\.)+(?P<ending>[^\W\d_]{2,})(?![\w.@-])"
    rf"(?:[/?#:@][^{_GAP[1:]}*)?"
)
_USER_AND_HOST = re.compile(r"[^\s/\\?#]+@[^\s/\\?#]+[/\\?]")


@dataclass(frozen=True, slots=True)
class PastedLink:
    """One link in a pasted text, and what was corrected to read it."""

    link: str
    """The link, with a scheme if one could be added; may still be no link at all."""
    left_out: tuple[str, ...] = ()
    """Names of the parts that were removed (`URL_PARTS`)."""
    changed: tuple[str, ...] = ()
    """Names of the parts that were changed."""
    added: tuple[str, ...] = ()
    """Names of the parts that were added."""
    pasted: str = ""
    """The text in which it was found, with its line breaks and what follows; empty if that is known to be right."""


def strip_invisible(text: str) -> str:
    """The text without invisible characters, and without whitespace at both ends."""
    return INVISIBLE.sub("", text).strip()


def has_link(text: str) -> bool:
    """Whether a text contains a link with a scheme, or the host of Business Central."""
    visible = INVISIBLE.sub("", text)
    return bool(_SCHEME.search(visible) or _BARE_HOST.search(visible))


def bare_links(text: str) -> Iterator[str]:
    """The links without a scheme in a text, with one added: mail programs and phones make links of them."""
    visible = _SOFT_BREAK.sub("", INVISIBLE.sub("", text))
    return (f"https://{match[0]}" for match in _BARE_LINK.finditer(visible) if is_known_tld(match["ending"].lower()))


def find_links(text: str) -> tuple[PastedLink, ...]:
    """The links in a pasted text, in order; a text without a link is returned as one."""
    links, tail = _first_links(text)
    while has_link(tail):
        more, tail = _first_links(tail)
        links.extend(more)
    return tuple(links)


def _first_links(text: str) -> tuple[list[PastedLink], str]:
    """The links up to the mark that closes the first one, and the text from there on."""
    left_out: list[str] = []
    visible = INVISIBLE.sub("", text)
    if visible != text:
        left_out.append("invisible")
    trimmed = visible.strip()
    if trimmed != visible:
        left_out.append(OUTER_BLANKS)
    body, around, tail = _unquote(_decode_mail(trimmed, left_out))
    left_out.extend(around)
    return [_finish(piece, tuple(left_out)) for piece in _split(body)], tail if body else ""


def _decode_mail(text: str, left_out: list[str]) -> str:
    """Decode quoted-printable (RFC 2045, 6.7), entities, `https%3A` and `[.]` from mails, page sources and queries."""
    plain = _SOFT_BREAK.sub("", text).replace("=3D", "=").replace("[.]", ".")
    plain = _ENTITY.sub(lambda entity: unescape(entity[0]), plain)
    if _ENCODED.match(plain):
        plain = unquote(plain)
    if plain != text:
        left_out.append("mail-code")
    return plain


def _unquote(text: str) -> tuple[str, list[str], str]:
    """The text without brackets, quotes, bullets and labels around the link, the names of what was removed, and the
    text after a closing mark."""
    start = len(text) - len(text.lstrip(_BEFORE))
    opened = text[:start]
    body = text[start:] if opened.strip() else text
    label = ""
    match = _SCHEME.search(body) or _BARE_HOST.search(body)
    start = match.start() if match else -1
    if start > 0 and (glue := _glue_before(body, start)) is not None:
        label, body = body[:start], body[start:]
        opened += glue
    closed = _close(body, opened)
    around = ["label"] if label.strip(_BEFORE) else []
    tail = body[len(closed) :]
    around += marks_around(opened, tail)
    if (words := text_after(tail)) and not has_link(words):
        around.append("tail")
    return closed, around, tail


def _glue_before(body: str, start: int) -> str | None:
    """The characters directly before the link if they are a label or an opening mark; else None."""
    words = body[:start].split()
    if not words or body[start - 1].isspace():
        return ""
    return words[-1] if _LABEL_GLUE.fullmatch(words[-1]) else None


def _close(body: str, opened: str) -> str:
    """Cut the text at the counterpart of the last opening mark, then remove punctuation at the end."""
    opener = opened.strip()[-1:]
    closer = _CLOSER.get(opener, "")
    if closer and closer in body:
        cut = body.rindex(closer) if closer in ")]>" and opener in body else body.index(closer)
        body = body[:cut]
    while body:
        last = body[-1]
        if last in "*_~" and last not in opened:
            break
        if last in _BALANCED and _BALANCED[last] in body:
            break
        mark = last in "\"'`*_~.,;:!»«“”„’‘‚›‹" or last in _BALANCED or last.isspace() or _is_symbol(last)
        if not mark:
            break
        body = body[:-1]
    return body


def _is_symbol(mark: str) -> bool:
    """Whether a character is an emoji or a dash of a typeface, which no link ends with."""
    return not mark.isascii() and unicodedata.category(mark) in ("So", "Sk", "Pd")


def _split(body: str) -> list[str]:
    """The links in a text with several; a text that does not start with a link is not split."""
    return _NEXT_LINK.split(body) if _SCHEME.match(body) or _BARE_HOST.match(body) else [body]


def _join_lines(piece: str) -> tuple[str, bool]:
    """A piece as one line, and whether text was dropped: a wrapped link is joined, other lines are dropped."""
    lines = [line.strip() for line in piece.splitlines() if line.strip()]
    if len(lines) < 2:
        return piece, False
    link = lines[0]
    for line in lines[1:]:
        continues = line[0] in "/?&=%.@" or link[-1] in "/?&=%-." or _QUERY_PART.search(line)
        if any(map(str.isspace, line)) or not continues:
            return link, True
        link += line
    return link, False


def _first_cell(row: str) -> str:
    """A row up to the cell or the mark after its link; the row itself if nothing in it looks like a further cell.

    A browser ignores a tab: one inside a host may hide another host, so it is no end of a cell before a dot or an @.
    """
    if link := _BEFORE_MARK.match(row):
        return link[0]
    start = 0
    for tabs in _TABS.finditer(row):
        cell, following = row[start : tabs.start()], row[tabs.end() :].partition("\t")[0]
        if "." in cell and re.match(r"\w", cell[-1]) and following[:1].isalnum() and "@" not in following:
            return row[: tabs.start()]
        start = tabs.end()
    return row


def broken_links(pasted: str) -> Iterator[str]:
    """What a link broken by spaces around its dots and dashes, over up to four lines, or among words may have been."""
    spaceless = _SPACED_MARK.sub(r"\1", pasted)
    if spaceless != pasted:
        yield spaceless
    first, *lines = [line.strip() for line in pasted.splitlines() if line.strip()] or [""]
    for line in itertools.takewhile(lambda line: not any(map(str.isspace, line)), lines[:3]):
        first += line
        yield first
    # With an environment in it, the words may be a name for one: `klant.nl/Productie omgeving`.
    word = pasted.partition(" ")[0].rstrip(".,;:!")
    if word.partition("//")[2].count("/") == 1:
        yield word


def _finish(piece: str, left_out: tuple[str, ...]) -> PastedLink:
    """Join a wrapped link, cut the next cell of a row, and repair the scheme."""
    return replace(_repair(piece, left_out), pasted=piece)


def _repair(piece: str, left_out: tuple[str, ...]) -> PastedLink:
    piece, dropped = _join_lines(piece)
    cell = _first_cell(piece)
    if dropped or cell != piece:
        left_out = (*left_out, "tail")
        piece = cell
    if doubled := _DOUBLED.match(piece):
        return PastedLink(piece[doubled.end() :], (*left_out, "second-scheme"))
    if _SOUND.match(piece):
        return PastedLink(piece, left_out)
    if damaged := _DAMAGED.match(piece):
        return PastedLink("https://" + piece[damaged.end() :], left_out, ("scheme",))
    if piece.lstrip(":").startswith("//"):
        return PastedLink("https:" + piece.lstrip(":"), left_out, (), ("scheme",))
    if _BARE.match(piece) or _USER_AND_HOST.match(piece):
        return PastedLink("https://" + piece, left_out, (), ("scheme",))
    return PastedLink(piece, left_out)

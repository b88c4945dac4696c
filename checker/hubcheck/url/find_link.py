"""Finds the link in what was pasted; blanks, quotes, labels and a damaged `https://` are put aside and named."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote

INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff]"
)
"""Characters that leave no mark on a screen: soft hyphen, zero-width blanks, direction marks, byte order mark."""
_OPENERS = "<\"'`([{*_«»„“”‘’‚‹›"
_BULLETS = "-–—•·◦▪>|"
_CLOSER = {"<": ">", '"': '"', "'": "'", "(": ")", "[": "]", "“": "”", "„": "”", "«": "»", "‘": "’", "`": "`"}
_BALANCED = {")": "(", "]": "[", "}": "{", ">": "<"}
_ENCODED = re.compile(r"https?(?:%3a|:)%2f%2f", re.IGNORECASE)
_SCHEME = re.compile(r"(?:https?|ms-businesscentral|ms-dynamicsnav|dynamicsnav):", re.IGNORECASE)
_LABEL_GLUE = re.compile(r"[^./\\@%?#\s]*[:=(\"'<\[«„“‘`|>*_]|[^/\\@%?#\s]*[;,|]")
_BARE_HOST = re.compile(r"(?<=\s)(?=(?:www\.)?businesscentral\.dynamics\.com\b)", re.IGNORECASE)
_GAP = r"[\s<>\"'()\[\],;|]"
# Looked at from its first mark only: a long run of marks is read once, not once from each of them.
_NEXT_LINK = re.compile(rf"(?<!{_GAP}){_GAP}+(?=(?:https?|ms-businesscentral):)", re.IGNORECASE)
_DOUBLED = re.compile(r"(?:https?[:;]?[/\\]*\s*)+(?=https?[:;]?[/\\])", re.IGNORECASE)
_SOUND = re.compile(r"https?:(?![/\\]*\s)", re.IGNORECASE)
_DAMAGED = re.compile(r"h{0,2}[tx]{1,3}p{1,2}s{0,2}\s*[:;.]{0,2}\s*[/\\]{1,3}\s*", re.IGNORECASE)
_BARE = re.compile(
    r"(?:[^\s/\\:@?#]+\.[^\s/\\:@?#]+(?::\d{1,5})?|(?!(?:tel|sip|sms|fax|callto):)[\w-]+:\d{2,5})(?=[/\\?#\s]|$)"
    r"|[\w-]+(?=/(?i:bc|nav|dynamicsnav)\d{1,3}(?:[/?#]|$))"
)
_USER_AND_HOST = re.compile(r"[^\s/\\?#]+@[^\s/\\?#]+[/\\?]")


@dataclass(frozen=True, slots=True)
class Reading:
    """One link out of pasted text, and what had to be done to read it."""

    link: str
    """The link with a scheme where one could be supplied; may still be no link at all."""
    left_out: tuple[str, ...] = ()
    """Names of what stood around or inside it and was put aside."""
    changed: tuple[str, ...] = ()
    """Names of what was repaired."""
    added: tuple[str, ...] = ()
    """Names of what was missing and supplied."""


def strip_blanks(text: str) -> str:
    """The text without invisible characters, and without blanks of any kind at both ends."""
    return INVISIBLE.sub("", text).strip()


def read(text: str) -> tuple[Reading, ...]:
    """Every link in a pasted text, in order; always at least one reading, be it of text that is no link."""
    left_out: list[str] = []
    visible = INVISIBLE.sub("", text)
    if visible != text:
        left_out.append("invisible")
    bare = visible.strip()
    if bare != visible:
        left_out.append("blanks")
    body, around = _unquote(_decode_mail(bare, left_out))
    left_out.extend(around)
    return tuple(_finish(piece, tuple(left_out)) for piece in _split(body))


def _decode_mail(text: str, left_out: list[str]) -> str:
    """Undo what a mail, a page source or a query left: quoted-printable (RFC 2045, 6.7), `&amp;`, `https%3A`."""
    plain = re.sub(r"=\r?\n", "", text).replace("=3D", "=").replace("&amp;", "&")
    if _ENCODED.match(plain):
        plain = unquote(plain)
    if plain != text:
        left_out.append("mail-code")
    return plain


def _unquote(text: str) -> tuple[str, list[str]]:
    """Put brackets, quotes, bullets and labels in front of the link aside, and what closes them behind it."""
    start = len(text) - len(text.lstrip(_OPENERS + _BULLETS + " \t"))
    opened = text[:start]
    body = text[start:] if opened.strip() else text
    label = ""
    found = _SCHEME.search(body)
    at = found.start() if found else -1
    if at < 0 and (host := _BARE_HOST.search(body)):
        at = host.start()
    if at > 0 and (glue := _glue_before(body, at)) is not None:
        label, body = body[:at], body[at:]
        opened += glue
    closed = _close(body, opened)
    around = ["label"] if label.strip(_OPENERS + _BULLETS + " \t") else []
    if opened.strip() or closed != body:
        around.append("marks")
    return closed, around


def _glue_before(body: str, at: int) -> str | None:
    """What touches the link in front, where that can only be a label or an opening mark; else None."""
    words = body[:at].split()
    if not words or body[at - 1].isspace():
        return ""
    return words[-1] if _LABEL_GLUE.fullmatch(words[-1]) else None


def _close(body: str, opened: str) -> str:
    """Cut at the mark that answers the last opening one, then drop what a sentence leaves at the end."""
    opener = opened.strip()[-1:]
    closer = _CLOSER.get(opener, "")
    if closer and closer in body:
        cut = body.rindex(closer) if closer in ")]>" and opener in body else body.index(closer)
        body = body[:cut]
    while body:
        last = body[-1]
        if last in "*_" and last not in opened:
            break
        if last in _BALANCED and _BALANCED[last] in body:
            break
        if not last.isspace() and last not in "\"'`*_.,;:!»«“”„’‘‚›‹" and last not in _BALANCED:
            break
        body = body[:-1]
    return body


def _split(body: str) -> list[str]:
    """The links in a text that holds several; a text that does not start with one is left whole."""
    return _NEXT_LINK.split(body) if _SCHEME.match(body) else [body]


def _join_lines(piece: str) -> tuple[str, bool]:
    """One line of a piece, and whether text was dropped: a link that a mail broke is joined, other lines go."""
    lines = [line.strip() for line in piece.splitlines() if line.strip()]
    if len(lines) < 2:
        return piece, False
    link = lines[0]
    for line in lines[1:]:
        if any(map(str.isspace, line)) or not (line[0] in "/?&=%.@" or link[-1] in "/?&=%-."):
            return link, True
        link += line
    return link, False


def _finish(piece: str, left_out: tuple[str, ...]) -> Reading:
    """Join a broken link and give it a sound scheme."""
    piece, dropped = _join_lines(piece)
    if dropped:
        left_out = (*left_out, "tail")
    if doubled := _DOUBLED.match(piece):
        return Reading(piece[doubled.end() :], (*left_out, "second-scheme"))
    if _SOUND.match(piece):
        return Reading(piece, left_out)
    if damaged := _DAMAGED.match(piece):
        return Reading("https://" + piece[damaged.end() :], left_out, ("scheme",))
    if piece.lstrip(":").startswith("//"):
        return Reading("https:" + piece.lstrip(":"), left_out, (), ("scheme",))
    if _BARE.match(piece) or _USER_AND_HOST.match(piece):
        return Reading("https://" + piece, left_out, (), ("scheme",))
    return Reading(piece, left_out)

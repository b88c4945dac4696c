"""Finds links that show one text and lead elsewhere, as HTML, Markdown, mail programs and spreadsheets write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

from hubcheck.url.find_link import INVISIBLE

_SHOWN_LINK = r"(?P<shown>(?:https?:|www\.|businesscentral)[^\s<>\"|]*)"
_TARGET_LINK = r"(?P<target>(?:[a-z][a-z0-9+.-]*:|//|[\w-]+(?:\.[\w-]+)+/)[^\s<>|]*)"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE | re.DOTALL)
    for pattern in (
        r"<a\b[^<>]*?\bhref\s*=\s*(?P<q>[\"'])?(?P<target>(?(q)[^\"']*|[^\s<>]*))(?(q)(?P=q))[^<>]*>"
        r"(?P<shown>.*?)(?:</a\s*>|\Z)",
        r"\[url=[\"']?(?P<target>[^\]\"']*)[\"']?\](?P<shown>.*?)\[/url\]",
        r"\[\[(?P<target>[^\[\]|]+)(?:\]\[|\|)(?P<shown>[^\[\]]+)\]\]",
        r"\[(?P<shown>(?:[^\[\]]|\[[^\[\]]*\])*)\]\(\s*<?(?P<target>[^\s<>()]*(?:\([^\s()]*\)[^\s()]*)*)>?"
        r"(?:\s+[\"'(][^)]*)?\s*\)",
        r"\b(?:HYPERLINK|LIEN_HYPERTEXTE)\(\s*\"(?P<target>[^\"]*)\"\s*[;,]\s*\"(?P<shown>[^\"]*)\"\s*\)",
        rf"<{_TARGET_LINK}\|(?P<shown>[^<>|]*)>",
        rf"\[{_SHOWN_LINK}\|{_TARGET_LINK}\]",
        rf"{_SHOWN_LINK}[ \t]?<{_TARGET_LINK}>",
        rf"\"{_SHOWN_LINK}\":{_TARGET_LINK}",
    )
)
_IMAGE = re.compile(r"!\[([^\[\]]*)\]\([^()]*\)")
_TAG = re.compile(r"<[^<>]*>")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A link with a text of its own."""

    shown: str
    """The text that a reader sees, without tags."""
    target: str
    """The link behind it, not checked."""


def split_anchors(text: str) -> tuple[tuple[Anchor, ...], str]:
    """The links in a text that have a text of their own, and the rest of the text."""
    anchors: list[Anchor] = []

    def take(match: re.Match[str]) -> str:
        shown = unescape(_TAG.sub(" ", match["shown"])).strip()
        anchors.append(Anchor(shown, unescape(match["target"]).strip()))
        return "\n"

    rest = _IMAGE.sub(r"\1", _plain(text))
    for pattern in _PATTERNS:
        rest = pattern.sub(take, rest)
    return (tuple(anchors), rest) if anchors else ((), text)


def _plain(text: str) -> str:
    """The text without invisible characters, quoted-printable (RFC 2045, 6.7) and an escaped `<a`."""
    plain = re.sub(r"=\r?\n", "", INVISIBLE.sub("", text)).replace("=3D", "=")
    return unescape(plain) if "&lt;a" in plain.lower() else plain

"""Escapes a target's text so that it does not become markup in its place in the page."""

from __future__ import annotations

import re

from bitext.markdown.extract.model import Setting

_LINE_ENDS = re.compile(r"[ \t]*[\r\n\u2028\u2029\x0b\x0c\x85]+[ \t]*")
_NUMBERED = re.compile(r"(\d{1,9}|#)([.)])(?=\s|\Z)")
_BACKSLASH = re.compile(
    r"#|>|[-+*](?=\s|\Z)|([-_*])(?:[ \t]*\1){2,}[ \t]*\Z|-+8<|\*\[[^\]]*\]:|\[[^\]]+\]:|\[[ xX]\]\s|`{3}|\[TOC\]\Z"
)
_ENTITY = re.compile(
    r"[?]{3}|!!!|={3}|=+[ \t]*\Z|/{3}|:::|:[ \t]|\||~{3}|;+-+8<|<(?!/?(?:abbr|dfn)[ >])(?=[A-Za-z/!?])|\$\$|\{:"
)
_UNESCAPED_BAR = re.compile(r"((?<!\\)(?:\\\\)*)\|")
_STAR = re.compile(r"((?<!\\)(?:\\\\)*)\*")
_UNESCAPED_QUOTE = {
    '"': re.compile(r"((?<!\\)(?:\\\\)*)\""),
    "'": re.compile(r"((?<!\\)(?:\\\\)*)'"),
    "(": re.compile(r"((?<!\\)(?:\\\\)*)\)"),
}
_ENTITIES = {'"': "&quot;", "'": "&#39;", "(": "&#41;"}
_ODD_BACKSLASHES = re.compile(r"(?<!\\)(?:\\\\)*\\\Z")
_CLOSING_MARKS = re.compile(r"(?<!\\)(#+)\Z")


def one_line(text: str) -> str:
    """The text with line ends replaced by spaces: a target is written on one line of the page."""
    return _LINE_ENDS.sub(" ", text)


def at_line_start(text: str) -> str:
    """The text, escaped so that it does not open a block at the start of a line.

    With a backslash where Python-Markdown supports it for the character, otherwise with a character reference.
    """
    text = text.lstrip(" \t")
    numbered = _NUMBERED.match(text)
    if numbered:
        return f"{numbered.group(1)}\\{text[numbered.start(2) :]}"
    if _BACKSLASH.match(text):
        return "\\" + text
    if _ENTITY.match(text):
        return f"&#{ord(text[0])};{text[1:]}"
    return text


def _with_balanced_brackets(text: str) -> str:
    depth = 0
    parts = []
    for part in re.split(r"(\\.|[\[\]])", text):
        depth += (part == "[") - (part == "]")
        if depth < 0:
            part, depth = "\\]", 0
        parts.append(part)
    return "".join(parts) if depth == 0 else re.sub(r"(?<!\\)([\[\]])", r"\\\1", text)


def inside(text: str, setting: Setting, quote: str) -> str:
    """The text, escaped so that it does not end its cell, title, label or attribute."""
    match setting:
        case Setting.CELL:
            text = _UNESCAPED_BAR.sub(r"\1\\|", text)
        case Setting.TITLE if quote in _ENTITIES:
            text = _UNESCAPED_QUOTE[quote].sub(rf"\1{_ENTITIES[quote]}", text)
        case Setting.LABEL:
            text = _with_balanced_brackets(text)
        case Setting.OPTION:
            text = text.replace('"', "”").replace("\\”", "”")
        case Setting.ATTRIBUTE if quote in _ENTITIES:
            text = text.replace(quote, _ENTITIES[quote])
    return r"\[TOC\]" if text.strip() == "[TOC]" and setting is not Setting.HTML else text


def in_head(text: str) -> str:
    """A title, a description or a name, escaped for the page's head and attributes: themes write it there as it is."""
    return text.replace('"', "&quot;")


def escape_asterisks(text: str) -> str:
    """Text for between asterisks, with its own asterisks escaped."""
    return _STAR.sub(r"\1\\*", text)


def at_end(text: str, setting: Setting) -> str:
    """The whole target, escaped so that its last character does not affect the page after it."""
    text = text.strip(" \t")
    if setting is Setting.LINE:
        text = _CLOSING_MARKS.sub(r"\\\1", text)
    if setting not in (Setting.HTML, Setting.ATTRIBUTE, Setting.YAML) and _ODD_BACKSLASHES.search(text):
        text += "\\"
    return text

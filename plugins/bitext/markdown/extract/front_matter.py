"""Front matter: the values of the translatable keys, with their spans and quotation marks."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

import yaml

from bitext.markdown.extract.syntax import Syntax

_FRONT = re.compile(r"\ufeff?---[ \t]*(?:\r\n|\r|\n)(.*?)^(?:---|\.\.\.)[ \t]*(?=\r|\n|\Z)", re.S | re.M)
_KEY = re.compile(r"^([\w.-]+):[ \t]*", re.M)
_MORE = re.compile(r"(?:\r\n|\r|\n)(?=[ \t]+\S|[ \t]*(?:\r|\n)(?:[ \t]*(?:\r\n|\r|\n))*[ \t]+\S)[^\r\n]*")
_REST = re.compile(r"[^\r\n]*")
_COMMENT = re.compile(r"\s#.*\Z", re.S)
_QUOTED = {'"': re.compile(r'"(?:[^"\\]|\\.)*"', re.S), "'": re.compile(r"'(?:[^']|'')*'", re.S)}


_TOML = re.compile(r"\ufeff?\+\+\+[ \t]*(?:\r\n|\r|\n).*?^\+\+\+[ \t]*(?=\r|\n|\Z)", re.S | re.M)
_END_OF_LINE = r"(?:\r\n|\r|\n)"
_MORE_METADATA = r"(?:[ ]{4}|\t)[^\r\n]*[^\s][^\r\n]*"
METADATA = re.compile(
    rf"\A\ufeff?(?:[ ]{{0,3}}[A-Za-z0-9_-]+:[^\r\n]*(?:{_END_OF_LINE}|\Z)(?:{_MORE_METADATA}(?:{_END_OF_LINE}|\Z))*)+"
)
"""What MkDocs takes for metadata at the start of a page without `---` (mkdocs/utils/meta.py, `META_RE`)."""
_METADATA_VALUE = re.compile(rf"[ ]{{0,3}}([A-Za-z0-9_-]+):([^\r\n]*(?:{_END_OF_LINE}{_MORE_METADATA})*)")
_RENDER_MACROS = re.compile(r"^(render_macros|ignore_macros):[ \t]*(true|false)\b", re.M | re.I)


class Value(NamedTuple):
    """A text value of the front matter."""

    key: str
    start: int
    end: int
    """Span of the value as written, including quotes and block scalar indicator."""
    quote: str
    """`"`, `'`, `|`, `>` or nothing; `:` in metadata without `---`, where nothing is quoted."""
    text: str
    """What YAML or MkDocs reads, white space collapsed."""


def front_matter(text: str, keys: tuple[str, ...], *, metadata: bool = False) -> tuple[list[Value], int]:
    """The values of these keys, and the offset at which the body begins.

    Args:
        text: of the page.
        keys: of the values.
        metadata: whether a page without front matter may begin with MultiMarkdown's metadata, as in MkDocs.
    """
    found = _FRONT.match(text)
    if toml := _TOML.match(text):
        return [], toml.end()
    if metadata and (plain := METADATA.match(text)):
        return _metadata_values(text[: plain.end()], keys), plain.end()
    if not found:
        return [], 1 if text.startswith("\ufeff") else 0
    values = []
    for key in _KEY.finditer(text, found.start(1), found.end(1)):
        if key.group(1) in keys:
            value = _value(text, key.group(1), key.end(), found.end(1))
            if value and value.text:
                values.append(value)
    return values, found.end()


def _metadata_values(head: str, keys: tuple[str, ...]) -> list[Value]:
    values = []
    for found in _METADATA_VALUE.finditer(head):
        raw = found.group(2)
        if found.group(1).lower() in keys and raw.strip():
            start = found.start(2) + len(raw) - len(raw.lstrip())
            end = found.start(2) + len(raw.rstrip())
            values.append(Value(found.group(1).lower(), start, end, ":", " ".join(raw.split())))
    return values


def metadata_gap(text: str) -> int | None:
    """Where in a page one more line of metadata would be read; None in a page with front matter."""
    if _FRONT.match(text) or _TOML.match(text):
        return None
    found = METADATA.match(text)
    return found.end() if found else int(text.startswith("\ufeff"))


def without_metadata(target: str) -> str:
    """A target for the start of a page, escaped so that MkDocs does not take it for metadata."""
    return target.replace(":", "&#58;", 1) if METADATA.match(target) else target


def page_syntax(head: str, syntax: Syntax) -> Syntax:
    """The syntax of a page: its front matter may turn the macros of mkdocs-macros-plugin off."""
    found = _RENDER_MACROS.search(head) if syntax.macros else None
    if found and (found.group(1).lower() == "render_macros") == (found.group(2).lower() == "false"):
        return replace(syntax, macros=None)
    return syntax


def _value(text: str, key: str, start: int, limit: int) -> Value | None:
    quote = text[start : start + 1]
    if quote in ('"', "'"):
        quoted = _QUOTED[quote].match(text, start, limit)
        if not quoted:
            return None
        return Value(key, start, quoted.end(), quote, _read(quoted.group()))
    end = _extent(text, start, limit)
    raw = text[start:end]
    if quote in ("|", ">"):
        return Value(key, start, end, quote, _read(f"x: {raw}\n", "x"))
    if (quote in "[{&*!%@`" and not raw.startswith("[!")) or raw.lstrip().startswith("- "):
        return None
    comment = _COMMENT.search(raw)
    raw = raw[: comment.start()] if comment else raw
    raw = raw.rstrip()
    start += len(raw) - len(raw.lstrip())
    return Value(key, start, start + len(raw.lstrip()), "", " ".join(raw.split()))


def _extent(text: str, start: int, limit: int) -> int:
    """The end of a value that may continue on indented lines."""
    found = _REST.match(text, start, limit)
    end = found.end() if found else start
    while more := _MORE.match(text, end, limit):
        end = more.end()
    return end


def _read(raw: str, key: str = "") -> str:
    """The text of a quoted or block scalar; "" where YAML cannot read it."""
    try:
        value = yaml.safe_load(raw)
    except yaml.YAMLError:
        return ""
    return " ".join(str(value[key] if key else value).split())


def quoted(text: str, quote: str) -> str:
    """The text as a YAML scalar, quoted like the source where possible; as it is in metadata without `---`."""
    if quote == ":":
        return text
    if quote == "'":
        return "'" + text.replace("'", "''") + "'"
    if quote == '"':
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if quote in ("|", ">"):
        return f"{quote}-\n  {text}"
    return text if _is_plain(text) else quoted(text, '"')


def _is_plain(text: str) -> bool:
    try:
        return bool(yaml.safe_load(f"x: {text}") == {"x": text})
    except yaml.YAMLError:
        return False

"""Reads PO files that translation tools saved."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping, Sequence
from email import message_from_string
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, PoFileParser

from bitext.core.model import BitextError, Document, Segment, State, Unit
from bitext.exchange.po.entry import as_content
from bitext.exchange.po.write import PAGE, SOURCE
from bitext.xliff import WrittenSegment
from bitext.xliff.safe import MAX_BYTES

FUZZY, DONE = "fuzzy", "not fuzzy"
"""The states of an entry, as in `WrittenSegment.state`."""
_MO = (b"\xde\x12\x04\x95", b"\x95\x04\x12\xde")
_CHARSET = re.compile(rb"charset=([-\w]+)")
_LINE = re.compile(r'\s*(?:#.*|(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?)\s+)?"(?:[^"\\]|\\.)*"\s*|)')
_KEYWORD = re.compile(r"(msg[\w\[\]]+)\s+")
_Table = dict[tuple[str, str], WrittenSegment]


def is_po(raw: bytes, path: Path) -> bool:
    """Whether a file is PO, by its name or else by its contents."""
    return path.suffix in (".po", ".pot", ".mo") or (b"<xliff" not in raw and b"\nmsgid " in b"\n" + raw)


def read_po(raw: bytes, path: Path) -> tuple[Sequence[Document], Sequence[Mapping[tuple[str, str], WrittenSegment]]]:
    """The documents in a PO file, one for each page that its references name; obsolete entries are left out.

    Returns:
        the documents, and for each the lines of its entries and whether they are fuzzy.

    Raises:
        BitextError: it cannot be read, or has no entry.
    """
    entries = _Entries()
    lines = [_without_obsolete(line, number, path) for number, line in enumerate(_text(raw, path).split("\n"), 1)]
    try:
        PoFileParser(entries, abort_invalid=True).parse(lines)
    except PoFileError as error:
        message = f"is not valid PO ({str(error).split(' on ')[0]}); correct this line or export the file again"
        raise BitextError(message, path, error.lineno + 1) from error
    except (ValueError, IndexError, TypeError) as error:
        raise BitextError(f"is not valid PO ({error}); correct it or export the file again", path) from error
    if not entries.messages:
        raise BitextError("has no entries, so there is nothing to import; export the file again", path)
    if PAGE not in entries.fields and not any(entry.context for entry in entries.messages):
        raise BitextError(
            "is of another tool: its entries are not our segments; write the translated pages with that tool, then: "
            "bitext adopt FOLDER --locale LOCALE",
            path,
        )
    pages: dict[str, list[Message]] = {}
    for entry in entries.messages:
        for page in dict.fromkeys(name for name, _ in entry.locations) or (entries.fields.get(PAGE, ""),):
            pages.setdefault(page, []).append(entry)
    read = [_document(page, messages, entries.fields) for page, messages in pages.items()]
    return [document for document, _ in read], [table for _, table in read]


class _Entries(Catalog):
    """All entries in file order. A catalog of its own would merge equal ones, and judge the dates of the header."""

    def __init__(self) -> None:
        super().__init__()
        self.messages: list[Message] = []
        self.fields: dict[str, str] = {}

    def __setitem__(self, id: Any, message: Message) -> None:
        if message.id or message.context:
            self.messages.append(message)
        else:
            self.fields = {name: str(value) for name, value in message_from_string(str(message.string)).items()}


def _document(page: str, messages: Sequence[Message], fields: Mapping[str, str]) -> tuple[Document, _Table]:
    units: dict[str, list[Segment]] = {}
    table: _Table = {}
    for number, message in enumerate(messages, 1):
        unit, _, segment = (message.context or "").rpartition("/")
        if not unit or (unit, segment) in table:
            unit, segment = f"entry-{number}", "s1"
        source, target = (as_content(text) for text in (_singular(message.id), _singular(message.string)))
        state = State.TRANSLATED if target and not message.fuzzy else State.INITIAL
        units.setdefault(unit, []).append(Segment(segment, source, target or None, state))
        table[unit, segment] = WrittenSegment(message.lineno or 1, FUZZY if message.fuzzy else DONE)
    language = fields.get("Language", "").partition("@")[0].replace("_", "-")
    found = tuple(Unit(name, "", tuple(segments)) for name, segments in units.items())
    return Document(page, fields.get(SOURCE, ""), found, language or None), table


def _singular(text: Any) -> str:
    """The text of an entry; the first form of one with plural forms, which no export of ours has."""
    return str(text if isinstance(text, str) else next(iter(text or ()), ""))


def _text(raw: bytes, path: Path) -> str:
    if len(raw) > MAX_BYTES:
        raise BitextError(f"is larger than {MAX_BYTES // 2**20} MB; split it into one file per page", path)
    if raw.startswith(_MO):
        raise BitextError("is a compiled catalogue; import the PO file that it was made from", path)
    found = _CHARSET.search(raw)
    name = found[1].decode() if found else "utf-8"
    try:
        encoding = codecs.lookup(name if name != "CHARSET" else "utf-8").name
        return raw.decode("utf-8-sig" if encoding == "utf-8" else encoding).replace("\r\n", "\n")
    except (LookupError, UnicodeDecodeError) as error:
        raise BitextError(f"is not text in {name}, as its header says; save it as UTF-8", path) from error


def _without_obsolete(line: str, number: int, path: Path) -> str:
    """The line; empty for a part of an obsolete entry or of a previous source.

    Raises:
        BitextError: it is neither a comment, nor a keyword with a quoted text, nor a quoted text.
    """
    if line.startswith(("#~", "#|")):
        return "#"
    if not _LINE.fullmatch(line):
        raise BitextError(
            'is not valid PO; put the text between quotation marks, and write \\" for one inside it', path, number
        )
    return _KEYWORD.sub(r"\1 ", line, count=1) if line.startswith("msg") else line

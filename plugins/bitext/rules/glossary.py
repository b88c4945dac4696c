"""The glossary of a locale: approved and forbidden translations of terms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from bitext.core.model import BitextError
from bitext.core.storage import read_text

NAME = "_terms.tsv"
"""The file in a locale's folder."""
_WORD = r"[^\W_]"
_STARTS = re.compile(r"(?:\A|[.!?:;])[\s\"'“‘(]*\Z")
_NAME = re.compile(r"\s+[A-Z]")


@dataclass(frozen=True)
class Term:
    """One line: a source term, its translations, and forbidden translations."""

    sources: tuple[str, ...]
    """Forms of the source term; empty for words that are always forbidden."""
    targets: tuple[str, ...]
    """Approved translations; the target must contain one, possibly inside a longer word. Empty: any word will do."""
    forbidden: tuple[str, ...]
    """Forbidden whole words."""

    def is_in(self, source: str) -> bool:
        """Whether the term is in the source, neither as part of a name nor in the possessive."""
        found = self._source.finditer(source) if self._source else ()
        return any(self._is_meant(one, source) for one in found)

    def _is_meant(self, found: re.Match[str], source: str) -> bool:
        if found[0][0].islower() or found[0] in self.sources:
            return True
        return bool(_STARTS.search(source[: found.start()])) and not _NAME.match(source, found.end())

    @cached_property
    def _source(self) -> re.Pattern[str] | None:
        return _any(self.sources, r"(?<![\w-])(?:{})(?:e?s)?(?![\w-]|['’]s)")

    @cached_property
    def in_target(self) -> re.Pattern[str] | None:
        """Finds an approved translation, also inside a longer word: Dutch and German form compounds."""
        return _any(self.targets, "(?:{})")

    @cached_property
    def never(self) -> re.Pattern[str] | None:
        """Finds a forbidden word."""
        return _any(self.forbidden, r"(?<![\w-])(?:{})(?!\w)")


@dataclass(frozen=True)
class Glossary:
    """All terms of a locale."""

    terms: tuple[Term, ...] = ()

    def terms_in(self, source: str) -> Iterator[Term]:
        """The terms in the source."""
        return (term for term in self.terms if term.is_in(source))

    def general(self) -> Iterator[Term]:
        """The terms that apply to every source."""
        return (term for term in self.terms if not term.sources)


def read_glossary(path: Path) -> Glossary:
    """The glossary in a file; an empty one where there is no file.

    A line is `source term <TAB> target term <TAB> forbidden ..`; several forms are separated by `|`, `*` stands for up
    to six words between the parts of one. An empty source forbids words everywhere. `#` begins a comment.

    Raises:
        BitextError: a line has no tab, or no content.
    """
    if not path.exists():
        return Glossary()
    lines = enumerate(read_text(path).removeprefix("\ufeff").splitlines(), 1)
    terms = (_term(line, number, path) for number, line in lines if line.strip() and not line.startswith("#"))
    return Glossary(tuple(terms))


def _term(line: str, number: int, path: Path) -> Term:
    source, *rest = line.split("\t")
    if not any(column.strip() for column in rest):
        raise BitextError("a term needs a translation or forbidden words after a tab", path, number)
    target, *forbidden = rest
    return Term(_forms(source), _forms(target), tuple(form for column in forbidden for form in _forms(column)))


def _forms(column: str) -> tuple[str, ...]:
    return tuple(form.strip() for form in column.split("|") if form.strip())


def _any(forms: tuple[str, ...], pattern: str) -> re.Pattern[str] | None:
    if not forms:
        return None
    return re.compile(pattern.format("|".join(map(_form, forms))), re.IGNORECASE)


def _form(form: str) -> str:
    parts = (r"\s+".join(map(re.escape, part.split())) for part in form.split("*"))
    return rf"{_WORD}*(?:\s+\S+){{0,6}}?\s+".join(parts)

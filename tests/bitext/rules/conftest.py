"""Fixtures that say themselves what they expect, as segments."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from bitext.core.inline import codes, content
from bitext.core.model import Content, InlineCode, Kind, Segment, State, Unit
from bitext.markdown.extract.inline import tokenize
from bitext.rules.context import Context, Dictionary
from bitext.rules.glossary import read_glossary

DATA = Path(__file__).resolve().parents[2] / "data" / "check"
_NUMBERED = re.compile(r"\{(/?)(\w+)\}")


@dataclass(frozen=True, slots=True)
class Case:
    """One target in a fixture file."""

    why: str
    told: dict[str, Any]

    @property
    def expected(self) -> set[str]:
        return set(self.told.get("expect", ()))

    @property
    def allowed(self) -> set[str]:
        """Codes that may come up as well: they are not what the case is about."""
        return self.expected | set(self.told.get("lenient", ()))

    @property
    def segment(self) -> Segment:
        source = content_of(self.told["source"])
        target = self._numbered(source) if "codes" in self.told else placed(self.told["target"], source)
        return Segment("s1", source, target, State.TRANSLATED, self.told.get("sub_state", ""))

    def context(self, folder: Path) -> Context:
        terms = folder / "_terms.tsv"
        terms.write_text(self.told.get("terms", ""), encoding="utf-8")
        segment = self.segment
        unit = Unit("u1", self.told.get("type", "p"), (segment,))
        locale = self.told.get("locale", "nl-BE")
        return Context(unit, locale, "en", read_glossary(terms), self._dictionary(), own=self._own(segment))

    def _dictionary(self) -> Dictionary | None:
        """One that knows these words only."""
        known = self.told.get("dictionary")
        return known.split().__contains__ if known is not None else None

    def _own(self, segment: Segment) -> Content | None:
        """The target with the codes that the file says it has."""
        if "own" not in self.told:
            return None
        return tuple(
            part if isinstance(part, str) else replace(part, data=self.told["own"].get(part.data, part.data))
            for part in segment.target or ()
        )

    def _numbered(self, source: Content) -> Content:
        known = {(code.id, code.kind): code for code in codes(source)}
        parts: list[str | InlineCode] = []
        end = 0
        text = self.told["codes"]
        for found in _NUMBERED.finditer(text):
            kinds = (Kind.CLOSE,) if found[1] else (Kind.OPEN, Kind.STANDALONE)
            code = next(known[found[2], kind] for kind in kinds if (found[2], kind) in known)
            data = self.told.get("data", {}).get(code.id, code.data)
            new = replace(code, data=data) if data == code.data else replace(code, id=f"x{code.id}", data=data)
            parts += [text[end : found.start()], new]
            end = found.end()
        return content([*parts, text[end:], self.told.get("brace", "")])


def content_of(text: str) -> Content:
    """A sentence with its markup as inline codes."""
    parts: list[str | InlineCode] = []
    ids: dict[int, str] = {}
    end = 0
    for mark in tokenize(text):
        id = ids.setdefault(mark.pair, str(len(ids) + 1))
        parts += [text[end : mark.start], InlineCode(id, mark.kind, text[mark.start : mark.end], mark.type, mark.disp)]
        end = mark.end
    return content([*parts, text[end:]])


def placed(text: str, source: Content) -> Content:
    """A target as Markdown, with the codes of its source where their characters stand in it."""
    parts: list[str | InlineCode] = [text]
    for code in codes(source):
        for at, part in enumerate(parts):
            if isinstance(part, str) and code.data in part:
                before, _, after = part.partition(code.data)
                parts[at : at + 1] = [before, code, after]
                break
    return content(parts)


def cases(folder: str) -> list[Any]:
    return [
        pytest.param(Case(told["why"], told), id=f"{path.stem}: {told['why']}")
        for path in sorted((DATA / folder).glob("*.yml"))
        for told in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Tests that ask for `bad` or `good` run once per case in that folder."""
    for folder in {"bad", "good"} & set(metafunc.fixturenames):
        metafunc.parametrize(folder, cases(folder))


@pytest.fixture(scope="session")
def all_cases() -> dict[str, list[Case]]:
    return {folder: [param.values[0] for param in cases(folder)] for folder in ("bad", "good")}

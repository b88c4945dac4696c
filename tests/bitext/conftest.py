"""A small MkDocs project on disk, for what reads and writes segment files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from bitext import xliff
from bitext.core.changes import carry_out
from bitext.core.inline import markdown
from bitext.core.model import Document, InlineCode, Segment, State, Unit
from bitext.project.project import Project, load
from bitext.update.plan import Plan
from bitext.update.plan_update import plan_update

CONFIG = "site_name: Test\nplugins:\n  - search\n  - bitext:\n      locales:\n        nl-BE: {name: Nederlands}\n"


@dataclass(frozen=True, slots=True)
class Site:
    """The project, and what a user does with it."""

    root: Path

    @property
    def project(self) -> Project:
        return load(self.root / "mkdocs.yml")

    def page(self, name: str, text: str) -> None:
        path = self.root / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())

    def update(self, *pages: str, locales: tuple[str, ...] = ()) -> Plan:
        project = self.project
        plan = plan_update(project, pages or None, [project.locale(code) for code in locales] or None)
        carry_out(plan.changes, project.translations)
        return plan

    def catalog(self, page: str) -> Document:
        return xliff.read(self.project.source_path(page))

    def locale(self, page: str, code: str = "nl-BE") -> Document:
        return xliff.read(self.project.locale_path(code, page))

    def states(self, page: str) -> set[State]:
        """The states of a page's segments in Dutch."""
        return {segment.state for unit in self.locale(page).units for segment in unit.segments}

    def translate(self, page: str, code: str = "nl-BE", state: State = State.TRANSLATED, mark: str = "NL") -> None:
        """Give every open segment of the page a target."""

        def one(segment: Segment) -> Segment:
            if segment.target is not None:
                return segment
            text = tuple(part if isinstance(part, InlineCode) else part.replace("e", "é") for part in segment.source)
            return replace(
                segment,
                target=(f"{mark} ", *text) if isinstance(text[0], InlineCode) else (f"{mark} {text[0]}", *text[1:]),
                state=state,
            )

        def unit(old: Unit) -> Unit:
            return replace(old, segments=tuple(map(one, old.segments)))

        document = self.locale(page, code)
        document = replace(document, units=tuple(map(unit, document.units)))
        path = self.project.locale_path(code, page)
        path.write_bytes(xliff.write(document, self.project.locale(code).format).encode())

    def targets(self, page: str, code: str = "nl-BE") -> dict[str, str | None]:
        """Targets by source, as Markdown."""
        return {
            markdown(one.source): markdown(one.target) if one.target is not None else None
            for unit in self.locale(page, code).units
            for one in unit.segments
        }

    def files(self) -> dict[str, bytes]:
        """All segment files and what they hold."""
        folder = self.root / "translations"
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A project with one locale and no page yet."""
    (tmp_path / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    (tmp_path / "docs").mkdir()
    return Site(tmp_path)


@pytest.fixture(scope="session")
def new_site(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Site]:
    """Makes such projects, for laws that need a fresh one each time."""

    def make() -> Site:
        root = tmp_path_factory.mktemp("site")
        (root / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
        (root / "docs").mkdir()
        return Site(root)

    return make

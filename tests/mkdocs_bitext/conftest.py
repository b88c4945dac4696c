"""A small MkDocs project that a test writes, translates and builds, and its built pages."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemBytecodeCache
from lxml import html
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.theme import Theme
from tests.mkdocs_bitext.example_guide import with_pages

from bitext import xliff
from bitext.core.changes import carry_out
from bitext.core.inline import markdown
from bitext.core.model import Content, Document, InlineCode, Segment, State
from bitext.core.storage import write_atomic
from bitext.project.project import load
from bitext.update.plan_update import plan_update

CONFIG = """\
site_name: Hub Help
site_description: Help for the hub
site_url: https://help.example/guide/
theme: {name: material, font: false}
plugins:
  - search
  - bitext:
      locales: {nl-BE: {name: Nederlands}}
      enhance: [access, cards, header, navigation, open_graph, typography]
markdown_extensions: [admonition, attr_list, md_in_html, footnotes, pymdownx.superfences, {toc: {permalink: true}}]
"""


@dataclass
class Built:
    """A built site, and what the build said."""

    site: Path
    warnings: list[str]
    notes: list[str]

    def text(self, uri: str) -> str:
        return (self.site / uri).read_text(encoding="utf-8")

    def page(self, uri: str) -> html.HtmlElement:
        return html.document_fromstring(self.text(uri))

    def article(self, uri: str) -> html.HtmlElement:
        (article,) = self.page(uri).iter("article")
        return article


@dataclass
class SmallProject:
    """A project in a folder of its own."""

    root: Path

    def write(self, files: Mapping[str, str]) -> None:
        for name, text in files.items():
            (self.root / name).parent.mkdir(parents=True, exist_ok=True)
            (self.root / name).write_text(text, encoding="utf-8")

    def update(self) -> None:
        project = load(self.root / "mkdocs.yml")
        carry_out(plan_update(project).changes, project.translations)

    def translate(self, targets: Mapping[str, str], locale: str = "nl-BE") -> None:
        """Bring the segment files up to date, and give the sentences with these texts these targets."""
        self.update()
        for path in sorted((self.root / "translations" / locale).rglob("*.xlf")):
            write_atomic(path, xliff.write(_translated(xliff.read(path), targets)))

    def build(self, **options: object) -> Built:
        said = _Said()
        logger = logging.getLogger("mkdocs")
        logger.addHandler(said)
        level = logger.level
        logger.setLevel(logging.INFO)
        try:
            build(load_config(str(self.root / "mkdocs.yml"), **options))
        finally:
            logger.removeHandler(said)
            logger.setLevel(level)
        return Built(self.root / "site", said.of(logging.WARNING), said.of(logging.INFO))


class _Said(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)

    def of(self, level: int) -> list[str]:
        low, high = (0, logging.INFO) if level == logging.INFO else (logging.WARNING, 100)
        return [record.getMessage() for record in self.records if low <= record.levelno <= high]


def _translated(document: Document, targets: Mapping[str, str]) -> Document:
    units = tuple(
        replace(unit, segments=tuple(_segment(one, targets) for one in unit.segments)) for unit in document.units
    )
    return replace(document, units=units)


def _segment(segment: Segment, targets: Mapping[str, str]) -> Segment:
    text = targets.get(markdown(segment.source))
    if text is None:
        return segment
    return replace(segment, target=_content(text, segment.source), state=State.TRANSLATED)


def _content(text: str, source: Content) -> Content:
    """The text with the source's codes where their data stands in it."""
    parts: list[str | InlineCode] = []
    for code in (part for part in source if isinstance(part, InlineCode)):
        before, found, after = text.partition(code.data)
        if found:
            parts += [before, code]
            text = after
    return tuple(part for part in (*parts, text) if part != "")


@pytest.fixture(scope="session")
def bytecode_cache(tmp_path_factory: pytest.TempPathFactory) -> FileSystemBytecodeCache:
    """The theme's templates, compiled once for all builds; that is half the work of a small one."""
    return FileSystemBytecodeCache(str(tmp_path_factory.mktemp("templates")))


@pytest.fixture(scope="module", autouse=True)
def compiled_templates(bytecode_cache: FileSystemBytecodeCache) -> Iterator[None]:
    """Builds of this folder's tests use the cache; those of other folders in the same process do not."""
    get_env = Theme.get_env

    def with_cache(theme: Theme) -> Environment:
        made = get_env(theme)
        made.bytecode_cache = bytecode_cache
        return made

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Theme, "get_env", with_cache)
        yield


@pytest.fixture(scope="session")
def new_project() -> Callable[[Path], SmallProject]:
    """Makes an empty project with one target locale in a folder."""

    def new(folder: Path) -> SmallProject:
        made = SmallProject(folder / "a project")
        made.write({"mkdocs.yml": CONFIG})
        return made

    return new


@pytest.fixture
def project(new_project: Callable[[Path], SmallProject], tmp_path: Path) -> SmallProject:
    """An empty project with one target locale."""
    return new_project(tmp_path)


@pytest.fixture
def guide(project):
    """Two pages; the first one is translated whole, the second not at all."""
    return with_pages(project)


@pytest.fixture(scope="module")
def site(new_project, tmp_path_factory):
    """The guide as it is, built once for all tests that only look."""
    return with_pages(new_project(tmp_path_factory.mktemp("guide"))).build(strict=True)

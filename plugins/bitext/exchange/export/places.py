"""Where a page's units stand, for translators: the line in its Markdown, and their place on the site."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from types import MappingProxyType
from urllib.parse import quote

from bitext.core.model import Document, Unit
from bitext.core.storage import read_text
from bitext.markdown.extract import ExtractOptions, extract_units
from bitext.project.project import Locale, Project
from bitext.project.segment_files import read_document
from bitext.segments.source_catalog import updated_catalog


@dataclass(frozen=True, slots=True)
class Places:
    """Of the units of one page in one locale."""

    page: str = ""
    """As seen from the project's folder, e.g. `docs/guide/start.md`; empty where it is no page."""
    lines: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    """1-based, by unit id; as the page is now."""
    address: str = ""
    """Of the page on the site in this locale; empty where it has none."""

    def location(self, unit: Unit) -> str:
        """`docs/guide/start.md:12`, or nothing."""
        line = self.lines.get(unit.id)
        return f"{self.page}:{line}" if line else ""

    def preview(self, unit: Unit) -> str:
        """The address of the heading that the unit stands under, or nothing."""
        if not self.address or unit.id not in self.lines:
            return ""
        heading = "" if unit.type.startswith("meta") else unit.name.partition("/")[0]
        return f"{self.address}#{quote(heading)}" if heading else self.address


def places(project: Project, locale: Locale, page: str, preview: str) -> Places:
    """Of a page.

    Args:
        project: whose page it is.
        locale: the folder of the previews.
        page: as the project names it; `_site` and its like have no places.
        preview: address of the site's root; empty for no previews.
    """
    path = project.docs / page
    if not page.endswith(".md") or not path.is_file():
        return Places()
    register = read_document(project.register_path(page))
    # Seen from the project's folder: absolute paths are this machine's own.
    shown = path.relative_to(project.root).as_posix() if path.is_relative_to(project.root) else page
    address = (
        f"{preview.rstrip('/')}/{locale.code}/{_url(project, page)}" if preview and _is_shown(project, page) else ""
    )
    return Places(shown, _lines(project, page, register), address)


def _lines(project: Project, page: str, register: Document | None) -> Mapping[str, int]:
    found = updated_catalog(
        extract_units(read_text(project.docs / page), ExtractOptions(project.front_matter, project.source_locale)),
        register,
        frozenset(),
        original=page,
        source_locale=project.source_locale,
    )
    return {unit.id: place.line for unit, place in zip(found.document.units, found.page.units, strict=True)}


def _is_shown(project: Project, page: str) -> bool:
    return not PurePosixPath(page).is_relative_to(project.includes)


def _url(project: Project, page: str) -> str:
    name = page.removesuffix(".md")
    folder, _, last = name.rpartition("/")
    directories = project.config.get("use_directory_urls", True) is not False
    if last in ("index", "README"):
        url = f"{folder}/" if folder else ""
        return quote(url if directories else f"{url}index.html")
    return quote(f"{name}/" if directories else f"{name}.html")

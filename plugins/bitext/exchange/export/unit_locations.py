"""The locations of a page's units for translators: lines in the Markdown, and addresses on the site."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from types import MappingProxyType
from urllib.parse import quote

from bitext.core.model import Unit
from bitext.project.project import Locale, Project
from bitext.project.segment_files import read_document
from bitext.update.plan_update import current_catalog


@dataclass(frozen=True, slots=True)
class UnitLocations:
    """The locations of the units of one page in one locale."""

    page: str = ""
    """Relative to the project's folder, e.g. `docs/guide/start.md`; empty for documents that are not pages."""
    lines: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    """1-based lines in the current page, by unit id."""
    address: str = ""
    """The page's address on the site in this locale; empty if it has none."""

    def location(self, unit: Unit) -> str:
        """E.g. `docs/guide/start.md:12`; empty if unknown."""
        line = self.lines.get(unit.id)
        return f"{self.page}:{line}" if line else ""

    def preview(self, unit: Unit) -> str:
        """The address of the heading above the unit; empty if there is no preview."""
        if not self.address or unit.id not in self.lines:
            return ""
        heading = "" if unit.type.startswith("meta") else unit.name.partition("/")[0]
        return f"{self.address}#{quote(heading)}" if heading else self.address


def unit_locations(project: Project, locale: Locale, page: str, preview: str) -> UnitLocations:
    """The locations of a page's units.

    Args:
        project: the project of the page.
        locale: the locale of the previews.
        page: path in the docs folder; `_site` and other documents that are not pages have no locations.
        preview: address of the site's root; empty to omit previews.
    """
    path = project.docs / page
    if not page.endswith(".md") or not path.is_file():
        return UnitLocations()
    # Relative to the project's folder: absolute paths are specific to this machine.
    name = path.relative_to(project.root).as_posix() if path.is_relative_to(project.root) else page
    is_published = not PurePosixPath(page).is_relative_to(project.includes)
    address = f"{preview.rstrip('/')}/{locale.code}/{_url(project, page)}" if preview and is_published else ""
    catalog = current_catalog(project, page, read_document(project.source_path(page)))
    units = zip(catalog.document.units, catalog.page.units, strict=True)
    return UnitLocations(name, {unit.id: extracted.line for unit, extracted in units}, address)


def _url(project: Project, page: str) -> str:
    name = page.removesuffix(".md")
    folder, _, last = name.rpartition("/")
    directories = project.config.get("use_directory_urls", True) is not False
    if last in ("index", "README"):
        url = f"{folder}/" if folder else ""
        return quote(url if directories else f"{url}index.html")
    return quote(f"{name}/" if directories else f"{name}.html")

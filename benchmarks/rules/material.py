"""Real pages and their translations by people, each set as a project that `bitext check` can read."""

from __future__ import annotations

import contextlib
import io
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from bitext import xliff
from bitext.cli.main import main as bitext
from bitext.core.inline import codes, markdown
from bitext.core.model import Content, Segment, State, Unit
from bitext.core.storage import read_text
from bitext.exchange.microsoft_pages.targets import as_target
from bitext.markdown.extract import ExtractedPage, ExtractedUnit, ExtractOptions, extract_units
from bitext.project.project import Project, load
from bitext.project.segment_files import pages_with_segment_file
from bitext.segments.align import in_order

CONFIG = """site_name: x
plugins:
  - search
  - bitext: {{locales: {{{locale}: {{name: x}}}}}}
markdown_extensions: [abbr, admonition, attr_list, def_list, footnotes, md_in_html, tables, pymdownx.details,
  pymdownx.superfences, pymdownx.blocks.admonition, pymdownx.blocks.details, pymdownx.blocks.tab,
  {{pymdownx.tabbed: {{alternate_style: true}}}}]
"""
LANGUAGES = {"da": "da-DK", "de": "de-DE", "es": "es-ES", "fr": "fr-BE", "nl": "nl-BE"}
"""Language -> locale of Microsoft's pages."""


@dataclass(frozen=True, slots=True)
class Material:
    """One set of pages in one language."""

    name: str
    locale: str
    folder: Path
    """The translated pages; bilingual ones hold their sources too."""
    source: Path | None = None
    """The source pages; None for bilingual pages that hold all of them."""
    bilingual: bool = True


def material(shared: Path, repositories: Path | None) -> Iterator[Material]:
    """The sets that are present.

    Args:
        shared: the folder of the real material beside the checkout.
        repositories: a folder with the branch `live-sxs` of Microsoft's public repositories of translated pages, each
            as `dynamics365smb-docs-pr.da-dk`, from before July 2021, when the pages were bilingual; None for none.
    """
    corpus = shared / "corpus"
    for year in ("2019-05", "2021-06"):
        folder = corpus / "bilingual" / year
        source = folder / "source"
        yield Material(f"Business Central {year}", "nl-BE", folder / "bilingual", source if source.is_dir() else None)
    for locale in ("de", "fr", "ja"):
        tree = corpus / "translated" / "fastapi"
        yield Material("FastAPI", locale, tree / locale / "docs", tree / "en" / "docs", bilingual=False)
    for locale in LANGUAGES.values() if repositories else ():
        folder = repositories / f"dynamics365smb-docs-pr.{locale.lower()}"
        if folder.is_dir():
            yield Material("Business Central 2021-06, all pages", locale, folder)


def project_of(some: Material, root: Path) -> Project:
    """The material as a project in an empty folder, with the translations as targets in state `translated`."""
    (root / "mkdocs.yml").write_text(CONFIG.format(locale=some.locale), encoding="utf-8")
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        if some.bilingual:
            source = ["--source-pages", str(some.source)] if some.source else []
            options = ["--locale", some.locale, *source, "-f", str(root / "mkdocs.yml")]
            bitext(["import-pages", str(some.folder), *options])
        else:
            _align(some, root)
    return load(root / "mkdocs.yml")


def _align(some: Material, root: Path) -> None:
    assert some.source
    for path in sorted(some.folder.rglob("*.md")):
        name = path.relative_to(some.folder)
        if (some.source / name).exists():
            (root / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(some.source / name, root / "docs" / name)
    bitext(["update", "-f", str(root / "mkdocs.yml")])
    project = load(root / "mkdocs.yml")
    locale = project.locale(some.locale)
    for page in pages_with_segment_file(project, locale):
        if page in project.pageless:
            continue
        path = project.locale_path(locale, page)
        document = xliff.read(path)
        source = extract_units(read_text(some.source / page))
        target = extract_units(read_text(some.folder / page), ExtractOptions(locale=some.locale))
        partners = aligned(source, target)
        units = tuple(_translated(unit, partners.get(index)) for index, unit in enumerate(document.units))
        path.write_text(xliff.write(replace(document, units=units)), encoding="utf-8")


def aligned(source: ExtractedPage, target: ExtractedPage) -> Mapping[int, ExtractedUnit]:
    """Index of each source unit -> the unit of the translated page that stands in its place, as far as that is certain.

    The units have the same place among units of the same form, and sentence by sentence the same code; so on these
    pages rules on inline codes have nothing to find.
    """
    places = in_order(*([_form(unit) for unit in page.units] for page in (source, target)))
    pairs = ((index, source.units[index], target.units[place]) for place, index in places.items())
    return {index: partner for index, unit, partner in pairs if _codes_by_sentence(unit) == _codes_by_sentence(partner)}


def _form(unit: ExtractedUnit) -> tuple[object, ...]:
    return unit.type, tuple(sorted(name for sentence in _codes_by_sentence(unit) for name in sentence))


def _codes_by_sentence(unit: ExtractedUnit) -> list[list[str]]:
    """For each sentence the markup of code, and the types of all other inline codes, in any order."""
    return [
        sorted(code.data if code.type == "code" else code.type for code in codes(segment.source))
        for segment in unit.segments
    ]


def _translated(unit: Unit, partner: ExtractedUnit | None) -> Unit:
    if partner is None:
        return unit
    pairs = zip(unit.segments, partner.segments, strict=True)
    return replace(unit, segments=tuple(_with_target(one, other.source) for one, other in pairs))


def _with_target(segment: Segment, target: Content) -> Segment:
    return replace(segment, target=as_target(markdown(target), segment.source).content, state=State.TRANSLATED)

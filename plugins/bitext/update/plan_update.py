"""`bitext update`: pages cut, registers brought up to them, locales brought up to the registers."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bitext.core.changes import Change
from bitext.core.model import BitextError, Document, Unit
from bitext.core.storage import read_text
from bitext.localize.publishable import reaches_readers
from bitext.markdown.extract import CutOptions, cut
from bitext.project.project import MEMORY, PAGELESS, SITE, Locale, Project
from bitext.project.segment_files import change, pages_with_file, read_if_there
from bitext.segments import retired_segments
from bitext.segments.context import Place, places
from bitext.segments.minor_edits import STALE_MINOR
from bitext.segments.source_catalog import Registered, known_units, register_of
from bitext.segments.target_catalog import Localized, localized, placed
from bitext.update.catalogues import as_json, catalogue_register, localized_catalogue, messages
from bitext.update.corrections_report import corrections
from bitext.update.plan import Plan, Tally
from bitext.update.redirect_map import as_text, followed, moved_path, read_moved
from bitext.update.renamed_pages import renames
from bitext.update.site_strings import site_register
from bitext.update.translation_memory import Known

__all__ = ["Localized", "Registered", "localized", "plan_update", "register_of"]


def plan_update(
    project: Project,
    pages: Collection[str] | None = None,
    locales: Sequence[Locale] | None = None,
    step: Callable[[str], None] = lambda what: None,
) -> Plan:
    """Work out what bringing the segment files up to the pages takes. Nothing is written.

    Args:
        project: where everything lies.
        pages: source pages below the docs folder, `_site` for mkdocs.yml; None for all, and for what vanished.
        locales: which locales to bring up; None for all.
        step: told which file comes now.

    Raises:
        BitextError: a page or file cannot be read, or a page is not in the docs folder.
    """
    work = _survey(project, pages, step)
    plan = Plan(renamed=sorted((old, new) for new, old in work.renamed.items()))
    registers = _registers(work, plan)
    plan.registers += _moved(project, plan.renamed)
    # A page takes its files along in every locale: later nobody could tell that it was renamed.
    for locale in project.locales if work.renamed or locales is None else locales:
        _locale(work, plan, locale, registers)
    return plan


@dataclass(frozen=True, slots=True)
class _Work:
    project: Project
    selected: tuple[str, ...]
    """Pages to bring up, `_site` among them."""
    vanished: tuple[str, ...]
    """Pages whose files are to go."""
    renamed: Mapping[str, str]
    """New name to old name."""
    step: Callable[[str], None]


@dataclass(slots=True)
class _Gone:
    """What vanishes in one folder of segment files, and the memory so far."""

    known: Document
    there: bool
    """Whether the memory has a file."""
    units: dict[str, Sequence[Unit]] = field(default_factory=dict)
    loose: dict[str, Sequence[Place]] = field(default_factory=dict)
    """In a locale, the pairs among them with their neighbours."""


def _survey(project: Project, chosen: Collection[str] | None, step: Callable[[str], None]) -> _Work:
    pages = project.pages()
    if not pages:
        raise BitextError(f"the docs folder {project.docs} has no page (*.md)", project.config_file)
    for page in pages:
        if page.removesuffix(".md") in PAGELESS:
            raise BitextError(f"a page cannot be called {page}; rename it", project.docs / page)
    selected = (*pages, SITE, *project.catalogues)
    for page in chosen or ():
        if page not in selected:
            raise BitextError(f"{page} is no page of the docs folder {project.docs}")
    there = set(pages)
    vanished = [page for page in pages_with_file(project, project.source) if page not in there]
    found = _renamed(project, vanished, pages) if vanished else {}
    if chosen is not None:
        selected = tuple(page for page in selected if page in chosen)
        found = {new: old for new, old in found.items() if new in chosen}
        vanished = list(found.values())
    else:
        vanished = sorted({*vanished, *_left_over(project, there)})
    return _Work(project, selected, tuple(vanished), found, step)


def _left_over(project: Project, pages: set[str]) -> set[str]:
    return {page for locale in project.locales for page in pages_with_file(project, locale) if page not in pages}


def _renamed(project: Project, vanished: Iterable[str], pages: Iterable[str]) -> dict[str, str]:
    old = {page: read_if_there(project.register_path(page)) for page in vanished}
    new = {page: None for page in pages if not project.register_path(page).exists()}
    return renames(
        {page: document for page, document in old.items() if document},
        {page: _registered(project, page, None, frozenset()).document for page in new},
    )


def _registered(project: Project, page: str, old: Document | None, retired: frozenset[str]) -> Registered:
    source = project.source.code
    if page == SITE:
        return site_register(project.config, old, retired, source)
    if page in project.catalogues:
        return catalogue_register(messages(project, page), old, retired, name=page, source_locale=source)
    cut_page = cut(read_text(project.docs / page), CutOptions(project.front_matter, source))
    return register_of(cut_page, old, retired, original=page, source_locale=source)


def _registers(work: _Work, plan: Plan) -> dict[str, Document]:
    project = work.project
    gone = _gone(work, project.source, None)
    retired = retired_segments.retired_ids(gone.known)
    registers: dict[str, Document] = {}
    for page in work.selected:
        work.step(page)
        old = read_if_there(project.register_path(work.renamed.get(page, page)))
        result = _registered(project, page, old, retired.get(page, frozenset()))
        registers[page], gone.units[page] = result.document, result.retired
        plan.registers += change(project.register_path(page), result.document, project.source.format)
    _leave(work, plan, project.source, gone)
    return registers


def _moved(project: Project, renamed: Sequence[tuple[str, str]]) -> list[Change]:
    """The old names of pages, for redirects; an include never had an address."""
    path = moved_path(project)
    known = read_moved(path)
    pages = [(old, new) for old, new in renamed if f"/{project.includes}/" not in f"/{new}"]
    now = followed(known, pages, frozenset(project.pages()))
    return [] if now == known else [Change(path, as_text(now) if now else None)]


def _locale(work: _Work, plan: Plan, locale: Locale, registers: Mapping[str, Document]) -> None:
    project = work.project
    gone = _gone(work, locale, locale.code)
    results: dict[str, Localized] = {}
    fresh: dict[str, set[tuple[str, str]]] = {}
    before: dict[str, Document | None] = {}
    for page, register in registers.items():
        work.step(f"{locale.code}/{page}")
        path = project.locale_path(locale, page)
        if page in work.renamed and not path.exists():
            path = project.locale_path(locale, work.renamed[page])
        old = before[page] = read_if_there(path)
        results[page] = placed(register, old, locale.code)
        gone.loose[page], gone.units[page] = results[page].loose, results[page].retired
        fresh[page] = _ids(results[page].document) - _ids(old)
    known = Known(
        locale.code, _leave(work, plan, locale, gone), gone.loose, lambda: _standing(work, locale, results.values())
    )
    tally = Tally(
        locale.code,
        new=sum(map(len, fresh.values())),
        gone=sum(len(one.segments) for units in gone.units.values() for one in units),
    )
    for page, result in results.items():
        document = known.fill(result.document, fresh[page])
        path = project.locale_path(locale, page)
        if changes := change(path, document, locale.format):
            plan.files += changes
            plan.corrections += corrections(path, before[page], locale.code)
        if page in project.catalogues:
            plan.files += _catalogue(project, page, locale, document)
        tally += _tally(locale, result.document, document)
    plan.tallies.append(tally)


def _standing(work: _Work, locale: Locale, brought_up: Iterable[Localized]) -> Iterator[Document]:
    """The locale's documents, those that this run leaves alone from the disk."""
    yield from (one.document for one in brought_up)
    project = work.project
    for page in {*project.pages(), SITE, *project.catalogues}.difference(work.selected):
        try:
            document = read_if_there(project.locale_path(locale, page))
        except BitextError:
            # Nobody asked for this page: that its file is broken is told when somebody does.
            continue
        if document is not None:
            yield document


def _catalogue(project: Project, name: str, locale: Locale, document: Document) -> list[Change]:
    path = project.catalogue_path(name, locale)
    text = as_json(localized_catalogue(messages(project, name), document, locale))
    same = path.exists() and path.read_bytes() == text.encode()
    return [] if same else [Change(path, text)]


def _gone(work: _Work, locale: Locale, target: str | None) -> _Gone:
    known = read_if_there(work.project.locale_path(locale, MEMORY))
    followed = known or Document(MEMORY, work.project.source.code, target_locale=target)
    for new, old in work.renamed.items():
        followed = retired_segments.follow(followed, old, new)
    return _Gone(followed, known is not None)


def _leave(work: _Work, plan: Plan, locale: Locale, gone: _Gone) -> Document:
    """Plan the files of vanished pages away, and what they held into the memory, which is returned."""
    moved = set(work.renamed.values())
    for page in work.vanished:
        path = work.project.locale_path(locale, page)
        document = read_if_there(path)
        if document is None:
            continue
        plan.removals.append(Change(path, None))
        if page not in moved:
            gone.units[page] = retired_segments.worth_keeping(document)
            gone.loose[page] = [one for one in places(known_units(document)) if one.segment.target is not None]
    remembered = retired_segments.remember(gone.known, gone.units)
    if remembered.units or gone.there:
        plan.memories += change(work.project.locale_path(locale, MEMORY), remembered, locale.format)
    return remembered


def _tally(locale: Locale, before: Document, after: Document) -> Tally:
    olds, news = ([one for unit in document.units for one in unit.segments] for document in (before, after))
    filled = [new for old, new in zip(olds, news, strict=True) if old.target is None and new.target is not None]
    alike = sum(bool(new.matches and not old.matches) for old, new in zip(olds, news, strict=True))
    revising = sum(one.sub_state == STALE_MINOR for one in filled)
    segments = [one for unit in after.units if unit.translate for one in unit.segments]
    return Tally(
        locale.code,
        returned=len(filled) - revising,
        revising=revising,
        alike=alike - sum(bool(one.matches) for one in filled),
        open=sum(not reaches_readers(one, locale.published) for one in segments),
        total=len(segments),
    )


def _ids(document: Document | None) -> set[tuple[str, str]]:
    return {(unit.id, segment.id) for unit in known_units(document) for segment in unit.segments}

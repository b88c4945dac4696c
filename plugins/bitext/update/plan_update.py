"""`bitext update`: brings the source catalog up to date with the pages, and each locale with the source catalog."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from bitext.core.changes import Change
from bitext.core.model import BitextError, Document, Finding
from bitext.core.storage import read_text
from bitext.localize.publishable import is_published, is_refused
from bitext.markdown.extract import extract_units
from bitext.markdown.site_syntax import extract_options
from bitext.project.project import SITE, Locale, Project
from bitext.project.segment_files import pages_with_segment_file, read_document
from bitext.project.snippets import snippet_texts
from bitext.segments.context import SegmentContext
from bitext.segments.minor_edits import STALE_MINOR
from bitext.segments.source_catalog import CatalogUpdate, unique_units, updated_catalog
from bitext.segments.store import SegmentStore
from bitext.segments.target_catalog import placed_targets
from bitext.update.catalogues import as_json, localized_catalogue, messages, updated_message_catalog
from bitext.update.clean_pages import CleanPages, fingerprints, summary_of, text_fingerprint
from bitext.update.corrections_report import corrections
from bitext.update.nav_titles import nav_titles
from bitext.update.plan import Plan, UpdateCounts
from bitext.update.redirect_map import read_redirects, redirects_path, redirects_text, updated_redirects
from bitext.update.renamed_pages import detected_renames
from bitext.update.site_strings import updated_site_catalog
from bitext.update.template_texts import template_texts
from bitext.update.translation_memory import TranslatedPage, TranslationMemory


def plan_update(
    project: Project,
    pages: Collection[str] | None = None,
    locales: Sequence[Locale] | None = None,
    step: Callable[[str], None] = lambda what: None,
    clean: CleanPages | None = None,
) -> Plan:
    """Work out which changes bring the segment files up to date with the pages. Nothing is written.

    Args:
        project: says where everything is.
        pages: source pages below the docs folder, `_site` for mkdocs.yml; None for all, vanished ones included.
        locales: the locales to update; None for all.
        step: called with each file as its turn comes.
        clean: pages of which nothing has changed since the last update of the whole project; None to look at all.

    Raises:
        BitextError: a page or file cannot be read, or a page is not in the docs folder.
    """
    scope = _scope(project, pages)
    if clean is not None:
        scope = _without(scope, clean)
    plan = Plan(renamed=sorted((old, new) for new, old in scope.renamed.items()))
    # Before the catalog of the new name: once that is there, a later run does not see that the page was renamed.
    plan.catalogs += _redirects(project, plan.renamed)
    catalog = _updated_source(scope, plan, step)
    # A renamed page takes its files along in every locale: a later run could not tell that it was renamed.
    chosen = project.locales if scope.renamed or locales is None else locales
    for number, locale in enumerate(chosen, start=1):
        sources = _taken(catalog) if number == len(chosen) else iter(catalog.items())
        _update_locale(scope, plan, sources, locale, step)
    return plan


def _taken(catalog: dict[str, Document]) -> Iterator[tuple[str, Document]]:
    """The documents one by one; none is kept, for the last locale keeps what it needs of each."""
    while catalog:
        page = next(iter(catalog))
        yield page, catalog.pop(page)


@dataclass(frozen=True, slots=True)
class _Scope:
    """What one run works on."""

    project: Project
    pages: tuple[str, ...]
    """Pages to update, `_site` and the message catalogues among them."""
    vanished: tuple[str, ...]
    """Pages whose segment files are to be removed."""
    renamed: Mapping[str, str]
    """New name to old name."""

    others: tuple[str, ...]
    """What else has segment files."""
    clean: CleanPages | None = None
    """What knows the others, if they are left out because nothing about them has changed."""


def _scope(project: Project, chosen: Collection[str] | None) -> _Scope:
    pages = project.pages()
    if not pages and not project.catalogues:
        raise BitextError(f"the docs folder {project.docs} has no page (*.md)", project.config_file)
    for page in pages:
        if page.removesuffix(".md") in project.pageless:
            raise BitextError(f"a page cannot be called {page}; rename it", project.docs / page)
    selected = (*pages, SITE, *project.catalogues)
    for page in chosen or ():
        if page not in selected:
            raise BitextError(f"{page} is not a page of the docs folder {project.docs}")
    existing = set(pages)
    vanished = [page for page in pages_with_segment_file(project, project.source) if page not in existing]
    renamed = _renamed(project, vanished, pages) if vanished else {}
    if chosen is not None:
        selected = tuple(page for page in selected if page in chosen)
        renamed = {new: old for new, old in renamed.items() if new in chosen}
        vanished = list(renamed.values())
    else:
        stored = {page for locale in project.locales for page in pages_with_segment_file(project, locale)}
        vanished = sorted({*vanished, *(stored - existing)})
    others = sorted({*pages, SITE, *project.catalogues}.difference(selected))
    return _Scope(project, selected, tuple(vanished), renamed, tuple(others))


def _without(scope: _Scope, clean: CleanPages) -> _Scope:
    """The same without the pages that are clean; all of them if pages have vanished, for their pairs are to be had."""
    others = tuple(page for page in scope.pages if page in clean)
    if scope.vanished:
        return replace(scope, clean=clean)
    pages = tuple(page for page in scope.pages if page not in clean)
    return replace(scope, pages=pages, others=others, clean=clean)


def _renamed(project: Project, vanished: Iterable[str], pages: Iterable[str]) -> dict[str, str]:
    old = {page: read_document(project.source_path(page)) for page in vanished}
    new = [page for page in pages if not project.source_path(page).exists()]
    return detected_renames(
        {page: document for page, document in old.items() if document},
        {page: current_catalog(project, page, None).document for page in new},
    )


def current_catalog(
    project: Project, page: str, old: Document | None, retired: frozenset[str] = frozenset()
) -> CatalogUpdate:
    """The source catalog of a page, of `_site` or of a message catalogue, brought up to date.

    Args:
        project: says where the page is.
        page: below the docs folder, or `_site` and its like.
        old: its catalog so far.
        retired: unit ids that it must not use again.

    Raises:
        BitextError: the page cannot be read.
    """
    source = project.source.code
    if page == SITE:
        others = {**template_texts(project), **nav_titles(project)}
        return updated_site_catalog(project.config, old, retired, source, snippet_texts(project), others)
    if page in project.catalogues:
        locales = [locale.code for locale in project.locales]
        return updated_message_catalog(
            messages(project, page), old, retired, name=page, source_locale=source, locales=locales
        )
    cut_page = extract_units(read_text(project.docs / page), extract_options(project, page))
    return updated_catalog(cut_page, old, retired, original=page, source_locale=source)


def _updated_source(scope: _Scope, plan: Plan, step: Callable[[str], None]) -> dict[str, Document]:
    """The source catalog of each page, brought up to date."""
    store = SegmentStore(scope.project, scope.project.source, scope.renamed)
    retired_ids = store.retired_ids()
    catalog: dict[str, Document] = {}
    for page in scope.pages:
        step(page)
        update = current_catalog(scope.project, page, store.read(page), retired_ids.get(page, frozenset()))
        store.retire(page, update.retired)
        catalog[page] = update.document
        plan.catalogs += store.file(page, update.document)
    store.remove(scope.vanished)
    plan.retired += store.retired_file()
    plan.removals += store.removals()
    return catalog


def _redirects(project: Project, renamed: Sequence[tuple[str, str]]) -> list[Change]:
    """The old names of pages, for redirects; an include never had an address of its own."""
    path = redirects_path(project)
    known = read_redirects(path)
    pages = [(old, new) for old, new in renamed if f"/{project.includes}/" not in f"/{new}"]
    now = updated_redirects(known, pages, frozenset(project.pages()))
    return [] if now == known else [Change(path, redirects_text(now) if now else None)]


def _update_locale(
    scope: _Scope, plan: Plan, sources: Iterable[tuple[str, Document]], locale: Locale, step: Callable[[str], None]
) -> None:
    store = SegmentStore(scope.project, locale, scope.renamed)
    placed: dict[str, Document] = {}
    new: dict[str, set[tuple[str, str]]] = {}
    corrected: dict[str, list[Finding]] = {}

    def place(page: str, source: Document) -> None:
        step(f"{locale.code}/{page}")
        old = store.read(page)
        update = placed_targets(source, old, locale.code)
        placed[page] = update.document
        new[page] = _ids(update.document) - _ids(old)
        corrected[page] = list(corrections(store.path(page), old, locale.code))
        store.retire(page, update.retired, update.unplaced)

    for page, source in sources:
        place(page, source)
    store.remove(scope.vanished)
    pages = {page: TranslatedPage.of(document) for page, document in placed.items()}
    counts = UpdateCounts(locale.code)
    if scope.clean is not None:
        gained = _gained(pages.values(), store.unplaced)
        for page in scope.others:
            summary = scope.clean.summary(locale.code, page)
            if gained.isdisjoint(summary.wanted):
                counts += UpdateCounts(locale.code, open=summary.open, refused=summary.refused, total=summary.total)
            elif known := read_document(scope.project.source_path(page)):
                place(page, known)
                pages[page] = TranslatedPage.of(placed[page])
    memory = TranslationMemory(locale.code, store.retired(), store.unplaced, lambda: _all_pages(scope, store, pages))
    filled = {page: memory.filled(document, new[page]) for page, document in placed.items()}
    # It is as large as the files that are to be written.
    del memory
    counts += UpdateCounts(locale.code, new=sum(map(len, new.values())), retired=store.retired_count)
    summaries = plan.summaries.setdefault(locale.code, {})
    for page, document in filled.items():
        of_page = _counts(locale, placed[page], document)
        counts += of_page
        if scope.clean is not None:
            summaries[page] = summary_of(document, of_page)
        _plan_files(scope, plan, store, page, document, corrected[page])
    plan.retired += store.retired_file()
    plan.removals += store.removals()
    plan.counts.append(counts)


def _plan_files(
    scope: _Scope, plan: Plan, store: SegmentStore, page: str, document: Document, corrected: Sequence[Finding]
) -> None:
    if page in scope.project.catalogues:
        plan.files += _message_file(scope.project, page, store.locale, document)
    if change := store.file(page, document):
        plan.files += change
        plan.corrections += corrected


def _gained(pages: Iterable[TranslatedPage], unplaced: Mapping[str, Sequence[SegmentContext]]) -> set[str]:
    """The fingerprints of what open sentences of other pages may get from these pages and the unplaced pairs."""
    gained = {text_fingerprint(text) for page in pages for text in page.texts if text is not None}
    lost = (place for places in unplaced.values() for place in places)
    return gained.union(*(fingerprints(place.text, place.segment.source) for place in lost))


def _all_pages(scope: _Scope, store: SegmentStore, pages: Mapping[str, TranslatedPage]) -> Iterator[TranslatedPage]:
    """The pages as they are before anything is filled in, those that this run does not update too."""
    yield from pages.values()
    for page in scope.others:
        if page in pages:
            continue
        texts = scope.clean.texts(store.locale.code, page) if scope.clean else None
        if texts is None:
            yield from map(TranslatedPage.of, store.documents([page]))
        elif any(texts):
            yield TranslatedPage(texts, partial(_document, store, page))


def _document(store: SegmentStore, page: str) -> Document:
    document = store.read(page)
    assert document is not None
    return document


def _message_file(project: Project, name: str, locale: Locale, document: Document) -> list[Change]:
    path = project.catalogue_path(name, locale)
    text = as_json(localized_catalogue(messages(project, name), document, locale))
    same = path.exists() and path.read_bytes() == text.encode()
    return [] if same else [Change(path, text)]


def _counts(locale: Locale, before: Document, after: Document) -> UpdateCounts:
    """What filling in did to the segments of one page."""
    olds, news = ([segment for unit in document.units for segment in unit.segments] for document in (before, after))
    filled = [new for old, new in zip(olds, news, strict=True) if old.target is None and new.target is not None]
    matched = sum(bool(new.matches and not old.matches) for old, new in zip(olds, news, strict=True))
    minor_edits = sum(segment.sub_state == STALE_MINOR for segment in filled)
    segments = [(segment, unit) for unit in after.units if unit.translate for segment in unit.segments]
    published = [pair for pair in segments if is_published(pair[0], locale.published)]
    refused = sum(is_refused(segment, unit, locale.code) for segment, unit in published)
    return UpdateCounts(
        locale.code,
        reused=len(filled) - minor_edits,
        minor_edits=minor_edits,
        matched=matched - sum(bool(segment.matches) for segment in filled),
        open=len(segments) - len(published) + refused,
        refused=refused,
        total=len(segments),
    )


def _ids(document: Document | None) -> set[tuple[str, str]]:
    return {(unit.id, segment.id) for unit in unique_units(document) for segment in unit.segments}

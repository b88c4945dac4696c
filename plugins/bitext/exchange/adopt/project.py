"""Adopts the translations of a whole project: plans all changes before any is written."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from bitext.core.changes import Change
from bitext.core.inline import codes, content, markdown
from bitext.core.model import Document, Finding, InlineCode, Location, Match, Segment, Severity, State, Unit
from bitext.core.quoting import short
from bitext.core.report import shown
from bitext.core.storage import read_text
from bitext.exchange.adopt.comparison import LAYOUT, Comparison, Kind, compare
from bitext.exchange.adopt.layouts import Originals, localized_files
from bitext.exchange.adopt.meanings import Meanings
from bitext.exchange.adopt.page import AlignedPage, Proposal, align_page
from bitext.localize.localize_page import LocalizedPage, localize
from bitext.localize.publishable import UNTIL, Render, SegmentIndex
from bitext.markdown.admonition_titles import TITLES, admonition_titles, titles_file
from bitext.markdown.includes import IncludedPages, rebased
from bitext.markdown.merge import is_emphasis
from bitext.markdown.renderer import renderer
from bitext.markdown.site_syntax import extract_options
from bitext.project import static_i18n
from bitext.project.mkdocs_yml import config_text, line_of
from bitext.project.project import Locale, Project
from bitext.project.segment_files import planned_change
from bitext.rules.registry import faults
from bitext.segments.stale_targets import ADOPTED, FREE_EMPHASIS
from bitext.segments.store import SegmentStore
from bitext.segments.target_catalog import placed_targets
from bitext.update.plan_update import current_catalog

_QUALITY = 100.0
"""Of a match: its source is the segment's own."""


@dataclass(frozen=True, slots=True)
class PageResult:
    """What became of one translated page."""

    page: str
    file: Path
    segments: int
    """In the source page."""
    taken: int
    """Targets adopted in this run."""
    kept: int
    """Segments that had a target already; it stays."""
    matches: int
    """Translations that a person must confirm."""
    untranslated: int
    """Segments of which the page has no translation."""
    identical: bool
    """Whether merging gives back the translated page, byte for byte, but for what the site adds by itself."""
    same_html: bool
    """Whether readers see the translated page: both render to the same HTML, apart from white space between words."""
    differences: Mapping[str, int]
    """How often the published page differs from the translated one, by kind."""


@dataclass(slots=True)
class Adoption:
    """The adopted pages, and the changes to write."""

    pages: list[PageResult] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)


def plan_adoption(
    project: Project,
    locale: Locale,
    originals: Originals,
    meanings: Meanings | None = None,
    step: Callable[[str], None] = lambda page: None,
) -> Adoption:
    """Align every translated page with its source, and plan what to write.

    Args:
        project: whose pages they translate.
        locale: of the translations.
        originals: the translated pages.
        meanings: compares texts by meaning; None where that is not possible.
        step: called with each page.
    """
    return _Adopter(project, locale, originals, meanings).adoption(step)


class _Adopter:
    def __init__(self, project: Project, locale: Locale, originals: Originals, meanings: Meanings | None) -> None:
        self._project = project
        self._locale = locale
        self._originals = originals
        self._meanings = meanings
        self._stores = {one.code: SegmentStore(project, one) for one in (project.source, *project.locales)}
        self._stores.setdefault(locale.code, SegmentStore(project, locale))
        self._retired = self._stores[project.source.code].retired_ids()
        self._result = Adoption()
        # Before anything else: what mkdocs.yml cannot load should not be found out after minutes.
        self._render = renderer(project)
        self._render_ids = renderer(project, own_ids=True)

    def adoption(self, step: Callable[[str], None]) -> Adoption:
        aligned: dict[str, tuple[AlignedPage, str]] = {}
        for page, file in self._originals.files.items():
            step(page)
            text = read_text(file)
            aligned[page] = self._aligned(page, text), text
        titles = self._titles(aligned)
        for page, (found, text) in aligned.items():
            step(page)
            self._adopt(page, found, text, titles)
        for file in self._originals.strangers:
            message = "has no source page of the same name; rename it, or leave it out of the translation"
            self._find("adopt-no-source", Severity.WARNING, message, file, 1)
        for file, name in localized_files(self._project, self._locale.code, self._originals):
            message = f"is not taken over: save it as {shown(self._project.docs / name)}"
            if not (self._project.docs / name).exists():
                self._find("adopt-file", Severity.WARNING, message, file, 1)
        self._lost_options()
        return self._result

    def _lost_options(self) -> None:
        file = self._project.config_file
        for name in static_i18n.lost_options(self._project.config, self._locale.code):
            message = (
                f'"{name}" of {self._locale.code} in the options of i18n is not taken over: the site has one for all'
            )
            line = line_of(config_text(file), f"locale: {self._locale.code}") or 1
            self._find("adopt-option", Severity.NOTE, message, file, line)

    def _aligned(self, page: str, text: str) -> AlignedPage:
        source = self._stores[self._project.source.code].read(page)
        catalog = current_catalog(self._project, page, source, self._retired.get(page, frozenset()))
        translated = {
            unit.id
            for code, store in self._stores.items()
            if code != self._project.source.code and (document := store.read(page))
            for unit in document.units
            if any(segment.target is not None for segment in unit.segments)
        }
        units = catalog.document.units
        return align_page(catalog, text, self._locale.code, self._meanings, lambda row: units[row].id not in translated)

    def _titles(self, aligned: Mapping[str, tuple[AlignedPage, str]]) -> Mapping[str, str]:
        """The titles that the translation gives blocks without one: of each type the most frequent."""
        before = admonition_titles(self._locale.code, self._project.translations)
        counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for found, _ in aligned.values():
            for type, title, _ in found.titles:
                counts[type][title] += 1
        chosen = {type: count.most_common(1)[0][0] for type, count in counts.items()}
        chosen |= static_i18n.admonition_titles(self._project.config, self._locale.code)
        path = titles_file(self._project.translations, self._locale.code)
        new = {type: title for type, title in chosen.items() if before.get(type) != title}
        if new and not path.exists():
            rows = "".join(f"{type}\t{title}\n" for type, title in sorted(new.items()))
            self._result.changes.append(Change(path, TITLES + rows))
            return {**before, **new}
        return before

    def _adopt(self, page: str, found: AlignedPage, text: str, titles: Mapping[str, str]) -> None:
        file = self._originals.files[page]
        old = self._stores[self._locale.code].read(page)
        before = placed_targets(found.catalog.document, old, self._locale.code).document
        document = _with_free_emphasis(_with_targets(before, found.proposals, sure=True), before, self._locale.code)
        included = IncludedPages(self._project.docs)
        render = lru_cache(maxsize=4)(included.expanding(self._render, page))
        localized = self._localized(page, found.catalog.document, document, titles, render)
        refused = {(one.unit, one.segment): one for one in localized.findings if one.segment}
        final = _with_targets(before, _without(found.proposals, document, refused), sure=True)
        final = _with_free_emphasis(final, before, self._locale.code)
        final = _with_targets(final, found.proposals, sure=False)
        self._findings(page, found, before, final, refused, titles)
        own_ids = included.expanding(self._render_ids, page)
        moved = self._with_links_of_source(page, file, text)
        compared = compare(found.catalog.page.text, localized.text, moved, render, own_ids, titles)
        self._differences(file, compared)
        counts = self._count(page, before, final, compared)
        self._result.pages.append(counts)
        source = self._project.source
        self._result.changes += planned_change(self._project.source_path(page), found.catalog.document, source.format)
        self._result.changes += planned_change(
            self._project.locale_path(self._locale, page), final, self._locale.format
        )

    def _localized(
        self, page: str, catalog: Document, document: Document, titles: Mapping[str, str], render: Render
    ) -> LocalizedPage:
        text = read_text(self._project.docs / page)
        return localize(
            text,
            catalog,
            document,
            locale=replace(self._locale, published=State.TRANSLATED),
            options=extract_options(self._project, page),
            render=render,
            titles=titles,
        )

    def _count(self, page: str, before: Document, final: Document, compared: Comparison) -> PageResult:
        pairs = list(zip(_segments(before), _segments(final), strict=True))
        taken = sum(old.target is None and new.target is not None for old, new in pairs)
        kept = sum(old.target is not None for old, _ in pairs)
        matches = sum(new.target is None and _adopted(new) is not None for _, new in pairs)
        rest = len(pairs) - taken - kept - matches
        kinds = dict(Counter(str(one.kind) for one in compared.differences))
        file = self._originals.files[page]
        same = compared.identical, compared.same_html
        return PageResult(page, file, len(pairs), taken, kept, matches, rest, *same, kinds)

    def _findings(
        self,
        page: str,
        found: AlignedPage,
        before: Document,
        final: Document,
        refused: Mapping[tuple[str, str], Finding],
        titles: Mapping[str, str],
    ) -> None:
        file = self._originals.files[page]
        for index, unit in enumerate(final.units):
            for at, segment in enumerate(unit.segments):
                proposal = found.proposals.get((index, at))
                source = f'the translation of "{short(markdown(segment.source))}"'
                if proposal is None or segment.target is not None:
                    continue
                reason = refused.get((unit.id, segment.id))
                if reason is not None:
                    message = reason.message.removesuffix(UNTIL)
                    self._find(
                        f"adopt-{reason.code}", Severity.WARNING, f"{message} (now a match)", file, proposal.line
                    )
                else:
                    message = f"{source} is not certain: confirm or correct the match"
                    self._find("adopt-unsure", Severity.NOTE, message, file, proposal.line)
        for line, text in found.unpaired:
            message = f'"{short(text)}" has no source on the page: add it there, or leave it out'
            self._find("adopt-no-partner", Severity.WARNING, message, file, line)
        for type, title, line in found.titles:
            if titles.get(type) != title:
                message = f'the title "{short(title)}" has no source on the page: add one there, or leave it out'
                self._find("adopt-no-partner", Severity.WARNING, message, file, line)
        for line, text in self._untranslated(page, found, final):
            message = f'"{short(text)}" has no translation in {shown(file)}'
            self._find("adopt-untranslated", Severity.NOTE, message, self._project.docs / page, line)

    def _untranslated(self, page: str, found: AlignedPage, final: Document) -> Iterator[tuple[int, str]]:
        text = found.catalog.page.text
        for unit, extracted in zip(final.units, found.catalog.page.units, strict=True):
            for segment, place in zip(unit.segments, extracted.segments, strict=True):
                if unit.translate and segment.target is None and _adopted(segment) is None:
                    yield text.count("\n", 0, place.start) + 1, markdown(segment.source)

    def _with_links_of_source(self, page: str, file: Path, text: str) -> str:
        """The translation with links to what all languages share as the source page writes them: one folder less."""
        docs = self._project.docs
        if not file.is_relative_to(docs):
            return text
        own = file.relative_to(docs).as_posix()
        folder = own.removesuffix(page)
        return rebased(text, own, page, lambda path: not path.startswith(f"/{folder}"))

    def _differences(self, file: Path, compared: Comparison) -> None:
        """List where the published page is not the translated one: places that readers see, or the page's layout."""
        known = {one.location.line for one in self._result.findings if one.location and one.location.path == file}
        front = [one for one in compared.differences if one.kind is Kind.FRONT_MATTER]
        for one in (one for one in front if one.is_more and known.isdisjoint(one.lines)):
            self._find("adopt-differs", Severity.NOTE, one.told(), file, one.lines.start)
        rest = [one for one in compared.differences if one not in front]
        more = [one for one in rest if one.is_more or one.kind in LAYOUT]
        seen = [one for one in more if one.kind not in LAYOUT] or more
        for one in () if compared.same_html else seen:
            if known.isdisjoint(one.lines):
                self._find("adopt-differs", Severity.NOTE, one.told(), file, one.lines.start)
        if compared.same_html and more:
            kinds = ", ".join(dict.fromkeys(one.kind for one in more))
            message = f"{kinds} as on the source page; readers see no difference"
            self._find("adopt-layout", Severity.NOTE, message, file, more[0].lines.start)

    def _find(self, code: str, severity: Severity, message: str, file: Path, line: int) -> None:
        self._result.findings.append(Finding(code, severity, message, Location(file, line)))


def _with_targets(document: Document, proposals: Mapping[SegmentIndex, Proposal], *, sure: bool) -> Document:
    """The document with translations where it has none: as targets, or as matches to confirm."""
    units = []
    for index, unit in enumerate(document.units):
        segments = [
            _filled(segment, proposals.get((index, at)), sure=sure) if unit.translate else segment
            for at, segment in enumerate(unit.segments)
        ]
        units.append(replace(unit, segments=tuple(segments)))
    return replace(document, units=tuple(units))


def _with_free_emphasis(document: Document, before: Document, locale: str) -> Document:
    """The document in which new targets that differ from their sources in emphasis alone are marked as such."""
    units = []
    for unit, old in zip(document.units, before.units, strict=True):
        pairs = zip(unit.segments, old.segments, strict=True)
        segments = [one if other.target is not None else _freed(one, unit, locale) for one, other in pairs]
        units.append(replace(unit, segments=tuple(segments)))
    return replace(document, units=tuple(units))


def _freed(segment: Segment, unit: Unit, locale: str) -> Segment:
    if segment.target is None or not any(faults(segment, unit, locale)):
        return segment
    own = {(code.id, code.kind) for code in codes(segment.source)}
    target = content(
        part.data if isinstance(part, InlineCode) and (part.id, part.kind) not in own and is_emphasis(part) else part
        for part in segment.target
    )
    freed = replace(segment, target=target, sub_state=FREE_EMPHASIS)
    return segment if any(faults(freed, unit, locale)) else freed


def _filled(segment: Segment, proposal: Proposal | None, *, sure: bool) -> Segment:
    if proposal is None or segment.target is not None or (sure and not proposal.sure):
        return segment
    others = tuple(match for match in segment.matches if match.origin != ADOPTED)
    if sure:
        return replace(segment, target=proposal.target, state=State.TRANSLATED, sub_state="", matches=others)
    return replace(segment, matches=(Match(segment.source, proposal.target, _QUALITY, ADOPTED), *others))


def _without(
    proposals: Mapping[SegmentIndex, Proposal], document: Document, refused: Mapping[tuple[str, str], Finding]
) -> dict[SegmentIndex, Proposal]:
    def is_refused(index: SegmentIndex) -> bool:
        unit = document.units[index[0]]
        return (unit.id, unit.segments[index[1]].id) in refused

    return {index: proposal for index, proposal in proposals.items() if not is_refused(index)}


def _segments(document: Document) -> list[Segment]:
    return [segment for unit in document.units if unit.translate for segment in unit.segments]


def _adopted(segment: Segment) -> Match | None:
    return next((match for match in segment.matches if match.origin == ADOPTED), None)

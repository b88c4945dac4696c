"""A locale as a plain tree of Markdown and assets, for any site generator."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from bitext import xliff
from bitext.core.changes import Change, carry_out
from bitext.core.html_edit import splice
from bitext.core.model import BitextError, Finding, Location
from bitext.core.storage import read_text, write_atomic
from bitext.localize.localize_page import LocalizedPage, localize, mark_source
from bitext.localize.publishable import Render, Where
from bitext.markdown.admonition_titles import admonition_titles
from bitext.markdown.extract import ExtractOptions, extract_units
from bitext.markdown.includes import IncludedPages
from bitext.markdown.render import parsed
from bitext.markdown.site_syntax import extract_options
from bitext.project.project import Locale, Project
from bitext.project.segment_files import read_document

MANIFEST = ".bitext-stage"
"""Lists the staged files, so that the next run removes those that are gone and nothing else."""
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_WITHOUT_ID = re.compile(r"[ \t]*#*[ \t]*(?=\r?\n|\Z)")


@dataclass(slots=True)
class StagingReport:
    """The result of staging a locale."""

    pages: int = 0
    fallbacks: list[str] = field(default_factory=list)
    """Pages without any translation: they are staged in the source language."""
    published: int = 0
    """Segments in the locale."""
    total: int = 0
    findings: list[Finding] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class SiteMarkdown:
    """The site's Markdown renderers that staging needs."""

    render: Render
    """To prove that pages keep their structure; without heading ids, which depend on the wording."""
    with_ids: Render | None = None
    """With heading ids, to give headings the ids of their source; None leaves headings as they are."""


def stage(
    project: Project,
    locale: Locale | None,
    out: Path,
    proof: SiteMarkdown | None = None,
    step: Callable[[str], None] = lambda what: None,
) -> StagingReport:
    """Write the tree.

    Args:
        project: what to stage.
        locale: which locale; None for the source pages as they are.
        out: the folder to write to; files in it that were not staged stay.
        proof: the site's Markdown; None skips the proof.
        step: called with each file as its turn comes.

    Raises:
        BitextError: `out` is a folder of the project's own, or something cannot be read or written.
    """
    check_folder(project, out)
    staged = StagingReport()
    pages, names = set(project.pages()), project.files()
    for name in names:
        step(name)
        if name in pages:
            staged.pages += 1
            write_atomic(out / name, _page(project, locale, name, proof, staged) if locale else _raw(project, name))
        else:
            write_atomic(out / name, _raw(project, name))
    _remove_unstaged(out, set(names))
    return staged


def places_in(path: Path) -> Where:
    """Returns the locations of targets in a locale's file; reads the file on first use."""

    @cache
    def lines() -> dict[tuple[str, str], int]:
        return dict(xliff.segment_lines(path.read_bytes())) if path.exists() else {}

    return lambda unit, segment: Location(path, lines().get((unit, segment)))


def _page(project: Project, locale: Locale, name: str, proof: SiteMarkdown | None, staged: StagingReport) -> str:
    path = project.locale_path(locale, name)
    text, catalog = read_text(project.docs / name), read_document(project.source_path(name))
    options = extract_options(project, name)
    page = localize(
        text,
        catalog,
        read_document(path),
        locale=locale,
        options=options,
        render=IncludedPages(project.docs).expanding(proof.render, name) if proof else None,
        titles=admonition_titles(locale.code, project.translations),
        where=places_in(path),
    )
    staged.published += page.published
    staged.total += page.total
    staged.findings += page.findings
    if page.fallback:
        staged.fallbacks.append(name)
        return page.text
    if proof is None or proof.with_ids is None:
        return page.text
    marked = mark_source(text, catalog, options=options, render=proof.with_ids).marked
    return _with_heading_ids(page, heading_ids(proof.with_ids(marked)), options)


def heading_ids(html: str) -> Mapping[str, str]:
    """Unit id to heading id, from a source page rendered with its milestones."""
    found: dict[str, str] = {}
    for mark in parsed(html).iterfind(".//i[@data-s]"):
        heading = next((above for above in mark.iterancestors() if above.tag in _HEADINGS), None)
        if heading is not None and heading.get("id"):
            found.setdefault(mark.get("data-s", "").partition("-")[0], heading.get("id", ""))
    return found


def _with_heading_ids(page: LocalizedPage, ids: Mapping[str, str], options: ExtractOptions) -> str:
    """The localized page with ` { #id }` after each translated heading that has no id of its own."""
    return splice(page.text, ((end, end, f" {{ #{name} }}") for end, name in _id_places(page, ids, options)))


def _id_places(page: LocalizedPage, ids: Mapping[str, str], options: ExtractOptions) -> Iterator[tuple[int, str]]:
    open_ones = set(page.untranslated)
    ours = [unit for unit in extract_units(page.text, options).units if unit.type == "heading"]
    theirs = [unit for unit in page.document.units if unit.type == "heading"]
    if len(ours) != len(theirs):
        return
    for place, unit in zip(ours, theirs, strict=True):
        translated = any((unit.id, segment.id) not in open_ones for segment in unit.segments)
        if translated and unit.id in ids and _WITHOUT_ID.match(page.text, place.end):
            yield place.end, ids[unit.id]


def _raw(project: Project, name: str) -> bytes:
    try:
        return (project.docs / name).read_bytes()
    except OSError as error:
        raise BitextError(f"cannot be read ({error.strerror})", project.docs / name) from error


def check_folder(project: Project, out: Path) -> None:
    """Refuse a folder that holds the project's own files.

    Raises:
        BitextError: it does, or it is not a folder.
    """
    out = out.resolve()
    for own in (project.docs.resolve(), project.translations.resolve()):
        if out.is_relative_to(own) or own.is_relative_to(out):
            raise BitextError("holds the project's own files; stage to another folder", out)
    if out.exists() and not out.is_dir():
        raise BitextError("is not a folder; stage to another path", out)


def _remove_unstaged(out: Path, names: set[str]) -> None:
    manifest = out / MANIFEST
    before = set(read_text(manifest).splitlines()) if manifest.exists() else set()
    inside = (out / name for name in sorted(before - names) if (out / name).resolve().is_relative_to(out.resolve()))
    carry_out((Change(path, None) for path in inside), out)
    write_atomic(manifest, "".join(f"{name}\n" for name in sorted(names)))

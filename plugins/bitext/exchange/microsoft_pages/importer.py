"""Converts one bilingual page into a source page, its source catalog and a locale document."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bitext.core.inline import content
from bitext.core.model import Document, Finding, Location, Meta, Segment, Severity, State
from bitext.core.quoting import short
from bitext.exchange.microsoft_pages.includes import expanded, references, rename_references
from bitext.exchange.microsoft_pages.material import to_material
from bitext.exchange.microsoft_pages.metadata import TRANSLATION_KEYS, FrontMatter, front_matter, front_matter_block
from bitext.exchange.microsoft_pages.pair_placement import Placed, place_pairs
from bitext.exchange.microsoft_pages.pairs import Pair, parse_bilingual, without_markers
from bitext.exchange.microsoft_pages.targets import elided
from bitext.markdown.extract import ExtractedPage, ExtractOptions, extract_units, resegmented
from bitext.markdown.extract.inline import collapse
from bitext.segments.source_catalog import updated_catalog

_FIRST_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(?P<text>.*?)[ \t]*(?:\{[^{}]*\}[ \t]*)?$", re.MULTILINE)
_ANCHOR = re.compile(r"<a (?:name|id)=\"[^\"]*\">\s*</a>")
_SUB_STATES = {"HT": "bt:ht", "MT": "bt:mt"}
_LETTERS = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Tree:
    """The pages that are imported together."""

    pages: Mapping[str, str]
    """Text by path in the tree, including include files."""
    source_pages: Mapping[str, str]
    """The same pages in the source language, for titles and descriptions; empty if there are none."""
    renamed: Mapping[str, str]
    """New paths of files that need a safe name, by old path."""
    locale: str
    source_locale: str = "en"
    as_is: bool = False
    """Whether to keep Microsoft's Markdown unchanged."""

    def sources(self) -> dict[str, str]:
        """Each page's text in the source language, by its path in the tree."""
        return {
            path: parse_bilingual(front_matter(text).body).in_language(lambda pair: pair.source)
            for path, text in self.pages.items()
        }


@dataclass(frozen=True, slots=True)
class ImportedPage:
    """The result of importing one bilingual page."""

    path: str
    """Path in the docs folder."""
    text: str
    """The page in the source language."""
    catalog: Document
    target: Document
    pairs: int
    """Number of pairs in the bilingual page."""
    imported: int
    """Number of pairs in `target`, or with nothing to translate."""
    findings: tuple[Finding, ...]


def import_page(path: str, tree: Tree, file: Path, includes: Mapping[str, str]) -> ImportedPage:
    """Import one page.

    Args:
        path: the page's path in the tree.
        tree: all pages.
        file: the page on disk, for findings.
        includes: text of each page in the source language, for titles (see `Tree.sources`).
    """
    matter = front_matter(tree.pages[path])
    page = parse_bilingual(matter.body)
    findings = [*_broken_pairs(page.broken_lines, matter, file), *_missing_includes(matter, path, tree, file)]
    marked = rename_references(page.marked, path, tree.renamed)
    body, spans = without_markers(marked if tree.as_is else to_material(marked))
    head, titles, more = _head(matter, body, page.pairs, path, tree, includes, file)
    english = head + body
    spans = tuple((start + len(head), end + len(head)) for start, end in spans)
    options = ExtractOptions(locale=tree.source_locale)
    whole = extract_units(english, options)
    worded = [span for pair, span in zip(page.pairs, spans, strict=True) if _has_words(pair)]
    segmented = resegmented(whole, _boundaries(whole, worded))
    original = tree.renamed.get(path, path)
    catalog = updated_catalog(segmented, None, frozenset(), original=original, source_locale=tree.source_locale)
    placed = place_pairs(catalog.page, page.pairs, spans)
    target = _target(catalog.document, placed, titles, matter, tree.locale)
    message = "this pair does not match the page's blocks; correct its markup"
    places = (_place(file, matter, pair.line) for pair in placed.unplaced)
    unplaced = [Finding("pair-unplaced", Severity.ERROR, message, place) for place in places]
    findings += [*more, *unplaced, *_unpaired(target, matter, file)]
    return ImportedPage(
        original,
        english,
        catalog.document,
        target,
        len(page.pairs),
        len(page.pairs) - len(placed.unplaced),
        tuple(findings),
    )


def _has_words(pair: Pair) -> bool:
    """Whether there is something to translate: two equal numbers in a cell are no segments of their own."""
    return bool(_LETTERS.search(pair.source)) or collapse(pair.source) != collapse(pair.target)


def _boundaries(page: ExtractedPage, spans: Sequence[tuple[int, int]]) -> list[tuple[str, ...]]:
    """The texts of the pairs in each unit."""
    return [
        tuple(
            elided(page.text[start:end], page.labels)
            for start, end in spans
            if unit.parent is None and unit.start <= start and end <= unit.end
        )
        for unit in page.units
    ]


def _target(catalog: Document, placed: Placed, titles: Mapping[str, str], matter: FrontMatter, locale: str) -> Document:
    translation = matter.translation()
    sub_state = _SUB_STATES.get(dict(translation).get("ms.translationtype", ""), "")
    units = []
    for index, unit in enumerate(catalog.units):
        segments = tuple(_translated(segment, placed, index, at, sub_state) for at, segment in enumerate(unit.segments))
        title = titles.get(unit.type.removeprefix("meta:")) if unit.type.startswith("meta:") else None
        if title and len(segments) == 1:
            segments = (replace(segments[0], target=content([title]), state=State.TRANSLATED, sub_state=sub_state),)
        ttus = dict.fromkeys(placed.ttus.get(index, ()))
        meta: Meta = (*unit.meta, ("ms-ttu", " ".join(ttus))) if ttus else unit.meta
        units.append(replace(unit, segments=segments, meta=meta))
    return replace(catalog, target_locale=locale, units=tuple(units), meta=translation)


def _translated(segment: Segment, placed: Placed, unit: int, at: int, sub_state: str) -> Segment:
    target = placed.targets.get((unit, at))
    if target is None:
        return segment
    return replace(segment, target=target, state=State.TRANSLATED, sub_state=sub_state)


def _head(
    matter: FrontMatter,
    body: str,
    pairs: Sequence[Pair],
    path: str,
    tree: Tree,
    includes: Mapping[str, str],
    file: Path,
) -> tuple[str, dict[str, str], list[Finding]]:
    """The source page's front matter, the locale's title and description, and findings about them."""
    if not matter.inner:
        return "", {}, []
    findings: list[Finding] = []
    described = {key: matter.value(key) for key in ("title", "description") if matter.value(key)}
    source = tree.source_pages.get(path)
    if source is not None:
        english = front_matter(source)
        title, description = english.value("title"), english.value("description")
        rest = english.without("title", "description")
    else:
        title, translated = _titles(body, pairs, path, includes, tree)
        described = {"title": translated} if title else {}
        description, rest = "", matter.without("title", "description", *TRANSLATION_KEYS)
        if matter.value("description"):
            message = "the description has no source and was left out; give the source pages with --source-pages"
            lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
            line = next((number for number, line in enumerate(lines, 1) if line.startswith("description:")), None)
            findings.append(Finding("description-unpaired", Severity.WARNING, message, Location(file, line)))
    head = front_matter_block(title, description, rest)
    ending = "\r\n" if "\r\n" in body else "\n"
    return head.replace("\n", ending), described, findings


def _titles(body: str, pairs: Sequence[Pair], path: str, includes: Mapping[str, str], tree: Tree) -> tuple[str, str]:
    """The first heading in both languages, as plain text."""
    heading = _FIRST_HEADING.search(body)
    if not heading:
        return "", ""
    text = collapse(_ANCHOR.sub("", heading["text"]))
    source = rename_references(text, path, {new: old for old, new in tree.renamed.items()})
    target = next((pair.target for pair in pairs if collapse(pair.source) == collapse(source)), source)
    return _plain(expanded(source, path, includes)), _plain(expanded(target, path, includes))


def _plain(text: str) -> str:
    text = re.sub(r"!?\[([^\[\]]*)\](?:\([^()]*\)|\[[^\[\]]*\])", r"\1", text)
    return collapse(re.sub(r"[*`]+|\\(?=[^\w\s])", "", text))


def _broken_pairs(lines: Sequence[int], matter: FrontMatter, file: Path) -> Iterator[Finding]:
    for line in lines:
        message = "the page has half a pair; write the spans of both languages, or none"
        yield Finding("pair-broken", Severity.WARNING, message, _place(file, matter, line))


def _missing_includes(matter: FrontMatter, path: str, tree: Tree, file: Path) -> Iterator[Finding]:
    known = set(tree.pages)
    for reference in references(parse_bilingual(matter.body).marked, path):
        if reference.path not in known:
            known.add(reference.path)
            message = f"includes {reference.path}, which does not exist; the page keeps the reference"
            yield Finding("include-missing", Severity.WARNING, message, _place(file, matter, reference.line))


def _unpaired(target: Document, matter: FrontMatter, file: Path) -> Iterator[Finding]:
    lines: defaultdict[str, int] = defaultdict(int)
    for unit in target.units:
        for segment in unit.segments:
            text = "".join(part for part in segment.source if isinstance(part, str)).strip()
            if segment.target is None and _LETTERS.search(text) and not unit.type.startswith("meta:"):
                at = matter.body.find(max(text.split("\n"), key=len), lines[text])
                lines[text] = at + 1
                line = matter.body.count("\n", 0, at) + matter.body_line if at >= 0 else None
                what = "alt text" if unit.type == "alt" else "text"
                message = f'the {what} "{short(text)}" has no pair; it stays untranslated in every locale'
                yield Finding("unpaired", Severity.WARNING, message, Location(file, line), unit.id, segment.id)


def _place(file: Path, matter: FrontMatter, line: int) -> Location:
    """The location of a line of the body, in the whole file."""
    return Location(file, line + matter.body_line - 1)

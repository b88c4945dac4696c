"""Finds the translations that a project has already, in each layout that site generators and their plugins use."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path, PurePosixPath

from babel.core import Locale, UnknownLocaleError

from bitext.core.locales import canonical_locale, is_locale, language_of
from bitext.core.storage import read_bytes
from bitext.core.text_language import text_language
from bitext.exchange.adopt.layouts import Layout

_SAMPLE = 20
"""How many pages of a translation are read to recognise its language."""


@dataclass(frozen=True, slots=True)
class ExistingTranslation:
    """The pages of a project in another language."""

    locale: str
    """BCP 47, from the names of files or folders."""
    layout: Layout
    root: Path
    """The folder that they are below."""
    pages: tuple[str, ...]
    """Their paths below the folder."""

    @property
    def in_docs(self) -> bool:
        """Whether they lie among the source pages, and would be taken for such."""
        return self.layout in (Layout.SUFFIX, Layout.FOLDER)


def existing_translations(
    docs: Path, pages: Iterable[str], source: str, languages: Iterable[str] = ()
) -> tuple[ExistingTranslation, ...]:
    """The translations that lie among the source pages, or beside their folder.

    Args:
        docs: the docs folder.
        pages: paths of all pages below it.
        source: BCP 47, the language of the source pages.
        languages: BCP 47 codes that another plugin names as languages of the site: names like these need no more proof.
    """
    known = frozenset(canonical_locale(each) for each in languages)
    names = tuple(pages)
    found = [
        *_suffixes(docs, names, source, known),
        *_folders(docs, names, source, known),
        *_trees(docs, source),
        *_docusaurus(docs),
        *_collected_trees(docs, names, source),
    ]
    return tuple(sorted(found, key=lambda each: (each.locale, each.layout.value)))


def source_pages(pages: Iterable[str], found: Iterable[ExistingTranslation]) -> list[str]:
    """The pages of the docs folder without those that are existing translations."""
    inside = [each for each in found if each.in_docs]
    theirs = {
        f"{each.root.name}/{page}" if each.layout is Layout.FOLDER else page for each in inside for page in each.pages
    }
    return [page for page in pages if page not in theirs]


def page_texts(root: Path, pages: Iterable[str], number: int) -> Iterator[str]:
    """The texts of the first so many pages; what is not UTF-8 in them is replaced.

    Raises:
        BitextError: a page cannot be read.
    """
    for page in islice(pages, number):
        yield read_bytes(root / page).decode("utf-8", errors="replace")


def named_locale(word: str) -> str | None:
    """The locale that a name of a file or folder is, as `fr`, `pt_BR` or `zh-hant`; None where it is no language."""
    word = word.replace("_", "-")
    if not is_locale(word) or not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|\d{3}))?", word):
        return None
    try:
        Locale.parse(canonical_locale(word), sep="-")
    except (UnknownLocaleError, ValueError):
        return None
    return canonical_locale(word)


def suffixed(page: str) -> tuple[str, str] | None:
    """The page that a file is a translation of, and its locale, by its name: `a/index.fr.md`; None for other names."""
    path = PurePosixPath(page)
    stem, _, ending = path.stem.rpartition(".")
    locale = named_locale(ending) if stem else None
    return (path.with_name(f"{stem}.md").as_posix(), locale) if locale else None


def _suffixes(docs: Path, pages: tuple[str, ...], source: str, known: frozenset[str]) -> Iterator[ExistingTranslation]:
    names = frozenset(pages)
    by_locale: dict[str, list[str]] = defaultdict(list)
    for page in pages:
        found = suffixed(page)
        if found:
            by_locale[found[1]].append(page)
    for locale, files in by_locale.items():
        if locale == source and not any((suffixed(page) or ("",))[0] in names for page in files):
            continue  # the source pages themselves
        paired = [page for page in files if _has_source(page, names, source)]
        if locale in known or _is_in(docs, files, locale):
            yield ExistingTranslation(locale, Layout.SUFFIX, docs, tuple(files))
        elif paired and not _contradicts(docs, paired, locale, source):
            yield ExistingTranslation(locale, Layout.SUFFIX, docs, tuple(paired))


def _has_source(page: str, names: frozenset[str], source: str) -> bool:
    found = suffixed(page)
    return found is not None and not names.isdisjoint((found[0], f"{found[0].removesuffix('.md')}.{source}.md"))


def _folders(docs: Path, pages: tuple[str, ...], source: str, known: frozenset[str]) -> Iterator[ExistingTranslation]:
    by_folder: dict[str, list[str]] = defaultdict(list)
    for page in pages:
        folder, slash, rest = page.partition("/")
        if slash:
            by_folder[folder].append(rest)
    own = next((folder for folder in by_folder if named_locale(folder) == source), None)
    theirs = {*pages, *(by_folder[own] if own else ())}
    for folder, files in by_folder.items():
        locale = named_locale(folder)
        if locale is None or folder == own:
            continue
        mirrored = 2 * sum(name in theirs for name in files) >= len(files)
        names = [f"{folder}/{name}" for name in files]
        translated = mirrored and not _contradicts(docs, names, locale, source)
        if locale in known or translated or (locale != source and _is_in(docs, names, locale)):
            yield ExistingTranslation(locale, Layout.FOLDER, docs / folder, tuple(files))


def _is_in(root: Path, pages: Iterable[str], locale: str) -> bool:
    """Whether the texts are in the language of the locale."""
    return text_language(page_texts(root, pages, _SAMPLE)) == language_of(locale)


def _contradicts(root: Path, pages: Iterable[str], locale: str, source: str) -> bool:
    """Whether the texts are in the language of the source, and not in that of the locale: `docs/it` is about IT."""
    language = text_language(page_texts(root, pages, _SAMPLE))
    return language == language_of(source) and language != language_of(locale)


def _trees(docs: Path, source: str) -> Iterator[ExistingTranslation]:
    for folder, inside in ((docs, Path()), (docs.parent, Path(docs.name))):
        if named_locale(folder.name) != source:
            continue
        for sibling in _subfolders(folder.parent):
            locale = named_locale(sibling.name)
            if locale and locale != source:
                yield from _tree(locale, Layout.TREE, sibling / inside)
    for sibling in _subfolders(docs.parent):
        ending = sibling.name.removeprefix(docs.name).lstrip("-_.")
        locale = named_locale(ending) if sibling.name.startswith(docs.name) else None
        if sibling != docs and locale and locale != source:
            yield from _tree(locale, Layout.TREE, sibling)


def _docusaurus(docs: Path) -> Iterator[ExistingTranslation]:
    for folder in _subfolders(docs.parent / "i18n"):
        locale = named_locale(folder.name)
        if locale:
            yield from _tree(locale, Layout.DOCUSAURUS, folder / "docusaurus-plugin-content-docs/current")


def _collected_trees(docs: Path, pages: tuple[str, ...], source: str) -> Iterator[ExistingTranslation]:
    """Trees in a folder with one folder per language: `i18n/fr/pages/`, `translations/fr/`."""
    known = frozenset(pages)
    for folder in (each for parent in _subfolders(docs.parent) if parent != docs for each in _subfolders(parent)):
        locale = named_locale(folder.name)
        if locale is None or locale == source:
            continue
        trees = [tree for root in (folder, *_subfolders(folder)) for tree in _tree(locale, Layout.TREE, root)]
        best = max(trees, key=lambda tree: len(known.intersection(tree.pages)), default=None)
        if best is not None and 2 * len(known.intersection(best.pages)) >= len(best.pages):
            yield best


def _tree(locale: str, layout: Layout, root: Path) -> Iterator[ExistingTranslation]:
    files = sorted(path.relative_to(root).as_posix() for path in root.rglob("*.md")) if root.is_dir() else []
    if files:
        yield ExistingTranslation(locale, layout, root, tuple(files))


def _subfolders(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.is_dir()) if folder.is_dir() else []

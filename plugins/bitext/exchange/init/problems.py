"""What to tell the owner of a project before a locale is added: why it would publish nonsense, and what to know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from bitext.core.language_names import english_name
from bitext.core.locales import language_of
from bitext.core.report import counted, shown
from bitext.exchange.adopt.layouts import Layout
from bitext.exchange.init.existing_translations import ExistingTranslation, named_locale, source_pages, suffixed
from bitext.exchange.init.known_plugins import untried
from bitext.exchange.init.survey import Survey
from bitext.project.static_i18n import NAME as STATIC_I18N
from bitext.project.static_i18n import has_default_nav
from bitext.project.static_i18n import languages as static_i18n_languages

_SHOWN = 3


def problems(found: Survey, code: str) -> Iterator[str]:
    """Why adding the locale would publish nonsense: a sentence for each reason, with what to do.

    Args:
        found: the project.
        code: BCP 47, the locale to add.
    """
    yield from source_layout_problems(found)
    if STATIC_I18N in found.plugins:
        yield _static_i18n_sentence(found)
    elif inside := [each for each in found.translations if each.in_docs]:
        yield _adopt_sentence(found, inside)
    for each in found.adopted:
        yield (
            f"{shown(each.root)} would be published as pages in {english_name(found.source.code)}, though "
            f"{english_name(each.locale)} has segment files: delete them"
        )
    yield from _collisions(found, code)
    if not found.source_from and found.text_language not in (None, language_of(found.source.code)):
        language = str(found.text_language)
        command = found.project.command(f"bitext init {code} --source {language}")
        yield (
            f"the pages are in {english_name(language)}, but mkdocs.yml does not say so, and they would be published "
            f"as {english_name(found.source.code)}: run {command}"
        )
    if found.project.translations.resolve().is_relative_to(found.project.docs.resolve()):
        folder = found.project.translations.name
        yield (
            f'the segment files would lie in the docs folder "{found.project.docs.name}" and be published: '
            f'set another folder in mkdocs.yml: "bitext: {{translations: {folder}-segments}}"'
        )


def source_layout_problems(found: Survey) -> Iterator[str]:
    """Why the source pages cannot be told from translations, or would be published under another name: a sentence each.

    This comes first: segment files have the names of the source pages.
    """
    names = frozenset(found.pages)
    source, docs = english_name(found.source.code), found.project.docs.name
    own = [
        page
        for page in found.pages
        if (name := suffixed(page)) and name[1] == found.source.code and name[0] not in names
    ]
    if own:
        names_of = f"the {'names' if len(own) > 1 else 'name'} of {counted(len(own), 'file')}"
        yield (
            f"the pages in {source} are called like {_listed(own[:1])}: remove "
            f'".{found.source.code}" from {names_of} first'
        )
    if has_default_nav(found.project.config):
        yield (
            f"the navigation in {source} is among the options of i18n only: move it from there, as nav, to the top "
            "level of mkdocs.yml first"
        )
    folders = [each for each in found.translations if each.layout is Layout.FOLDER]
    folder = next(
        (page.partition("/")[0] for page in found.pages if "/" in page and _is_source_folder(found, page)), ""
    )
    if folder and folders:
        languages = {folder, *(each.root.name for each in folders)}
        is_shared = any(file.partition("/")[0] not in languages for file in found.project.files())
        other = "" if is_shared else f', or set "docs_dir: {docs}/{folder}" in mkdocs.yml,'
        yield f"the pages in {source} are in {docs}/{folder}: move them up into {docs}{other} first"
    elif folders and not own and not source_pages(found.pages, found.translations):
        yield (
            f"every page is a translation by its name ({_listed(each.locale for each in found.translations)}), and "
            f"none is in {source}: name the language that they are translated from, as theme.language in mkdocs.yml"
        )


def remarks(found: Survey) -> Iterator[str]:
    """What the owner should know, though it stands in no way: a sentence each."""
    for each in found.translations:
        if not each.in_docs:
            yield (
                f"{shown(each.root)} has {counted(len(each.pages), 'page')} in {english_name(each.locale)}; "
                f"to take these translations over: {_adopt(found, shown(each.root), each.locale)}"
            )
    if found.po_files:
        yield (
            f"{counted(len(found.po_files), 'PO file')}; to take their translations over, write the translated pages "
            f"with the tool that made these files, then: {_adopt(found, 'FOLDER', 'LOCALE')}"
        )
    if names := untried(tuple(name for name in found.plugins if name != STATIC_I18N)):
        yield f"bitext has not been tried with {', '.join(names)}: build the site before and after, and compare"
    alternates = _alternates(found.project.config)
    if alternates:
        yield (
            f"extra.alternate links to {', '.join(alternates)}: "
            "for a locale, the entry will lead to the same page in it; the others stay"
        )
    language = language_of(found.source.code)
    if found.source_from and found.text_language not in (None, language):
        yield (
            f"the pages seem to be in {english_name(str(found.text_language))}, but {found.source_from} says "
            f"{english_name(found.source.code)}: correct it if that is wrong"
        )


def _static_i18n_sentence(found: Survey) -> str:
    known = {found.source.code, *(locale.code for locale in found.project.locales)}
    languages = [code for code in static_i18n_languages(found.project.config) if code not in known]
    commands = ", ".join(_command(found, code) for code in languages)
    take_over = f"take over what is translated ({commands}), then remove" if languages else "remove"
    return (
        "the plugin i18n (mkdocs-static-i18n) builds the languages of this site already, and bitext configures it by "
        f"itself: {take_over} i18n from the plugins and delete the translated files, and run this command again"
    )


def _command(found: Survey, code: str) -> str:
    place = next((shown(each.root) for each in found.translations if each.locale == code), shown(found.project.docs))
    return _adopt(found, place, code)


def _adopt(found: Survey, place: str, code: str) -> str:
    return found.project.command(f"bitext adopt {place} --locale {code}")


def _adopt_sentence(found: Survey, inside: list[ExistingTranslation]) -> str:
    several = ", ".join(f"{_examples(each)} ({english_name(each.locale)})" for each in inside)
    commands = ", ".join(_adopt(found, shown(each.root), each.locale) for each in inside)
    return (
        f"the docs folder has translations, which would be published as pages in {english_name(found.source.code)}: "
        f"{several}; take them over ({commands}), then delete them, and run this command again"
    )


def _collisions(found: Survey, code: str) -> Iterator[str]:
    taken = [page for page in found.pages if page.partition("/")[0].removesuffix(".md").casefold() == code.casefold()]
    if taken and not any(each.locale == code for each in (*found.translations, *found.adopted)):
        yield (
            f"{_listed(taken)} would be published at /{code}/, where the pages of the locale go: rename it, or choose "
            f"another locale, such as {code}-{language_of(code).upper()}"
        )


def _is_source_folder(found: Survey, page: str) -> bool:
    return named_locale(page.partition("/")[0]) == found.source.code


def _alternates(config: Mapping[str, Any]) -> list[str]:
    extra = config.get("extra")
    entries = extra.get("alternate") if isinstance(extra, Mapping) else None
    return [str(each.get("name") or each.get("link")) for each in entries or () if isinstance(each, Mapping)]


def _examples(each: ExistingTranslation) -> str:
    return _listed(f"{each.root.name}/{page}" for page in each.pages)


def _listed(names: Iterable[str]) -> str:
    every = [*names]
    more = f" and {len(every) - _SHOWN} more" if len(every) > _SHOWN else ""
    return ", ".join(every[:_SHOWN]) + more

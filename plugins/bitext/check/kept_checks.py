"""Checks a segment file only if it, its page, or what it is checked against has changed since the last run."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

from bitext.check.dictionaries import WORDS, dictionary_folders, dictionary_path
from bitext.check.page import CheckContext, CheckedFile, check_page
from bitext.core.content_cache import Names
from bitext.core.storage import read_text
from bitext.markdown.admonition_titles import titles_file
from bitext.markdown.known_extensions import fingerprint, may_include_snippets
from bitext.markdown.renderer import extension_options
from bitext.project.kept_results import KeptResults
from bitext.project.project import SITE, Locale, Project
from bitext.rules.glossary import NAME

TRUSTED: Names = frozenset(
    [
        *(("bitext.core.model", name) for name in ("Finding", "Location", "Severity")),
        ("bitext.check.consistency", "Use"),
        ("bitext.check.page", "CheckedFile"),
        *(("pathlib", name) for name in ("PosixPath", "WindowsPath")),
    ]
)


def kept_checks(project: Project, results: KeptResults) -> Callable[[CheckContext, str], CheckedFile]:
    """Does what `check_page` does, with the results of earlier runs.

    The texts of mkdocs.yml, templates and snippets are always checked, and so are all pages if nobody knows what the
    extensions of the site do with them.

    Args:
        project: to check.
        results: of earlier runs.
    """
    options = extension_options(project)
    markdown = fingerprint(options, options)
    against = cache(lambda locale: _against(project, locale))

    def check(context: CheckContext, name: str) -> CheckedFile:
        if name in project.catalogues:
            text = project.catalogue_path(name, project.source)
        elif markdown is None or name == SITE or may_include_snippets(read_text(project.docs / name)):
            return check_page(context, name)
        else:
            text = project.docs / name
        has = context.render is not None, context.dictionary is not None
        about = "check", name, repr(context.locale), str(markdown), repr(has)
        own = text, project.source_path(name), project.locale_path(context.locale, name)
        return results.result(
            about,
            [*own, *against(context.locale)],
            lambda: check_page(context, name),
            CheckedFile,
            lambda found: found.included,
        )

    return check


def _against(project: Project, locale: Locale) -> tuple[Path, ...]:
    """The files beside those of a page that decide what is found in it."""
    folder = project.translations / locale.code
    dictionary = dictionary_path(locale.code, dictionary_folders())
    words = [dictionary.with_suffix(ending) for ending in (".dic", ".aff")] if dictionary else []
    return (
        folder / NAME,
        titles_file(project.translations, locale.code),
        project.translations / WORDS,
        folder / WORDS,
        *words,
    )

"""Dictionaries for the spelling rule: Hunspell's, as installed on this machine, and the project's own words."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from bitext.core.storage import read_text
from bitext.project.project import Locale, Project
from bitext.rules.context import Dictionary
from bitext.rules.glossary import Glossary

WORDS = "_words.txt"
"""The file with a project's own words: product names for all locales in `translations`, others in a locale's folder."""
FOLDERS = ("/usr/share/hunspell", "/usr/share/myspell/dicts", "/Library/Spelling")


def dictionary_folders() -> list[Path]:
    """Where Hunspell looks for dictionaries: the environment variable `DICPATH`, then the folders of the system."""
    return [Path(folder) for folder in (*os.environ.get("DICPATH", "").split(os.pathsep), *FOLDERS) if folder]


def project_dictionary(
    project: Project, locale: Locale, glossary: Glossary, folders: Iterable[Path] | None = None
) -> Dictionary | None:
    """The dictionary of a locale; None if Hunspell or a dictionary of its language is not installed.

    Args:
        project: whose own words are known as well.
        locale: whose words are known as well.
        glossary: whose translations are known as well.
        folders: with dictionaries; those of this machine by default.

    Raises:
        BitextError: a file of own words cannot be read.
    """
    base = dictionary_path(locale.code, dictionary_folders() if folders is None else folders)
    if base is None or find_spec("hunspell") is None:
        return None
    hunspell = _opened(base)
    files = (project.translations / WORDS, project.translations / locale.code / WORDS)
    own = {word for path in files for word in _own_words(path)}
    own |= {word.lower() for term in glossary.terms for form in term.targets for word in form.split()}

    @cache
    def is_known(word: str) -> bool:
        return word.lower() in own or bool(hunspell.spell(word))

    return is_known


def dictionary_path(code: str, folders: Iterable[Path]) -> Path | None:
    """The dictionary of a locale, without its ending: of the same region, else of any region; None if there is none."""
    language, _, region = code.replace("-", "_").partition("_")
    names = [f"{language}_{region.upper()}", language, f"{language}_{language.upper()}", f"{language}_*"]
    found = (
        path.with_suffix("")
        for name in names
        for folder in folders
        for path in sorted(folder.glob(f"{name}.dic"))
        if path.with_suffix(".aff").is_file()
    )
    return next(found, None)


def _own_words(path: Path) -> Iterator[str]:
    for line in read_text(path).splitlines() if path.exists() else ():
        yield from line.partition("#")[0].lower().replace("’", "'").split()


@lru_cache
def _opened(base: Path) -> Any:
    from hunspell import Hunspell

    return Hunspell(base.name, hunspell_data_dir=str(base.parent))

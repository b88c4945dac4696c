"""The plugin's own strings, which it writes into pages: one catalogue per locale, translated in segment files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

from babel.core import Locale, UnknownLocaleError

from bitext.core.locales import is_pseudo_locale, language_of, script_of, wider
from bitext.core.messages import SOURCE, Message, catalogues_in, filled, form_of, translated_in
from bitext.markdown.pseudolocale import accents, pseudo_text
from bitext.project.project import Project
from mkdocs_bitext.i18n.apostrophes import with_typographic_apostrophes

FOLDER = Path(str(files(__package__)))
"""The folder of the catalogues."""

CATALOGUE = "_interface"
"""Name of a site's own catalogue of these messages, for a language that the plugin lacks, or other words."""
_site_folder: Path | None = None


def use_site_catalogue(project: Project) -> None:
    """Let the messages that a site translates itself come before ours: `catalogues: {_interface: x/{locale}.json}`."""
    global _site_folder
    path = Path(project.catalogues.get(CATALOGUE, ""))
    _site_folder = project.root / path.parent if path.name == "{locale}.json" else None
    for known in (messages, translated_in, catalogues_in):
        known.cache_clear()


def _translated(locale: str) -> Mapping[str, Message]:
    own = translated_in(_site_folder, locale) if _site_folder else {}
    return {**translated_in(FOLDER, locale), **own}


@cache
def messages(locale: str) -> Mapping[str, Message]:
    """The strings of a locale by id; English where a translation is missing.

    Args:
        locale: BCP 47; a pseudo-locale without a catalogue of its own gets pseudo-localized strings.
    """
    strings = _each(
        {**translated_in(FOLDER, SOURCE), **_translated(locale)},
        lambda text: with_typographic_apostrophes(text, locale),
    )
    return _pseudo(strings) if is_pseudo_locale(locale) and locale not in catalogues_in(FOLDER) else strings


def _pseudo(strings: Mapping[str, Message]) -> dict[str, Message]:
    return _each(strings, pseudo_text)


def _each(strings: Mapping[str, Message], change: Callable[[str], str]) -> dict[str, Message]:
    return {
        id: change(text) if isinstance(text, str) else {form: change(one) for form, one in text.items()}
        for id, text in strings.items()
    }


def text(locale: str, id: str, /, **values: object) -> str:
    """A message with values for its placeholders."""
    return filled(str(messages(locale)[id]), values)


def count(locale: str, id: str, number: int, /, **values: object) -> str:
    """A message in the plural form for a number, which replaces `{n}`."""
    return filled(form(locale, id, spoken(locale).plural_form(number)), {"n": number, **values})


def form(locale: str, id: str, category: str) -> str:
    """A plural form of a message by CLDR category; the commonest if the message has no such form."""
    return form_of(forms(locale, id), category)


def forms(locale: str, id: str) -> Mapping[str, str]:
    """All plural forms of a message by CLDR category."""
    found = messages(locale)[id]
    assert not isinstance(found, str), id
    return found


def section(locale: str, start: str) -> dict[str, str]:
    """The messages whose ids begin with `start`, by the rest of their ids; placeholders are not replaced."""
    return {id.removeprefix(start): str(message) for id, message in messages(locale).items() if id.startswith(start)}


def notice(locale: str, key: str, source: str) -> str:
    """A sentence of the notices.

    Args:
        locale: BCP 47, of the reader.
        key: `fallback`, or `source` for the link to the source page.
        source: BCP 47, the language of the source page.
    """
    return text(locale, f"{_from(source)}.{key}", source=language_name(source, locale))


def still_in_source(locale: str, untranslated: int, total: int, source: str) -> str:
    """The sentence on how many sentences of a page are untranslated."""
    return count(locale, f"{_from(source)}.partial", untranslated, m=total, source=language_name(source, locale))


def _from(source: str) -> str:
    # "the English text" reads better than "the text in English", but CLDR has language names and no adjectives.
    return "from_english" if source.partition("-")[0] == "en" else "from_other"


def spoken_code(locale: str) -> str:
    """The locale itself if there are strings in its language; else the locale of the strings used instead."""
    return locale if speaks(locale) else SOURCE


def speaks(locale: str) -> bool:
    """Whether there are strings in the language of a locale."""
    return bool(_translated(locale))


def language_name(code: str, locale: str) -> str:
    """The name of a language in another one, e.g. `Engels` for `en` in `nl-BE` (Unicode CLDR).

    Where both are one language, its script or region tells them apart: `繁體中文` for `zh-Hant` in `zh-TW`.
    """
    names = spoken(locale).languages
    parts = [language_of(code)]
    if parts[0] == language_of(locale):
        region = "" if code == locale else code.rpartition("-")[2]
        parts = [f"{parts[0]}_{part}" for part in (script_of(code), region)] + parts
    name = str(next((names[part] for part in parts if part in names), code))
    return accents(name) if is_pseudo_locale(locale) else name


def spoken(locale: str) -> Locale:
    """The Babel locale for numbers, dates and plurals in the strings of a locale (Unicode CLDR)."""
    return nearest_in_cldr(spoken_code(locale))


def nearest_in_cldr(locale: str) -> Locale:
    """The Babel locale nearest to a locale: `fr` for `fr-JP`, which Unicode CLDR lacks."""
    for code in wider(locale):
        try:
            return Locale.parse(code, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale(SOURCE)

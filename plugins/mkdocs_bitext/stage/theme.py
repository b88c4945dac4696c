"""The templates of a staged project: the site's own, and ours on top of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

from bitext.core.locales import Locale, lookup
from bitext.core.storage import read_text
from bitext.project.project import Project
from mkdocs_bitext.stage.config import THEME
from mkdocs_bitext.stage.marked_texts import with_marked_texts

_TEMPLATES = Path(str(files("mkdocs_bitext"))) / "stage" / "templates"
_LANGUAGE_CODES = (
    "af ar az be bg bn ca cs cy da de el en eo es et eu fa fi fr gl he hi hr hu hy id is it ja ka kn ko ku-IQ lb lt lv "
    "mk mn ms my nb nl nn pl pt pt-BR ro ru sa sh si sk sl sq sr sv ta te th tl tr uk ur uz vi zh zh-Hant zh-TW"
)
_LANGUAGES = frozenset(_LANGUAGE_CODES.split())
"""In which Material 9.7 and Zensical 0.0.73 speak (partials/languages)."""
_LANGUAGE = """\
{{% import "partials/languages/{base}.html" as base %}}
{{% macro t(key) %}}{{% if key == "language" %}}{code}{{% else %}}{{{{ base.t(key) }}}}{{% endif %}}{{% endmacro %}}
"""
_OWN_MAIN = "site_main.html"


def template(name: str, **values: str) -> str:
    """A file of `templates` with each `@NAME@` in it replaced."""
    text = (_TEMPLATES / name).read_text(encoding="utf-8")
    for key, value in values.items():
        text = text.replace(f"@{key.upper()}@", value)
    return text


def theme_files(
    project: Project, locales: tuple[Locale, ...], translations: Mapping[str, Mapping[str, str]], *, material: bool
) -> Iterator[tuple[str, bytes | Path]]:
    """The files of the theme folder, by path below the staged project.

    Args:
        project: whose `custom_dir` has its own templates, which take precedence over ours.
        locales: all of them, the source first.
        translations: of what its own templates mark: by locale, the translation by the text.
        material: whether the theme is Material or Zensical's own, whose parts we know.
    """
    own = dict(_own_files(project, translations))
    main = own.pop("main.html", None)
    if main is not None:
        own[_OWN_MAIN] = main
    base = _OWN_MAIN if main is not None else "base.html"
    switcher = "" if material else template("languages.html")
    ours: dict[str, bytes | Path] = {"main.html": template("main.html", base=base, switcher=switcher).encode()}
    if material:
        ours["partials/alternate.html"] = template("alternate.html").encode()
        for one in locales:
            if one.code not in _LANGUAGES:
                base = next(iter(lookup(one.code, _LANGUAGES)), "en")
                ours[f"partials/languages/{one.code}.html"] = _LANGUAGE.format(base=base, code=one.code).encode()
    for name, content in sorted({**ours, **own}.items()):
        yield f"{THEME}/{name}", content


def _own_files(project: Project, translations: Mapping[str, Mapping[str, str]]) -> Iterator[tuple[str, bytes | Path]]:
    theme: Any = project.config.get("theme")
    folder = theme.get("custom_dir") if isinstance(theme, Mapping) else None
    root = project.root / str(folder)
    for path in sorted(root.rglob("*")) if folder else ():
        if path.is_file() and not path.name.startswith(".") and "__pycache__" not in path.parts:
            name = path.relative_to(root).as_posix()
            text = read_text(path) if name.endswith(".html") else ""
            written = with_marked_texts(text, translations)
            yield name, path if written == text else written.encode()

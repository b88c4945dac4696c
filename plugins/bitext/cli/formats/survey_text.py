"""What `bitext init` has found in a project and will do to it, as a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from bitext.core import report
from bitext.core.language_names import english_name
from bitext.core.locales import Locale
from bitext.exchange.init import Survey

Row = tuple[str, str]
"""A name, and what is said about it."""


def found_rows(found: Survey) -> list[Row]:
    """What the project has."""
    origin = f"from {found.source_from}" if found.source_from else "as mkdocs.yml names none"
    docs = report.shown(found.project.docs)
    rows = [
        ("theme", found.theme or "the site's own (theme.name is null)"),
        ("pages", f"{len(found.pages)} in {docs}"),
        ("source language", f"{english_name(found.source.code)}, {origin}"),
        ("plugins", ", ".join(found.plugins) or "none"),
    ]
    rows += [("locale", f"{english_name(each.code)}, already added") for each in found.project.locales]
    rows += [
        (
            "translations",
            f"{english_name(each.locale)}: {report.counted(len(each.pages), 'page')} in {report.shown(each.root)}",
        )
        for each in found.translations
    ]
    return rows


def planned_rows(
    found: Survey, locale: Locale, config: Path | None, segments: int, files: int, options: Iterable[str]
) -> list[Row]:
    """What adding a locale changes."""
    rows: list[Row] = []
    if config is not None:
        added = [f"the locale {locale.code} ({locale.name})", *(f"the option {name}" for name in options)]
        plugin = "" if found.project.locales else "the plugin bitext with "
        shared = "" if config == found.project.config_file else "; each site that inherits from this file has it then"
        rows.append((report.shown(config), f"add {plugin}{' and '.join(added)}{shared}"))
    folder = report.shown(found.project.translations)
    what = f"{report.counted(files, 'file')} with {report.counted(segments, 'sentence')} to translate"
    return [*rows, (folder, what)] if files else rows


def table(groups: Iterable[tuple[str, Sequence[Row]]]) -> str:
    """Groups of rows below their titles, in two columns."""
    filled = [(title, rows) for title, rows in groups if rows]
    width = max((len(name) for _, rows in filled for name, _ in rows), default=0)
    lines: list[str] = []
    for title, rows in filled:
        lines.append(f"{title}:")
        for name, text in rows:
            # A line is as long as its sentence: the commands in it can be copied.
            lines.append(f"  {name:<{width}}  {text}" if name else f"  {text}")
    return "".join(f"{line}\n" for line in lines)

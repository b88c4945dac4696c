"""The mkdocs.yml of a new site with imported pages."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

from bitext.core.language_names import own_name
from bitext.project.mkdocs_yml import parse_config
from bitext.project.project import Project, project_of

_TEMPLATE = """\
site_name: Help
{folders}
theme:
  name: material
  font: false

plugins:
  - search
  - bitext:
      locales:
        {locale}: {{name: {name}}}
{translations}
markdown_extensions:
  - admonition
  - attr_list
  - def_list
  - footnotes
  - md_in_html
  - tables
  - toc:
      permalink: true
  - pymdownx.details
  - pymdownx.superfences
  - pymdownx.tabbed:
      alternate_style: true
"""


def new_site(
    file: Path, locale: str, docs: Path | None, translations: Path | None, nav: Sequence[Any] = ()
) -> tuple[Project, str]:
    """A project for imported pages, and the text of its mkdocs.yml, without writing it.

    Args:
        file: path of the future mkdocs.yml.
        locale: BCP 47.
        docs: folder of the pages; None for `docs` next to the file.
        translations: folder of the segment files; None for `translations` next to the file.
        nav: the navigation; empty for that of the folders.
    """
    folders = "" if docs is None else f"docs_dir: {_relative(docs, file)}\n"
    segments = "" if translations is None else f"      translations: {_relative(translations, file)}\n"
    text = _TEMPLATE.format(folders=folders, locale=locale, name=own_name(locale), translations=segments)
    if nav:
        text += "\n" + yaml.safe_dump({"nav": nav}, allow_unicode=True, sort_keys=False, width=10_000)
    return project_of(parse_config(text, file), file), text


def _relative(path: Path, file: Path) -> str:
    relative = Path(os.path.relpath(path, file.parent)).as_posix()
    return f'"{relative}"'

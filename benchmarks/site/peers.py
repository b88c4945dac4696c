"""The peers: the same pages on stock Material with mkdocs-static-i18n, and Pagefind over our built pages."""

from __future__ import annotations

import gzip
import json
import os
import re
import resource
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LOCALES = {"nl-BE": "nl", "fr-BE": "fr"}
"""Ours, and what stock Material has for it."""
_INCLUDE = re.compile(r"\[!INCLUDE\s*\[[^\]]*\]\(([^)]*)\)\]")
_TEXT = frozenset({".html", ".js", ".css", ".json", ".xml", ".svg", ".txt", ".map"})
QUIET = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "1"}
STOCK = """\
site_name: Accountant Hub Help
site_url: http://127.0.0.1:8000/
theme: {{name: material, font: false}}
plugins:
  - search
  - i18n:
      docs_structure: suffix
      languages:
        - {{locale: en, name: English, default: true}}
{languages}
exclude_docs: /adr/
markdown_extensions:
  [abbr, admonition, attr_list, def_list, footnotes, md_in_html, tables, {{toc: {{permalink: true}}}}, pymdownx.details,
   pymdownx.highlight, pymdownx.inlinehilite, pymdownx.keys, pymdownx.superfences,
   {{pymdownx.tabbed: {{alternate_style: true}}}}]
{nav}
"""


def build(config: Path, site: Path) -> float:
    """Build a site; gives the processor seconds that it took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", str(config), "-d", str(site)]
    subprocess.run(command, check=True, env=QUIET)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def stock_config(nav: object | None = None, locales: Mapping[str, str] = LOCALES) -> str:
    """The mkdocs.yml of a stock site."""
    languages = "\n".join(f"        - {{locale: {code}, name: {code}}}" for code in locales.values())
    return STOCK.format(languages=languages, nav=f"nav: {json.dumps(nav)}" if nav else "")


def stock_project(folder: Path) -> Path:
    """Our pages as a stock project: a file for each page and language; gives its mkdocs.yml."""
    for code, short in {"": "", **LOCALES}.items():
        source = ROOT / "docs"
        if code:
            source = folder / code
            command = [sys.executable, "-m", "bitext", "stage", "--locale", code, str(source)]
            subprocess.run(command, check=True, cwd=ROOT, capture_output=True)
        for page in source.glob("*.md"):
            name = page.name.replace(".md", f".{short}.md") if short else page.name
            target = folder / "docs" / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(_expanded(page.read_text(encoding="utf-8"), source), encoding="utf-8")
    config = folder / "mkdocs.yml"
    config.write_text(stock_config())
    return config


def _expanded(text: str, source: Path) -> str:
    def include(found: re.Match[str]) -> str:
        path = source / found[1]
        return path.read_text(encoding="utf-8").strip() if path.is_file() else found[0]

    return _INCLUDE.sub(include, text)


def compressed(site: Path) -> None:
    """Give each text file of a site a twin as a good host would send it."""
    for path in site.rglob("*"):
        if path.is_file() and path.suffix in _TEXT:
            path.with_name(path.name + ".gz").write_bytes(gzip.compress(path.read_bytes(), 9, mtime=0))


def pagefind(site: Path, python: str) -> bool:
    """Let Pagefind index the articles of a built site, where that Python has it."""
    command = [python, "-m", "pagefind", "--site", str(site), "--root-selector", "article"]
    return subprocess.run(command, capture_output=True).returncode == 0


def shared_index(site: Path) -> None:
    """The index that Material and mkdocs-static-i18n make: all locales in one, from the sections of ours."""
    docs: list[dict[str, str]] = []
    seen: set[tuple[str, str]] = set()
    for path in [site / "search" / "en.json", *sorted((site / "search").glob("??-*.json"))]:
        for one in json.loads(path.read_text(encoding="utf-8"))["docs"]:
            key = (one["title"], one["text"])
            if path.stem == "en" or key not in seen:
                docs.append({name: one[name] for name in ("location", "title", "text")})
            if path.stem == "en":
                seen.add(key)
    config = json.loads((site / "search" / "search_index.json").read_text())["config"]
    (site / "shared.json").write_text(json.dumps({"config": config, "docs": docs, "options": {"suggest": False}}))


def copy(site: Path, to: Path) -> Path:
    """A copy of a site that may be changed."""
    shutil.copytree(site, to)
    return to

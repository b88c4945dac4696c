"""How many queries find the right page first, in seven languages.

    python benchmarks/search/measure.py [--write FILE]

The guides and their queries are in tests/data/search/guides.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests" / "site" / "support"))

import search_guides
from web_server import serve_files

LANGUAGES = ("ja", "zh", "ar", "de", "ko", "th", "he")
_CHROMIUM = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")


def table() -> str:
    """The results as a Markdown table, and the queries that find another page first."""
    lines = ["| language | queries | right page first |", "|---|---:|---:|"]
    missed: list[str] = []
    with sync_playwright() as driver:
        program = next(filter(None, map(shutil.which, _CHROMIUM)))
        browser = driver.chromium.launch(executable_path=program, args=["--no-sandbox"])
        page = browser.new_page()
        for language in LANGUAGES:
            queries = search_guides.table(search_guides.FOLDER / f"{language}.tsv")
            with (
                tempfile.TemporaryDirectory() as folder,
                serve_files(search_guides.build(language, Path(folder))) as url,
            ):
                late = search_guides.not_first(page, url, language)
            lines.append(f"| {language} | {len(queries)} | {len(queries) - len(late)} |")
            missed += [f"- {language}: {one}" for one in late]
    return "\n".join([*lines, "", "Another page first:", "", *(missed or ["- none"])]) + "\n"


def main() -> None:
    """Measure, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", type=Path, help="the file for the table (default: standard output)")
    target = parser.parse_args().write
    text = "# The right page first\n\nMade by `python benchmarks/search/measure.py --write <this file>`.\n\n" + table()
    if target:
        target.write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)


if __name__ == "__main__":
    main()

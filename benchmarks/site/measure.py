"""Our site beside stock Material with static-i18n: page weight, index size, search quality, Lighthouse's measures.

    python benchmarks/site/measure.py [--ours SITE] [--rounds 3] [--pagefind PYTHON] [--write FILE]

One run for all. `--ours` takes a site that `make site` built; `--pagefind` names a Python in which `pagefind[extended]`
is installed, or that row is left out. Phone and desktop are Lighthouse's: 360 x 640, 1.6 Mbit/s, 150 ms and a processor
four times slower; 1350 x 940, 10 Mbit/s, 40 ms.
"""

from __future__ import annotations

import argparse
import gzip
import re
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import asking
import browser_runs
import peers
import visiting

_COUNTS = ("html", "size", "requests", "later")
PAGES = (
    *("", "get-started/", "add-client/", "checklist/", "troubleshooting/", "error-messages/", "today/"),
    *("for-translators/", "for-authors/", "for-publishers/"),
)
"""All pages of the guide that stock has too."""
LOCALES = (("nl-BE", "nl"), ("", ""))
"""Folders of a locale, ours and stock's."""
_CHECKER = re.compile(r"<(hubcheck-\w+)\b.*?</\1>|<svg class=\"hc-icons\".*?</svg>", re.DOTALL)
"""What the checker adds to a page: its forms."""
CONNECTIONS = {"ordinary": "", "3g": "{ effectiveType: '3g' }", "data saver": "{ saveData: true }"}
TABLES = peers.ROOT / "tests" / "data" / "search"
HEAD = """# Our site beside stock Material + static-i18n

`python benchmarks/site/measure.py`. Stock is Material with mkdocs-static-i18n 1.3, set up as in their documentation,
with the same pages as Markdown in the same three languages. It has no web fonts, which this machine cannot reach, no
checker, no side-by-side view and no security policy.
"""


def main() -> tuple[str, Path | None]:
    """The report, and the file to write it to."""
    parser = browser_runs.parser(__doc__)
    parser.add_argument("--ours", type=browser_runs.built_site, metavar="SITE")
    parser.add_argument("--pagefind", type=browser_runs.program, default=sys.executable, metavar="PYTHON")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        return measured(Path(name), arguments), arguments.write


def measured(folder: Path, arguments: argparse.Namespace) -> str:
    """All tables."""
    ours, stock = folder / "ours", folder / "stock"
    if arguments.ours:
        shutil.copytree(arguments.ours, ours)
    else:
        peers.build(peers.ROOT / "mkdocs.yml", ours)
    peers.build(peers.stock_project(folder / "project"), stock)
    peers.shared_index(ours)
    has_pagefind = peers.pagefind(ours, arguments.pagefind)
    for site in (ours, stock):
        peers.compressed(site)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=arguments.chromium, args=browser_runs.FLAGS)
        parts = [HEAD, search(browser, ours, has_pagefind), indexes(ours, stock, has_pagefind), weights(ours, stock)]
        parts += [visits(browser, ours, stock, one, arguments.rounds) for one in (visiting.PHONE, visiting.DESKTOP)]
        parts.append(connections(browser, ours))
        parts.append(f"Chromium {browser.version}, {browser_runs.machine()}.\n")
        browser.close()
    return "\n".join(parts)


def search(browser: Browser, site: Path, has_pagefind: bool) -> str:
    """The table of queries, asked of each engine over the same sections."""
    lines = [
        "## Search quality",
        "",
        "Thirty queries per locale (`tests/data/search`), each with the page that must come first. All engines",
        "searched our built pages. Stock is Material's worker with one index for all locales, built from the same",
        "sections.",
        "",
        "| locale | engine | first | in top three | bytes to the first answer | not first |",
        "|---|---|---|---|---|---|",
    ]
    for locale in ("nl-BE", "en"):
        rows = asking.table(TABLES / f"{locale}.tsv")
        for engine in ("ours", "stock", *(("Pagefind",) if has_pagefind else ())):
            one = asking.asked(browser, site, engine, locale, rows)
            cells = (locale, engine, f"{one.first} of {one.rows}", f"{one.among} of {one.rows}", f"{one.one:,}")
            lines.append(f"| {' | '.join((*cells, ', '.join(one.missed)))} |")
    return "\n".join([*lines, ""])


def indexes(ours: Path, stock: Path, has_pagefind: bool) -> str:
    """What each search keeps on the server."""
    sizes = [(f"ours, {path.stem}", [path]) for path in sorted((ours / "search").glob("*.json"))]
    sizes.append(("stock, all locales", [stock / "search" / "search_index.json"]))
    if has_pagefind:
        files = [path for path in (ours / "pagefind").rglob("*") if path.is_file() and path.suffix != ".gz"]
        sizes.append(("Pagefind, all locales, with its scripts", files))
    lines = ["## Index size", "", "| index | files | bytes | gzip |", "|---|---|---|---|"]
    for name, files in sizes:
        raw = [path.read_bytes() for path in files]
        small = sum(len(gzip.compress(one, 9)) for one in raw)
        lines.append(f"| {name} | {len(files)} | {sum(map(len, raw)):,} | {small:,} |")
    return "\n".join([*lines, ""])


def weights(ours: Path, stock: Path) -> str:
    """What the HTML of a page weighs."""
    lines = [
        "## Page weight (HTML, gzip)",
        "",
        "Stock's pages have a comment in the checker's place. The last columns are ours without the checker's forms.",
        "What few open (examples, the written checklist) comes from a twin of the page. Ours have what stock's lack:",
        "a security policy (0.2 kB), what other sites show of a page (0.1), the way to the English text (0.3), and",
        "the footer with all pages (0.3); in error-messages also the anchors of its codes and rows (1.5).",
        "",
        "| page | ours | stock | ours / stock | ours, without the checker's parts | / stock |",
        "|---|---|---|---|---|---|",
    ]
    for own, theirs in LOCALES:
        for page in PAGES:
            html = (ours / own / page / "index.html").read_text(encoding="utf-8")
            other = _packed((stock / theirs / page / "index.html").read_text(encoding="utf-8"))
            all_, bare = _packed(html), _packed(_CHECKER.sub("", html))
            name = f"{own or 'en'}/{page}"
            lines.append(f"| {name} | {all_:,} | {other:,} | {all_ / other:.2f} | {bare:,} | {bare / other:.2f} |")
    return "\n".join([*lines, ""])


def _packed(html: str) -> int:
    return len(gzip.compress(html.encode(), 9))


def visits(browser: Browser, ours: Path, stock: Path, device: visiting.Device, rounds: int) -> str:
    """Pages opened on a device; the two take turns."""
    lines = [
        f"## Opened on a {device.name}",
        "",
        f"Dutch pages, with a new profile each time; medians of {rounds} rounds in which the two take turns. Ours",
        "continues loading after the load event: the checker where the page has one, and the offline copy; see below.",
        "",
        "| page | site | LCP ms | CLS | TBT ms | HTML | bytes at load | requests at load | bytes in all |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for page in PAGES:
        seen: dict[str, list[visiting.Visit]] = {"ours": [], "stock": []}
        for _ in range(rounds):
            seen["ours"].append(visiting.visited(browser, ours, f"nl-BE/{page}", device))
            seen["stock"].append(visiting.visited(browser, stock, f"nl/{page}", device))
        for site, all_ in seen.items():
            middle = [statistics.median(getattr(one, field) for one in all_) for field in ("lcp", "cls", "tbt")]
            counts = (statistics.median(getattr(one, name) for one in all_) for name in _COUNTS)
            html, size, requests, later = counts
            lines.append(
                f"| {page or 'start'} | {site} | {middle[0]:,.0f} | {middle[1]:.3f} | {middle[2]:,.0f} | {html:,} "
                f"| {size:,} | {requests} | {later:,} |"
            )
    return "\n".join([*lines, ""])


def connections(browser: Browser, site: Path) -> str:
    """What our pages fetch in all, by what the browser says of its connection."""
    lines = [
        "## Total download, by connection",
        "",
        "Our Dutch pages: bytes including those after the load event, by the connection that the browser reports. On a",
        "slow one they are the offline copy of the guide; the checker's megabytes are loaded on first use.",
        "",
        f"| page | {' | '.join(CONNECTIONS)} |",
        f"|---|{'---|' * len(CONNECTIONS)}",
    ]
    for page in ("", "troubleshooting/"):
        seen = (visiting.visited(browser, site, f"nl-BE/{page}", connection=one).later for one in CONNECTIONS.values())
        lines.append(f"| {page or 'start'} | {' | '.join(f'{one:,}' for one in seen)} |")
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    browser_runs.run(main)

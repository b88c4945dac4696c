"""Our site beside stock Material with static-i18n: page weight, index size, search quality, Lighthouse's measures.

    python benchmarks/site/measure.py [--ours SITE] [--rounds 3] [--pagefind PYTHON] [--write FILE]

One run for all. `--ours` takes a site that `make site` built; `--pagefind` names a Python in which `pagefind[extended]`
is installed, or that row is left out. The phone is Lighthouse's: 360 x 640, 1.6 Mbit/s, 150 ms, processor four times
slower.
"""

from __future__ import annotations

import argparse
import gzip
import os
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / "tests" / "site" / "support"))

import asking  # noqa: E402
import peers  # noqa: E402
import visiting  # noqa: E402

_COUNTS = ("size", "requests", "later")
PAGES = ("", "troubleshooting/", "add-client/", "error-messages/")
CONNECTIONS = {"ordinary": "", "3g": "{ effectiveType: '3g' }", "data saver": "{ saveData: true }"}
TABLES = peers.ROOT / "tests" / "data" / "search"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"]
FLAGS += ["--disable-background-networking", "--disable-component-update"]
HEAD = """# Our site beside stock Material + static-i18n

`python benchmarks/site/measure.py`. Stock is Material with mkdocs-static-i18n 1.3, set up as in their documentation,
with the same pages as Markdown in the same three languages. It has no web fonts, which this machine cannot reach, no
checker, no side-by-side view and no security policy.
"""


def main() -> None:
    """Measure, and say or write what came out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ours", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--pagefind", default=sys.executable, metavar="PYTHON")
    parser.add_argument("--write", type=Path)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        text = measured(Path(name), arguments)
    if arguments.write:
        arguments.write.write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)


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
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=FLAGS)
        parts = [HEAD, search(browser, ours, has_pagefind), indexes(ours, stock, has_pagefind), weights(ours, stock)]
        parts += [visits(browser, ours, stock, arguments.rounds), connections(browser, ours)]
        parts.append(
            f"Chromium {browser.version}, load {', '.join(f'{one:.1f}' for one in os.getloadavg())} at the end.\n"
        )
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
    lines = ["## Page weight (HTML)", "", "| page | ours | gzip | stock | gzip |", "|---|---|---|---|---|"]
    for page in PAGES:
        cells = []
        for site, prefix in ((ours, "nl-BE"), (stock, "nl")):
            raw = (site / prefix / page / "index.html").read_bytes()
            cells += [f"{len(raw):,}", f"{len(gzip.compress(raw, 9)):,}"]
        lines.append(f"| {page or 'start'} | {' | '.join(cells)} |")
    return "\n".join([*lines, ""])


def visits(browser: Browser, ours: Path, stock: Path, rounds: int) -> str:
    """Pages opened on a slow phone; the two take turns."""
    lines = [
        "## Opened on a slow phone",
        "",
        f"Dutch pages, with a new profile each time; medians of {rounds} rounds. Ours continues loading after the load",
        "event: the checker where the page has one, and the offline copy; see below.",
        "",
        "| page | site | LCP ms | CLS | TBT ms | bytes at load | requests at load | bytes in all |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for page in PAGES:
        seen: dict[str, list[visiting.Visit]] = {"ours": [], "stock": []}
        for _ in range(rounds):
            seen["ours"].append(visiting.visited(browser, ours, f"nl-BE/{page}"))
            seen["stock"].append(visiting.visited(browser, stock, f"nl/{page}"))
        for site, all_ in seen.items():
            middle = [statistics.median(getattr(one, field) for one in all_) for field in ("lcp", "cls", "tbt")]
            size, requests, later = (statistics.median(getattr(one, name) for one in all_) for name in _COUNTS)
            lines.append(
                f"| {page or 'start'} | {site} | {middle[0]:,.0f} | {middle[1]:.3f} | {middle[2]:,.0f} | {size:,} "
                f"| {requests} | {later:,} |"
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
    for page in PAGES[:2]:
        seen = (visiting.visited(browser, site, f"nl-BE/{page}", told).later for told in CONNECTIONS.values())
        lines.append(f"| {page or 'start'} | {' | '.join(f'{one:,}' for one in seen)} |")
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    main()

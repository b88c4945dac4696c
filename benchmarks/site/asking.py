"""Three searches asked the same queries in Chromium: ours, Material's own over one shared index, Pagefind."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page

from browser_runs import Server

_WORKER = """([url, setup, queries]) => new Promise(async (done, failed) => {
    const data = setup ? await (await fetch(setup)).json() : {};
    const worker = new Worker(url); const found = [];
    worker.onerror = failed;
    worker.onmessage = ({ data: { type, data } }) => {
        if (type === 3) found.push(data.items.map(page => page[0].location.replace(/#.*/, "")));
        if (found.length < queries.length) worker.postMessage({ type: 2, data: queries[found.length] });
        else { worker.terminate(); done(found); }
    };
    worker.postMessage({ type: 0, data });
})"""
_PAGEFIND = """async queries => {
    const pagefind = await import("/pagefind/pagefind.js");
    await pagefind.options({ bundlePath: "/pagefind/" }); await pagefind.init();
    const found = [];
    for (const query of queries) {
        const { results } = await pagefind.search(query);
        const data = await Promise.all(results.slice(0, 10).map(one => one.data()));
        found.push([...new Set(data.map(one => one.url.replace(/^\\//, "").replace(/#.*/, "")))]);
    }
    return found;
}"""


@dataclass(frozen=True, slots=True)
class Quality:
    """How well a search answers a table of queries."""

    first: int
    """Rows whose page came first."""
    among: int
    """Rows whose page was among the first three."""
    rows: int
    one: int
    """Bytes on the wire until the first query is answered."""
    missed: tuple[str, ...]
    """The queries whose page did not come first."""


def table(path: Path) -> list[tuple[str, str]]:
    """The rows of a table: query and page."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [(row[0], row[1]) for row in (line.split("\t") for line in lines if not line.startswith("#"))]


def asked(browser: Browser, site: Path, engine: str, locale: str, rows: list[tuple[str, str]]) -> Quality:
    """Ask an engine all queries of a locale, on an empty page in that language."""
    (site / "empty").mkdir(exist_ok=True)
    (site / "empty" / f"{locale}.html").write_text(f'<!doctype html><html lang="{locale}"><title>x</title>')
    queries = [query for query, _ in rows]
    with Server(site, encodings=("gzip",)) as server:
        page = browser.new_page()
        page.goto(f"{server.url}/empty/{locale}.html")
        before = len(server.seen)
        _answers(page, site, engine, locale, queries[:1])
        one = sum(request.sent for request in server.seen[before:])
        found = _answers(page, site, engine, locale, queries)
        page.close()
    prefix = "" if locale == "en" else f"{locale}/"
    places = [_place(prefix + wanted, pages) for (_, wanted), pages in zip(rows, found, strict=True)]
    missed = tuple(query for (query, _), place in zip(rows, places, strict=True) if place != 0)
    return Quality(places.count(0), sum(place is not None and place < 3 for place in places), len(rows), one, missed)


def _place(wanted: str, pages: list[str]) -> int | None:
    return pages.index(wanted) if wanted in pages else None


def _answers(page: Page, site: Path, engine: str, locale: str, queries: list[str]) -> list[list[str]]:
    if engine == "Pagefind":
        return page.evaluate(_PAGEFIND, queries)
    folder = "assets/bitext" if engine == "ours" else "assets/javascripts/workers"
    pattern = "*/search_worker.js" if engine == "ours" else "search.*.min.js"
    (worker,) = (site / folder).glob(pattern)
    url = f"/{worker.relative_to(site).as_posix()}"
    if engine == "ours":
        return page.evaluate(_WORKER, [f"{url}#{locale}", "", queries])
    return page.evaluate(_WORKER, [url, "/shared.json", queries])

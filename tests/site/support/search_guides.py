"""Small guides in languages that ours is not written in, and what their readers type; asked in a real browser."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Page

import shared_build

FOLDER = Path(__file__).resolve().parents[2] / "data" / "search" / "guides"
# The protocol of Material's search worker: 0 sets it up, 2 asks, 3 answers.
ASK = """queries => new Promise((done, failed) => {
    const { base, search } = JSON.parse(document.getElementById("__config").textContent);
    const worker = new Worker(search);
    const found = [];
    worker.onerror = failed;
    worker.onmessage = ({ data: { type, data } }) => {
        if (type === 3) found.push(data.items.map(page => page[0].location));
        if (found.length < queries.length) worker.postMessage({ type: 2, data: queries[found.length] });
        else { worker.terminate(); done(found); }
    };
    worker.postMessage({ type: 0, data: {} });
})"""


def build(language: str, folder: Path) -> Path:
    """The site of the guide in a language; strictly built, so that nothing may warn."""
    config = {
        "site_name": "Guide",
        "docs_dir": str(FOLDER / language),
        "theme": {"name": "material", "language": language, "font": False},
        "plugins": ["search", "bitext"],
    }
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "mkdocs.yml").write_text(json.dumps(config), encoding="utf-8")
    shared_build.build_site(folder / "mkdocs.yml", folder / "site", "--strict")
    return folder / "site"


def table(path: Path) -> list[tuple[str, str]]:
    """The queries of a table, and the page or place that must come first."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [(query, page) for query, page in (line.split("\t") for line in lines if not line.startswith("#"))]


def asked(page: Page, queries: Sequence[str]) -> list[list[str]]:
    """The places found for each query, one for each page, best first."""
    found: list[list[str]] = page.evaluate(ASK, list(queries))
    return found


def not_first(page: Page, url: str, language: str) -> list[str]:
    """The queries of a guide's table whose page is not the first result, each with what is."""
    page.goto(url)
    rows = table(FOLDER / f"{language}.tsv")
    places = asked(page, [query for query, _ in rows])
    firsts = [found[0].partition("#")[0] if found else "nothing" for found in places]
    return [
        f"{query}: {first} before {wanted}"
        for (query, wanted), first in zip(rows, firsts, strict=True)
        if first != wanted
    ]

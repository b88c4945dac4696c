"""The first verdict on a slow line: an address that the build knows, and a link, beside what the bytes alone take.

    python benchmarks/boot/slow_line.py SITE [--before SITE] [--rounds 3] [--write benchmarks/boot/SLOW_LINE.md]

A site is a built one. All connections of a visit share the line, those of workers too, since the server is the line.
Each visit has a new browser profile; sites and visits take turns in each round.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Page, Playwright, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import browser_runs
from browser_runs import DELAY, FLAGS, MBIT, Server

KEY = 80
"""Milliseconds between two keys."""
TIMEOUT_MS = 180_000
EMPTY = "empty-page.html"
# As a phone's Chromium reports such a line, on which nothing large is fetched before its first use.
SLOW = "Object.defineProperty(navigator, 'connection', { value: { effectiveType: '3g' } })"
WATCH = """(form) => {
    const place = document.querySelector(form);
    window.verdict = new Promise((resolve) => {
        let since = 0;
        const note = (event) => { if (event.key === "Enter") since = performance.now(); };
        place.addEventListener("keydown", note, true);
        const seen = () => place.querySelector("[data-verdict]") && since && resolve(performance.now() - since);
        new MutationObserver(seen).observe(place, { childList: true, subtree: true });
    });
}"""
ALONE = """async (paths) => {
    const began = performance.now();
    await Promise.all(paths.map(async (path) => (await fetch(path)).arrayBuffer()));
    return performance.now() - began;
}"""
PLACES = {"address": ("/troubleshooting/", "hubcheck-email"), "link": ("/add-client/", "hubcheck-url")}
INPUTS = {"address": "jan@gmail.com", "link": "https://businesscentral.dynamics.com/kantoor.be"}


@dataclass(slots=True)
class Found:
    """Milliseconds of all visits to a site, and megabytes of one."""

    address: list[float] = field(default_factory=list)
    link: list[float] = field(default_factory=list)
    alone: list[float] = field(default_factory=list)
    megabytes: dict[str, float] = field(default_factory=dict)


def visit(page: Page, server: Server, kind: str) -> tuple[float, list[str], float]:
    """Milliseconds from Enter to the verdict; paths and megabytes asked for since the reader reached the field."""
    path, form = PLACES[kind]
    page.goto(server.url + path, wait_until="load", timeout=TIMEOUT_MS)
    page.wait_for_selector(f"{form}[data-ready]", state="attached", timeout=TIMEOUT_MS)
    page.evaluate(WATCH, form)
    server.seen.clear()
    box = page.locator(f"{form} input").first
    if kind == "link":
        box.focus()
        page.keyboard.insert_text(INPUTS[kind])
    else:
        box.press_sequentially(INPUTS[kind], delay=KEY)
    page.keyboard.press("Enter")
    took = float(page.evaluate("verdict"))
    own = [seen for seen in list(server.seen) if "/assets/" in seen.path]
    return took, [seen.path for seen in own], sum(seen.sent for seen in own) / 1e6


def one_round(driver: Playwright, program: str, server: Server, found: Found) -> None:
    """One visit for each kind, and the bytes of the second alone."""
    for kind in ("address", "link"):
        browser = driver.chromium.launch(executable_path=program, args=FLAGS)
        page = browser.new_context(service_workers="block").new_page()
        page.set_default_timeout(TIMEOUT_MS)
        page.add_init_script(SLOW)
        took, paths, found.megabytes[kind] = visit(page, server, kind)
        getattr(found, kind).append(took)
        browser.close()
    browser = driver.chromium.launch(executable_path=program, args=FLAGS)
    page = browser.new_page()
    page.set_default_timeout(TIMEOUT_MS)
    page.goto(f"{server.url}/{EMPTY}")
    found.alone.append(float(page.evaluate(ALONE, paths)))
    browser.close()


def row(name: str, found: Found) -> str:
    """A row of the table: medians."""
    address, link, alone = (statistics.median(times) / 1000 for times in (found.address, found.link, found.alone))
    sizes = found.megabytes
    return (
        f"| {name} | {address:.2f} | {sizes['address']:.2f} | {link:.1f} | {alone:.1f} | {link / alone:.2f} "
        f"| {sizes['link']:.2f} |"
    )


def report(found: dict[str, Found], rounds: int, program: str) -> str:
    """The page that is committed."""
    rows = "\n".join(row(name, one) for name, one in found.items())
    return f"""# First verdict on a slow line

`python benchmarks/boot/slow_line.py`: {MBIT} Mbit/s for all connections, {DELAY * 1000:.0f} ms before each answer,
a new browser profile for each visit. From Enter to the verdict: on `{INPUTS["address"]}`, typed with {KEY} ms between
keys, and on a link that is pasted as soon as the page has loaded. "Bytes alone" are the files of the second visit,
fetched at the same time by a page that does nothing else with them. Medians of {rounds} rounds.

| site | address, s | MB | link, s | its bytes alone, s | ratio | MB |
|---|---|---|---|---|---|---|
{rows}

{browser_runs.version(program)}, {browser_runs.machine()}. On a busy machine, trust the ratios.
"""


def main() -> tuple[str, Path | None]:
    """The report, and the file to write it to."""
    parser = browser_runs.parser(__doc__)
    parser.add_argument("site", type=browser_runs.built_site, metavar="SITE")
    parser.add_argument("--before", type=browser_runs.built_site, metavar="SITE")
    asked = parser.parse_args()
    sites = {"before": asked.before, "now": asked.site}
    with tempfile.TemporaryDirectory(prefix="slow-line-") as folder, sync_playwright() as driver:
        copies = {name: browser_runs.compressed_copy(site, Path(folder) / name) for name, site in sites.items() if site}
        for copy in copies.values():
            (copy / EMPTY).write_text("<!doctype html><title>Empty</title>", encoding="utf-8")
        found = {name: Found() for name in copies}
        for number in range(asked.rounds):
            for name, copy in copies.items():
                with Server(copy, mbit=MBIT, delay=DELAY) as server:
                    one_round(driver, asked.chromium, server, found[name])
                print(f"round {number + 1}: {row(name, found[name])}", flush=True)
    return report(found, asked.rounds, asked.chromium), asked.write


if __name__ == "__main__":
    browser_runs.run(main)

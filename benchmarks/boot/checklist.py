"""How soon the checklist asks on a slow line: the first question, the next one after the key, a result.

    python benchmarks/boot/checklist.py [--site LABEL=FOLDER ..] [--rounds 3] [--write benchmarks/boot/CHECKLIST.md]

The server shares 1.6 megabits a second between all requests and answers each after 150 ms. Each round has a new browser
profile. A question is timed from the click on "Continue" to the frame that shows it. Without `--site` the
guide is built.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import browser_runs
from browser_runs import DELAY, FLAGS, MBIT, Server

PAGE = "/nl-BE/checklist/"
TIMEOUT_MS = 90_000
TARGET_MS = 100
WATCH = """addEventListener("DOMContentLoaded", () => {
    const heading = () => document.querySelector(".hcl-heading")?.textContent ?? "";
    const seen = new Set();
    window.shown = {};
    const look = () => {
        const text = heading();
        if (!text || seen.has(text)) return;
        seen.add(text);
        requestAnimationFrame(() => setTimeout(() => { shown[text] = performance.now(); }));
    };
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
    look();
});"""
CHOOSE = """(value) => {
    const before = document.querySelector(".hcl-heading").textContent;
    document.querySelector(`.hcl-stage input[value="${value}"]`).click();
    const start = performance.now();
    document.querySelector(".hcl-continue").click();
    return [before, start];
}"""
NEXT = """([before, start]) => {
    const heading = document.querySelector(".hcl-heading").textContent;
    return heading !== before && shown[heading] >= start ? shown[heading] - start : null;
}"""


@dataclass(frozen=True, slots=True)
class Visit:
    """One reader's way to a result."""

    first: float
    """Milliseconds from the navigation to the first question."""
    size: int
    """Bytes on the wire up to then."""
    requests: int
    """Requests up to then."""
    following: list[float]
    """Milliseconds from each key to the next question, or the result."""


def choose(page: Page, value: str) -> float:
    """Milliseconds from the key to what follows."""
    state = page.evaluate(CHOOSE, value)
    return float(page.wait_for_function(NEXT, arg=state, timeout=TIMEOUT_MS, polling=50).json_value())


def visit(context: BrowserContext, server: Server) -> Visit:
    """Open the checklist and choose on to a result."""
    page = context.pages[0]
    page.add_init_script(WATCH)
    page.goto(server.url + PAGE, wait_until="commit")
    first = page.wait_for_function("() => Object.values(window.shown ?? {})[0]", timeout=TIMEOUT_MS).json_value()
    arrived = [one for one in server.seen if one.sent]
    following = [choose(page, "connect")]
    page.locator(".hcl-restart").click()
    following += [choose(page, value) for value in ("companies", "some", "no")]
    return Visit(first, sum(one.sent for one in arrived), len(arrived), following)


def visits(site: Path, rounds: int, program: str) -> list[Visit]:
    """Visits with a new profile each."""
    found = []
    with sync_playwright() as driver:
        for _ in range(rounds):
            with (
                Server(site, mbit=MBIT, delay=DELAY, encodings=("gzip",)) as server,
                tempfile.TemporaryDirectory(prefix="checklist-", ignore_cleanup_errors=True) as profile,
                driver.chromium.launch_persistent_context(profile, executable_path=program, args=FLAGS) as context,
            ):
                found.append(visit(context, server))
    return found


def report(measured: dict[str, list[Visit]]) -> str:
    """The page that is committed."""
    lines = ["| site | first question ms | requests | kB | next question ms | result ms |", "|---|---|---|---|---|---|"]
    for label, found in measured.items():
        first = statistics.median(one.first for one in found)
        size = statistics.median(one.size for one in found) / 1000
        requests = statistics.median(one.requests for one in found)
        following, result = (statistics.median(one.following[at] for one in found) for at in (0, -1))
        lines.append(f"| {label} | {first:.0f} | {requests:.0f} | {size:.0f} | {following:.1f} | {result:.1f} |")
    table = "\n".join(lines)
    return f"""# Time to the next question of the checklist

`python benchmarks/boot/checklist.py`: in Chromium with a new profile, on a server that shares {MBIT} megabits a second
between all requests, answers each after {DELAY * 1000:.0f} ms, and compresses texts with gzip. `first question`: from
the start of the navigation, with the requests and bytes up to then. `next question` and `result`: from the click on
"Continue" to the frame that shows it; target {TARGET_MS} ms.

{table}

{browser_runs.machine()}.
"""


def main() -> tuple[str, Path | None]:
    """The report, and the file to write it to."""
    parser = browser_runs.parser(__doc__)
    parser.add_argument("--site", action="append", default=[], type=browser_runs.labelled_site, metavar="LABEL=SITE")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="checklist-", ignore_cleanup_errors=True) as folder:
        sites = dict(asked.site) or {"this": browser_runs.guide(Path(folder) / "site")}
        served = [browser_runs.compressed_copy(site, Path(folder) / str(at)) for at, site in enumerate(sites.values())]
        found = [visits(site, asked.rounds, asked.chromium) for site in served]
    return report(dict(zip(sites, found, strict=True))), asked.write


if __name__ == "__main__":
    browser_runs.run(main)

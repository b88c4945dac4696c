"""How soon the checklist asks on a slow line: the first question, the next one after the key, a result.

    python benchmarks/boot/checklist.py [--site LABEL=FOLDER ..] [--rounds 3] [--write benchmarks/boot/CHECKLIST.md]

The server shares 1.6 megabits a second between all requests and answers each after 150 ms. Each round has a new browser
profile. A question is timed from the click on "Continue" to the frame that shows it. Without `--site` the
guide is built.
"""

from __future__ import annotations

import argparse
import gzip
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "site" / "support"))

from measure import FLAGS  # noqa: E402
from web_server import Server  # noqa: E402

PAGE = "/nl-BE/checklist/"
MBIT, DELAY = 1.6, 0.15
TEXTS = frozenset({".html", ".css", ".js", ".json", ".svg"})
PATIENCE_MS = 90_000
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
    return float(page.wait_for_function(NEXT, arg=state, timeout=PATIENCE_MS, polling=50).json_value())


def visit(context: BrowserContext, server: Server) -> Visit:
    """Open the checklist and choose on to a result."""
    page = context.pages[0]
    page.add_init_script(WATCH)
    page.goto(server.url + PAGE, wait_until="commit")
    first = page.wait_for_function("() => Object.values(window.shown ?? {})[0]", timeout=PATIENCE_MS).json_value()
    arrived = [one for one in server.seen if one.sent]
    following = [choose(page, "connect")]
    page.locator(".hcl-restart").click()
    following += [choose(page, value) for value in ("companies", "some", "no")]
    return Visit(first, sum(one.sent for one in arrived), len(arrived), following)


def compressed(site: Path, folder: Path) -> Path:
    """A copy of a site with its texts compressed, as a web host sends them."""
    shutil.copytree(site, folder)
    for path in folder.rglob("*"):
        if path.suffix in TEXTS and not path.with_name(f"{path.name}.br").exists():
            path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(path.read_bytes()))
    return folder


def visits(site: Path, rounds: int, program: str) -> list[Visit]:
    """Visits with a new profile each."""
    found = []
    with sync_playwright() as driver:
        for _ in range(rounds):
            with (
                Server(site, mbit=MBIT, delay=DELAY) as server,
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
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    return f"""# Time to the next question of the checklist

`python benchmarks/boot/checklist.py`: in Chromium with a new profile, on a server that shares {MBIT} megabits a second
between all requests, answers each after {DELAY * 1000:.0f} ms, and compresses texts with gzip. `first question`: from
the start of the navigation, with the requests and bytes up to then. `next question` and `result`: from the click on
"Continue" to the frame that shows it; target {TARGET_MS} ms.

{table}

{os.cpu_count()} cores, load {load} (1, 5 and 15 minutes) at the end.
"""


def main() -> None:
    """Measure each site, print, and write where asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--site", action="append", default=[], metavar="LABEL=FOLDER", help="a built site")
    parser.add_argument("--chromium", default=shutil.which("chromium") or "chromium")
    parser.add_argument("--write", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="checklist-", ignore_cleanup_errors=True) as folder:
        sites = {label: Path(path) for label, _, path in (one.partition("=") for one in asked.site)}
        if not sites:
            sites["this"] = Path(folder) / "site"
            command = [sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(sites["this"])]
            subprocess.run(command, cwd=ROOT, check=True)
        served = {label: compressed(site, Path(folder) / f"served-{label}") for label, site in sites.items()}
        text = report({label: visits(site, asked.rounds, asked.chromium) for label, site in served.items()})
    print(text)
    if asked.write:
        asked.write.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()

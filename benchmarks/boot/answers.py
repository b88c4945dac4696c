"""How soon the started checker answers on the built site: a verdict after a key, a list of 1,000 rows after a paste.

    python benchmarks/boot/answers.py [--rounds 5] [--write benchmarks/boot/ANSWERS.md]

A verdict is timed from the input event to the panel in the page, in both directions across the worker; a list from the
paste to its table, with every row judged. Medians and the slowest of all rounds.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "site" / "support"))

from measure import processor_time  # noqa: E402
from web_server import Server  # noqa: E402

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"]
PAGE = "/add-client/"
ROWS = 1000
TARGETS = {"a verdict on a link": 50.0, "a list of 1,000 links": 1000.0}
LINKS = [f"https://businesscentral.dynamics.com/kantoor{number}.be?company=C{number}" for number in range(ROWS)]
START = """async () => {
    const settings = JSON.parse(document.getElementById("hubcheck-settings").textContent);
    const { sharedEngine } = await import(new URL(settings.engine, document.baseURI));
    await sharedEngine().boot();
}"""
SEEN = """const seen = (root, selector, text) => new Promise((resolve) => {
        const look = () => root.querySelector(selector)?.textContent.includes(text)
            && (watch.disconnect(), resolve(performance.now()));
        const watch = new MutationObserver(look);
        watch.observe(root, { childList: true, subtree: true, attributes: true });
    });"""
ONE = """async (links) => {
    %s
    const form = document.querySelector("hubcheck-url"), field = form.querySelector("input"), times = [];
    for (const link of links) {
        field.value = "";
        field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "deleteContentBackward" }));
        await new Promise((resolve) => setTimeout(resolve, 20));
        field.value = link;
        const start = performance.now();
        const shown = seen(form, ".hc-panel", new URL(link).pathname.slice(1));
        field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }));
        times.push(await shown - start);
    }
    return times;
}"""
MANY = """async (text) => {
    %s
    const table = document.querySelector("hubcheck-bulk"), field = table.querySelector("textarea");
    const data = new DataTransfer();
    data.setData("text/plain", text);
    const start = performance.now();
    const shown = seen(table, ".hcb-count", "");
    if (field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true })))
        field.value = text;
    return await shown - start;
}"""


def measure(page: Page, rounds: int, profile: str) -> tuple[dict[str, list[float]], list[float]]:
    """Milliseconds of each answer; processor milliseconds of the whole browser for each list."""
    busy: list[float] = []
    page.goto(page.url)
    page.evaluate(START)
    page.evaluate(ONE % SEEN, LINKS[:3])  # what is loaded late is loaded now
    found: dict[str, list[float]] = {name: [] for name in TARGETS}
    for number in range(rounds):
        found["a verdict on a link"] += page.evaluate(ONE % SEEN, LINKS[10 * number : 10 * number + 10])
        page.reload()
        page.evaluate(START)
        rows = [link.replace("kantoor", f"kantoor-{number}-") for link in LINKS]
        before = processor_time(profile)
        found["a list of 1,000 links"].append(page.evaluate(MANY % SEEN, "\n".join(rows)))
        busy.append(processor_time(profile) - before)
    return found, busy


def report(found: dict[str, list[float]], busy: list[float], version: str) -> str:
    """The page that is committed."""
    lines = ["| what | median ms | slowest ms | target ms | runs |", "|---|---|---|---|---|"]
    for name, times in found.items():
        middle, worst = statistics.median(times), max(times)
        lines.append(f"| {name} | {middle:.0f} | {worst:.0f} | {TARGETS[name]:.0f} | {len(times)} |")
    table = "\n".join(lines)
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    return f"""# Time to an answer

`python benchmarks/boot/answers.py`: the running checker on the built site, in Chromium. From the key event to the
verdict on the page, and from pasting a list to its table. Targets apply to the median on an idle machine.

{table}

A list took {statistics.median(busy):.0f} ms of processor time in the whole browser;
on a busy machine, trust that number.

{version}, {os.cpu_count()} cores, load {load} (1, 5 and 15 minutes) at the end.
"""


def main() -> None:
    """Build the site, measure, print, and write where asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--site", type=Path, help="a built site, in place of building one")
    parser.add_argument("--chromium", default=shutil.which("chromium") or "chromium")
    parser.add_argument("--write", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="answers-", ignore_cleanup_errors=True) as folder:
        site = asked.site or Path(folder) / "site"
        if not asked.site:
            subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(site)], cwd=ROOT, check=True)
        with Server(site) as server, sync_playwright() as driver:
            profile = str(Path(folder) / "profile")
            context = driver.chromium.launch_persistent_context(profile, executable_path=asked.chromium, args=FLAGS)
            page = context.pages[0]
            page.goto(server.url + PAGE)
            found, busy = measure(page, asked.rounds, profile)
            version = page.evaluate("/Chrome\\/[\\d.]+/.exec(navigator.userAgent)[0]")
            context.close()
        text = report(found, busy, version)
    print(text)
    if asked.write:
        asked.write.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()

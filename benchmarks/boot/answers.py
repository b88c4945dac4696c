"""How soon the started checker answers on the built site: a verdict after a key, a list of 1,000 rows after a paste.

    python benchmarks/boot/answers.py [--rounds 3] [--write benchmarks/boot/ANSWERS.md]

A verdict is timed from the input event to the panel in the page, in both directions across the worker; a list from the
paste to its table, with every row judged. Medians and the slowest of all rounds.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import browser_runs
from browser_runs import FLAGS, Server
from measure import processor_time

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
    return f"""# Time to an answer

`python benchmarks/boot/answers.py`: the running checker on the built site, in Chromium. From the key event to the
verdict on the page, and from pasting a list to its table. Targets apply to the median on an idle machine.

{table}

A list took {statistics.median(busy):.0f} ms of processor time in the whole browser;
on a busy machine, trust that number.

{version}, {browser_runs.machine()}.
"""


def main() -> tuple[str, Path | None]:
    """The report, and the file to write it to."""
    parser = browser_runs.parser(__doc__)
    parser.add_argument("--site", type=browser_runs.built_site, help="a built site, in place of building one")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="answers-", ignore_cleanup_errors=True) as folder:
        site = asked.site or browser_runs.guide(Path(folder) / "site")
        with Server(site) as server, sync_playwright() as driver:
            profile = str(Path(folder) / "profile")
            context = driver.chromium.launch_persistent_context(profile, executable_path=asked.chromium, args=FLAGS)
            page = context.pages[0]
            page.goto(server.url + PAGE)
            found, busy = measure(page, asked.rounds, profile)
            version = page.evaluate("/Chrome\\/[\\d.]+/.exec(navigator.userAgent)[0]")
            context.close()
    return report(found, busy, version), asked.write


if __name__ == "__main__":
    browser_runs.run(main)

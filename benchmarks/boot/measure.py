"""Time to the first verdict in Chromium: stock Pyodide running the same checker, our zip, our snapshot; one run.

    python benchmarks/boot/measure.py [--rounds 3] [--write benchmarks/boot/RESULTS.md]

Cold is a new browser profile, warm a new tab in it; the browser itself has started before either, as a reader's has.
The three take turns in each round; ratios are of medians.
Wall time runs from the start of the navigation to the verdict, processor time is that of all of Chromium's processes.
"""

from __future__ import annotations

import os
import platform
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import BrowserContext, Playwright, sync_playwright

from mkdocs_hubcheck import node, pack_sources
from mkdocs_hubcheck.copy_to_site import file_uri, publish
from mkdocs_hubcheck.pack_runtime import Packer, Runtime

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

import browser_runs  # noqa: E402
from browser_runs import FLAGS, ROOT, Server  # noqa: E402

VARIANTS = ("stock", "zip", "snapshot")
TARGETS = {"zip": 0.45, "snapshot": 0.30}
PAYLOAD = '{kind: "email", input: "jan.peeters@gmail.com"}'
SETTLE = 2.0
"""Seconds that a reader stays after the verdict: what the browser compiled is stored while the page is open."""
REST = 2.0
"""Seconds that the browser has for its own start, on a page of its own, before the first visit."""
TIMEOUT_S, POLL_S = 120, 0.02
"""Seconds to wait for a verdict, and between two looks at the requests that the server received."""
DONE = "/done?"
PAGE = """<!doctype html><meta charset="utf-8"><link rel="icon" href="/favicon.svg"><script type="module">
const done = (verdict) => fetch(`/done?${performance.now()},${verdict.class}`);
%s
</script>"""
STOCK = """const worker = new Worker("/stock-worker.js", {type: "module"});
worker.onmessage = ({data}) => done(data); worker.postMessage(%s);"""
OURS = """import { Engine } from "/%s";
const payload = %s; const engine = new Engine({variant: "%s"});
engine.check(payload.kind, payload.input).then(done);"""


@dataclass(frozen=True, slots=True)
class Visit:
    """One opened page."""

    wall: float
    """Milliseconds from navigation to verdict."""
    cpu: float
    """Processor milliseconds of all of Chromium meanwhile."""
    size: int
    """Bytes on the wire."""


@dataclass(slots=True)
class Visits:
    """All visits to one variant."""

    cold: list[Visit] = field(default_factory=list)
    warm: list[Visit] = field(default_factory=list)


def make_site(folder: Path, runtime: Runtime, pyodide: Path) -> None:
    """One page a variant, all beside the same files."""
    publish(runtime, folder)
    stock = folder / "stock"
    stock.mkdir()
    names = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "pyodide-lock.json", "python_stdlib.zip")
    for name in names:
        shutil.copyfile(pyodide / name, stock / name)
    (stock / "sources.zip").write_bytes(pack_sources.archive(pack_sources.members()))
    node.find().run(pack_sources.runtime_folder() / "compress.mjs", *map(str, stock.iterdir()))
    shutil.copyfile(HERE / "stock-worker.js", folder / "stock-worker.js")
    (folder / "favicon.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    engine = file_uri(runtime, "engine.js")
    for variant in VARIANTS:
        script = STOCK % PAYLOAD if variant == "stock" else OURS % (engine, PAYLOAD, variant)
        (folder / f"{variant}.html").write_text(PAGE % script)


def processes(profile: str) -> Iterator[int]:
    """Ids of the browser on this profile and of all its children (Linux)."""
    parents: dict[int, int] = {}
    roots: set[int] = set()
    for folder in (one for one in Path("/proc").iterdir() if one.name.isdigit()):
        try:
            command = (folder / "cmdline").read_bytes()
            parents[int(folder.name)] = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
        if f"--user-data-dir={profile}".encode() in command and b"--type=" not in command:
            roots.add(int(folder.name))
    found = set(roots)
    while more := {child for child, parent in parents.items() if parent in found} - found:
        found |= more
    yield from found


def processor_time(profile: str) -> float:
    """Processor milliseconds that they have used so far."""
    ticks = 0
    for one in processes(profile):
        try:
            fields = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        ticks += int(fields[11]) + int(fields[12])
    return ticks * 1000 / os.sysconf("SC_CLK_TCK")


def visit(context: BrowserContext, profile: str, server: Server, variant: str) -> Visit:
    """Open the page of a variant and wait for its verdict."""
    server.seen.clear()
    page = context.new_page()
    before = processor_time(profile)
    page.goto(f"{server.url}/{variant}.html", wait_until="commit")
    wall, verdict = time_and_verdict(server)
    cpu = processor_time(profile) - before
    assert verdict == "personal", verdict
    size = sum(seen.sent for seen in server.seen)
    time.sleep(SETTLE)
    page.close()
    return Visit(float(wall), cpu, size)


def time_and_verdict(server: Server) -> list[str]:
    """What the page sends to the server with its verdict: milliseconds and class.

    The driver does not ask the page: that would slow down what is measured.
    """
    end = time.monotonic() + TIMEOUT_S
    while time.monotonic() < end:
        for seen in list(server.seen):
            if seen.path.startswith(DONE):
                return seen.path.removeprefix(DONE).split(",")
        time.sleep(POLL_S)
    raise TimeoutError(f"no verdict within {TIMEOUT_S} seconds")


def one_round(driver: Playwright, server: Server, variant: str, visits: Visits, program: str) -> None:
    """A cold and two warm visits on a new profile."""
    with tempfile.TemporaryDirectory(prefix="boot-", ignore_cleanup_errors=True) as profile:
        context = driver.chromium.launch_persistent_context(profile, executable_path=program, args=FLAGS)
        try:
            time.sleep(REST)
            visits.cold.append(visit(context, profile, server, variant))
            for _ in range(2):
                visits.warm.append(visit(context, profile, server, variant))
        finally:
            context.close()


def measure(server: Server, rounds: int, program: str) -> dict[str, Visits]:
    """All rounds; which variant comes first changes from round to round."""
    found = {variant: Visits() for variant in VARIANTS}
    with sync_playwright() as driver:
        for number in range(rounds):
            start = number % len(VARIANTS)
            for variant in VARIANTS[start:] + VARIANTS[:start]:
                one_round(driver, server, variant, found[variant], program)
                print(f"round {number + 1}: {variant} cold {found[variant].cold[-1].wall:.0f} ms", flush=True)
    return found


def table(found: dict[str, Visits]) -> str:
    """The result as a Markdown table."""
    names = ("cold ms", "ratio", "cold CPU ms", "ratio", "warm ms", "ratio", "warm CPU ms", "ratio", "MB on the wire")
    lines = [f"| variant | {' | '.join(names)} |", "|---" * (len(names) + 1) + "|"]
    for variant, visits in found.items():
        cells = []
        for kind in ("cold", "warm"):
            for what in ("wall", "cpu"):
                own, base = (_median(getattr(one, kind), what) for one in (visits, found["stock"]))
                cells += [f"{own:.0f}", f"{own / base:.2f}"]
        cells.append(f"{_median(visits.cold, 'size') / 1e6:.2f}")
        lines.append(f"| {variant} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _median(visits: list[Visit], what: str) -> float:
    return float(statistics.median(getattr(one, what) for one in visits))


def report(found: dict[str, Visits], rounds: int, pyodide: str, program: str) -> str:
    """The page that is committed."""
    targets = ", ".join(f"{variant} <= {ratio:.2f}" for variant, ratio in TARGETS.items())
    return f"""# Time to the first verdict

`python benchmarks/boot/measure.py`: from the start of the navigation to the verdict on an address, in Chromium, with a
local server that sends brotli. `stock` is Pyodide set up as in its documentation, in a worker, with the same checker
from a zip of its sources. Medians of {rounds} rounds, alternating between variants, with two warm visits per round.
The browser has
{REST:.0f} seconds to start before the first visit (with a new profile, so everything is cold), and a visit lasts
{SETTLE:.0f} seconds after the verdict, while the browser stores compiled code.

{table(found)}

Targets for the ratio of wall times: {targets}.

Pyodide {pyodide}, {browser_runs.version(program)}, {platform.machine()}, {browser_runs.machine()}.
On a busy machine, trust the ratios, especially those of processor time.
"""


def main() -> tuple[str, Path | None]:
    """The report, and the file to write it to."""
    asked = browser_runs.parser(__doc__).parse_args()
    packer = Packer(ROOT / ".cache" / "hubcheck")
    with tempfile.TemporaryDirectory(prefix="boot-site-") as folder:
        make_site(Path(folder), packer.build(), packer.pyodide())
        with Server(Path(folder)) as server:
            found = measure(server, asked.rounds, asked.chromium)
    pin = pack_sources.pinned(pack_sources.runtime_folder())
    return report(found, asked.rounds, pin.version, asked.chromium), asked.write


if __name__ == "__main__":
    browser_runs.run(main)

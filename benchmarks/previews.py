"""The section "preview": from the start of a server to its first page, and from a save to the page in Chromium."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Error, Page, sync_playwright

import builds
import guides
import processes

FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
_SERVE = ("serve", "-q", "--livereload")
_PATIENCE = 300.0
"""How many seconds to wait for a page."""
_REST = 1.0
"""Seconds between the page and the next save, as no writer is faster; all servers are idle again by then."""


@dataclass(frozen=True, slots=True)
class Served:
    """What a preview took."""

    first: float
    """Seconds from the start to the first page."""
    saves: tuple[float, ...]
    """Seconds from each save of a page to its text in the browser."""
    segments: tuple[float, ...]
    """The same for segment files; empty without any."""
    peak: float
    """MB of the server after all saves."""


def section(folder: Path, options: builds.Options) -> str:
    """The table."""
    pages, saves = (40, 2) if options.quick else (709, 20)
    guide = guides.Guide(builds.SEED, pages)
    ours = folder / "ours"
    guides.write(guide, ours)
    stock = builds.stock(folder / "stock", ours, guide.navigation)
    mkdocs, theirs = [sys.executable, "-m", "mkdocs"], [str(options.peers / "mkdocs")]
    cases = {
        "stock `mkdocs serve`, one locale": (stock, [*theirs, *_SERVE]),
        "stock `mkdocs serve --dirty`": (stock, [*theirs, *_SERVE, "--dirty"]),
        "Zensical `serve`, one locale": (stock, [str(options.peers / "zensical"), "serve", "-f", "mkdocs.yml"]),
        "ours, two locales, first start": (ours, [*mkdocs, *_SERVE]),
        "ours, started again": (ours, [*mkdocs, *_SERVE]),
    }
    rows = {name: served(root, command, guide, saves) for name, (root, command) in cases.items()}
    note = (
        f"{pages:,} pages of the generated guide with seed {builds.SEED}; medians of {saves} saves, "
        "from the write to the text in Chromium."
    )
    return f"{note}\n\n" + "\n".join(table(rows)) + "\n"


def table(rows: dict[str, Served]) -> list[str]:
    """A row for each server."""
    head = "| server | s to the first page | ms from a saved page | slowest | ms from a saved .xlf | slowest | MB |"
    lines = [head, "|---|---|---|---|---|---|---|"]
    for name, one in rows.items():
        cells = [f"{one.first:.1f}"]
        for saves in (one.saves, one.segments):
            cells += [f"{statistics.median(saves) * 1000:,.0f}", f"{max(saves) * 1000:,.0f}"] if saves else ["", ""]
        lines.append(f"| {name} | {' | '.join(cells)} | {one.peak:.0f} |")
    return lines


def served(root: Path, command: Sequence[str], guide: guides.Guide, saves: int) -> Served:
    """Start a server, save a page and a segment file as often as asked, and stop it; the files are put back."""
    page = root / "docs" / guide.paths[len(guide.paths) // 2]
    segments = root / "translations" / "nl-BE" / Path(guide.paths[len(guide.paths) // 2]).with_suffix(".xlf")
    url = guide.paths[len(guide.paths) // 2].removesuffix(".md") + "/"
    with _browser() as browser, _serving(root, command) as (base, process):
        first = _first_page(f"{base}{url}", process)
        shown = browser()
        shown.goto(f"{base}{url}")
        with _put_back(page):
            original = page.read_text(encoding="utf-8")
            took = [_seen(shown, page, f"{original}\nSaved as number {at}.\n", f"number {at}.") for at in range(saves)]
        time.sleep(_REST)
        targets: list[float] = []
        if segments.is_file():
            shown.goto(f"{base}nl-BE/{url}")
            with _put_back(segments):
                text = segments.read_text(encoding="utf-8")
                for at in range(saves):
                    # The last one: the first is the title, which other pages show too.
                    before, target, after = text.rpartition("<target>")
                    edited = f"{before}{target}Bewaard{at} {after}"
                    targets.append(_seen(shown, segments, edited, f"Bewaard{at} "))
        return Served(first, tuple(took), tuple(targets), processes.memory(process.pid))


def _seen(shown: Page, path: Path, text: str, expected: str) -> float:
    """Save a file, and wait until the page in the browser shows it."""
    time.sleep(_REST)
    began = time.perf_counter()
    path.write_text(text, encoding="utf-8")
    while time.perf_counter() - began < _PATIENCE:
        try:
            if expected in (shown.text_content("main") or ""):
                return time.perf_counter() - began
        except Error:  # it is just being loaded
            continue
        time.sleep(0.005)
    raise SystemExit(f"{path}: what was saved was not shown within {_PATIENCE:.0f} s")


def _first_page(url: str, process: subprocess.Popen[bytes]) -> float:
    began = time.perf_counter()
    while time.perf_counter() - began < _PATIENCE and process.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=_PATIENCE) as answer:
                if answer.status == 200:
                    return time.perf_counter() - began
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.02)
    raise SystemExit(f"{url} was not served within {_PATIENCE:.0f} s")


@cache
def _port() -> int:
    """A free port, the same for all: it is part of the address of the site, which its pages show."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


@contextmanager
def _serving(root: Path, command: Sequence[str]) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """A running server: the address of its start page, and its process."""
    shutil.rmtree(root / "site", ignore_errors=True)
    port = _port()
    process = subprocess.Popen(
        [*command, "-a", f"127.0.0.1:{port}"],
        cwd=root,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        env={**os.environ, **builds.QUIET},
    )
    try:
        yield f"http://127.0.0.1:{port}/", process
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@contextmanager
def _browser() -> Iterator[Callable[[], Any]]:
    """Opens pages in the machine's own Chromium."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        raise SystemExit("There is no Chromium, which the section preview needs: install the package chromium.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield browser.new_page
        browser.close()


@contextmanager
def _put_back(path: Path) -> Iterator[None]:
    before = path.read_bytes()
    try:
        yield
    finally:
        path.write_bytes(before)

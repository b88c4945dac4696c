"""What opening a page costs a reader: what Lighthouse measures, read from Chromium itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from browser_runs import Server

_OBSERVE = """
window.seen = { lcp: 0, cls: 0, tbt: 0 };
new PerformanceObserver(list => { for (const one of list.getEntries()) seen.lcp = one.startTime; })
    .observe({ type: "largest-contentful-paint", buffered: true });
new PerformanceObserver(list => {
    for (const one of list.getEntries()) if (!one.hadRecentInput) seen.cls += one.value;
})
    .observe({ type: "layout-shift", buffered: true });
new PerformanceObserver(list => { for (const one of list.getEntries()) seen.tbt += Math.max(0, one.duration - 50); })
    .observe({ type: "longtask", buffered: true });
"""
_QUIET = 2_000
"""Milliseconds after the load event in which the page may still shift or paint."""


@dataclass(frozen=True, slots=True)
class Device:
    """What a reader has: Lighthouse's two presets."""

    name: str
    context: Mapping[str, Any]
    mbit: float
    latency: int
    """Milliseconds of each request."""
    slower: int
    """How much slower than this machine its processor is."""


_SMALL = {"viewport": {"width": 360, "height": 640}, "device_scale_factor": 2, "is_mobile": True, "has_touch": True}
PHONE = Device("phone", _SMALL, 1.6, 150, 4)
DESKTOP = Device("desktop", {"viewport": {"width": 1350, "height": 940}}, 10, 40, 1)


@dataclass(frozen=True, slots=True)
class Visit:
    """A page opened once by somebody who was never there."""

    lcp: float
    """Milliseconds to the largest paint."""
    cls: float
    """How much the page jumped."""
    tbt: float
    """Milliseconds in which it did not answer."""
    size: int
    """Bytes on the wire until the page was loaded."""
    html: int
    """Of which the page itself."""
    requests: int
    """Until then."""
    later: int
    """Bytes in all, with what the page fetches once it is loaded: the checker, the copy for reading offline."""


def visited(browser: Browser, site: Path, path: str, device: Device = PHONE, connection: str = "") -> Visit:
    """Open a page in a new profile.

    Args:
        browser: a running one.
        site: the folder of a built site.
        path: of the page.
        device: that of the reader.
        connection: what the browser is to tell scripts of its connection, as JavaScript; else it tells what it knows.
    """
    with Server(site, encodings=("gzip",)) as server:
        context = browser.new_context(locale="nl-BE", **device.context)
        page = context.new_page()
        client = context.new_cdp_session(page)
        speed = device.mbit * 125_000
        client.send("Network.enable")
        client.send("Network.emulateNetworkConditions", {
            "offline": False, "latency": device.latency, "downloadThroughput": speed, "uploadThroughput": speed / 2,
        })  # fmt: skip
        client.send("Emulation.setCPUThrottlingRate", {"rate": device.slower})
        page.add_init_script(_OBSERVE)
        if connection:
            page.add_init_script(f"Object.defineProperty(navigator, 'connection', {{ value: {connection} }})")
        page.goto(f"{server.url}/{path}", timeout=120_000)
        at_load, requests = sum(request.sent for request in server.seen), len(server.seen)
        page.wait_for_timeout(_QUIET)
        seen = page.evaluate("seen")
        sent = sum(request.sent for request in server.seen)
        visit = Visit(seen["lcp"], seen["cls"], seen["tbt"], at_load, server.seen[0].sent, requests, sent)
        context.close()
    return visit

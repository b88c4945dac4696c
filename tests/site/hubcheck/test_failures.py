"""Everything that can go wrong on the way to the engine ends in one failure with its code, never in silence."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from mkdocs_hubcheck.pack_runtime import Runtime

pytestmark = pytest.mark.browser

BOOT = "engine.boot().then(() => 'started', (error) => error.code)"


@pytest.mark.parametrize(
    ("pattern", "wrong", "code"),
    [
        pytest.param(r"\.wasm$", {"status": 404}, "not-found", id="the interpreter is not there"),
        pytest.param(r"app\.zip$", {"status": 404}, "not-found", id="the checker is not there"),
        pytest.param(r"pyodide\.mjs$", {"status": 404}, "not-found", id="the loader is not there"),
        pytest.param(r"pyodide\.asm\.mjs$", {"status": 404}, "not-found", id="the interpreter's script is not there"),
        pytest.param(r"\.wasm$", {"status": 500}, "not-found", id="the host has trouble"),
        pytest.param(
            r"\.wasm$",
            {"type": "text/html", "body": b"<!doctype html>"},
            "wrong-type",
            id="a page comes for the interpreter",
        ),
        pytest.param(
            r"app\.zip$",
            {"type": "text/html", "body": b"<!doctype html>"},
            "wrong-type",
            id="a page comes for the checker",
        ),
        pytest.param(r"pyodide\.mjs$", {"type": "text/plain"}, "wrong-type", id="scripts are served as text"),
        pytest.param(r"\.wasm(\.gz)?$", {"body": b"cut off"}, "network", id="the interpreter breaks off"),
        pytest.param(r"app\.zip(\.gz)?$", {"body": b"cut off"}, "network", id="the checker breaks off"),
        pytest.param(r"worker\.js$", {"status": 404}, "worker", id="the worker is not there"),
        pytest.param(r"worker\.js$", {"body": b"throw 1"}, "worker", id="the worker dies"),
        pytest.param(r"\.wasm$", {"stall": True}, "timeout", id="the interpreter stops coming"),
        pytest.param(r"app\.zip$", {"stall": True}, "timeout", id="the checker stops coming"),
        pytest.param(r"pyodide\.mjs$", {"stall": True}, "timeout", id="the loader stops coming"),
        pytest.param(r"worker\.js$", {"stall": True}, "timeout", id="the worker stops coming"),
    ],
)
def test_a_fault_on_the_way_is_told_by_its_code(
    pattern: str,
    wrong: dict[str, Any],
    code: str,
    page: Page,
    serve: Callable[..., Any],
    fault: Any,
    open_engine: Callable[..., None],
) -> None:
    open_engine(serve(faults={pattern: fault(**wrong)}), variant="zip", bootLimit=6000 if "stall" in wrong else 60_000)
    assert page.evaluate(BOOT) == code
    failed = page.evaluate("events.filter((event) => event.type === 'failed')")
    assert [event["code"] for event in failed] == [code]
    assert page.evaluate("engine.state") == "failed"
    assert page.evaluate("engine.check('email', 'jan@kantoor.be').catch((error) => error.code)") == code


@pytest.mark.parametrize("name", [r"\.wasm$", r"app\.zip$"])
def test_a_file_that_is_something_else_is_told(
    name: str, page: Page, serve: Callable[..., Any], fault: Any, open_engine: Callable[..., None]
) -> None:
    faults = {name: fault(body=b"not what it says it is"), r"\.gz$": fault(status=404)}
    open_engine(serve(faults=faults), variant="zip")
    assert page.evaluate(BOOT) == "wrong-type"


def test_a_policy_without_webassembly_is_told(
    page: Page, serve: Callable[..., Any], open_engine: Callable[..., None]
) -> None:
    server = serve(headers={"Content-Security-Policy": "default-src 'none'; script-src 'self'; connect-src 'self'"})
    open_engine(server)
    assert page.evaluate(BOOT) == "csp"
    assert not any(".wasm" in seen.path for seen in server.seen)


def test_a_browser_without_webassembly_is_told(
    page: Page, serve: Callable[..., Any], fault: Any, runtime: Runtime, open_engine: Callable[..., None]
) -> None:
    without = b"delete self.WebAssembly;" + (runtime.web / "worker.js").read_bytes()
    open_engine(serve(faults={r"worker\.js$": fault(body=without)}))
    assert page.evaluate(BOOT) == "wasm-missing"


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param({"status": 404}, id="it is not there"),
        pytest.param({"body": bytes(1000)}, id="it is damaged"),
        pytest.param({"type": "text/html"}, id="a page comes in its place"),
    ],
)
def test_a_snapshot_that_cannot_be_used_is_replaced_by_the_zip(
    wrong: dict[str, Any], page: Page, serve: Callable[..., Any], fault: Any, open_engine: Callable[..., None]
) -> None:
    server = serve(faults={r"snapshot\.bin": fault(**wrong)})
    open_engine(server, variant="snapshot")
    answer = page.evaluate("engine.check('email', 'jan@gmail.com')")
    assert answer["class"] == "personal"
    assert any(seen.path.endswith("app.zip") for seen in server.seen)


def test_a_restart_after_the_fault_is_gone_brings_the_engine_back(
    page: Page, serve: Callable[..., Any], fault: Any, open_engine: Callable[..., None]
) -> None:
    server = serve(faults={r"app\.zip$": fault(status=404)})
    open_engine(server, variant="zip")
    assert page.evaluate(BOOT) == "not-found"
    server.faults.clear()
    page.evaluate("engine.restart()")
    assert page.evaluate("engine.check('email', 'jan@gmail.com')")["class"] == "personal"


def test_without_a_connection_it_is_told(
    page: Page, serve: Callable[..., Any], open_engine: Callable[..., None]
) -> None:
    open_engine(serve(), variant="zip")
    page.context.route("**/*.wasm", lambda route: route.abort("connectionrefused"))
    assert page.evaluate(BOOT) == "network"


@pytest.mark.parametrize("variant", ["zip", "snapshot"])
def test_a_check_that_breaks_does_not_end_the_engine(
    variant: str,
    page: Page,
    serve: Callable[..., Any],
    fault: Any,
    runtime: Runtime,
    open_engine: Callable[..., None],
) -> None:
    broken = (
        "from hubcheck.api.handle import handle as real; "
        "handle = lambda text: real(text) if 'boom' not in text else 1 / 0"
    )
    worker = (runtime.web / "worker.js").read_text(encoding="utf-8")
    assert "from hubcheck.api.handle import handle; handle" in worker
    worker = worker.replace("from hubcheck.api.handle import handle; handle", f"{broken}; handle")
    open_engine(serve(faults={r"worker\.js$": fault(body=worker.encode())}), variant=variant)
    assert page.evaluate("engine.check('email', 'boom@kantoor.be').catch((error) => error.code)") == "crash"
    assert page.evaluate("engine.check('email', 'jan@kantoor.be')")["decision"] == "unknown"
    assert page.evaluate("events.filter((event) => event.type === 'failed')") == []

"""The engine in Chromium: a verdict from either pack, on any connection, and nothing typed leaves the page."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from hubcheck.email import check_email
from mkdocs_hubcheck.copy_to_site import file_uri
from mkdocs_hubcheck.pack_runtime import Runtime
from split_interpreter import FIRST, SECOND, split_interpreter

pytestmark = pytest.mark.browser

CHECK = "([kind, input]) => engine.check(kind, input)"
STRICT = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; img-src 'self'"
)


def paths(server: Any) -> list[str]:
    return [seen.path for seen in server.seen]


def stored(page: Page) -> dict[str, str]:
    return dict(json.loads(page.evaluate("localStorage.getItem('hubcheck')")))


@pytest.mark.parametrize("variant", ["zip", "snapshot"])
def test_an_address_gets_its_verdict(
    variant: str, page: Page, serve: Callable[..., Any], open_engine: Callable[..., None]
) -> None:
    server = serve(headers={"Content-Security-Policy": STRICT})
    open_engine(server, variant=variant)
    answer = page.evaluate(CHECK, ["email", "jan.peeters@gmail.com"])
    expected = check_email("jan.peeters@gmail.com")
    assert (answer["decision"], answer["class"]) == (expected.decision, expected.kind)
    assert [one["code"] for one in answer["findings"]] == [one.code for one in expected.findings]
    assert stored(page)["variant"] == variant
    other = {"zip": "snapshot.bin", "snapshot": "app.zip"}[variant]
    assert not any(other in path for path in paths(server))
    assert not any("second.wasm" in path for path in paths(server)), "run scripts/profile_interpreter.py"


def test_the_second_half_of_the_interpreter_comes_where_it_is_needed(
    page: Page,
    serve: Callable[..., Any],
    runtime: Runtime,
    fault: Any,
    open_engine: Callable[..., None],
    tmp_path: Path,
) -> None:
    split_interpreter(tmp_path)
    halves = {rf"/{name}$": fault(body=(tmp_path / name).read_bytes()) for name in (FIRST, SECOND)}
    server = serve(faults=halves | {r"\.wasm\.gz$": fault(status=404)})
    open_engine(server, variant="zip")
    assert page.evaluate(CHECK, ["email", "jan@kantoor.be"])["decision"] == "unknown"
    assert sum("second.wasm" in path for path in paths(server)) == 1


def test_the_start_tells_how_far_it_is(page: Page, serve: Callable[..., Any], open_engine: Callable[..., None]) -> None:
    open_engine(serve(), variant="zip")
    page.evaluate("engine.boot()")
    events = page.evaluate("events")
    loaded = [event["loaded"] for event in events if event.get("stage") == "download"]
    assert loaded == sorted(loaded)
    assert loaded[-1] == pytest.approx(events[len(loaded) - 1]["total"], rel=0.01)
    assert [event["stage"] for event in events if event["type"] == "progress"][-2:] == ["start", "ready"]
    assert events[-1]["type"] == "ready"
    assert page.evaluate("engine.state") == "ready"


def test_many_links_are_checked_while_others_are_answered_and_can_be_cancelled(
    page: Page, serve: Callable[..., Any], open_engine: Callable[..., None]
) -> None:
    open_engine(serve(), variant="zip")
    result = page.evaluate(
        """async () => {
            const links = Array.from({ length: 300 }, (_, n) => `https://businesscentral.dynamics.com/kantoor${n}.be`);
            const seen = [];
            const all = await engine.bulk("url", links, { onProgress: (loaded) => seen.push(loaded) });
            const stop = new AbortController();
            const longer = Array(100).fill(links).flat();
            const long = engine.bulk("url", longer, { signal: stop.signal });
            const between = await engine.check("url", links[0]);
            stop.abort();
            const code = await long.catch((error) => error.code);
            return { all, seen, between, code, after: await engine.check("url", links[1]), state: engine.state };
        }"""
    )
    assert [answer["decision"] for answer in result["all"]] == ["fix"] * 300
    assert result["seen"] == sorted(result["seen"])
    assert len(result["seen"]) > 1
    assert result["between"] == result["all"][0]
    assert result["code"] == "cancelled"
    assert result["after"] == result["all"][1]
    assert result["state"] == "ready"


def test_a_request_that_makes_no_sense_does_not_end_the_engine(
    page: Page, serve: Callable[..., Any], open_engine: Callable[..., None]
) -> None:
    open_engine(serve(), variant="zip")
    assert page.evaluate("engine.check('iban', 'BE68').catch((error) => error.code)") == "kind"
    assert page.evaluate("engine.check('url', 12).catch((error) => error.code)") == "input"
    assert page.evaluate(CHECK, ["email", "jan@kantoor.be"])["decision"] == "unknown"


def test_what_is_typed_is_in_no_request(
    page: Page, serve: Callable[..., Any], open_engine: Callable[..., None]
) -> None:
    server = serve()
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(f"{request.url} {request.post_data} {request.headers}"))
    open_engine(server, variant="zip")
    page.locator("input").fill("geheim.naam@kantoorgeheim.be")
    page.evaluate(CHECK, ["email", "geheim.naam@kantoorgeheim.be"])
    page.evaluate(CHECK, ["url", "https://businesscentral.dynamics.com/kantoorgeheim.be"])
    page.evaluate(CHECK, ["explain", "geheim AADSTS50020"])
    kept = json.dumps(page.evaluate("({...localStorage, ...sessionStorage, cookie: document.cookie})"))
    page.close(run_before_unload=False)
    assert any(".wasm" in one for one in asked)
    assert not any("geheim" in one for one in asked)
    assert not any("geheim" in f"{seen.path} {seen.body!r}" for seen in server.seen)
    assert all(one.startswith(server.url) for one in asked)
    assert "geheim" not in kept


def test_a_slow_connection_gets_the_smaller_pack_and_enough_time(
    page: Page, serve: Callable[..., Any], open_engine: Callable[..., None]
) -> None:
    # 4 MB at this speed take longer than the limit, which is for silence and not for the whole.
    server = serve(mbit=2)
    open_engine(server, bootLimit=15000)
    page.evaluate("engine.boot()")
    assert stored(page)["variant"] == "zip"
    assert not any("snapshot" in path for path in paths(server))


def test_the_next_visit_uses_what_the_browser_has_kept(
    page: Page, serve: Callable[..., Any], open_engine: Callable[..., None]
) -> None:
    server = serve()
    open_engine(server, variant="snapshot")
    page.evaluate("engine.boot()")
    server.seen.clear()
    open_engine(server)
    page.evaluate("engine.boot()")
    assert stored(page)["variant"] == "snapshot"
    assert not any(name in path for path in paths(server) for name in (".zip", ".bin", ".wasm"))


def test_a_host_that_compresses_nothing_is_asked_for_the_compressed_twins(
    page: Page, serve: Callable[..., Any], open_engine: Callable[..., None]
) -> None:
    server = serve(encodings=())
    open_engine(server, variant="zip")
    assert page.evaluate(CHECK, ["email", "jan@kantoor.be"])["decision"] == "unknown"
    assert {"app.zip.gz", "pyodide.asm.wasm.gz"} <= {path.rpartition("/")[2] for path in paths(server)}


@pytest.mark.parametrize("type_", ["application/octet-stream", "text/plain"])
def test_a_host_that_does_not_know_the_type_of_the_files_serves_readers_all_the_same(
    type_: str, page: Page, serve: Callable[..., Any], fault: Any, open_engine: Callable[..., None]
) -> None:
    open_engine(serve(faults={r"\.wasm$|\.zip$": fault(type=type_)}), variant="zip")
    assert page.evaluate(CHECK, ["email", "jan@kantoor.be"])["decision"] == "unknown"


@pytest.mark.parametrize(
    "connection", ["{ saveData: true }", "{ effectiveType: '3g' }", "{ effectiveType: 'slow-2g' }"]
)
def test_a_reader_who_saves_data_loads_nothing_before_touching_the_form(
    page: Page, serve: Callable[..., Any], runtime: Runtime, open_engine: Callable[..., None], connection: str
) -> None:
    page.add_init_script(f"Object.defineProperty(navigator, 'connection', {{ value: {connection} }})")
    page.clock.install()
    server = serve()
    open_engine(server)
    page.evaluate(
        "async (address) => (await import(address)).bootWhenNeeded(engine, document.forms[0])",
        f"/{file_uri(runtime, 'engine.js')}",
    )
    page.clock.run_for(60_000)
    assert page.evaluate("engine.state") == "idle"
    page.locator("input").focus()
    page.wait_for_function("engine.state === 'ready'")
    assert stored(page)["variant"] == "zip"


def test_an_idle_page_starts_the_engine_by_itself(
    page: Page, serve: Callable[..., Any], runtime: Runtime, open_engine: Callable[..., None]
) -> None:
    open_engine(serve())
    page.evaluate(
        "async (address) => (await import(address)).bootWhenNeeded(engine, document.forms[0])",
        f"/{file_uri(runtime, 'engine.js')}",
    )
    page.wait_for_function("engine.state === 'ready'")


def test_a_tab_has_one_engine(page: Page, serve: Callable[..., Any], runtime: Runtime) -> None:
    page.goto(serve().url)
    same = page.evaluate(
        "async (address) => { const own = await import(address); return own.sharedEngine() === own.sharedEngine(); }",
        f"/{file_uri(runtime, 'engine.js')}",
    )
    assert same

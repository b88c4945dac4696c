"""Whatever goes wrong on the way to the checker ends in a sentence and the written list, never in silence."""

import re
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from guide_pages import module_of
from guide_text import checker_text

pytestmark = pytest.mark.browser

MISSING = checker_text("boot.missing", "en")
CANNOT = checker_text("boot.cannot-start", "en")
BLOCKED = checker_text("boot.blocked", "en")
NO_WASM = checker_text("boot.no-wasm", "en")


def assert_told(reader: Any, sentence: str) -> None:
    expect(reader.verdict).to_contain_text(sentence)
    expect(reader.verdict).to_contain_text(CANNOT)
    reader.wait(1100)  # nothing is said into the keys
    reader.wait_for_announcement(CANNOT)
    expect(reader.form.get_by_text("an@gmail.com", exact=True)).to_be_visible()


@pytest.mark.parametrize(
    ("pattern", "wrong", "sentence"),
    [
        pytest.param(r"\.wasm$", {"status": 404}, MISSING, id="the interpreter is not there"),
        pytest.param(r"\.wasm$", {"type": "text/html", "body": b"<!doctype html>"}, MISSING, id="a page comes for it"),
        pytest.param(r"/web-[^/]+/worker\.js$", {"status": 404}, CANNOT, id="the worker is not there"),
        pytest.param(
            r"/web-[^/]+/worker\.js$", {"body": b"throw new Error('meant to die')"}, CANNOT, id="the worker dies"
        ),
        pytest.param(r"app\.zip|snapshot", {"body": b"nonsense"}, CANNOT, id="the checker is damaged"),
        pytest.param(r"/web-[^/]+/engine\.js$", {"status": 404}, MISSING, id="the engine's script is not there"),
        pytest.param(r"/words/", {"status": 404}, MISSING, id="the sentences are not there"),
        pytest.param(r"/words/", {"body": b"<html>"}, MISSING, id="the sentences are something else"),
    ],
)
def test_a_fault_is_told(
    pattern: str,
    wrong: dict[str, Any],
    sentence: str,
    visit: Callable[..., Any],
    serve: Callable[..., Any],
    fault: Any,
) -> None:
    reader = visit(server=serve(faults={pattern: fault(**wrong)}))
    reader.field.fill("an@kantoorpeeters.be")
    assert_told(reader, sentence)


def test_a_link_too_slow_to_arrive_is_told(visit: Callable[..., Any], serve: Callable[..., Any], fault: Any) -> None:
    reader = visit(server=serve(faults={r"\.wasm$": fault(stall=True)}), paused=True)
    reader.idle()
    reader.field.fill("an@kantoorpeeters.be")
    reader.wait(300)
    expect(reader.form.locator(".hc-boot")).to_contain_text("MB")
    reader.page.clock.fast_forward(16_000)
    expect(reader.form.locator(".hc-boot")).to_contain_text(reader.text("boot.slow"))
    for _ in range(60):  # whatever else still arrives is a sign of life, and sets the watch anew
        reader.page.clock.fast_forward(31_000)
        if reader.verdict.count():
            break
        reader.page.wait_for_timeout(250)
    assert_told(reader, MISSING)


def test_a_policy_against_webassembly_is_told(
    visit: Callable[..., Any], serve: Callable[..., Any], policy_header: dict[str, str]
) -> None:
    headers = {name: value.replace("'wasm-unsafe-eval'", "") for name, value in policy_header.items()}
    reader = visit(server=serve(headers=headers))
    reader.field.fill("an@kantoorpeeters.be")
    assert_told(reader, BLOCKED)


def test_a_browser_without_webassembly_is_told(
    visit: Callable[..., Any], serve: Callable[..., Any], fault: Any
) -> None:
    body = (
        b'addEventListener("message", ({data: {id}}) => postMessage({v: 1, id, type: "error", code: "wasm-missing"}));'
    )
    reader = visit(server=serve(faults={r"/web-[^/]+/worker\.js$": fault(body=body)}))
    reader.field.fill("an@kantoorpeeters.be")
    assert_told(reader, NO_WASM)


def test_without_a_connection_it_is_told_and_comes_back_with_it(
    visit: Callable[..., Any], serve: Callable[..., Any]
) -> None:
    reader = visit(server=serve(), paused=True)
    reader.idle()
    reader.page.wait_for_load_state("networkidle")
    reader.page.context.set_offline(True)
    reader.field.fill("an@kantoorpeeters.be")
    assert_told(reader, CANNOT)
    reader.page.context.set_offline(False)
    reader.form.get_by_role("button", name=reader.text("boot.start-again")).click()
    expect(reader.title).to_have_text(reader.title_of("unlisted"))


def test_once_started_it_needs_no_connection(visit: Callable[..., Any], serve: Callable[..., Any]) -> None:
    reader = visit(server=serve()).started()
    reader.page.context.set_offline(True)
    reader.check("an@kantoorpeeters.be")
    expect(reader.title).to_have_text(reader.title_of("unlisted"))
    reader.page.locator("hubcheck-url input").fill("https://businesscentral.dynamics.com/kantoor.be")
    reader.page.locator("hubcheck-url input").press("Enter")
    expect(reader.page.locator("hubcheck-url .hc-link")).to_have_text(re.compile("kantoor.be.*redirectedfromsignup=1"))


def dying(guide: Path) -> bytes:
    """The worker, which throws once it has heard a certain word."""
    worker = next((guide / "assets" / "hubcheck").glob("web-*/worker.js")).read_bytes()
    return worker + (
        b'\naddEventListener("message", ({ data }) => {'
        b' if (JSON.stringify(data).includes("boom")) setTimeout(() => { throw new Error("meant to die"); }); });'
    )


def test_a_checker_that_stops_says_so_and_can_be_started_again(
    visit: Callable[..., Any], serve: Callable[..., Any], fault: Any, guide: Path
) -> None:
    reader = visit(server=serve(faults={r"/web-[^/]+/worker\.js$": fault(body=dying(guide))})).started()
    reader.field.fill("boom@kantoor.be")
    expect(reader.verdict).to_contain_text(reader.text("boot.stopped"))
    reader.wait(1100)
    reader.wait_for_announcement(reader.text("boot.stopped"))
    expect(reader.field).to_have_value("boom@kantoor.be")
    assert reader.accessibility_faults() == []
    reader.field.fill("an@kantoorpeeters.be")
    reader.form.get_by_role("button", name=reader.text("boot.start-again")).click()
    expect(reader.title).to_have_text(reader.title_of("unlisted"))


def test_it_can_be_started_again(visit: Callable[..., Any], serve: Callable[..., Any], fault: Any) -> None:
    server = serve(faults={r"\.wasm$": fault(status=404)})
    reader = visit(server=server)
    reader.field.fill("an@kantoorpeeters.be")
    assert_told(reader, MISSING)
    server.faults.clear()
    reader.form.get_by_role("button", name=reader.text("boot.start-again")).click()
    expect(reader.title).to_have_text(reader.title_of("unlisted"))
    expect(reader.field).to_be_focused()


def test_a_reader_who_only_reads_is_not_bothered(
    visit: Callable[..., Any], serve: Callable[..., Any], fault: Any
) -> None:
    reader = visit(server=serve(faults={r"/web-[^/]+/engine\.js$": fault(status=404)}))
    reader.page.wait_for_load_state("networkidle")
    expect(reader.verdict).to_have_count(0)
    reader.field.focus()
    assert_told(reader, MISSING)


def test_without_javascript_the_browser_checks_and_nothing_is_sent(
    visit: Callable[..., Any], serve: Callable[..., Any]
) -> None:
    server = serve()
    reader = visit(server=server, java_script_enabled=False)
    reader.field.fill("jan")
    reader.field.press("Enter")
    assert reader.page.locator("input[type=email]:invalid").count() == 1
    reader.field.fill("an@kantoorpeeters.be")
    reader.field.press("Enter")
    reader.button("check").click()
    assert reader.page.url == f"{server.url}/troubleshooting/"
    assert [one.path for one in server.seen if one.path.startswith("/troubleshooting")] == ["/troubleshooting/"]
    assert not [one for one in server.seen if "gmail" in f"{one.path} {one.body!r}"]
    note = reader.form.locator("noscript > p")  # Playwright looks for no text in it
    expect(note).to_have_text(reader.text("boot.no-script"))
    expect(note).to_be_visible()
    reader.form.locator("summary").click()
    reader.form.get_by_role("link", name=reader.text("ui.list-email")).click()
    expect(reader.form.get_by_text("an@gmail.com", exact=True)).to_be_visible()


def test_where_the_script_never_comes_the_reader_is_told(
    visit: Callable[..., Any], guide: Path, serve: Callable[..., Any], fault: Any
) -> None:
    reader = visit(server=serve(faults={module_of(guide, "troubleshooting"): fault(status=404)}))
    late = reader.form.get_by_text(CANNOT)
    expect(late).to_be_visible()


def test_no_request_carries_what_was_typed(visit: Callable[..., Any], serve: Callable[..., Any]) -> None:
    server = serve()
    reader = visit(server=server)
    asked: list[str] = []
    reader.page.context.on("request", lambda request: asked.append(f"{request.url} {request.post_data}"))
    reader.started()
    reader.check("verklikker@geheimkantoor.be").check("verklikker@gmial.com").wait(10_000)
    reader.page.locator("hubcheck-url input").fill("https://businesscentral.dynamics.com/geheimkantoor.be")
    reader.page.locator("hubcheck-url input").press("Enter")
    expect(reader.page.locator("hubcheck-url .hc-title")).to_be_visible()
    seen = [f"{one.path} {one.body!r}" for one in server.seen] + asked
    assert seen
    assert not [one for one in seen if any(word in one for word in ("verklikker", "geheim", "gmial"))]
    assert all(one.startswith(server.url) for one in asked)
    stored = reader.page.evaluate("JSON.stringify({...localStorage, ...sessionStorage}) + document.cookie + location")
    assert "geheim" not in stored


def test_who_types_before_the_sentence_about_an_empty_field_comes_does_not_read_it(
    visit: Callable[..., Any], serve: Callable[..., Any], fault: Any
) -> None:
    arrived = threading.Event()
    reader = visit(server=serve(faults={r"/words/(?!verdicts)": fault(until=arrived)}))
    reader.field.press("Enter")
    reader.field.press_sequentially("jan@gmail.com")
    arrived.set()
    expect(reader.title).to_have_text(reader.title_of("personal"))
    expect(reader.error).to_be_hidden()

"""Addresses that the build knows get their verdict though Python never comes; all others wait for it, and say so."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

PYTHON = r"/(interpreter|packed)-"
SLOW = "Object.defineProperty(navigator, 'connection', { value: { effectiveType: '3g' } })"


@pytest.fixture
def without_python(visit: Callable[..., Any], serve: Callable[..., Any], fault: Any) -> Callable[..., Any]:
    """Opens a page where the files of the interpreter never arrive."""
    return lambda **options: visit(server=serve(faults={PYTHON: fault(stall=True)}), **options)


def asked_for_python(server: Any) -> bool:
    return any(part in seen.path for seen in server.seen for part in ("/interpreter-", "/packed-"))


@pytest.mark.parametrize("locale", ["en", "nl-BE"])
@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        pytest.param("jan@gmail.com", "personal", id="a provider"),
        pytest.param("Jan.Peeters@Telenet.BE", "telecom", id="an operator, in capitals"),
        pytest.param("jan@gmial.com", "typo", id="a misspelling"),
        pytest.param("jan@gmail.com ", "personal", id="with the blank of a phone's keyboard"),
    ],
)
def test_an_address_that_the_build_knows_gets_its_verdict(
    without_python: Callable[..., Any], typed: str, kind: str, locale: str
) -> None:
    reader = without_python(locale=locale)
    reader.field.press_sequentially(typed)
    reader.field.press("Enter")
    expect(reader.title).to_have_text(reader.title_of(kind))
    expect(reader.form.locator(".hc-boot")).to_have_count(0)
    if kind == "typo":
        expect(reader.button("use", suggestion="jan@gmail.com")).to_have_count(0)
        expect(reader.verdict).to_contain_text("gmail.com")


@pytest.mark.parametrize("typed", ["an@kantoorpeeters.be", "info@gmail.com", "jan+bc@gmail.com", "an@gmai"])
def test_any_other_waits_and_says_so(without_python: Callable[..., Any], typed: str) -> None:
    reader = without_python()
    reader.field.press_sequentially(typed)
    reader.field.press("Enter")
    expect(reader.form.locator(".hc-boot")).to_be_visible()
    expect(reader.verdict).to_have_count(0)


def test_half_an_address_waits_for_the_next_key_in_silence(without_python: Callable[..., Any]) -> None:
    reader = without_python()
    for typed in ("jan", "@gma", "il.co"):
        reader.field.press_sequentially(typed)
        reader.page.wait_for_timeout(500)
        expect(reader.form.locator(".hc-boot")).to_have_count(0)
    reader.field.press_sequentially("m")
    expect(reader.title).to_have_text(reader.title_of("personal"))


def test_on_a_slow_connection_python_is_not_even_fetched_for_it(
    visit: Callable[..., Any], serve: Callable[..., Any]
) -> None:
    server = serve()
    reader = visit(server=server, path="/for-authors/")
    reader.page.add_init_script(SLOW)
    reader.page.goto(server.url + "/troubleshooting/")
    reader.field.press_sequentially("jan@gmail.com")
    reader.field.press("Enter")
    expect(reader.title).to_have_text(reader.title_of("personal"))
    reader.page.wait_for_timeout(1_000)
    assert not asked_for_python(server)
    reader.field.fill("")
    reader.field.press_sequentially("an@kantoorp")
    expect(reader.form.locator(".hc-boot")).to_be_visible()
    assert asked_for_python(server)


def test_on_a_slow_connection_the_field_for_a_link_fetches_it_at_once(
    visit: Callable[..., Any], serve: Callable[..., Any]
) -> None:
    server = serve()
    reader = visit("url", server=server, path="/for-authors/")
    reader.page.add_init_script(SLOW)
    reader.page.goto(server.url + "/add-client/")
    with reader.page.expect_request(lambda request: request.url.endswith(".wasm")):
        reader.field.focus()


def test_a_checker_that_fails_leaves_the_verdict_and_says_so_where_it_is_needed(
    visit: Callable[..., Any], serve: Callable[..., Any], fault: Any
) -> None:
    reader = visit(server=serve(faults={r"\.wasm$": fault(status=404)}))
    reader.field.fill("jan@gmail.com")
    expect(reader.title).to_have_text(reader.title_of("personal"))
    reader.page.wait_for_function("() => document.querySelector('hubcheck-email').engine?.state === 'failed'")
    expect(reader.title).to_have_text(reader.title_of("personal"))
    reader.field.fill("an@kantoorpeeters.be")
    expect(reader.verdict).to_contain_text(reader.text("boot.cannot-start"))


def test_where_the_table_is_missing_python_answers(
    visit: Callable[..., Any], serve: Callable[..., Any], fault: Any
) -> None:
    reader = visit(server=serve(faults={r"/words/verdicts\.": fault(status=404)}))
    reader.field.press_sequentially("jan@gmail.com")
    expect(reader.title).to_have_text(reader.title_of("personal"))

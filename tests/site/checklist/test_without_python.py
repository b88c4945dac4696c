"""Choices need no Python: they lead to a result on any line, and where Python never comes."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from hubcheck.checklist import OUTCOMES, STEPS, route

pytestmark = pytest.mark.browser

Visit = Callable[..., Any]

OF_PYTHON = r"/interpreter-|/packed-"
OF_THE_CHECKER = r"/web-|" + OF_PYTHON
LINK = "https://businesscentral.dynamics.com/kantoor.be?redirectedfromsignup=1"
SAVES_DATA = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"
SCREENS = """async (names) => {
    const shown = [];
    for (const name of names) {
        location.hash = `#${name}`;
        await new Promise((resolve) => addEventListener("hashchange", resolve, { once: true }));
        shown.push(document.querySelector(".hcl-heading").textContent);
    }
    return shown;
}"""
CHOOSE_SECOND = """() => {
    const [, second] = document.querySelectorAll(".hcl-stage input[type=radio]");
    second.click();
    document.querySelector(".hcl-continue").click();
    return document.querySelector(".hcl-heading").textContent;
}"""


@pytest.fixture
def silent(serve: Callable[..., Any], fault: Any) -> Any:
    """A host from which Python never comes."""
    return serve(faults={OF_PYTHON: fault(stall=True)})


@pytest.mark.parametrize(
    ("text", "place"),
    [("AADSTS50020", "use-invited-account"), ("50057", "own-account"), ("aadsts9999999", "own-programs")],
)
def test_a_code_needs_no_python(visit: Visit, silent: Any, text: str, place: str) -> None:
    reader = visit(locale="nl-BE", server=silent).answer("problem", "message").paste("message", text).at(place)
    expect(reader.page.locator(".hcl-stage .hc-boot")).to_have_count(0)


def test_explanations_of_codes_arrive_before_python_is_fetched(visit: Visit) -> None:
    """On a slow line, a code that waits behind Python is not explained without it."""
    reader = visit(until="commit")
    with reader.page.expect_request(re.compile(OF_PYTHON)):
        pass
    loaded = reader.page.evaluate("performance.getEntriesByType('resource').map(({ name }) => name)")
    assert any("/codes." in name for name in loaded)


def test_a_code_with_several_causes_asks_which_one_without_python(visit: Visit, silent: Any) -> None:
    reader = visit(server=silent).answer("problem", "message").paste("message", "AADSTS50034")
    cause = reader.stage.get_by_role("radio", name=reader.text("explain.own-sign-in-name"))
    cause.check()
    reader.button("checklist.continue").click()
    reader.at("sign-in-name")


@pytest.mark.parametrize("locale", ["en", "nl-BE"])
def test_the_next_question_is_there_with_the_key(visit: Visit, silent: Any, locale: str) -> None:
    reader = visit(locale=locale, server=silent).at("problem")
    assert reader.page.evaluate(CHOOSE_SECOND) == reader.text("step.url.question")


def test_choices_lead_to_a_result_with_its_letter(visit: Visit, silent: Any) -> None:
    reader = visit(locale="nl-BE", server=silent).answer("problem", "companies").answer("companies", "some")
    reader.answer("demo", "no").at("company-access")
    assert reader.stage.locator(".hcl-steps > li").count() == OUTCOMES["company-access"].actions
    expect(reader.stage.locator(".hcl-paper")).to_contain_text(reader.text("mail.fill.address"))
    expect(reader.page.locator(".hc-boot")).to_have_count(0)
    reader.button("checklist.back").click()
    expect(reader.at("demo").radio("demo", "no")).to_be_checked()
    reader.page.reload()
    reader.at("demo").button("checklist.restart").click()
    reader.at("problem")


def test_steps_and_outcomes_open_by_their_addresses(visit: Visit, silent: Any) -> None:
    reader = visit(server=silent).at("problem")
    # Not all: browsers slow down a page that changes its address 200 times in a row.
    names = [name for name in (*STEPS, *list(OUTCOMES)[::5]) if route(name)]
    titles = [reader.text(f"step.{name}.question" if name in STEPS else f"outcome.{name}.title") for name in names]
    assert reader.page.evaluate(SCREENS, names) == titles


def test_a_field_can_be_left_while_python_is_on_its_way(visit: Visit, silent: Any) -> None:
    reader = visit(server=silent).answer("problem", "connect").paste("url", LINK).at("url")
    expect(reader.stage.locator("hubcheck-url .hc-boot")).to_be_visible()
    expect(reader.page.locator(".hc-boot")).to_have_count(1)
    reader.stage.get_by_role("button", name=reader.text("step.url.answer.unknown"), exact=True).click()
    reader.at("ask-domain")
    expect(reader.page.locator(".hc-boot")).to_have_count(0)


def test_the_result_is_there_before_its_report(visit: Visit, serve: Callable[..., Any], fault: Any) -> None:
    server = serve(faults={OF_PYTHON: fault(status=404)})
    reader = visit("#unresolved", server=server).at("unresolved")
    letter, report = reader.stage.locator(".hcl-letter"), reader.stage.locator(".hcl-reporting")
    expect(letter.locator(".hcl-paper")).to_contain_text(reader.text("mail.fill.report"))
    for part in (letter, report):
        expect(part).to_contain_text(reader.text("checklist.report-missing"))
    expect(reader.button("checklist.copy-report")).to_be_hidden()
    expect(reader.button("checklist.copy-address")).to_be_visible()
    server.faults = {}
    reader.page.get_by_role("button", name=reader.text("boot.start-again")).click()
    for part in (letter.locator(".hcl-paper"), report.locator(".hcl-report")):
        expect(part).to_contain_text(reader.text("report.title"))
    expect(reader.button("checklist.copy-report")).to_be_visible()
    expect(reader.stage.get_by_text(reader.text("checklist.report-missing"))).to_have_count(0)


def test_the_result_says_that_the_report_waits(visit: Visit, silent: Any) -> None:
    reader = visit(locale="nl-BE", server=silent).answer("problem", "companies").answer("companies", "all")
    expect(reader.at("unresolved").page.locator(".hcl-walk > .hc-place .hc-boot")).to_be_attached()
    expect(reader.heading).to_be_in_viewport()
    for part in (reader.stage.locator(".hcl-letter"), reader.stage.locator(".hcl-reporting")):
        expect(part).to_contain_text(reader.text("checklist.report-waiting"))
    expect(reader.stage.locator(".hcl-steps > li")).to_have_count(OUTCOMES["unresolved"].actions)


def test_a_browser_without_webassembly_gets_to_a_result(visit: Visit, serve: Callable[..., Any], fault: Any) -> None:
    body = (
        b'addEventListener("message", ({data: {id}}) => postMessage({v: 1, id, type: "error", code: "wasm-missing"}));'
    )
    server = serve(faults={r"/web-[^/]+/worker\.js$": fault(body=body)})
    reader = visit(server=server).answer("problem", "connect").paste("url", LINK).at("url")
    expect(reader.page.locator(".hcl-walk > .hc-place [data-failure]")).to_contain_text(reader.text("boot.no-wasm"))
    reader.stage.get_by_role("button", name=reader.text("step.url.answer.unknown"), exact=True).click()
    reader.at("ask-domain").button("checklist.no").click()
    reader.answer("invited", "no").at("ask-invitation")
    expect(reader.page.locator("[data-failure]")).to_have_count(0)


def test_where_data_is_saved_choices_and_known_addresses_fetch_no_python(
    visit: Visit, serve: Callable[..., Any]
) -> None:
    server = serve()
    reader = visit(server=server)
    reader.page.add_init_script(SAVES_DATA)
    reader.page.reload()
    server.seen.clear()
    reader.answer("problem", "message").at("message").button("ui.dont-know").click()
    reader.at("url").button("checklist.restart").click()
    reader.answer("problem", "companies").answer("companies", "none").at("client-gives-access")
    reader.page.wait_for_load_state("networkidle")
    fetched = [one.path for one in server.seen]
    assert not [path for path in fetched if re.search(OF_THE_CHECKER, path)]
    reader.button("checklist.restart").click()
    reader.answer("problem", "sign-up").paste("email", "an@gmail.com").at("address-refused")
    assert not [one.path for one in server.seen if re.search(OF_PYTHON, one.path)]
    reader.button("checklist.restart").click()
    reader.answer("problem", "message").paste("message", "AADSTS90002: Tenant 'klant.be' not found.").at("url")


def test_the_first_question_takes_two_files_that_come_with_the_scripts(visit: Visit, serve: Callable[..., Any]) -> None:
    server = serve()
    reader = visit(server=server).at("problem")
    reader.page.wait_for_load_state("networkidle")
    paths = [one.path.rpartition("/")[2].split(".")[0] for one in server.seen if "/words/" in one.path]
    assert paths[0] == "checklist"
    assert paths.count("checklist") == 1
    order = [one.path for one in server.seen]
    preloaded = next(number for number, path in enumerate(order) if "/words/" in path)
    assert preloaded < next(number for number, path in enumerate(order) if re.search(OF_THE_CHECKER, path))


def test_every_message_that_waits_says_so(visit: Visit, silent: Any) -> None:
    reader = visit(server=silent).answer("problem", "message").at("message")
    waiting = reader.page.locator(".hcl-walk > .hc-place .hc-boot")
    for _ in range(2):
        reader.stage.locator("textarea").fill("zomaar iets")
        reader.page.locator(".hcl-continue").click()
        expect(waiting).to_be_visible()
        reader.button("checklist.back").click()
        expect(waiting).to_have_count(0)
        reader.page.go_forward()
        reader.at("message")

"""In every engine the checklist asks on without Python, and Back returns to the question."""

from collections.abc import Callable
from pathlib import Path

import pytest

from engines import EnginePage
from guide_text import checker_text
from web_server import Fault, Server

pytestmark = pytest.mark.browser

NEVER_COMES = {r"/interpreter-|/packed-": Fault(stall=True)}
HEADING = "document.querySelector('.hcl-heading')?.textContent"
CHOOSE = """((number) => {
    document.querySelectorAll(".hcl-stage input[type=radio]")[number].click();
    document.querySelector(".hcl-continue").click();
    return document.querySelector(".hcl-heading").textContent;
})(%d)"""


def test_the_checklist_leads_to_a_result_and_back(
    new_page: Callable[[int, int], EnginePage], guide: Path, policy_header: dict[str, str]
) -> None:
    with Server(guide, headers=policy_header, faults=NEVER_COMES) as server:
        page = new_page(360, 740)
        page.open(f"{server.url}/nl-BE/checklist/")
        page.wait_for(f"{HEADING} === {checker_text('step.problem.question')!r}")
        assert page.evaluate(CHOOSE % 2) == checker_text("step.companies.question")
        assert page.evaluate(CHOOSE % 2) == checker_text("outcome.client-gives-access.title")
        page.wait_for("document.querySelector('.hcl-paper')?.textContent")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.back()
        page.wait_for(f"{HEADING} === {checker_text('step.companies.question')!r}")
        assert page.evaluate("document.querySelectorAll('.hcl-stage input:checked').length") == 1

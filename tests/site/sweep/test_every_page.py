"""Every page in every locale, in every state that readers bring it into: no probe finds anything."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.site.sweep.events import PageEvents
from tests.site.sweep.visits import VISITS, Visit

from guide_pages import addresses, built_addresses
from outside_proxy import OutsideProxy
from web_server import Server


@pytest.fixture(scope="module")
def server(guide: Path) -> Iterator[Server]:
    """The guide on a host that sets no headers: the policy is that of the pages themselves."""
    with Server(guide) as server:
        yield server


def findings(chromium: Browser, server: Server, path: str, visit: Visit) -> Iterator[str]:
    """Open a page once; what the probes find in each state, and what went wrong meanwhile."""
    width, height = visit.states[0].size
    with OutsideProxy() as outside:
        context = chromium.new_context(
            viewport={"width": width, "height": height},
            reduced_motion="reduce",
            proxy=outside.settings,  # type: ignore[arg-type]
        )
        context.set_default_timeout(120_000)
        page = context.new_page()
        events = PageEvents(server.url).listen(page)
        if visit.script:
            page.add_init_script(visit.script)
        page.goto(server.url + path)
        for state in visit.states:
            yield from state.findings(page)
        page.wait_for_load_state("networkidle")
        assert events.requests
        yield from events.findings
        context.close()
        outside.shutdown()
        yield from (f"another host was asked: {one}" for one in outside.asked)


@pytest.mark.browser
@pytest.mark.parametrize("path", addresses())
def test_no_probe_finds_anything(chromium: Browser, server: Server, path: str) -> None:
    found = [f"{path} {visit.name}, {one}" for visit in VISITS for one in findings(chromium, server, path, visit)]
    assert found == []


def test_every_page_that_was_built_is_swept(guide: Path) -> None:
    assert built_addresses(guide) == sorted(addresses())

"""In every engine a reader gets a verdict."""

from collections.abc import Callable

import pytest

from engines import EnginePage
from page_scripts import IS_SEEN
from web_server import Server

pytestmark = pytest.mark.browser


def test_an_address_gets_its_verdict(new_page: Callable[[int, int], EnginePage], guide_with_policy: Server) -> None:
    page = new_page(360, 740)
    page.open(f"{guide_with_policy.url}/nl-BE/troubleshooting/")
    verdict = "document.querySelector('hubcheck-email [data-verdict]')?.dataset.verdict"
    page.type("hubcheck-email input", "jan@gmail.com")
    assert page.wait_for(verdict) == "personal"
    page.evaluate("document.querySelector('hubcheck-email input').value = ''")
    page.type("hubcheck-email input", "jan@kantoorpeeters.be")
    assert page.wait_for(f"{verdict} === 'unlisted'")
    assert page.evaluate("document.documentElement.scrollWidth <= 360")


def test_the_verdict_is_seen_below_the_field_in_a_low_window(
    new_page: Callable[[int, int], EnginePage], guide_with_policy: Server
) -> None:
    page = new_page(360, 420)
    page.open(f"{guide_with_policy.url}/nl-BE/troubleshooting/")
    page.type("hubcheck-email input", "jan@gmail.com")
    assert page.wait_for("document.querySelector('hubcheck-email [data-verdict]')?.dataset.verdict") == "personal"
    assert page.wait_for(f"({IS_SEEN})('hubcheck-email .hc-title') && ({IS_SEEN})('hubcheck-email input')")
    width = "document.querySelector('hubcheck-email .hc-reason').getBoundingClientRect().width"
    assert page.evaluate(f"{width} >= document.documentElement.clientWidth - 40")


def test_back_shows_the_address_with_its_verdict(
    new_page: Callable[[int, int], EnginePage], guide_with_policy: Server
) -> None:
    page = new_page(360, 740)
    if not page.restores_fields:
        pytest.skip("WebKit's page lies in a frame here, in which no field is restored")
    page.open(f"{guide_with_policy.url}/fr-BE/troubleshooting/")
    page.type("hubcheck-email input", "jan@kantoorpeeters.be")
    verdict = "document.querySelector('hubcheck-email [data-verdict]')?.dataset.verdict"
    assert page.wait_for(verdict) == "unlisted"
    page.open(f"{guide_with_policy.url}/fr-BE/checklist/")
    page.evaluate("void setTimeout(() => history.back())")
    page.wait_for("location.pathname.includes('troubleshooting')")
    assert page.wait_for("document.querySelector('hubcheck-email input')?.value") == "jan@kantoorpeeters.be"
    assert page.wait_for(verdict) == "unlisted"

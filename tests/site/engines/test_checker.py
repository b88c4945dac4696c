"""In every engine a reader gets a verdict."""

from collections.abc import Callable

import pytest

from engines import EnginePage
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

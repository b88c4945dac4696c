"""A site with the checker's plugin and nothing of mkdocs-bitext: the form works, in the language of the page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from built_distributions import ROOT, Environment
from hubcheck.messages import read_catalogue
from web_server import open_servers

pytestmark = [pytest.mark.nightly, pytest.mark.network]

MATERIAL = "mkdocs-material>=9.7,<10"
# What was packed for the same versions is used again: packing takes minutes.
CONFIG = """\
site_name: Their site
theme: {{name: material, language: {language}, font: false}}
plugins:
  - search
  - hubcheck: {{cache: {cache}}}
"""


@pytest.fixture(scope="session")
def installed(environment: Callable[..., Environment]) -> Environment:
    """An environment with accountant-hub-checker and Material."""
    return environment("accountant-hub-checker", MATERIAL)


@pytest.fixture(scope="session", params=["en", "nl"])
def site(installed: Environment, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Their site, built strictly."""
    folder = tmp_path_factory.mktemp(request.param)
    (folder / "docs").mkdir()
    (folder / "docs/index.md").write_text("# Sign up\n\n<!-- hubcheck:email -->\n", encoding="utf-8")
    config = CONFIG.format(language=request.param, cache=ROOT / ".cache/hubcheck")
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    installed.run(folder, "mkdocs", "build", "--strict")
    return folder / "site"


@pytest.fixture
def page(site: Path, new_context: Callable[..., Page]) -> Iterator[Page]:
    """Their start page in Chromium."""
    with open_servers(site) as serve:
        opened = new_context().new_page()
        opened.goto(serve().url)
        yield opened


def test_nothing_of_the_segment_library_is_installed(installed: Environment) -> None:
    names = installed.installed()
    assert {"email-validator", "idna", "pywhatwgurl"} <= names
    assert not names & {"lxml", "rapidfuzz", "mkdocs-bitext", "mkdocs-static-i18n", "publicsuffixlist"}


@pytest.mark.browser
def test_the_form_judges_an_address_in_the_language_of_the_page(page: Page) -> None:
    messages = read_catalogue("nl-BE" if page.locator("html").get_attribute("lang") == "nl" else "en")
    form = page.locator("hubcheck-email")
    form.get_by_role("textbox").fill("jan.peeters@kantoorpeeters.be")
    form.get_by_role("textbox").press("Enter")
    expect(form.locator(".hc-title")).to_have_text(messages.text("email.class.unlisted.title"), timeout=90_000)

"""What a reader brings onto a page has no fault: every probe, in every window, colour and size of text, by keyboard."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext
from tests.site.a11y.states import STATES, beside, menu, sentence
from tests.site.a11y.states import State as Bring
from tests.site.sweep.probes import (
    accessibility,
    button_names,
    clipping,
    contrast,
    focus_walk,
    reflow,
    target_size,
)
from tests.site.sweep.visits import DESK, LARGE, PHONE, SPACED, State

pytestmark = pytest.mark.browser

SETTINGS = (
    State("light", DESK, (accessibility.findings, target_size.findings)),
    State("dark", DESK, (contrast.findings,), scheme="dark"),
    State("text of twice the size", DESK, (clipping.findings, reflow.findings), style=LARGE),
    State("wide text spacing on a phone", PHONE, (clipping.findings, reflow.findings), style=SPACED),
    State("phone", PHONE, (target_size.findings, focus_walk.findings)),
    State("at a desk, by keyboard", (1280, 640), (focus_walk.findings,)),
)
HAS_NO_FORM = (menu, beside, sentence)
"""In these states the article has fewer buttons than tell anything."""


@pytest.mark.parametrize("bring", STATES, ids=lambda one: one.__name__)
def test_no_probe_finds_anything(new_context: Callable[..., BrowserContext], guide_url: str, bring: Bring) -> None:
    page = new_context(viewport={"width": DESK[0], "height": DESK[1]}).new_page()
    bring(page, guide_url)
    page.wait_for_load_state("networkidle")  # until then the checker may still move what is below it
    assert [one for setting in SETTINGS for one in setting.findings(page)] == []
    if bring not in HAS_NO_FORM:
        assert button_names.findings(page) == []
